using System.Globalization;
using System.Text.Json;

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
/// <remarks>
/// From where a stream is told, and how many of its last events, stands in its metadata, the last event of stream <c>$$</c> with its name: a
/// stream that was deleted has the largest revision there, and when it is begun again the node writes the first one that is told then.
/// </remarks>
internal sealed class PeerStore : IDisposable
{
    // A position is where a record lies in the server's files: it grows by more than one, and other records lie between.
    private const int BytesBesideTheEvent = 100;

    private const string MetadataPrefix = "$$";
    private const string MetadataType = "$metadata";
    private const string TombstoneType = "$streamDeleted";
    private const long Deleted = long.MaxValue;

    private readonly Lock _lock = new();
    private readonly List<PeerEvent> _all = [];
    private readonly Dictionary<string, List<PeerEvent>> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _toldFrom = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _mostKept = new(StringComparer.Ordinal);
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
            if (_tombstones.Contains(stream) || (expected is Expectation.StreamExists && IsDeleted(stream)))
                return new PeerAppended.Deleted();
            var events = _streams.GetValueOrDefault(stream) ?? [];
            var current = CurrentOf(stream);
            if (Repeated(events, expected, messages) is { } before)
                return before;
            if (!Holds(expected, stream, current))
                return new PeerAppended.Wrong(current);

            var isBegunAgain = IsDeleted(stream);
            var written = Write(stream, current, messages);
            if (isBegunAgain)
                _ = TellFrom(stream, (current ?? -1) + 1);
            // Whoever writes the metadata of a deleted stream begins it again: it is told from its end on, whatever they say.
            else if (OriginalOf(stream) is { } original && IsDeletedBefore(original, written))
                _ = TellFrom(original, (CurrentOf(original) ?? -1) + 1);
            return written.Count == 0 ? new PeerAppended.Success(current ?? -1, _next) : new PeerAppended.Success(written[^1].Revision, written[^1].Position);
        }
    }

    public PeerAppended Delete(string stream, Expectation expected, bool forGood)
    {
        lock (_lock)
        {
            var current = CurrentOf(stream);
            if (_tombstones.Contains(stream))
                return new PeerAppended.Deleted();
            if (!Holds(expected, stream, current))
                return new PeerAppended.Wrong(current);
            var noted = forGood
                ? Written([new PeerEvent(_next, stream, Deleted, Guid.NewGuid(), TombstoneType, true, [], [], Ticks())])
                : TellFrom(stream, Deleted);
            return new PeerAppended.Success(current ?? -1, noted[^1].Position);
        }
    }

    public bool IsDeletedForGood(string stream)
    {
        lock (_lock)
            return _tombstones.Contains(stream);
    }

    /// <summary>The events of a stream that are told, be they none; null when there is no such stream, or it was deleted.</summary>
    public IReadOnlyList<PeerEvent>? Stream(string stream)
    {
        lock (_lock)
        {
            if (IsDeleted(stream) || !_streams.TryGetValue(stream, out var events))
                return null;
            var from = Math.Max(_toldFrom.GetValueOrDefault(stream), events.Count - _mostKept.GetValueOrDefault(stream, events.Count));
            return [.. events.Where(one => one.Revision >= from)];
        }
    }

    /// <summary>The last revision of a stream, be it told or not; null when there is no such stream.</summary>
    public long? LastRevisionOf(string stream)
    {
        lock (_lock)
            return CurrentOf(stream);
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
        Expectation.NoStream => current is null || IsDeleted(stream),
        Expectation.StreamExists => current is not null,
        Expectation.Revision { Number: var number } => current == number,
        _ => throw new InvalidOperationException("An expectation is one of its named kinds."),
    };

    private List<PeerEvent> Write(string stream, long? current, IReadOnlyList<PeerMessage> messages)
    {
        var (position, written) = (_next, new List<PeerEvent>());
        foreach (var (index, message) in messages.Index())
        {
            written.Add(new PeerEvent(position, stream, (current ?? -1) + 1 + index, message.Id, message.Type, message.IsJson, message.CustomMetadata, message.Data, Ticks()));
            position += BytesBesideTheEvent + message.CustomMetadata.Length + message.Data.Length;
        }

        return Written(written);
    }

    private List<PeerEvent> TellFrom(string stream, long revision) =>
        Write(MetadataPrefix + stream, CurrentOf(MetadataPrefix + stream), [new PeerMessage(Guid.NewGuid(), MetadataType, true, [], JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, long> { ["$tb"] = revision }))]);

    // Answered only once it is out of this process' hands.
    private List<PeerEvent> Written(List<PeerEvent> written)
    {
        _file?.Write(written);
        Keep(written);
        return written;
    }

    private void Keep(List<PeerEvent> written)
    {
        foreach (var one in written)
        {
            _all.Add(one);
            _next = Math.Max(_next, one.Position + BytesBesideTheEvent + one.CustomMetadata.Length + one.Data.Length);
            if (one.Type == TombstoneType)
            {
                _ = _tombstones.Add(one.Stream);
                continue;
            }

            if (!_streams.TryGetValue(one.Stream, out var events))
                _streams.Add(one.Stream, events = []);
            events.Add(one);
            if (OriginalOf(one.Stream) is { } original)
                (_toldFrom[original], _mostKept[original]) = (NumberIn(one.Data, "$tb") ?? 0, NumberIn(one.Data, "$maxCount") ?? long.MaxValue);
        }

        var grown = _grown;
        _grown = New();
        grown.SetResult();
    }

    private long? CurrentOf(string stream) => _streams.TryGetValue(stream, out var events) ? events[^1].Revision : null;

    private bool IsDeleted(string stream) => _toldFrom.GetValueOrDefault(stream) == Deleted;

    private static string? OriginalOf(string stream) => stream.StartsWith(MetadataPrefix, StringComparison.Ordinal) ? stream[MetadataPrefix.Length..] : null;

    /// <summary>Whether a stream was deleted by the metadata that stood there before these.</summary>
    private bool IsDeletedBefore(string original, List<PeerEvent> metadata) =>
        metadata.Count > 0 && _streams[MetadataPrefix + original] is var all && all.Count > metadata.Count && NumberIn(all[^(metadata.Count + 1)].Data, "$tb") == Deleted;

    private static long? NumberIn(byte[] metadata, string name)
    {
        try
        {
            using var body = JsonDocument.Parse(metadata);
            return body.RootElement.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
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
