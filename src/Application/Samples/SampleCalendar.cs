using Naas.Domain.Calendars;

namespace Naas.Application.Samples;

/// <summary>The programme's days: working days, list days, and each authority's sittings.</summary>
internal sealed class SampleCalendar
{
    private static readonly TimeZoneInfo England = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly SampleParameters _parameters;
    private readonly WorkingCalendar _workingDays;
    private readonly DateOnly[] _lists;
    private readonly Dictionary<string, DateOnly[]> _sittings;

    public SampleCalendar(SampleParameters parameters, WorkingCalendar workingDays)
    {
        (_parameters, _workingDays) = (parameters, workingDays);
        _lists = [.. Lists()];
        _sittings = parameters.Authorities.ToDictionary(authority => authority.Code.Value.Value, authority => Sittings(authority).ToArray());
    }

    public IReadOnlyList<DateOnly> SittingsOf(AuthorityParameters authority) => _sittings[authority.Code.Value.Value];

    public IEnumerable<DateOnly> SittingsOf(AuthorityParameters authority, DateOnly from, DateOnly to) =>
        SittingsOf(authority).Where(day => day >= from && day <= to);

    /// <summary>The last list that leaves time before a sitting; null when there was none.</summary>
    public DateOnly? ListFor(DateOnly sitting)
    {
        var last = _lists.LastOrDefault(day => day <= sitting.AddDays(-_parameters.ProgrammeOfAssessment.LeastDaysFromListToSitting.Value));
        return last == default ? null : last;
    }

    public DateOnly? ListOnOrAfter(DateOnly day)
    {
        var first = _lists.FirstOrDefault(list => list >= day);
        return first == default ? null : first;
    }

    /// <summary>A working day of England. Of the years before the programme the sample tells only when employments began, and those begin on any Monday.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day < _parameters.Programme.From.Value ? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) : _workingDays.IsWorkingDay(day);

    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>So many working days on, or back.</summary>
    public DateOnly WorkingDays(DateOnly day, int count)
    {
        for (; count > 0; count--)
            day = OnOrAfter(day.AddDays(1));
        for (; count < 0; count++)
            day = OnOrBefore(day.AddDays(-1));
        return day;
    }

    /// <summary>The next such weekday that is a working day and not a quiet one.</summary>
    public DateOnly NextBusy(DateOnly day, DayOfWeek weekday)
    {
        while (day.DayOfWeek != weekday || !IsWorkingDay(day) || IsQuiet(day))
            day = day.AddDays(1);
        return day;
    }

    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, England.GetUtcOffset(local)).ToUniversalTime();
    }

    private bool IsQuiet(DateOnly day) => _parameters.Programme.QuietDays.Value.Any(days => days.From <= day && day <= days.To);

    private IEnumerable<DateOnly> Lists()
    {
        var rule = _parameters.ProgrammeOfAssessment.Lists.Value;
        for (var month = _parameters.Programme.From.Value; month <= _parameters.Programme.To.Value; month = month.AddMonths(1))
        {
            var first = new DateOnly(month.Year, month.Month, 1);
            var offset = ((int)rule.Weekday - (int)first.DayOfWeek + 7) % 7;
            yield return OnOrAfter(first.AddDays(offset + ((rule.OfMonth - 1) * 7)));
        }
    }

    private IEnumerable<DateOnly> Sittings(AuthorityParameters authority)
    {
        var day = _parameters.ProgrammeOfAssessment.FirstSittingFrom.Value;
        while (day.DayOfWeek != authority.SittingWeekday.Value)
            day = day.AddDays(1);

        // Retakes go on beyond the last planned first attempt, so the calendar does too.
        for (var end = _parameters.ProgrammeOfAssessment.LastPlannedSitting.Value.AddMonths(6); day <= end; day = day.AddDays(7 * authority.WeeksBetweenSittings.Value))
        {
            if (IsWorkingDay(day) && !IsQuiet(day))
                yield return day;
        }
    }
}
