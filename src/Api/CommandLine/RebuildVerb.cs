using System.CommandLine;
using System.Globalization;
using Naas.Api.Hosting;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;

namespace Naas.Api.CommandLine;

/// <summary><c>naas rebuild</c>: makes read models again from the log and compares them with the live ones.</summary>
internal static class RebuildVerb
{
    public static Command Create()
    {
        var (data, postgres, eventLog, json) = (Options.Data(), Options.Postgres(), Options.EventLog(), Options.Json());
        var names = new Argument<string[]>("name") { Description = $"Which; all when left out. One of: {string.Join(", ", JourneyProjections.All.Select(projection => projection.Name))}.", Arity = ArgumentArity.ZeroOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Build and compare, then drop: nothing changes." };
        var verb = new Command("rebuild", "Make read models again from the log, compare with the live ones at one equal position, and switch. Exit code 3 when rows of the same version differ.") { names, data, postgres, eventLog, json, dryRun };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(
            () =>
            {
                var chosen = Chosen(parsed.GetValue(names) ?? []);
                return VerbServices.WithAsync(
                    parsed.GetRequiredValue(data), parsed.GetValue(postgres), parsed.GetValue(eventLog),
                    services => RebuildAsync(services, chosen, parsed.GetValue(dryRun), parsed.GetValue(json), cancellation),
                    cancellation);
            },
            cancellation));
        return verb;
    }

    internal static string[] Chosen(string[] names)
    {
        var known = JourneyProjections.All.Select(projection => projection.Name).ToArray();
        // The argument takes whatever is left over, a mistyped option too; without this '--dryrun' would rebuild in earnest.
        if (names.FirstOrDefault(name => name.StartsWith('-')) is { } option)
            throw new OperatorException($"There is no option '{option}'; did you mean '{Nearest(option, ["--dry-run", "--json", "--data", "--postgres", "--event-log"])}'?");
        if (names.Except(known).FirstOrDefault() is { } unknown)
            throw new OperatorException($"There is no projection '{unknown}'. There are: {string.Join(", ", known)}.");
        return names.Length == 0 ? known : names;
    }

    private static async Task<int> RebuildAsync(IServiceProvider services, string[] names, bool dryRun, bool json, CancellationToken cancellation)
    {
        var readModels = services.GetRequiredService<ReadModels>();
        if (!json)
            Say.Line($"Event log: {services.GetRequiredService<NaasSettings>().EventLog}");
        var reports = json
            ? await readModels.RebuildAsync(names, dryRun, progress: null, cancellation)
            : await RebuildShow.ShowAsync(progress => readModels.RebuildAsync(names, dryRun, progress, cancellation));
        if (json)
        {
            VerbServices.PrintJson(reports.Select(RebuildState.Of));
        }
        else
        {
            foreach (var line in reports.SelectMany(InWords))
                Say.Line(line);
        }

        return ExitCode(reports);
    }

    /// <summary>Rows of another version are meant to be others; the same version that comes to others is an alarm.</summary>
    internal static int ExitCode(IEnumerable<RebuildReport> reports) =>
        reports.Any(report => report is { Position: not null, Equal: false } && report.LiveVersion == report.Version) ? Verbs.Differs : Verbs.Ok;

    private static IEnumerable<string> InWords(RebuildReport report)
    {
        var compared = report.Position is null ? "there were no live rows of this log to compare it with" : report.Equal ? "equal to the live one" : "DIFFERENT from the live one";
        yield return string.Create(CultureInfo.InvariantCulture, $"{report.Projection}: {report.Events} events, {compared}; {InWords(report.Outcome)}");
        foreach (var table in report.Tables)
            yield return string.Create(CultureInfo.InvariantCulture, $"  {table.Table,-24} {table.RebuiltRows,8} rows  {table.RebuiltChecksum}{(table.Equal ? "" : $"  live: {table.LiveRows} rows  {table.LiveChecksum}")}");
    }

    private static string Nearest(string mistyped, IEnumerable<string> options)
    {
        var letters = mistyped.Replace("-", "", StringComparison.Ordinal);
        return options.OrderByDescending(option => option.Replace("-", "", StringComparison.Ordinal) is var plain ? plain.Zip(letters).TakeWhile(pair => pair.First == pair.Second).Count() : 0).First();
    }

    private static string InWords(RebuildOutcome outcome) => outcome switch
    {
        RebuildOutcome.Switched => "the new one is live now",
        RebuildOutcome.DryRun => "dropped again, as asked: nothing changed",
        RebuildOutcome.Differs => "the live one stays: the same program came to other rows, which is a bug to report",
        _ => throw new InvalidOperationException($"Nobody has said what {outcome} means."),
    };
}

/// <summary>What <c>naas rebuild --json</c> tells of one read model.</summary>
/// <param name="Position">Where both were compared, as <c>Naas-Position</c> has it; null when there was nothing to compare with.</param>
internal sealed record RebuildState(
    string Projection, int LiveVersion, int Version, string? Position, long Events, IReadOnlyList<RebuildState.Table> Tables, bool Equal, RebuildOutcome Outcome, double BuiltSeconds, double TookSeconds)
{
    internal static RebuildState Of(RebuildReport report) => new(
        report.Projection, report.LiveVersion, report.Version, report.Position?.ToString(), report.Events,
        [.. report.Tables.Select(table => new Table(table.Table, table.LiveRows, table.RebuiltRows, table.LiveChecksum, table.RebuiltChecksum, table.Equal))],
        report.Equal, report.Outcome, Seconds(report.Built), Seconds(report.Took));

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3, MidpointRounding.AwayFromZero);

    /// <summary>One table of it, the live rows beside the new ones.</summary>
    internal sealed record Table(string Name, long LiveRows, long RebuiltRows, string LiveChecksum, string RebuiltChecksum, bool Equal);
}
