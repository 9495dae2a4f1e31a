namespace Naas.Projections.Retention;

/// <summary>Calendar months as whole numbers: one follows another, across years too, so that their difference is a number of months.</summary>
/// <remarks>
/// How long somebody stayed is the month of the last day in post less the month of the first: who began on 31 January and left on
/// 1 February stayed one month, and who began and left in January none. A figure is as of a month's end, so that everybody is watched
/// to the end of the same month.
/// </remarks>
public static class Months
{
    /// <summary>Later than every month: what has not ended, or goes on for ever.</summary>
    public const int Never = int.MaxValue;

    private const int InAYear = 12;
    private const int September = 9;

    /// <summary>The workforce census counts who is in post on 30 September (C4), the last day of its year.</summary>
    public const int CensusDay = 30;

    /// <summary>The month in which a day lies, counted from the beginning of the calendar.</summary>
    public static int Of(DateOnly day) => (day.Year * InAYear) + day.Month - 1;

    public static int OfOrNever(DateOnly? day) => day is { } there ? Of(there) : Never;

    /// <summary>The last day of a month.</summary>
    public static DateOnly LastDayOf(int month) => new DateOnly(month / InAYear, (month % InAYear) + 1, 1).AddMonths(1).AddDays(-1);

    /// <summary>The last month that was over by the end of a day.</summary>
    public static int LastOver(DateOnly day) => day == LastDayOf(Of(day)) ? Of(day) : Of(day) - 1;

    /// <summary>The September with which the year of a census ends.</summary>
    public static int OfCensus(int year) => (year * InAYear) + September - 1;

    /// <summary>The year with whose September the last census year ended that was over by the end of a day.</summary>
    public static int LastCensusOver(DateOnly day) => LastDayOf(OfCensus(day.Year)) <= day ? day.Year : day.Year - 1;

    /// <summary>The census in whose year a day lies: from 1 October to 30 September.</summary>
    public static int CensusOf(DateOnly day) => OfCensus(day.Month > September ? day.Year + 1 : day.Year);

    public static int CensusOfOrNever(DateOnly? day) => day is { } there ? CensusOf(there) : Never;

    /// <summary>The first census at which somebody is not in post any more, whose last day this was: who leaves on the day itself is in post still.</summary>
    public static int GoneByCensus(DateOnly? lastDay) => lastDay switch
    {
        null => Never,
        { Month: September, Day: CensusDay } day => CensusOf(day) + InAYear,
        { } day => CensusOf(day),
    };
}
