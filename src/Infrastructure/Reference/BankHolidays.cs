using System.Globalization;
using System.Text.Json;
using Naas.Domain.Calendars;

namespace Naas.Infrastructure.Reference;

/// <summary>The file of bank holidays, which is looked over by hand once a year; so it is written year by year, and held to that.</summary>
public static class BankHolidays
{
    public const string FileName = "bank-holidays.json";

    /// <exception cref="JsonException">The file cannot be read, or holds a calendar that cannot be; the message names file, place and mend.</exception>
    internal static WorkingCalendar Load(string file)
    {
        var years = ReferenceData.Read<HolidaysFile>(file).Years;
        foreach (var (at, row) in years.Index())
        {
            if (years.Take(at).Any(earlier => earlier.Year == row.Year))
                throw Wrong(file, $"$.years[{at}]", $"the year {row.Year} stands there twice; keep one");
            foreach (var (day, holiday) in row.Days.Index())
            {
                if (holiday.Date.Year != row.Year)
                    throw Wrong(file, $"$.years[{at}].days[{day}]", $"{holiday.Date:yyyy-MM-dd} is no day of {row.Year}; put it under its own year");
                if (string.IsNullOrWhiteSpace(holiday.Title))
                    throw Wrong(file, $"$.years[{at}].days[{day}]", $"{holiday.Date:yyyy-MM-dd} has no title; say which holiday it is");
            }
        }

        try
        {
            return WorkingCalendar.Of(years.SelectMany(year => year.Days).Select(day => new BankHoliday(day.Date, day.Title)));
        }
        catch (ArgumentException e)
        {
            throw new JsonException($"{file}, at $.years: {e.Message}.", e);
        }
    }

    private static JsonException Wrong(string file, FormattableString place, FormattableString what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}, at {place.ToString(CultureInfo.InvariantCulture)}: {what.ToString(CultureInfo.InvariantCulture)}."));

    private sealed record HolidaysFile(string Source, IReadOnlyList<YearRow> Years);

    private sealed record YearRow(int Year, IReadOnlyList<HolidayRow> Days);

    private sealed record HolidayRow(DateOnly Date, string Title);
}
