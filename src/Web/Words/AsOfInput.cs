using System.Globalization;

namespace Naas.Web.Words;

/// <summary>A date as a person typed it in three boxes, or as an address carries it: read, or refused with a sentence that says what to mend.</summary>
public sealed record AsOfInput(string Day, string Month, string Year)
{
    /// <summary>The programme is younger than this; an earlier year is a slip of the finger.</summary>
    private const int EarliestYear = 2000;

    public static AsOfInput For(DateOnly date) => new(Text(date.Day), Text(date.Month), Text(date.Year));

    public static AsOfInput Typed(string? day, string? month, string? year) => new(day?.Trim() ?? "", month?.Trim() ?? "", year?.Trim() ?? "");

    /// <summary>Reads <c>asOf=2018-09-30</c>.</summary>
    public static AsOfReading ReadAddress(string asOf, DateOnly today) =>
        DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? InRange(date, today)
            : AsOfReading.Wrong("The date in the address must be a real date written like 2018-09-30", DatePart.All);

    public AsOfReading Read(DateOnly today)
    {
        var missing = (Day == "" ? DatePart.Day : 0) | (Month == "" ? DatePart.Month : 0) | (Year == "" ? DatePart.Year : 0);
        if (missing == DatePart.All)
            return AsOfReading.Wrong("Enter the date to show the position on", DatePart.All);

        if (missing != 0)
            return AsOfReading.Wrong($"The date must include a {Names(missing)}", missing);

        if (Year.Length != 4 || !int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return AsOfReading.Wrong("Year must include 4 numbers", DatePart.Year);

        var dayReads = int.TryParse(Day, NumberStyles.None, CultureInfo.InvariantCulture, out var day);
        var monthReads = int.TryParse(Month, NumberStyles.None, CultureInfo.InvariantCulture, out var month);
        if (!dayReads || !monthReads || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return AsOfReading.Wrong("The date must be a real date", DatePart.All);

        return InRange(new DateOnly(year, month, day), today);
    }

    private static AsOfReading InRange(DateOnly date, DateOnly today)
    {
        if (date > today)
            return AsOfReading.Wrong($"The date must be today, {Dates.Day(today)}, or in the past", DatePart.All);

        return date.Year < EarliestYear
            ? AsOfReading.Wrong($"The date must be on or after 1 January {EarliestYear}", DatePart.All)
            : new AsOfReading(date, null, 0);
    }

    private static string Names(DatePart parts) => string.Join(" and ",
        new[] { DatePart.Day, DatePart.Month, DatePart.Year }.Where(part => parts.HasFlag(part)).Select(part => part switch
        {
            DatePart.Day => "day",
            DatePart.Month => "month",
            _ => "year",
        }));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The date that was read, or the sentence for the person and the boxes to mend.</summary>
public sealed record AsOfReading(DateOnly? Date, string? Error, DatePart WrongParts)
{
    public static AsOfReading Wrong(string error, DatePart parts) => new(null, error, parts);

    /// <summary>The first box to mend: where the error summary leads.</summary>
    public string FirstWrongPart => WrongParts.HasFlag(DatePart.Day) ? "day" : WrongParts.HasFlag(DatePart.Month) ? "month" : "year";
}

[Flags]
public enum DatePart
{
    None = 0,
    Day = 1,
    Month = 2,
    Year = 4,
    All = Day | Month | Year,
}
