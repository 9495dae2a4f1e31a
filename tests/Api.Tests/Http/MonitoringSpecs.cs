using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Surveys, and what employers declare about the use of outcomes, over HTTP.</summary>
public sealed class MonitoringSpecs(RunningNaas naas)
{
    private const string Commitment = "/v1/surveys/commitment/results";
    private const string Outcomes = "/v1/outcome-use";

    // Of whom no other test reads what they declare.
    private const string Oldham = "E08000004";

    [Fact]
    [Trait("Rule", "R-141")]
    public async Task A_correction_stands_beside_what_was_recorded_first()
    {
        var api = await naas.ApiAsync();
        _ = await AtWorkAsync(api, In(Role.ResearchPartner));
        var survey = NewCode();

        var first = (await api.PostAsync(Commitment, In(Role.ResearchPartner), Results(survey, yes: 298, no: 87))).ShouldBe(201);
        (await api.PostAsync(Commitment, In(Role.DfeOperations), Results(survey, yes: 300, no: 85))).ShouldBe(409, "survey-recorded-before");
        (await api.PostAsync(Commitment, In(Role.DfeOperations), Results(survey, yes: 300, no: 85, corrects: "2"))).ShouldBe(409, "survey-corrected-since");
        (await api.PostAsync(Commitment, In(Role.DfeOperations), Results(survey, yes: 300, no: 85, corrects: "1"))).ShouldBe(201);
        (await api.PostAsync(Commitment, In(Role.DfeOperations), Results(survey, yes: 1, no: 1, corrects: "1"))).ShouldBe(409, "survey-corrected-since");
        var read = (await api.GetAsync(Commitment, In(Role.DfeAnalyst))).ShouldBe(200).Json;

        first.Header("Location").Should().Be(Commitment);
        read.GetProperty("definition").GetProperty("code").GetString().Should().Be("survey-results-1");
        var kept = read.GetProperty("surveys").EnumerateArray().Single(one => one.GetProperty("survey").GetString() == survey);
        kept.GetProperty("revised").GetBoolean().Should().BeTrue();
        kept.GetProperty("versions").EnumerateArray().Select(version => (version.GetProperty("version").GetInt32(), version.GetProperty("recordedAs").GetString(), version.GetProperty("answers")[0].GetProperty("count").GetInt32()))
            .Should().Equal((1, "research-partner", 298), (2, "dfe-operations", 300));
        // 300 of 385 are 77.92 per cent, 85 are 22.08.
        kept.GetProperty("latest").GetProperty("answers").EnumerateArray().Select(answer => (answer.GetProperty("answer").GetString(), answer.GetProperty("percent").GetDouble(), answer.GetProperty("warning").GetString()))
            .Should().Equal(("yes", 77.9, null), ("no", 22.1, null));
        (await api.GetAsync($"{Commitment}?asPublishedOn=2019-12-30", In(Role.DfeAnalyst))).ShouldBe(200).Body.Should().NotContain(survey, "it was recorded later");
        (await api.GetAsync("/v1/surveys/morale/results", In(Role.DfeAnalyst))).ShouldBe(200).Body.Should().NotContain(survey);
    }

    [Fact]
    [Trait("Rule", "S-39")]
    public async Task Few_answers_come_with_a_warning()
    {
        var api = await naas.ApiAsync();
        _ = await AtWorkAsync(api, In(Role.ResearchPartner));
        var survey = NewCode();

        var recorded = (await api.PostAsync("/v1/surveys/career-plans/results", In(Role.ResearchPartner), Results(survey, yes: 7, no: 2))).ShouldBe(201);

        recorded.Json.GetProperty("answers")[0].GetProperty("warning").GetString().Should().Be("Fewer than 10 answered the question: a share says little, and may tell of somebody (S-39).");
    }

    [Fact]
    [Trait("Rule", "S-38")]
    public async Task Partners_are_told_no_count_of_few_and_nothing_that_it_could_be_taken_from()
    {
        var api = await naas.ApiAsync();
        var survey = NewCode();
        (await api.PostAsync("/v1/surveys/morale/results", In(Role.DfeOperations), Results(survey, yes: 7, no: 2))).ShouldBe(201);

        var (partner, department) = (await AnswersAsync(In(Role.ResearchPartner)), await AnswersAsync(In(Role.DfeAnalyst)));

        partner.Should().Equal((null, null, "c"), (null, null, "c"));
        department.Should().Equal((7, 77.8, null), (2, 22.2, null));

        async Task<IEnumerable<(int?, double?, string?)>> AnswersAsync(Caller caller) =>
            (await api.GetAsync("/v1/surveys/morale/results", caller)).ShouldBe(200).Json.GetProperty("surveys").EnumerateArray()
                .Single(one => one.GetProperty("survey").GetString() == survey).GetProperty("latest").GetProperty("answers").EnumerateArray()
                .Select(answer => (Number(answer.GetProperty("count"))?.GetInt32(), Number(answer.GetProperty("percent"))?.GetDouble(), answer.GetProperty("symbol").GetString()));

        static System.Text.Json.JsonElement? Number(System.Text.Json.JsonElement one) => one.ValueKind == System.Text.Json.JsonValueKind.Null ? null : one;
    }

