using Naas.Domain.Journeys;

namespace Naas.Projections.WorkerSummary;

/// <summary>What an event does to the entry of its level, by episode.</summary>
internal static class LevelFold
{
    /// <returns>The entry after the event; null when it cannot follow.</returns>
    public static LevelEntry? After(LevelEntry level, JourneyEvent journeyEvent) =>
        Agreement(level, journeyEvent)
        ?? Endorsement(level, journeyEvent)
        ?? Sitting(level, journeyEvent)
        ?? Outcome(level, journeyEvent)
        ?? Accreditation(level, journeyEvent);

    private static LevelEntry? Agreement(LevelEntry level, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.AssessmentAgreed e => level with { AgreedOn = e.On, DeclinedOn = null },
        JourneyEvent.AssessmentDeclined e => level with { AgreedOn = null, DeclinedOn = e.On },
        JourneyEvent.AgreementWithdrawn e => level with { AgreedOn = null, DeclinedOn = e.On, SittingRequestedOn = null },
        JourneyEvent.AgreementCorrected e => level with { AgreedOn = e.AgreedOn },
        _ => null,
    };

    private static LevelEntry? Endorsement(LevelEntry level, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.EndorsementRequested e => level with { EndorsementRequest = new RequestEntry(e.Of.Value, e.On) },
        JourneyEvent.EndorsementDeclined => level with { EndorsementRequest = null },
        JourneyEvent.PracticeEndorsed e when e.Endorsement == level.Endorsements.Length + 1 => Endorsed(level, new EndorsementEntry(e.EndorsedBy.Value, e.On, e.ValidUntil, null)),
        JourneyEvent.PracticeReEndorsed e when e.Endorsement == level.Endorsements.Length + 1 => Endorsed(level, new EndorsementEntry(e.EndorsedBy.Value, e.On, e.ValidUntil, null)),
        JourneyEvent.EndorsementRanked e => Given(level, e.Endorsement, given => given with { Rank = e.Rank }),
        JourneyEvent.EndorsementWithdrawn e => Given(level, e.Endorsement, given => given with { WithdrawnOn = e.On }),
        JourneyEvent.EndorsementExpired e => Given(level, e.Endorsement, given => given with { ExpiredOn = e.On }),
        JourneyEvent.EndorsementLapsedOnLeaving e => Given(level, e.Endorsement, given => given with { LapsedOn = e.On }),
        JourneyEvent.EndorsementReinstated e => Given(level, e.Endorsement, given => given with { LapsedOn = e.LapsedOn }),
        JourneyEvent.EndorsementCorrected e => Given(level, e.Endorsement, given => given with { On = e.EndorsedOn, ValidUntil = e.ValidUntil, ExpiredOn = null }),
        JourneyEvent.EndorsementExpunged e => Given(level, e.Endorsement, given => given with { IsExpunged = true }) is { } without
            ? without.RebookEndorsement == e.Endorsement ? without with { RebookUntil = null, RebookEndorsement = null } : without
            : null,
        JourneyEvent.PassportGranted e => level with { Passport = [.. e.Elements] },
        JourneyEvent.PassportExpired => level with { Passport = [] },
        _ => null,
    };

