using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Rollouts;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.EventLog.InMemory;
using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Rollouts.RolloutSpec;

namespace Naas.Domain.Specs.Rollouts;

/// <summary>Whoever asks has the rollout as the log has it, whichever process wrote to it.</summary>
public sealed class When_the_rollout_is_read
{
    private readonly Restorable _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_is_none_before_anything_happened() =>
        (await new LoggedRollout(_log).CurrentAsync(Cancellation)).Should().Be(new Application.Ports.Current<Rollout>(Rollout.NotBegun, null, null));

    [Fact]
    public async Task What_another_process_appended_counts_at_once()
    {
        var (here, there) = (new LoggedRollout(_log), new LoggedRollout(_log));
        await AppendAsync(PhaseOpened());
        (await here.CurrentAsync(Cancellation)).State.SittingsFrom(Leeds, Day("2018-07-02")).Should().BeNull();
        _ = await there.CurrentAsync(Cancellation);

        await AppendAsync(Joined("LEEDS"));

        foreach (var reader in (LoggedRollout[])[here, there])
        {
            var current = await reader.CurrentAsync(Cancellation);
            current.State.SittingsFrom(Leeds, Day("2018-07-02")).Should().Be(Day("2018-07-01"));
            current.Revision.Should().Be(1);
        }
    }

    [Fact]
    public async Task What_was_read_before_is_not_read_again()
    {
        var reader = new LoggedRollout(_log);
        await AppendAsync(PhaseOpened(), Joined("LEEDS"), Joined("BURY"));
        _ = await reader.CurrentAsync(Cancellation);
        _log.Read.Clear();

        _ = await reader.CurrentAsync(Cancellation);
        await AppendAsync(LeftThePhase("BURY", on: "2018-11-30"));
        _ = await reader.CurrentAsync(Cancellation);

        _log.Read.Should().Equal([2, 2, 3], "the last one known tells that the log is the same; what follows is new");
    }

    [Fact]
    public async Task A_log_that_was_restored_is_read_anew()
    {
        var reader = new LoggedRollout(_log);
        await AppendAsync(PhaseOpened(), Joined("LEEDS"), Joined("BURY"));
        _ = await reader.CurrentAsync(Cancellation);

        _log.Restore();
        (await reader.CurrentAsync(Cancellation)).State.Should().Be(Rollout.NotBegun);
        await AppendAsync(PhaseOpened(), Joined("TRUST"), Joined("LEEDS"));

        var current = await reader.CurrentAsync(Cancellation);
        current.State.SitesOf(PhaseOne).Select(site => site.Site).Should().Equal(Leeds, Trust);
    }

    [Fact]
    public async Task A_history_that_cannot_have_happened_raises_an_alarm()
    {
        await AppendAsync(PhaseOpened(), PhaseOpened());

        await FluentActions.Awaiting(() => new LoggedRollout(_log).CurrentAsync(Cancellation))
            .Should().ThrowAsync<LogIntegrityException>().WithMessage("Stream rollout, revision 1: PhaseOpened on 2018-06-01 cannot have happened: *");
    }

    private async Task AppendAsync(params RolloutEvent[] events)
    {
        var at = new DateTimeOffset(2018, 6, 29, 8, 0, 0, TimeSpan.Zero);
        foreach (var happened in events)
        {
            var metadata = new EventMetadata(at, new ActorId("operations-2"), "dfe-operations", null, Guid.NewGuid(), "hash", "conversation", null, Response2017.Edition);
            var expected = await LastAsync() is { } last ? ExpectedRevision.Exact(last) : ExpectedRevision.None;
            (await _log.AppendAsync(RolloutStream.Name, expected, [RolloutStream.Kind.Write(happened, 0, metadata)], at, Cancellation)).Should().BeOfType<AppendResult.Appended>();
        }
    }

    private async Task<long?> LastAsync()
    {
        await foreach (var last in _log.ReadStreamBackwardsAsync(RolloutStream.Name, Cancellation))
            return last.Revision;
        return null;
    }

    /// <summary>A log that remembers which revisions were read of it, and can be exchanged for an empty one.</summary>
    private sealed class Restorable : IEventLog
    {
        private InMemoryEventLog _inner = new();

        public List<long> Read { get; } = [];

        public void Restore() => _inner = new InMemoryEventLog();

        public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(StreamName stream, long fromRevision, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var stored in _inner.ReadStreamAsync(stream, fromRevision, cancellation))
            {
                Read.Add(stored.Revision);
                yield return stored;
            }
        }

        public Task<AppendResult> AppendAsync(StreamName stream, ExpectedRevision expected, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation) =>
            _inner.AppendAsync(stream, expected, events, recordedAt, cancellation);

        public IAsyncEnumerable<StoredEvent> ReadStreamBackwardsAsync(StreamName stream, CancellationToken cancellation) => _inner.ReadStreamBackwardsAsync(stream, cancellation);

        public Task<LogPage> ReadAllAsync(LogPosition? after, int maximum, CancellationToken cancellation) => _inner.ReadAllAsync(after, maximum, cancellation);

        public Task<StoredEvent?> ReadAtAsync(LogPosition position, CancellationToken cancellation) => _inner.ReadAtAsync(position, cancellation);

        public Task<LogPosition> LastBeforeAsync(DateTimeOffset moment, CancellationToken cancellation) => _inner.LastBeforeAsync(moment, cancellation);

        public IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadSliceAsync(StreamPrefix slice, LogPosition through, int pageSize, CancellationToken cancellation) => _inner.ReadSliceAsync(slice, through, pageSize, cancellation);

        public IAsyncEnumerable<LogPage> SubscribeAsync(LogPosition? after, int pageSize, CancellationToken cancellation) => _inner.SubscribeAsync(after, pageSize, cancellation);

        public bool HasCheapSlices => _inner.HasCheapSlices;

        public Guid? KnownEpoch => _inner.KnownEpoch;

        public Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation) => _inner.EstimateAsync(after, through, cancellation);

        public Task<LogPosition> HeadAsync(CancellationToken cancellation) => _inner.HeadAsync(cancellation);
    }
}
