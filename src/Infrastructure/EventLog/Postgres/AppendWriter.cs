using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;
using Npgsql;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>The one writer of this process: takes what waits as soon as the last commit returned, and commits it together.</summary>
/// <remarks>
/// A batch whose connection was lost is simply run again with the same ids: what the lost transaction recorded is found
/// by stream, revision and id, and a transaction that is still running holds the locks this one waits for. So no new work
/// is taken before it is known what became of the old.
/// </remarks>
internal sealed partial class AppendWriter : IAsyncDisposable
{
    private const int Turns = 3;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlDataSource _database;
    private readonly PostgresEventLogSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action<LogPosition> _recorded;
    private readonly AppendQueue _queue;
    private readonly AppendRequest[] _batch;
    private readonly Task _running;
    private AppendSession? _session;
    private bool _down;
    private volatile bool _closing;

    /// <param name="recorded">Told the new head after every commit that recorded something.</param>
    public AppendWriter(NpgsqlDataSource database, PostgresEventLogSettings settings, TimeProvider time, ILogger logger, Action<LogPosition> recorded)
    {
        _database = database;
        _settings = settings;
        _time = time;
        _logger = logger;
        _recorded = recorded;
        _queue = new AppendQueue(settings);
        _batch = new AppendRequest[settings.BatchRequests];
        _running = Task.Run(RunAsync);
    }

    public Task<AppendResult> AppendAsync(AppendRequest request) =>
        _queue.TryAdd(request) is { } why
            ? Task.FromResult<AppendResult>(new AppendResult.Busy(why))
            : request.Answered;

    /// <summary>Takes no more, records what waits, and lets go of the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _closing = true;
        _queue.Close();
        await _running;
        await CloseSessionAsync();
    }

    private async Task RunAsync()
    {
        var last = 0;
        while (await _queue.WaitAsync())
        {
            // The callers just answered are about to come back: the first of them would have a commit to itself and the
            // others wait for the next. Letting them run first costs microseconds and no timer.
            for (var turns = 0; turns < Turns && _queue.Count < last; turns++)
                await Task.Yield();

            last = _queue.Take(_batch);
            var batch = _batch.AsMemory(0, last);
            // Every process locks its streams in this order, and so none waits for another in a ring.
            batch.Span.Sort(static (one, other) => string.CompareOrdinal(one.Stream.Value, other.Stream.Value));
            try
            {
                if (!batch.IsEmpty)
                    await RecordAsync(batch);
            }
            // Whatever it was, the callers must hear of it and the next batch must find a writer.
            catch (Exception exception)
            {
                LogBatchFailed(exception, batch.Length);
                foreach (var request in batch.Span)
                    request.Fail(exception);
                await CloseSessionAsync();
            }

            batch.Span.Clear();
        }
    }

    private async Task RecordAsync(ReadOnlyMemory<AppendRequest> batch)
    {
        var began = _time.GetTimestamp();
        // The first time at once: mostly it was only the connection.
        var delay = TimeSpan.Zero;
        var perhapsRecorded = false;
        while (true)
        {
            var fault = PostgresFault.ConnectionLost;
            Exception? because = null;
            try
            {
                _session ??= await OpenAsync();
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException)
            {
                because = exception;
                fault = PostgresFaults.Of(exception);
            }

            if (because is null)
            {
                try
                {
                    var verdicts = await _session!.AppendAsync(batch);
                    _down = false;
                    if (verdicts.Last() is { } head)
                        _recorded(head);
                    for (var i = 0; i < batch.Length; i++)
                        batch.Span[i].Answer(verdicts.Of(i));
                    return;
                }
                catch (Exception exception)
                {
                    because = exception;
                    fault = PostgresFaults.Of(exception);
                    perhapsRecorded |= fault == PostgresFault.ConnectionLost;
                }
            }

            if (fault == PostgresFault.BadRequest && batch.Length > 1)
            {
                LogSplit(because, batch.Length);
                await RecordAsync(batch[..(batch.Length / 2)]);
                await RecordAsync(batch[(batch.Length / 2)..]);
                return;
            }

            if (fault is PostgresFault.BadRequest or PostgresFault.Misconfigured)
            {
                await CloseSessionAsync();
                foreach (var request in batch.Span)
                    request.Fail(because);
                return;
            }

            if (fault != PostgresFault.RolledBack)
                await CloseSessionAsync();

            // Once it was seen to be down, callers are not kept waiting for one attempt after the other; and a program that
            // ends tries once more, but does not stay for a database that has gone.
            if (_time.GetElapsedTime(began) >= _settings.Patience || (_closing && delay > TimeSpan.Zero) || fault == PostgresFault.Refusing || (_down && !perhapsRecorded))
            {
                GiveUp(batch, perhapsRecorded, because);
                return;
            }

            LogRetry(because.Message, batch.Length);
            await Task.Delay(delay, _time);
            delay = delay == TimeSpan.Zero ? FirstDelay : delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    private void GiveUp(ReadOnlyMemory<AppendRequest> batch, bool perhapsRecorded, Exception because)
    {
        _down = true;
        LogDown(because.Message, batch.Length);
        var notRecorded = new AppendResult.Busy("The database does not take appends at the moment.");
        AppendResult answer = perhapsRecorded
            ? new AppendResult.OutcomeUnknown("The connection to the database was lost while it recorded the append; a retry with the same ids tells what became of it.")
            : notRecorded;
        foreach (var request in batch.Span)
            request.Answer(answer);
        _queue.AnswerAll(notRecorded);
    }

    private async Task<AppendSession> OpenAsync()
    {
        using var timeout = new CancellationTokenSource(_settings.AttemptTimeout, _time);
        try
        {
            return await AppendSession.OpenAsync(_database, _settings.AttemptTimeout, timeout.Token);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested)
        {
            throw new TimeoutException("The database did not answer in time.", exception);
        }
    }

    private async ValueTask CloseSessionAsync()
    {
        var session = _session;
        _session = null;
        if (session is not null)
            await session.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Requests} appends met a passing fault ({Why}) and is tried again.")]
    private partial void LogRetry(string why, int requests);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database does not take appends ({Why}); {Requests} appends on their way and all that wait are told so.")]
    private partial void LogDown(string why, int requests);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Requests} appends was refused and is tried in halves.")]
    private partial void LogSplit(Exception because, int requests);

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of {Requests} appends failed.")]
    private partial void LogBatchFailed(Exception because, int requests);
}
