using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Domain.Rollouts;

namespace Naas.Application.Rollouts;

/// <summary>The rollout as the log has it at this moment: what was folded before, and whatever has been appended since, by any process.</summary>
/// <remarks>
/// Each time the last event that was folded is read again with those after it: one short read, which also tells whether the
/// log is still the one that was read before.
/// </remarks>
public sealed class LoggedRollout(IEventLog log) : IRollout
{
    private Folded _folded = Folded.Nothing;

    public async Task<CurrentRollout> CurrentAsync(CancellationToken cancellation)
    {
        var known = Volatile.Read(ref _folded);
        // Where nothing is known, nothing can be missed.
        var folded = await GoOnFromAsync(known, cancellation) ?? (await GoOnFromAsync(Folded.Nothing, cancellation))!;
        // Two readers at once may have come equally far; whichever is kept, the next read brings it up to date.
        Volatile.Write(ref _folded, folded);
        return new CurrentRollout(folded.Rollout, folded.Last?.Revision, folded.Last?.Position);
    }

    /// <returns>Null when the log does not hold what had been folded: it was restored.</returns>
    private async Task<Folded?> GoOnFromAsync(Folded known, CancellationToken cancellation)
    {
        var folded = known;
        var isKnown = known.Last is null;
        await foreach (var stored in log.ReadStreamAsync(RolloutStream.Name, known.Last?.Revision ?? 0, cancellation))
        {
            if (isKnown)
                folded = new Folded(RolloutStream.Kind.Fold(folded.Rollout, stored), stored);
            else if (stored.Id != known.Last!.Id || stored.Position != known.Last.Position)
                return null;
            isKnown = true;
        }

        return isKnown ? folded : null;
    }

    private sealed record Folded(Rollout Rollout, StoredEvent? Last)
    {
        public static Folded Nothing { get; } = new(Rollout.NotBegun, null);
    }
}
