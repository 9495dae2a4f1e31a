using System.Globalization;
using static Naas.Analysis.Publishing.Screening.Rule;

namespace Naas.Analysis.Publishing.Screening;

/// <summary>What the meta file says of indicators, and may not say of filters.</summary>
internal static class MetaIndicatorRules
{
    private static readonly string[] Units = ["", "%", "pp", "£", "£m", "numberstring"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        Failure("meta-indicator-dp-of-filters", "Only indicators have decimal places.", Sources.Screener("check_meta_indicator_dp"),
            files => MetaRules.OnlyFor(files, "Indicator", "indicator_dp")),

        Warning("meta-indicator-dp-set", "Every indicator says how many decimal places it is shown with.", Sources.Screener("check_meta_ind_dp_set"),
            files => files.MetaOf("indicator_dp").Where(cell => cell.Type == "Indicator" && cell.Value.Length == 0).Select(cell => files.InMeta(cell.Line, "indicator_dp", "blank"))),

        Failure("meta-indicator-dp-values", "Decimal places are a whole number, and not negative.", Sources.Screener("check_meta_ind_dp_values"),
            files => files.Meta.Column("indicator_dp").Where(cell => cell.Value.Length > 0 && !int.TryParse(cell.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Select(cell => files.InMeta(cell.Line, "indicator_dp", $"'{cell.Value}'"))),

        Failure("meta-indicator-unit-of-filters", "Only indicators have a unit.", Sources.Screener("check_meta_ind_unit"),
            files => MetaRules.OnlyFor(files, "Indicator", "indicator_unit")),

        Failure("meta-indicator-unit-known", "A unit is %, pp, £, £m or numberstring; a plain number has none.", Sources.Screener("check_meta_ind_unit_validation"),
            files => files.Meta.Column("indicator_unit").Where(cell => !Units.Contains(cell.Value)).Select(cell => files.InMeta(cell.Line, "indicator_unit", $"'{cell.Value}'"))),

        Failure("meta-indicator-grouping-of-filters", "Only indicators are grouped under a heading.", Sources.Screener("check_meta_indicator_grouping"),
            files => MetaRules.OnlyFor(files, "Indicator", "indicator_grouping")),
    ];
}
