using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Application.Time;

namespace Naas.Application;

/// <summary>Registers the application: by hand, so that what is in the pipeline, and in which order, can be read here.</summary>
public static class ApplicationServices
{
    public static IServiceCollection AddNaasApplication(this IServiceCollection services)
    {
        _ = services
            .AddSingleton<BusinessClock>()
            .AddSingleton<IBusinessDay>(provider => provider.GetRequiredService<BusinessClock>())
            .AddSingleton<FactResolver>()
            .AddSingleton<CommandsInFlight>()
            .AddSingleton<ReservationSettlement>()
            .AddSingleton<Register>()
            // No event releases a document yet, so that a narrative is read by its author and by those who review.
            .AddSingleton<DocumentRelease>((_, _) => false)
            .AddTransient<ServiceFactory>(provider => provider.GetRequiredService)
            .AddTransient<IMediator, Mediator>();

        // Outermost first: whatever a command comes to is traced; what a rule refused is kept.
        return services
            .AddTransient<IPipelineBehavior<JourneyRequest, JourneyAnswer>, TracingBehaviour>()
            .AddTransient<IPipelineBehavior<JourneyRequest, JourneyAnswer>, RefusalRecordBehaviour>()
            .AddTransient<IPipelineBehavior<JourneyRequest, JourneyAnswer>, JourneyRoleBehaviour>()
            .AddTransient<IRequestHandler<JourneyRequest, JourneyAnswer>, JourneyHandler>()
            .AddTransient<IRequestHandler<RegistrationRequest, JourneyAnswer>, RegistrationHandler>()
            .AddQueryAccess<GetWorkerSummary, WorkerSummary>()
            .AddQueryAccess<GetTimeline, Timeline>()
            .AddQueryAccess<GetEmployerDashboard, EmployerDashboard>()
            .AddQueryAccess<ListEmployerWorkers, EmployerWorkers>()
            .AddQueryAccess<FindSocialWorker, FoundSocialWorker>()
            .AddTransient<IRequestHandler<FindSocialWorker, QueryAnswer<FoundSocialWorker>>, FindSocialWorkerHandler>()
            .AddQueryAccess<GetDocument, Document>()
            .AddTransient<IRequestHandler<GetDocument, QueryAnswer<Document>>, GetDocumentHandler>()
            .AddQueryAccess<CheckRegister, RegisterAnswers>()
            .AddTransient<IRequestHandler<CheckRegister, QueryAnswer<RegisterAnswers>>, CheckRegisterHandler>()
            .AddTransient<IRequestHandler<CheckRegisterByCode, RegisterAnswer?>, CheckRegisterByCodeHandler>()
            .AddDirectoryAccess<StoreDocument, Document>()
            .AddTransient<IRequestHandler<StoreDocument, DirectoryAnswer<Document>>, StoreDocumentHandler>()
            .AddDirectoryAccess<IssueCheckCode, IssuedCheckCode>()
            .AddTransient<IRequestHandler<IssueCheckCode, DirectoryAnswer<IssuedCheckCode>>, IssueCheckCodeHandler>();
    }

    private static IServiceCollection AddQueryAccess<TQuery, T>(this IServiceCollection services)
        where TQuery : Query<T>
        where T : class =>
        services.AddTransient<IPipelineBehavior<TQuery, QueryAnswer<T>>, QueryAccessBehaviour<TQuery, T>>();

    private static IServiceCollection AddDirectoryAccess<TCommand, T>(this IServiceCollection services)
        where TCommand : DirectoryCommand<T>
        where T : class =>
        services.AddTransient<IPipelineBehavior<TCommand, DirectoryAnswer<T>>, DirectoryRoleBehaviour<TCommand, T>>();
}
