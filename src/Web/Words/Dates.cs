using System.Globalization;

namespace Naas.Web.Words;

/// <summary>Dates and times as GOV.UK writes them, in England's time, whatever the machine's language.</summary>
public static class Dates
{
    private static readonly TimeZoneInfo England = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>4 June 2026</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>4 June 2026 at 9:32am</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, England);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))} at {Clock(TimeOnly.FromDateTime(local.DateTime))}";
    }

    /// <summary>For machines: 2026-06-04</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For machines: 2026-06-04T08:32:11Z</summary>
    public static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Clock(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "midday",
        (_, 0) => $"{Hour(time)}{Half(time)}",
        _ => $"{Hour(time)}:{time.Minute.ToString("00", CultureInfo.InvariantCulture)}{Half(time)}",
    };

    private static string Hour(TimeOnly time) => (time.Hour % 12 == 0 ? 12 : time.Hour % 12).ToString(CultureInfo.InvariantCulture);

    private static string Half(TimeOnly time) => time.Hour < 12 ? "am" : "pm";
}
