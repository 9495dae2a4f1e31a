using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>One append on its way: it is answered exactly once, whoever is first.</summary>
internal sealed class AppendRequest(StreamName stream, long firstRevision, NewEvent[] events, DateTimeOffset recordedAt, int bytes)
{
    private const int Queued = 0;
    private const int AtTheStore = 1;
    private const int Withdrawn = 2;

    // Callers go on elsewhere: their work must not run on the writer's turn.
    private readonly TaskCompletionSource<AppendResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _place;

    public StreamName Stream => stream;

    public long FirstRevision => firstRevision;

    public NewEvent[] Events => events;

    public DateTimeOffset RecordedAt => recordedAt;

    public int Bytes => bytes;

    public Task<AppendResult> Answered => _answer.Task;

    /// <summary>The writer takes it; false when its caller gave up before.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _place, AtTheStore, Queued) == Queued;

    /// <summary>The caller gives up.</summary>
    public void Withdraw(CancellationToken cancellation)
    {
        if (Interlocked.CompareExchange(ref _place, Withdrawn, Queued) == Queued)
            _ = _answer.TrySetCanceled(cancellation);
        else
            _ = _answer.TrySetResult(new AppendResult.OutcomeUnknown("The wait ended while the append was at the database; a retry with the same ids tells what became of it."));
    }

    public void Answer(AppendResult result) => _ = _answer.TrySetResult(result);

    public void Fail(Exception exception) => _ = _answer.TrySetException(exception);
}
