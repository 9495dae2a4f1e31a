using System.Globalization;
using System.Text.Json;
using Naas.Infrastructure.Reference;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Calendars;

/// <summary>The file is written by hand; what the law lets be computed is computed here and held against it.</summary>
[Trait("Rule", "S-40")]
public sealed class What_the_bank_holidays_are
{
    private const string Substitute = " (substitute day)";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "reference");

    // Proclaimed for one year only: the days added, and where the ordinary one was moved from.
    private static readonly string[] Added = ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"];
    private static readonly string[] Moved = ["2020-05-04", "2022-05-30"];

    public static TheoryData<int> Years { get; } = [.. Enumerable.Range(2015, 14)];

    private static ILookup<int, (DateOnly On, string Title)> File { get; } = ReadFile();

    [Fact]
    public void Every_year_from_2015_to_2028_is_there()
    {
        var calendar = ReferenceData.Load(Folder).Calendar;

        (calendar.CoveredFromYear, calendar.CoveredUntilYear).Should().Be((2015, 2028));
        File.Select(year => year.Key).Should().Equal(Enumerable.Range(2015, 14));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void They_are_those_of_the_Act_and_the_proclamations(int year) =>
        File[year].Select(holiday => Text(holiday.On)).Should().Equal(
            OfTheAct(year).Select(Text).Except(Moved).Concat(Added.Where(day => Day(day).Year == year)).Order());

    [Theory]
    [MemberData(nameof(Years))]
    public void Easter_is_where_the_moon_puts_it(int year)
    {
        On(year, "Good Friday").Should().Be(EasterSunday(year).AddDays(-2));
        On(year, "Easter Monday").Should().Be(EasterSunday(year).AddDays(1));
    }

    // The computation is held against days that nobody disputes, the earliest and the latest of the file among them.
    [Theory]
    [InlineData(2016, "2016-03-27")]
    [InlineData(2018, "2018-04-01")]
    [InlineData(2019, "2019-04-21")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_is_computed_rightly(int year, string sunday) =>
        EasterSunday(year).Should().Be(Day(sunday));

    [Theory]
    [MemberData(nameof(Years))]
    public void They_fall_on_weekdays_and_the_Mondays_on_Mondays(int year)
    {
        File[year].Should().OnlyContain(holiday => holiday.On.DayOfWeek != DayOfWeek.Saturday && holiday.On.DayOfWeek != DayOfWeek.Sunday);
        File[year].Where(holiday => holiday.Title is "Easter Monday" or "Early May bank holiday" or "Spring bank holiday" or "Summer bank holiday")
            .Should().HaveCountGreaterThanOrEqualTo(3).And.OnlyContain(holiday => holiday.On.DayOfWeek == DayOfWeek.Monday);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_substitute_day_is_called_one_and_nothing_else_is(int year)
    {
        DateOnly newYear = new(year, 1, 1), christmas = new(year, 12, 25), boxing = new(year, 12, 26);

        On(year, "New Year's Day" + (IsWeekend(newYear) ? Substitute : "")).Month.Should().Be(1);
        On(year, "Christmas Day" + (IsWeekend(christmas) ? Substitute : "")).Month.Should().Be(12);
        On(year, "Boxing Day" + (IsWeekend(boxing) ? Substitute : "")).Month.Should().Be(12);
    }

    [Theory]
    [InlineData("2020-05-04", true)]
    [InlineData("2020-05-08", false)]
    [InlineData("2022-05-30", true)]
    [InlineData("2022-06-02", false)]
    [InlineData("2022-06-03", false)]
    [InlineData("2022-09-19", false)]
    [InlineData("2023-05-08", false)]
    [InlineData("2021-12-27", false)]
    [InlineData("2021-12-28", false)]
    [InlineData("2021-12-29", true)]
    [InlineData("2022-12-27", false)]
    [InlineData("2028-01-03", false)]
    public void Single_days_are_as_proclaimed(string day, bool working) =>
        ReferenceData.Load(Folder).Calendar.IsWorkingDay(Day(day)).Should().Be(working);

    [Theory]
    [InlineData("\"date\": \"2018-05-28\"", "\"date\": \"2019-05-28\"", "$.years[3].days[4]: 2019-05-28 is no day of 2018; put it under its own year.")]
    [InlineData("\"date\": \"2018-05-28\"", "\"date\": \"2018-05-27\"", "$.years: 2018-05-27 is a Sunday; name the substitute day on which offices are closed.")]
    [InlineData("\"date\": \"2018-05-28\"", "\"date\": \"2018-05-07\"", "$.years: the bank holiday on 2018-05-07 stands there twice; leave one out.")]
    [InlineData("\"date\": \"2018-05-28\"", "\"date\": \"28 May\"", "$.years[3].days[4].date*")]
    [InlineData("\"year\": 2018", "\"year\": 2017", "$.years[3]: the year 2017 stands there twice; keep one.")]
    [InlineData("\"year\": 2018,", "", "$.years[3]*year*")]
    [InlineData("{ \"date\": \"2018-05-28\", \"title\": \"Spring bank holiday\" },", "", "$.years: 2018 has 7 bank holidays, and no year has fewer than 8; add the others or leave the year out.")]
    [InlineData("\"date\": \"2018-05-28\", \"title\": \"Spring bank holiday\"", "\"date\": \"2018-05-28\", \"title\": \" \"", "$.years[3].days[4]: 2018-05-28 has no title; say which holiday it is.")]
    public void A_mistake_in_the_file_is_answered_with_file_place_and_mend(string right, string wrong, string sentence)
    {
        var folder = Directory.CreateTempSubdirectory("naas-reference-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Folder))
                System.IO.File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var damaged = Path.Combine(folder, BankHolidays.FileName);
            var text = System.IO.File.ReadAllText(damaged);
            text.Should().Contain(right);
            System.IO.File.WriteAllText(damaged, text.Replace(right, wrong, StringComparison.Ordinal));

            FluentActions.Invoking(() => ReferenceData.Load(folder)).Should().Throw<JsonException>().WithMessage($"{damaged}, at {sentence}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DateOnly On(int year, string title) => File[year].Single(holiday => holiday.Title == title).On;

    /// <summary>The days of the Banking and Financial Dealings Act 1971, New Year's Day and the early May holiday as proclaimed every year, Good Friday and Christmas Day.</summary>
    private static IEnumerable<DateOnly> OfTheAct(int year)
    {
        yield return NextWeekday(new DateOnly(year, 1, 1));
        yield return EasterSunday(year).AddDays(-2);
        yield return EasterSunday(year).AddDays(1);
        yield return NextWeekday(FirstMonday(new DateOnly(year, 5, 1)));
        yield return FirstMonday(new DateOnly(year, 5, 25));
        yield return FirstMonday(new DateOnly(year, 8, 25));

        // Two days off in any case: those of 25 and 26 December that are weekdays, and the next that are for those that are not.
        var christmas = NextWeekday(new DateOnly(year, 12, 25));
        yield return christmas;
        yield return NextWeekday(christmas.AddDays(1));
    }

    private static DateOnly FirstMonday(DateOnly from) => from.AddDays(((int)DayOfWeek.Monday - (int)from.DayOfWeek + 7) % 7);

    private static DateOnly NextWeekday(DateOnly day) => IsWeekend(day) ? FirstMonday(day) : day;

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The Gregorian computation in the form of Meeus, Jones and Butcher.</summary>
    private static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = (year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - (((8 * century) + 13) / 25) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * late) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ILookup<int, (DateOnly On, string Title)> ReadFile()
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Folder, BankHolidays.FileName)));
        document.RootElement.GetProperty("source").GetString().Should().Contain("GOV.UK");
        return document.RootElement.GetProperty("years").EnumerateArray()
            .SelectMany(year => year.GetProperty("days").EnumerateArray().Select(day => (Year: year.GetProperty("year").GetInt32(), On: Day(day.GetProperty("date").GetString()!), Title: day.GetProperty("title").GetString()!)))
            .ToLookup(day => day.Year, day => (day.On, day.Title));
    }
}
