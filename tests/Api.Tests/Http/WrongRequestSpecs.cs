using System.Text;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>G19: whatever stands around a body, token, address, parameters, method and headers.</summary>
public sealed class WrongRequestSpecs(RunningNaas naas) : WrongInput(naas)
{
    [Fact]
    public void The_description_names_every_endpoint()
    {
        Operations.Should().HaveCountGreaterThan(20);
        Operations.Select(operation => operation.Name).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Without_a_token_that_holds_nothing_is_answered()
    {
        string?[] authorizations =
        [
            null, "", "Bearer", "Bearer ", "Bearer abc", "Bearer a.b.c", "Bearer ..", "Basic bmFhczpuYWFz", "bearer null", "Bearer " + new string('x', 16_000),
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwicm9sZSI6ImF1ZGl0b3IifQ.", $"Bearer {Api.TokenFor(In(Role.Auditor))}x",
        ];
        foreach (var (index, authorization) in authorizations.Index())
        {
            // Who is not signed in is counted by address: everything from one would be too much for it.
            var from = await Running.ApiFromAsync(100 + index);
            foreach (var operation in Operations)
            {
                using var request = new HttpRequestMessage(operation.Method, operation.Address(Worker)) { Content = operation.Content() };
                if (authorization is not null)
                    _ = request.Headers.TryAddWithoutValidation("Authorization", authorization);
                await ShouldBeAsync(await from.SendAsync(request), 401, "not-signed-in", $"{authorization?[..Math.Min(authorization.Length, 40)]}");
            }
        }
    }

    [Fact]
    public async Task Another_format_than_the_operation_takes_is_refused_as_such()
    {
        string?[] types = [null, "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense", "", "*/*", "application/json, text/csv"];
        foreach (var operation in Operations.Where(operation => operation.BodyType is not null))
        {
            foreach (var type in types)
                await ShouldBeAsync(await SendAsync(operation, Bytes(Encoding.UTF8.GetBytes(operation.Example!), type)), 415, "unsupported-media-type", type ?? "none");
        }
    }

    [Fact]
    public async Task Ids_that_name_nothing_are_not_found_or_not_allowed()
    {
        foreach (var operation in Operations.Where(operation => Operation.Numbered.Any(name => operation.Path.Contains($"{{{name}}}", StringComparison.Ordinal))))
        {
            foreach (var number in (string[])["0", "-1", "2147483647", "-2147483648"])
            {
                var answer = await SendToAsync(operation, operation.AddressFor(Worker.Id.ToString(), number));
                await Problems.ShouldBeFineAsync(answer, number);
                // The first event of a journey has the revision 0.
                if (operation.Method == HttpMethod.Get)
                {
                    answer.ShouldBe(number == "0" ? 200 : 404);
                    continue;
                }

                // Nobody is on the panel of a case that there is not.
                // What names a document that there is not is told of that first.
                answer.ShouldBe(AccessTable.ScopeFor(operation.Request!, operation.CallerFor(Worker.Id).Role) == Scope.OwnCase ? 403 : operation.Name == "AddReviewEvidence" ? 422 : 409);
                if (operation.Path.Contains("{spell}", StringComparison.Ordinal))
                    answer.ShouldBe(409, "no-such-employment");
            }

            foreach (var number in (string[])["2147483648", "99999999999999999999", "x", "1.0", "%20"])
                await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor(Worker.Id.ToString(), number)), 404, "not-found", number);
        }

