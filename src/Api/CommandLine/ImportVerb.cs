using System.CommandLine;
using System.Globalization;
using System.Reflection;
using Naas.Api.Published;
using Naas.Infrastructure.Published;

namespace Naas.Api.CommandLine;

/// <summary><c>naas import workforce-statistics</c>: takes in a file of official statistics as it was published on a day.</summary>
internal static class ImportVerb
{
    internal const string DataSet = "children's social work workforce";

    private const int LongestName = 100;

    public static Command Create() => new("import", "Take in data that others publish.") { WorkforceStatistics() };

    private static Command WorkforceStatistics()
    {
        var (data, postgres, json) = (Options.Data(), Options.Postgres(), Options.Json());
        var file = new Argument<string>("file") { Description = "A CSV by the department's open-data standard." };
        var publishedOn = new Option<string>("--published-on") { Description = "The day on which the file was published, such as 2018-02-15.", Required = true };
        var dataSet = new Option<string>("--data-set") { Description = "What the later of two publications revises: those of one name.", DefaultValueFactory = _ => DataSet };
        var filter = new Option<string[]>("--filter") { Description = "A column that divides the people counted and holds no figures; give it again for another. OrgRole is known.", DefaultValueFactory = _ => [] };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read the file and tell what is wrong with it; no database is needed and nothing is imported." };
        var verb = new Command("workforce-statistics", "Import official workforce statistics, whole or not at all. A file that was imported before is left as it is.") { file, publishedOn, dataSet, filter, data, postgres, json, dryRun };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(
            async () =>
            {
                var order = ImportOrder.Of(parsed.GetRequiredValue(file), parsed.GetRequiredValue(publishedOn), parsed.GetRequiredValue(dataSet), parsed.GetRequiredValue(filter), Today());
                using var stream = order.Open();
                if (parsed.GetValue(dryRun))
                    return Say(order.Read(stream, cancellation), parsed.GetValue(json));
                // What is wrong with a file is told before a database is looked for.
                var read = order.Read(stream, cancellation);
                return read.Outcome == ImportOutcome.Refused
                    ? Say(read, parsed.GetValue(json))
                    : await VerbServices.WithAsync(
                        // What is imported touches no event log, so that none has to be named.
                        parsed.GetRequiredValue(data), parsed.GetValue(postgres), Verbs.Settings()["Naas:EventLog"] ?? "postgres",
                        async services => Say(await order.ImportAsync(stream, read, services, cancellation), parsed.GetValue(json)),
                        cancellation);
            },
            cancellation));
        return verb;
    }

    // A publication is an event of the world, whatever time the sample lives in.
    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    internal static int Say(ImportReport report, bool json)
    {
        if (json)
        {
            VerbServices.PrintJson(report);
        }
        else
        {
            foreach (var line in InWords(report))
                CommandLine.Say.Line(line);
        }

        return report.Outcome == ImportOutcome.Refused
            ? throw new OperatorException(string.Create(CultureInfo.InvariantCulture, $"{report.File} has {report.FaultCount} {(report.FaultCount == 1 ? "fault" : "faults")}, told above by row and column; nothing was imported. Mend them, or get the file again from where it is published."))
            : Verbs.Ok;
    }

    internal static IEnumerable<string> InWords(ImportReport report)
    {
        if (report.Outcome == ImportOutcome.Refused)
            return report.Faults.Select(fault => fault.ToString()).Concat(report.FaultCount > report.Faults.Count ? [string.Create(CultureInfo.InvariantCulture, $"and {report.FaultCount - report.Faults.Count} more")] : []);

        var what = string.Create(CultureInfo.InvariantCulture, $"{report.File}: {report.Rows} rows, {report.Figures} figures of {report.Indicators.Count} indicators, published on {report.PublishedOn:yyyy-MM-dd} ({report.DataSet})");
        return report.Outcome switch
        {
            ImportOutcome.Imported => [string.Create(CultureInfo.InvariantCulture, $"{what}: imported as publication {report.Publication}.")],
            ImportOutcome.Already => [string.Create(CultureInfo.InvariantCulture, $"{what}: was imported before, as publication {report.Publication}; nothing to do.")],
            _ => [$"{what}: nothing is wrong with it; nothing was imported, as asked.", .. report.Filters.Count == 0 ? Array.Empty<string>() : [$"  filters: {string.Join(", ", report.Filters)}"]],
        };
    }

    /// <summary>What somebody asks to be imported.</summary>
    internal sealed record ImportOrder(string Path, DateOnly PublishedOn, string DataSet, IReadOnlyCollection<string> Filters)
    {
        private string Name => System.IO.Path.GetFileName(Path);

        /// <exception cref="OperatorException">Something about it cannot be.</exception>
        public static ImportOrder Of(string path, string publishedOn, string dataSet, IReadOnlyCollection<string> filters, DateOnly today)
        {
            if (!DateOnly.TryParseExact(publishedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw new OperatorException($"--published-on '{publishedOn}' is no date; it looks like 2018-02-15.");
            if (day > today || day.Year < 1900)
                throw new OperatorException(string.Create(CultureInfo.InvariantCulture, $"--published-on {day:yyyy-MM-dd} cannot be: it lies after today, {today:yyyy-MM-dd}, or before 1900."));
            var name = dataSet.Trim();
            if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
                throw new OperatorException(string.Create(CultureInfo.InvariantCulture, $"--data-set needs a name of 1 to {LongestName} characters; leave it out for '{ImportVerb.DataSet}'."));
            return new ImportOrder(path, day, name, [.. filters.Distinct()]);
        }

        /// <exception cref="OperatorException">There is no such file.</exception>
        public FileStream Open() => File.Exists(Path)
            ? new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16)
            : throw new OperatorException($"There is no file {Path}; name a CSV that the department publishes.");

        public ImportReport Read(Stream stream, CancellationToken cancellation)
        {
            var read = new PublishedFile(stream, Filters, PublishedOn).Read(cancellation);
            return new ImportReport(
                read.Faults.Count > 0 ? ImportOutcome.Refused : ImportOutcome.NothingWrong, Publication: null, DataSet, PublishedOn, Name, Convert.ToHexStringLower(read.Sha256),
                read.Rows, read.Figures, read.Filters, read.Indicators, read.Faults, read.Faults.Count + read.FurtherFaults);
        }

        /// <exception cref="OperatorException">The file was imported as something else, or is changed meanwhile.</exception>
        public async Task<ImportReport> ImportAsync(Stream stream, ImportReport read, IServiceProvider services, CancellationToken cancellation)
        {
            var sha256 = Convert.FromHexString(read.Sha256);
            var publication = new NewPublication(DataSet, PublishedOn, Name, sha256, read.Rows, read.Figures, Program());
            var rows = new PublishedFile(stream, Filters, PublishedOn).Rows(sha256);
            if (await services.GetRequiredService<PublishedImport>().RunAsync(publication, rows, cancellation) is { } id)
                return read with { Outcome = ImportOutcome.Imported, Publication = id };

            var before = await services.GetRequiredService<PublishedStatistics>().FindAsync(sha256, cancellation)
                ?? throw new InvalidOperationException("A publication that hindered another is not there.");
            return before.PublishedOn == PublishedOn && before.DataSet == DataSet
                ? read with { Outcome = ImportOutcome.Already, Publication = before.Id }
                : throw new OperatorException(string.Create(CultureInfo.InvariantCulture, $"This very file was imported before, as published on {before.PublishedOn:yyyy-MM-dd} ({before.DataSet}); what was imported is never changed."));
        }

        private static string Program() => typeof(ImportVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
    }
}
