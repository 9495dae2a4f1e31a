using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Naas.Application.Queries;

namespace Naas.Infrastructure.Releases;

public static class ReleaseRegistration
{
    /// <summary>Releases and the data sets that there are. Needs the read models and the places that figures are published of.</summary>
    public static IServiceCollection AddReleases(this IServiceCollection services) => services
        .AddSingleton<IDataSetSource, AccreditationWorkforceSource>()
        .AddSingleton<IDataSetSource, ElementOutcomesSource>()
        .AddSingleton<IDataSetSource, OutcomesByCharacteristicSource>()
        .AddSingleton<ReleaseStore>()
        .AddSingleton<ReleaseWork>()
        .AddTransient<IRequestHandler<MakeRelease, QueryAnswer<ReleaseAttempt>>, MakeReleaseHandler>()
        .AddTransient<IRequestHandler<CompareRelease, QueryAnswer<ReleaseComparison>>, CompareReleaseHandler>()
        .AddTransient<IRequestHandler<GetEmployerEqualities, QueryAnswer<EmployerEqualities>>, GetEmployerEqualitiesHandler>()
        .AddTransient<IRequestHandler<ListReleases, QueryAnswer<ReleaseList>>, ListReleasesHandler>()
        .AddTransient<IRequestHandler<GetRelease, QueryAnswer<ReleaseDescription>>, GetReleaseHandler>()
        .AddTransient<IRequestHandler<GetReleasedFile, QueryAnswer<ReleasedFile>>, GetReleasedFileHandler>();
}
