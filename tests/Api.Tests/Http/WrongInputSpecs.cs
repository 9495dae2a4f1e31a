using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>G19: whatever is sent to whichever endpoint, the answer says what to mend, and never that the server broke.</summary>
public sealed class WrongInputSpecs(RunningNaas naas) : IAsyncLifetime
{
    private const long LargestBody = 4 * 1024 * 1024;

    // Personal data that must not come back in any answer.
    private const string Given = "Canarygiven";
    private const string Family = "Canaryfamily";
    private const string Number = "SW8675309";

    private Api _api = null!;
    private Problems _problems = null!;
    private Worker _worker = null!;
    private IReadOnlyList<Operation> _operations = null!;

    private IEnumerable<Operation> TakingJson => _operations.Where(operation => operation.TakesJson);

    public async ValueTask InitializeAsync()
    {
        _api = await naas.ApiAsync();
        _problems = new Problems(_api);
        _worker = await Worker.EmployedAsync(_api);
        _operations = await Operation.AllAsync(_api, _worker);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void The_description_names_every_endpoint()
    {
        _operations.Should().HaveCountGreaterThan(20);
        _operations.Select(operation => operation.Name).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Without_a_token_that_holds_nothing_is_answered()
    {
        string?[] authorizations =
        [
            null, "", "Bearer", "Bearer ", "Bearer abc", "Bearer a.b.c", "Bearer ..", "Basic bmFhczpuYWFz", "bearer null", "Bearer " + new string('x', 16_000),
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwicm9sZSI6ImF1ZGl0b3IifQ.", $"Bearer {_api.TokenFor(In(Role.Auditor))}x",
        ];
        foreach (var operation in _operations)
        {
            foreach (var authorization in authorizations)
            {
                using var request = new HttpRequestMessage(operation.Method, operation.Address(_worker)) { Content = operation.Content() };
                if (authorization is not null)
                    _ = request.Headers.TryAddWithoutValidation("Authorization", authorization);
                await ShouldBeAsync(await _api.SendAsync(request), 401, "not-signed-in", $"{authorization?[..Math.Min(authorization.Length, 40)]}");
            }
        }
    }

    [Fact]
    public async Task What_is_no_JSON_is_unreadable()
    {
        string[] bodies = ["", " ", "{", "}", "{\"on\":", "{'on': 1}", "on=2018-07-02", "<on/>", "{} {}", "\u0000", "{\"a\":1,}", "// {}", "NaN", new string('[', 10_000)];
        foreach (var operation in TakingJson)
        {
            foreach (var body in bodies)
                await ShouldBeAsync(await SendAsync(operation, body), 400, "unreadable", body[..Math.Min(body.Length, 40)]);
        }
    }

    [Fact]
    public async Task JSON_that_is_no_object_is_invalid_as_a_whole()
    {
        foreach (var operation in TakingJson)
        {
            foreach (var body in (string[])["null", "[]", "[{}]", "1", "\"text\"", "true"])
                (await ShouldBeAsync(await SendAsync(operation, body), 422, "invalid", body)).Pointers.Should().Equal("");
        }
    }

    [Fact]
    public async Task Every_member_that_is_missing_is_named_at_once()
    {
        foreach (var operation in TakingJson)
        {
            var answer = await ShouldBeAsync(await SendAsync(operation, "{}"), 422, "invalid", "{}");
            answer.Pointers.Should().BeEquivalentTo(operation.Members.Where(member => member.Required).Select(member => $"/{member.Name}"), operation.Name);
        }
    }

    [Fact]
    public async Task Every_member_of_a_wrong_kind_is_named_at_once()
    {
        JsonNode?[] values = [null, true, 17, -0.5, "", " ", "no such thing", new JsonArray(), new JsonArray(1), new JsonObject(), new JsonObject { ["a"] = "b" }, "a\u0000b", "a\nb", new string('x', 300)];
        foreach (var operation in TakingJson)
        {
            foreach (var value in values)
            {
                var body = JsonNode.Parse(operation.Example!)!.AsObject();
                var wrong = operation.Members.Where(member => !member.Takes(value)).Select(member => member.Name).ToArray();
                foreach (var member in wrong)
                    body[member] = value?.DeepClone();

                var answer = await ShouldBeAsync(await SendAsync(operation, body.ToJsonString()), 422, "invalid", body.ToJsonString()[..Math.Min(body.ToJsonString().Length, 200)]);
                answer.Pointers.Select(pointer => pointer.Split('/')[1]).Distinct().Should().BeEquivalentTo(wrong, $"{operation} with {value?.ToJsonString() ?? "null"}");
            }
        }
    }

    [Fact]
    public async Task Every_wrong_item_of_a_list_is_named_by_its_place()
    {
        foreach (var operation in TakingJson)
        {
            foreach (var list in operation.Members.Where(member => member.IsList))
            {
                var good = JsonNode.Parse(operation.Example!)!.AsObject()[list.Name]!.AsArray()[0]!;
                foreach (var wrong in (JsonNode?[])[null, "no such thing", 17, new JsonArray(), new JsonObject(), true])
                {
                    var body = JsonNode.Parse(operation.Example!)!.AsObject();
                    body[list.Name] = new JsonArray(good.DeepClone(), wrong?.DeepClone());
                    var answer = await ShouldBeAsync(await SendAsync(operation, body.ToJsonString()), 422, "invalid", body.ToJsonString());
                    answer.Pointers.Should().NotBeEmpty().And.OnlyContain(pointer => pointer == $"/{list.Name}/1" || pointer.StartsWith($"/{list.Name}/1/"), $"{operation}");
                }

                var longer = JsonNode.Parse(operation.Example!)!.AsObject();
                longer[list.Name] = new JsonArray([.. Enumerable.Range(0, 101).Select(_ => good.DeepClone())]);
                (await ShouldBeAsync(await SendAsync(operation, longer.ToJsonString()), 422, "invalid")).Pointers.Should().Equal($"/{list.Name}");
            }
        }
    }

    [Fact]
    public async Task An_area_that_is_named_twice_or_is_none_is_named_by_its_place()
    {
        foreach (var operation in TakingJson.Where(operation => operation.Members.Any(member => member.Name == "profile")))
        {
            var answer = await ShouldBeAsync(await SendAsync(operation, With(operation, "profile", """[{ "area": 3, "judgement": "met" }, { "area": 3, "judgement": "well-above" }, { "area": 0, "judgement": "met" }, { "area": 32, "judgement": "excellent" }]""")), 422, "invalid");

            answer.Pointers.Should().Equal("/profile/1/area", "/profile/2/area", "/profile/3/area", "/profile/3/judgement");
        }
    }

    [Fact]
    public async Task Every_unknown_and_every_repeated_member_is_named()
    {
        foreach (var operation in TakingJson)
        {
            var body = operation.Example!.TrimEnd()[..^1];
            var first = JsonNode.Parse(operation.Example!)!.AsObject().First().Key;

            var answer = await ShouldBeAsync(
                await SendAsync(operation, $$"""{{body}}, "surplus": 1, "a/b~c": { "deep": [] }, "": null, "{{first}}": "again" }"""), 422, "invalid");

            answer.Pointers.Should().Contain(["/surplus", "/a~1b~0c", "/", $"/{first}"], operation.Name);
        }
    }

    [Fact]
    public async Task A_list_of_faults_has_an_end()
    {
        var members = string.Join(',', Enumerable.Range(0, 20_000).Select(n => $"\"{n}{new string('n', 100)}\":0"));
        foreach (var operation in TakingJson)
        {
            var answer = await ShouldBeAsync(await SendAsync(operation, $$"""{ {{members}} }"""), 422, "invalid");
            answer.Body.Length.Should().BeLessThan(100_000, "an answer is not larger than what it answers");
        }
    }

    [Fact]
    public async Task Dates_and_numbers_beyond_every_working_life_are_invalid()
    {
        foreach (var operation in TakingJson)
        {
            foreach (var member in operation.Members)
            {
                string[] values = member switch
                {
                    { IsDate: true } => ["\"0001-01-01\"", "\"9999-12-31\"", "\"1899-12-31\"", "\"2200-01-01\"", "\"2018-02-30\"", "\"2018-7-2\"", "\"02/07/2018\"", "\"2018-07-02T00:00:00Z\"", "\"-2018-07-02\"", "\"+012018-07-02\"", "20180702"],
                    { IsInteger: true } => ["2147483648", "-2147483649", "1.5", "1e999", new string('9', 400), "\"1\""],
                    { IsNumber: true } => ["1e999", "-1e999", "1e28", "79228162514264337593543950336", "0.001", "1000000.01", new string('9', 400), "\"24\""],
                    _ => [],
                };
                foreach (var value in values)
                    (await ShouldBeAsync(await SendAsync(operation, With(operation, member.Name, value)), 422, "invalid", $"{member.Name}: {value}")).Pointers.Should().Equal($"/{member.Name}");
            }
        }
    }

    [Fact]
    public async Task Days_at_the_edges_of_what_is_taken_are_answered_by_the_rules()
    {
        foreach (var operation in TakingJson.Where(operation => operation.IsCommand))
        {
            foreach (var day in (string[])["1900-01-01", "2199-12-31"])
            {
                foreach (var member in operation.Members.Where(member => member.IsDate))
                    await _problems.ShouldBeFineAsync(await SendAsync(operation, With(operation, member.Name, $"\"{day}\""), query: "?dryRun=true"), day);
            }
        }
    }

    [Fact]
    public async Task Text_that_is_no_Unicode_is_invalid_wherever_it_stands()
    {
        foreach (var operation in TakingJson)
        {
            foreach (var member in JsonNode.Parse(operation.Example!)!.AsObject().Select(member => member.Key))
            {
                foreach (var text in (string[])["\"\\ud800\"", "\"\\udc00x\"", "\"a\\ud800\\ud800\"", "\"\\u0000\"", "\"\\ufffe\\u202e\""])
                    await _problems.ShouldBeFineAsync(await SendAsync(operation, With(operation, member, text)), $"{member}: {text}");
            }

            // As the name of a member, and as bytes that are no UTF-8 inside a text and outside.
            (await ShouldBeAsync(await SendAsync(operation, "{ \"\\ud800\": 1 }"), 422, "invalid")).Pointers.Should().Equal("");
            foreach (var bytes in (byte[][])[[.. "{\"on\":\""u8, 0xC3, 0x28, .. "\"}"u8], [.. "{\""u8, 0xFF, .. "\":1}"u8], [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]])
                await _problems.ShouldBeFineAsync(await SendAsync(operation, Bytes(bytes, "application/json")));
        }
    }

    [Fact]
    public async Task Names_are_kept_out_of_every_answer_and_of_the_log()
    {
        string[] givens = [Given, $"{Given}\\u0000", $"{Given}\\ud800", $" {Given}", $"{Given}\\n", $"{Given}{new string('x', 150)}"];
        foreach (var given in givens)
        {
            foreach (var number in (string[])[Number, $"{Number}x", $"\\u0000{Number}", $"{Number}{Number}"])
            {
                var answer = await _api.PostAsync("/v1/social-workers?dryRun=true", EmployerAt(Leeds), Worker.Registration(number, given, Family));
                await _problems.ShouldBeFineAsync(answer);
                answer.Body.Should().NotContainAny(Given, Family, "8675309");
            }
        }

        foreach (var operation in TakingJson)
        {
            var body = JsonNode.Parse(operation.Example!)!.AsObject();
            foreach (var member in body.Select(member => member.Key).ToArray())
                body[member] = $"{Given} {Number}";
            (await SendAsync(operation, body.ToJsonString())).Body.Should().NotContainAny(Given, "8675309");
            (await SendAsync(operation, $"{{ \"{Given}\": \"{Number}")).Body.Should().NotContainAny(Given, "8675309");
        }

        naas.LogLines.Should().NotContain(line => line.Contains(Given) || line.Contains(Family) || line.Contains("8675309"));
    }

    [Fact]
    public async Task Another_format_than_the_operation_takes_is_refused_as_such()
    {
        string?[] types = [null, "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense", "", "*/*", "application/json, text/csv"];
        foreach (var operation in _operations.Where(operation => operation.BodyType is not null))
        {
            foreach (var type in types)
                await ShouldBeAsync(await SendAsync(operation, Bytes(Encoding.UTF8.GetBytes(operation.Example!), type)), 415, "unsupported-media-type", type ?? "none");
        }
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_before_it_is_read()
    {
        foreach (var operation in _operations.Where(operation => operation.BodyType is not null))
        {
            using var request = new HttpRequestMessage(operation.Method, operation.Address(_worker)) { Content = Bytes(new byte[LargestBody + 1], operation.BodyType) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _api.TokenFor(operation.CallerFor(_worker.Id)));
            // So the client waits to be asked for the body, and reads the answer instead of writing into a closed connection.
            request.Headers.ExpectContinue = true;
            await ShouldBeAsync(await _api.SendAsync(request), 413, "too-large");
        }
    }

    [Fact]
    public async Task Ids_that_name_nothing_are_not_found_or_not_allowed()
    {
        foreach (var operation in _operations.Where(operation => operation.Path.Contains("{id}", StringComparison.Ordinal)))
        {
            foreach (var id in (string[])["1", "x", "SW12345", "%2e%2e", "%ff", "..%2f..", "'or'1'='1", "00000000000000000000000000000000z", new string('a', 2000)])
                await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor(id)), 404, "not-found", id[..Math.Min(id.Length, 20)]);

            foreach (var id in (string[])[Guid.Empty.ToString(), "ffffffff-ffff-ffff-ffff-ffffffffffff", _worker.Id.ToString("N"), _worker.Id.ToString("B")])
            {
                var answer = await SendToAsync(operation, operation.AddressFor(id));
                await _problems.ShouldBeFineAsync(answer, id);
                if (!id.Contains(_worker.Id.ToString("N")[..8], StringComparison.Ordinal))
                    answer.Status.Should().BeOneOf([403, 404], $"{answer}");
            }
        }

        foreach (var operation in _operations.Where(operation => Operation.Numbered.Any(name => operation.Path.Contains($"{{{name}}}", StringComparison.Ordinal))))
        {
            foreach (var number in (string[])["0", "-1", "2147483647", "-2147483648"])
            {
                var answer = await SendToAsync(operation, operation.AddressFor(_worker.Id.ToString(), number));
                await _problems.ShouldBeFineAsync(answer, number);
                answer.ShouldBe(409);
                if (operation.Path.Contains("{spell}", StringComparison.Ordinal))
                    answer.ShouldBe(409, "no-such-employment");
            }

            foreach (var number in (string[])["2147483648", "99999999999999999999", "x", "1.0", "%20"])
                await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor(_worker.Id.ToString(), number)), 404, "not-found", number);
        }

