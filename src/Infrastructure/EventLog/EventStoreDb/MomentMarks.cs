using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>Finds how far the log had come at a moment. The server keeps no order of this program's moments, so the log is gone through from its beginning.</summary>
/// <remarks>
/// A process does so once at most, and no further than it is asked: a mark at the end of every page says how late it was by then, and
/// the next question goes on from the last mark before its moment. A mark takes 48 bytes, so ten million events take half a megabyte.
/// The place that is found lies before the first event that bears the moment or a later one: it is the same for ever once there is one.
/// </remarks>
internal sealed class MomentMarks(AllEvents all, LogEpoch epoch, int page = 1000) : IDisposable
{
    // One goes through the log at a time; whoever comes meanwhile finds its marks.
    private readonly SemaphoreSlim _walking = new(1, 1);
    private readonly Lock _lock = new();
    private readonly List<Mark> _marks = [];

    public async Task<LogPosition> LastBeforeAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        var beginning = new LogPosition(await epoch.FindAsync(cancellation), 0);
        if (IsBehind(moment, beginning.Epoch))
            return await WalkAsync(beginning, moment, cancellation);

        await _walking.WaitAsync(cancellation);
        try
        {
            return await WalkAsync(beginning, moment, cancellation);
        }
        finally
        {
            _ = _walking.Release();
        }
    }

    public void Dispose() => _walking.Dispose();

    private async Task<LogPosition> WalkAsync(LogPosition beginning, DateTimeOffset moment, CancellationToken cancellation)
    {
        var (last, latest) = LastMarkBefore(moment, beginning);
        while (true)
        {
            var read = 0;
            await foreach (var stored in all.ForwardsAsync(last, page, all.OfThisProgram, cancellation))
            {
                if (stored.RecordedAt >= moment)
                    return last;
                (last, latest) = (stored.Position, stored.RecordedAt > latest ? stored.RecordedAt : latest);
                read++;
            }

            if (read < page)
                return last;
            Note(new Mark(last, latest));
        }
    }

    private bool IsBehind(DateTimeOffset moment, Guid life)
    {
        lock (_lock)
        {
            // Marks of another life of the log say nothing about this one.
            if (_marks.Count > 0 && _marks[0].Position.Epoch != life)
                _marks.Clear();
            return _marks.Count > 0 && _marks[^1].Latest >= moment;
        }
    }

    private Mark LastMarkBefore(DateTimeOffset moment, LogPosition beginning)
    {
        lock (_lock)
        {
            var (low, high) = (0, _marks.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _marks[middle].Latest < moment ? (middle + 1, high) : (low, middle);
            }

            return low == 0 ? new Mark(beginning, DateTimeOffset.MinValue) : _marks[low - 1];
        }
    }

    private void Note(Mark mark)
    {
        lock (_lock)
        {
            if (_marks.Count == 0 || (_marks[^1].Position.Epoch == mark.Position.Epoch && _marks[^1].Position < mark.Position))
                _marks.Add(mark);
        }
    }

    /// <param name="Latest">The latest moment that an event up to here bears.</param>
    private readonly record struct Mark(LogPosition Position, DateTimeOffset Latest);
}
