using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>G19: whatever a body says.</summary>
public sealed class WrongBodySpecs(RunningNaas naas) : WrongInput(naas)
{
    private const long LargestBody = 4 * 1024 * 1024;

    // Personal data that must not come back in any answer.
    private const string Given = "Canarygiven";
    private const string Family = "Canaryfamily";
    private const string Number = "SW8675309";

    private IEnumerable<Operation> TakingJson => Operations.Where(operation => operation.TakesJson);

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
                foreach (var wrong in (JsonNode?[])[null, "no such thing", list.IsListOfNumbers ? 0.125 : 17, new JsonArray(), new JsonObject(), true])
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
                    await Problems.ShouldBeFineAsync(await SendAsync(operation, With(operation, member.Name, $"\"{day}\""), query: "?dryRun=true"), day);
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
                    await Problems.ShouldBeFineAsync(await SendAsync(operation, With(operation, member, text)), $"{member}: {text}");
            }

            // As the name of a member, and as bytes that are no UTF-8 inside a text and outside.
            (await ShouldBeAsync(await SendAsync(operation, "{ \"\\ud800\": 1 }"), 422, "invalid")).Pointers.Should().Equal("");
            foreach (var bytes in (byte[][])[[.. "{\"on\":\""u8, 0xC3, 0x28, .. "\"}"u8], [.. "{\""u8, 0xFF, .. "\":1}"u8], [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]])
                await Problems.ShouldBeFineAsync(await SendAsync(operation, Bytes(bytes, "application/json")));
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
                var answer = await Api.PostAsync("/v1/social-workers?dryRun=true", EmployerAt(Leeds), Worker.Registration(number, given, Family));
                await Problems.ShouldBeFineAsync(answer);
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

        Running.LogLines.Should().NotContain(line => line.Contains(Given) || line.Contains(Family) || line.Contains("8675309"));
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_before_it_is_read()
    {
        foreach (var operation in Operations.Where(operation => operation.BodyType is not null))
        {
            using var request = new HttpRequestMessage(operation.Method, operation.Address(Worker)) { Content = Bytes(new byte[LargestBody + 1], operation.BodyType) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Api.TokenFor(operation.CallerFor(Worker.Id)));
            // So the client waits to be asked for the body, and reads the answer instead of writing into a closed connection.
            request.Headers.ExpectContinue = true;
            await ShouldBeAsync(await Api.SendAsync(request), 413, "too-large");
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
        var answer = (await Worker.DoAsync("agreements", Worker.Self, $$"""{ "level": "{{level}}", "on": "2018-07-03" }""")).ShouldBe(422, "invalid");

        answer.Text("detail").Should().Be("/level must be one of practitioner, supervisor, leader.");
        (await Worker.DoAsync("roles", EmployerAt(Leeds), """{ "spell": 1, "functions": ["Holding-Case-Responsibility"], "route": "ESTABLISHED", "principalSocialWorker": false, "on": "2016-09-01" }"""))
            .ShouldBe(422, "invalid").Pointers.Should().Equal("/functions/0", "/route");
    }

    /// <summary>The example with one member's value replaced by a text as it is, JSON or not.</summary>
    private static string With(Operation operation, string member, string value)
    {
        var body = JsonNode.Parse(operation.Example!)!.AsObject();
        body[member] = "\u0001";
        return body.ToJsonString().Replace("\"\\u0001\"", value, StringComparison.Ordinal);
    }
}
