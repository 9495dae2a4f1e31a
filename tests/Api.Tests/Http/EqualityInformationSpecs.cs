using Microsoft.Extensions.DependencyInjection;
using Naas.Application.Access;
using Naas.Projections;
using Npgsql;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Equality information over HTTP: the worker gives it and reads it, nobody else does, and no answer is to be found anywhere but in the directory.</summary>
public sealed class EqualityInformationSpecs(RunningNaas naas)
{
    private const string First = """{ "sex": "female", "ethnicity": "white-and-asian", "sexualOrientation": "prefer-not-to-say", "on": "2018-07-14" }""";
    private const string Second = """{ "sex": "female", "disability": "disabled", "religionOrBelief": "refused", "on": "2018-07-15" }""";

    [Fact]
    public async Task The_worker_declares_declares_anew_and_reads_what_counts()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var address = $"{worker.Address}/equality-information";

        var none = (await api.GetAsync(address, worker.Self)).ShouldBe(200);
        none.Json.GetProperty("version").GetInt32().Should().Be(0);
        none.Json.GetProperty("declaredOn").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);

        var declared = (await api.PostAsync(address, worker.Self, First)).ShouldBe(201);
        declared.Json.GetProperty("recorded")[0].GetProperty("type").GetString().Should().Be("equality-information-declared");
        declared.Json.GetProperty("recorded")[0].GetProperty("sentence").GetString().Should().Be("The worker gave equality information (declaration 1) on 14 July 2018.");
        declared.Body.Should().NotContain("white-and-asian");
        (await api.PostAsync(address, worker.Self, Second)).ShouldBe(201);

        var read = (await api.GetAsync(address, worker.Self)).ShouldBe(200);
        read.Header("Cache-Control").Should().Be("no-store");
        read.Json.GetProperty("version").GetInt32().Should().Be(2);
        read.Text("declaredOn").Should().Be("2018-07-15");
        read.Text("disability").Should().Be("disabled");
        read.Text("religionOrBelief").Should().Be("refused");
        read.Json.GetProperty("ethnicity").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null, "a declaration takes the place of the one before it, whole");
    }

    [Fact]
    public async Task The_same_key_is_the_same_declaration_and_no_other_answers()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var address = $"{worker.Address}/equality-information";
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = (await api.PostAsync(address, worker.Self, First, key)).ShouldBe(201);
        var again = (await api.PostAsync(address, worker.Self, First, key)).ShouldBe(201);

        again.Header("Idempotency-Replayed").Should().Be("true");
        again.Header("Naas-Position").Should().Be(first.Header("Naas-Position"));
        var other = (await api.PostAsync(address, worker.Self, First.Replace("female", "male", StringComparison.Ordinal), key)).ShouldBe(422, "key-reused");
        other.Body.Should().NotContain("female").And.NotContain("white-and-asian");
        (await api.GetAsync(address, worker.Self)).ShouldBe(200).Text("sex").Should().Be("female");
    }

    [Fact]
    public async Task A_dry_run_and_what_a_rule_refuses_keep_nothing()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var address = $"{worker.Address}/equality-information";

        (await api.PostAsync($"{address}?dryRun=true", worker.Self, First)).ShouldBe(200).Json.GetProperty("dryRun").GetBoolean().Should().BeTrue();
        (await api.PostAsync(address, worker.Self, First.Replace("2018-07-14", "2031-01-01", StringComparison.Ordinal))).ShouldBe(409, "date-in-future");

        (await api.GetAsync(address, worker.Self)).ShouldBe(200).Json.GetProperty("version").GetInt32().Should().Be(0);
        (await api.PostAsync(address, worker.Self, First)).ShouldBe(201)
            .Json.GetProperty("recorded")[0].GetProperty("sentence").GetString().Should().Contain("(declaration 1)", "nothing was kept before");
    }

    [Fact]
    [Trait("Rule", "S-12")]
    public async Task Nobody_else_declares_or_reads_and_only_the_worker_and_the_department_are_told_that_it_was_given()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        var stranger = await Worker.RegisteredAsync(api);
        var address = $"{worker.Address}/equality-information";
        var position = (await api.PostAsync(address, worker.Self, First)).ShouldBe(201).Header("Naas-Position")!;

        foreach (var caller in (Caller[])[EmployerAt(Leeds), stranger.Self, In(Role.DfeAnalyst), In(Role.DfeOperations), In(Role.DeliveryPartner), In(Role.Auditor), In(Role.Assessor)])
        {
            (await api.PostAsync(address, caller, Second)).ShouldBe(403, "not-allowed");
            (await api.GetAsync(address, caller)).ShouldBe(403, "not-allowed").Body.Should().NotContain("white-and-asian");
        }

        (await TimelineAsync(worker.Self)).Should().Contain("equality-information-declared");
        (await TimelineAsync(In(Role.DfeOperations))).Should().Contain("equality-information-declared");
        (await TimelineAsync(In(Role.Auditor))).Should().Contain("equality-information-declared");
        (await TimelineAsync(EmployerAt(Leeds))).Should().NotContain("equality");

        async Task<string> TimelineAsync(Caller caller) => (await api.GetAsync($"{worker.Address}/timeline?minPosition={position}", caller)).ShouldBe(200).Body;
    }

    [Fact]
    public async Task No_answer_is_written_to_the_log_or_repeated_in_a_problem()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var address = $"{worker.Address}/equality-information";
        const string Rare = """{ "ethnicity": "gypsy-or-irish-traveller", "maritalStatus": "civil-partnership", "genderReassignment": "different-from-at-birth", "on": "2018-07-14" }""";

        (await api.PostAsync(address, worker.Self, Rare)).ShouldBe(201);
        (await api.PostAsync(address, worker.Self, """{ "religionOrBelief": "zoroastrian-canary", "on": "2018-07-14" }""")).ShouldBe(422, "invalid").Body.Should().NotContain("zoroastrian-canary");

        naas.LogLines.Should().NotContain(line => line.Contains("gypsy-or-irish") || line.Contains("civil-partnership") || line.Contains("different-from-at-birth") || line.Contains("zoroastrian-canary"));
        var events = await EventsAsync(worker.Id);
        events.Should().Contain("equality-information-declared");
        events.Should().NotContain("gypsy").And.NotContain("civil-partnership").And.NotContain("different-from");
    }

    [Fact]
    public async Task What_may_be_answered_can_be_looked_up()
    {
        var api = await naas.ApiAsync();

        var read = (await api.GetAsync("/v1/reference/characteristics", In(Role.DfeAnalyst))).ShouldBe(200).Json;

        read.GetProperty("characteristics").EnumerateArray().Select(asked => asked.GetProperty("code").GetString())
            .Should().Equal("sex", "ethnicity", "disability", "religion-or-belief", "sexual-orientation", "gender-reassignment", "marital-status", "pregnancy-and-maternity");
        read.GetProperty("censusEthnicities").EnumerateArray().Should().HaveCount(18);
        read.GetProperty("groupsOfEthnicity").EnumerateArray().Should().HaveCount(7);
    }

    /// <summary>Everything that the log holds of a journey, metadata included.</summary>
    private async Task<string> EventsAsync(Guid journey)
    {
        var database = (await naas.ServicesAsync()).GetRequiredService<NpgsqlDataSource>();
        await using var command = database.CreateCommand(SqlText.Of(typeof(EqualityInformationSpecs), "events-of-a-journey"));
        _ = command.Parameters.Add(new NpgsqlParameter { Value = $"journey-{journey:N}" });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
