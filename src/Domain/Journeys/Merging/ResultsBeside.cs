using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

/// <summary>
/// The results of a closed record at a level where the other's own road goes on: nothing follows from them there (S-35), and they
/// are what the person sat, so that figures count them with the rest (S-53).
/// </summary>
internal static class ResultsBeside
{
    /// <summary>How the released attempts came about and what became of their results, with the endorsements that carried them; no sitting that came to nothing.</summary>
    public static IEnumerable<JourneyEvent> Of(Level level, IReadOnlyCollection<JourneyEvent> past)
    {
        var there = past.Where(happened => happened.AtLevel() == level).ToList();
        var released = there.OfType<JourneyEvent.ResultReleased>().Select(result => result.Attempt).ToHashSet();
        var carrying = there.OfType<JourneyEvent.SittingBooked>().Where(booked => released.Contains(booked.Attempt)).Select(booked => booked.Endorsement).ToHashSet();
        var reviews = there.OfType<JourneyEvent.ReviewRequested>().Where(asked => released.Contains(asked.Attempt)).Select(asked => asked.Review).ToHashSet();
        return there.Where(happened => EndorsementOf(happened) is { } endorsement ? carrying.Contains(endorsement)
            : ReviewOf(happened) is { } review ? reviews.Contains(review)
            : AttemptOf(happened) is { } attempt && released.Contains(attempt));
    }

    private static int? EndorsementOf(JourneyEvent happened) => happened switch
    {
        JourneyEvent.PracticeEndorsed e => e.Endorsement,
        JourneyEvent.PracticeReEndorsed e => e.Endorsement,
        JourneyEvent.EndorsementWithdrawn e => e.Endorsement,
        JourneyEvent.EndorsementLapsedOnLeaving e => e.Endorsement,
        JourneyEvent.EndorsementReinstated e => e.Endorsement,
        JourneyEvent.EndorsementCorrected e => e.Endorsement,
        _ => null,
    };

    private static int? ReviewOf(JourneyEvent happened) => happened switch
    {
        JourneyEvent.ReviewRequested e => e.Review,
        JourneyEvent.LateReviewRefused e => e.Review,
        JourneyEvent.ReviewWithdrawn e => e.Review,
        JourneyEvent.ReviewDecided e => e.Review,
        _ => null,
    };

    private static int? AttemptOf(JourneyEvent happened) => happened switch
    {
        JourneyEvent.SittingBooked e => e.Attempt,
        JourneyEvent.BookingCorrected e => e.Attempt,
        JourneyEvent.ExerciseRated e => e.Attempt,
        JourneyEvent.ElementMarked e => e.Attempt,
        JourneyEvent.MarkModerated e => e.Attempt,
        JourneyEvent.ResultReleased e => e.Attempt,
        JourneyEvent.FeedbackIssued e => e.Attempt,
        JourneyEvent.MarkCorrected e => e.Attempt,
        JourneyEvent.ResultCorrected e => e.Attempt,
        JourneyEvent.ResultAnnulled e => e.Attempt,
        JourneyEvent.ResultSetAside e => e.Attempt,
        JourneyEvent.FindingOverturned e => e.Attempt,
        JourneyEvent.Accredited e => e.Attempt,
        JourneyEvent.NarrowRetakeOpened e => e.Attempt,
        JourneyEvent.ElementRetakeOpened e => e.Attempt,
        JourneyEvent.FullRetakeOpened e => e.Attempt,
        JourneyEvent.RetakeWindowMoved e => e.Attempt,
        _ => null,
    };
}
