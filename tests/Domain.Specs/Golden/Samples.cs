using Naas.Application.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Golden;

/// <summary>What each golden file says, as the objects of today: an old version as what its steps make of it.</summary>
internal static class Samples
{
    private static readonly OrganisationCode Leeds = new("E08000035");
    private static readonly ActorId Manager = new("3f6c2d1e-endorser");
    private static readonly SittingCode Sitting = new("LEEDS-2018-09-12-AM");
    private static readonly RecordingCode Recording = new("REC-0912-7");
    private static readonly ActorId Moderator = new("moderator_4");
    private static readonly ActorId Chair = new("panel.chair");
    private static readonly ActorId Operations = new("dfe.operations");
    private static readonly ActorId Partner = new("delivery-1");
    private static readonly DocumentId Document = new(new Guid("5d0c2b7e-19a4-4c6f-8e3a-7b1f0d9c2a64"));

    private static readonly StandardVersion Version = new("2018-1");
    private static readonly ActorId Judge = new("judge-b1");

    private static readonly AreaProfile Profile =
        AreaProfile.Of(new AreaRating(2, AreaJudgement.ToDevelop), new AreaRating(5, AreaJudgement.Met), new AreaRating(9, AreaJudgement.WellAbove));

    private static readonly JourneyId Other = new(new Guid("c4d1f3a0-52b7-4f0e-9a61-0d8e7b6c5a43"));

    private static readonly JourneyHistory Brought = new(
        new JourneyEvent.EmploymentStarted(2, Leeds, EmploymentBasis.Direct, null, Day("2018-06-04")),
        new JourneyEvent.AssessmentAgreed(Practitioner, Day("2018-06-11")));

    private static readonly JourneyHistory Beside = new(new JourneyEvent.ResultReleased(Practitioner, -1, Outcome.NotMet, ElementSet.Of(Knowledge), ElementSet.Of(Simulated, Written), Operations, Day("2018-11-12")));

