using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Naas.Application.Journeys;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Postgres;
using Npgsql;

namespace Naas.Reliability.Kills;

/// <summary>
/// The process is killed in the middle of a merging of two records of one person, and in the middle of its undoing, before every
/// step there is; the next start completes what was begun, each step once, and the same command sent again completes what was not (S-53).
/// </summary>
public sealed class MergeKillTests : UpScene
{
    private const string Leeds = "E08000035";
    private const string Bury = "E08000002";

    /// <summary>The last of them is the pointing of the number, which follows both.</summary>
    private static readonly (string OfTheMerging, string OfItsUndoing)[] Steps =
    [
        ("journey-superseded", "merge-undone"),
        ("record-absorbed", "journey-reinstated"),
        ("settled", "settled"),
    ];

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    private readonly Dictionary<string, string> _tokens = [];

    [Fact]
    public async Task Killed_before_any_step_of_a_merging_or_of_its_undoing_it_is_completed_once()
    {
        var up = await ReadyAsync("--no-sample");
        try
        {
            await ExecuteAsync("hold-back");
            var (closed, survivor) = (await RegisterAsync(up, "SW20190603", Leeds), await RegisterAsync(up, "SW20190604", Bury));
            foreach (var (number, step) in Steps.Index())
            {
                up = await KilledAsync(up, $"{closed}/supersession", $$"""{"survivor":"{{survivor}}","on":"2019-06-10"}""", $"merge-{number}", step.OfTheMerging);
                (await FoundAsync(up, "SW20190603")).Should().Be(survivor, "killed before {0}", step.OfTheMerging);

                up = await KilledAsync(up, $"{survivor}/absorbed-records/separation", $$"""{"closed":"{{closed}}","on":"2019-06-17"}""", $"undo-{number}", step.OfItsUndoing);
                (await FoundAsync(up, "SW20190603")).Should().Be(closed, "killed before {0}", step.OfItsUndoing);
            }

            await EachStepOnceAsync(closed, survivor);
            up.Signal(2);
            await up.EndAsync(Cancelled);
            up.ExitCode.Should().Be(0, "{0}", up.Errors);
        }
        finally
        {
            up.Dispose();
        }
    }

    /// <summary>Sends a command, kills the process before a step of it is written, starts it again, and sends the command again.</summary>
    private async Task<Running> KilledAsync(Running up, string path, string body, string key, string step)
    {
        await ExecuteAsync("hold-step-back", step);
        var cutOff = SendAsync(up, "dfe-operations", null, path, body, key);
        (await UntilAsync(async () => await CountAsync("steps-held") == 1 || cutOff.IsCompleted)).Should().BeTrue();
        cutOff.IsCompleted.Should().BeFalse("{0} has to be on its way", step);

        _ = Native.Signal(up.Id, Native.SignalKill);
        await up.EndAsync(Cancelled);
        up.Dispose();
        var answered = () => cutOff;
        _ = await answered.Should().ThrowAsync<HttpRequestException>();
        await ExecuteAsync("let-go");

        var again = await ReadyAsync("--no-sample");
        (await UntilAsync(async () => await CountAsync("merges-open") == 0)).Should().BeTrue("the start completes what was cut off: {0}", again.Output);
        var (status, answer) = await SendAsync(again, "dfe-operations", null, path, body, key);
        status.Should().Be(HttpStatusCode.Created, "{0}", answer);
        return again;
    }

    private async Task EachStepOnceAsync(Guid closed, Guid survivor)
    {
        await using var database = Connected();
        var log = await StoredLog.ReadAsync(database, Cancelled);
        log.MustBeSound();
        string[] begun = ["social-worker-registered", "employment-started"];
        log.TypesOf(JourneyStream.NameOf(new JourneyId(closed)).Value).Should().Equal([.. begun, .. Steps.SelectMany(_ => (string[])["journey-superseded", "journey-reinstated"])]);
        log.TypesOf(JourneyStream.NameOf(new JourneyId(survivor)).Value).Should().Equal([.. begun, .. Steps.SelectMany(_ => (string[])["record-absorbed", "merge-undone"])]);
    }

    private async Task<Guid> RegisterAsync(Running up, string number, string at)
    {
        var registered = await SendAsync(up, "employer", at, "", $$"""{"registrationNumber":"{{number}}","name":{"given":"Alex","family":"Example"},"on":"2019-06-03"}""", $"register-{number}");
        registered.Status.Should().Be(HttpStatusCode.Created, "{0}", registered.Answer);
        var journey = registered.Answer.GetProperty("journey").GetGuid();
        var employed = await SendAsync(up, "employer", at, $"{journey}/employments", $$"""{"registrationNumber":"{{number}}","organisation":"{{at}}","basis":"direct","on":"2018-10-01"}""", $"employ-{number}");
        employed.Status.Should().Be(HttpStatusCode.Created, "{0}", employed.Answer);
        return journey;
    }

    private async Task<Guid> FoundAsync(Running up, string number)
    {
        var (status, answer) = await SendAsync(up, "dfe-operations", null, "find", $$"""{"registrationNumber":"{{number}}"}""", key: null);
        status.Should().Be(HttpStatusCode.OK, "{0}", answer);
        return answer.GetProperty("journey").GetGuid();
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(Running up, string role, string? organisation, string path, string body, string? key)
    {
        using var http = new HttpClient { BaseAddress = up.Url };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/v1/social-workers/{path}".TrimEnd('/'), UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(role, organisation));
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request, Cancelled);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled));
        return (response.StatusCode, answer.RootElement.Clone());
    }

    private async Task<string> TokenAsync(string role, string? organisation)
    {
        if (_tokens.TryGetValue($"{role} {organisation}", out var known))
            return known;
        var made = await Running.ToEndAsync(Cancelled, ["token", "--data", Installation, "--role", role, "--subject", role, .. organisation is null ? (string[])[] : ["--organisation", organisation]]);
        made.ExitCode.Should().Be(0, "{0}{1}", made.Output, made.Errors);
        return _tokens[$"{role} {organisation}"] = made.Output.Trim();
    }

    private static async Task<bool> UntilAsync(Func<Task<bool>> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Bound)
                return false;
            await Poll.PauseAsync(TimeProvider.System, Cancelled);
        }

        return true;
    }

    private NpgsqlDataSource Connected() => NpgsqlDataSource.Create(RunningCluster.ConnectionString(Path.Combine(Installation, "postgres"))!);

    private async Task ExecuteAsync(string name, params string[] values)
    {
        await using var database = Connected();
        await using var command = await CommandAsync(database, name);
        foreach (var value in values)
            _ = command.Parameters.AddWithValue(value);
        _ = await command.ExecuteNonQueryAsync(Cancelled);
    }

    private async Task<long> CountAsync(string name)
    {
        await using var database = Connected();
        await using var command = await CommandAsync(database, name);
        return (long)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    private static async Task<NpgsqlCommand> CommandAsync(NpgsqlDataSource database, string name) =>
        database.CreateCommand(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Kills", name + ".sql"), Cancelled));
}