    private static LevelEntry? Sitting(LevelEntry level, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.SittingRequested e => level with { SittingRequestedOn = e.On },
        JourneyEvent.SittingOffered => level with { SittingRequestedOn = null },
        JourneyEvent.SittingBooked e when level.UnderWay is null && e.Endorsement >= 0 && e.Endorsement <= level.Endorsements.Length => level with
        {
            Attempts = level.Attempts + 1,
            UnderWay = new BookedSitting(e.Attempt, e.Endorsement, e.Sitting.Value, e.SitsOn, [.. e.Elements], Marked: false)
            {
                CarriedUntil = level.RebookEndorsement == e.Endorsement ? level.RebookUntil : null,
                IsElementRetake = level.Retake is { Element: { } again } && e.Elements == Naas.Domain.Assessments.ElementSet.Of(again),
            },
            RebookUntil = null,
            RebookEndorsement = null,
        },
        JourneyEvent.BookingCorrected e when level.UnderWay is { } booked => level with { UnderWay = booked with { Sitting = e.Sitting.Value, SitsOn = e.SitsOn } },
        // A cancelled sitting and a void one count as no attempt (S-32).
        JourneyEvent.SittingCancelledOnLeaving when level.UnderWay is { } booked => WithoutSitting(level, booked, rebookUntil: null),
        // A place that could not be taken is no use of a void sitting's right to one (S-32).
        JourneyEvent.SittingCancelled e when level.UnderWay is { } booked => WithoutSitting(level, booked, e.Reason.IsOfAPlaceNotTaken() ? booked.CarriedUntil : null),
        JourneyEvent.SittingVoided e when level.UnderWay is { } booked => WithoutSitting(level, booked, e.RebookUntil),
        JourneyEvent.ElementMarked or JourneyEvent.ExerciseRated when level.UnderWay is { } booked => level with { UnderWay = booked with { Marked = true } },

        // Adjustments are no employer's business (S-33), and an allegation is the parties' alone (S-34): the summary tells neither.
        JourneyEvent.AdjustmentsRequested or JourneyEvent.AdjustmentsAgreed or JourneyEvent.AdjustmentsRefused => level,
        JourneyEvent.MalpracticeAlleged or JourneyEvent.WorkerHeard or JourneyEvent.MalpracticeFound or JourneyEvent.MalpracticeNotFound => level,

        // Marks, narratives and recordings change nothing in where somebody stands.
        JourneyEvent.ThirdRatingNeeded or JourneyEvent.MarkModerated or JourneyEvent.NarrativeRecorded => level,
        JourneyEvent.RecordingTaken or JourneyEvent.RecordingTrainingAgreed or JourneyEvent.RecordingHandedOver or JourneyEvent.RecordingUsed or JourneyEvent.RecordingDestroyed => level,
        _ => null,
    };

    private static LevelEntry? Outcome(LevelEntry level, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ResultReleased e when level.UnderWay is { } sat => level with
        {
            // A retake of one element rests on what the attempt before rested on.
            LastRestedOnPassport = sat.IsElementRetake ? level.LastRestedOnPassport : sat.Elements.Length < Naas.Domain.Assessments.ElementSet.All.Count,
            UnderWay = null,
            RebookUntil = null,
            RebookEndorsement = null,
            EndorsementsUsed = level.Endorsements.Length,
            LastAttempt = e.Attempt,
            LastOutcome = e.Outcome,
            LastReleasedOn = e.On,
            LastCorrectedOn = null,
            LastAnnulledOn = null,
            // What an earlier attempt had opened ends with the result of the next.
            Retake = null,
        },
        JourneyEvent.FeedbackIssued e => e.Attempt == level.LastAttempt ? level with { FeedbackVersion = e.Version } : level,
        JourneyEvent.MarkCorrected => level,
        // What changes in an earlier result shows in what follows from it.
        JourneyEvent.ResultCorrected e when level.LastReleasedOn is not null => e.Attempt == level.LastAttempt ? level with { LastOutcome = e.Outcome, LastCorrectedOn = e.On } : level,
        JourneyEvent.ResultAnnulled e when level.LastReleasedOn is not null => e.Attempt == level.LastAttempt ? level with { LastOutcome = null, LastAnnulledOn = e.On } : level,

        JourneyEvent.Accredited e => level with { SittingRequestedOn = null, Retake = null, Accreditation = new AccreditationEntry(e.On, e.ReaccreditationDueOn) },
        JourneyEvent.NarrowRetakeOpened e => level with { Retake = new RetakeEntry(e.Element, null, e.Until, e.BankedUntil) { RestsOnPassport = level.LastRestedOnPassport } },
        JourneyEvent.ElementRetakeOpened e => level with { Retake = new RetakeEntry(e.Element, e.ExpectedAfter, null, e.BankedUntil) { RestsOnPassport = level.LastRestedOnPassport } },
        JourneyEvent.FullRetakeOpened e => level with { Retake = new RetakeEntry(null, e.ExpectedAfter, null, null) },

        JourneyEvent.DevelopmentPlanAgreed e when level.Retake is { } retake => level with { Retake = retake with { PlannedOn = e.On } },
        JourneyEvent.RetakeBroughtForward e when level.Retake is { } retake => level with { Retake = retake with { BroughtForwardOn = e.On } },
        // What was noted of an end that has moved on is no longer so.
        JourneyEvent.RetakeWindowMoved e when level.Retake is { } retake => level with
        {
            Retake = retake with
            {
                Until = e.Until,
                BankedUntil = e.BankedUntil,
                NarrowLapsedOn = e.Until < retake.NarrowLapsedOn ? retake.NarrowLapsedOn : null,
                ExpiredOn = e.BankedUntil < retake.ExpiredOn ? retake.ExpiredOn : null,
            },
        },
        JourneyEvent.NarrowRetakeLapsed e when level.Retake is { } retake => level with { Retake = retake with { NarrowLapsedOn = e.On } },
        JourneyEvent.BankedElementsExpired e when level.Retake is { } retake => level with { Retake = retake with { ExpiredOn = e.On } },
        _ => null,
    };

