using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Naas.Application.Published;

/// <summary>What the department's open-data standard says of a file's columns and of what stands in them, as far as this importer reads it.</summary>
public static partial class OpenDataStandard
{
    /// <summary>The columns that every file begins with: when, and where.</summary>
    public static IReadOnlyList<string> Required { get; } = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"];

    /// <summary>The columns that name a region or a local authority; a file without such rows may leave them out.</summary>
    public static IReadOnlyList<string> Places { get; } = ["region_code", "region_name", "old_la_code", "new_la_code", "la_name"];

    /// <summary>Columns of the workforce statistics that divide the people counted and are no figures; another file's are named when it is imported.</summary>
    public static IReadOnlyList<string> KnownFilters { get; } = ["OrgRole"];

    /// <summary>What may stand in place of a figure, with what it means.</summary>
    public static IReadOnlyDictionary<string, string> Symbols { get; } = new Dictionary<string, string>
    {
        ["c"] = "withheld to protect the people counted",
        ["z"] = "not applicable",
        ["x"] = "not available",
        ["low"] = "rounds to 0 and is not 0",
        ["u"] = "of low reliability",
        [":"] = "not available, as older files write it",
    }.ToFrozenDictionary();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_%]{0,99}$")]
    internal static partial Regex ColumnName();

    [GeneratedRegex("^E92[0-9]{6}$")]
    internal static partial Regex CountryCode();

    // E13 is Inner and Outer London, which the workforce census tells apart beside the region.
    [GeneratedRegex("^E1[23][0-9]{6}$")]
    internal static partial Regex RegionCode();

    // Two authorities whose services are one stand in one row: "E09000021 / E09000027".
    [GeneratedRegex("^E(06|08|09|10)[0-9]{6}( / E(06|08|09|10)[0-9]{6})*$")]
    internal static partial Regex AuthorityCode();

    [GeneratedRegex("^[0-9]{3}( / [0-9]{3})*$")]
    internal static partial Regex OldAuthorityCode();

    // Eighteen digits are more than anybody counts, and less than what a number in the database holds.
    [GeneratedRegex(@"^-?[0-9]{1,12}(\.[0-9]{1,6})?$")]
    internal static partial Regex Number();

    [GeneratedRegex("^(19|20)[0-9]{2}([0-9]{2})?$")]
    internal static partial Regex TimePeriod();

    [GeneratedRegex("^[A-Z][A-Za-z0-9 -]{2,39}$")]
    internal static partial Regex TimeIdentifier();
}
