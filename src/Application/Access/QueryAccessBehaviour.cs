using MediatR;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Application.Standards;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Application.Access;

/// <summary>Checks role and scope of a question, from the same table as commands, before anything is answered.</summary>
/// <remarks>Whose worker somebody is, only the journey itself knows: it is read from the log, so a read model that lags cannot let anybody in.</remarks>
public sealed class QueryAccessBehaviour<TQuery, T>(IEventLog log) : IPipelineBehavior<TQuery, QueryAnswer<T>>
    where TQuery : Query<T>
    where T : class
{
    public async Task<QueryAnswer<T>> Handle(TQuery request, CancellationToken cancellationToken, RequestHandlerDelegate<QueryAnswer<T>> next)
    {
        var type = typeof(TQuery);
        if (AccessTable.ScopeFor(type, request.Caller.Role) is null)
            return new QueryAnswer<T>.NotAllowed($"The role {RoleNames.Of(request.Caller.Role)} may not ask this; it is for: {string.Join(", ", AccessTable.RolesFor(type).Select(RoleNames.Of))}.");

        if (!await IsInScopeAsync(request, cancellationToken))
            return new QueryAnswer<T>.NotAllowed("This is not about your own record, your organisation, somebody who is in post with it, or a review on whose panel you are.");

        return request is AboutRetention<T> { WhyNotTold: { } why } ? new QueryAnswer<T>.NotAllowed(why) : await next();
    }

    private async Task<bool> IsInScopeAsync(TQuery request, CancellationToken cancellation) => request switch
    {
        // A former employer keeps the feedback that was issued while it had the worker in post (S-16); the answer holds no other.
        AboutWorker<T> q and GetFeedback => await MaySeeAsync(q, journey => journey.Spells.Select(spell => spell.PlacedAt), cancellation),
        AboutWorker<T> q => await MaySeeAsync(q, AccessTable.InPostWith, cancellation),
        GetEmployerDashboard q => AccessTable.AllowsAboutOrganisation(request.Caller, typeof(TQuery), q.Organisation),
        ListEmployerWorkers q => AccessTable.AllowsAboutOrganisation(request.Caller, typeof(TQuery), q.Organisation),
        ListEndorsed q => AccessTable.AllowsAboutOrganisation(request.Caller, typeof(TQuery), q.Organisation),
        AboutRetention<T> { Organisation: { } organisation } => AccessTable.AllowsAboutOrganisation(request.Caller, typeof(TQuery), organisation),
        AboutRetention<T> => AccessTable.ScopeFor(typeof(TQuery), request.Caller.Role) == Scope.Any,
        FindSocialWorker or CheckRegister or GetStandard or GetStandings or GetPastFigures or SearchAudit or ListDeadlines or ListExpectations => AccessTable.ScopeFor(typeof(TQuery), request.Caller.Role) == Scope.Any,
        GetPublishedBeside q => AccessTable.AllowsAboutOrganisation(request.Caller, typeof(TQuery), q.Organisation),
        GetEqualities or ListFigureChanges => AccessTable.ScopeFor(typeof(TQuery), request.Caller.Role) == Scope.Any,
        GetStandardRates or GetRaterAgreement or GetRaterSeverity => AccessTable.ScopeFor(typeof(TQuery), request.Caller.Role) == Scope.Any,
        ListPublications or FindPublishedFigures or CheckPublishedRates => AccessTable.ScopeFor(typeof(TQuery), request.Caller.Role) == Scope.Any,
        MakeRelease or CompareRelease or ListReleases or GetRelease or GetReleasedFile => AccessTable.ScopeFor(typeof(TQuery), request.Caller.Role) == Scope.Any,
        GetEmployerEqualities q => AccessTable.AllowsAboutOrganisation(request.Caller, typeof(TQuery), q.Organisation),
        // To which projects a research partner is assigned, only the projects know: their handlers ask that.
        ListResearchProjects or GetResearchProject or GetResearchExtract => AccessTable.ScopeFor(typeof(TQuery), request.Caller.Role) is Scope.Any or Scope.OwnProject,
        ListSurveyResults or ListOutcomeUse => AccessTable.ScopeFor(typeof(TQuery), request.Caller.Role) == Scope.Any,
        GetOutcomeUse q => AccessTable.AllowsAboutOrganisation(request.Caller, typeof(TQuery), q.Organisation),
        _ => throw new InvalidOperationException($"Nobody has said who may ask {typeof(TQuery).Name}."),
    };

    private async Task<bool> MaySeeAsync(AboutWorker<T> request, Func<Journey, IEnumerable<OrganisationCode>> whose, CancellationToken cancellation)
    {
        var scope = AccessTable.ScopeFor(typeof(TQuery), request.Caller.Role);
        if (scope == Scope.LeaderLevel)
            return AccessTable.IsOnLeadersRoad((await request.ReadAsync(log, cancellation)).Journey);
        var inPostWith = scope == Scope.OwnOrganisation ? whose((await request.ReadAsync(log, cancellation)).Journey) : [];
        var isOnCase = scope == Scope.OwnCase && AccessTable.IsOnCase(request.Caller, (await request.ReadAsync(log, cancellation)).Journey);
        return AccessTable.AllowsAboutWorker(request.Caller, typeof(TQuery), request.Journey, inPostWith, isOnCase);
    }
}
