using System.Globalization;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Projections;
using Naas.Web.Employers;
using Naas.Web.Words;

namespace Naas.Api.Pages;

/// <summary>The dashboard's figures as its page writes them.</summary>
internal static class DashboardWords
{
    private const string Withheld = "withheld";

    public static string Percent(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>The same word as over HTTP, as a person writes it.</summary>
    public static string Of(Standing? standing) => standing is { } there
        ? EnumText.Of(there).Replace('-', ' ') is var words ? char.ToUpperInvariant(words[0]) + words[1..] : ""
        : "Nothing recorded yet";

    public static IReadOnlyList<CountByLevel> Attention(EmployerDashboard dashboard, IReadOnlyList<Level> levels)
    {
        return
        [
            Row("To retake, development plan agreed", dashboard.Plans, plans => plans.Level, plans => plans.Agreed),
            Row("To retake, no development plan yet", dashboard.Plans, plans => plans.Level, plans => plans.NotAgreed),
            Row("Expected to be put forward by now", dashboard.Expectations, overdue => overdue.Level, overdue => overdue.NotPutForward),
            Row("Expected to be accredited by now", dashboard.Expectations, overdue => overdue.Level, overdue => overdue.NotAccredited),
            Row("Re-accreditation due within 6 months", dashboard.Reaccreditations, due => due.Level, due => due.DueSoon),
            Row("Re-accreditation overdue", dashboard.Reaccreditations, due => due.Level, due => due.Overdue),
            Row("Accreditation no longer current", dashboard.Reaccreditations, due => due.Level, due => due.NotCurrent),
        ];

        CountByLevel Row<T>(string name, IReadOnlyList<T> lines, Func<T, Level> at, Func<T, int> count) =>
            new(name, [.. levels.Select(level => lines.Where(line => at(line) == level).Sum(count))]);
    }

    public static RateFigures Of(RateAgainstNational line, string level, string part) => new(
        level,
        part,
        Of(line.Own),
        line.National is { } national ? Of(national) : Withheld,
        line.Difference is { } difference
            ? string.Create(CultureInfo.InvariantCulture, $"{difference.Points:+0.0;-0.0;0.0} percentage points ({difference.Lower:0.0} to {difference.Upper:0.0})")
            : line.Note is null ? "none" : Withheld,
        line.Note);

    public static FigureSource Of(Provenance how) => new(
        how.Definition.Code, how.Definition.Sentence, how.Edition, how.Position, how.DirectoryVersion, how.N, [.. how.Excluded.Select(left => $"{(left.Count is { } count ? Counts.Of(count) : Withheld)}: {left.Sentence}")]);

    private static string Of(MetRate rate) => rate is { Percent: { } percent, Lower: { } lower, Upper: { } upper }
        ? string.Create(CultureInfo.InvariantCulture, $"{Counts.Of(rate.Met)} of {Counts.Of(rate.N)}: {Percent(percent)} ({lower:0.0} to {upper:0.0})")
        : $"{Counts.Of(rate.Met)} of {Counts.Of(rate.N)}";
}
