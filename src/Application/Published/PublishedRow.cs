namespace Naas.Application.Published;

/// <summary>Where the figures of a row are from.</summary>
public enum GeographicLevel
{
    National = 1,
    Regional = 2,
    LocalAuthority = 3,
}

/// <summary>The place of a row, at the level it says and with the wider ones it lies in.</summary>
/// <param name="RegionCode">Null for the country; and for an authority where the file tells none.</param>
/// <param name="AuthorityCode">The code of the Office for National Statistics; of two authorities with one service both, as the file joins them. Null above them.</param>
/// <param name="OldAuthorityCode">The department's own three digits; null where the file tells none.</param>
public sealed record PublishedPlace(
    GeographicLevel Level, string CountryCode, string CountryName, string? RegionCode, string? RegionName, string? OldAuthorityCode, string? AuthorityCode, string? AuthorityName)
{
    /// <summary>The code of the place itself.</summary>
    public string Code => AuthorityCode ?? RegionCode ?? CountryCode;

    /// <summary>The name of the place itself.</summary>
    public string Name => Level switch
    {
        GeographicLevel.National => CountryName,
        GeographicLevel.Regional => RegionName!,
        _ => AuthorityName!,
    };
}

/// <summary>One row of a file: a place at a time, divided by filters, and its figures.</summary>
/// <param name="TimePeriod">Four digits of a year, or six of two years that follow each other, such as <c>201819</c>.</param>
/// <param name="TimeIdentifier">What the period is, such as <c>Reporting year</c>.</param>
/// <param name="Filters">The value of each filter by its column; empty where the file has none.</param>
public sealed record PublishedRow(long Row, string TimePeriod, string TimeIdentifier, PublishedPlace Place, IReadOnlyDictionary<string, string> Filters, IReadOnlyList<PublishedCell> Figures)
{
    /// <summary>What no two rows of one file have in common.</summary>
    public string Key => string.Join('\n', [TimePeriod, TimeIdentifier, Place.Level.ToString(), Place.Code, .. Filters.OrderBy(filter => filter.Key, StringComparer.Ordinal).Select(filter => filter.Value)]);
}

/// <summary>One figure of a row: a number, or the symbol that stands in its place.</summary>
/// <param name="Column">What the file calls it.</param>
/// <param name="Value">Null where a symbol stands.</param>
/// <param name="Symbol">Null where a number stands.</param>
public sealed record PublishedCell(string Column, decimal? Value, string? Symbol);
