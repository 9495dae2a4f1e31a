using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Naas.Application.Deadlines;
using Naas.Application.Queries;
using Naas.Infrastructure.Published;
using Naas.Infrastructure.ReadModels.Queries;

namespace Naas.Infrastructure.ReadModels;

public static class ReadModelRegistration
{
    /// <summary>Queries, health, rebuild. Needs a data source, an event log, the facts of the person directory, a <see cref="TimeProvider"/>, a business day and logging.</summary>
    public static IServiceCollection AddReadModels(this IServiceCollection services)
    {
        services.TryAddSingleton(new ProjectionSettings());
        services.TryAddSingleton<ProjectionProgress>();
        services.TryAddSingleton<ReadModelSchema>();
        services.TryAddSingleton<ReadModels>();
        services.TryAddSingleton<PastFiguresBook>();
        services.TryAddSingleton<PastFiguresMaker>();
        services.TryAddSingleton<ReadModelReader>();
        services.TryAddTransient<IRequestHandler<GetWorkerSummary, QueryAnswer<WorkerSummary>>, GetWorkerSummaryHandler>();
        services.TryAddTransient<IRequestHandler<GetTimeline, QueryAnswer<Timeline>>, GetTimelineHandler>();
        services.TryAddTransient<IRequestHandler<GetEmployerDashboard, QueryAnswer<EmployerDashboard>>, GetEmployerDashboardHandler>();
        services.TryAddTransient<IRequestHandler<ListEmployerWorkers, QueryAnswer<EmployerWorkers>>, ListEmployerWorkersHandler>();
        services.TryAddTransient<IRequestHandler<GetStandings, QueryAnswer<Application.Queries.Standings>>, GetStandingsHandler>();
        services.TryAddTransient<IRequestHandler<ListEndorsed, QueryAnswer<EndorsedWorkers>>, ListEndorsedHandler>();
        services.TryAddTransient<IRequestHandler<ListFigureChanges, QueryAnswer<FigureChanges>>, ListFigureChangesHandler>();
        services.TryAddTransient<IRequestHandler<GetEqualities, QueryAnswer<EqualityFigures>>, GetEqualitiesHandler>();
        services.TryAddTransient<IRequestHandler<GetPastFigures, QueryAnswer<PastFigures>>, GetPastFiguresHandler>();
        services.TryAddTransient<IRequestHandler<SearchAudit, QueryAnswer<AuditPage>>, SearchAuditHandler>();
        services.TryAddTransient<IRequestHandler<ListDeadlines, QueryAnswer<DeadlinePage>>, ListDeadlinesHandler>();
        services.TryAddTransient<IRequestHandler<ListExpectations, QueryAnswer<ExpectationPage>>, ListExpectationsHandler>();
        services.TryAddTransient<IRequestHandler<GetRetentionCurve, QueryAnswer<RetentionCurves>>, GetRetentionCurveHandler>();
        services.TryAddTransient<IRequestHandler<GetTurnover, QueryAnswer<Turnover>>, GetTurnoverHandler>();
        services.TryAddTransient<IRequestHandler<GetMoves, QueryAnswer<Moves>>, GetMovesHandler>();
        services.TryAddTransient<IRequestHandler<GetStandardRates, QueryAnswer<StandardRates>>, GetStandardRatesHandler>();
        services.TryAddTransient<IRequestHandler<GetRaterAgreement, QueryAnswer<RaterAgreement>>, GetRaterAgreementHandler>();
        services.TryAddTransient<IRequestHandler<GetRaterSeverity, QueryAnswer<RaterSeverity>>, GetRaterSeverityHandler>();
        services.TryAddSingleton<IDeadlines, DeadlineReader>();
        services.AddPublishedStatistics();
        return services;
    }
}
