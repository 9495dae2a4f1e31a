using System.Collections.Concurrent;
using System.Collections.Immutable;
using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Time;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Application.Commands;

/// <summary>What the handler has to know of one aggregate: where its streams are, who may do what to one as it stands, and its rules.</summary>
public interface IAggregate<in TRequest, TState, TEvent>
{
    /// <summary>What people call one of them, after <em>the</em> or <em>this</em>.</summary>
    string Noun { get; }

    StreamKind<TState, TEvent> Kind { get; }

    StreamName StreamOf(TRequest request);

    /// <summary>Why the caller may not send this command to the aggregate as it stands; null when it may.</summary>
    string? WhyNotAllowed(TRequest request, TState state);

    /// <summary>Whether the caller has no part in the aggregate as it stands: what a rule says no to, it is told before it is told how far that has gone on.</summary>
    bool IsStranger(TRequest request, TState state);

    /// <summary>Fills in the facts and decides by the rules of the edition that governs.</summary>
    /// <param name="today">The business day on which it is decided.</param>
    Task<Verdict<TEvent>> DecideAsync(TRequest request, LoadedStream<TState, TEvent> loaded, DateOnly today, CancellationToken cancellation);
}

/// <summary>What a command comes to by the rules, and the edition that governed.</summary>
public abstract record Verdict<TEvent>
{
    private Verdict() { }

    /// <summary>These events count, in this order; none when it was so already.</summary>
    public sealed record Accepted(ImmutableArray<TEvent> Events, EditionCode Edition) : Verdict<TEvent>
    {
        /// <summary>What made it so, when it was so already and this may be told to the caller.</summary>
        public StreamEntry<TEvent>? MadeSoBy { get; init; }
    }

    /// <summary>A rule says no.</summary>
    public sealed record Refused(Refusal Refusal, EditionCode Edition) : Verdict<TEvent>;

    /// <summary>The command names what does not exist, so no rule was asked.</summary>
    public sealed record Unknown(CommandAnswer.UnknownReference Reference) : Verdict<TEvent>;
}

