using System.CommandLine;
using Naas.Bench;

var names = new Argument<string[]>("name") { Description = "The benchmarks to run; all of them when none is named." };
var list = new Option<bool>("--list") { Description = "Say which benchmarks there are, and measure nothing." };
var once = new Option<bool>("--once") { Description = "Run everything once, to see that it runs: the figures say nothing and no goal is judged." };
var events = new Option<int?>("--events") { Description = "How many events the log holds, for the benchmarks that need one; each has a number of its own without." };
var rate = new Option<int?>("--rate") { Description = "How many events come in a second, for the benchmarks with a steady stream." };
var workers = new Option<int?>("--workers") { Description = "How many workers the small country has, for the benchmark of questions; the others have ten and 34 times as many." };
var eventLog = new Option<string?>("--event-log") { Description = "The node of EventStoreDB, for the benchmark that needs one, as esdb://localhost:2113?tls=false: a node of its own, for what is measured stays in its database; else NAAS_TEST_EVENTSTOREDB says it." };
var strict = new Option<bool>("--strict") { Description = "End with exit code 1 when a goal is missed." };
var json = new Option<bool>("--json") { Description = "Answer in JSON, for machines." };

var root = new RootCommand("Measures how fast Naas is, with its goals beside the figures.") { names, list, once, events, rate, workers, eventLog, strict, json };
root.SetAction(parsed =>
{
    var chosen = parsed.GetValue(names) is { Length: > 0 } named ? [.. named.Distinct().Select(Benchmarks.Named)] : Benchmarks.All;
    if (parsed.GetValue(list))
    {
        Console.Out.Write(parsed.GetValue(json) ? Report.Json(chosen) : Report.Text(chosen));
        return 0;
    }

    var node = parsed.GetValue(eventLog) ?? Environment.GetEnvironmentVariable("NAAS_TEST_EVENTSTOREDB");
    var report = Report.Of(chosen, new Effort(parsed.GetValue(once), parsed.GetValue(events), parsed.GetValue(rate), parsed.GetValue(workers), string.IsNullOrEmpty(node) ? null : node));
    Console.Out.Write(parsed.GetValue(json) ? report.Json() : report.Text());
    return parsed.GetValue(strict) && report.Missed > 0 ? 1 : 0;
});

try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchException e)
{
    Console.Error.WriteLine($"naas bench: {e.Message}");
    return 2;
}
