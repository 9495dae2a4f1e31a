using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Deadlines;
using Naas.Application.Explaining;
using Naas.Application.Journeys;
using Naas.Application.Merging;
using Naas.Application.People;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Application.Rollouts;
using Naas.Application.Standards;
using Naas.Application.Time;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application;

/// <summary>Registers the application: by hand, so that what is in the pipeline, and in which order, can be read here.</summary>
public static class ApplicationServices
{
    public static IServiceCollection AddNaasApplication(this IServiceCollection services)
    {
        _ = services
            .AddSingleton<BusinessClock>()
            .AddSingleton<IBusinessDay>(provider => provider.GetRequiredService<BusinessClock>())
            .AddSingleton<IRollout, LoggedRollout>()
            .AddSingleton<IStandards, LoggedStandards>()
            .AddSingleton<FactResolver>()
            .AddSingleton<CommandsInFlight>()
            .AddSingleton<ReservationSettlement>()
            .AddTransient<RecordMerging>()
            .AddSingleton<Register>()
            .AddSingleton<DueQuestions>()
            .AddSingleton<DueSweep>()
            // A narrative is a draft until a feedback report goes out with it.
            .AddSingleton<DocumentRelease>((journey, document) => journey.Levels.Any(held => held.Track.IssuedNarratives.Contains(document)
                || held.Track.Released.Any(released => released.HeardFrom.Any(heard => heard.Document == document))
                || held.Track.Reviews.Any(review => review.Decision?.Document == document)))
            .AddTransient<ServiceFactory>(provider => provider.GetRequiredService)
            .AddTransient<IMediator, Mediator>();

        return services
            .AddCommands<JourneyRequest, Journey, JourneyEvent, JourneyAggregate>()
            // Innermost: what is planned in two journeys was allowed first.
            .AddTransient<IPipelineBehavior<JourneyRequest, CommandAnswer>, MergingBehaviour>()
            .AddCommands<RolloutRequest, Rollout, RolloutEvent, RolloutAggregate>()
            .AddCommands<StandardRequest, ElementStandard, StandardEvent, StandardAggregate>()
            .AddTransient<IRequestHandler<RegistrationRequest, CommandAnswer>, RegistrationHandler>()
            .AddQueryAccess<GetWorkerSummary, WorkerSummary>()
            .AddQueryAccess<GetTimeline, Timeline>()
            .AddQueryAccess<GetEmployerDashboard, EmployerDashboard>()
            .AddQueryAccess<ListEmployerWorkers, EmployerWorkers>()
            .AddQueryAccess<ListEndorsed, EndorsedWorkers>()
            .AddQueryAccess<GetStandings, Standings>()
            .AddQueryAccess<GetRetentionCurve, RetentionCurves>()
            .AddQueryAccess<GetTurnover, Turnover>()
            .AddQueryAccess<GetMoves, Moves>()
            .AddQueryAccess<ListFigureChanges, FigureChanges>()
            .AddQueryAccess<GetEqualities, EqualityFigures>()
            .AddQueryAccess<GetEmployerEqualities, EmployerEqualities>()
            .AddQueryAccess<GetStandardRates, StandardRates>()
            .AddQueryAccess<GetRaterAgreement, RaterAgreement>()
            .AddQueryAccess<GetRaterSeverity, RaterSeverity>()
            .AddQueryAccess<GetPastFigures, PastFigures>()
            .AddQueryAccess<SearchAudit, AuditPage>()
            .AddQueryAccess<ListDeadlines, DeadlinePage>()
            .AddQueryAccess<ListExpectations, ExpectationPage>()
            .AddQueryAccess<FindSocialWorker, FoundSocialWorker>()
            .AddTransient<IRequestHandler<FindSocialWorker, QueryAnswer<FoundSocialWorker>>, FindSocialWorkerHandler>()
            .AddQueryAccess<GetAttempts, Attempts>()
            .AddTransient<IRequestHandler<GetAttempts, QueryAnswer<Attempts>>, GetAttemptsHandler>()
            .AddQueryAccess<GetEligibility, ExplainedEligibility>()
            .AddTransient<IRequestHandler<GetEligibility, QueryAnswer<ExplainedEligibility>>, GetEligibilityHandler>()
            .AddQueryAccess<GetDecision, ExplainedDecision>()
            .AddTransient<IRequestHandler<GetDecision, QueryAnswer<ExplainedDecision>>, GetDecisionHandler>()
            .AddQueryAccess<GetFeedback, FeedbackReports>()
            .AddTransient<IRequestHandler<GetFeedback, QueryAnswer<FeedbackReports>>, GetFeedbackHandler>()
            .AddQueryAccess<GetStandard, StandardVersions>()
            .AddTransient<IRequestHandler<GetStandard, QueryAnswer<StandardVersions>>, GetStandardHandler>()
            .AddQueryAccess<GetDocument, Document>()
            .AddTransient<IRequestHandler<GetDocument, QueryAnswer<Document>>, GetDocumentHandler>()
            .AddTransient<IRequestHandler<DeclareEquality, CommandAnswer>, DeclareEqualityHandler>()
            .AddQueryAccess<GetEqualityInformation, EqualityInformation>()
            .AddTransient<IRequestHandler<GetEqualityInformation, QueryAnswer<EqualityInformation>>, GetEqualityInformationHandler>()
            .AddQueryAccess<CheckRegister, RegisterAnswers>()
            .AddTransient<IRequestHandler<CheckRegister, QueryAnswer<RegisterAnswers>>, CheckRegisterHandler>()
            .AddTransient<IRequestHandler<CheckRegisterByCode, RegisterAnswer?>, CheckRegisterByCodeHandler>()
            .AddQueryAccess<ListPublications, Publications>()
            .AddQueryAccess<FindPublishedFigures, PublishedFigures>()
            .AddQueryAccess<CheckPublishedRates, PublishedRateChecks>()
            .AddQueryAccess<GetPublishedBeside, PublishedBeside>()
            .AddQueryAccess<MakeRelease, ReleaseAttempt>()
            .AddQueryAccess<CompareRelease, ReleaseComparison>()
            .AddQueryAccess<ListReleases, ReleaseList>()
            .AddQueryAccess<GetRelease, ReleaseDescription>()
            .AddQueryAccess<GetReleasedFile, ReleasedFile>()
            .AddQueryAccess<ListResearchProjects, ResearchProjects>()
            .AddQueryAccess<GetResearchProject, ResearchProject>()
            .AddQueryAccess<GetResearchExtract, ResearchExtractAnswer>()
            .AddQueryAccess<ListSurveyResults, SurveyResults>()
            .AddQueryAccess<GetOutcomeUse, OutcomeUseHistory>()
            .AddQueryAccess<ListOutcomeUse, OutcomeUses>()
            .AddDirectoryAccess<RegisterResearchProject, ResearchOutcome<ResearchProject>>()
            .AddDirectoryAccess<AssignResearcher, ResearchOutcome<ResearchProject>>()
            .AddDirectoryAccess<CloseResearchProject, ResearchOutcome<ResearchProject>>()
            .AddDirectoryAccess<RecordSurveyResults, ResearchOutcome<SurveyVersion>>()
            .AddDirectoryAccess<DeclareOutcomeUse, ResearchOutcome<OutcomeUseDeclaration>>()
            .AddDirectoryAccess<StoreDocument, Document>()
            .AddTransient<IRequestHandler<StoreDocument, DirectoryAnswer<Document>>, StoreDocumentHandler>()
            .AddDirectoryAccess<IssueCheckCode, IssuedCheckCode>()
            .AddTransient<IRequestHandler<IssueCheckCode, DirectoryAnswer<IssuedCheckCode>>, IssueCheckCodeHandler>();
    }

