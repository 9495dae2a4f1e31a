using System.Globalization;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Infrastructure.EventLog.InMemory;
using Naas.Infrastructure.ReadModels;

namespace Naas.Projections.Specs;

/// <summary>Up to which position the log was recorded by the end of a day.</summary>
public sealed class WhereADayEnds
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_ends_with_the_last_event_recorded_in_it_by_the_clock_of_england()
    {
        // The last but one is of 1 June in England, where it is summer time: 23:30 UTC is half past midnight.
        var log = await LogAsync("2018-05-30T10:00:00Z", "2018-05-31T22:59:59Z", "2018-05-31T23:30:00Z", "2018-06-02T08:00:00Z");

        (await LastOfAsync(log, "2018-05-29")).Should().Be(0);
        (await LastOfAsync(log, "2018-05-30")).Should().Be(1);
        (await LastOfAsync(log, "2018-05-31")).Should().Be(2);
        (await LastOfAsync(log, "2018-06-01")).Should().Be(3);
        (await LastOfAsync(log, "2018-06-02")).Should().Be(4);
        (await LastOfAsync(log, "2018-06-30")).Should().Be(4);
    }

    [Theory]
    [InlineData("2018-03-24", "2018-03-25T00:00:00Z")]
    [InlineData("2018-03-25", "2018-03-25T23:00:00Z")]
    [InlineData("2018-10-27", "2018-10-27T23:00:00Z")]
    [InlineData("2018-10-28", "2018-10-29T00:00:00Z")]
    public void A_day_in_england_ends_at_its_midnight_by_summer_time_too(string day, string moment)
    {
        var end = BusinessClock.EndOf(Examples.Day(day));

        end.Should().Be(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));
        BusinessClock.DayOf(end.AddTicks(-1)).Should().Be(Examples.Day(day));
    }

    [Fact]
    public async Task Of_an_empty_log_nothing_is_known() =>
        (await LastOfAsync(new InMemoryEventLog(), "2018-05-30")).Should().Be(0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Wherever_days_end_it_is_the_position_that_counting_finds(int seed)
    {
        var random = new Random(seed);
        var moments = Enumerable.Range(0, 130).Select(_ => new DateTimeOffset(2018, 3, 1, 12, 0, 0, TimeSpan.Zero).AddDays(random.Next(40))).Order().ToArray();
        var log = await LogAsync(moments);

        for (var day = new DateOnly(2018, 2, 28); day < new DateOnly(2018, 4, 15); day = day.AddDays(1))
            (await LastOfAsync(log, day)).Should().Be(moments.Count(moment => DateOnly.FromDateTime(moment.UtcDateTime) <= day), day.ToString("o", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Where_a_clock_was_set_back_a_day_that_is_over_keeps_its_position_however_long_the_log_grows()
    {
        var random = new Random(7);
        // Every tenth event carries a moment of up to three days before.
        var moments = Enumerable.Range(0, 100).Select(n => new DateTimeOffset(2018, 3, 1, 12, 0, 0, TimeSpan.Zero).AddDays(n / 5 - (n % 10 == 9 ? random.Next(4) : 0))).ToArray();
        var day = new DateOnly(2018, 3, 8);
        var log = await LogAsync(moments);
        var before = await LastOfAsync(log, day);

        for (var more = 0; more < 200; more++)
            await AppendAsync(log, 100 + more, new DateTimeOffset(2018, 4, 1, 12, 0, 0, TimeSpan.Zero).AddHours(more));

        (await LastOfAsync(log, day)).Should().Be(before);
        DateOnly.FromDateTime(moments[before - 1].UtcDateTime).Should().BeOnOrBefore(day);
        DateOnly.FromDateTime(moments[before].UtcDateTime).Should().BeAfter(day);
    }

    [Fact]
    public async Task A_position_that_is_not_reached_or_of_another_log_is_refused_in_words()
    {
        var log = await LogAsync("2018-05-30T10:00:00Z");
        var head = await log.HeadAsync(Cancellation);

        (await KnownMoment.FindAsync(log, new KnownUpTo.Place(head), Cancellation)).Should().Be(new KnownMoment(head, new DateTimeOffset(2018, 5, 30, 10, 0, 0, TimeSpan.Zero), new DateOnly(2018, 5, 30)));
        (await KnownMoment.FindAsync(log, new KnownUpTo.Place(head with { Value = 0 }), Cancellation)).Should().Be(new KnownMoment(head with { Value = 0 }, null, null));
        _ = await FluentActions.Awaiting(() => KnownMoment.FindAsync(log, new KnownUpTo.Place(head with { Value = 2 }), Cancellation)).Should().ThrowAsync<LogEpochException>().WithMessage("*beyond the end of the log*");
        _ = await FluentActions.Awaiting(() => KnownMoment.FindAsync(log, new KnownUpTo.Place(head with { Epoch = Guid.Empty }), Cancellation)).Should().ThrowAsync<LogEpochException>().WithMessage("*another log*");
    }

    private static Task<long> LastOfAsync(IEventLog log, string day) => LastOfAsync(log, Examples.Day(day));

    private static async Task<long> LastOfAsync(IEventLog log, DateOnly day) =>
        (await KnownMoment.FindAsync(log, new KnownUpTo.Day(day), Cancellation)).Position.Value;

    private static Task<InMemoryEventLog> LogAsync(params string[] moments) => LogAsync([.. moments.Select(moment => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture))]);

    private static async Task<InMemoryEventLog> LogAsync(DateTimeOffset[] moments)
    {
        var log = new InMemoryEventLog();
        for (var index = 0; index < moments.Length; index++)
            await AppendAsync(log, index, moments[index]);
        return log;
    }

    private static async Task AppendAsync(InMemoryEventLog log, int index, DateTimeOffset moment) =>
        _ = (await log.AppendAsync(new StreamName($"anything-{index}"), ExpectedRevision.None, [new NewEvent(new Guid(index, 1, 1, new byte[8]), "happened", 1, "{}"u8.ToArray(), "{}"u8.ToArray())], moment, Cancellation))
            .Should().BeOfType<AppendResult.Appended>();
}
