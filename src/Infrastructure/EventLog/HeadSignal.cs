using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog;

/// <summary>Wakes the subscribers of this process when the log has grown.</summary>
/// <remarks>
/// It only says that looking is worth while: what a subscriber sees always comes from a page read in one snapshot,
/// so a signal too many costs one read and a signal lost is made good by the next poll.
/// </remarks>
internal sealed class HeadSignal
{
    private readonly Lock _lock = new();
    private LogPosition _known;
    private bool _wentBack;
    private TaskCompletionSource _changed = New();

    /// <summary>The log has grown at least to here.</summary>
    public void Raise(LogPosition head)
    {
        lock (_lock)
        {
            if (head.Epoch == _known.Epoch && head.Value <= _known.Value)
                return;
            _known = head;
            Wake();
        }
    }

    /// <summary>The head as it was just read from the store.</summary>
    /// <remarks>
    /// A head before the known one was either read just before the log grew, or the log was restored: the subscribers
    /// look for themselves, and only when the next reading says it again is it believed.
    /// </remarks>
    public void Observe(LogPosition head)
    {
        lock (_lock)
        {
            if (head == _known)
            {
                _wentBack = false;
                return;
            }

            var back = head.Epoch == _known.Epoch && head.Value < _known.Value;
            if (!back || _wentBack)
                _known = head;
            _wentBack = back && !_wentBack;
            Wake();
        }
    }

    /// <summary>Ends as soon as the log may hold something after this position.</summary>
    public Task ChangedAfterAsync(LogPosition position, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _known.Epoch == position.Epoch && _known.Value > position.Value
                ? Task.CompletedTask
                : _changed.Task.WaitAsync(cancellation);
        }
    }

    // Continuations run elsewhere: a subscriber's work must not run on the writer's turn, nor under this lock.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Wake()
    {
        var changed = _changed;
        _changed = New();
        changed.SetResult();
    }
}
