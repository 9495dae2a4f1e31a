using System.Globalization;
using System.Security.Cryptography;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Samples;
using Naas.Application.Time;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Operations;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.Samples;
using Npgsql;

namespace Naas.Api.Samples;

/// <param name="Seed">Null for that of <c>samples/phase-one.json</c>.</param>
/// <param name="WithReadModels">Whether the load waits for them to catch up.</param>
internal sealed record CountryOptions(int Workers, ulong? Seed, bool WithReadModels);

/// <summary>Loads a sample of any size into an empty log in bulk, or goes on where a load was cut off.</summary>
internal static class Country
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    /// <exception cref="OperatorException">The log lies elsewhere than in the database, or holds something else already.</exception>
    public static async Task LoadAsync(IServiceProvider services, CountryOptions options, CancellationToken cancellation)
    {
        var (state, time, settings) = (services.GetRequiredService<ServiceState>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<NaasSettings>());
        if (settings.EventStore is not null)
            throw new OperatorException("A country is written in bulk into PostgreSQL, and the event log is an EventStoreDB: load it with Naas__EventLog left out, then './naas copy --from postgres --to esdb://…' and './naas rebuild --event-log esdb://…'.");
        var (sample, parameters) = await SampleAsync(services, settings, options, cancellation);
        var begun = await BegunAsync(services, state, sample, parameters, cancellation);
        if (begun is { Finished: true })
        {
            Say.Line(string.Create(CultureInfo.InvariantCulture, $"The database holds this sample of {sample.Count} workers already."));
            // A load with --no-read-models left them out, or the making of them was cut off.
            if (options.WithReadModels && await AreBehindAsync(services, cancellation))
                await CatchUpAsync(services, time, cancellation);
            return;
        }

        var started = time.GetTimestamp();
        await state.BeginSampleAsync(checked((long)sample.Seed), parameters, sample.Count, cancellation);
        using (var files = StepFiles.Open(Path.Combine(settings.DataFolder, "sample-load")))
            await FillAsync(services, sample, files, begun?.CompletedTick, cancellation);

        // From here on the database's time runs with the world's, from where the sample stopped.
        var shift = sample.EndsAt - time.GetUtcNow();
        await state.SetClockShiftAsync(shift, cancellation);
        await state.FinishSampleAsync(sample.EndsAt, cancellation);
        services.GetRequiredService<BusinessClock>().RunWith(shift);
        var head = await services.GetRequiredService<IEventLog>().HeadAsync(cancellation);
        Say.Line(string.Create(CultureInfo.InvariantCulture, $"Sample: {sample.Count} workers, {head.Value} events from {BusinessClock.DayOf(sample.StandardSteps[0].At):d MMMM yyyy} to {BusinessClock.DayOf(sample.EndsAt):d MMMM yyyy}, in {time.GetElapsedTime(started).TotalSeconds:0.0} s."));

        if (options.WithReadModels)
            await CatchUpAsync(services, time, cancellation);
        else
            Say.Line("The read models are not made yet: a server makes them when it runs, and its pages and answers say how far they are; './naas projections' tells too.");
    }

    private static async Task<bool> AreBehindAsync(IServiceProvider services, CancellationToken cancellation) =>
        (await services.GetRequiredService<ReadModels>().HealthAsync(services.GetRequiredService<BusinessClock>().Now, cancellation)).Any(projection => projection.Gap is not 0);

    private static async Task<(CountrySample Sample, string Parameters)> SampleAsync(IServiceProvider services, NaasSettings settings, CountryOptions options, CancellationToken cancellation)
    {
        string[] files = [Path.Combine(settings.ContentFolder, "samples", "country.json"), Path.Combine(settings.ContentFolder, "samples", "phase-one.json")];
        var sample = new CountrySample(
            SampleParametersFile.LoadCountry(files[0]), SampleParametersFile.Load(files[1]), services.GetRequiredService<IReferenceData>(), services.GetRequiredService<IPolicyEditions>(), options.Workers, options.Seed);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(await File.ReadAllBytesAsync(file, cancellation));
        return (sample, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <returns>The load that was cut off, or this sample if it is there; null when there is none.</returns>
    private static async Task<SampleState?> BegunAsync(IServiceProvider services, ServiceState state, CountrySample sample, string parameters, CancellationToken cancellation)
    {
        if (services.GetRequiredService<PolicyEditions>().Pinned is { } pinned)
            throw new OperatorException($"This deployment is pinned to the edition {pinned.Edition}, and the sample is lived under those that were in force: leave Naas__Edition out.");

        var begun = await state.SampleAsync(cancellation);
        if (begun is null && (await services.GetRequiredService<IEventLog>().HeadAsync(cancellation)).Value is var head && head > 0)
            throw new OperatorException(string.Create(CultureInfo.InvariantCulture, $"The log holds {head} events already, and a sample goes into an empty one only; name another database with --postgres, or another data folder with --data."));
        if (begun is { Workers: null })
            throw new OperatorException("The database holds the Phase One sample, or a part of it; name another database with --postgres, or another data folder with --data.");
        if (begun is not null && (begun.Workers, begun.Seed) != (sample.Count, checked((long)sample.Seed)))
            throw new OperatorException(string.Create(CultureInfo.InvariantCulture, $"The database holds a sample of {begun.Workers} workers with seed {begun.Seed}, or a part of it; ask for the same to go on ('./naas sample --workers {begun.Workers} --seed {begun.Seed}'), or name another database."));
        if (begun is { Finished: false } && begun.Parameters != parameters)
            throw new OperatorException("A load was cut off, and its parameters have changed since; bring samples/country.json and samples/phase-one.json back, or begin anew in another database.");
        return begun;
    }

    private static async Task FillAsync(IServiceProvider services, CountrySample sample, StepFiles files, DateTimeOffset? completed, CancellationToken cancellation)
    {
        var (state, time, database) = (services.GetRequiredService<ServiceState>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<NpgsqlDataSource>());
        var load = new BulkSampleLoad(
            new PostgresBulkAppend(database, time), new PostgresBulkPeople(database, services.GetRequiredService<DirectoryKeys>(), time), services.GetRequiredService<IRequestHasher>());

        await Stages.ShowAsync("Making the lives", "workers", sample.Count, time, tell => load.MakeAsync(sample, files, completed, made => tell(made, null), cancellation));
        await Stages.ShowAsync("Writing them into the log", "events", files.Events, time, tell => load.WriteAsync(files, Hear(tell), cancellation));

        Func<BulkLoadProgress, Task> Hear(Action<long, DateOnly?> tell) => async now =>
        {
            tell(now.Events, BusinessClock.DayOf(now.CompletedTick));
            try
            {
                await state.AdvanceSampleAsync(now.CompletedTick, cancellation);
            }
            catch (NpgsqlException e) when (PostgresFaults.Passes(e))
            {
                // Without the note a load that is cut off sends more of it again, which records nothing twice.
            }
        };
    }

    /// <summary>Makes the read models that have seen nothing yet from the whole log, which is quicker than following it, and lets all of them follow to its end.</summary>
    internal static async Task CatchUpAsync(IServiceProvider services, TimeProvider time, CancellationToken cancellation)
    {
        var (readModels, clock, host) = (services.GetRequiredService<ReadModels>(), services.GetRequiredService<BusinessClock>(), services.GetRequiredService<ProjectionHost>());
        var empty = (await readModels.HealthAsync(clock.Now, cancellation)).Where(projection => projection.Position is null).Select(projection => projection.Projection).ToList();
        if (empty.Count > 0)
            _ = await RebuildShow.ShowAsync(progress => readModels.RebuildAsync(empty, dryRun: false, progress, cancellation));

        var head = await services.GetRequiredService<IEventLog>().HeadAsync(cancellation);
        await host.StartAsync(cancellation);
        try
        {
            await Stages.ShowAsync("Making the read models", "events", head.Value, time, async tell =>
            {
                for (var reached = 0L; reached < head.Value;)
                {
                    await Task.Delay(BetweenLooks, time, cancellation);
                    var health = await readModels.HealthAsync(clock.Now, cancellation);
                    if (health.FirstOrDefault(projection => projection.Fault is not null) is { } faulty)
                        throw new OperatorException($"The sample is loaded, and the read model {faulty.Projection} does not follow: {faulty.Fault} './naas projections' tells more; a server goes on with it.");
                    reached = health.Min(projection => projection.Position?.Value ?? 0);
                    tell(reached, null);
                }
            });
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
