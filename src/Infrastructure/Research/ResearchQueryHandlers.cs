using System.Security.Cryptography;
using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Application.Time;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.Releases;
using Naas.Projections;
using Naas.Projections.Equalities;

namespace Naas.Infrastructure.Research;

internal sealed class ListResearchProjectsHandler(ResearchProjectStore store, IEventLog log) : IRequestHandler<ListResearchProjects, QueryAnswer<ResearchProjects>>
{
    public async Task<QueryAnswer<ResearchProjects>> Handle(ListResearchProjects request, CancellationToken cancellationToken) =>
        new QueryAnswer<ResearchProjects>.Found(
            new ResearchProjects([.. (await store.ListAsync(cancellationToken)).Where(project => Assignment.Reaches(request.Caller, project)).Select(project => TellingPartners.Of(project, request.Caller))]), await log.NowAsync(cancellationToken));
}

internal sealed class GetResearchProjectHandler(ResearchProjectStore store, IEventLog log) : IRequestHandler<GetResearchProject, QueryAnswer<ResearchProject>>
{
    public async Task<QueryAnswer<ResearchProject>> Handle(GetResearchProject request, CancellationToken cancellationToken)
    {
        var project = await store.FindAsync(request.Code, cancellationToken);
        if (!Assignment.Reaches(request.Caller, project))
            return new QueryAnswer<ResearchProject>.NotAllowed(Assignment.WhyNot);
        return project is null
            ? new QueryAnswer<ResearchProject>.NotFound(await log.NowAsync(cancellationToken))
            : new QueryAnswer<ResearchProject>.Found(TellingPartners.Of(project, request.Caller), await log.NowAsync(cancellationToken));
    }
}