        foreach (var operation in _operations.Where(operation => operation.Path.Contains("{recording}", StringComparison.Ordinal)))
        {
            await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor(_worker.Id.ToString(), recording: "NO-SUCH")), 409, "no-such-recording");
            foreach (var code in (string[])["x", "rec-1", "%ff", "REC-1%20", "'", new string('A', 500)])
                await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor(_worker.Id.ToString(), recording: code)), 404, "not-found", code[..Math.Min(code.Length, 20)]);
        }

        foreach (var operation in _operations.Where(operation => operation.Path.Contains("{code}", StringComparison.Ordinal)))
        {
            foreach (var code in (string[])["x", "e08000035", "%ff", "E08000035%20", "'", new string('A', 500)])
                await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor("", code: code)), 404, "not-found", code[..Math.Min(code.Length, 20)]);
        }
    }

    [Fact]
    public async Task Every_wrong_parameter_of_an_address_is_named_at_once()
    {
        Dictionary<string, string[]> wrong = new()
        {
            ["limit"] = ["0", "-1", "501", "abc", "1.5", "99999999999999999999", "%00", "1&limit=2"],
            ["asOf"] = ["bad", "2018-02-30", "0001-01-01", "9999-12-31", "2018-9-30", "%00", "2018-09-30&asOf=2018-09-30"],
            ["after"] = ["bad", "-1", "99999999999999999999", "%00", "1&after=1"],
            ["minPosition"] = ["garbage", ".", "1", $"{Guid.Empty:N}.-1", $"{Guid.Empty:N}.99999999999999999999", $"{Guid.Empty:D}.1", "%00", "a&minPosition=b"],
            ["dryRun"] = ["yes", "1", "TRUE", "%00", "true&dryRun=true"],
        };
        foreach (var operation in _operations)
        {
            var parameters = operation.Parameters.Where(wrong.ContainsKey).ToArray();
            foreach (var parameter in parameters)
            {
                foreach (var value in wrong[parameter])
                    (await ShouldBeAsync(await SendToAsync(operation, operation.Address(_worker, $"?{parameter}={value}")), 400, "bad-header", $"{parameter}={value}")).Pointers.Should().Equal(parameter);
            }

            if (parameters.Length > 1)
                (await ShouldBeAsync(await SendToAsync(operation, operation.Address(_worker, $"?{string.Join('&', parameters.Select(parameter => $"{parameter}={wrong[parameter][0]}"))}")), 400, "bad-header")).Pointers.Should().BeEquivalentTo(parameters);
        }
    }

    [Fact]
    public async Task The_largest_cursor_leads_to_an_empty_page()
    {
        var timeline = (await _worker.ReadAsync(In(Role.Auditor), "/timeline", $"&after={long.MaxValue}")).ShouldBe(200);
        timeline.Json.GetProperty("entries").GetArrayLength().Should().Be(0);

        var workers = (await _api.GetAsync($"/v1/employers/{Leeds}/social-workers?after=ffffffff-ffff-ffff-ffff-ffffffffffff", In(Role.Auditor))).ShouldBe(200);
        workers.Json.GetProperty("workers").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Waiting_for_a_position_that_does_not_come_ends_in_a_bounded_time()
    {
        var here = (await _worker.AgreeAsync()).ShouldBe(201).Header("Naas-Position")!;
        var epoch = here[..here.IndexOf('.', StringComparison.Ordinal)];
        var waiting = _operations.Where(operation => operation.Parameters.Contains("minPosition"))
            .SelectMany(operation => ((string[])[$"{epoch}.{long.MaxValue}", $"{Guid.NewGuid():N}.1", $"{Guid.Empty:N}.0"]).Select(position => (operation, position)))
            .ToArray();

        // Each is answered at all: the client gives up after a minute, and fails.
        var answers = await Task.WhenAll(waiting.Select(one => SendToAsync(one.operation, one.operation.Address(_worker, $"?minPosition={one.position}"))));

        foreach (var (answer, position) in answers.Zip(waiting.Select(one => one.position)))
        {
            // A position of another log will not come by waiting: that is said at once.
            if (!position.StartsWith(epoch, StringComparison.Ordinal))
            {
                await ShouldBeAsync(answer, 400, "bad-header");
                continue;
            }

            await ShouldBeAsync(answer, 503, "not-yet");
            answer.Header("Naas-Position").Should().StartWith(epoch);
        }
    }

    [Fact]
    public async Task Methods_that_an_address_does_not_take_are_named()
    {
        foreach (var path in _operations.GroupBy(operation => operation.Path))
        {
            foreach (var method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW"])
            {
                if (path.Any(operation => operation.Method.Method == method))
                    continue;
                var operation = path.First();
                await ShouldBeAsync(await _api.SendAsync(new HttpMethod(method), operation.Address(_worker), In(Role.Auditor), null), 405, "method-not-allowed", method);
            }
        }
    }

    [Theory]
    [InlineData("PRACTITIONER")]
    [InlineData("Practitioner")]
    [InlineData("practitioner ")]
    [InlineData("practitioner,supervisor")]
    [InlineData("1")]
    public async Task A_code_is_exact(string level)
    {
        var answer = (await _worker.DoAsync("agreements", _worker.Self, $$"""{ "level": "{{level}}", "on": "2018-07-03" }""")).ShouldBe(422, "invalid");

        answer.Text("detail").Should().Be("/level must be one of practitioner, supervisor, leader.");
        (await _worker.DoAsync("roles", EmployerAt(Leeds), """{ "spell": 1, "functions": ["Holding-Case-Responsibility"], "route": "ESTABLISHED", "principalSocialWorker": false, "on": "2016-09-01" }"""))
            .ShouldBe(422, "invalid").Pointers.Should().Equal("/functions/0", "/route");
    }

    [Fact]
    public async Task Headers_with_anything_in_them_do_not_break_the_answer()
    {
        (string, string)[] headers =
        [
            ("X-Correlation-Id", "a b<script>"), ("X-Correlation-Id", new string('x', 5000)), ("X-Correlation-Id", "alex@leeds.gov.uk"),
            ("Idempotency-Key", "key\twith\ttabs"), ("If-None-Match", "nonsense"), ("If-None-Match", "\""), ("Accept", "nonsense/nonsense"), ("Accept", "text/csv;q=nonsense"),
            ("Accept-Encoding", "x"), ("Range", "bytes=0-1"), ("Forwarded", "for=x"), ("X-Forwarded-Host", "evil.example"), ("X-HTTP-Method-Override", "DELETE"),
            ("Cookie", "naas-signed-in=garbage"), ("traceparent", "00-nonsense"), ("Expect", "nonsense"),
        ];
        foreach (var operation in _operations)
        {
            foreach (var header in headers)
            {
                var answer = await SendToAsync(operation, operation.Address(_worker, operation.IsCommand ? "?dryRun=true" : ""), header);
                if (header.Item1 == "Expect" && answer.Status == 417)
                    continue;
                await _problems.ShouldBeFineAsync(answer, $"{header}");
                answer.Header("X-Correlation-Id").Should().MatchRegex("^[A-Za-z0-9._-]{1,64}$");
                answer.Body.Should().NotContainAny("evil.example", "<script>");
            }
        }
    }

    [Fact]
    public async Task An_address_with_a_NUL_in_it_is_turned_away_at_the_door()
    {
        // By the server's own parser, before any of this program runs: a bare 400.
        foreach (var operation in _operations.Where(operation => operation.Path.Contains('{')))
            (await SendToAsync(operation, operation.AddressFor("%00", "%00", "%00", "%00", phase: "%00", organisation: "%00"))).ShouldBe(400).Body.Should().BeEmpty();
    }

    [Fact]
    public async Task Addresses_that_nobody_has_are_problems_too()
    {
        foreach (var address in (string[])["/v1", "/v1/", "/v1/nothing", "/v1/social-workers", "/v1/social-workers//timeline", "/v1/..%2f", "/v1/social-workers/%E0%A4%A", "/v1/reference/levels/x", "/V1/reference/nothing"])
            await _problems.ShouldBeFineAsync(await _api.GetAsync(address, In(Role.Auditor)), address);
    }

    private async Task<Answer> ShouldBeAsync(Answer answer, int status, string code, string sent = "")
    {
        await _problems.ShouldBeFineAsync(answer, sent);
        return answer.ShouldBe(status, code);
    }

    private Task<Answer> SendAsync(Operation operation, string body, string query = "") => SendAsync(operation, Bytes(Encoding.UTF8.GetBytes(body), operation.BodyType), query);

    private Task<Answer> SendAsync(Operation operation, HttpContent content, string query = "") =>
        _api.SendAsync(operation.Method, operation.Address(_worker, query), operation.CallerFor(_worker.Id), content);

    private Task<Answer> SendToAsync(Operation operation, string address, params (string, string)[] headers) =>
        _api.SendAsync(operation.Method, address, operation.CallerFor(_worker.Id), operation.Content(), headers);

    /// <summary>The example with one member's value replaced by a text as it is, JSON or not.</summary>
    private static string With(Operation operation, string member, string value)
    {
        var body = JsonNode.Parse(operation.Example!)!.AsObject();
        body[member] = "\u0001";
        return body.ToJsonString().Replace("\"\\u0001\"", value, StringComparison.Ordinal);
    }
}