    // Of 412, and of 413 a month later: whoever read both would have the newcomer's answer in a correction of the first. What was withheld stays so.
    [Fact]
    [Trait("Rule", "S-38")]
    public async Task Question_sets_of_one_survey_are_told_beside_each_other_in_the_order_in_which_they_were_recorded()
    {
        var api = await naas.ApiAsync();
        var survey = NewCode();
        foreach (var (set, respondents, yes) in (IEnumerable<(string, int, int)>)[("commitment", 412, 298), ("career-plans", 413, 201), ("morale", 412, 111)])
        {
            var body = Results(survey, yes, no: respondents - yes).Replace("412", $"{respondents}", StringComparison.Ordinal).Replace("stays", $"{set}-1", StringComparison.Ordinal);
            (await api.PostAsync($"/v1/surveys/{set}/results", In(Role.DfeOperations), body)).ShouldBe(201);
        }

        (await ToldAsync("commitment")).Should().Equal("412", "298", "114");
        (await ToldAsync("career-plans")).Should().Equal("null", "null", "212");
        (await ToldAsync("career-plans", Role.DfeAnalyst)).Should().Equal("413", "201", "212");
        (await ToldAsync("morale")).Should().Equal("null", "111", "301");

        async Task<IEnumerable<string>> ToldAsync(string set, Role role = Role.ResearchPartner)
        {
            var told = (await api.GetAsync($"/v1/surveys/{set}/results?asPublishedOn={RunningNaas.Today:yyyy-MM-dd}", In(role))).ShouldBe(200).Json.GetProperty("surveys").EnumerateArray().Single(one => one.GetProperty("survey").GetString() == survey).GetProperty("latest");
            return told.GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("count").GetRawText()).Prepend(told.GetProperty("respondents").GetRawText());
        }
    }

    [Fact]
    [Trait("Rule", "R-141")]
    public async Task A_partner_records_surveys_only_while_they_are_in_an_open_project()
    {
        var api = await naas.ApiAsync();
        var partner = In(Role.ResearchPartner, subject: $"surveyor-{Guid.NewGuid():N}");
        var survey = NewCode();

        (await api.PostAsync(Commitment, partner, Results(survey, yes: 298, no: 87))).ShouldBe(403, "not-allowed").Text("detail").Should().Contain("assigned to an open research project");
        var project = await AtWorkAsync(api, partner);
        (await api.PostAsync(Commitment, partner, Results(survey, yes: 298, no: 87))).ShouldBe(201);
        (await api.PostAsync($"/v1/research/projects/{project}/closure", In(Role.DfeOperations), """{ "reason": "completed" }""")).ShouldBe(201);
        (await api.PostAsync(Commitment, partner, Results(survey, yes: 300, no: 85, corrects: "1"))).ShouldBe(403, "not-allowed");
    }

    /// <summary>Registers a project to which a research partner is assigned.</summary>
    private static async Task<string> AtWorkAsync(Api api, Caller partner)
    {
        var code = $"survey-{Guid.NewGuid():N}"[..20];
        (await api.PostAsync("/v1/research/projects", In(Role.DfeOperations), $$"""
            { "code": "{{code}}", "title": "Live research", "justification": "Asked for.", "agreementEndsOn": "2029-12-31", "leastClass": 5, "researchers": ["{{partner.Subject.Value}}"] }
            """)).ShouldBe(201);
        return code;
    }

    [Fact]
    [Trait("Rule", "R-141")]
    public async Task What_a_survey_cannot_have_come_to_is_said_all_at_once()
    {
        var api = await naas.ApiAsync();

        (await api.PostAsync(Commitment, In(Role.ResearchPartner), """
            { "survey": "wave-9", "fieldedFrom": "2020-02-01", "fieldedTo": "2020-01-31", "respondents": 10, "source": "A report", "answers": [
              { "question": "stays", "answer": "yes", "count": 6 }, { "question": "stays", "answer": "no", "count": 5 }, { "question": "stays", "answer": "no", "count": 0 }] }
            """)).ShouldBe(422, "invalid").Pointers.Should().Equal("/fieldedTo", "/fieldedTo", "/answers/2", "/answers/0");
        (await api.PostAsync(Commitment, In(Role.ResearchPartner), Results("A person said", 1, 1))).ShouldBe(422, "invalid").Pointers.Should().Equal("/survey");
        (await api.PostAsync("/v1/surveys/salary/results", In(Role.ResearchPartner), Results("wave-9", 1, 1))).ShouldBe(404, "not-found");
    }

    [Fact]
    [Trait("Rule", "R-141")]
    public async Task Surveys_are_for_the_department_and_its_research_partner()
    {
        var api = await naas.ApiAsync();

        foreach (var stranger in (Caller[])[EmployerAt(Leeds), In(Role.DeliveryPartner), In(Role.Worker, journey: Guid.NewGuid(), subject: "a-worker")])
        {
            (await api.GetAsync(Commitment, stranger)).ShouldBe(403, "not-allowed");
            (await api.PostAsync(Commitment, stranger, Results("wave-9", 1, 1))).ShouldBe(403, "not-allowed");
        }

        (await api.PostAsync(Commitment, In(Role.DfeAnalyst), Results("wave-9", 1, 1))).ShouldBe(403, "not-allowed");
    }

    [Fact]
    [Trait("Rule", "R-148")]
    public async Task An_employer_declares_for_itself_and_the_department_watches()
    {
        var api = await naas.ApiAsync();
        var own = $"/v1/employers/{Oldham}/outcome-use";

        (await api.PostAsync(own, EmployerAt(Oldham), """{ "inPay": "not-used", "inPerformance": "under-review", "from": "2018-10-01" }""")).ShouldBe(201).Header("Location").Should().Be(own);
        (await api.PostAsync(own, EmployerAt(Oldham), """{ "inPay": "not-used", "inPerformance": "used", "from": "2019-04-01" }""")).ShouldBe(201);
        var history = (await api.GetAsync(own, EmployerAt(Oldham))).ShouldBe(200).Json;
        var then = (await api.GetAsync($"{Outcomes}?asOf=2018-12-31", In(Role.DfeAnalyst))).ShouldBe(200).Json;
        var now = (await api.GetAsync(Outcomes, In(Role.Auditor))).ShouldBe(200).Json;

        history.GetProperty("current").GetProperty("inPerformance").GetString().Should().Be("used");
        history.GetProperty("declarations").EnumerateArray().Select(one => (one.GetProperty("from").GetString(), one.GetProperty("inPerformance").GetString())).Should().Equal(("2019-04-01", "used"), ("2018-10-01", "under-review"));
        InPerformance(then).Should().Be("under-review");
        InPerformance(now).Should().Be("used");
        now.GetProperty("inPerformance").GetProperty("used").GetInt32().Should().BeGreaterThanOrEqualTo(1);
        now.GetProperty("definition").GetProperty("sentence").GetString().Should().Contain("no rule, deadline or figure goes by it");

        static string? InPerformance(System.Text.Json.JsonElement uses) =>
            uses.GetProperty("declarations").EnumerateArray().Single(one => one.GetProperty("organisation").GetString() == Oldham).GetProperty("inPerformance").GetString();
    }

    [Fact]
    [Trait("Rule", "R-148")]
    public async Task Nobody_declares_for_an_employer_or_reads_what_another_declared()
    {
        var api = await naas.ApiAsync();
        const string body = """{ "inPay": "used", "inPerformance": "used", "from": "2018-10-01" }""";

        foreach (var stranger in (Caller[])[EmployerAt(Bury), In(Role.DfeOperations), In(Role.ResearchPartner), In(Role.DeliveryPartner)])
            (await api.PostAsync($"/v1/employers/{Leeds}/outcome-use", stranger, body)).ShouldBe(403, "not-allowed");
        foreach (var stranger in (Caller[])[EmployerAt(Bury), In(Role.ResearchPartner), In(Role.DeliveryPartner)])
        {
            (await api.GetAsync($"/v1/employers/{Leeds}/outcome-use", stranger)).ShouldBe(403, "not-allowed");
            (await api.GetAsync(Outcomes, stranger)).ShouldBe(403, "not-allowed");
        }

        (await api.PostAsync($"/v1/employers/{Oldham}/outcome-use", EmployerAt(Oldham), body.Replace("2018", "2020", StringComparison.Ordinal))).ShouldBe(422, "invalid").Pointers.Should().Equal("/from");
    }

    private static string NewCode() => $"wave-{Guid.NewGuid():N}"[..20];

    private static string Results(string survey, int yes, int no, string corrects = "null") => $$"""
        { "survey": "{{survey}}", "fieldedFrom": "2018-10-01", "fieldedTo": "2018-10-26", "respondents": 412, "source": "Report of the research partner, table 3",
          "answers": [{ "question": "stays", "answer": "yes", "count": {{yes}} }, { "question": "stays", "answer": "no", "count": {{no}} }], "corrects": {{corrects}} }
        """;
}
