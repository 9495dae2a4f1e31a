using System.Globalization;

namespace Naas.EventStoreDbPeer;

/// <summary>What a client believes of a stream when it appends.</summary>
internal abstract record Expectation
{
    public sealed record Any : Expectation;

    public sealed record StreamExists : Expectation;

    public sealed record NoStream : Expectation;

    public sealed record Revision(long Number) : Expectation;
}

/// <summary>An event on its way.</summary>
internal sealed record PeerMessage(Guid Id, string Type, bool IsJson, byte[] CustomMetadata, byte[] Data);

/// <summary>An event as it is kept.</summary>
/// <param name="Created">The server's own moment, in ticks of 100 ns since 1970.</param>
internal sealed record PeerEvent(long Position, string Stream, long Revision, Guid Id, string Type, bool IsJson, byte[] CustomMetadata, byte[] Data, long Created);

internal abstract record PeerAppended
{
    public sealed record Success(long Revision, long Position) : PeerAppended;

    /// <param name="Current">Null when there is no such stream.</param>
    public sealed record Wrong(long? Current) : PeerAppended;

    public sealed record Deleted : PeerAppended;
}

/// <summary>The streams of a node, and the one order of all of them; kept in a file when it is given one.</summary>
internal sealed class PeerStore : IDisposable
{
    // A position is where a record lies in the server's files: it grows by more than one, and other records lie between.
    private const int BytesBesideTheEvent = 100;

    private readonly Lock _lock = new();
    private readonly List<PeerEvent> _all = [];
    private readonly Dictionary<string, List<PeerEvent>> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _truncated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tombstones = new(StringComparer.Ordinal);
    private readonly PeerFile? _file;
    private readonly TimeProvider _time;
    private long _next = 4096;
    private TaskCompletionSource _grown = New();

    public PeerStore(TimeProvider time, string? file)
    {
        _time = time;
        _file = file is null ? null : new PeerFile(file);
        foreach (var written in _file?.ReadAll() ?? [])
            Keep(written);
        // A node writes of itself, in streams that begin with a dollar.
        _ = Append("$stats-peer", new Expectation.Any(), [new PeerMessage(Guid.NewGuid(), "$statsCollected", true, [], "{}"u8.ToArray())]);
    }

    public PeerAppended Append(string stream, Expectation expected, IReadOnlyList<PeerMessage> messages)
    {
        lock (_lock)
        {
            if (_tombstones.Contains(stream))
                return new PeerAppended.Deleted();
            var events = _streams.GetValueOrDefault(stream) ?? [];
            var current = events.Count == 0 ? (long?)null : events[^1].Revision;
            if (Repeated(events, expected, messages) is { } before)
                return before;
            if (!Holds(expected, stream, current))
                return new PeerAppended.Wrong(current);

            var written = new List<PeerEvent>();
            foreach (var (index, message) in messages.Index())
            {
                written.Add(new PeerEvent(_next, stream, (current ?? -1) + 1 + index, message.Id, message.Type, message.IsJson, message.CustomMetadata, message.Data, Ticks()));
                _next += BytesBesideTheEvent + message.CustomMetadata.Length + message.Data.Length;
            }

            // Answered only once it is out of this process' hands.
            _file?.Write(written);
            Keep(written);
            return written.Count == 0 ? new PeerAppended.Success(current ?? -1, _next) : new PeerAppended.Success(written[^1].Revision, written[^1].Position);
        }
    }

    /// <returns>Null when it was deleted; otherwise the stream's last revision where that was not the expected one.</returns>
    public PeerAppended Delete(string stream, Expectation expected, bool forGood)
    {
        lock (_lock)
        {
            var events = _streams.GetValueOrDefault(stream) ?? [];
            var current = events.Count == 0 ? (long?)null : events[^1].Revision;
            if (_tombstones.Contains(stream))
                return new PeerAppended.Deleted();
            if (!Holds(expected, stream, current))
                return new PeerAppended.Wrong(current);
            if (forGood)
                _ = _tombstones.Add(stream);
            _truncated[stream] = (current ?? -1) + 1;
            return new PeerAppended.Success(current ?? -1, _next);
        }
    }

