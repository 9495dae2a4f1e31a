using System.Collections.Immutable;
using System.Globalization;
using Naas.Application.Access;
using Naas.Application.Time;
using Naas.Domain.Journeys;

namespace Naas.Application.Samples;

/// <summary>How far a load is.</summary>
/// <param name="Done">Commands that are recorded, or were passed over because a former load had finished their tick.</param>
/// <param name="CompletedTick">Everything up to this instant is recorded; null before the first tick. Keep it to resume quickly.</param>
public sealed record SampleProgress(int Done, int Total, DateOnly Day, DateTimeOffset? CompletedTick);

/// <summary>Sends a sample's commands on simulated time.</summary>
/// <remarks>
/// The panels set the standards first, and the department opens the phase and its sites. What happens in one business minute is a tick: its commands are of different workers, or standards, and go out side by side, and the next
/// tick begins when all are recorded. So every worker's order is kept, and recorded-at never runs backwards in the log.
/// A load that was cut off is sent again from the start: keys and instants are the same, so nothing is recorded twice.
/// </remarks>
/// <param name="time">Measures the pauses between tries.</param>
public sealed class SampleLoader(ISampleTarget target, BusinessClock clock, TimeProvider time)
{
    /// <summary>How many commands are in flight at once.</summary>
    public const int Parallelism = 64;

    // A database that lost a process recovers within seconds; one that does not for half a minute needs a person.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Leaves the clock standing at the last tick; whoever called decides how it goes on.</summary>
    /// <param name="completedTick">The <see cref="SampleProgress.CompletedTick"/> of a former load, to pass over what it finished; null sends everything.</param>
    /// <exception cref="SampleStoppedException">A command was not recorded; its sentence names worker, command and reason.</exception>
    public async Task<SampleProgress> LoadAsync(ISample sample, DateTimeOffset? completedTick, Func<SampleProgress, Task>? report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var ticks = TicksOf(sample);
        var reached = new SampleProgress(0, ticks.Sum(tick => tick.Commands.Length), BusinessClock.DayOf(ticks[0].At), null);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation };

        foreach (var tick in ticks)
        {
            clock.StandAt(tick.At);
            if (completedTick is not { } finished || tick.At > finished)
                await Parallel.ForEachAsync(tick.Commands, options, async (command, cancelled) => await RecordAsync(command, cancelled));

            reached = reached with { Done = reached.Done + tick.Commands.Length, Day = BusinessClock.DayOf(tick.At), CompletedTick = tick.At };
            if (report is not null)
                await report(reached);
        }

        return reached;
    }

    private ImmutableArray<Tick> TicksOf(ISample sample) =>
    [
        .. sample.StandardSteps.Select(step => SendingOf(sample, step))
            .Concat(sample.RolloutSteps.Select(step => SendingOf(sample, step)))
            .Concat(sample.Workers().SelectMany(worker => worker.Steps.Select(step => SendingOf(sample, worker, step))))
            .GroupBy(sending => sending.At)
            .OrderBy(tick => tick.Key)
            .Select(tick => new Tick(tick.Key, [.. tick])),
    ];

    private Sending SendingOf(ISample sample, SampleStandardStep step)
    {
        var (what, key) = (Text($"step {step.Number} of the standards, {step.Command.GetType().Name} on {step.Command.On:yyyy-MM-dd}"), SampleKeys.OfStandards(sample.Seed, step.Number));
        return new Sending(step.At, what, cancellation => target.SendAsync(step.Level, step.Element, step.Command, new Caller(step.Caller.Subject, step.Caller.Role, step.Caller.Organisation, null), key, cancellation));
    }

    private Sending SendingOf(ISample sample, SampleRolloutStep step)
    {
        var (what, key) = (Text($"step {step.Number} of the rollout, {step.Command.GetType().Name} on {step.Command.On:yyyy-MM-dd}"), SampleKeys.OfRollout(sample.Seed, step.Number));
        return new Sending(step.At, what, cancellation => target.SendAsync(step.Command, new Caller(step.Caller.Subject, step.Caller.Role, step.Caller.Organisation, null), key, cancellation));
    }

    private Sending SendingOf(ISample sample, SampleWorker worker, SampleStep step)
    {
        var what = Text($"worker {worker.Ordinal}, step {step.Number}, {step.Command.GetType().Name} on {step.Command.On:yyyy-MM-dd}");
        var (registrationKey, key) = (SampleKeys.Of(sample.Seed, worker.Ordinal, 0), SampleKeys.Of(sample.Seed, worker.Ordinal, step));
        return new Sending(step.At, what, async cancellation =>
        {
            var registrar = worker.Steps[0].Caller;
            var journey = target.JourneyOf(new(registrar.Subject, registrar.Role, registrar.Organisation, null), registrationKey);
            var caller = step.Caller.On(journey);
            if (step.Command is JourneyCommand.RegisterSocialWorker)
                return await target.RegisterAsync(worker.Registration, caller, step.At, key, cancellation);
            if (step is { Command: JourneyCommand.DeclareEqualityInformation declaration, Answers: { } answers })
                return await target.DeclareAsync(journey, declaration, answers, caller, key, cancellation);
            if (step.Document is { } document && await target.StoreAsync(journey, document, caller, cancellation) is var stored and not SampleAnswer.Recorded)
                return stored;
            return await target.SendAsync(journey, step.Command, worker.Registration, caller, key, cancellation);
        });
    }

    private async Task RecordAsync(Sending sending, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        for (var (tries, pause) = (1, FirstPause); ; tries++)
        {
            switch (await sending.SendAsync(cancellation))
            {
                case SampleAnswer.Recorded:
                    return;
                case SampleAnswer.TryAgain when time.GetElapsedTime(began) < Patience:
                    await Task.Delay(pause, time, cancellation);
                    pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                    continue;
                case SampleAnswer.TryAgain unsettled:
                    throw Stopped(sending, $"could not be recorded in {tries} tries: {unsettled.Why}");
                case SampleAnswer.Refused refused:
                    throw Stopped(sending, $"was refused: {refused.Why}");
                default:
                    throw new InvalidOperationException("An answer is one of its named kinds.");
            }
        }
    }

    private static SampleStoppedException Stopped(Sending sending, string why) => new($"The sample's load stopped: {sending.What} {why}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Tick(DateTimeOffset At, ImmutableArray<Sending> Commands);

    /// <param name="What">The command, for a sentence that says why it was not recorded.</param>
    private sealed record Sending(DateTimeOffset At, string What, Func<CancellationToken, Task<SampleAnswer>> SendAsync);
}

/// <summary>A load could not go on; sending it again goes on from there once the reason is gone.</summary>
public sealed class SampleStoppedException(string message) : Exception(message);
