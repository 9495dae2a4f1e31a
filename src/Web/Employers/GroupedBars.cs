using System.Globalization;
using Naas.Web.Words;

namespace Naas.Web.Employers;

/// <summary>
/// A bar chart drawn by the server: groups one under the other, in each a bar for every series, and the value in words beside it.
/// Lengths are percentages, so the drawing narrows with the page while its words keep their size.
/// </summary>
public sealed class GroupedBars
{
    /// <summary>What the longest bar may take of the width; the rest is for the words beside it.</summary>
    private const double Widest = 58;

    private const int GroupHeading = 24;
    private const int BarStep = 26;
    private const int GroupGap = 14;

    /// <summary>More series than this and no reader tells them apart.</summary>
    private const int MostSeries = 4;

    public GroupedBars(string id, string headline, string subtitle, IReadOnlyList<SeriesName> series, IReadOnlyList<BarGroup> groups)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(series.Count, MostSeries);

        Id = id;
        Headline = headline;
        Subtitle = subtitle;
        Series = series;

        var most = Math.Max(1, groups.SelectMany(group => group.Values).DefaultIfEmpty(0).Max());
        var height = GroupHeading + (BarStep * series.Count) + GroupGap;
        Groups = [.. groups.Select((group, g) => new DrawnGroup(group.Name, (g * height) + 16,
            [.. group.Values.Select((value, s) => new DrawnBar(
                s,
                (g * height) + GroupHeading + (s * BarStep),
                (Widest * value / most).ToString("0.##", CultureInfo.InvariantCulture) + "%",
                Counts.Of(value, series[s].One, series[s].Many)))]))];
        Height = groups.Count * height;
    }

    public string Id { get; }

    /// <summary>What the chart says, as a sentence.</summary>
    public string Headline { get; }

    /// <summary>What it shows: measure, place, day.</summary>
    public string Subtitle { get; }

    public IReadOnlyList<SeriesName> Series { get; }

    public IReadOnlyList<DrawnGroup> Groups { get; }

    public int Height { get; }

    public static GroupedBars StageByLevel(EmployerDashboardView view) => new(
        "stage-by-level",
        Headlines(view),
        $"Number of people at each stage, by level, {view.OrganisationName}, {Dates.Day(view.AsOf)}",
        [.. view.ByLevel.Select(level => new SeriesName(level.Level, level.Level.ToLowerInvariant(), level.Level.ToLowerInvariant() + "s"))],
        [.. Stages.Select(stage => new BarGroup(stage.Name, [.. view.ByLevel.Select(level => stage.Count(level.Figures))]))]);

    /// <summary>The stages in the order people go through them: chart, table and cards all read from here.</summary>
    public static IReadOnlyList<Stage> Stages { get; } =
    [
        new("Endorsed and waiting", figures => figures.Endorsed),
        new("Sitting ahead", figures => figures.SittingsAhead),
        new("Assessed at least once", figures => figures.Assessed),
        new("Accredited", figures => figures.Accredited),
        new("Element retake open", figures => figures.RetakesOpen),
        new("Full retake expected", figures => figures.FullRetakesExpected),
    ];

    private static string Headlines(EmployerDashboardView view) => view.Total switch
    {
        { Assessed: 0 } => "Nobody has been assessed yet",
        { Accredited: 0 } total => $"{Assessed(total)} and nobody is accredited yet",
        var total => $"{Assessed(total)} and {Counts.Of(total.Accredited)} {(total.Accredited == 1 ? "is" : "are")} accredited",
    };

    private static string Assessed(StageFigures total) => $"{Counts.Of(total.Assessed, "person has", "people have")} been assessed";
}

public sealed record Stage(string Name, Func<StageFigures, int> Count);

public sealed record SeriesName(string Name, string One, string Many);

public sealed record BarGroup(string Name, IReadOnlyList<int> Values);

public sealed record DrawnGroup(string Name, int Baseline, IReadOnlyList<DrawnBar> Bars);

public sealed record DrawnBar(int Series, int Top, string Width, string Label)
{
    public const int Height = 20;
}