/// <summary>
/// The one way a command is handled: load, look for the command's id, fold, check the scope, decide, append at the expected
/// revision, and once more from the start when somebody else was faster.
/// </summary>
public sealed class StreamCommandHandler<TRequest, TState, TEvent>(IEventLog log, IAggregate<TRequest, TState, TEvent> aggregate, BusinessClock clock, CommandsInFlight inFlight)
    : IRequestHandler<TRequest, CommandAnswer>
    where TRequest : ICommandRequest
{
    // Rivals for one stream are rare; ten rounds lost in a row mean something is hammering it.
    private const int Rounds = 10;

    public async Task<CommandAnswer> Handle(TRequest request, CancellationToken cancellationToken)
    {
        if (!inFlight.TryEnter(request.Identity.CommandId))
            return new CommandAnswer.InFlight();

        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                if (await TryOnceAsync(request, cancellationToken) is { } answer)
                    return answer;
            }

            return new CommandAnswer.Busy($"Many others are writing to this {aggregate.Noun} at this moment; nothing was recorded.");
        }
        finally
        {
            inFlight.Leave(request.Identity.CommandId);
        }
    }

    /// <returns>Null when somebody else wrote first and it has to be decided again.</returns>
    private async Task<CommandAnswer?> TryOnceAsync(TRequest request, CancellationToken cancellation)
    {
        var decided = await DecideAsync(request, cancellation);
        return decided.ToRecord is null ? decided.Answer : await AppendAsync(request, decided.Loaded, decided.ToRecord, decided.Now, cancellation);
    }

    /// <summary>Everything before the append: whatever fails in here, nothing was recorded.</summary>
    private async Task<Decided> DecideAsync(TRequest request, CancellationToken cancellation)
    {
        try
        {
            var loaded = await aggregate.Kind.LoadAsync(log, aggregate.StreamOf(request), cancellation);
            // Not before it was loaded: what is recorded now follows what was there.
            var now = clock.Now;
            if (WhyNotAsked(request, loaded) is { } answer)
                return new Decided(loaded, now, ToRecord: null, answer);

            var verdict = await aggregate.DecideAsync(request, loaded, BusinessClock.DayOf(now), cancellation);
            return ToAnswer(request, loaded, verdict) is { } told
                ? new Decided(loaded, now, ToRecord: null, told)
                : new Decided(loaded, now, (Verdict<TEvent>.Accepted)verdict, Answer: null);
        }
        catch (Exception e)
        {
            RecordingAttempt.NoteFailedBefore(e);
            throw;
        }
    }

    /// <returns>Null where the rules are to be asked.</returns>
    private CommandAnswer? WhyNotAsked(TRequest request, LoadedStream<TState, TEvent> loaded)
    {
        if (loaded.RecordedBy(request.Identity.CommandId) is { Count: > 0 } earlier)
            return Replay(request, earlier);
        if (aggregate.WhyNotAllowed(request, loaded.State) is { } why)
            return new CommandAnswer.NotAllowed(why);
        return IsStale(request, loaded) && !aggregate.IsStranger(request, loaded.State) ? new CommandAnswer.Stale(loaded.Revision) : null;
    }

    private static bool IsStale(TRequest request, LoadedStream<TState, TEvent> loaded) => request.IfMatch is { } seen && seen != loaded.Revision;

    /// <returns>Null where something is to be recorded.</returns>
    private static CommandAnswer? ToAnswer(TRequest request, LoadedStream<TState, TEvent> loaded, Verdict<TEvent> verdict)
    {
        var isDryRun = request.Purpose != Purpose.Record;
        return verdict switch
        {
            Verdict<TEvent>.Unknown unknown => unknown.Reference,
            Verdict<TEvent>.Refused refused => new CommandAnswer.Refused(request.JourneyId, refused.Refusal, refused.Edition),
            _ when IsStale(request, loaded) => new CommandAnswer.Stale(loaded.Revision),
            Verdict<TEvent>.Accepted accepted when accepted.Events.IsEmpty || isDryRun =>
                new CommandAnswer.Recorded<TEvent>(request.JourneyId, accepted.Events, loaded.Revision, loaded.Position, accepted.Edition, Replayed: false, isDryRun) { MadeSoBy = accepted.MadeSoBy },
            Verdict<TEvent>.Accepted => null,
            _ => throw new InvalidOperationException("A verdict is one of its named kinds."),
        };
    }

    private async Task<CommandAnswer?> AppendAsync(TRequest request, LoadedStream<TState, TEvent> loaded, Verdict<TEvent>.Accepted accepted, DateTimeOffset now, CancellationToken cancellation)
    {
        // What cannot be folded must never be stored: a decision that emits it is a bug, told before it harms.
        _ = accepted.Events.Aggregate(loaded.State, aggregate.Kind.Evolve);

        var caller = request.Caller;
        var metadata = new EventMetadata(
            now, caller.Subject, RoleNames.Of(caller.Role), caller.Organisation?.Value,
            request.Identity.CommandId, request.Identity.RequestHash, request.Identity.CorrelationId, request.Identity.CausationId, accepted.Edition);
        var events = accepted.Events.Select((happened, ordinal) => aggregate.Kind.Write(happened, ordinal, metadata)).ToArray();

        RecordingAttempt.Make();
        return await log.AppendAsync(aggregate.StreamOf(request), loaded.Expected, events, now, cancellation) switch
        {
            // An earlier try of the same command got there first, perhaps with another body: the log says what was recorded.
            AppendResult.Appended { AlreadyThere: true } => null,
            AppendResult.Appended done => new CommandAnswer.Recorded<TEvent>(request.JourneyId, accepted.Events, done.Revision, done.Position, accepted.Edition, Replayed: false, DryRun: false),
            AppendResult.WrongExpectedRevision => null,
            AppendResult.Busy busy => new CommandAnswer.Busy(busy.Why),
            // Not the caller's fault, and nothing was recorded: it may come again once the operator has mended it.
            AppendResult.Refused refused => new CommandAnswer.Busy(refused.Why),
            AppendResult.OutcomeUnknown unknown => new CommandAnswer.OutcomeUnknown(unknown.Why),
            AppendResult.TooLarge tooLarge => throw new InvalidOperationException($"A command to a {aggregate.Noun} recorded {tooLarge.Bytes} bytes, more than the log takes ({tooLarge.Limit})."),
            _ => throw new InvalidOperationException("An append has one of its named results."),
        };
    }

    private static CommandAnswer Replay(TRequest request, IReadOnlyList<StreamEntry<TEvent>> earlier) =>
        earlier[0].Metadata.RequestHash == request.Identity.RequestHash
            ? new CommandAnswer.Recorded<TEvent>(request.JourneyId, [.. earlier.Select(entry => entry.Event)], earlier[^1].Revision, earlier[^1].Position, earlier[^1].Metadata.Edition, Replayed: true, DryRun: false)
            : new CommandAnswer.KeyReused();

    /// <param name="Now">When it was decided.</param>
    /// <param name="ToRecord">Null where nothing is to be recorded.</param>
    /// <param name="Answer">Null where something is.</param>
    private readonly record struct Decided(LoadedStream<TState, TEvent> Loaded, DateTimeOffset Now, Verdict<TEvent>.Accepted? ToRecord, CommandAnswer? Answer);
}

/// <summary>The commands that this process is handling now, so that an impatient retry is told to wait instead of racing itself.</summary>
public sealed class CommandsInFlight
{
    private readonly ConcurrentDictionary<Guid, byte> _commands = new();

    public bool TryEnter(Guid commandId) => _commands.TryAdd(commandId, 0);

    public void Leave(Guid commandId) => _commands.TryRemove(commandId, out _);
}
