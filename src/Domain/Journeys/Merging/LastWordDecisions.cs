using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

// Nobody is put forward by the merging of two records who said no last, on whichever of the two (S-47).
public static partial class JourneyDecider
{
    private static bool IsAnswer(JourneyEvent happened) =>
        happened is JourneyEvent.AssessmentAgreed or JourneyEvent.AssessmentDeclined or JourneyEvent.AgreementWithdrawn or JourneyEvent.AgreementCorrected;

    /// <summary>What the worker answered to being put forward, and when; null where nothing was answered.</summary>
    private static (bool Agreed, DateOnly On)? Answer(LevelTrack track) =>
        track.AgreedOn is { } agreed ? (true, agreed) : track.DeclinedOn is { } declined ? (false, declined) : null;

    /// <summary>Whether what the worker said on one record came after what was said on the other, and is another word; of two on one day the no counts (S-47).</summary>
    private static bool OutweighsAnswer(LevelTrack one, LevelTrack other) =>
        Answer(one) is { } said && Answer(other) is { } before && said.Agreed != before.Agreed && (said.On > before.On || (said.On == before.On && !said.Agreed));

    /// <summary>Whether the worker has taken back on one record what the other says is agreed.</summary>
    private static bool TakesBack(LevelTrack theirs, LevelTrack own) => theirs.DeclinedOn is not null && OutweighsAnswer(theirs, own);

    /// <summary>What was said here after what the other record says, and is said again after it, so that it goes on counting.</summary>
    private static IEnumerable<JourneyEvent> SaidSince(Level level, LevelTrack own, LevelTrack theirs, JourneyHistory past)
    {
        if (OutweighsAnswer(own, theirs))
            yield return own.AgreedOn is { } agreed ? new JourneyEvent.AssessmentAgreed(level, agreed) : new JourneyEvent.AgreementWithdrawn(level, own.DeclinedOn!.Value);

        // A request that still waits is not answered by what was asked and answered elsewhere (S-21).
        if (own.EndorsementRequest is { } waits && theirs is { EndorsementRequest: null, IsAccredited: false }
            && past.At(level).Any(happened => happened is JourneyEvent.EndorsementRequested)
            && theirs.Endorsements.All(given => given.EndorsedBy != waits.Of || given.On < waits.On))
        {
            yield return new JourneyEvent.EndorsementRequested(level, waits.Of, waits.On);
        }
    }
}
