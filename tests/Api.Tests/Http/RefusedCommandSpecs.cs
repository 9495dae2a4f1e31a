using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>A refused command leaves nothing in the journey, and a row of codes in the record of operations (S-54).</summary>
public sealed class RefusedCommandSpecs(RunningNaas naas)
{
    [Fact]
    [Trait("Rule", "S-54")]
    public async Task It_leaves_no_event_and_one_row_without_words()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);

        // Nobody has said in which role.
        (await worker.EndorseAsync()).ShouldBe(409, "no-statutory-role");

        (await worker.ReadAsync(EmployerAt(Leeds))).ShouldBe(200).Json.GetProperty("revision").GetInt64().Should().Be(1);
        (await RowsAsync(worker.Id)).Should().Equal(("endorse-practice", "employer", Leeds, "no-statutory-role", "response-2017"));
    }

    [Fact]
    [Trait("Rule", "S-54")]
    public async Task A_dry_run_that_would_be_refused_leaves_no_row()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);

        (await api.PostAsync($"{worker.Address}/endorsements?dryRun=true", EmployerAt(Leeds), """{ "level": "practitioner", "organisation": "E08000035", "on": "2018-07-04" }""")).ShouldBe(409, "no-statutory-role");

        (await RowsAsync(worker.Id)).Should().BeEmpty();
    }

    private async Task<List<(string Command, string Role, string? Organisation, string Code, string Edition)>> RowsAsync(Guid journey)
    {
        var services = await naas.ServicesAsync();
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select command, role, organisation, code, edition from ops.refusals where journey_id = $1 order by id");
        _ = command.Parameters.AddWithValue(journey);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<(string, string, string?, string, string)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        return rows;
    }
}
