using Naas.Application.Access;
using Naas.Projections;
using Npgsql;
using static Naas.Api.Tests.Http.Api;

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

        unread.Text("detail").Should().Be("The database does not answer at the moment; of this request nothing was recorded. Send it again with the same key: what an earlier one with it recorded counts once.");
        unread.Header("Retry-After").Should().Be("2");
        (await worker.EmployAsync(key)).ShouldBe(201).Header("Idempotency-Replayed").Should().BeNull("nothing had been recorded");
    }

    [Fact]
    public async Task Where_nothing_can_have_been_recorded_whoever_asks_with_a_body_is_not_told_that_it_may_have_been()
    {
        var api = await _naas.ApiAsync();
        await using var database = NpgsqlDataSource.Create(await _naas.DatabaseAsync());
        const string one = """{ "registrationNumber": "SW900404" }""";
        const string several = """{ "checks": [{ "registrationNumber": "SW900404" }] }""";

        await ExecuteAsync(database, "people-away");

        foreach (var (address, body) in ((string, string)[])[("/v1/social-workers/find", one), ("/v1/register-checks", one), ("/v1/register-checks/batch", several)])
        {
            var unread = (await api.PostAsync(address, EmployerAt(Leeds), body)).ShouldBe(503, "unavailable");
            unread.Text("detail").Should().Be("The database does not answer at the moment.", address);
        }

        // A release writes to the database and not to the log, so that nobody can say what became of it.
        await ExecuteAsync(database, "releases-away");
        (await api.PostAsync("/v1/releases", In(Role.DfeAnalyst), """{ "dataSet": "accreditation-workforce", "asOf": "2018-09-30" }""")).ShouldBe(503, "outcome-unknown");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string name)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(DatabaseAwaySpecs), name));
        _ = await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
