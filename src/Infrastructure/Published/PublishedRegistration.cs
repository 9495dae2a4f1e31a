using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Naas.Application.Queries;

namespace Naas.Infrastructure.Published;

public static class PublishedRegistration
{
    /// <summary>The import of published statistics and the questions about them. Needs what the read models need.</summary>
    public static IServiceCollection AddPublishedStatistics(this IServiceCollection services)
    {
        services.TryAddSingleton<PublishedStatistics>();
        services.TryAddSingleton<PublishedImport>();
        services.TryAddTransient<IRequestHandler<ListPublications, QueryAnswer<Publications>>, ListPublicationsHandler>();
        services.TryAddTransient<IRequestHandler<FindPublishedFigures, QueryAnswer<PublishedFigures>>, FindPublishedFiguresHandler>();
        services.TryAddTransient<IRequestHandler<CheckPublishedRates, QueryAnswer<PublishedRateChecks>>, CheckPublishedRatesHandler>();
        services.TryAddTransient<IRequestHandler<GetPublishedBeside, QueryAnswer<PublishedBeside>>, GetPublishedBesideHandler>();
        return services;
    }
}
