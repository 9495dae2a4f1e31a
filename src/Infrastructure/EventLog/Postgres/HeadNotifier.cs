using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Naas.Application.EventLog;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>Tells other processes that the log has grown, after the commit and beside the writer.</summary>
/// <remarks>
/// Inside the append a notification would take a lock of the whole server for the time of the commit. Only the newest
/// head is worth telling, and one that is lost is made good by the readers' poll.
/// </remarks>
internal sealed partial class HeadNotifier : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly PostgresEventLogSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<LogPosition> _newest = Channel.CreateBounded<LogPosition>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly Task _running;

    public HeadNotifier(NpgsqlDataSource database, PostgresEventLogSettings settings, TimeProvider time, ILogger logger)
    {
        _database = database;
        _settings = settings;
        _time = time;
        _logger = logger;
        _running = Task.Run(RunAsync);
    }

    public void Announce(LogPosition head) => _ = _newest.Writer.TryWrite(head);

    public async ValueTask DisposeAsync()
    {
        _newest.Writer.Complete();
        await _running;
    }

    private async Task RunAsync()
    {
        NpgsqlConnection? connection = null;
        await foreach (var head in _newest.Reader.ReadAllAsync())
        {
            try
            {
                connection ??= await OpenAsync();
                await using var notify = new NpgsqlCommand(SqlText.Of(typeof(HeadNotifier), "notify"), connection);
                _ = notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = head.ToString() });
                _ = await notify.ExecuteNonQueryAsync();
            }
            catch (Exception exception)
            {
                // Only a hint is lost, the poll of the others is the truth; a notifier that had ended would lose all that follow.
                LogNotNotified(exception.Message);
                if (connection is not null)
                    await connection.DisposeAsync();
                connection = null;
            }

            await Task.Delay(_settings.NotifyInterval, _time);
        }

        if (connection is not null)
            await connection.DisposeAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = await _database.OpenConnectionAsync();
        await using var lazily = new NpgsqlCommand(SqlText.Of(typeof(HeadNotifier), "notify-lazily"), connection);
        _ = await lazily.ExecuteNonQueryAsync();
        return connection;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other processes were not notified; their poll will find what is new ({Why}).")]
    private partial void LogNotNotified(string why);
}
