using Naas.Domain.Calendars;
using static Naas.Domain.Specs.Calendars.KnownHolidays;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Calendars;

/// <summary>S-40: a year nobody has entered is an alarm, never a wrong date.</summary>
[Trait("Rule", "S-40")]
public sealed class When_a_year_has_no_bank_holidays
{
    [Theory]
    [InlineData("2020-01-02")]
    [InlineData("2020-01-04")]
    [InlineData("2017-12-29")]
    public void None_of_its_days_is_taken_for_a_working_day_or_a_day_off(string day) =>
        FluentActions.Invoking(() => Of2018And2019.IsWorkingDay(Day(day))).Should().Throw<YearNotCoveredException>()
            .Which.Year.Should().Be(Day(day).Year);

    [Fact]
    public void A_limit_that_reaches_into_it_cannot_be_reckoned() =>
        FluentActions.Invoking(() => Of2018And2019.AddWorkingDays(Day("2019-12-20"), 10)).Should().Throw<YearNotCoveredException>()
            .WithMessage("Working days in 2020 cannot be reckoned: the bank holidays are known until 2019. Add 2020 to the reference data and start the service again.");

    [Fact]
    public void A_limit_that_ends_before_it_can() =>
        Of2018And2019.AddWorkingDays(Day("2019-12-20"), 5).Should().Be(Day("2019-12-31"));

    [Fact]
    public void A_limit_that_begins_before_the_first_year_can_when_every_day_counted_is_known() =>
        Of2018And2019.AddWorkingDays(Day("2017-12-31"), 1).Should().Be(Day("2018-01-02"));

    [Fact]
    public void The_calendar_says_which_it_covers()
    {
        Of2018And2019.Should().Match<WorkingCalendar>(calendar => calendar.CoveredFromYear == 2018 && calendar.CoveredUntilYear == 2019);
        new[] { 2017, 2018, 2019, 2020 }.Where(Of2018And2019.Covers).Should().Equal(2018, 2019);
    }

    [Theory]
    [InlineData("2018-12-31", new int[0])]
    [InlineData("2019-01-01", new[] { 2020 })]
    [InlineData("2020-01-01", new[] { 2020, 2021 })]
    [InlineData("2017-06-01", new[] { 2017 })]
    public void It_is_missed_a_year_ahead(string today, int[] missing) =>
        Of2018And2019.MissingOn(Day(today)).Should().Equal(missing);

    [Fact]
    public void An_empty_calendar_covers_none()
    {
        var empty = WorkingCalendar.Of([]);

        empty.CoveredUntilYear.Should().BeNull();
        empty.Covers(2018).Should().BeFalse();
        FluentActions.Invoking(() => empty.IsWorkingDay(Day("2018-07-02"))).Should().Throw<YearNotCoveredException>().WithMessage("*no bank holidays are known*");
    }

    [Fact]
    public void Half_a_year_is_no_year() =>
        Refused([.. In2018, new BankHoliday(Day("2019-01-01"), "New Year's Day")]).Should().StartWith("2019 has 1 bank holidays, and no year has fewer than 8");

    [Fact]
    public void A_year_between_cannot_be_left_out() =>
        Refused([.. In2018, .. In2019.Select(holiday => holiday with { On = holiday.On.AddYears(2) })]).Should().StartWith("there is no bank holiday between 2018-12-26 and 2021-01-01");

    [Fact]
    public void A_day_stands_there_once() =>
        Refused([.. In2018, In2018[0]]).Should().StartWith("the bank holiday on 2018-01-01 stands there twice");

    [Fact]
    public void A_holiday_on_a_weekend_is_not_the_day_that_is_off() =>
        Refused([.. In2018, new BankHoliday(Day("2018-12-30"), "Christmas, misdated")]).Should().StartWith("2018-12-30 is a Sunday; name the substitute day");

    private static string Refused(IEnumerable<BankHoliday> holidays) =>
        FluentActions.Invoking(() => WorkingCalendar.Of(holidays)).Should().Throw<ArgumentException>().Which.Message;
}
