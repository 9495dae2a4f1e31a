using System.Diagnostics;
using System.Text.Json;

namespace Naas.Fitness;

/// <summary>A benchmark that nobody runs for a year still runs: each is run once here, and no figure is looked at.</summary>
public sealed class Benchmarks_run
{
    private static readonly string Program = Path.Combine(Repository.Root, "bench", "Naas.Bench", "bin", Configuration, "net10.0", "Naas.Bench");

    // These tests lie in bin/<configuration>/net10.0/, and so does what was built with them.
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    [Fact]
    public async Task Each_that_is_listed()
    {
        var listed = await RunAsync("--list", "--json");
        var ran = await RunAsync("--once", "--json");

        var names = Names(listed.RootElement);
        names.Should().NotBeEmpty().And.OnlyHaveUniqueItems();
        Names(ran.RootElement.GetProperty("benchmarks")).Should().Equal(names);
        ran.RootElement.GetProperty("benchmarks").EnumerateArray()
            .SelectMany(benchmark => benchmark.GetProperty("lines").EnumerateArray())
            .Should().OnlyContain(line => line.GetProperty("median").GetDouble() > 0)
            .And.NotContain(line => line.EnumerateObject().Any(member => member.NameEquals("held")), "once is not enough to judge a goal by");
    }

    private static string[] Names(JsonElement benchmarks) => [.. benchmarks.EnumerateArray().Select(benchmark => benchmark.GetProperty("name").GetString()!)];

    private static async Task<JsonDocument> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaints = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var answer = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(0, await complaints);
        return JsonDocument.Parse(answer);
    }
}
