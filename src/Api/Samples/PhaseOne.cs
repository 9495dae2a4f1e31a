using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Samples;
using Naas.Application.Time;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Operations;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Samples;
using Npgsql;

namespace Naas.Api.Samples;

/// <summary>Loads the Phase One sample into an empty log, or goes on where a load was cut off.</summary>
internal static class PhaseOne
{
    // Often enough that a load that is cut off resumes within seconds, seldom enough that noting it costs nothing.
    private const int CommandsBetweenNotes = 500;

    public static async Task LoadAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var (state, clock, time) = (services.GetRequiredService<ServiceState>(), services.GetRequiredService<BusinessClock>(), services.GetRequiredService<TimeProvider>());
        var file = Path.Combine(services.GetRequiredService<NaasSettings>().ContentFolder, "samples", "phase-one.json");
        var sample = new PhaseOneSample(SampleParametersFile.Load(file), services.GetRequiredService<IReferenceData>(), services.GetRequiredService<IPolicyEditions>());
        var parameters = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, cancellation)));

        var begun = await state.SampleAsync(cancellation);
        if (begun is { Workers: { } workers })
        {
            if (!begun.Finished)
                throw new OperatorException(string.Create(CultureInfo.InvariantCulture, $"A load of {workers} workers was cut off; finish it with './naas sample --workers {workers} --seed {begun.Seed}', or move the data folder away to start anew."));
            Say.Line(string.Create(CultureInfo.InvariantCulture, $"The database holds a sample of {workers} workers, so the Phase One sample is not loaded."));
            return;
        }

        if (begun is { Finished: true })
        {
            Say.Line("The database holds the whole Phase One sample already.");
            return;
        }

        if (begun is null && (await services.GetRequiredService<IEventLog>().HeadAsync(cancellation)).Value > 0)
        {
            Say.Line("The log holds events already, so the sample is not loaded.");
            return;
        }

        if (begun is not null && (begun.Parameters != parameters || begun.Seed != checked((long)sample.Seed)))
            throw new OperatorException("A load of the sample was cut off, and its parameters have changed since; bring samples/phase-one.json back, or move the data folder away to start anew.");

        if (services.GetRequiredService<PolicyEditions>().Pinned is { } pinned)
            throw new OperatorException($"This deployment is pinned to the edition {pinned.Edition}, and the Phase One sample is lived under those that were in force: leave Naas__Edition out, or use 'up --no-sample'.");

        await state.BeginSampleAsync(checked((long)sample.Seed), parameters, workers: null, cancellation);
        using var acknowledged = AcknowledgedCommands.FromEnvironment();
        var loader = new SampleLoader(new SampleTarget(services.GetRequiredService<IMediator>(), services.GetRequiredService<IRequestHasher>(), sample.Correlation, acknowledged), clock, time);
        var started = time.GetTimestamp();
        var (reached, noted) = (new SampleProgress(0, 0, default, null), 0);
        await LoadProgress.ShowAsync(async show => reached = await loader.LoadAsync(sample, begun?.CompletedTick, HearAsync(show), cancellation));

        Func<SampleProgress, Task> HearAsync(Action<SampleProgress> show) => async now =>
        {
            show(now);
            if (now.Done - noted < CommandsBetweenNotes || now.CompletedTick is not { } tick)
                return;

            noted = now.Done;
            try
            {
                await state.AdvanceSampleAsync(tick, cancellation);
            }
            catch (NpgsqlException e) when (PostgresFaults.Passes(e))
            {
                // Without the note a load that is cut off sends more of it again, which records nothing twice.
            }
        };

        // From here on the database's time runs with the world's, from where the sample stopped.
        var shift = sample.EndsAt - time.GetUtcNow();
        await state.SetClockShiftAsync(shift, cancellation);
        await state.FinishSampleAsync(reached.CompletedTick!.Value, cancellation);
        clock.RunWith(shift);
        Say.Line(string.Create(CultureInfo.InvariantCulture, $"Phase One sample: {sample.Count} workers, {reached.Total} commands in {time.GetElapsedTime(started).TotalSeconds:0.0} s."));
    }
}