    public static IReadOnlyDictionary<string, JourneyEvent> All { get; } = new Dictionary<string, JourneyEvent>
    {
        // Entry
        ["social-worker-registered.v1"] = new JourneyEvent.SocialWorkerRegistered(Day("2018-06-01")),
        ["employment-started.v1"] = new JourneyEvent.EmploymentStarted(2, Leeds, EmploymentBasis.Agency, new OrganisationCode("BRIGHT-STAFFING"), Day("2018-06-04")),
        ["employment-ended.v1"] = new JourneyEvent.EmploymentEnded(2, Leeds, LeavingReason.VoluntaryRedundancy, LeavingDestination.OtherLocalAuthorityInEngland, Day("2019-03-29")),
        ["employment-carried-over.v1"] = new JourneyEvent.EmploymentCarriedOver(1, Leeds, new OrganisationCode("TRUST-EXAMPLE"), Day("2019-04-01")),
        ["employment-corrected.v1"] = new JourneyEvent.EmploymentCorrected(2, EmploymentBasis.Agency, new OrganisationCode("BRIGHT-STAFFING"), Day("2018-06-11"), Day("2019-03-29"), CorrectionReason.LateInformation, Manager, Day("2019-04-02")),
        ["statutory-role-started.v1"] = new JourneyEvent.StatutoryRoleStarted(
            1, 2, Supervisor, FunctionSet.Of(StatutoryFunction.LeadingSection47Enquiries, StatutoryFunction.SupervisingSocialWorkers), EntryRoute.NewSupervisor, true, Day("2019-06-04"), Day("2020-06-04"), Day("2018-06-04")),
        ["statutory-role-ended.v1"] = new JourneyEvent.StatutoryRoleEnded(1, Day("2019-03-29")),
        ["statutory-role-corrected.v1"] = new JourneyEvent.StatutoryRoleCorrected(
            1, Practitioner, FunctionSet.Of(StatutoryFunction.HoldingCaseResponsibility), EntryRoute.OutsideEngland, Day("2018-06-11"), Day("2019-06-11"), Day("2019-06-11"), CorrectionReason.ClericalError, Manager, Day("2018-07-09")),
        ["asye-completed.v1"] = new JourneyEvent.AsyeCompleted(1, Day("2018-09-03"), Day("2019-09-03"), Manager, Day("2018-09-03")),
        ["minimum-service-waived.v1"] = new JourneyEvent.MinimumServiceWaived(1, WaiverReason.ExperienceBeforeQualifying, Manager, Day("2018-07-02")),
        ["minimum-service-extended.v1"] = new JourneyEvent.MinimumServiceExtended(1, Day("2019-09-03"), ExtensionReason.NarrowCaseload, Manager, Day("2018-07-02")),
        ["absence-started.v1"] = new JourneyEvent.AbsenceStarted(1, 2, AbsenceKind.Protected, Day("2018-12-10")),
        ["absence-ended.v1"] = new JourneyEvent.AbsenceEnded(1, Day("2019-01-20")),
        ["absence-corrected.v1"] = new JourneyEvent.AbsenceCorrected(1, AbsenceKind.OtherAuthorised, Day("2018-12-10"), Day("2019-01-06"), CorrectionReason.WrongDate, Manager, Day("2019-02-01")),
        ["assessment-agreed.v1"] = new JourneyEvent.AssessmentAgreed(Practitioner, Day("2018-06-11")),
        ["assessment-declined.v1"] = new JourneyEvent.AssessmentDeclined(Practitioner, Day("2018-06-11")),
        ["agreement-withdrawn.v1"] = new JourneyEvent.AgreementWithdrawn(Supervisor, Day("2018-08-06")),
        ["agreement-corrected.v1"] = new JourneyEvent.AgreementCorrected(Practitioner, Day("2018-06-12"), CorrectionReason.WrongDate, Manager, Day("2018-06-18")),
        ["equality-information-declared.v1"] = new JourneyEvent.EqualityInformationDeclared(2, Day("2018-06-14")),
        ["employment-expunged.v1"] = new JourneyEvent.EmploymentExpunged(2, Leeds, CorrectionReason.WrongPerson, Manager, Day("2018-06-18")),
        ["statutory-role-end-corrected.v1"] = new JourneyEvent.StatutoryRoleEndCorrected(1, Day("2019-03-22"), CorrectionReason.WrongDate, Manager, Day("2019-04-02")),
        ["statutory-role-expunged.v1"] = new JourneyEvent.StatutoryRoleExpunged(1, CorrectionReason.WrongPerson, Manager, Day("2018-06-18")),
        ["asye-corrected.v1"] = new JourneyEvent.AsyeCorrected(1, Day("2018-08-27"), Day("2018-09-03"), Day("2019-08-27"), CorrectionReason.WrongDate, Manager, Day("2018-10-01")),
        ["absence-expunged.v1"] = new JourneyEvent.AbsenceExpunged(1, CorrectionReason.WrongPerson, Manager, Day("2019-02-01")),

        // Endorsement
        ["endorsement-requested.v1"] = new JourneyEvent.EndorsementRequested(Practitioner, Leeds, Day("2018-06-18")),
        ["endorsement-declined.v1"] = new JourneyEvent.EndorsementDeclined(Practitioner, Leeds, DeclineReason.PracticeNotSeenLongEnough, Manager, Day("2018-06-25")),
        ["practice-endorsed.v1"] = new JourneyEvent.PracticeEndorsed(Practitioner, 1, Leeds, Manager, Day("2018-07-01"), Day("2019-01-02"), Day("2018-07-02")),
        ["practice-re-endorsed.v1"] = new JourneyEvent.PracticeReEndorsed(Supervisor, 3, Leeds, Manager, Day("2018-07-01"), Day("2019-08-28"), Day("2019-02-28")),
        ["endorsement-ranked.v1"] = new JourneyEvent.EndorsementRanked(Practitioner, 1, 12, Day("2018-07-09")),
        ["endorsement-withdrawn.v1"] = new JourneyEvent.EndorsementWithdrawn(Practitioner, 1, Leeds, WithdrawalReason.ConcernAboutPractice, Manager, Day("2018-08-06")),
        ["endorsement-expired.v1"] = new JourneyEvent.EndorsementExpired(Practitioner, 1, Leeds, Day("2019-01-03")),
        ["endorsement-lapsed-on-leaving.v1"] = new JourneyEvent.EndorsementLapsedOnLeaving(Practitioner, 1, Leeds, Day("2018-08-31")),
        ["endorsement-reinstated.v1"] = new JourneyEvent.EndorsementReinstated(Practitioner, 1, Leeds, Day("2018-09-14"), Day("2018-09-20")),
        ["endorsement-corrected.v1"] = new JourneyEvent.EndorsementCorrected(Practitioner, 1, Day("2018-07-03"), Day("2019-01-03"), CorrectionReason.WrongDate, Manager, Day("2018-07-09")),
        ["passport-granted.v1"] = new JourneyEvent.PassportGranted(Practitioner, ElementSet.Of(Simulated, Written), Operations, Day("2018-06-20")),
        ["passport-expired.v1"] = new JourneyEvent.PassportExpired(Practitioner, Day("2020-01-01")),
        ["endorsement-expunged.v1"] = new JourneyEvent.EndorsementExpunged(Practitioner, 1, Leeds, CorrectionReason.WrongPerson, Manager, Day("2018-07-09")),

        // Sitting
        ["sitting-requested.v1"] = new JourneyEvent.SittingRequested(Practitioner, 2, null, Day("2018-07-10")),
        ["sitting-requested.v2"] = new JourneyEvent.SittingRequested(Practitioner, 2, Day("2018-07-17"), Day("2018-07-10")),
        ["sitting-offered.v1"] = new JourneyEvent.SittingOffered(Practitioner, 2, Day("2018-09-12"), Day("2018-07-20")),
        ["sitting-booked.v1"] = new JourneyEvent.SittingBooked(Practitioner, 1, 1, Sitting, ElementSet.All, Day("2018-09-12"), new EditionCode("response-2017"), Day("2018-08-01")),
        ["booking-corrected.v1"] = new JourneyEvent.BookingCorrected(Practitioner, 1, Sitting, Day("2018-09-12"), CorrectionReason.WrongDate, Partner, Day("2018-08-02")),
        ["sitting-cancelled-on-leaving.v1"] = new JourneyEvent.SittingCancelledOnLeaving(Practitioner, 1, Sitting, Day("2018-08-31")),
        ["sitting-cancelled.v1"] = new JourneyEvent.SittingCancelled(Practitioner, 1, Sitting, CancellationReason.SittingNotHeld, Day("2018-09-10")),
        ["adjustments-requested.v1"] = new JourneyEvent.AdjustmentsRequested(Practitioner, 1, Document, Day("2018-08-06")),
        ["adjustments-agreed.v1"] = new JourneyEvent.AdjustmentsAgreed(Practitioner, 1, AdjustmentReason.InPart, Partner, Day("2018-08-20")),
        ["adjustments-refused.v1"] = new JourneyEvent.AdjustmentsRefused(Practitioner, 1, AdjustmentReason.MoreInformationNeeded, Partner, Day("2018-08-13")),
        ["sitting-voided.v1"] = new JourneyEvent.SittingVoided(Practitioner, 1, Sitting, VoidReason.AdjustmentNotMade, Day("2019-03-12"), Partner, Day("2018-09-12")),
        ["malpractice-alleged.v1"] = new JourneyEvent.MalpracticeAlleged(Practitioner, 1, 1, Document, Day("2019-01-03"), Partner, Day("2018-12-17")),
        ["worker-heard.v1"] = new JourneyEvent.WorkerHeard(Practitioner, 1, Document, Day("2018-12-20")),
        ["malpractice-found.v1"] = new JourneyEvent.MalpracticeFound(Practitioner, 1, 1, MalpracticeKind.UnauthorisedMaterial, Document, Operations, Day("2019-01-07")),
        ["malpractice-not-found.v1"] = new JourneyEvent.MalpracticeNotFound(Practitioner, 1, 1, Operations, Day("2019-01-07")),
        ["exercise-rated.v1"] = new JourneyEvent.ExerciseRated(Practitioner, 1, Simulated, 2, 1, 22.5m, 35m, "2018-1", Profile, new ActorId("assessor_12"), Day("2018-09-20")),
        ["third-rating-needed.v1"] = new JourneyEvent.ThirdRatingNeeded(Practitioner, 1, Simulated, 2, 5.5m, 5m, Day("2018-09-21")),
        ["element-marked.v1"] = new JourneyEvent.ElementMarked(Practitioner, 1, Simulated, 39.5m, 70m, 40m, 35m, "2018-1", NarrowlyNotMet, AreaProfile.Empty, new ActorId("assessor_12"), Day("2018-09-20")),
        ["element-marked.v2"] = new JourneyEvent.ElementMarked(Practitioner, 1, Simulated, 39.5m, 70m, 40m, 35m, "2018-1", NarrowlyNotMet, Profile, new ActorId("assessor_12"), Day("2018-09-20")),
        ["mark-moderated.v1"] = new JourneyEvent.MarkModerated(Practitioner, 1, Simulated, 41m, 70m, 40m, 35m, "2018-1", Met, Profile, ModerationReason.SeverityOfAssessor, Moderator, Day("2018-09-24")),
        ["narrative-recorded.v1"] = new JourneyEvent.NarrativeRecorded(Practitioner, 1, Document, new ActorId("assessor_12"), Day("2018-09-13")),
        ["recording-taken.v1"] = new JourneyEvent.RecordingTaken(Practitioner, 1, Recording, new OrganisationCode("DELIVERY-EXAMPLE"), Day("2018-09-12")),
        ["recording-training-agreed.v1"] = new JourneyEvent.RecordingTrainingAgreed(Practitioner, Recording, Day("2018-09-20")),
        ["recording-handed-over.v1"] = new JourneyEvent.RecordingHandedOver(Practitioner, Recording, Leeds, Day("2018-09-14")),
        ["recording-used.v1"] = new JourneyEvent.RecordingUsed(Practitioner, Recording, RecordingUse.ExternalValidation, Moderator, Day("2018-09-21")),
        ["recording-destroyed.v1"] = new JourneyEvent.RecordingDestroyed(Practitioner, Recording, Partner, Day("2019-10-30")),

        ["simulation-sampled.v1"] = new JourneyEvent.SimulationSampled(Practitioner, Recording, Operations, Day("2018-12-03")),
        ["simulation-commented.v1"] = new JourneyEvent.SimulationCommented(Practitioner, Recording, Document, new ActorId("panel.member-3"), Day("2018-12-10")),

        // Outcome
        ["result-released.v1"] = new JourneyEvent.ResultReleased(Practitioner, 1, Outcome.NotMet, ElementSet.Of(Knowledge, Written), ElementSet.Of(Simulated), new ActorId("releaser.3"), Day("2018-11-30")),
        ["feedback-issued.v1"] = new JourneyEvent.FeedbackIssued(Practitioner, 1, 2, ElementSet.Of(Simulated), Profile, Document, Day("2018-11-30")),
        ["mark-corrected.v1"] = new JourneyEvent.MarkCorrected(Practitioner, 1, Simulated, 40m, 70m, 40m, 35m, "2018-1", Met, Profile, CorrectionReason.MarkingError, Moderator, Day("2018-12-10")),
        ["result-corrected.v1"] = new JourneyEvent.ResultCorrected(Practitioner, 1, Outcome.Met, ElementSet.All, ElementSet.Empty, Day("2018-11-30"), new ActorId("releaser.3"), Day("2018-12-17")),
        ["result-annulled.v1"] = new JourneyEvent.ResultAnnulled(Practitioner, 1, Operations, Day("2019-01-07")),
        ["accredited.v1"] = new JourneyEvent.Accredited(Practitioner, 2, Day("2022-02-28"), Day("2019-02-28")),
        ["narrow-retake-opened.v1"] = new JourneyEvent.NarrowRetakeOpened(Practitioner, 1, Simulated, Day("2019-02-28"), Day("2019-11-30"), Day("2018-11-30")),
        ["element-retake-opened.v1"] = new JourneyEvent.ElementRetakeOpened(Supervisor, 1, Knowledge, Day("2019-02-28"), Day("2019-11-30"), Day("2018-11-30")),
        ["full-retake-opened.v1"] = new JourneyEvent.FullRetakeOpened(Practitioner, 3, Day("2020-05-20"), Day("2019-05-20")),
        ["development-plan-agreed.v1"] = new JourneyEvent.DevelopmentPlanAgreed(Practitioner, 1, Document, Manager, Day("2018-12-14")),
        ["retake-brought-forward.v1"] = new JourneyEvent.RetakeBroughtForward(Practitioner, 1, BringForwardReason.WorkerAndEmployerAgree, Manager, Day("2018-12-14")),
        ["retake-window-moved.v1"] = new JourneyEvent.RetakeWindowMoved(Practitioner, 1, WindowStop.WaitForSitting, 2, Day("2019-02-18"), Day("2019-03-20"), Day("2019-03-30"), Day("2019-12-30"), Day("2019-02-25")),
        ["narrow-retake-lapsed.v1"] = new JourneyEvent.NarrowRetakeLapsed(Practitioner, 1, Simulated, Day("2019-11-30"), Day("2019-03-01")),
        ["banked-elements-expired.v1"] = new JourneyEvent.BankedElementsExpired(Practitioner, 1, ElementSet.Of(Knowledge, Written), Day("2019-12-01")),

        // Review
        ["review-supported.v1"] = new JourneyEvent.ReviewSupported(Practitioner, 2, Leeds, Manager, Day("2019-03-08")),
        ["review-requested.v1"] = new JourneyEvent.ReviewRequested(Practitioner, 1, 2, ReviewGround.ResultAtOddsWithPractice, Document, Day("2019-04-01"), Day("2019-03-12"), Day("2019-03-11")),
        ["late-review-accepted.v1"] = new JourneyEvent.LateReviewAccepted(Practitioner, 1, GoodCause.ResultNotReceived, Chair, Day("2019-04-15")),
        ["late-review-refused.v1"] = new JourneyEvent.LateReviewRefused(Supervisor, 2, Chair, Day("2019-04-15")),
        ["review-opened.v1"] = new JourneyEvent.ReviewOpened(Practitioner, 1, 2, Day("2019-03-12"), Day("2019-05-10"), Day("2019-03-11")),
        ["review-withdrawn.v1"] = new JourneyEvent.ReviewWithdrawn(Supervisor, 1, 2, Day("2019-03-18")),
        ["review-panel-appointed.v1"] = new JourneyEvent.ReviewPanelAppointed(Practitioner, 1, Chair, new("panel.member-1"), new("panel.member-2"), Operations, Day("2019-03-13")),
        ["review-member-replaced.v1"] = new JourneyEvent.ReviewMemberReplaced(Practitioner, 1, new("panel.member-1"), new("panel.member-3"), Operations, Day("2019-03-15")),
        ["interests-declared.v1"] = new JourneyEvent.InterestsDeclared(Practitioner, 1, true, new("panel.member-1"), Day("2019-03-14")),
        ["review-evidence-added.v1"] = new JourneyEvent.ReviewEvidenceAdded(Practitioner, 1, Document, Manager, Day("2019-03-18")),
        ["re-mark-ordered.v1"] = new JourneyEvent.ReMarkOrdered(Practitioner, 1, ElementSet.Of(Simulated, Written), Chair, Day("2019-03-20")),
        ["element-re-marked.v1"] = new JourneyEvent.ElementReMarked(Practitioner, 1, 2, Simulated, 41.5m, 70, 40, 35.5m, "2018-1", Profile, new("assessor-8"), Day("2019-03-27")),
        ["review-vote-cast.v1"] = new JourneyEvent.ReviewVoteCast(Practitioner, 1, ReviewRemedy.ReMark, ReviewReasonSet.Of(ReviewReason.EvidenceOverlooked, ReviewReason.StandardMisapplied), new("panel.member-2"), Day("2019-04-08")),
        ["review-decided.v1"] = new JourneyEvent.ReviewDecided(Practitioner, 1, 2, ReviewRemedy.ReMark, ReviewReasonSet.Of(ReviewReason.EvidenceOverlooked), new ActorId("panel.member-3"), Document, Day("2019-03-12"), Chair, Day("2019-04-09")),
        ["result-set-aside.v1"] = new JourneyEvent.ResultSetAside(Practitioner, 2, 3, Day("2019-10-09"), Chair, Day("2019-04-09")),
        ["finding-overturned.v1"] = new JourneyEvent.FindingOverturned(Supervisor, 1, 2, 0, null, Chair, Day("2019-04-09")),
        ["accreditation-reinstated.v1"] = new JourneyEvent.AccreditationReinstated(Supervisor, Chair, Day("2019-04-09")),
        ["recheck-requested.v1"] = new JourneyEvent.RecheckRequested(Practitioner, 2, Knowledge, Day("2019-03-11")),
        ["recheck-answered.v1"] = new JourneyEvent.RecheckAnswered(Practitioner, 2, Knowledge, false, new("assessor-8"), Day("2019-03-18")),

        // Accreditation
        ["certificate-issued.v1"] = new JourneyEvent.CertificateIssued(Practitioner, Certificate, Day("2022-08-28"), Day("2019-02-28")),
        ["reaccreditation-reminded.v1"] = new JourneyEvent.ReaccreditationReminded(Practitioner, 6, Day("2022-02-28"), Day("2021-08-28")),
        ["learning-declared.v1"] = new JourneyEvent.LearningDeclared(Practitioner, 2, 12.5m, Day("2021-09-06")),
        ["learning-corrected.v1"] = new JourneyEvent.LearningCorrected(Practitioner, 2, 11m, CorrectionReason.ClericalError, new ActorId("worker-5"), Day("2021-09-07")),
        ["practice-endorsed-for-reaccreditation.v1"] = new JourneyEvent.PracticeEndorsedForReaccreditation(Practitioner, Leeds, Manager, Day("2021-11-01")),
        ["reaccredited.v1"] = new JourneyEvent.Reaccredited(Practitioner, ReaccreditationRoute.PracticeAndLearning, Day("2025-02-28"), Day("2021-11-01")),
        ["reaccreditation-due-moved.v1"] = new JourneyEvent.ReaccreditationDueMoved(Practitioner, WindowStop.ProtectedAbsence, 1, Day("2021-12-01"), Day("2022-01-01"), Day("2022-03-31"), Day("2022-09-30"), Day("2021-12-31")),
        ["reaccreditation-due-moved.v2"] = new JourneyEvent.ReaccreditationDueMoved(Practitioner, WindowStop.WaitForSitting, 3, Day("2022-02-01"), Day("2022-05-10"), Day("2021-10-01"), Day("2022-07-08"), Day("2022-03-01")),
        ["reaccreditation-overdue.v1"] = new JourneyEvent.ReaccreditationOverdue(Practitioner, Day("2022-02-28"), Day("2022-08-28"), Day("2022-03-01")),
        ["accreditation-not-current.v1"] = new JourneyEvent.AccreditationNotCurrent(Practitioner, Day("2022-08-29")),
        ["accreditation-restored.v1"] = new JourneyEvent.AccreditationRestored(Practitioner, ReaccreditationRoute.Assessment, Day("2025-10-03"), Day("2022-10-03")),
        ["reaccreditation-undone.v1"] = new JourneyEvent.ReaccreditationUndone(Practitioner, 2, Day("2021-11-01"), Day("2025-02-28"), Day("2025-08-28"), Day("2024-12-02")),
        ["revocation-notified.v1"] = new JourneyEvent.RevocationNotified(Practitioner, RevocationGround.ResultIssuedInError, Document, Day("2019-04-16"), Operations, Day("2019-03-18")),
        ["revocation-dropped.v1"] = new JourneyEvent.RevocationDropped(Practitioner, Operations, Day("2019-04-01")),
        ["accreditation-revoked.v1"] = new JourneyEvent.AccreditationRevoked(Practitioner, RevocationGround.MalpracticeFound, Operations, Day("2019-04-16")),

        // Leadership
        ["colleague-feedback-gathered.v1"] = new JourneyEvent.ColleagueFeedbackGathered(1, ColleagueGroup.ElectedMembers, 3, Document, Partner, Day("2018-09-03")),
        ["colleague-feedback-corrected.v1"] = new JourneyEvent.ColleagueFeedbackCorrected(1, ColleagueGroup.SocialWorkers, 14, Document, CorrectionReason.ClericalError, Partner, Day("2018-09-04")),
        ["leaders-area-named.v1"] = new JourneyEvent.LeadersAreaNamed(1, new ServiceAreaCode("NORTH-WEST"), Day("2018-06-04")),
        ["leaders-area-corrected.v1"] = new JourneyEvent.LeadersAreaCorrected(1, new ServiceAreaCode("SOUTH"), CorrectionReason.ClericalError, Manager, Day("2018-06-11")),

        // Merging
        ["journey-superseded.v1"] = new JourneyEvent.JourneySuperseded(Other, 1, Operations, Day("2019-05-13")),
        ["record-absorbed.v1"] = new JourneyEvent.RecordAbsorbed(Other, 1, Day("2018-06-01"), Brought, new JourneyHistory(), Operations, Day("2019-05-13")),
        ["record-absorbed.v2"] = new JourneyEvent.RecordAbsorbed(Other, 1, Day("2018-06-01"), Brought, Beside, Operations, Day("2019-05-13")),
        ["merge-undone.v1"] = new JourneyEvent.MergeUndone(Other, 1, 4, Brought, new JourneyHistory(), new JourneyHistory(new JourneyEvent.SocialWorkerRegistered(Day("2018-07-02"))), Operations, Day("2019-06-03")),
        ["merge-undone.v2"] = new JourneyEvent.MergeUndone(Other, 1, 4, Brought, Beside, new JourneyHistory(new JourneyEvent.SocialWorkerRegistered(Day("2018-07-02"))), Operations, Day("2019-06-03")),
        ["journey-reinstated.v1"] = new JourneyEvent.JourneyReinstated(Other, 1, Operations, Day("2019-06-03")),
    };

