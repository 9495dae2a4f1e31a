using System.Globalization;
using static Naas.Analysis.Publishing.Screening.Rule;

namespace Naas.Analysis.Publishing.Screening;

/// <summary>When rows are about.</summary>
internal static class TimeRules
{
    private static readonly string[] Months = [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Where(name => name.Length > 0)];
    private static readonly string[] Weeks = [.. Enumerable.Range(1, 52).Select(week => string.Create(CultureInfo.InvariantCulture, $"Week {week}"))];
    private static readonly string[] Terms = ["Autumn term", "Spring term", "Summer term"];
    private static readonly string[] Quarters = ["Financial year Q1", "Financial year Q2", "Financial year Q3", "Financial year Q4"];
    private static readonly string[] Halves = ["Part 1 (April to September)", "Part 2 (October to March)"];

    // Identifiers that may stand together in a file.
    private static readonly IReadOnlyList<string[]> Together =
    [
        ["Autumn and spring term"], ["Calendar year"], ["Financial year"], ["Academic year"], ["Tax year"], ["Reporting year"], Terms, Weeks, Months, Quarters, Halves,
    ];

    private static readonly string[] OfFourDigits = ["Calendar year", "Reporting year", .. Weeks, .. Months];

    public static IReadOnlyList<Rule> All { get; } =
    [
        Failure("time-period-number", "A time period is digits only.", Sources.Screener("precheck_time_period_num"),
            files => Cells(files).Where(cell => cell.Period.Length == 0 || !cell.Period.All(char.IsAsciiDigit)).Select(cell => files.InData(cell.Line, "time_period", $"'{cell.Period}'"))),

        Failure("time-identifier-known", "A time identifier is one of the standard's.", Sources.Screener("precheck_time_id_valid"),
            files => Cells(files).Where(cell => !Together.Any(group => group.Contains(cell.Identifier))).Select(cell => files.InData(cell.Line, "time_identifier", $"'{cell.Identifier}'"))),

        Failure("time-identifiers-together", "A file has time identifiers of one kind only, such as months.", Sources.Screener("precheck_time_id_mix"),
            files => Mixed(files)),

        Failure("time-period-digits", "A time period has four digits for a calendar or reporting year, a month and a week, and six for what spans two years.", Sources.Screener("check_time_period"),
            files => Cells(files).Where(cell => cell.Period.Length != (OfFourDigits.Contains(cell.Identifier) ? 4 : 6))
                .Select(cell => files.InData(cell.Line, "time_period", $"{cell.Period} as {cell.Identifier}"))),

        Failure("time-period-consecutive", "Six digits are a year and the last two digits of the next.", Sources.Screener("check_time_period_six"),
            files => Cells(files).Where(cell => cell.Period.Length == 6 && cell.Period.All(char.IsAsciiDigit))
                .Where(cell => (Number(cell.Period[..4]) + 1) % 100 != Number(cell.Period[4..]))
                .Select(cell => files.InData(cell.Line, "time_period", cell.Period))),
    ];

    private static IEnumerable<(int Line, string Period, string Identifier)> Cells(ScreenedFiles files) =>
        files.Data.Column("time_period").Zip(files.Data.Column("time_identifier"), (period, identifier) => (period.Line, period.Value, identifier.Value));

    private static IEnumerable<Broken> Mixed(ScreenedFiles files)
    {
        var group = Together.FirstOrDefault(group => Cells(files).Take(1).Any(cell => group.Contains(cell.Identifier)));
        return group is null
            ? []
            : Cells(files).Where(cell => !group.Contains(cell.Identifier)).Select(cell => files.InData(cell.Line, "time_identifier", $"{cell.Identifier} beside {group[0]}"));
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
