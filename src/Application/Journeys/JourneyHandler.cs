using System.Collections.Concurrent;
using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Application.Time;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Application.Journeys;

/// <summary>
/// The one way a journey command is handled: load, look for the command's id, fold, check the scope, decide, append at the
/// expected revision, and once more from the start when somebody else was faster.
/// </summary>
public sealed class JourneyHandler(IEventLog log, IPolicyEditions editions, FactResolver facts, BusinessClock clock, CommandsInFlight inFlight)
    : IRequestHandler<JourneyRequest, JourneyAnswer>
{
    // Rivals for one journey are rare; ten rounds lost in a row mean something is hammering it.
    private const int Rounds = 10;

    public async Task<JourneyAnswer> Handle(JourneyRequest request, CancellationToken cancellationToken)
    {
        if (!inFlight.TryEnter(request.Identity.CommandId))
            return new JourneyAnswer.InFlight();

        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                if (await TryOnceAsync(request, cancellationToken) is { } answer)
                    return answer;
            }

            return new JourneyAnswer.Busy("Many others are writing to this journey at this moment; nothing was recorded.");
        }
        finally
        {
            inFlight.Leave(request.Identity.CommandId);
        }
    }

    /// <returns>Null when somebody else wrote first and it has to be decided again.</returns>
    private async Task<JourneyAnswer?> TryOnceAsync(JourneyRequest request, CancellationToken cancellation)
    {
        var loaded = await JourneyStream.LoadAsync(log, request.Journey, cancellation);

        if (loaded.RecordedBy(request.Identity.CommandId) is { Count: > 0 } earlier)
            return Replay(request, earlier);
        if (!AccessTable.Allows(request.Caller, request.Command, request.Journey, loaded.Journey))
            return new JourneyAnswer.NotAllowed("This is not your own record, or not your organisation's worker or act.");
        if (request.IfMatch is { } seen && seen != loaded.Revision)
            return new JourneyAnswer.Stale(loaded.Revision);

        var now = clock.Now;
        var (command, unknown) = facts.Resolve(request.Command, loaded.Journey, new CommandFacts(request.Caller.Subject, BusinessClock.DayOf(now)));
        if (unknown is not null)
            return unknown;

        var policy = PolicyFor(command, loaded.Journey);
        return JourneyDecider.Decide(command, loaded.Journey, policy) switch
        {
            Decision.Refused refused => new JourneyAnswer.Refused(request.Journey, refused.Refusal, policy.Edition),
            Decision.Accepted accepted when accepted.Events.IsEmpty || request.DryRun =>
                new JourneyAnswer.Recorded(request.Journey, accepted.Events, loaded.Revision, loaded.Position, policy.Edition, Replayed: false, request.DryRun),
            Decision.Accepted accepted => await AppendAsync(request, loaded, accepted, policy, now, cancellation),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
    }

    private async Task<JourneyAnswer?> AppendAsync(JourneyRequest request, LoadedJourney loaded, Decision.Accepted accepted, Policy policy, DateTimeOffset now, CancellationToken cancellation)
    {
        var caller = request.Caller;
        var metadata = new EventMetadata(
            now, caller.Subject, RoleNames.Of(caller.Role), caller.Organisation?.Value,
            request.Identity.CommandId, request.Identity.RequestHash, request.Identity.CorrelationId, request.Identity.CausationId, policy.Edition);
        var events = accepted.Events.Select((journeyEvent, ordinal) => JourneyStream.Write(journeyEvent, ordinal, metadata)).ToArray();

        return await log.AppendAsync(JourneyStream.NameOf(request.Journey), loaded.Expected, events, now, cancellation) switch
        {
            // An earlier try of the same command got there first, perhaps with another body: the log says what was recorded.
            AppendResult.Appended { AlreadyThere: true } => null,
            AppendResult.Appended done => new JourneyAnswer.Recorded(request.Journey, accepted.Events, done.Revision, done.Position, policy.Edition, Replayed: false, DryRun: false),
            AppendResult.WrongExpectedRevision => null,
            AppendResult.Busy busy => new JourneyAnswer.Busy(busy.Why),
            AppendResult.OutcomeUnknown unknown => new JourneyAnswer.OutcomeUnknown(unknown.Why),
            AppendResult.TooLarge tooLarge => throw new InvalidOperationException($"A journey command recorded {tooLarge.Bytes} bytes, more than the log takes ({tooLarge.Limit})."),
            _ => throw new InvalidOperationException("An append has one of its named results."),
        };
    }

    private static JourneyAnswer Replay(JourneyRequest request, IReadOnlyList<JourneyEntry> earlier) =>
        earlier[0].Metadata.RequestHash == request.Identity.RequestHash
            ? new JourneyAnswer.Recorded(request.Journey, [.. earlier.Select(entry => entry.Event)], earlier[^1].Revision, earlier[^1].Position, earlier[^1].Metadata.Edition, Replayed: true, DryRun: false)
            : new JourneyAnswer.KeyReused();

    private Policy PolicyFor(JourneyCommand command, Journey journey) =>
        JourneyDecider.EditionFixedFor(command, journey) is { } edition ? editions.Named(edition) : editions.InForceOn(command.On);
}

/// <summary>The commands that this process is handling now, so that an impatient retry is told to wait instead of racing itself.</summary>
public sealed class CommandsInFlight
{
    private readonly ConcurrentDictionary<Guid, byte> _commands = new();

    public bool TryEnter(Guid commandId) => _commands.TryAdd(commandId, 0);

    public void Leave(Guid commandId) => _commands.TryRemove(commandId, out _);
}
