using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.InMemory;
using Naas.Infrastructure.EventLog.Postgres;

namespace Naas.EventLog.Contract;

public sealed class The_log_in_memory : EventLogContract
{
    protected override Task<IEventLog> CreateAsync() => Task.FromResult<IEventLog>(new InMemoryEventLog());

    // The store is the object itself.
    protected override Task<IEventLog> ReopenAsync() => Task.FromResult(Log);
}

public sealed class The_log_in_PostgreSQL(TemporaryCluster cluster) : EventLogContract
{
    private readonly Stack<IAsyncDisposable> _opened = new();
    private TemporaryDatabase? _database;

    protected override async Task<IEventLog> CreateAsync()
    {
        _opened.Push(_database = await cluster.CreateDatabaseAsync());
        return await ReopenAsync();
    }

    protected override Task<IEventLog> ReopenAsync()
    {
        var log = new PostgresEventLog(_database!.Application, TimeProvider.System);
        _opened.Push(log);
        return Task.FromResult<IEventLog>(log);
    }

    public override async ValueTask DisposeAsync()
    {
        while (_opened.TryPop(out var opened))
            await opened.DisposeAsync();
        await base.DisposeAsync();
    }
}
