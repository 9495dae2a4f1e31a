using Naas.Infrastructure.EventLog.Postgres;
using Npgsql;

namespace Naas.EventLog.Contract.Postgres;

/// <summary>A test with a database of its own and the instances of the log it opens on it.</summary>
public abstract class PostgresTest(TemporaryCluster cluster) : IAsyncLifetime
{
    protected const int Patience = 120_000;

    private readonly Stack<IAsyncDisposable> _opened = new();
    private TemporaryDatabase? _database;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected TemporaryCluster Cluster => cluster;

    protected TemporaryDatabase Database => _database ?? throw new InvalidOperationException("The test has not begun.");

    public async ValueTask InitializeAsync() => _opened.Push(_database = await cluster.CreateDatabaseAsync());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        while (_opened.TryPop(out var opened))
            await opened.DisposeAsync();
    }

    /// <summary>One more instance, as another process would have.</summary>
    protected PostgresEventLog Open(PostgresEventLogSettings? settings = null, NpgsqlDataSource? database = null)
    {
        var log = new PostgresEventLog(database ?? Database.Application, TimeProvider.System, settings);
        _opened.Push(log);
        return log;
    }

    /// <summary>A transaction that has appended and not ended yet: nobody else can commit an append meanwhile.</summary>
    protected async Task<OpenAppend> AppendWithoutCommitAsync(int number)
    {
        var connection = await Database.Owner.OpenConnectionAsync(Stop);
        var transaction = await connection.BeginTransactionAsync(Stop);
        await using var command = new NpgsqlCommand(RawAppend(number), connection, transaction);
        _ = await command.ExecuteNonQueryAsync(Stop);
        return new OpenAppend(connection, transaction);
    }

    /// <summary>Appends past every instance of the log, so that nobody is told.</summary>
    protected Task AppendUnheardAsync(int number) => Database.ExecuteAsync(RawAppend(number));

    /// <summary>Waits until so many appends of the application are held up in the database.</summary>
    protected async Task WaitUntilHeldUpAsync(int count = 1)
    {
        while (await Database.QueryAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") < count)
            await Task.Yield();
    }

    /// <summary>Positions are 1..head, each once, and every stream's revisions are 0..version.</summary>
    protected async Task ThrowUnlessWithoutHolesAsync()
    {
        var broken = await Database.QueryAsync<string>("""
            select concat_ws(', ',
                (select 'positions' from es.head h, (select count(*) n, coalesce(min(position), 1) low, coalesce(max(position), 0) high from es.events) e
                 where e.n <> h.position or e.low <> 1 or e.high <> h.position),
                (select 'revisions of ' || count(*) from
                    (select s.id from es.streams s left join es.events e on e.stream_id = s.id group by s.id, s.version
                     having count(e.*) <> s.version + 1 or min(e.version) <> 0 or max(e.version) <> s.version) wrong
                 having count(*) > 0),
                (select 'order of ' || count(*) from
                    (select version - lag(version) over (partition by stream_id order by position) as step from es.events) steps
                 where step <> 1 having count(*) > 0))
            """);
        broken.Should().BeEmpty();
    }

    private static string RawAppend(int number) => $$"""
        select es.append(array['journey-{{number}}'], array[0]::bigint[], array[1], array[now()], array['journey-registered'],
            array[1], array[0], array['{{Some.Id(number)}}']::uuid[], array[1], array[1], array['{}']::bytea[], array['{}']::bytea[])
        """;

    protected sealed class OpenAppend(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public Task CommitAsync() => transaction.CommitAsync(Stop);

        public Task RollbackAsync() => transaction.RollbackAsync(Stop);

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
