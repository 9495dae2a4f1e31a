using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Naas.Application.Access;
using Npgsql;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>What leaves the department: made once, kept, and served as it was made.</summary>
public sealed class ReleaseSpecs(ReleaseSpecs.StillNaas still) : IClassFixture<ReleaseSpecs.StillNaas>
{
    private const string Releases = "/v1/releases";
    private const string Workforce = """{ "dataSet": "accreditation-workforce", "asOf": "2018-09-30" }""";

    /// <summary>A server in whose country nothing changes: a release is refused where what changed since the one before would tell of somebody.</summary>
    public sealed class StillNaas : IAsyncLifetime
    {
        internal RunningNaas Server { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Server.InitializeAsync();
            _ = await Worker.InRoleAsync(await Server.ApiAsync());
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    [Theory]
    [InlineData("accreditation-workforce", "accreditation_workforce")]
    [InlineData("element-outcomes", "element_outcomes")]
    [InlineData("element-outcomes-by-characteristic", "element_outcomes_by_characteristic")]
    public async Task A_release_is_kept_and_served_byte_for_byte_to_whoever_is_signed_in(string dataSet, string file)
    {
        var api = await still.Server.ApiAsync();
        var made = (await api.PostAsync(Releases, In(Role.DfeAnalyst), $$"""{ "dataSet": "{{dataSet}}", "asOf": "2018-09-30" }""")).ShouldBe(201);

        var read = (await api.GetAsync(made.Header("Location")!, In(Role.Assessor))).ShouldBe(200);
        var files = read.Json.GetProperty("files").EnumerateArray().ToList();

        files.Select(one => one.GetProperty("name").GetString()).Should().Equal($"{file}.csv", $"{file}.meta.csv", "manifest.json");
        foreach (var one in files)
        {
            var address = $"{made.Header("Location")}/files/{one.GetProperty("name").GetString()}";
            var sha256 = one.GetProperty("sha256").GetString();
            var served = (await api.GetAsync(address, EmployerAt(Leeds))).ShouldBe(200);
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(served.Body))).Should().Be(sha256);
            served.Header("ETag").Should().Be($"\"{sha256}\"");
            (await api.GetAsync(address, EmployerAt(Leeds), ("If-None-Match", $"\"{sha256}\""))).ShouldBe(304);
        }

        var manifest = (await api.GetAsync($"{made.Header("Location")}/files/manifest.json", In(Role.Auditor))).ShouldBe(200);
        (manifest.Text("position"), manifest.Text("suppressionPolicy"), manifest.Text("edition"), manifest.Text("asOf"))
            .Should().Be((read.Text("position"), "naas-sdc-3", read.Text("edition"), "2018-09-30"));
        manifest.Text("programVersion").Should().Be(read.Text("programVersion"));
        manifest.Json.GetProperty("files").EnumerateArray().Select(one => one.GetProperty("sha256").GetString())
            .Should().Equal(files.Take(2).Select(one => one.GetProperty("sha256").GetString()));
        (await api.GetAsync(Releases, In(Role.Auditor))).ShouldBe(200).Json.GetProperty("releases").EnumerateArray()
            .Select(one => one.GetProperty("id").GetString()).Should().Contain(made.Text("id"));
    }

    [Fact]
    public async Task The_same_key_makes_one_release_and_another_body_is_refused()
    {
        var api = await still.Server.ApiAsync();
        var key = ("Idempotency-Key", $"release-{Guid.NewGuid():N}");

        var first = (await api.PostAsync(Releases, In(Role.DfeOperations), Workforce, key)).ShouldBe(201);
        var again = (await api.PostAsync(Releases, In(Role.DfeOperations), Workforce, key)).ShouldBe(201);

        (again.Text("id"), again.Header("Idempotency-Replayed"), again.Body).Should().Be((first.Text("id"), "true", first.Body));
        (await api.PostAsync(Releases, In(Role.DfeOperations), Workforce.Replace("09-30", "09-29", StringComparison.Ordinal), key)).ShouldBe(422, "key-reused");
    }

