using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog;

/// <summary>What every reader of a log with contiguous positions checks before it believes a page.</summary>
internal static class LogChecks
{
    /// <exception cref="LogEpochException">The position was kept from another life of the log, or lies beyond its end.</exception>
    public static void ThrowIfForeign(LogPosition? after, LogPosition head)
    {
        if (after is not { } kept)
            return;
        if (kept.Epoch != head.Epoch)
            throw new LogEpochException($"Position {kept} belongs to another epoch of the log, which is at {head}: it was restored since.");
        if (kept.Value < 0 || kept.Value > head.Value)
            throw new LogEpochException($"Position {kept} lies beyond the log, which ends at {head}.");
    }

    /// <exception cref="LogIntegrityException">An event is missing, doubled or out of order.</exception>
    public static void ThrowIfBroken(List<StoredEvent> events, long after, int maximum, LogPosition head)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Position.Value != after + 1 + i)
                throw new LogIntegrityException($"Position {after + 1 + i} was to come and {events[i].Position.Value} came; the log ends at {head.Value}.");
        }

        var due = Math.Min(maximum, head.Value - after);
        if (events.Count != due)
            throw new LogIntegrityException($"After position {after} came {events.Count} events where {due} were due; the log ends at {head.Value}.");
    }

    /// <summary>Holds the events of one stream, from its beginning on, against their revisions.</summary>
    /// <exception cref="LogIntegrityException">An event is missing, doubled or out of order.</exception>
    public static void ThrowIfBroken(StreamName stream, long revision, long due)
    {
        if (revision != due)
            throw new LogIntegrityException($"Of stream {stream} revision {due} was to come and {revision} came.");
    }
}
