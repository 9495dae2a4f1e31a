using Naas.Application.EventLog;

namespace Naas.EventLog.Contract;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task The_event_at_a_position_is_the_one_that_stands_there()
    {
        await Log.FillAsync(0, 3);
        _ = await Log.AppendAsync(Some.Stream(100), ExpectedRevision.None, Some.Events(3, 3));

        foreach (var stored in await Log.EverythingAsync())
        {
            var at = await Log.ReadAtAsync(stored.Position, Stop);
            at.Should().NotBeNull();
            (at!.Position, at.Stream, at.Revision, at.Id, at.RecordedAt).Should().Be((stored.Position, stored.Stream, stored.Revision, stored.Id, Some.Moment));
        }
    }

    [Fact]
    public async Task Whoever_has_read_or_written_anything_knows_which_life_of_the_log_it_is()
    {
        await Log.FillAsync(0, 1);
        Log.KnownEpoch.Should().NotBeNull();

        Log.KnownEpoch.Should().Be((await Log.HeadAsync(Stop)).Epoch);
    }

    [Fact]
    public async Task Before_the_first_event_and_between_two_nothing_stands()
    {
        await Log.FillAsync(0, 3);
        var all = await Log.EverythingAsync();
        var head = all[^1].Position;

        (await Log.ReadAtAsync(head with { Value = 0 }, Stop)).Should().BeNull();
        for (var between = all[1].Position.Value + 1; between < all[2].Position.Value; between++)
            (await Log.ReadAtAsync(head with { Value = between }, Stop)).Should().BeNull("{0} lies between two", between);
    }

    [Fact]
    public async Task Nothing_is_read_at_a_position_of_another_epoch_or_beyond_the_head()
    {
        await Log.FillAsync(0, 2);
        var head = await Log.HeadAsync(Stop);

        var foreign = () => Log.ReadAtAsync(head with { Epoch = Guid.NewGuid() }, Stop);
        var beyond = () => Log.ReadAtAsync(head with { Value = head.Value + 1 }, Stop);
        var far = () => Log.ReadAtAsync(head with { Value = long.MaxValue }, Stop);

        await foreign.Should().ThrowAsync<LogEpochException>();
        await beyond.Should().ThrowAsync<LogEpochException>();
        await far.Should().ThrowAsync<LogEpochException>();
    }

    [Fact]
    public async Task At_every_moment_the_log_had_come_to_the_last_event_recorded_before_it()
    {
        await RecordAsync(0, 0, 10, 10, 10, 25, 40);
        var all = await Log.EverythingAsync();

        (await LastBeforeAsync(-5)).Should().Be(0);
        (await LastBeforeAsync(0)).Should().Be(0, "what is recorded at the moment is not before it");
        (await LastBeforeAsync(1)).Should().Be(all[0].Position.Value);
        (await LastBeforeAsync(10)).Should().Be(all[0].Position.Value);
        (await LastBeforeAsync(11)).Should().Be(all[3].Position.Value);
        (await LastBeforeAsync(40)).Should().Be(all[4].Position.Value);
        (await LastBeforeAsync(41)).Should().Be(all[5].Position.Value);
        (await Log.LastBeforeAsync(DateTimeOffset.MaxValue, Stop)).Should().Be(all[5].Position);
        // Asked in another order, and by a process that has heard nothing yet.
        (await LastBeforeAsync(11)).Should().Be(all[3].Position.Value);
        (await (await ReopenAsync()).LastBeforeAsync(Minute(25), Stop)).Should().Be(all[3].Position);
    }

    [Fact]
    public async Task Of_a_log_without_events_nothing_was_known_at_any_moment() =>
        (await Log.LastBeforeAsync(DateTimeOffset.MaxValue, Stop)).Should().Be(await Log.HeadAsync(Stop));

    [Fact(Timeout = Patience)]
    public async Task Where_a_clock_was_set_back_the_place_is_the_same_however_long_the_log_has_grown()
    {
        // Every tenth event bears a moment of up to thirty minutes before.
        var random = new Random(7);
        await RecordAsync(0, [.. Enumerable.Range(0, 100).Select(number => number - (number % 10 == 9 ? random.Next(30) : 0))]);
        var before = await LastBeforeAsync(60);
        var all = await Log.EverythingAsync();
        var at = all.FindIndex(stored => stored.Position.Value == before);
        (all[at].RecordedAt < Minute(60)).Should().BeTrue();
        (all[at + 1].RecordedAt >= Minute(60)).Should().BeTrue();

        await RecordAsync(100, [.. Enumerable.Range(200, 60)]);

        (await LastBeforeAsync(60)).Should().Be(before);
        (await (await ReopenAsync()).LastBeforeAsync(Minute(60), Stop)).Value.Should().Be(before);
    }

    [Theory(Timeout = Patience)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(2500)]
    public async Task At_every_moment_of_a_long_log_it_is_the_place_that_counting_finds(int events)
    {
        // Ten events a minute, in appends of ten.
        for (var minute = 0; minute * 10 < events; minute++)
            _ = await Log.AppendAsync(Some.Stream(minute), ExpectedRevision.None, Some.Events(minute * 10, Math.Min(10, events - minute * 10)), Minute(minute), Stop);
        var all = await Log.EverythingAsync(1000);

        var moments = new[] { events / 10 + 5, 99, 100, 101, 3, events / 10, 0, 1, 50 };
        // Side by side, as askers come.
        var found = await Task.WhenAll(moments.Select(LastBeforeAsync));
        found.Should().Equal(moments.Select(minute => Counted(minute)));
        (await Task.WhenAll(moments.Select(LastBeforeAsync))).Should().Equal(found);

        long Counted(int minute) => Math.Min(minute * 10, events) is > 0 and var count ? all[count - 1].Position.Value : 0;
    }

    [Fact]
    public async Task Looking_for_a_moment_ends_when_it_is_cancelled_and_is_answered_the_next_time()
    {
        await RecordAsync(0, 0, 10);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var asking = () => Log.LastBeforeAsync(Minute(5), cancel.Token);

        await asking.Should().ThrowAsync<OperationCanceledException>();
        (await LastBeforeAsync(5)).Should().Be((await Log.EverythingAsync())[0].Position.Value);
    }

    [Fact(Timeout = Patience)]
    public async Task Between_positions_near_each_other_every_event_is_counted()
    {
        var nowhere = await Log.HeadAsync(Stop);
        (await Log.EstimateAsync(nowhere, nowhere, Stop)).Should().Be(0);
        _ = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(0, 199));
        _ = await Log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Events(199, 3));
        var all = await Log.EverythingAsync(1000);

        foreach (var (after, through) in ((int, int)[])[(0, 1), (3, 8), (100, 201), (1, 201), (0, 199), (201, 201)])
            (await Log.EstimateAsync(all[after].Position, all[through].Position, Stop)).Should().Be(through - after);
        foreach (var through in (int[])[0, 1, 198, 199, 200, 201])
            (await Log.EstimateAsync(nowhere, all[through].Position, Stop)).Should().Be(through + 1);
    }

    [Fact(Timeout = Patience)]
    public async Task Between_positions_far_from_each_other_about_as_many_events_are_told_as_there_are()
    {
        var nowhere = await Log.HeadAsync(Stop);
        for (var stream = 0; stream < 10; stream++)
            _ = await Log.AppendAsync(Some.Stream(stream), ExpectedRevision.None, [.. Some.Events(stream * 250, 250).Select((one, index) => one with { Data = Some.Json('"' + new string('x', index * 2) + '"') })]);
        var all = await Log.EverythingAsync(1000);

        (await Log.EstimateAsync(nowhere, all[^1].Position, Stop)).Should().BeInRange(2250, 2750);
        (await Log.EstimateAsync(all[499].Position, all[2299].Position, Stop)).Should().BeInRange(1620, 1980);
        // Where what is counted from either end meets.
        (await Log.EstimateAsync(all[0].Position, all[350].Position, Stop)).Should().Be(350);
        (await Log.EstimateAsync(all[0].Position, all[400].Position, Stop)).Should().Be(400);
        (await Log.EstimateAsync(all[0].Position, all[401].Position, Stop)).Should().BeInRange(399, 403);
    }

    private static DateTimeOffset Minute(int minute) => Some.Moment.AddMinutes(minute);

    private async Task<long> LastBeforeAsync(int minute) => (await Log.LastBeforeAsync(Minute(minute), Stop)).Value;

    private async Task RecordAsync(int first, params int[] minutes)
    {
        foreach (var (index, minute) in minutes.Index())
            _ = (await Log.AppendAsync(Some.Stream(first + index), ExpectedRevision.None, [Some.Event(first + index)], Minute(minute), Stop)).Should().BeOfType<AppendResult.Appended>();
    }
}
