using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Projections.Equalities;

/// <summary>What another record of the same person held beside this one's own road: its results and reviews count with the rest, and nothing is left by it to be taken again (S-53).</summary>
internal static class EqualityBeside
{
    /// <summary>The row with the attempts and reviews that the history comes to by itself; null when it is none.</summary>
    public static EqualityRow? With(EqualityRow row, JourneyHistory beside, PersonFacts? person) =>
        beside.Where(IsCounted).Select(CountedFromOne(beside)).Aggregate((EqualityRow?)new EqualityRow { Journey = row.Journey }, (before, happened) => before is null ? null : EqualityFold.After(before, happened, person)) is { } other
            ? other.Levels.Aggregate(row, (own, level) => own.With(own.At(level.Level) is var at ? at with { Attempts = [.. at.Attempts, .. level.Attempts], Reviews = [.. at.Reviews, .. level.Reviews] } : level))
            : null;

    private static bool IsCounted(JourneyEvent happened) => happened
        is JourneyEvent.PracticeEndorsed or JourneyEvent.PracticeReEndorsed
        or JourneyEvent.SittingBooked or JourneyEvent.BookingCorrected or JourneyEvent.ElementMarked or JourneyEvent.MarkModerated or JourneyEvent.MarkCorrected
        or JourneyEvent.ResultReleased or JourneyEvent.ResultCorrected or JourneyEvent.ResultAnnulled or JourneyEvent.ResultSetAside or JourneyEvent.FindingOverturned
        or JourneyEvent.NarrowRetakeOpened or JourneyEvent.ElementRetakeOpened or JourneyEvent.RetakeWindowMoved or JourneyEvent.FullRetakeOpened or JourneyEvent.Accredited
        or JourneyEvent.ReviewRequested or JourneyEvent.LateReviewRefused or JourneyEvent.ReviewWithdrawn or JourneyEvent.ReviewDecided;

    /// <summary>The endorsements stand under their places, since the row knows them by these.</summary>
    private static Func<JourneyEvent, JourneyEvent> CountedFromOne(JourneyHistory beside)
    {
        var places = beside
            .Select(happened => happened switch
            {
                JourneyEvent.PracticeEndorsed e => (e.Level, e.Endorsement),
                JourneyEvent.PracticeReEndorsed e => (e.Level, e.Endorsement),
                _ => ((Level Level, int Endorsement)?)null,
            })
            .OfType<(Level Level, int Endorsement)>()
            .GroupBy(given => given.Level)
            .SelectMany(level => level.Select((given, index) => (given, Place: index + 1)))
            .ToDictionary(each => each.given, each => each.Place);
        return happened => happened switch
        {
            JourneyEvent.PracticeEndorsed e => e with { Endorsement = PlaceOf(e.Level, e.Endorsement) },
            JourneyEvent.PracticeReEndorsed e => e with { Endorsement = PlaceOf(e.Level, e.Endorsement) },
            JourneyEvent.SittingBooked { Endorsement: not 0 } e => e with { Endorsement = PlaceOf(e.Level, e.Endorsement) },
            var e => e,
        };

        // One that was never given has no place, and nothing can be booked on it.
        int PlaceOf(Level level, int endorsement) => places.GetValueOrDefault((level, endorsement), -1);
    }
}
