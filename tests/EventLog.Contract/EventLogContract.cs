using System.Text;
using Naas.Application.EventLog;

namespace Naas.EventLog.Contract;

/// <summary>What every event log must do. An adapter inherits it and says how it is opened.</summary>
public abstract partial class EventLogContract : IAsyncLifetime
{
    protected const int Patience = 120_000;

    private IEventLog? _log;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IEventLog Log => _log ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>A log without events.</summary>
    protected abstract Task<IEventLog> CreateAsync();

    /// <summary>Another instance on the same store, as after a restart.</summary>
    protected abstract Task<IEventLog> ReopenAsync();

    public async ValueTask InitializeAsync() => _log = await CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_event_comes_back_as_it_was_written()
    {
        var written = new NewEvent(Some.Id(7), "practice-endorsed", 3, Some.Json("""{"level":"practitioner"}"""), Some.Json("""{"actor":"x"}"""));

        var result = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, written);

        var appended = result.Should().BeOfType<AppendResult.Appended>().Subject;
        appended.Revision.Should().Be(0);
        appended.AlreadyThere.Should().BeFalse();
        var stored = (await Log.ForwardsAsync(Some.Stream(1))).Should().ContainSingle().Subject;
        stored.Should().BeEquivalentTo(
            new { appended.Position, Stream = Some.Stream(1), Revision = 0L, written.Id, written.Type, written.SchemaVersion, RecordedAt = Some.Moment });
    }

    [Theory]
    [InlineData("""{"n":1}""")]
    [InlineData("""  { "b" : 1 ,  "a":2,"a":3 } """)]
    [InlineData("""{"n":123456789012345678901234567890.000000000000000000010}""")]
    [InlineData("""{"n":1e400,"m":-0.0}""")]
    [InlineData("""{"t":"Łódź 𝒳 é é \u0000 \ud83d\ude00 \/"}""")]
    [InlineData("{\"t\":\r\n\t\"x\"}")]
    public async Task Body_and_metadata_come_back_byte_for_byte(string json)
    {
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1) with { Data = Some.Json(json), Metadata = Some.Json(json) });

        var stored = (await Log.EverythingAsync()).Should().ContainSingle().Subject;
        Encoding.UTF8.GetString(stored.Data.Span).Should().Be(json);
        Encoding.UTF8.GetString(stored.Metadata.Span).Should().Be(json);
    }

    [Fact]
    public async Task The_moment_of_recording_is_kept_in_utc_to_the_microsecond()
    {
        var moment = new DateTimeOffset(2018, 7, 2, 10, 30, 0, TimeSpan.FromHours(1)).AddTicks(1_234_567);

        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, [Some.Event(1)], moment, Stop);

        var stored = (await Log.EverythingAsync()).Should().ContainSingle().Subject;
        stored.RecordedAt.Should().Be(new DateTimeOffset(2018, 7, 2, 9, 30, 0, TimeSpan.Zero).AddTicks(1_234_560));
        stored.RecordedAt.Offset.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_is_empty()
    {
        (await Log.ForwardsAsync(Some.Stream(1))).Should().BeEmpty();
        (await Log.BackwardsAsync(Some.Stream(1))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_log_without_events_is_read_to_its_end_at_once()
    {
        var page = await Log.ReadAllAsync(null, 10, Stop);

        page.Events.Should().BeEmpty();
        page.Through.Should().Be(page.Head);
        page.Head.Should().Be(await Log.HeadAsync(Stop));
        page.Head.Value.Should().Be(0);
    }

    [Fact]
    public async Task A_stream_grows_when_its_last_revision_is_expected()
    {
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));
        var second = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(0), Some.Event(2), Some.Event(3));
        var third = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(2), Some.Event(4));

        second.Should().BeOfType<AppendResult.Appended>().Which.Revision.Should().Be(2);
        third.Should().BeOfType<AppendResult.Appended>().Which.Revision.Should().Be(3);
        var stored = await Log.ForwardsAsync(Some.Stream(1));
        stored.Select(Some.NumberOf).Should().Equal(1, 2, 3, 4);
        stored.Select(e => e.Revision).Should().Equal(0, 1, 2, 3);
        stored.Select(e => e.Position.Value).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    [InlineData(1L)]
    [InlineData(3L)]
    [InlineData(long.MaxValue - 1)]
    public async Task Another_revision_than_the_last_is_refused_with_the_actual_one(long? expected)
    {
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(1, 3));

        var result = await Log.AppendAsync(Some.Stream(1), expected is { } e ? ExpectedRevision.Exact(e) : ExpectedRevision.None, Some.Events(10, 2));

        result.Should().Be(new AppendResult.WrongExpectedRevision(2));
        (await Log.EverythingAsync()).Should().HaveCount(3);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(long.MaxValue - 1)]
    public async Task A_revision_of_a_stream_that_does_not_exist_is_refused_and_makes_no_stream(long expected)
    {
        var result = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.Exact(expected), Some.Event(1));

        result.Should().Be(new AppendResult.WrongExpectedRevision(null));
        (await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1))).Should().BeOfType<AppendResult.Appended>();
    }

    [Fact]
    public async Task A_refused_append_leaves_no_gap_for_those_who_follow()
    {
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(2));
        await Log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Event(3));

        (await Log.EverythingAsync()).Select(Some.NumberOf).Should().Equal(1, 3);
    }

    [Fact]
    public async Task The_position_answered_is_the_one_the_last_event_stands_at()
    {
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(1));
        var result = await Log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Events(2, 3));

        var position = result.Should().BeOfType<AppendResult.Appended>().Which.Position;
        position.Should().Be((await Log.EverythingAsync())[^1].Position);
        position.Should().Be(await Log.HeadAsync(Stop));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(5, 0)]
    public async Task A_stream_is_read_from_a_revision_on(long from, int count)
    {
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(0, 5));

        (await Log.ForwardsAsync(Some.Stream(1), from)).Select(e => e.Revision)
            .Should().Equal(Enumerable.Range((int)from, count).Select(r => (long)r));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    public async Task A_long_stream_is_read_whole_in_both_directions(int length)
    {
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Events(0, length));
        await Log.AppendAsync(Some.Stream(2), ExpectedRevision.None, Some.Event(9999));

        (await Log.ForwardsAsync(Some.Stream(1))).Select(Some.NumberOf).Should().Equal(Enumerable.Range(0, length));
        (await Log.BackwardsAsync(Some.Stream(1))).Select(Some.NumberOf).Should().Equal(Enumerable.Range(0, length).Reverse());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(1000)]
    public async Task The_log_is_read_in_pages_that_leave_nothing_out(int page)
    {
        await Log.FillAsync(0, 18);
        await Log.AppendAsync(Some.Stream(100), ExpectedRevision.None, Some.Events(18, 2));

        (await Log.EverythingAsync(page)).Select(Some.NumberOf).Should().Equal(Enumerable.Range(0, 20));
    }

    [Fact]
    public async Task A_page_says_how_far_it_went_and_how_far_the_log_had_grown()
    {
        await Log.FillAsync(0, 5);

        var first = await Log.ReadAllAsync(null, 3, Stop);
        var second = await Log.ReadAllAsync(first.Through, 3, Stop);
        var third = await Log.ReadAllAsync(second.Through, 3, Stop);

        first.Through.Should().Be(first.Events[^1].Position);
        (first.Through < first.Head).Should().BeTrue();
        second.Events.Select(Some.NumberOf).Should().Equal(3, 4);
        second.Through.Should().Be(second.Head);
        third.Events.Should().BeEmpty();
        third.Through.Should().Be(second.Head);
    }

    [Fact(Timeout = Patience)]
    public async Task A_subscriber_catches_up_and_then_sees_what_is_new()
    {
        await Log.FillAsync(0, 7);
        var seen = new List<int>();

        await foreach (var page in Log.SubscribeAsync(null, 3, Stop))
        {
            page.Events.Should().NotBeEmpty();
            page.Events.Count.Should().BeLessThanOrEqualTo(3);
            seen.AddRange(page.Events.Select(Some.NumberOf));
            if (seen.Count is 7 or 8)
                await Log.FillAsync(seen.Count, 1);
            if (seen.Count == 9)
                break;
        }

        seen.Should().Equal(Enumerable.Range(0, 9));
    }

    [Fact(Timeout = Patience)]
    public async Task A_subscriber_that_stopped_goes_on_where_it_was()
    {
        await Log.FillAsync(0, 5);
        var before = await Log.FirstAsync(2, page: 2);

        var after = await Log.FirstAsync(3, before[^1].Position);

        after.Select(Some.NumberOf).Should().Equal(2, 3, 4);
    }

    [Fact(Timeout = Patience)]
    public async Task A_subscriber_at_the_head_waits_for_the_next_event()
    {
        await Log.FillAsync(0, 3);
        var waiting = Log.FirstAsync(1, await Log.HeadAsync(Stop));

        await Log.FillAsync(3, 1);

        (await waiting).Select(Some.NumberOf).Should().Equal(3);
    }

    [Fact(Timeout = Patience)]
    public async Task A_subscription_ends_when_it_is_cancelled()
    {
        await Log.FillAsync(0, 1);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var reading = async () =>
        {
            await foreach (var page in Log.SubscribeAsync(null, 10, cancel.Token))
                cancel.CancelAfter(TimeSpan.FromMilliseconds(20));
        };

        await reading.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact(Timeout = Patience)]
    public async Task A_position_of_another_epoch_is_refused()
    {
        await Log.FillAsync(0, 2);
        var foreign = new LogPosition(Guid.NewGuid(), 1);

        var read = () => Log.ReadAllAsync(foreign, 10, Stop);
        var subscribe = () => Log.FirstAsync(1, foreign);

        await read.Should().ThrowAsync<LogEpochException>();
        await subscribe.Should().ThrowAsync<LogEpochException>();
    }

    [Theory(Timeout = Patience)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    [InlineData(null)]
    public async Task A_position_beyond_the_head_is_refused(int? beyond)
    {
        await Log.FillAsync(0, 2);
        var head = await Log.HeadAsync(Stop);
        var after = head with { Value = beyond is { } by ? head.Value + by : long.MaxValue };

        var read = () => Log.ReadAllAsync(after, 10, Stop);
        var subscribe = () => Log.FirstAsync(1, after);

        await read.Should().ThrowAsync<LogEpochException>();
        await subscribe.Should().ThrowAsync<LogEpochException>();
    }

    [Fact]
    public async Task An_append_without_events_is_a_bug_of_the_caller()
    {
        var append = () => Log.AppendAsync(Some.Stream(1), ExpectedRevision.None);

        await append.Should().ThrowAsync<ArgumentException>();
    }

    public static TheoryData<string, NewEvent> Malformed => new()
    {
        { "no type", Some.Event(1) with { Type = "" } },
        { "schema version 0", Some.Event(1) with { SchemaVersion = 0 } },
        { "no body", Some.Event(1) with { Data = default } },
        { "half a body", Some.Event(1) with { Data = Some.Json("""{"a":""") } },
        { "two bodies", Some.Event(1) with { Data = Some.Json("{}{}") } },
        { "broken UTF-8", Some.Event(1) with { Data = new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' } } },
        { "UTF-16", Some.Event(1) with { Data = Encoding.Unicode.GetBytes("{}") } },
        { "no metadata", Some.Event(1) with { Metadata = default } },
        { "metadata that is no object", Some.Event(1) with { Metadata = Some.Json("[]") } }
    };

    [Theory]
    [MemberData(nameof(Malformed), DisableDiscoveryEnumeration = true)]
    public async Task What_could_never_be_recorded_is_a_bug_of_the_caller(string what, NewEvent malformed)
    {
        var append = () => Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, Some.Event(2), malformed);

        await append.Should().ThrowAsync<ArgumentException>(what);
        (await Log.EverythingAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task An_append_beyond_the_limit_is_refused_and_one_within_is_not()
    {
        static NewEvent OfLength(int length) => Some.Event(1) with { Data = Some.Json('"' + new string('x', length - 2) + '"') };

        var over = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, OfLength(1024 * 1024));
        var within = await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, OfLength(1024 * 1024 - 1024));

        var refused = over.Should().BeOfType<AppendResult.TooLarge>().Subject;
        refused.Bytes.Should().BeGreaterThan(refused.Limit);
        within.Should().BeOfType<AppendResult.Appended>();
        (await Log.EverythingAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_caller_who_gave_up_before_has_recorded_nothing()
    {
        var append = () => Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, [Some.Event(1)], Some.Moment, new CancellationToken(canceled: true));

        await append.Should().ThrowAsync<OperationCanceledException>();
        (await Log.EverythingAsync()).Should().BeEmpty();
    }
}
