using System.Text.RegularExpressions;

namespace Naas.Analysis.Publishing.Screening;

/// <summary>The columns that say when and where a row is about: they are no filters.</summary>
internal static partial class Observational
{
    public static IReadOnlyList<string> Columns => DataSetFiles.WhenAndWhere;

    /// <summary>Whether a column is called as if it said where, whatever it holds.</summary>
    public static bool SoundsGeographic(string column) => Geographic().IsMatch(column);

    [GeneratedRegex("^((country|region|la|lad|school|provider|institution|trust|ward|pcon|lsip|lep)(_.*)?_(name|code|urn|ukprn|id|number)|region|la|lad|ward|school|provider|urn|ukprn)$")]
    private static partial Regex Geographic();
}
