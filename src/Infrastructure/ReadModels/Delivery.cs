using System.Text;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Projections;

namespace Naas.Infrastructure.ReadModels;

/// <summary>A stored event of a journey on its way into a projection: read, or the reason why it cannot be.</summary>
internal sealed record Delivery(StoredEvent Stored, RecordedEvent? Recorded, string? Fault)
{
    public string Stream => Stored.Stream.Value;

    /// <summary>Those of a page that belong to journeys, in order.</summary>
    public static List<Delivery> Of(IEnumerable<StoredEvent> page)
    {
        var deliveries = new List<Delivery>();
        foreach (var stored in page)
        {
            if (JourneyStream.IdOf(stored.Stream) is not { } journey)
                continue;

            try
            {
                var entry = JourneyStream.Read(stored);
                deliveries.Add(new Delivery(stored, new RecordedEvent(
                    journey,
                    stored.Revision,
                    entry.Event,
                    stored.Type,
                    stored.RecordedAt,
                    entry.Metadata.Actor.Value,
                    entry.Metadata.Role,
                    entry.Metadata.Organisation,
                    entry.Metadata.CommandId,
                    entry.Metadata.Edition.Value) { Correlation = entry.Metadata.CorrelationId }, null));
            }
            catch (UnreadableEventException e)
            {
                deliveries.Add(new Delivery(stored, null, e.Message));
            }
        }

        return deliveries;
    }
}

/// <summary>An event that is set aside: the one that could not be handled, or one that waits behind it.</summary>
internal sealed record ParkedEvent(StoredEvent Stored, string Reason)
{
    // What is kept is for people to read; a stack of inner messages would drown it.
    private const int LongestReason = 500;

    public static ParkedEvent Because(StoredEvent stored, string reason) => new(stored, Storable(reason));

    public static ParkedEvent Behind(StoredEvent stored) => new(stored, "Waits behind an earlier event of its stream.");

    /// <summary>A reason may repeat anything that an event holds; the database takes no null character and no half of a surrogate pair.</summary>
    private static string Storable(string reason)
    {
        var text = new StringBuilder(Math.Min(reason.Length, LongestReason));
        foreach (var rune in reason.EnumerateRunes())
        {
            var kept = Rune.IsControl(rune) ? Rune.ReplacementChar : rune;
            if (text.Length + kept.Utf16SequenceLength > LongestReason)
                break;
            _ = text.Append(kept.ToString());
        }

        return text.ToString();
    }
}
