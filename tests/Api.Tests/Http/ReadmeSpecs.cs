using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Naas.Api.CommandLine;
using Naas.Application.Ports;

namespace Naas.Api.Tests.Http;

/// <summary>The README's journey with curl, read from the README and played against the server: what a newcomer pastes first works.</summary>
public sealed partial class ReadmeSpecs(RunningNaas naas)
{
    private static readonly string Readme = File.ReadAllText(Path.GetFullPath(Path.Combine(ThisFolder(), "../../../README.md"))).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_journey_with_curl_goes_as_it_is_told_and_may_be_pasted_twice()
    {
        var (transcript, printed) = JourneyWithCurl();

        var first = await PasteAsync(transcript);
        first.Answers.Should().OnlyContain(answer => answer.Header("Idempotency-Replayed") == null);
        var again = await PasteAsync(transcript);
        again.Answers.Should().OnlyContain(answer => answer.Header("Idempotency-Replayed") == "true");
        again.Journey.Should().Be(first.Journey);

        var api = await naas.ApiAsync();
        var timeline = (await api.GetAsync(
            $"/v1/social-workers/{first.Journey}/timeline?minPosition={first.Answers[^1].Header("Naas-Position")}", first.Callers["worker"])).ShouldBe(200);
        // As the README's grep does it: an escaped character would be seen.
        Sentence().Matches(timeline.Body).Select(match => match.Value).TakeLast(printed.Length).Should().Equal(printed);

        Readme.Should().Contain("Booking the retake now is refused, and the answer names the paragraph: `409`, code `not-re-endorsed`, consultation ¶74, with a page at `/problems/not-re-endorsed`.");
        var refused = (await api.PostAsync(
            $"/v1/social-workers/{first.Journey}/sittings", first.Callers["partner"],
            """{ "level": "practitioner", "sitting": "LEEDS-2019-11-13", "sitsOn": "2019-11-13", "on": "2019-09-30" }""")).ShouldBe(409, "not-re-endorsed");
        var policy = refused.Json.GetProperty("policy");
        (policy.GetProperty("source").GetString(), policy.GetProperty("paragraph").GetString()).Should().Be(("C16", "¶74"));
        (await api.GetAsync("/problems/not-re-endorsed", null)).ShouldBe(200);
    }

    /// <summary>Every <c>./naas token</c> and every <c>send</c> of the transcript, in order, as the shell would.</summary>
    private async Task<(string Journey, Dictionary<string, Application.Access.Caller> Callers, List<Answer> Answers)> PasteAsync(string[] transcript)
    {
        var api = await naas.ApiAsync();
        var reference = (await naas.ServicesAsync()).GetRequiredService<IReferenceData>();
        var callers = new Dictionary<string, Application.Access.Caller>();
        var answers = new List<Answer>();
        string? journey = null;
        foreach (var line in transcript)
        {
            if (Token().Match(line) is { Success: true } token)
            {
                var options = Option().Matches(token.Groups["options"].Value).ToDictionary(option => option.Groups["name"].Value, option => option.Groups["value"].Value.Replace("$journey", journey, StringComparison.Ordinal));
                callers[token.Groups["who"].Value] = TokenVerb.CallerOf(
                    options["role"], options.GetValueOrDefault("organisation"), options.TryGetValue("journey", out var id) ? Guid.Parse(id) : null, options.GetValueOrDefault("subject"), reference);
            }
            else if (Send().Match(line) is { Success: true } send)
            {
                var answer = await api.PostAsync(
                    send.Groups["path"].Value.Replace("$journey", journey, StringComparison.Ordinal), callers[send.Groups["who"].Value],
                    send.Groups["body"].Value.Replace("'", "", StringComparison.Ordinal), ("Idempotency-Key", send.Groups["key"].Value));
                answers.Add(answer.ShouldBe(201));
                if (line.StartsWith("journey=", StringComparison.Ordinal))
                    journey = answer.Text("journey");
            }
            else
            {
                line.Should().NotContain("send \"", "each of them is played");
            }
        }

        return (journey!, callers, answers);
    }

    /// <summary>The commands, one a line with loops unrolled, and the lines that they are said to print.</summary>
    private static (string[] Commands, string[] Printed) JourneyWithCurl()
    {
        var blocks = Block().Matches(Readme[Readme.IndexOf("\n## A journey with curl\n", StringComparison.Ordinal)..]);
        var commands = new List<string>();
        var (name, values, body) = ("", (string[])[], new List<string>());
        foreach (var line in blocks[0].Groups["text"].Value.Replace("\\\n", "", StringComparison.Ordinal).Split('\n'))
        {
            if (Loop().Match(line) is { Success: true } loop)
            {
                (name, values) = (loop.Groups["name"].Value, loop.Groups["values"].Value.Split(' '));
                body.Clear();
            }
            else if (line == "done")
            {
                commands.AddRange(values.SelectMany(value => body.Select(one => one.Replace($"${name}", value, StringComparison.Ordinal))));
                values = [];
            }
            else
            {
                (values.Length > 0 ? body : commands).Add(line);
            }
        }

        commands.Count(line => Send().IsMatch(line)).Should().BeGreaterThan(10, "the README still sends");
        var printed = blocks[1].Groups["text"].Value.Trim('\n').Split('\n');
        printed.Should().HaveCountGreaterThan(1).And.OnlyContain(line => line.StartsWith("\"sentence\":", StringComparison.Ordinal));
        return ([.. commands], printed);
    }

    [GeneratedRegex(@"^```\w*\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^for (?<name>\w+) in (?<values>[^;]+); do$")]
    private static partial Regex Loop();

    [GeneratedRegex(@"^(?<who>\w+)=\$\(\./naas token (?<options>.*)\)$")]
    private static partial Regex Token();

    [GeneratedRegex(@"--(?<name>\w+) ""?(?<value>[^\s""]+)")]
    private static partial Regex Option();

    [GeneratedRegex(@"send ""\$(?<who>\w+)"" +""?(?<path>/[^\s""]+)""? +(?<key>\S+) +(?<body>'[^']*'(?:\w+'[^']*')*)")]
    private static partial Regex Send();

    [GeneratedRegex(@"""sentence"":""[^""]*""")]
    private static partial Regex Sentence();

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
