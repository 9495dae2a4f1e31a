using System.Collections.Immutable;

namespace Naas.Domain.Journeys;

/// <summary>What decides somebody's place in an organisation's list of endorsed workers (S-44).</summary>
/// <param name="Rank">The place that the organisation gave, from 1; null where it gave none.</param>
/// <param name="EndorsedOn">The day of the endorsement.</param>
/// <param name="Recorded">When it was recorded, as its number in the order of recording: it decides between endorsements of one day.</param>
/// <param name="HasAgreed">Whether the worker agrees to be assessed: nobody is booked who does not (S-47).</param>
public readonly record struct EndorsementPlace(int? Rank, DateOnly EndorsedOn, long Recorded, bool HasAgreed = true);

/// <summary>Who is offered a place first when an organisation has endorsed more workers than there are places: those it ranked, then first come (S-44). Who has not agreed keeps the turn and takes no place.</summary>
public static class EndorsementOrder
{
    /// <param name="capacity">How many places there are; null for no limit.</param>
    /// <returns>The list in order, and of each whether one of the places is theirs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer places than none.</exception>
    public static ImmutableArray<(T Worker, bool WithinCapacity)> Of<T>(IEnumerable<T> workers, Func<T, EndorsementPlace> placeOf, int? capacity)
    {
        ArgumentNullException.ThrowIfNull(placeOf);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity ?? 0, nameof(capacity));
        var taken = 0;
        return
        [
            .. workers
                .OrderBy(worker => placeOf(worker).Rank ?? int.MaxValue)
                .ThenBy(worker => placeOf(worker).EndorsedOn)
                .ThenBy(worker => placeOf(worker).Recorded)
                .Select(worker => (worker, placeOf(worker).HasAgreed && (capacity is not { } places || taken++ < places))),
        ];
    }
}
