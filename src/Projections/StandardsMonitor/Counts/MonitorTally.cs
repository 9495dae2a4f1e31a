namespace Naas.Projections.StandardsMonitor.Counts;

/// <summary>By what results are told apart. Each has lines of its own, so that a question reads no other's.</summary>
public static class Divided
{
    public const string Version = "version";
    public const string Sitting = "sitting";
    public const string Authority = "authority";
    public const string Month = "month";
    public const string Assessor = "assessor";

    /// <summary>What is told apart by nothing but level, element and month.</summary>
    public const string Nothing = "";
}

/// <summary>One line: how many of what.</summary>
/// <param name="DividedBy">One of <see cref="Divided"/>.</param>
/// <param name="Division">The version, sitting, authority or assessor; empty where there is none.</param>
/// <param name="Month">The first day of the month of the sitting.</param>
public readonly record struct MonitorKey(string Counted, string DividedBy, string Level, string Element, DateOnly Month, string Division, string Sat, string Outcome, int Departure);

/// <summary>How results went by version, sitting, authority and month, and how the two assessors of an exercise agreed.</summary>
public sealed class MonitorTally : Tally<MonitorRow, MonitorKey>
{
    public override string Name => "standards_monitor_count_1";

    public override Columns<MonitorKey> KeyColumns { get; } = new()
    {
        { "counted", key => key.Counted },
        { "divided_by", key => key.DividedBy },
        { "level", key => key.Level },
        { "element", key => key.Element },
        { "month", key => key.Month },
        { "division", key => key.Division },
        { "sat", key => key.Sat },
        { "outcome", key => key.Outcome },
        { "departure", key => key.Departure },
    };

    public override IEnumerable<MonitorKey> Contribute(MonitorRow row) => MonitorUnits.Of(row).Where(unit => unit.Until is null).SelectMany(Lines);

    private static IEnumerable<MonitorKey> Lines(MonitorUnit unit)
    {
        var line = new MonitorKey(unit.Counted, Divided.Nothing, EnumText.Of(unit.Level), unit.Element, unit.Month, "", unit.Sat, unit.Outcome, unit.Departure);
        return unit.Counted switch
        {
            Counted.Result =>
            [
                .. unit.Element.Length == 0 ? Array.Empty<MonitorKey>() : [line with { DividedBy = Divided.Version, Division = unit.Version }],
                line with { DividedBy = Divided.Sitting, Division = unit.Sitting },
                line with { DividedBy = Divided.Authority, Division = unit.Authority },
                line with { DividedBy = Divided.Month },
            ],
            Counted.Departure => [line with { DividedBy = Divided.Assessor, Division = unit.Assessor }],
            _ => [line],
        };
    }
}
