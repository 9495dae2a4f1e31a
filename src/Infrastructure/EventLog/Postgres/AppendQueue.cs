using System.Threading.Channels;
using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>Where appends wait for the one writer: bounded by number and by bytes.</summary>
/// <remarks>
/// A batch holds a stream at most once. Further appends to a stream wait their turn behind it, so that one that
/// follows the other finds the revision it expects, and of rivals the first wins.
/// </remarks>
internal sealed class AppendQueue(PostgresEventLogSettings settings)
{
    // The channel itself is not the bound: what waits is counted in bytes too, and also while it waits for its stream.
    private readonly Channel<AppendRequest> _arrivals = Channel.CreateUnbounded<AppendRequest>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<StreamName, Queue<AppendRequest>> _later = [];
    private readonly Queue<StreamName> _turns = new();
    private readonly HashSet<StreamName> _inBatch = [];
    private int _requests;
    private long _bytes;

    /// <summary>How many wait.</summary>
    public int Count => Volatile.Read(ref _requests);

    /// <summary>Null when it was taken in, or the sentence that says why not.</summary>
    public string? TryAdd(AppendRequest request)
    {
        var requests = Interlocked.Increment(ref _requests);
        var bytes = Interlocked.Add(ref _bytes, request.Bytes);
        if (requests <= settings.QueueRequests && bytes <= settings.QueueBytes)
        {
            if (_arrivals.Writer.TryWrite(request))
                return null;
            Leave(request);
            return "The event log is closing.";
        }

        Leave(request);
        return "More appends are waiting than the event log takes on.";
    }

    /// <summary>No more are taken in; those that wait are still served.</summary>
    public void Close() => _arrivals.Writer.TryComplete();

    /// <summary>True as soon as something waits; false when the queue is closed and empty.</summary>
    public ValueTask<bool> WaitAsync() => _turns.Count > 0 ? ValueTask.FromResult(true) : _arrivals.Reader.WaitToReadAsync();

    /// <summary>Takes what is there, as far as a batch goes; never waits.</summary>
    /// <returns>How many were put into the array; zero when all had been withdrawn.</returns>
    public int Take(AppendRequest[] batch)
    {
        _inBatch.Clear();
        var count = 0;
        var bytes = 0L;

        for (var turns = _turns.Count; turns > 0 && count < batch.Length; turns--)
        {
            var stream = _turns.Peek();
            var waiting = _later[stream];
            if (!Fits(waiting.Peek()))
                return count;
            Put(waiting.Dequeue());

            _ = _turns.Dequeue();
            if (waiting.Count > 0)
                _turns.Enqueue(stream);
            else
                _ = _later.Remove(stream);
        }

        while (count < batch.Length && _arrivals.Reader.TryPeek(out var next))
        {
            if (_inBatch.Contains(next.Stream) || _later.ContainsKey(next.Stream))
                WaitForTurn(next);
            else if (Fits(next))
                Put(next);
            else
                return count;
            _ = _arrivals.Reader.TryRead(out _);
        }

        return count;

        bool Fits(AppendRequest request) => count == 0 || bytes + request.Bytes <= settings.BatchBytes;

        void Put(AppendRequest request)
        {
            Leave(request);
            if (!request.TryTake())
                return;
            _ = _inBatch.Add(request.Stream);
            batch[count++] = request;
            bytes += request.Bytes;
        }
    }

    /// <summary>Gives everybody who waits the same answer.</summary>
    public void AnswerAll(AppendResult result)
    {
        foreach (var request in _later.Values.SelectMany(waiting => waiting))
            AnswerOne(request);
        _later.Clear();
        _turns.Clear();
        while (_arrivals.Reader.TryRead(out var request))
            AnswerOne(request);

        void AnswerOne(AppendRequest request)
        {
            Leave(request);
            if (request.TryTake())
                request.Answer(result);
        }
    }

    private void WaitForTurn(AppendRequest request)
    {
        if (!_later.TryGetValue(request.Stream, out var waiting))
        {
            waiting = new Queue<AppendRequest>();
            _later.Add(request.Stream, waiting);
            _turns.Enqueue(request.Stream);
        }

        waiting.Enqueue(request);
    }

    private void Leave(AppendRequest request)
    {
        _ = Interlocked.Decrement(ref _requests);
        _ = Interlocked.Add(ref _bytes, -request.Bytes);
    }
}