    public bool IsDeletedForGood(string stream)
    {
        lock (_lock)
            return _tombstones.Contains(stream);
    }

    /// <summary>The events of a stream that can be read; null when there are none.</summary>
    public IReadOnlyList<PeerEvent>? Stream(string stream)
    {
        lock (_lock)
        {
            var from = _truncated.GetValueOrDefault(stream);
            return _streams.TryGetValue(stream, out var events) && events[^1].Revision >= from ? [.. events.Where(one => one.Revision >= from)] : null;
        }
    }

    /// <summary>Where the next event will stand, at the least.</summary>
    public long End
    {
        get
        {
            lock (_lock)
                return _next;
        }
    }

    /// <summary>A few events of the whole log from a position on, inclusive, and how to learn that there are more.</summary>
    public (IReadOnlyList<PeerEvent> Events, Task Grown) From(long position, int most)
    {
        lock (_lock)
        {
            var first = FirstAt(position);
            return (_all.GetRange(first, Math.Min(most, _all.Count - first)), _grown.Task);
        }
    }

    /// <summary>Everything before a position, the newest first.</summary>
    public IReadOnlyList<PeerEvent> Before(long position)
    {
        lock (_lock)
            return [.. Enumerable.Reverse(_all.GetRange(0, FirstAt(position)))];
    }

    /// <summary>Whether somebody can go forwards from a position: a record begins there, or nothing stands behind it.</summary>
    public bool BeginsAt(long position)
    {
        lock (_lock)
            return position == 0 || FirstAt(position) is var first && (first == _all.Count || _all[first].Position == position);
    }

    /// <summary>Whether somebody can go backwards from a position: a record begins or ends there, or nothing stands before it.</summary>
    public bool EndsBefore(long position)
    {
        lock (_lock)
            return FirstAt(position) is var first && (first == 0 || (first == _all.Count ? position == _next : _all[first].Position == position));
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A repetition is recognised by the ids that stand where it would have stood; with any revision, by ids that the stream has.
    private static PeerAppended.Success? Repeated(List<PeerEvent> events, Expectation expected, IReadOnlyList<PeerMessage> messages)
    {
        if (messages.Count == 0)
            return null;
        var at = expected switch
        {
            Expectation.Revision { Number: var number } => number + 1,
            Expectation.NoStream => 0,
            _ => events.FindIndex(one => one.Id == messages[0].Id),
        };
        if (at < 0 || at > events.Count - messages.Count || !messages.Index().All(pair => events[(int)at + pair.Index].Id == pair.Item.Id))
            return null;
        var last = events[(int)at + messages.Count - 1];
        return new PeerAppended.Success(last.Revision, last.Position);
    }

    private bool Holds(Expectation expected, string stream, long? current) => expected switch
    {
        Expectation.Any => true,
        // A stream that was deleted can be begun again, and its numbers go on.
        Expectation.NoStream => current is null || _truncated.GetValueOrDefault(stream) > current,
        Expectation.StreamExists => current is not null,
        Expectation.Revision { Number: var number } => current == number,
        _ => throw new InvalidOperationException("An expectation is one of its named kinds."),
    };

    private void Keep(List<PeerEvent> written)
    {
        foreach (var one in written)
        {
            _all.Add(one);
            if (!_streams.TryGetValue(one.Stream, out var events))
                _streams.Add(one.Stream, events = []);
            events.Add(one);
            _next = Math.Max(_next, one.Position + BytesBesideTheEvent + one.CustomMetadata.Length + one.Data.Length);
        }

        var grown = _grown;
        _grown = New();
        grown.SetResult();
    }

    private int FirstAt(long position)
    {
        var (low, high) = (0, _all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _all[middle].Position < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private long Ticks() => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks;

    public void Dispose() => _file?.Dispose();

    public override string ToString()
    {
        lock (_lock)
            return string.Create(CultureInfo.InvariantCulture, $"{_all.Count} events in {_streams.Count} streams");
    }
}
