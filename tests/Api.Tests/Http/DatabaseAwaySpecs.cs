using Naas.Projections;
using Npgsql;

namespace Naas.Api.Tests.Http;

/// <summary>What callers are told where the database that holds the log answers no read.</summary>
public sealed class DatabaseAwaySpecs : IAsyncLifetime
{
    private readonly RunningNaas _naas = new();

    public ValueTask InitializeAsync() => _naas.InitializeAsync();

    public ValueTask DisposeAsync() => _naas.DisposeAsync();

    [Fact]
    public async Task A_command_before_which_the_log_cannot_be_read_was_not_recorded()
    {
        var worker = await Worker.RegisteredAsync(await _naas.ApiAsync());
        (string, string) key = ("Idempotency-Key", "employ-once");
        await using var database = NpgsqlDataSource.Create(await _naas.DatabaseAsync());

        await ExecuteAsync(database, "events-away");
        var unread = (await worker.EmployAsync(key)).ShouldBe(503, "unavailable");
        await ExecuteAsync(database, "events-back");

        unread.Text("detail").Should().Be("The database does not answer at the moment; nothing was recorded in the event log. Send it again with the same key.");
        unread.Header("Retry-After").Should().Be("2");
        (await worker.EmployAsync(key)).ShouldBe(201).Header("Idempotency-Replayed").Should().BeNull("nothing had been recorded");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string name)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(DatabaseAwaySpecs), name));
        _ = await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
