using Naas.Application.EventLog;

namespace Naas.EventLog.Contract;

public abstract partial class EventLogContract
{
    private static readonly StreamName[] Interleaved = [new("journey-a1"), new("journey-b1"), new("journey-a2"), new("standard-a1"), new("journey-a3")];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task A_slice_is_read_in_pages_of_whole_streams(int page)
    {
        await InterleaveAsync(rounds: 2);

        var pages = await SliceAsync("journey-a", await Log.HeadAsync(Stop), page);

        pages.Should().OnlyContain(events => events.Count > 0);
        pages.SelectMany(events => events.Select(stored => stored.Stream).Distinct()).Should().BeEquivalentTo(Interleaved.Where(stream => stream.Value.StartsWith("journey-a", StringComparison.Ordinal)), "each stands on one page");
        foreach (var stream in pages.SelectMany(events => events).GroupBy(stored => stored.Stream))
            stream.Should().BeEquivalentTo(await Log.ForwardsAsync(stream.Key), options => options.WithStrictOrdering().ComparingByMembers<StoredEvent>().Excluding(stored => stored.Data).Excluding(stored => stored.Metadata));
    }

    [Fact]
    public async Task An_event_of_a_slice_comes_back_as_it_was_written()
    {
        var written = new NewEvent(Some.Id(7), "practice-endorsed", 3, Some.Json("""  {"b": 1, "a":2} """), Some.Json("""{"actor":"x"}"""));
        await Log.AppendAsync(Some.Stream(1), ExpectedRevision.None, written);

        var stored = (await SliceAsync("journey-1", await Log.HeadAsync(Stop))).Single().Single();

        var alone = (await Log.ForwardsAsync(Some.Stream(1))).Single();
        (stored.Position, stored.Stream, stored.Revision, stored.Id, stored.Type, stored.SchemaVersion, stored.RecordedAt)
            .Should().Be((alone.Position, alone.Stream, alone.Revision, written.Id, written.Type, written.SchemaVersion, Some.Moment));
        stored.Data.ToArray().Should().Equal(written.Data.ToArray());
        stored.Metadata.ToArray().Should().Equal(written.Metadata.ToArray());
    }

    [Fact]
    public async Task Of_a_slice_nothing_after_the_position_is_seen_though_the_head_moves_on()
    {
        await InterleaveAsync(rounds: 2);
        var through = await Log.HeadAsync(Stop);
        var expected = (await Log.EverythingAsync()).Where(stored => stored.Stream.Value.StartsWith("journey-a", StringComparison.Ordinal)).Select(stored => stored.Id).ToList();

        var seen = new List<Guid>();
        var number = 500;
        await foreach (var page in Log.ReadSliceAsync(new StreamPrefix("journey-a"), through, 1, Stop))
        {
            seen.AddRange(page.Select(stored => stored.Id));
            // On a stream that may have been read or not, and on one that began afterwards.
            await Log.AppendAsync(Interleaved[4], ExpectedRevision.Exact(1 + number - 500), Some.Event(number));
            await Log.AppendAsync(new StreamName($"journey-a9{number}"), ExpectedRevision.None, Some.Event(1000 + number++));
        }

        number.Should().BeGreaterThan(500);
        seen.Should().BeEquivalentTo(expected);
    }

    [Fact]
    public async Task Up_to_a_position_within_a_stream_its_first_events_are_seen()
    {
        await InterleaveAsync(rounds: 3);
        var middle = (await Log.ForwardsAsync(Interleaved[2]))[1].Position;

        var seen = (await SliceAsync("journey-a", middle)).SelectMany(page => page).GroupBy(stored => stored.Stream).ToDictionary(stream => stream.Key, stream => stream.Count());

        seen.Should().Equal(new Dictionary<StreamName, int> { [Interleaved[0]] = 2, [Interleaved[2]] = 2, [Interleaved[4]] = 1 });
    }

    [Fact]
    public async Task A_slice_ends_where_names_begin_otherwise()
    {
        StreamName[] inside = [new("journey-7"), new("journey-7-1"), new("journey-70"), new("journey-7z")];
        foreach (var (index, name) in inside.Append(new("journey-6z")).Append(new("journey-8")).Append(new("journey")).Index())
            await Log.AppendAsync(name, ExpectedRevision.None, Some.Event(index));

        (await SliceAsync("journey-7", await Log.HeadAsync(Stop))).SelectMany(page => page).Select(stored => stored.Stream).Should().BeEquivalentTo(inside);
        (await SliceAsync("journey-", await Log.HeadAsync(Stop))).SelectMany(page => page).Should().HaveCount(6);
        (await SliceAsync("standard-", await Log.HeadAsync(Stop))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_slice_of_a_log_without_events_is_empty() =>
        (await SliceAsync("journey-", await Log.HeadAsync(Stop))).Should().BeEmpty();

    [Theory(Timeout = Patience)]
    [InlineData(299)]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(2001)]
    public async Task A_slice_of_many_streams_is_read_whole(int streams)
    {
        await Task.WhenAll(Enumerable.Range(0, streams).Select(number => Log.AppendAsync(Some.Stream(number), ExpectedRevision.None, Some.Event(number))));

        var pages = await SliceAsync("journey-", await Log.HeadAsync(Stop), 300);

        pages.SelectMany(page => page).Select(Some.NumberOf).Should().BeEquivalentTo(Enumerable.Range(0, streams));
        pages.SkipLast(1).Should().NotContain(page => page.Count < 300);
    }

    [Fact]
    public async Task A_slice_up_to_a_position_of_another_epoch_or_beyond_the_head_is_refused()
    {
        await Log.FillAsync(0, 2);
        var head = await Log.HeadAsync(Stop);

        var foreign = () => SliceAsync("journey-", head with { Epoch = new Guid("00000000-0000-0000-0000-00000000abcd") });
        var beyond = () => SliceAsync("journey-", head with { Value = head.Value + 1 });

        await foreign.Should().ThrowAsync<LogEpochException>();
        await beyond.Should().ThrowAsync<LogEpochException>();
    }

    [Fact]
    public async Task Reading_a_slice_ends_when_it_is_cancelled()
    {
        await InterleaveAsync(rounds: 1);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var head = await Log.HeadAsync(Stop);

        var reading = async () =>
        {
            await foreach (var page in Log.ReadSliceAsync(new StreamPrefix("journey-"), head, 1, cancel.Token))
                await cancel.CancelAsync();
        };

        await reading.Should().ThrowAsync<OperationCanceledException>();
    }

    private async Task InterleaveAsync(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (index, stream) in Interleaved.Index())
                await Log.AppendAsync(stream, round == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(round - 1), Some.Event(round * Interleaved.Length + index));
        }
    }

    private async Task<List<IReadOnlyList<StoredEvent>>> SliceAsync(string prefix, LogPosition through, int page = 100)
    {
        var pages = new List<IReadOnlyList<StoredEvent>>();
        await foreach (var events in Log.ReadSliceAsync(new StreamPrefix(prefix), through, page, Stop))
            pages.Add(events);
        return pages;
    }
}