    public static IReadOnlyDictionary<string, RolloutEvent> OfTheRollout { get; } = new Dictionary<string, RolloutEvent>
    {
        ["phase-opened.v1"] = new RolloutEvent.PhaseOpened(new PhaseCode("phase-two"), Day("2019-01-01"), Day("2018-11-01")),
        ["phase-changed.v1"] = new RolloutEvent.PhaseChanged(new PhaseCode("phase-two"), Day("2019-02-01"), Day("2018-12-03")),
        ["phase-ended.v1"] = new RolloutEvent.PhaseEnded(new PhaseCode("phase-one"), Day("2018-12-31")),
        ["site-joined.v1"] = new RolloutEvent.SiteJoined(Leeds, new PhaseCode("phase-one"), Day("2018-06-29")),
        ["site-left.v1"] = new RolloutEvent.SiteLeft(Leeds, new PhaseCode("phase-one"), Day("2019-06-28")),
        ["organisation-succeeded.v1"] = new RolloutEvent.OrganisationSucceeded(Leeds, new OrganisationCode("TRUST-EXAMPLE"), Day("2019-04-01")),
        ["organisation-divided.v1"] = new RolloutEvent.OrganisationDivided(Leeds, ServiceAreaSet.Of(new("NORTH-WEST"), new("SOUTH")), Day("2018-06-01")),
        ["division-ended.v1"] = new RolloutEvent.DivisionEnded(Leeds, Day("2019-03-31")),
    };

