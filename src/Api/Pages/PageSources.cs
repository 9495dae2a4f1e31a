using Naas.Api.Http.Problems;
using Naas.Application.Time;
using Naas.Infrastructure.ReadModels;
using Naas.Web;
using Naas.Web.Problems;

namespace Naas.Api.Pages;

/// <summary>Tells pages how fresh they are.</summary>
internal sealed class ServiceMomentSource(ReadModels readModels, BusinessClock clock) : IServiceMomentSource
{
    public async ValueTask<ServiceMoment> Current(CancellationToken ct)
    {
        var freshness = await readModels.FreshnessAsync(ct);
        return new ServiceMoment(freshness.Position.Value, freshness.RecordedAt, clock.Today, clock.IsSimulated);
    }
}

/// <summary>The problems of this server, for their pages.</summary>
internal sealed class ProblemPages : IProblemPages
{
    public IReadOnlyList<ProblemPage> All { get; } =
    [
        .. ProblemKinds.All.Select(kind => new ProblemPage(kind.Code, kind.Status, kind.Title, kind.WhatToDo, kind.Source is { } source ? InWords(source) : null, kind.Source?.Quote)),
    ];

    private static string InWords(Domain.Policies.PolicySource source) => source.Document switch
    {
        "C16" => $"Confidence in practice, government consultation, 20 December 2016, {source.Paragraph}. Open Government Licence v3.0.",
        "G17" => $"Government response, December 2017, {source.Paragraph}. Open Government Licence v3.0.",
        _ => $"A decision of this project where the documents are silent: {source.Paragraph}.",
    };
}
