using Microsoft.Extensions.DependencyInjection.Extensions;
using Naas.Application;
using Naas.Application.Deadlines;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Merging;
using Naas.Application.People;
using Naas.Application.Ports;
using Naas.Application.Time;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Operations;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.Reference;
using Naas.Infrastructure.Releases;
using Naas.Infrastructure.Research;
using Naas.Infrastructure.Security;
using Npgsql;

namespace Naas.Api.Hosting;

/// <summary>The composition root: which adapter stands behind which port. Used by the server and by every operators' verb.</summary>
internal static partial class NaasServices
{
    public static IServiceCollection AddNaas(this IServiceCollection services, NaasSettings settings, DirectoryKeys keys)
    {
        JourneyEventCatalogue.Check();
        services.TryAddSingleton(TimeProvider.System);
        _ = services
            .AddSingleton(settings)
            .AddSingleton(keys)
            .AddSingleton(_ => NpgsqlDataSource.Create(ApplicationConnection.Of(settings.Postgres)))
            .AddSingleton(_ => PolicyEditions.Load(settings.PolicyFolder, settings.Edition))
            .AddSingleton<IPolicyEditions>(provider => provider.GetRequiredService<PolicyEditions>())
            .AddSingleton(_ => ReferenceData.Load(Path.Combine(settings.ContentFolder, "reference")))
            .AddSingleton(_ => Areas.Load(Path.Combine(settings.ContentFolder, "reference")))
            .AddSingleton<IReferenceData>(provider => provider.GetRequiredService<ReferenceData>())
            .AddSingleton(provider => EventLogOf(provider, settings))
            .AddSingleton<IPersonDirectory, PostgresPersonDirectory>()
            .AddSingleton<IDocumentStore, PostgresDocumentStore>()
            .AddSingleton<IEqualityInformation, PostgresEqualityInformation>()
            .AddSingleton<IPersonFacts, PostgresPersonFacts>()
            .AddSingleton<ICheckCodes, PostgresCheckCodes>()
            .AddSingleton<IMergePlans, PostgresMergePlans>()
            .AddSingleton<IRequestHasher, RequestHasher>()
            .AddSingleton<IRefusalRecord, PostgresRefusalRecord>()
            .AddSingleton<ServiceState>()
            .AddSingleton<ISweepRecord, PostgresSweepRecord>()
            .AddSingleton<ProjectionWatch>()
            .AddSingleton<ProjectionHost>();
        return services.AddNaasApplication().AddReadModels().AddReleases().AddResearch();
    }

    /// <summary>Holds the folder of editions against the database, before anything is decided by the one on the other.</summary>
    /// <remarks>A log that is damaged stops no server from starting: then nobody could ask it what is wrong, nor read what was recorded. What of it can be read is held all the same.</remarks>
    /// <exception cref="PolicyFileException">An edition that attempts were opened under is not in the folder.</exception>
    public static async Task HoldEditionsAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        var log = services.GetRequiredService<ILogger<PolicyEditions>>();
        var recorded = await RecordedEditions.ReadAsync(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<IEventLog>(), damage => LogDamaged(log, damage), cancellation);
        services.GetRequiredService<PolicyEditions>().MustHold(recorded);
    }

    private static IEventLog EventLogOf(IServiceProvider provider, NaasSettings settings) => settings.EventStore is { } store
        ? new EventStoreDbEventLog(
            store,
            provider.GetRequiredService<TimeProvider>(),
            new EventStoreDbSettings { WasUsed = provider.GetRequiredService<ReadModelSchema>().IsOfALogAsync },
            provider.GetService<ILogger<EventStoreDbEventLog>>())
        : new PostgresEventLog(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<TimeProvider>(), logger: provider.GetService<ILogger<PostgresEventLog>>());

    /// <summary>Sets the business clock as the database says: a database that holds the sample lives in its own time.</summary>
    public static async Task SetBusinessClockAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        var shift = await services.GetRequiredService<ServiceState>().ClockShiftAsync(cancellation);
        services.GetRequiredService<BusinessClock>().RunWith(shift);
    }

    [LoggerMessage(LogLevel.Critical, "The log is not what it must be, so the editions by which attempts were opened could not all be looked up in it. The server starts all the same; an operator has to look.")]
    private static partial void LogDamaged(ILogger logger, Exception damage);
}
