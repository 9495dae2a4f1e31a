using Naas.Domain.Calendars;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Calendars;

/// <summary>Two years of bank holidays, written out, so that the specs of counting do not hang on the file.</summary>
internal static class KnownHolidays
{
    public static BankHoliday[] In2018 { get; } = Named("2018-01-01", "2018-03-30", "2018-04-02", "2018-05-07", "2018-05-28", "2018-08-27", "2018-12-25", "2018-12-26");

    public static BankHoliday[] In2019 { get; } = Named("2019-01-01", "2019-04-19", "2019-04-22", "2019-05-06", "2019-05-27", "2019-08-26", "2019-12-25", "2019-12-26");

    public static WorkingCalendar Of2018And2019 { get; } = WorkingCalendar.Of([.. In2018, .. In2019]);

    private static BankHoliday[] Named(params string[] days) => [.. days.Select(day => new BankHoliday(Day(day), "Bank holiday"))];
}
