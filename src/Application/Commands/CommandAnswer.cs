using Naas.Application.EventLog;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Application.Commands;

/// <summary>The one definite answer to a command, whatever it was sent to.</summary>
public abstract record CommandAnswer
{
    private CommandAnswer() { }

    /// <summary>It counts: these events stand in the log, now or since an earlier try; none when it was so already.</summary>
    /// <param name="Journey">The journey it was sent to; null for what is no journey.</param>
    /// <param name="Revision">Of the stream's last event, as far as this command goes; null in a dry run on a stream that does not exist.</param>
    /// <param name="Position">Wait for this in a read model to see the effect.</param>
    /// <param name="Replayed">The same command had been recorded before; this is its original answer.</param>
    public sealed record Recorded<TEvent>(JourneyId? Journey, IReadOnlyList<TEvent> Events, long? Revision, LogPosition? Position, EditionCode Edition, bool Replayed, bool DryRun) : CommandAnswer
    {
        /// <summary>What made it so, when it was so already and this may be told to the caller.</summary>
        public StreamEntry<TEvent>? MadeSoBy { get; init; }
    }

    /// <summary>A rule says no; nothing was recorded in the stream.</summary>
    public sealed record Refused(JourneyId? Journey, Refusal Refusal, EditionCode Edition) : CommandAnswer;

    /// <summary>Something the command names does not exist.</summary>
    /// <param name="Field">The field of the request, as a JSON pointer.</param>
    public sealed record UnknownReference(string Field, string Sentence) : CommandAnswer;

    /// <summary>The registration number belongs to a journey that has begun.</summary>
    public sealed record RegistrationNumberTaken(JourneyId Journey) : CommandAnswer;

    /// <summary>The caller may not do this, in this role or to this journey.</summary>
    public sealed record NotAllowed(string Why) : CommandAnswer;

    /// <summary>The stream went on since the caller looked.</summary>
    public sealed record Stale(long? Actual) : CommandAnswer;

    /// <summary>The idempotency key was used before, for another request.</summary>
    public sealed record KeyReused : CommandAnswer;

    /// <summary>The same command is being handled at this moment.</summary>
    public sealed record InFlight : CommandAnswer;

    /// <summary>Not recorded; try again.</summary>
    public sealed record Busy(string Why) : CommandAnswer;

    /// <summary>It may or may not be recorded; the same request with the same key settles it.</summary>
    public sealed record OutcomeUnknown(string Why) : CommandAnswer;
}
