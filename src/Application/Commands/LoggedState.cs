using Naas.Application.EventLog;
using Naas.Application.Ports;

namespace Naas.Application.Commands;

/// <summary>What one stream adds up to at this moment: what was folded before, and whatever has been appended since, by any process.</summary>
/// <remarks>
/// Each time the last event that was folded is read again with those after it: one short read, which also tells whether the
/// log is still the one that was read before.
/// </remarks>
public sealed class LoggedState<TState, TEvent>(IEventLog log, StreamName stream, StreamKind<TState, TEvent> kind)
{
    private Folded _folded = new(kind.NotBegun, null);

    /// <exception cref="LogIntegrityException">The stream holds a history that cannot have happened.</exception>
    public async Task<Current<TState>> CurrentAsync(CancellationToken cancellation)
    {
        var known = Volatile.Read(ref _folded);
        // Where nothing is known, nothing can be missed.
        var folded = await GoOnFromAsync(known, cancellation) ?? (await GoOnFromAsync(new Folded(kind.NotBegun, null), cancellation))!;
        // Two readers at once may have come equally far; whichever is kept, the next read brings it up to date.
        Volatile.Write(ref _folded, folded);
        return new Current<TState>(folded.State, folded.Last?.Revision, folded.Last?.Position);
    }

    /// <returns>Null when the log does not hold what had been folded: it was restored.</returns>
    private async Task<Folded?> GoOnFromAsync(Folded known, CancellationToken cancellation)
    {
        var folded = known;
        var isKnown = known.Last is null;
        await foreach (var stored in log.ReadStreamAsync(stream, known.Last?.Revision ?? 0, cancellation))
        {
            if (isKnown)
                folded = new Folded(kind.Fold(folded.State, stored), stored);
            else if (stored.Id != known.Last!.Id || stored.Position != known.Last.Position)
                return null;
            isKnown = true;
        }

        return isKnown ? folded : null;
    }

    private sealed record Folded(TState State, StoredEvent? Last);
}
