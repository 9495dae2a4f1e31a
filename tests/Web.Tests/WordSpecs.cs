using System.Globalization;
using Naas.Web.Words;

namespace Naas.Web.Tests;

public sealed class WordSpecs
{
    private static readonly DateOnly Today = new(2019, 12, 31);

    [Theory]
    [InlineData("2026-06-04T08:32:11Z", "4 June 2026 at 9:32am")]
    [InlineData("2026-12-04T09:32:11Z", "4 December 2026 at 9:32am")]
    [InlineData("2026-06-04T08:00:00Z", "4 June 2026 at 9am")]
    [InlineData("2026-06-04T16:05:00Z", "4 June 2026 at 5:05pm")]
    [InlineData("2026-06-04T11:00:59Z", "4 June 2026 at midday")]
    [InlineData("2026-06-04T11:01:00Z", "4 June 2026 at 12:01pm")]
    [InlineData("2026-06-03T23:00:00Z", "4 June 2026 at midnight")]
    [InlineData("2026-06-03T23:30:00Z", "4 June 2026 at 12:30am")]
    [InlineData("2019-03-31T00:59:00Z", "31 March 2019 at 12:59am")]
    [InlineData("2019-03-31T01:00:00Z", "31 March 2019 at 2am")]
    [InlineData("2026-06-04T10:32:11+02:00", "4 June 2026 at 9:32am")]
    public void A_moment_reads_as_Englands_clock_says_it(string moment, string words) =>
        Dates.Moment(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)).Should().Be(words);

    [Fact]
    public void A_machine_reads_the_same_moment_in_universal_time() =>
        Dates.Iso(new DateTimeOffset(2026, 6, 4, 9, 32, 11, TimeSpan.FromHours(1))).Should().Be("2026-06-04T08:32:11Z");

    [Fact]
    public void A_day_has_no_leading_nought_and_no_ordinal() => Dates.Day(new DateOnly(2018, 9, 3)).Should().Be("3 September 2018");

    [Theory]
    [InlineData(0, "0 days")]
    [InlineData(1, "1 day")]
    [InlineData(1_653, "1,653 days")]
    public void A_count_agrees_with_its_noun(int count, string words) => Counts.Of(count, "day", "days").Should().Be(words);

    [Theory]
    [InlineData("30", "9", "2018")]
    [InlineData(" 30 ", "09", "2018")]
    public void A_day_typed_in_three_boxes_is_read(string day, string month, string year) =>
        AsOfInput.Typed(day, month, year).Read(Today).Should().Be(new AsOfReading(new DateOnly(2018, 9, 30), null, DatePart.None));

    [Theory]
    [InlineData("", "", "", "Enter the date to show the position on", DatePart.All)]
    [InlineData(null, "9", "2018", "The date must include a day", DatePart.Day)]
    [InlineData("30", "", "", "The date must include a month and year", DatePart.Month | DatePart.Year)]
    [InlineData("30", "9", "18", "Year must include 4 numbers", DatePart.Year)]
    [InlineData("30", "9", "20180", "Year must include 4 numbers", DatePart.Year)]
    [InlineData("30", "September", "2018", "The date must be a real date", DatePart.All)]
    [InlineData("31", "9", "2018", "The date must be a real date", DatePart.All)]
    [InlineData("-1", "9", "2018", "The date must be a real date", DatePart.All)]
    [InlineData("1", "1", "0000", "The date must be a real date", DatePart.All)]
    [InlineData("99999999999", "1", "2018", "The date must be a real date", DatePart.All)]
    [InlineData("1", "1", "2020", "The date must be today, 31 December 2019, or in the past", DatePart.All)]
    [InlineData("1", "1", "1818", "The date must be on or after 1 January 2000", DatePart.All)]
    public void A_day_that_cannot_be_meant_is_refused_with_what_to_mend(string? day, string? month, string? year, string sentence, DatePart parts) =>
        AsOfInput.Typed(day, month, year).Read(Today).Should().Be(AsOfReading.Wrong(sentence, parts));
}
