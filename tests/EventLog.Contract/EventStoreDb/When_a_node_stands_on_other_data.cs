using Naas.Application.EventLog;
using Naas.EventStoreDbPeer;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>A node comes back emptied, or on other data than a process worked on: nobody is told that there is nothing, and nothing is recorded there.</summary>
public sealed class When_a_node_stands_on_other_data : OnPeers
{
    [Theory(Timeout = Patience)]
    [InlineData(0, "is empty")]
    [InlineData(1, "begins with another life of a log")]
    [InlineData(2, "begins with another life of a log")]
    public async Task Every_call_is_an_alarm_and_goes_on_when_the_node_has_its_own_again(int livesOfAnother, string how)
    {
        var node = await StartAsync();
        var log = Open(node.Address);
        await log.FillAsync(0, 3);
        var (before, port) = (await log.HeadAsync(Stop), node.Endpoint.Port);

        await node.DisposeAsync();
        var other = await StartAsync(new PeerSettings { Port = port });
        if (livesOfAnother > 0)
            await Open(other.Address).FillAsync(7, 1);
        if (livesOfAnother > 1)
            await Open(other.Address).BeginEpochAsync(Stop);

        foreach (var call in (Func<Task>[])
            [
                () => log.HeadAsync(Stop), () => log.ReadAllAsync(null, 10, Stop), () => log.ReadAllAsync(before, 10, Stop), () => log.ReadAtAsync(before, Stop), () => log.ForwardsAsync(Some.Stream(0)),
                () => log.BackwardsAsync(Some.Stream(9)), () => log.LastBeforeAsync(Some.Moment, Stop), () => log.FirstAsync(1), () => log.AppendAsync(Some.Stream(9), ExpectedRevision.None, Some.Event(9)),
            ])
        {
            await FluentActions.Awaiting(call).Should().ThrowAsync<LogIntegrityException>()
                .WithMessage($"EventStoreDB does not hold the log any more that this process works on: stream naas_epoch {how}. The node was emptied, or stands on other data: give it its own back*");
        }

        log.KnownEpoch.Should().Be(before.Epoch, "what was made of the log is still of that one");
        other.Store.Stream("journey-9").Should().BeNull();
        (other.Store.Stream("naas_epoch") is null).Should().Be(livesOfAnother == 0, "no life was begun there");

        await other.DisposeAsync();
        _ = await StartAsync(new PeerSettings { Port = port }, node.Store);
        (await log.HeadAsync(Stop)).Should().Be(before);
        (await log.AppendAsync(Some.Stream(9), ExpectedRevision.None, Some.Event(9))).Should().BeOfType<AppendResult.Appended>().Which.Position.Epoch.Should().Be(before.Epoch);
    }

    [Fact(Timeout = Patience)]
    public async Task A_process_that_starts_on_an_emptied_node_begins_no_log_where_something_is_kept_of_one()
    {
        var node = await StartAsync();
        await Open(node.Address).FillAsync(0, 2);
        await node.DisposeAsync();
        var emptied = await StartAsync(new PeerSettings { Port = node.Endpoint.Port });
        var started = Open(emptied.Address, Quick with { WasUsed = _ => Task.FromResult(true) });

        foreach (var call in (Func<Task>[])[() => started.HeadAsync(Stop), () => started.AppendAsync(Some.Stream(9), ExpectedRevision.None, Some.Event(9)), () => started.ForwardsAsync(Some.Stream(0))])
            await FluentActions.Awaiting(call).Should().ThrowAsync<LogIntegrityException>().WithMessage("EventStoreDB holds no log: stream naas_epoch is empty. But the database holds read models of one*goes a new database.");
        emptied.Store.Stream("naas_epoch").Should().BeNull();
        emptied.Store.Stream("journey-9").Should().BeNull();

        await emptied.DisposeAsync();
        _ = await StartAsync(new PeerSettings { Port = node.Endpoint.Port }, node.Store);
        (await started.EverythingAsync()).Select(Some.NumberOf).Should().Equal(0, 1);
    }

    [Fact(Timeout = Patience)]
    public async Task A_log_is_begun_on_an_empty_node_by_hand_or_where_nothing_is_kept_of_one()
    {
        var node = await StartAsync();
        var refused = Open(node.Address, Quick with { WasUsed = _ => Task.FromResult(true) });
        await FluentActions.Awaiting(() => refused.HeadAsync(Stop)).Should().ThrowAsync<LogIntegrityException>();

        await Open(node.Address).BeginEpochAsync(Stop);
        (await refused.AppendAsync(Some.Stream(9), ExpectedRevision.None, Some.Event(9))).Should().BeOfType<AppendResult.Appended>();

        var other = await StartAsync();
        (await Open(other.Address, Quick with { WasUsed = _ => Task.FromResult(false) }).AppendAsync(Some.Stream(9), ExpectedRevision.None, Some.Event(9))).Should().BeOfType<AppendResult.Appended>();
    }

    [Fact(Timeout = Patience)]
    public async Task An_append_that_is_under_way_meanwhile_is_not_tried_there()
    {
        var node = await StartAsync();
        var log = Open(node.Address, Quick with { SilentAfter = TimeSpan.FromMinutes(10) });
        await log.FillAsync(0, 1);
        node.Faults.Hold();
        var appending = log.AppendAsync(Some.Stream(9), ExpectedRevision.None, Some.Event(9));

        await node.DisposeAsync();
        var other = await StartAsync(new PeerSettings { Port = node.Endpoint.Port });

        await FluentActions.Awaiting(() => appending).Should().ThrowAsync<LogIntegrityException>().WithMessage("*does not hold the log any more*");
        other.Store.Stream("journey-9").Should().BeNull();
    }

    [Fact(Timeout = Patience)]
    public async Task A_backup_from_before_the_last_life_is_an_alarm_until_another_was_begun()
    {
        var folder = Directory.CreateTempSubdirectory("naas-peer-");
        try
        {
            var (now, backup) = (Path.Combine(folder.FullName, "now"), Path.Combine(folder.FullName, "backup"));
            var node = await StartAsync(new PeerSettings { File = now });
            var log = Open(node.Address);
            await log.FillAsync(0, 2);
            File.Copy(now, backup);
            await log.BeginEpochAsync(Stop);
            await log.FillAsync(2, 1);
            var last = (await log.HeadAsync(Stop)).Epoch;

            await node.DisposeAsync();
            var restored = await StartAsync(new PeerSettings { Port = node.Endpoint.Port, File = backup });
            await FluentActions.Awaiting(() => log.HeadAsync(Stop)).Should().ThrowAsync<LogIntegrityException>().WithMessage("*begins with another life of a log*");
            await Open(restored.Address).BeginEpochAsync(Stop);

            var begun = (await log.HeadAsync(Stop)).Epoch;
            begun.Should().NotBe(last).And.Be((await Open(restored.Address).HeadAsync(Stop)).Epoch);
            (await log.EverythingAsync()).Select(Some.NumberOf).Should().Equal(0, 1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