/// <summary>Gives a project's extract from one snapshot of the read model, and notes to whom.</summary>
/// <remarks>
/// A research partner is given that of the last quarter, which is made once and kept: who could choose the moment would hold two
/// extracts of neighbouring moments against each other, and find in the difference whoever came or changed between them. The first
/// project that asks fixes that moment for all, so that nobody has two of them who is assigned to two projects.
/// </remarks>
internal sealed class GetResearchExtractHandler(ResearchProjectStore store, ResearchCutStore cuts, ResearchQuarterStore quarters, ReadModelReader reader, ExtractMaker maker, IPolicyEditions editions, IEventLog log, BusinessClock clock)
    : IRequestHandler<GetResearchExtract, QueryAnswer<ResearchExtractAnswer>>
{
    private const string OneAQuarter =
        "A research partner is given the extract of the last calendar quarter that is over, which is made once and stays as it is: asOf, known, position and minPosition are for the department's analysts.";

    public async Task<QueryAnswer<ResearchExtractAnswer>> Handle(GetResearchExtract request, CancellationToken cancellationToken)
    {
        var project = await store.FindAsync(request.Code, cancellationToken);
        if (!Assignment.Reaches(request.Caller, project))
            return new QueryAnswer<ResearchExtractAnswer>.NotAllowed(Assignment.WhyNot);
        if (request is not { AsOf: null, AsKnown: null, MinPosition: null } && IsPartner(request))
            return new QueryAnswer<ResearchExtractAnswer>.NotAllowed(OneAQuarter);
        if (project is null)
            return new QueryAnswer<ResearchExtractAnswer>.NotFound(await log.NowAsync(cancellationToken));

        using var pseudonyms = await store.PseudonymsOfAsync(request.Code, cancellationToken);
        if (pseudonyms is null)
            return await RefusedAsync(ResearchRefusal.ProjectClosed, cancellationToken);
        if (project.AgreementEndsOn < clock.Today)
            return await RefusedAsync(ResearchRefusal.AgreementOver, cancellationToken);

        var answer = IsPartner(request)
            ? await OfTheQuarterAsync(request, project, pseudonyms, cancellationToken)
            : await reader.AskAsync(EqualitiesProjection.Name, request, journey: null, snapshot => ExtractAsync(snapshot, request, project, pseudonyms), cancellationToken);
        if (answer is not QueryAnswer<ResearchExtract>.Found { Value: var extract, Freshness: var freshness })
            return answer.As<ResearchExtract, ResearchExtractAnswer>();

        await store.NoteAsync(request, extract, clock.Now, cancellationToken);
        return new QueryAnswer<ResearchExtractAnswer>.Found(new ResearchExtractAnswer.Given(IsPartner(request) ? TellingPartners.Of(extract) : extract), freshness);
    }

    private static bool IsPartner(GetResearchExtract request) => request.Caller.Role == Role.ResearchPartner;

    private async Task<QueryAnswer<ResearchExtract>> OfTheQuarterAsync(GetResearchExtract request, ResearchProject project, Pseudonyms pseudonyms, CancellationToken cancellation)
    {
        var asOf = ResearchCutStore.LastQuarterEnd(clock.Today);
        if (await cuts.FindAsync(project.Code, asOf, cancellation) is { } kept)
            return Given(kept);
        // Where the clock was set back it may be of a later one.
        if (await quarters.LatestAsync(cancellation) is { } made && made.Extract.AsOf >= asOf)
            return await OfProjectAsync(made);

        using var before = await quarters.BeforeAsync(cancellation);
        var key = RandomNumberGenerator.GetBytes(ResearchProjectStore.KeyBytes);
        using var own = new Pseudonyms(key);
        var answer = await reader.AskAsync<ResearchQuarter>(EqualitiesProjection.Name, request, journey: null, snapshot => QuarterAsync(snapshot, asOf, own, before), cancellation);
        return answer is QueryAnswer<ResearchQuarter>.Found first ? await OfProjectAsync(await quarters.KeepAsync(first.Value, key, clock.Now, cancellation)) : answer.As<ResearchQuarter, ResearchExtract>();

        async Task<QueryAnswer<ResearchExtract>> OfProjectAsync(ResearchQuarter quarter) =>
            Given(await cuts.KeepAsync(ProjectExtracts.Of(quarter, project, pseudonyms), clock.Now, cancellation));
    }

    private async Task<ResearchQuarter?> QuarterAsync(Snapshot snapshot, DateOnly asOf, Pseudonyms pseudonyms, EarlierQuarters before)
    {
        var workers = await WorkersAsync(snapshot, asOf);
        return await ExtractMaker.MakeQuarterAsync(asOf, pseudonyms, workers, before.Among(workers), ProvenanceOf(snapshot, ExtractMaker.CutDefinition, asOf));
    }

    /// <summary>As fresh as the log was where it was made.</summary>
    private static QueryAnswer<ResearchExtract>.Found Given(ResearchExtract extract) =>
        new(extract, new Freshness(LogPosition.TryParse(extract.Provenance.Position, out var position) ? position : default, extract.Provenance.RecordedAt));

    private async Task<ResearchExtract?> ExtractAsync(Snapshot snapshot, GetResearchExtract request, ResearchProject project, Pseudonyms pseudonyms)
    {
        var asOf = request.AsOf ?? snapshot.Known?.On ?? clock.Today;
        return await maker.MakeAsync(project, asOf, pseudonyms, await WorkersAsync(snapshot, asOf), ProvenanceOf(snapshot, ExtractMaker.Definition, asOf));
    }

    private static async Task<IReadOnlyList<AssessedWorker>> WorkersAsync(Snapshot snapshot, DateOnly asOf) =>
        [.. (await snapshot.QueryAsync(SqlText.Of(typeof(GetResearchExtractHandler), "query-assessed"), row => AssessedWorker.Read(row, asOf))).OfType<AssessedWorker>()];

    private Func<long, IReadOnlyList<Exclusion>, Task<Provenance>> ProvenanceOf(Snapshot snapshot, FigureDefinition definition, DateOnly asOf) =>
        (n, excluded) => snapshot.ProvenanceAsync(definition, editions.InForceOn(asOf).Edition, n, excluded);

    private async Task<QueryAnswer<ResearchExtractAnswer>> RefusedAsync(ResearchRefusal why, CancellationToken cancellation) =>
        new QueryAnswer<ResearchExtractAnswer>.Found(new ResearchExtractAnswer.Refused(why), await log.NowAsync(cancellation));
}

/// <summary>How far a research partner sees: the access table says that it is for partners, and only the project knows for whom of them.</summary>
file static class Assignment
{
    public const string WhyNot = "You are not assigned to this research project, or there is none of that code.";

    /// <param name="project">Null where there is none: whoever may see only their own learns nothing of that.</param>
    public static bool Reaches(Caller caller, ResearchProject? project) =>
        caller.Role != Role.ResearchPartner || (project is not null && project.Researchers.Contains(caller.Subject));
}