    public static IReadOnlyDictionary<string, StandardEvent> OfStandards { get; } = new Dictionary<string, StandardEvent>
    {
        ["standard-setting-opened.v1"] = new StandardEvent.StandardSettingOpened(Supervisor, Simulated, Version, SettingReason.FirstStandard, Scores.Of(35, 35), 2, 5.5m, 8, Judges.None, Judges.None, Operations, Day("2018-02-01")),
        ["standard-setting-opened.v2"] = new StandardEvent.StandardSettingOpened(Supervisor, Simulated, Version, SettingReason.FirstStandard, Scores.Of(35, 35), 2, 5.5m, 8, Judges.Of(new ActorId("judge-a1"), new ActorId("judge-a2")), Judges.Of(new ActorId("judge-b1"), new ActorId("judge-b2")), Operations, Day("2018-02-01")),
        ["judge-rated.v1"] = new StandardEvent.JudgeRated(Version, Panel.A, 2, Scores.Of(20.5m, 19m), Judge, Day("2018-03-01")),
        ["panel-cut-agreed.v1"] = new StandardEvent.PanelCutAgreed(Version, Panel.B, 40.25m, 0.4183m, 5, Judge, Day("2018-03-08")),
        ["panels-disagreed.v1"] = new StandardEvent.PanelsDisagreed(Version, 2.5m, 0.4472m, Day("2018-03-08")),
        ["panels-conferred.v1"] = new StandardEvent.PanelsConferred(Version, Document, Operations, Day("2018-03-15")),
        ["cut-adjudicated.v1"] = new StandardEvent.CutAdjudicated(Version, Panel.A, Document, new ActorId("adjudicator.1"), Day("2018-04-02")),
        ["cut-set.v1"] = new StandardEvent.CutSet(Version, 40.25m, CutBasis.AgreedAfterDiscussion, Day("2018-04-02")),
        ["narrow-band-proposed.v1"] = new StandardEvent.NarrowBandProposed(Version, 35.25m, 5m, new ActorId("psychometrician-1"), Day("2018-04-09")),
        ["narrow-band-approved.v1"] = new StandardEvent.NarrowBandApproved(Version, Panel.B, Judge, Day("2018-04-16")),
        ["standard-brought-into-force.v1"] = new StandardEvent.StandardBroughtIntoForce(Version, Day("2018-07-01"), Operations, Day("2018-05-01")),
        ["announcement-withdrawn.v1"] = new StandardEvent.AnnouncementWithdrawn(Version, AnnouncementWithdrawal.WrongDay, Operations, Day("2018-05-02")),
        ["standard-setting-abandoned.v1"] = new StandardEvent.StandardSettingAbandoned(Version, AbandonReason.PanelIncomplete, Operations, Day("2018-04-30")),
    };

    public static IReadOnlyDictionary<string, EventMetadata> Metadata { get; } = new Dictionary<string, EventMetadata>
    {
        ["metadata.v1"] = new(
            new DateTimeOffset(2018, 7, 2, 9, 30, 15, TimeSpan.Zero).AddTicks(1234560),
            Manager,
            "employer",
            "E08000035",
            new Guid("0b6f1a52-7c1e-5d0a-8e55-2f3d4c5b6a79"),
            "9a5f0c7e31",
            "endorsement-list-2018-07",
            "row-17",
            new EditionCode("response-2017")),
        ["metadata-sparse.v1"] = new(
            new DateTimeOffset(2018, 7, 2, 9, 30, 0, TimeSpan.Zero),
            new ActorId("sweep"),
            "system",
            null,
            new Guid("0b6f1a52-7c1e-5d0a-8e55-2f3d4c5b6a79"),
            "9a5f0c7e31",
            "sweep-2018-07-02",
            null,
            new EditionCode("response-2017")),
    };
}
