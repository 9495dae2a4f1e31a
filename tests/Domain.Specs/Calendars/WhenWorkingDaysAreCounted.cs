using static Naas.Domain.Specs.Calendars.KnownHolidays;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Calendars;

/// <summary>S-40: working days leave out weekends and English bank holidays; the day from which they are counted is not one of them.</summary>
[Trait("Rule", "S-40")]
public sealed class When_working_days_are_counted
{
    [Theory]
    [InlineData("2018-12-24", true)]
    [InlineData("2018-12-25", false)]
    [InlineData("2018-12-26", false)]
    [InlineData("2018-12-27", true)]
    [InlineData("2019-04-18", true)]
    [InlineData("2019-04-19", false)]
    [InlineData("2019-04-20", false)]
    [InlineData("2019-04-21", false)]
    [InlineData("2019-04-22", false)]
    [InlineData("2019-04-23", true)]
    public void Weekends_and_bank_holidays_are_none(string day, bool working) =>
        Of2018And2019.IsWorkingDay(Day(day)).Should().Be(working);

    [Theory]
    [InlineData("2018-07-02", 1, "2018-07-03")]
    [InlineData("2018-07-06", 1, "2018-07-09")]
    [InlineData("2018-12-24", 1, "2018-12-27")]
    [InlineData("2019-04-18", 1, "2019-04-23")]
    public void The_first_one_is_the_next_day_on_which_offices_are_open(string from, int count, string expected) =>
        After(from, count).Should().Be(Day(expected));

    [Theory]
    [InlineData("2018-12-01", "2018-12-03")]
    [InlineData("2018-12-25", "2018-12-27")]
    public void What_happens_on_a_day_off_is_counted_from_that_day(string from, string expected) =>
        After(from, 1).Should().Be(Day(expected));

    [Theory]
    [InlineData("2018-07-02")]
    [InlineData("2018-12-25")]
    [InlineData("2019-04-21")]
    public void None_is_the_day_itself(string day) =>
        After(day, 0).Should().Be(Day(day));

    [Fact]
    public void A_review_of_a_result_of_30_November_is_asked_for_by_2_January() =>
        After("2018-11-30", 20).Should().Be(Day("2019-01-02"));

    [Fact]
    public void A_review_asked_for_on_1_April_is_decided_by_31_May_with_Easter_and_May_between() =>
        After("2019-04-01", 40).Should().Be(Day("2019-05-31"));

    [Fact]
    [Trait("Rule", "S-34")]
    public void A_worker_told_before_Christmas_is_heard_until_9_January() =>
        After("2018-12-21", 10).Should().Be(Day("2019-01-09"));

    [Fact]
    public void Nothing_is_counted_backwards() =>
        FluentActions.Invoking(() => After("2018-07-02", -1)).Should().Throw<ArgumentOutOfRangeException>();

    private static DateOnly After(string from, int count) => Of2018And2019.AddWorkingDays(Day(from), count);
}
