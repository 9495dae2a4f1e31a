using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Which appends were answered before: EventStoreDB answers a repeated append as it did the first, and does not say that it is a repetition.</summary>
/// <remarks>
/// What stood in the log before this process began, and what it was answered once already, is a repetition; and so may be what is
/// answered where an append was tried before whose outcome stayed unknown. Of very many answers the oldest are forgotten and taken for
/// repetitions too: whoever is told so looks the events up, which is never wrong.
/// </remarks>
internal sealed class Acknowledged(Func<Task<long>> headAsync, int remembered = 65_536)
{
    private readonly Lock _lock = new();
    private readonly HashSet<long> _answered = [];
    private readonly Queue<long> _order = new();
    private readonly HashSet<(StreamName Stream, long Revision)> _doubtful = [];
    private bool _isAllDoubtful;
    private long? _floor;

    private Task? _beginning;

    /// <summary>Finds out, once, where the log ended before the first append of this process.</summary>
    public Task BeginAsync()
    {
        lock (_lock)
        {
            // What failed is tried again by whoever comes next.
            if (_beginning is null or { IsFaulted: true } or { IsCanceled: true })
                _beginning = FindAsync();
            return _beginning;
        }
    }

    /// <summary>Notes that an append may stand in a stream from this revision on, and that nobody knows.</summary>
    public void Doubt(StreamName stream, long revision)
    {
        lock (_lock)
        {
            // So many are no accident any more; from then on every answer is looked up.
            _isAllDoubtful |= _doubtful.Count >= remembered;
            if (!_isAllDoubtful)
                _ = _doubtful.Add((stream, revision));
        }
    }

    /// <summary>Whether an append to a stream, from a revision on, that stands at this position is surely recorded by this answer's call and answered for the first time.</summary>
    public bool IsFirst(StreamName stream, long revision, long position)
    {
        lock (_lock)
        {
            var isDoubtful = _doubtful.Remove((stream, revision)) || _isAllDoubtful;
            if (position <= _floor || !_answered.Add(position))
                return false;
            _order.Enqueue(position);
            if (_order.Count > remembered && _order.TryDequeue(out var oldest))
            {
                _ = _answered.Remove(oldest);
                _floor = Math.Max(_floor ?? 0, oldest);
            }

            return !isDoubtful;
        }
    }

    private async Task FindAsync()
    {
        var head = await headAsync();
        lock (_lock)
            _floor ??= head;
    }
}
