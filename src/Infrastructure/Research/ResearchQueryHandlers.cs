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
            new ResearchProjects([.. (await store.ListAsync(cancellationToken)).Where(project => Assignment.Reaches(request.Caller, project))]), await log.NowAsync(cancellationToken));
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
            : new QueryAnswer<ResearchProject>.Found(project, await log.NowAsync(cancellationToken));
    }
}

/// <summary>Gives a project's extract from one snapshot of the read model, and notes to whom.</summary>
internal sealed class GetResearchExtractHandler(ResearchProjectStore store, ReadModelReader reader, ExtractMaker maker, IPolicyEditions editions, IEventLog log, BusinessClock clock)
    : IRequestHandler<GetResearchExtract, QueryAnswer<ResearchExtractAnswer>>
{
    public async Task<QueryAnswer<ResearchExtractAnswer>> Handle(GetResearchExtract request, CancellationToken cancellationToken)
    {
        var project = await store.FindAsync(request.Code, cancellationToken);
        if (!Assignment.Reaches(request.Caller, project))
            return new QueryAnswer<ResearchExtractAnswer>.NotAllowed(Assignment.WhyNot);
        if (project is null)
            return new QueryAnswer<ResearchExtractAnswer>.NotFound(await log.NowAsync(cancellationToken));

        using var pseudonyms = await store.PseudonymsOfAsync(request.Code, cancellationToken);
        if (pseudonyms is null)
            return await RefusedAsync(ResearchRefusal.ProjectClosed, cancellationToken);
        if (project.AgreementEndsOn < clock.Today)
            return await RefusedAsync(ResearchRefusal.AgreementOver, cancellationToken);

        var answer = await reader.AskAsync(EqualitiesProjection.Name, request, journey: null, snapshot => ExtractAsync(snapshot, request, project, pseudonyms), cancellationToken);
        if (answer is not QueryAnswer<ResearchExtract>.Found { Value: var extract, Freshness: var freshness })
            return answer.As<ResearchExtract, ResearchExtractAnswer>();

        await store.NoteAsync(request, extract, clock.Now, cancellationToken);
        return new QueryAnswer<ResearchExtractAnswer>.Found(new ResearchExtractAnswer.Given(extract), freshness);
    }

    private async Task<ResearchExtract?> ExtractAsync(Snapshot snapshot, GetResearchExtract request, ResearchProject project, Pseudonyms pseudonyms)
    {
        var asOf = request.AsOf ?? snapshot.Known?.On ?? clock.Today;
        var workers = await snapshot.QueryAsync(SqlText.Of(typeof(GetResearchExtractHandler), "query-assessed"), row => AssessedWorker.Read(row, asOf));
        return await maker.MakeAsync(
            project, asOf, pseudonyms, [.. workers.OfType<AssessedWorker>()], (n, excluded) => snapshot.ProvenanceAsync(ExtractMaker.Definition, editions.InForceOn(asOf).Edition, n, excluded));
    }

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
