using System.Collections.Concurrent;
using Naas.Infrastructure.Postgres;

[assembly: AssemblyFixture(typeof(Naas.Testing.PostgresFixture))]

namespace Naas.Testing;

/// <summary>
/// One throw-away PostgreSQL for a test assembly, started by the first test that needs it. A test takes it as a
/// constructor argument and asks for a database of its own.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly Lazy<Task<PostgresCluster>> _cluster = new(() => PostgresCluster.StartThrowAwayAsync(CancellationToken.None));
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new();

    public Task<PostgresCluster> ClusterAsync() => _cluster.Value;

    /// <summary>The connection string of an empty database.</summary>
    public async Task<string> CreateDatabaseAsync() =>
        await (await ClusterAsync()).CreateDatabaseAsync(cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>
    /// The connection string of a copy of a database that <paramref name="prepare"/> fills once for the whole assembly.
    /// It is given a connection string without pooling: a template that someone is connected to cannot be copied.
    /// </summary>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, Task> prepare)
    {
        var cluster = await ClusterAsync();
        var name = await _templates.GetOrAdd(template, _ => new Lazy<Task<string>>(() => PrepareAsync(cluster, template, prepare))).Value;
        return await cluster.CreateDatabaseAsync(name, cancellationToken: TestContext.Current.CancellationToken);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
            await (await _cluster.Value).DisposeAsync();
    }

    private static async Task<string> PrepareAsync(PostgresCluster cluster, string template, Func<string, Task> prepare)
    {
        var name = $"template_{template}";
        var connectionString = await cluster.CreateDatabaseAsync(name: name);
        await prepare(connectionString + ";Pooling=false");
        return name;
    }
}
