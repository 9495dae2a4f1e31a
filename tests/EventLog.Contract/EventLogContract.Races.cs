using System.Collections.Concurrent;
using Naas.Application.EventLog;

namespace Naas.EventLog.Contract;

public abstract partial class EventLogContract
{
    [Fact(Timeout = Patience)]
    public async Task Of_many_writers_at_one_revision_exactly_one_wins()
    {
        const int rounds = 25;
        const int rivals = 24;
        var wins = 0;
        for (var round = 0; round < rounds; round++)
        {
            var expected = round == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(round - 1);
            var number = round * rivals;
            var results = await Task.WhenAll(Enumerable.Range(number, rivals).Select(n =>
                Task.Run(() => Log.AppendAsync(Some.Stream(1), expected, Some.Event(n)))));

            results.OfType<AppendResult.Appended>().Should().ContainSingle().Which.Revision.Should().Be(round);
            results.OfType<AppendResult.WrongExpectedRevision>().Should().HaveCount(rivals - 1).And.OnlyContain(r => r.Actual == round);
            wins++;
        }

        (await Log.ForwardsAsync(Some.Stream(1))).Should().HaveCount(wins);
    }

    [Fact(Timeout = Patience)]
    public async Task Appends_that_follow_each_other_may_be_on_their_way_together()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(n =>
            Log.AppendAsync(Some.Stream(1), n == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(n - 1), Some.Event(n))));

        results.Should().AllBeOfType<AppendResult.Appended>();
        (await Log.ForwardsAsync(Some.Stream(1))).Select(Some.NumberOf).Should().Equal(Enumerable.Range(0, 50));
    }

    [Fact(Timeout = Patience)]
    public async Task A_subscriber_sees_what_many_writers_record_once_each_and_in_order()
    {
        const int writers = 32;
        const int each = 30;
        var acknowledged = new ConcurrentDictionary<Guid, LogPosition>();
        var subscriber = Log.FirstAsync(writers * each, page: 17);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                var @event = Some.Event(writer * each + i);
                var expected = i == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(i - 1);
                var result = await Log.AppendAsync(Some.Stream(writer), expected, @event);
                acknowledged[@event.Id] = result.Should().BeOfType<AppendResult.Appended>().Subject.Position;

                // A rejected append in between must leave no trace.
                await Log.AppendAsync(Some.Stream(writer), expected, Some.Event(1_000_000 + writer));
            }
        })));

        var seen = await subscriber;
        seen.Should().HaveCount(writers * each);
        Deliveries.ThrowUnlessOnceInOrder([.. seen.Select(e => (e.Position.Value, e.Id))], acknowledged.Keys);
        seen.Should().OnlyContain(e => acknowledged[e.Id] == e.Position);
        (await Log.EverythingAsync()).Select(e => e.Id).Should().Equal(seen.Select(e => e.Id));
    }
}