    [Fact]
    public async Task Made_again_at_its_position_it_is_the_same_byte_for_byte()
    {
        await using var server = new RunningNaas();
        var api = await server.ApiAsync();
        _ = await Worker.InRoleAsync(api);
        var made = (await api.PostAsync(Releases, In(Role.DfeAnalyst), Workforce)).ShouldBe(201);
        _ = await Worker.EmployedAsync(api);

        var compared = await WorkedOutAsync(api, () => api.GetAsync($"{made.Header("Location")}/comparison", In(Role.DfeAnalyst)));

        compared.ShouldBe(200).Json.GetProperty("isIdentical").GetBoolean().Should().BeTrue();
        compared.Json.GetProperty("recordsChanged").GetInt64().Should().BeGreaterThanOrEqualTo(0);
        compared.Json.GetProperty("files").EnumerateArray().Select(file => (file.GetProperty("isIdentical").GetBoolean(), file.GetProperty("linesChanged").GetInt32()))
            .Should().Equal((true, 0), (true, 0));
        compared.Header("Naas-Position").Should().Be(made.Text("position"));
        compared.Json.GetProperty("whyNotMade").ValueKind.Should().Be(JsonValueKind.Null);

        // As after an upgrade from a program that had another policy.
        await using var database = NpgsqlDataSource.Create(await server.DatabaseAsync());
        await using (var command = database.CreateCommand("alter table releases.release disable trigger user; update releases.release set suppression_policy = 'naas-sdc-0'"))
            _ = await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var other = (await api.GetAsync($"{made.Header("Location")}/comparison", In(Role.DfeAnalyst))).ShouldBe(200);
        other.Text("whyNotMade").Should().Be("It was made by the suppression policy naas-sdc-0, which this program does not have any more.");
        other.Json.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("sha256Now").ValueKind).Should().Equal(JsonValueKind.Null, JsonValueKind.Null);
    }

    [Theory]
    [InlineData("""{ "dataSet": "everything", "asOf": "2018-09-30" }""", "/dataSet")]
    [InlineData("""{ "dataSet": "element-outcomes", "asOf": "2020-01-01" }""", "/asOf")]
    [InlineData("""{ "dataSet": "element-outcomes", "asOf": "2018-09-30", "position": "soon" }""", "/position")]
    [InlineData("""{ "dataSet": "element-outcomes", "asOf": "2018-09-30", "position": "00000000000000000000000000000001.5" }""", "/position")]
    public async Task What_cannot_be_released_is_refused_in_words(string body, string pointer)
    {
        var api = await still.Server.ApiAsync();

        (await api.PostAsync(Releases, In(Role.DfeAnalyst), body)).ShouldBe(422, "invalid").Pointers.Should().Equal(pointer);
    }

    [Fact]
    public async Task Only_the_department_makes_releases()
    {
        var api = await still.Server.ApiAsync();

        (await api.PostAsync(Releases, EmployerAt(Leeds), Workforce)).ShouldBe(403, "not-allowed");
        (await api.PostAsync(Releases, In(Role.Auditor), Workforce)).ShouldBe(403, "not-allowed");
        (await api.GetAsync($"{Releases}/{Guid.NewGuid()}", In(Role.Auditor))).ShouldBe(404, "not-found");
        (await api.GetAsync($"{Releases}/{Guid.NewGuid()}/files/manifest.json", In(Role.Auditor))).ShouldBe(404, "not-found");
    }

    private static async Task<Answer> WorkedOutAsync(Api api, Func<Task<Answer>> ask)
    {
        var answer = await ask();
        while (answer.Status == 202)
        {
            _ = await api.GetAsync(answer.Header("Location")!, In(Role.DfeAnalyst));
            await Task.Delay(20, TestContext.Current.CancellationToken);
            answer = await ask();
        }

        return answer;
    }
}
