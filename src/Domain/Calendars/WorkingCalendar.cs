using System.Collections.Immutable;
using System.Globalization;

namespace Naas.Domain.Calendars;

/// <summary>A bank holiday in England and Wales: the day on which offices are closed, so the substitute day where there is one.</summary>
public sealed record BankHoliday(DateOnly On, string Title);

/// <summary>The working days of England: every day but Saturdays, Sundays and bank holidays (S-40).</summary>
/// <remarks>
/// It knows whole years and answers for no other: a limit reckoned without the bank holidays of its year would be a day or
/// more too short, and nobody would notice. Months need no calendar: <see cref="DateOnly.AddMonths"/> clamps to the month's end.
/// </remarks>
public sealed class WorkingCalendar
{
    // England has had eight since 1978, and more in a year of a coronation, a jubilee or a state funeral: fewer is half a year.
    private const int FewestInAYear = 8;

    private readonly ImmutableSortedSet<DateOnly> _holidays;

    private WorkingCalendar(ImmutableSortedSet<DateOnly> holidays) => _holidays = holidays;

    /// <summary>The first year whose bank holidays are known; null when none is.</summary>
    public int? CoveredFromYear => _holidays.IsEmpty ? null : _holidays[0].Year;

    /// <summary>The last year whose bank holidays are known; null when none is. Every year from the first to it is covered.</summary>
    public int? CoveredUntilYear => _holidays.IsEmpty ? null : _holidays[^1].Year;

    /// <summary>The calendar that knows every year in which one of these falls; without any it covers no year.</summary>
    /// <exception cref="ArgumentException">
    /// A day is named twice or falls on a weekend, a year has fewer than eight, or a year between the first and the last has none.
    /// </exception>
    public static WorkingCalendar Of(IEnumerable<BankHoliday> holidays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        var days = holidays.Select(holiday => holiday.On).Order().ToArray();

        foreach (var (day, next) in days.Zip(days.Skip(1)))
        {
            if (day == next)
                throw Wrong($"the bank holiday on {Text(day)} stands there twice; leave one out");
            if (next.Year - day.Year > 1)
                throw Wrong($"there is no bank holiday between {Text(day)} and {Text(next)}; add the years between");
        }

        foreach (var day in days.Where(IsWeekend))
            throw Wrong($"{Text(day)} is a {day.DayOfWeek}; name the substitute day on which offices are closed");
        foreach (var year in days.GroupBy(day => day.Year).Where(year => year.Count() < FewestInAYear))
            throw Wrong(Invariant($"{year.Key} has {year.Count()} bank holidays, and no year has fewer than {FewestInAYear}; add the others or leave the year out"));

        return new WorkingCalendar([.. days]);
    }

    public bool Covers(int year) => year >= CoveredFromYear && year <= CoveredUntilYear;

    /// <summary>Which of a day's year and the coming one are not covered: with either missing, limits that begin now cannot be reckoned.</summary>
    public IReadOnlyList<int> MissingOn(DateOnly day) => [.. new[] { day.Year, day.Year + 1 }.Where(year => !Covers(year))];

    /// <exception cref="YearNotCoveredException">The day's year is not covered; a weekend in it is no exception.</exception>
    public bool IsWorkingDay(DateOnly day) =>
        Covers(day.Year) ? !IsWeekend(day) && !_holidays.Contains(day) : throw new YearNotCoveredException(day.Year, CoveredUntilYear);

    /// <summary>The count-th working day after a day, which itself does not count, whether it is one or not; with 0 the day itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 0.</exception>
    /// <exception cref="YearNotCoveredException">A day that has to be looked at lies in a year that is not covered.</exception>
    public DateOnly AddWorkingDays(DateOnly from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var day = from;
        for (var left = count; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static ArgumentException Wrong(string what) => new(what);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>A working day was asked for in a year whose bank holidays are not known: an alarm for operators, never a guess (S-40).</summary>
public sealed class YearNotCoveredException : Exception
{
    public YearNotCoveredException(int year, int? coveredUntil)
        : base(FormattableString.Invariant(
            $"Working days in {year} cannot be reckoned: {(coveredUntil is { } last ? $"the bank holidays are known until {last}" : "no bank holidays are known")}. Add {year} to the reference data and start the service again.")) =>
        Year = year;

    public int Year { get; }
}
