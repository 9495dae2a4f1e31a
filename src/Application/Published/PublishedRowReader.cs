using System.Globalization;
using static Naas.Application.Published.OpenDataStandard;

namespace Naas.Application.Published;

/// <summary>Reads one row after the other by the open-data standard, and tells everything that is wrong in each.</summary>
/// <remarks>Pure but for what it remembers of the rows before, by which it knows two of one key; of each row that is sixteen bytes and a line number.</remarks>
/// <param name="publishedOn">The day of the publication: no figure is of a year after it.</param>
public sealed class PublishedRowReader(PublishedColumns columns, DateOnly publishedOn)
{
    private const int LongestText = 200;

    private static readonly Dictionary<string, GeographicLevel> Levels = new(StringComparer.Ordinal)
    {
        ["National"] = GeographicLevel.National,
        ["Regional"] = GeographicLevel.Regional,
        ["Local authority"] = GeographicLevel.LocalAuthority,
    };

    private readonly Dictionary<UInt128, long> _seen = [];

    /// <param name="row">The line of the file.</param>
    /// <returns>The row, or null with everything that is wrong in it.</returns>
    public (PublishedRow? Row, IReadOnlyList<PublishedFault> Faults) Read(long row, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != columns.Names.Count)
            return (null, [new PublishedFault(row, null, string.Create(CultureInfo.InvariantCulture, $"has {values.Count} {(values.Count == 1 ? "column" : "columns")} where the first line names {columns.Names.Count}"))]);

        var cells = new RowCells(columns, row, values);
        var (period, identifier) = TimeOf(cells);
        var place = PlaceOf(cells);
        var filters = columns.Filters.ToDictionary(column => column, column => cells.Text(column), StringComparer.Ordinal);
        PublishedCell[] figures = [.. columns.Indicators.Select(column => FigureOf(cells, column))];
        if (place is null || cells.Faults.Count > 0)
            return (null, cells.Faults);

        var read = new PublishedRow(row, period, identifier, place, filters, figures);
        return _seen.TryAdd(Fingerprint.Of(read.Key), row)
            ? (read, [])
            : (null, [new PublishedFault(row, null, string.Create(CultureInfo.InvariantCulture, $"has the same time, place and filters as row {_seen[Fingerprint.Of(read.Key)]}"))]);
    }

    private (string Period, string Identifier) TimeOf(RowCells cells)
    {
        var identifier = cells.Matching("time_identifier", TimeIdentifier(), "says what the period is, such as Reporting year");
        var period = cells.Matching("time_period", OpenDataStandard.TimePeriod(), "is a year, such as 2018, or two that follow each other, such as 201819");
        if (period.Length == 6 && period.All(char.IsAsciiDigit) && int.Parse(period.AsSpan(4), CultureInfo.InvariantCulture) != (int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture) + 1) % 100)
            cells.Wrong("time_period", $"'{period}' is not two years that follow each other");
        if (period.Length == 6 && identifier is ("Reporting year" or "Calendar year"))
            cells.Wrong("time_period", $"'{period}' is two years, and the time_identifier says {identifier}");
        if (period.Length >= 4 && int.TryParse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > publishedOn.Year)
            cells.Wrong("time_period", string.Create(CultureInfo.InvariantCulture, $"{year} had not begun on the day of publication, {publishedOn:yyyy-MM-dd}"));
        return (period, identifier);
    }

    private static PublishedPlace? PlaceOf(RowCells cells)
    {
        var level = cells.Value("geographic_level");
        var country = (cells.Matching("country_code", CountryCode(), "is the code of England, E92000001"), cells.Text("country_name"));
        if (!Levels.TryGetValue(level, out var known))
        {
            cells.Wrong("geographic_level", $"'{RowCells.Shown(level)}' is no level that is read here: National, Regional or Local authority");
            return null;
        }

        var (regionCode, regionName) = RegionOf(cells, known);
        var (oldCode, newCode, name) = AuthorityOf(cells, known);
        return new PublishedPlace(known, country.Item1, country.Item2, regionCode, regionName, oldCode, newCode, name);
    }

    private static (string? Code, string? Name) RegionOf(RowCells cells, GeographicLevel level)
    {
        if (level == GeographicLevel.National)
            return (cells.Blank("region_code", "National"), cells.Blank("region_name", "National"));
        // Of an authority its region may be left out, and then both of it.
        if (level == GeographicLevel.LocalAuthority && cells.Value("region_code").Length == 0 && cells.Value("region_name").Length == 0)
            return (null, null);
        return (cells.Matching("region_code", RegionCode(), "is the code of a region, such as E12000003"), cells.Text("region_name"));
    }

    private static (string? Old, string? New, string? Name) AuthorityOf(RowCells cells, GeographicLevel level)
    {
        if (level != GeographicLevel.LocalAuthority)
            return (cells.Blank("old_la_code", level.ToString()), cells.Blank("new_la_code", level.ToString()), cells.Blank("la_name", level.ToString()));
        var old = cells.Value("old_la_code").Length == 0 ? null : cells.Matching("old_la_code", OldAuthorityCode(), "is three digits, such as 383");
        return (old, cells.Matching("new_la_code", AuthorityCode(), "is the code of a local authority with children's services, such as E08000035"), cells.Text("la_name"));
    }

    private static PublishedCell FigureOf(RowCells cells, string column)
    {
        var value = cells.Value(column);
        if (Symbols.ContainsKey(value))
            return new PublishedCell(column, null, value);
        if (Number().IsMatch(value))
            return new PublishedCell(column, decimal.Parse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), null);

        cells.Wrong(column, value.Length == 0
            ? $"is empty; for a figure that is not there stands one of {string.Join(' ', Symbols.Keys.Order(StringComparer.Ordinal))}"
            : $"'{RowCells.Shown(value)}' is no number and none of {string.Join(' ', Symbols.Keys.Order(StringComparer.Ordinal))}; a column that holds no figures is a filter and has to be named as one");
        return new PublishedCell(column, null, null);
    }

    /// <summary>The values of one row by their columns, and what is found wrong in them.</summary>
    private sealed class RowCells(PublishedColumns columns, long row, IReadOnlyList<string> values)
    {
        private const int LongestShown = 40;

        public List<PublishedFault> Faults { get; } = [];

        public string Value(string column) => columns.ValueOf(column, values);

        public void Wrong(string column, string message) => Faults.Add(new PublishedFault(row, column, message));

        public string Text(string column)
        {
            var value = Value(column);
            if (value.Length is 0 or > LongestText || value.Any(char.IsControl))
                Wrong(column, value.Length == 0 ? "is empty" : string.Create(CultureInfo.InvariantCulture, $"is longer than {LongestText} characters or holds characters that are none of a text"));
            return value;
        }

        public string Matching(string column, System.Text.RegularExpressions.Regex shape, string what)
        {
            var value = Value(column);
            if (!shape.IsMatch(value))
                Wrong(column, value.Length == 0 ? $"is empty; it {what}" : $"'{Shown(value)}' is wrong: it {what}");
            return value;
        }

        public string? Blank(string column, string level)
        {
            if (Value(column) is { Length: > 0 } value)
                Wrong(column, $"'{Shown(value)}' stands in a row whose geographic_level is {level}");
            return null;
        }

        public static string Shown(string value) => string.Concat((value.Length > LongestShown ? value[..LongestShown] + "…" : value).Where(c => !char.IsControl(c)));
    }
}
