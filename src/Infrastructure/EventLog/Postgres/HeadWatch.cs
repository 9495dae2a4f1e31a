using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>Watches the head for all subscribers of this process: hears notifications, and polls because those can be lost.</summary>
internal sealed partial class HeadWatch : IAsyncDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _database;
    private readonly HeadSignal _signal;
    private readonly PostgresEventLogSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lazy<Task> _running;

    public HeadWatch(NpgsqlDataSource database, HeadSignal signal, PostgresEventLogSettings settings, TimeProvider time, ILogger logger)
    {
        _database = database;
        _signal = signal;
        _settings = settings;
        _time = time;
        _logger = logger;
        _running = new Lazy<Task>(() => Task.Run(RunAsync));
    }

    /// <summary>Cancelled when the log is closed.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>The first subscriber starts it; a process that only writes needs no connection for it.</summary>
    public void Start() => _ = _running.Value;

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        if (_running.IsValueCreated)
            await _running.Value;
        _closing.Dispose();
    }

    private async Task RunAsync()
    {
        var delay = FirstDelay;
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _database.OpenConnectionAsync(_closing.Token);
                connection.Notification += Heard;
                await using (var listen = new NpgsqlCommand(SqlText.Of(typeof(HeadWatch), "listen"), connection))
                    _ = await listen.ExecuteNonQueryAsync(_closing.Token);

                await using var poll = new NpgsqlCommand(SqlText.Of(typeof(HeadWatch), "read-head"), connection);
                await poll.PrepareAsync(_closing.Token);
                while (true)
                {
                    _signal.Observe(await ReadHeadAsync(poll));
                    delay = FirstDelay;
                    await ListenAsync(connection);
                }
            }
            catch (OperationCanceledException) when (_closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (!_closing.IsCancellationRequested)
            {
                // Whatever it is, a watch that had ended would leave readers waiting for ever with nothing to show for it.
                LogLost(exception.Message);
                await Task.Delay(delay, _time, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection)
    {
        var began = _time.GetTimestamp();
        while (_settings.PollInterval - _time.GetElapsedTime(began) is var left && left > TimeSpan.FromMilliseconds(1))
            _ = await connection.WaitAsync(left, _closing.Token);
    }

    private async Task<LogPosition> ReadHeadAsync(NpgsqlCommand poll)
    {
        await using var reader = await poll.ExecuteReaderAsync(_closing.Token);
        return await reader.ReadAsync(_closing.Token)
            ? new LogPosition(reader.GetGuid(1), reader.GetInt64(0))
            : throw new LogIntegrityException("The log has no head.");
    }

    // Only a hint, so a payload nobody here wrote does no harm.
    private void Heard(object sender, NpgsqlNotificationEventArgs notification)
    {
        if (LogPosition.TryParse(notification.Payload, out var head))
            _signal.Raise(head);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The watch over the log's head was interrupted and starts again ({Why}).")]
    private partial void LogLost(string why);
}
