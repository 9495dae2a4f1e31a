using System.Diagnostics;
using System.Globalization;
using Naas.Infrastructure.Postgres;
using Npgsql;

namespace Naas.Reliability.Postgres;

/// <summary>A folder of its own for one test, and what the tests do to the clusters in it.</summary>
public abstract class ClusterScene : IAsyncLifetime
{
    private readonly List<PostgresCluster> _started = [];

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected string Folder { get; private set; } = "";

    protected string Data => Path.Combine(Folder, "postgres");

    // A folder that everyone may pass: what is closed on the way is the business of the tests that say so.
    public ValueTask InitializeAsync()
    {
        Folder = ThrowAwayFolders.Create();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in _started)
            await cluster.DisposeAsync();
        await CleanUpAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected virtual ValueTask CleanUpAsync() => ValueTask.CompletedTask;

    protected Task<PostgresCluster> StartAsync() => StartAsync(new PostgresClusterOptions(Data));

    protected async Task<PostgresCluster> StartAsync(PostgresClusterOptions options)
    {
        var cluster = await PostgresCluster.StartAsync(options, Cancelled);
        _started.Add(cluster);
        return cluster;
    }

    protected async Task<PostgresUnavailableException> RefusedAsync(PostgresClusterOptions options)
    {
        var start = () => StartAsync(options);
        var refusal = (await start.Should().ThrowAsync<PostgresUnavailableException>()).Which;
        refusal.Message.Should().NotContain("\n").And.EndWith(".");
        Directory.EnumerateDirectories(Folder, "*.init-*", SearchOption.AllDirectories).Should().BeEmpty();
        return refusal;
    }

    protected static async Task WriteAsync(string connectionString, string word)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("create table if not exists kept (word text)");
        await command.ExecuteNonQueryAsync(Cancelled);
        await using var insert = source.CreateCommand("insert into kept values ($1)");
        insert.Parameters.AddWithValue(word);
        await insert.ExecuteNonQueryAsync(Cancelled);
    }

    protected static async Task<List<string>> ReadAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select word from kept order by word");
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var words = new List<string>();
        while (await reader.ReadAsync(Cancelled))
            words.Add(reader.GetString(0));
        return words;
    }

    /// <summary>The server's number, as it wrote it down.</summary>
    protected static int ServerOf(string dataDirectory) =>
        int.Parse(File.ReadLines(Path.Combine(dataDirectory, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    protected static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    protected static async Task UntilGoneAsync(int processId)
    {
        var began = Stopwatch.GetTimestamp();
        while (ServerProcesses.StartTicks(processId) is not null)
        {
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(30))
                throw new TimeoutException($"Process {processId} does not end.");
            await Task.Delay(20, Cancelled);
        }
    }

    protected static async Task RunAsync(params string[] command)
    {
        var answer = await Tool.RunAsync(command, Cancelled);
        answer.Succeeded.Should().BeTrue("{0} said {1}", string.Join(' ', command), answer.Error);
    }
}