    private static LevelEntry? Accreditation(LevelEntry level, JourneyEvent journeyEvent) => (level.Accreditation, journeyEvent) switch
    {
        (null, _) => null,
        ({ } held, JourneyEvent.CertificateIssued e) => level with { Accreditation = held with { Certificate = e.Certificate.Value, CurrentUntil = e.CurrentUntil } },
        ({ } held, JourneyEvent.LearningDeclared e) => level with { Accreditation = held with { Learning = held.Learning.Add(new LearningEntry(e.Hours, e.On)) } },
        ({ } held, JourneyEvent.LearningCorrected e) when e.Declaration >= 1 && e.Declaration <= held.Learning.Length =>
            level with { Accreditation = held with { Learning = held.Learning.SetItem(e.Declaration - 1, held.Learning[e.Declaration - 1] with { Hours = e.Hours }) } },
        ({ } held, JourneyEvent.Reaccredited e) => Renewed(level, held, e.DueOn, e.On),
        ({ } held, JourneyEvent.AccreditationRestored e) => Renewed(level, held, e.DueOn, e.On),
        ({ } held, JourneyEvent.ReaccreditationDueMoved e) =>
            level with
            {
                // What was noted of an end that has moved on is no longer so.
                Accreditation = held with
                {
                    DueOn = e.DueOn,
                    CurrentUntil = e.CurrentUntil,
                    OverdueSince = e.DueOn < held.OverdueSince ? held.OverdueSince : null,
                    NotCurrentSince = e.CurrentUntil < held.NotCurrentSince ? held.NotCurrentSince : null,
                },
            },
        ({ } held, JourneyEvent.ReaccreditationUndone e) =>
            level with { Accreditation = held with { DueOn = e.DueOn, CurrentUntil = e.CurrentUntil, RenewedOn = e.RenewedOn, OverdueSince = null, NotCurrentSince = null } },
        ({ } held, JourneyEvent.ReaccreditationOverdue e) => level with { Accreditation = held with { OverdueSince = e.On } },
        ({ } held, JourneyEvent.AccreditationNotCurrent e) => level with { Accreditation = held with { NotCurrentSince = e.On } },
        ({ } held, JourneyEvent.AccreditationRevoked e) => level with { Accreditation = held with { RevokedOn = e.On } },
        // A notice may be dropped, and is the worker's to answer first.
        (_, JourneyEvent.RevocationNotified or JourneyEvent.RevocationDropped) => level,
        (_, JourneyEvent.ReaccreditationReminded or JourneyEvent.PracticeEndorsedForReaccreditation) => level,
        _ => null,
    };

    private static LevelEntry Renewed(LevelEntry level, AccreditationEntry held, DateOnly dueOn, DateOnly on) => level with
    {
        SittingRequestedOn = null,
        Retake = null,
        Accreditation = held with { DueOn = dueOn, RenewedOn = on, OverdueSince = null, NotCurrentSince = null },
    };

    private static LevelEntry WithoutSitting(LevelEntry level, BookedSitting booked, DateOnly? rebookUntil) => level with
    {
        Attempts = level.Attempts - 1,
        UnderWay = null,
        RebookUntil = rebookUntil,
        RebookEndorsement = rebookUntil is null ? null : booked.Endorsement,
    };

    /// <summary>A request is answered by whoever was asked; another organisation's endorsement leaves it waiting.</summary>
    private static LevelEntry Endorsed(LevelEntry level, EndorsementEntry endorsement) => level with
    {
        Endorsements = level.Endorsements.Add(endorsement),
        EndorsementRequest = level.EndorsementRequest?.Of == endorsement.By ? null : level.EndorsementRequest,
    };

    private static LevelEntry? Given(LevelEntry level, int number, Func<EndorsementEntry, EndorsementEntry> change) =>
        number >= 1 && number <= level.Endorsements.Length
            ? level with { Endorsements = level.Endorsements.SetItem(number - 1, change(level.Endorsements[number - 1])) }
            : null;
}