    // Outermost first: whatever a command comes to is traced; what a rule refused is kept.
    private static IServiceCollection AddCommands<TRequest, TState, TEvent, TAggregate>(this IServiceCollection services)
        where TRequest : ICommandRequest
        where TAggregate : class, IAggregate<TRequest, TState, TEvent> =>
        services
            .AddTransient<IPipelineBehavior<TRequest, CommandAnswer>, TracingBehaviour<TRequest>>()
            .AddTransient<IPipelineBehavior<TRequest, CommandAnswer>, RefusalRecordBehaviour<TRequest>>()
            .AddTransient<IPipelineBehavior<TRequest, CommandAnswer>, CommandRoleBehaviour<TRequest>>()
            .AddSingleton<IAggregate<TRequest, TState, TEvent>, TAggregate>()
            .AddTransient<IRequestHandler<TRequest, CommandAnswer>, StreamCommandHandler<TRequest, TState, TEvent>>();

    private static IServiceCollection AddQueryAccess<TQuery, T>(this IServiceCollection services)
        where TQuery : Query<T>
        where T : class =>
        services.AddTransient<IPipelineBehavior<TQuery, QueryAnswer<T>>, QueryAccessBehaviour<TQuery, T>>();

    private static IServiceCollection AddDirectoryAccess<TCommand, T>(this IServiceCollection services)
        where TCommand : DirectoryCommand<T>
        where T : class =>
        services.AddTransient<IPipelineBehavior<TCommand, DirectoryAnswer<T>>, DirectoryRoleBehaviour<TCommand, T>>();
}
