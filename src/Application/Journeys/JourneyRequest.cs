using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Application.Journeys;

/// <summary>Any command to any journey.</summary>
/// <param name="IfMatch">The revision the caller last saw; null to decide on whatever is there.</param>
public sealed record JourneyRequest(JourneyId Journey, JourneyCommand Command, CommandIdentity Identity, Caller Caller, long? IfMatch = null, Purpose Purpose = Purpose.Record)
    : IRequest<JourneyAnswer>
{
    public bool DryRun => Purpose != Purpose.Record;
}

/// <summary>What a command is sent for.</summary>
public enum Purpose
{
    /// <summary>To be recorded.</summary>
    Record = 1,

    /// <summary>A question: say what would be recorded, or the refusal, and record nothing.</summary>
    DryRun = 2,

    /// <summary>The first half of a command in two steps: record no event yet, but a refusal counts.</summary>
    Rehearsal = 3,
}

/// <summary>The one definite answer to a command.</summary>
public abstract record JourneyAnswer
{
    private JourneyAnswer() { }

    /// <summary>It counts: these events stand in the log, now or since an earlier try; none when it was so already.</summary>
    /// <param name="Revision">Of the journey's last event, as far as this command goes; null in a dry run of a registration.</param>
    /// <param name="Position">Wait for this in a read model to see the effect.</param>
    /// <param name="Replayed">The same command had been recorded before; this is its original answer.</param>
    public sealed record Recorded(JourneyId Journey, IReadOnlyList<JourneyEvent> Events, long? Revision, LogPosition? Position, EditionCode Edition, bool Replayed, bool DryRun) : JourneyAnswer;

    /// <summary>A rule says no; nothing was recorded in the journey.</summary>
    public sealed record Refused(JourneyId Journey, Refusal Refusal, EditionCode Edition) : JourneyAnswer;

    /// <summary>Something the command names does not exist.</summary>
    /// <param name="Field">The field of the request, as a JSON pointer.</param>
    public sealed record UnknownReference(string Field, string Sentence) : JourneyAnswer;

    /// <summary>The registration number belongs to a journey that has begun.</summary>
    public sealed record RegistrationNumberTaken(JourneyId Journey) : JourneyAnswer;

    /// <summary>The caller may not do this, in this role or to this journey.</summary>
    public sealed record NotAllowed(string Why) : JourneyAnswer;

    /// <summary>The journey went on since the caller looked.</summary>
    public sealed record Stale(long? Actual) : JourneyAnswer;

    /// <summary>The idempotency key was used before, for another request.</summary>
    public sealed record KeyReused : JourneyAnswer;

    /// <summary>The same command is being handled at this moment.</summary>
    public sealed record InFlight : JourneyAnswer;

    /// <summary>Not recorded; try again.</summary>
    public sealed record Busy(string Why) : JourneyAnswer;

    /// <summary>It may or may not be recorded; the same request with the same key settles it.</summary>
    public sealed record OutcomeUnknown(string Why) : JourneyAnswer;
}