        foreach (var operation in Operations.Where(operation => operation.Path.Contains("{recording}", StringComparison.Ordinal)))
        {
            // The document that a comment names is looked up before any rule is asked.
            var (status, expected) = operation.Name == "CommentOnSimulation" ? (422, "invalid") : (409, "no-such-recording");
            await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor(Worker.Id.ToString(), recording: "NO-SUCH")), status, expected);
            foreach (var code in (string[])["x", "rec-1", "%ff", "REC-1%20", "'", new string('A', 500)])
                await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor(Worker.Id.ToString(), recording: code)), 404, "not-found", code[..Math.Min(code.Length, 20)]);
        }

        foreach (var operation in Operations.Where(operation => operation.Path.Contains("{code}", StringComparison.Ordinal)))
        {
            foreach (var code in (string[])["x", "e08000035", "%ff", "E08000035%20", "'", new string('A', 500)])
                await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor("", code: code)), 404, "not-found", code[..Math.Min(code.Length, 20)]);
        }

        // Last: in another spelling of its id the worker is found, and what is recorded then takes its employment away again.
        foreach (var operation in Operations.Where(operation => operation.Path.Contains("{id}", StringComparison.Ordinal)))
        {
            foreach (var id in (string[])["1", "x", "SW12345", "%2e%2e", "%ff", "..%2f..", "'or'1'='1", "00000000000000000000000000000000z", new string('a', 2000)])
                await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor(id)), 404, "not-found", id[..Math.Min(id.Length, 20)]);

            foreach (var id in (string[])[Guid.Empty.ToString(), "ffffffff-ffff-ffff-ffff-ffffffffffff", Worker.Id.ToString("N"), Worker.Id.ToString("B")])
            {
                var answer = await SendToAsync(operation, operation.AddressFor(id));
                await Problems.ShouldBeFineAsync(answer, id);
                if (!id.Contains(Worker.Id.ToString("N")[..8], StringComparison.Ordinal))
                    answer.Status.Should().BeOneOf([403, 404], $"{answer}");
            }
        }
    }

    [Fact]
    public async Task An_address_that_names_no_standard_is_not_found()
    {
        foreach (var operation in Operations.Where(operation => operation.Path.Contains("{element}", StringComparison.Ordinal)))
        {
            foreach (var part in (string[])["x", "1", "Leader", "PANEL_A", "%ff", "'", new string('a', 500)])
                await ShouldBeAsync(await SendToAsync(operation, operation.AddressFor("", standard: part)), 404, "not-found", part[..Math.Min(part.Length, 20)]);
        }
    }

    [Fact]
    public async Task Every_wrong_parameter_of_an_address_is_named_at_once()
    {
        // No parameter takes these: what the description names and nobody here has thought of is tried with them all the same.
        string[] always = ["%00", "%0A", new('x', 300)];
        string[] position = ["garbage", ".", "1", $"{Guid.Empty:N}.-1", $"{Guid.Empty:N}.99999999999999999999", $"{Guid.Empty:D}.1", "a&{0}=b"];
        string[] day = ["bad", "2018-02-30", "0001-01-01", "2018-9-30", "2018-09-30&{0}=2018-09-30"];
        string[] name = ["x", "1", "-1", "A"];
        Dictionary<string, string[]> wrong = new()
        {
            ["known"] = [.. day, "9999-12-31"],
            ["asPublishedOn"] = [.. day, "9999-12-31"],
            ["until"] = day,
            ["on"] = [.. day, "9999-12-31"],
            ["from"] = day,
            ["to"] = day,
            ["position"] = position,
            ["fromPosition"] = position,
            ["toPosition"] = position,
            ["year"] = ["bad", "-1", "0", "1999", "9999", "2018.5"],
            ["months"] = ["bad", "-1", "0", "1.5", "99999999999999999999"],
            ["capacity"] = ["bad", "-1", "1.5", "99999999999999999999"],
            ["journey"] = ["x", "1", "SW12345"],
            ["level"] = name,
            ["element"] = name,
            ["measure"] = name,
            ["attempt"] = name,
            ["attempts"] = name,
            ["characteristic"] = name,
            ["stratifyBy"] = name,
            ["reference"] = name,
            ["by"] = name,
            ["basis"] = name,
            ["clock"] = name,
            ["weights"] = name,
            ["organisation"] = name,
            ["edition"] = name,
            ["marks"] = ["yes", "1", "TRUE", "true&{0}=true"],
            ["limit"] = ["0", "-1", "501", "abc", "1.5", "99999999999999999999", "%00", "1&limit=2"],
            ["asOf"] = ["bad", "2018-02-30", "0001-01-01", "9999-12-31", "2018-9-30", "%00", "2018-09-30&asOf=2018-09-30"],
            ["after"] = ["bad", "-1", "99999999999999999999", "%00", "1&after=1"],
            ["minPosition"] = ["garbage", ".", "1", $"{Guid.Empty:N}.-1", $"{Guid.Empty:N}.99999999999999999999", $"{Guid.Empty:D}.1", "%00", "a&minPosition=b"],
            ["dryRun"] = ["yes", "1", "TRUE", "%00", "true&dryRun=true"],
        };
        foreach (var operation in Operations)
        {
            foreach (var parameter in operation.Queried)
            {
                foreach (var value in wrong.GetValueOrDefault(parameter, []).Concat(always).Select(value => value.Replace("{0}", parameter, StringComparison.Ordinal)))
                    (await ShouldBeAsync(await SendToAsync(operation, operation.Address(Worker, $"?{parameter}={value}")), 400, "bad-header", $"{parameter}={value}")).Pointers.Should().Equal([parameter], "{0} was asked with {1}={2}", operation, parameter, value);
            }

            if (operation.Queried.Count > 1)
                (await ShouldBeAsync(await SendToAsync(operation, operation.Address(Worker, $"?{string.Join('&', operation.Queried.Select(parameter => $"{parameter}={always[0]}"))}")), 400, "bad-header")).Pointers.Should().BeEquivalentTo(operation.Queried);
        }
    }

    [Fact]
    public async Task What_is_wrong_by_itself_and_beside_another_is_told_once()
    {
        foreach (var operation in Operations.Where(operation => operation.Queried.Contains("minPosition") && operation.Queried.Contains("position")))
            (await ShouldBeAsync(await SendToAsync(operation, operation.Address(Worker, $"?minPosition=garbage&position={Guid.Empty:N}.0")), 400, "bad-header")).Pointers.Should().Contain("minPosition").And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_largest_cursor_leads_to_an_empty_page()
    {
        var timeline = (await Worker.ReadAsync(In(Role.Auditor), "/timeline", $"&after={long.MaxValue}")).ShouldBe(200);
        timeline.Json.GetProperty("entries").GetArrayLength().Should().Be(0);

        var workers = (await Api.GetAsync($"/v1/employers/{Leeds}/social-workers?after=ffffffff-ffff-ffff-ffff-ffffffffffff", In(Role.Auditor))).ShouldBe(200);
        workers.Json.GetProperty("workers").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Waiting_for_a_position_that_does_not_come_ends_in_a_bounded_time()
    {
        var here = (await Worker.AgreeAsync()).ShouldBe(201).Header("Naas-Position")!;
        var epoch = here[..here.IndexOf('.', StringComparison.Ordinal)];
        var waiting = Operations.Where(operation => operation.Parameters.Contains("minPosition")
                // Nobody waits for the extract of a project that there is not: ResearchSpecs ask for one of a project that there is.
                && operation.Name != "GetResearchExtract")
            .SelectMany(operation => ((string[])[$"{epoch}.{long.MaxValue}", $"{Guid.NewGuid():N}.1", $"{Guid.Empty:N}.0"]).Select(position => (operation, position)))
            .ToArray();

        // Each is answered at all: the client gives up after a minute, and fails.
        var answers = await Task.WhenAll(waiting.Select(one => SendToAsync(one.operation, one.operation.Address(Worker, $"?minPosition={one.position}"))));

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
        foreach (var path in Operations.GroupBy(operation => operation.Path))
        {
            foreach (var method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW"])
            {
                if (path.Any(operation => operation.Method.Method == method))
                    continue;
                var operation = path.First();
                await ShouldBeAsync(await Api.SendAsync(new HttpMethod(method), operation.Address(Worker), In(Role.Auditor), null), 405, "method-not-allowed", method);
            }
        }
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
        foreach (var operation in Operations)
        {
            foreach (var header in headers)
            {
                var answer = await SendToAsync(operation, operation.Address(Worker, operation.IsCommand ? "?dryRun=true" : ""), header);
                if (header.Item1 == "Expect" && answer.Status == 417)
                    continue;
                await Problems.ShouldBeFineAsync(answer, $"{header}");
                answer.Header("X-Correlation-Id").Should().MatchRegex("^[A-Za-z0-9._-]{1,64}$");
                answer.Body.Should().NotContainAny("evil.example", "<script>");
            }
        }
    }

    [Fact]
    public async Task An_address_with_a_NUL_in_it_is_turned_away_at_the_door()
    {
        // By the server's own parser, before any of this program runs: a bare 400.
        foreach (var operation in Operations.Where(operation => operation.Path.Contains('{')))
            (await SendToAsync(operation, operation.AddressWith("%00"))).ShouldBe(400).Body.Should().BeEmpty();
    }

    [Fact]
    public async Task Addresses_that_nobody_has_are_problems_too()
    {
        foreach (var address in (string[])["/v1", "/v1/", "/v1/nothing", "/v1/social-workers", "/v1/social-workers//timeline", "/v1/..%2f", "/v1/social-workers/%E0%A4%A", "/v1/reference/levels/x", "/V1/reference/nothing"])
            await Problems.ShouldBeFineAsync(await Api.GetAsync(address, In(Role.Auditor)), address);
    }
}
