using System.Text;
using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>The endorsement list as CSV: whole or not at all when a row cannot be read, a result for every row, harmless to send again.</summary>
[Trait("Rule", "R-043")]
public sealed class EndorsementListSpecs(RunningNaas naas)
{
    private const string Address = "/v1/endorsement-lists";
    private const string Header = "registration_number,level,endorsed_on";

    [Fact]
    public async Task The_template_filled_in_is_a_list()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        var template = (await api.GetAsync($"{Address}/template", EmployerAt(Leeds))).ShouldBe(200);
        template.ContentType.Should().Be("text/csv");
        template.Body.Split("\r\n")[0].Should().Be($"{Header},rank");

        var answer = (await UploadAsync(api, template.Body.Replace("SW12345", worker.Number, StringComparison.Ordinal))).ShouldBe(200);

        Results(answer).Should().Equal("2 recorded");
        var row = answer.Json.GetProperty("rows")[0];
        row.GetProperty("journey").GetGuid().Should().Be(worker.Id);
        (await api.GetAsync($"{worker.Address}?minPosition={row.GetProperty("position").GetString()}", EmployerAt(Leeds))).ShouldBe(200)
            .Json.GetProperty("levels")[0].GetProperty("endorsedOn").GetString().Should().Be("2018-09-03");
    }

    [Fact]
    public async Task Every_row_has_its_result()
    {
        var api = await naas.ApiAsync();
        var (first, second, third) = (await Worker.InRoleAsync(api), await Worker.InRoleAsync(api, "supervising-social-workers"), await Worker.InRoleAsync(api));
        var elsewhere = await Worker.RegisteredAsync(api);

        var answer = (await UploadAsync(api, List(
            $"{first.Number},practitioner,2018-09-03",
            "ZZ404,practitioner,2018-09-03",
            $"{elsewhere.Number},practitioner,2018-09-03",
            $"{second.Number},leader,2018-09-03",
            $"{third.Number},practitioner,2020-01-01",
            $"{second.Number.ToLowerInvariant()} ,supervisor,2018-09-04"))).ShouldBe(200);

        Results(answer).Should().Equal(
            "2 recorded", "3 refused not-registered", "4 refused endorser-has-no-direct-experience", "5 refused level-not-open", "6 refused date-in-future", "7 recorded");
        (Count("recorded"), Count("already"), Count("refused"), Count("notRecorded")).Should().Be((2, 0, 4, 0));
        answer.Body.Should().NotContainAny(first.Number, second.Number, third.Number, elsewhere.Number, "ZZ404");

        int Count(string member) => answer.Json.GetProperty(member).GetInt32();
    }

    [Fact]
    public async Task One_row_that_cannot_be_read_and_nothing_is_recorded_and_every_row_answered()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        var good = $"{worker.Number},practitioner,2018-09-03";

        var answer = (await UploadAsync(api, List(good, "12345,Practitioner,3/9/2018", $"{worker.Number},supervisor,2018-09-03", $"{worker.Number},practitioner,"))).ShouldBe(422, "invalid");

        answer.Pointers.Should().Equal("/rows/3/registration_number", "/rows/3/level", "/rows/3/endorsed_on", "/rows/5/endorsed_on");
        Results(answer).Should().Equal("2 not-recorded", "3 invalid", "4 not-recorded", "5 invalid");
        answer.Body.Should().NotContainAny(worker.Number, "12345,", "3/9/2018");
        Results((await UploadAsync(api, List(good))).ShouldBe(200)).Should().Equal("2 recorded");
    }

    [Fact]
    public async Task A_worker_named_twice_at_one_level_is_told_with_both_lines()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        var twice = $"{Header},rank\r\n{worker.Number},practitioner,2018-09-03,2\r\n{worker.Number},supervisor,2018-09-03,\r\n{worker.Number.ToLowerInvariant()},practitioner,2018-09-04,1\r\n";

        var answer = (await UploadAsync(api, twice)).ShouldBe(422, "invalid");

        Results(answer).Should().Equal("2 not-recorded", "3 not-recorded", "4 invalid");
        answer.Pointers.Should().Equal("/rows/4/registration_number");
        Messages(answer)[2].Should().Be("registration_number in line 4 is that of line 2, at the same level: a list names a worker once a level, so keep one of the two lines");
        answer.Body.Should().NotContain(worker.Number);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_sent_again_says_already(bool withKey)
    {
        var api = await naas.ApiAsync();
        var (one, other) = (await Worker.InRoleAsync(api), await Worker.InRoleAsync(api, "supervising-social-workers"));
        var list = List($"{one.Number},practitioner,2018-09-03", $"{other.Number},supervisor,2018-09-03");
        (string, string)[] headers = withKey ? [("Idempotency-Key", Guid.NewGuid().ToString())] : [];

        Results((await UploadAsync(api, list, headers)).ShouldBe(200)).Should().Equal("2 recorded", "3 recorded");
        Results((await UploadAsync(api, list, headers)).ShouldBe(200)).Should().Equal("2 already", "3 already");
    }

    [Fact]
    public async Task A_dry_run_of_a_list_records_nothing()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        var list = List($"{worker.Number},practitioner,2018-09-03");

        var would = (await api.PostCsvAsync($"{Address}?dryRun=true", EmployerAt(Leeds), Encoding.UTF8.GetBytes(list))).ShouldBe(200);

        would.Json.GetProperty("dryRun").GetBoolean().Should().BeTrue();
        Results(would).Should().Equal("2 recorded");
        Results((await UploadAsync(api, list)).ShouldBe(200)).Should().Equal("2 recorded");
    }

    [Theory]
    [InlineData("{header}\r\n{row}\r\n")]
    [InlineData("{header}\n{row}\n")]
    [InlineData("{header}\r\n{row}")]
    [InlineData("\uFEFF{header}\r\n{row}\r\n")]
    [InlineData("\"registration_number\",\"level\",\"endorsed_on\"\n\"{number}\",\"practitioner\",\"2018-09-03\"\n")]
    [InlineData("\uFEFF\"registration_number\",level,endorsed_on\n{row}\n")]
    [InlineData("endorsed_on,level,registration_number\n2018-09-03,practitioner,{number}\n")]
    [InlineData("registration_number;level;endorsed_on\r\n{number};practitioner;2018-09-03\r\n")]
    [InlineData("name,registration_number,level,endorsed_on\n\"Example, Alex\",{row}\n")]
    [InlineData(" registration_number , level , endorsed_on \n {number} , practitioner , 2018-09-03 \n")]
    [InlineData("{header}\n{row}\n\n")]
    public async Task However_a_spreadsheet_writes_it_a_list_is_read(string shape)
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        var list = shape.Replace("{header}", Header, StringComparison.Ordinal)
            .Replace("{row}", $"{worker.Number},practitioner,2018-09-03", StringComparison.Ordinal)
            .Replace("{number}", worker.Number, StringComparison.Ordinal);

        Results((await UploadAsync(api, list)).ShouldBe(200)).Should().Equal("2 recorded");
    }

    [Theory]
    [InlineData("", 400, "unreadable")]
    [InlineData("\n", 400, "unreadable")]
    [InlineData("registration_number,level,endorsed_on", 422, "invalid")]
    [InlineData("registration_number,level,endorsed_on\r\n", 422, "invalid")]
    [InlineData("registration_number/level/endorsed_on\nSW1/practitioner/2018-09-03\n", 422, "invalid")]
    [InlineData("number,level,date\nSW1,practitioner,2018-09-03\n", 422, "invalid")]
    [InlineData("SW1,practitioner,2018-09-03\n", 422, "invalid")]
    [InlineData("registration_number,level,endorsed_on\n\"SW1,practitioner,2018-09-03\n", 400, "unreadable")]
    [InlineData("registration_number,level,endorsed_on\nSW1,practitioner\n", 422, "invalid")]
    [InlineData("registration_number,level,endorsed_on\nSW1,practitioner,2018-09-03,surplus\n", 422, "invalid")]
    [InlineData("registration_number,level,level,endorsed_on\nSW1,practitioner,supervisor,2018-09-03\n", 422, "invalid")]
    [InlineData("registration_number,level,endorsed_on\nSW1\u0000,practitioner,2018-09-03\n", 422, "invalid")]
    [InlineData("registration_number,level,endorsed_on\n=cmd|'/c calc'!A1,=1+1,@SUM(A1)\n", 422, "invalid")]
    public async Task What_is_no_list_is_refused_with_what_to_mend(string list, int status, string code)
    {
        var api = await naas.ApiAsync();

        var answer = await UploadAsync(api, list);

        await new Problems(api).ShouldBeFineAsync(answer, list);
        answer.ShouldBe(status, code);
        answer.Body.Should().NotContainAny("SW1,", "SW1/", "\u0000", "cmd", "@SUM");
    }

    [Fact]
    public async Task What_is_not_UTF_8_is_refused_as_such()
    {
        var api = await naas.ApiAsync();
        byte[][] lists = [[.. Encoding.UTF8.GetBytes(Header), (byte)'\n', 0xFF, 0xC3, 0x28], Encoding.Latin1.GetBytes($"{Header}\nSW\u00e9,practitioner,2018-09-03")];

        foreach (var list in lists)
            (await api.PostCsvAsync(Address, EmployerAt(Leeds), list)).ShouldBe(400, "unreadable").Text("detail").Should().Contain("UTF-8");
    }

    [Fact]
    [Trait("Rule", "S-44")]
    public async Task A_list_may_rank_its_names_and_rank_them_anew()
    {
        var api = await naas.ApiAsync();
        var (first, second, third) = (await Worker.InRoleAsync(api), await Worker.InRoleAsync(api), await Worker.InRoleAsync(api));
        var list = $"{Header},rank\r\n{first.Number},practitioner,2018-09-03,2\r\n{second.Number},practitioner,2018-09-03,1\r\n{third.Number},practitioner,2018-09-03,\r\n";

        var answer = (await UploadAsync(api, list)).ShouldBe(200);

        Results(answer).Should().Equal("2 recorded", "3 recorded", "4 recorded");
        answer.Json.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("rank").GetRawText()).Should().Equal("2", "1", "null");
        Messages(answer)[0].Should().Contain("endorsed the worker's practice").And.Contain("place 2 in its list");
        Messages(answer)[2].Should().NotContain("in its list");
        Results((await UploadAsync(api, list)).ShouldBe(200)).Should().Equal("2 already", "3 already", "4 already");
        var anew = (await UploadAsync(api, $"{Header},rank\r\n{first.Number},practitioner,2018-09-03,7\r\n", ("Accept", "text/csv"))).ShouldBe(200);
        anew.Body.Split("\r\n")[1].Should().StartWith("2,ranked,").And.EndWith($"{first.Id},7");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("first")]
    [InlineData("99999999999")]
    public async Task A_rank_that_is_none_is_one_cell_to_mend(string rank)
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);

        var answer = (await UploadAsync(api, $"{Header},rank\r\n{worker.Number},practitioner,2018-09-03,{rank}\r\n")).ShouldBe(422, "invalid");

        answer.Pointers.Should().Equal("/rows/2/rank");
        (await UploadAsync(api, $"{Header},rank,rank\r\n{worker.Number},practitioner,2018-09-03,1,2\r\n")).ShouldBe(422, "invalid").Pointers.Should().Equal("/rank");
    }

    [Fact]
    [Trait("Rule", "S-43")]
    public async Task A_worker_of_a_site_that_is_not_open_is_refused_with_the_reason()
    {
        var api = await naas.ApiAsync();
        // An employer that no test makes a site.
        const string NoSite = "DELIVERY-PARTNER";
        var worker = await Worker.RegisteredAsync(api);
        (await worker.DoAsync("employments", EmployerAt(NoSite), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{NoSite}}", "basis": "direct", "on": "2016-09-01" }""")).ShouldBe(201);
        (await worker.DoAsync("roles", EmployerAt(NoSite), """{ "spell": 1, "functions": ["holding-case-responsibility"], "route": "established", "principalSocialWorker": false, "on": "2016-09-01" }""")).ShouldBe(201);

        var answer = (await api.PostCsvAsync(Address, EmployerAt(NoSite), Encoding.UTF8.GetBytes(List($"{worker.Number},practitioner,2018-09-03")))).ShouldBe(200);

        Results(answer).Should().Equal("2 refused site-not-open");
        Messages(answer).Should().Equal("DELIVERY-PARTNER is not one of the sites that the department has open on 3 September 2018.");
    }

    [Fact]
    public async Task A_list_has_an_end()
    {
        var api = await naas.ApiAsync();
        var rows = Enumerable.Range(0, 5_001).Select(n => $"ZZ{n},practitioner,2018-09-03").ToArray();

        (await UploadAsync(api, List(rows))).ShouldBe(413, "too-large").Text("detail").Should().Contain("5000");
        Results((await UploadAsync(api, List(rows[..5_000]))).ShouldBe(200)).Should().HaveCount(5_000).And.OnlyContain(result => result.EndsWith(" refused not-registered"));
    }

    [Fact]
    public async Task The_result_comes_as_CSV_to_whoever_wants_that()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);

        var answer = (await UploadAsync(api, List($"{worker.Number},practitioner,2018-09-03", "ZZ404,practitioner,2018-09-03"), ("Accept", "text/csv"))).ShouldBe(200);

        answer.ContentType.Should().Be("text/csv");
        var lines = answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.Should().HaveCount(3);
        lines[0].Should().Be("line,result,code,message,journey,rank");
        lines[1].Should().StartWith("2,recorded,").And.EndWith($"{worker.Id},");
        lines[2].Should().StartWith("3,refused,not-registered,");
        answer.Body.Should().NotContainAny(worker.Number, "ZZ404");
        // A cell that begins so is a formula to a spreadsheet.
        lines.SelectMany(line => line.Split(',')).Should().NotContain(cell => cell.TrimStart('"').StartsWith('=') || cell.TrimStart('"').StartsWith('+') || cell.TrimStart('"').StartsWith('@') || cell.TrimStart('"').StartsWith('-'));
    }

    [Fact]
    public async Task A_row_with_too_few_or_too_many_columns_is_one_row_to_mend()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        var good = $"{worker.Number},practitioner,2018-09-03";

        var answer = (await UploadAsync(api, List(good, $"{worker.Number},practitioner", $"{good},surplus"))).ShouldBe(422, "invalid");

        answer.Pointers.Should().Equal("/rows/3", "/rows/4");
        Results(answer).Should().Equal("2 not-recorded", "3 invalid", "4 invalid");
        Messages(answer)[1].Should().Be("line 3 has 2 columns where the first line names 3");
        answer.Body.Should().NotContainAny(worker.Number, "surplus");
    }

    [Fact]
    public async Task What_needs_mending_comes_as_CSV_too()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);

        var answer = (await UploadAsync(api, List($"{worker.Number},practitioner,2018-09-03", "12345,practitioner"), ("Accept", "text/csv"))).ShouldBe(422);

        answer.ContentType.Should().Be("text/csv");
        var lines = answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines[0].Should().Be("line,result,code,message,journey,rank");
        lines[1].Should().StartWith("2,not-recorded,");
        lines[2].Should().StartWith("3,invalid,");
        lines.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/csvx")]
    [InlineData(null)]
    public async Task Another_content_type_is_told_what_to_send(string? type)
    {
        var api = await naas.ApiAsync();

        var answer = await api.SendAsync(HttpMethod.Post, Address, EmployerAt(Leeds), Bytes(Encoding.UTF8.GetBytes(List("SW1,practitioner,2018-09-03")), type));

        answer.ShouldBe(415, "unsupported-media-type").Text("detail").Should().Be("The list must be CSV, sent as text/csv; a template is at /v1/endorsement-lists/template.");
    }

    [Fact]
    public async Task The_answer_says_how_far_to_wait_to_read_all_of_it()
    {
        var api = await naas.ApiAsync();
        var (one, other) = (await Worker.InRoleAsync(api), await Worker.InRoleAsync(api));

        var answer = (await UploadAsync(api, List($"{one.Number},practitioner,2018-09-03", $"{other.Number},practitioner,2018-09-03", "ZZ404,practitioner,2018-09-03"))).ShouldBe(200);

        answer.Header("Naas-Position").Should().Be(answer.Json.GetProperty("rows")[1].GetProperty("position").GetString());
        (await api.PostCsvAsync($"{Address}?dryRun=true", EmployerAt(Leeds), Encoding.UTF8.GetBytes(List($"{one.Number},practitioner,2018-09-03")))).ShouldBe(200)
            .Header("Naas-Position").Should().BeNull();
    }

    [Fact]
    public async Task An_endorsement_in_force_from_another_day_is_named()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        _ = (await UploadAsync(api, List($"{worker.Number},practitioner,2018-09-03"))).ShouldBe(200);

        var answer = (await UploadAsync(api, List($"{worker.Number},practitioner,2018-10-01"))).ShouldBe(200);

        Results(answer).Should().Equal("2 already");
        Messages(answer).Should().Equal("The endorsement of 3 September 2018 stands, valid until 3 March 2019; nothing new was recorded.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_sent_again_after_an_endorsement_was_taken_back_says_that_it_has_ended(bool withKey)
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        var list = List($"{worker.Number},practitioner,2018-09-03");
        (string, string)[] headers = withKey ? [("Idempotency-Key", Guid.NewGuid().ToString())] : [];
        _ = (await UploadAsync(api, list, headers)).ShouldBe(200);
        _ = (await worker.DoAsync("endorsements/withdrawal", EmployerAt(Leeds), """{ "level": "practitioner", "organisation": "E08000035", "reason": "role-changed", "on": "2018-09-20" }""")).ShouldBe(201);

        var answer = (await UploadAsync(api, list, headers)).ShouldBe(200);

        Results(answer).Should().Equal("2 already");
        Messages(answer).Should().Equal("The endorsement of 3 September 2018 was there on 3 September 2018 and has ended since; nothing new was recorded. One given anew is of a later day.");
    }

    [Fact]
    public async Task Whoever_acts_for_two_organisations_gets_each_row_s_own_answer()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        var list = Encoding.UTF8.GetBytes(List($"{worker.Number},practitioner,2018-09-03"));
        (string, string)[] key = [("Idempotency-Key", Guid.NewGuid().ToString())];

        var forLeeds = await api.PostCsvAsync(Address, In(Role.Employer, Leeds, subject: "both"), list, key);
        var forBury = await api.PostCsvAsync(Address, In(Role.Employer, Bury, subject: "both"), list, key);

        Results(forLeeds.ShouldBe(200)).Should().Equal("2 recorded");
        Results(forBury.ShouldBe(200)).Should().Equal("2 refused endorser-has-no-direct-experience");
    }

    [Fact]
    public async Task A_list_endorses_for_the_organisation_of_whoever_hands_it_in()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.InRoleAsync(api);

        var answer = (await api.PostCsvAsync(Address, EmployerAt(Bury), Encoding.UTF8.GetBytes(List($"{worker.Number},practitioner,2018-09-03")))).ShouldBe(200);

        answer.Text("organisation").Should().Be(Bury);
        Results(answer).Should().Equal("2 refused endorser-has-no-direct-experience");
    }

    private static Task<Answer> UploadAsync(Api api, string list, params (string, string)[] headers) =>
        api.PostCsvAsync(Address, EmployerAt(Leeds), Encoding.UTF8.GetBytes(list), headers);

    private static string List(params string[] rows) => $"{Header}\r\n{string.Join("\r\n", rows)}\r\n";

    private static string[] Messages(Answer answer) => [.. answer.Json.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("message").GetString()!)];

    private static string[] Results(Answer answer) =>
    [
        .. answer.Json.GetProperty("rows").EnumerateArray().Select(row =>
            $"{row.GetProperty("line").GetInt32()} {row.GetProperty("result").GetString()}{(row.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? $" {code.GetString()}" : "")}"),
    ];
}
