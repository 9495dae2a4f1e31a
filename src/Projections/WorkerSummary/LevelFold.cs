using Naas.Domain.Assessments;
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
        ?? Review(level, journeyEvent)
        ?? Accreditation(level, journeyEvent);

    /// <summary>The entry as another record's road at this level goes on from it: what stands open gives way where the other record says something of it (S-53).</summary>
    public static LevelEntry MakingWayFor(LevelEntry level, IReadOnlyList<JourneyEvent> record)
    {
        var isRoad = record.Any(happened => happened is JourneyEvent.SittingBooked);
        return level with
        {
            SittingRequestedOn = record.Any(happened => happened is JourneyEvent.SittingRequested) ? null : level.SittingRequestedOn,
            Passport = record.Any(happened => happened is JourneyEvent.PassportGranted) ? [] : level.Passport,
            RebookUntil = isRoad ? null : level.RebookUntil,
            RebookEndorsement = isRoad ? null : level.RebookEndorsement,
            LeadsOn = !isRoad && level.LeadsOn,
            Retake = isRoad ? null : level.Retake,
            Accreditation = isRoad ? null : level.Accreditation,
        };
    }

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
            UnderWay = new BookedSitting(e.Attempt, e.Endorsement, e.Sitting.Value, e.SitsOn, [.. e.Elements], IsElementRetake(level.Retake, e), Marked: false)
            {
                CarriedUntil = level.RebookEndorsement == e.Endorsement ? level.RebookUntil : null,
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
        JourneyEvent.MalpracticeAlleged or JourneyEvent.WorkerHeard or JourneyEvent.MalpracticeNotFound => level,
        JourneyEvent.MalpracticeFound e => Result(level, e.Attempt, result => result with { MalpracticeFoundOn = e.On }),

        // Marks, narratives and recordings change nothing in where somebody stands.
        JourneyEvent.ThirdRatingNeeded or JourneyEvent.MarkModerated or JourneyEvent.NarrativeRecorded => level,
        // What colleagues fed back is for those who assess; the summary tells nothing of it.
        JourneyEvent.ColleagueFeedbackGathered or JourneyEvent.ColleagueFeedbackCorrected => level,
        JourneyEvent.RecordingTaken or JourneyEvent.RecordingTrainingAgreed or JourneyEvent.RecordingHandedOver or JourneyEvent.RecordingUsed or JourneyEvent.RecordingDestroyed => level,
        JourneyEvent.SimulationSampled or JourneyEvent.SimulationCommented => level,
        _ => null,
    };

    private static LevelEntry? Outcome(LevelEntry level, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ResultReleased e when level.UnderWay is { } sat => level with
        {
            Results = level.Results.Add(new ResultEntry(
                e.Attempt,
                sat.Elements,
                [.. e.Met],
                sat.IsElementRetake,
                // A retake of one element rests on what the attempt before rested on.
                sat.IsElementRetake ? level.Retake?.RestsOnPassport ?? level.Results is [.., { RestedOnPassport: true }] : sat.Elements.Length < ElementSet.AssessedAt(level.Level).Count)),
            UnderWay = null,
            RebookUntil = null,
            RebookEndorsement = null,
            EndorsementsUsed = level.Endorsements.Length,
            LastAttempt = e.Attempt,
            LastOutcome = e.Outcome,
            LastReleasedOn = e.On,
            LastCorrectedOn = null,
            LastAnnulledOn = null,
            FeedbackVersion = null,
            LeadsOn = true,
        },
        JourneyEvent.FeedbackIssued e => e.Attempt == level.LastAttempt ? level with { FeedbackVersion = e.Version } : level,
        JourneyEvent.MarkCorrected e => Result(level, e.Attempt, result => result with { MarkCorrectedOn = e.On }),
        // What changes in an earlier result shows in what follows from it.
        JourneyEvent.ResultCorrected e when level.LastReleasedOn is not null =>
            Changed(e.Attempt == level.LastAttempt ? level with { LastOutcome = e.Outcome, LastCorrectedOn = e.On } : level, e.Attempt, result => result with { Met = [.. e.Met], CorrectedOn = e.On, MarkCorrectedOn = null }),
        JourneyEvent.ResultAnnulled e when level.LastReleasedOn is not null =>
            Changed(e.Attempt == level.LastAttempt ? level with { LastOutcome = null, LastAnnulledOn = e.On } : level, e.Attempt, result => result with { AnnulledOn = e.On }),

        JourneyEvent.Accredited e => level with { SittingRequestedOn = null, LeadsOn = false, Retake = null, Accreditation = new AccreditationEntry(e.Attempt, e.On, e.ReaccreditationDueOn) },
        JourneyEvent.NarrowRetakeOpened e => level with { LeadsOn = false, Retake = new RetakeEntry(e.Element, null, e.Until, e.BankedUntil) { RestsOnPassport = RestedOnPassport(level, e.Attempt) } },
        JourneyEvent.ElementRetakeOpened e => level with { LeadsOn = false, Retake = new RetakeEntry(e.Element, e.ExpectedAfter, null, e.BankedUntil) { RestsOnPassport = RestedOnPassport(level, e.Attempt) } },
        JourneyEvent.FullRetakeOpened e => level with { LeadsOn = false, Retake = new RetakeEntry(null, e.ExpectedAfter, null, null) { RestsOnPassport = RestedOnPassport(level, e.Attempt) } },

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

    private static LevelEntry? Review(LevelEntry level, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ReviewOpened e => level with { Reviews = level.Reviews.Add(new ReviewEntry(e.Review, e.Attempt, e.On, e.DecisionDue)) },
        JourneyEvent.ReviewWithdrawn e => level with { Reviews = level.Reviews.RemoveAll(review => review.Review == e.Review) },
        JourneyEvent.ReviewDecided e => level with { Reviews = level.Reviews.RemoveAll(review => review.Review == e.Review) },

        // Who asked for what on which ground, who decides and how they vote, is the parties' alone, and changes nothing in where somebody stands.
        JourneyEvent.ReviewSupported or JourneyEvent.ReviewRequested or JourneyEvent.LateReviewAccepted or JourneyEvent.LateReviewRefused => level,
        JourneyEvent.ReviewPanelAppointed or JourneyEvent.ReviewMemberReplaced or JourneyEvent.InterestsDeclared or JourneyEvent.ReviewEvidenceAdded => level,
        JourneyEvent.ReMarkOrdered or JourneyEvent.ElementReMarked or JourneyEvent.ReviewVoteCast or JourneyEvent.RecheckRequested or JourneyEvent.RecheckAnswered => level,

        JourneyEvent.ResultSetAside e when level.LastReleasedOn is not null => Rebooked(
            Changed(e.Attempt == level.LastAttempt ? level with { LastOutcome = null, LastAnnulledOn = e.On } : level, e.Attempt, result => result with { AnnulledOn = e.On }), e.Endorsement, e.RebookUntil),
        JourneyEvent.FindingOverturned e when level.Results.FirstOrDefault(result => result.Attempt == e.Attempt) is { } annulled => Changed(
            e.Attempt == level.LastAttempt ? level with { LastOutcome = annulled.Due.All(annulled.Met.Contains) ? Domain.Assessments.Outcome.Met : Domain.Assessments.Outcome.NotMet, LastAnnulledOn = null } : level,
            e.Attempt,
            result => result with { AnnulledOn = null, MalpracticeFoundOn = null }),
        JourneyEvent.FindingOverturned e => Rebooked(level, e.Endorsement, e.RebookUntil),
        JourneyEvent.AccreditationReinstated when level.Accreditation is { RevokedOn: not null } revoked => level with
        {
            SittingRequestedOn = null,
            LeadsOn = false,
            Retake = null,
            Accreditation = revoked with { RevokedOn = null, NoticeOn = null, RevocableFrom = null, IsLetStand = true },
        },
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
        ({ } held, JourneyEvent.RevocationNotified e) => level with { Accreditation = held with { NoticeOn = e.On, RevocableFrom = e.NotBefore } },
        ({ } held, JourneyEvent.RevocationDropped) => level with { Accreditation = held with { NoticeOn = null, RevocableFrom = null, IsLetStand = true } },
        (_, JourneyEvent.ReaccreditationReminded or JourneyEvent.PracticeEndorsedForReaccreditation) => level,
        _ => null,
    };

    private static LevelEntry Renewed(LevelEntry level, AccreditationEntry held, DateOnly dueOn, DateOnly on) => level with
    {
        SittingRequestedOn = null,
        LeadsOn = false,
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

    /// <summary>A place to come, on the endorsement that carried what a review has set right; what there is stays where none is given.</summary>
    private static LevelEntry Rebooked(LevelEntry level, int endorsement, DateOnly? until) =>
        until is null ? level : level with { RebookUntil = until, RebookEndorsement = endorsement };

    private static bool IsElementRetake(RetakeEntry? retake, JourneyEvent.SittingBooked booked) =>
        retake is { Element: { } element } && booked.Elements == ElementSet.Of(element) && (!retake.RestsOnPassport || booked.SitsOn <= retake.BankedUntil);

    private static bool RestedOnPassport(LevelEntry level, int attempt) => level.Results.Any(result => result.Attempt == attempt && result.RestedOnPassport);

    /// <summary>The entry with one released result changed; as it was while that of the attempt is not out.</summary>
    private static LevelEntry Result(LevelEntry level, int attempt, Func<ResultEntry, ResultEntry> change) =>
        level with { Results = [.. level.Results.Select(result => result.Attempt == attempt ? change(result) : result)] };

    /// <summary>The same for one that somebody has decided to change: what the department let stand, it let stand on what was known then.</summary>
    private static LevelEntry Changed(LevelEntry level, int attempt, Func<ResultEntry, ResultEntry> change)
    {
        var after = Result(level, attempt, change);
        return level.Accreditation is { IsLetStand: true } held && InQuestion.SeriesOf(level.Results, held.Attempt).Any(result => result.Attempt == attempt)
            ? after with { Accreditation = held with { IsLetStand = false } }
            : after;
    }

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
