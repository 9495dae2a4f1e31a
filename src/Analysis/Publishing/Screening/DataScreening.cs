namespace Naas.Analysis.Publishing.Screening;

/// <summary>The department's screening of data files: what a file has to keep to before it may be published on explore education statistics.</summary>
/// <remarks>The rules are public; what is here was written from their description, and each names its own. <c>docs/exports.md</c> lists them.</remarks>
public static class DataScreening
{
    /// <summary>Every rule, in the order in which files are looked at.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        .. FileRules.All, .. ColumnRules.All, .. MetaRules.All, .. MetaIndicatorRules.All, .. TimeRules.All, .. FilterRules.All, .. GeographyRules.All, .. ValueRules.All,
    ];

    /// <summary>Everything that the files break; empty for files that may leave.</summary>
    /// <param name="places">The places that there are; a row about any other breaks a rule.</param>
    public static IReadOnlyList<Violation> Of(DataSetFiles files, Places places)
    {
        ArgumentNullException.ThrowIfNull(files);
        var screened = new ScreenedFiles(files.Data, files.Meta, places);
        return [.. Rules.SelectMany(rule => rule.Find(screened).Select(where => new Violation(rule, where)))];
    }
}
