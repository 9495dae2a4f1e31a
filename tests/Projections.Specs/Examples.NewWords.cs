using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Projections.Specs;

/// <summary>The events beyond the straight road: corrections, roles, absences, void sittings, malpractice, renewal.</summary>
internal static partial class Examples
{
    public static readonly OrganisationCode Trust = new("TRUST-EXAMPLE");
    private static readonly ActorId Somebody = new("somebody");
    private static readonly DocumentId Words = new(new Guid("7a5c1c1e-0000-4000-8000-000000000001"));
    private static readonly RecordingCode Recording = new("OBS-1");
    private static readonly JourneyId Other = new(new Guid("c4d1f3a0-52b7-4f0e-9a61-0d8e7b6c5a43"));

    private static IReadOnlyList<JourneyEvent> WorkAndAbsence =>
    [
        RoleStarted(1, 2, EntryRoute.NewlyQualified, "2018-12-01", notBefore: "2019-12-01", expectedBy: null),
        new JourneyEvent.AsyeCompleted(1, Day("2019-12-01"), Day("2020-06-30"), Somebody, Day("2019-06-30")),
        new JourneyEvent.MinimumServiceWaived(1, WaiverReason.ReadySooner, Somebody, Day("2019-07-01")),
        new JourneyEvent.MinimumServiceExtended(1, Day("2020-03-01"), ExtensionReason.LongAbsence, Somebody, Day("2019-08-01")),
        new JourneyEvent.StatutoryRoleCorrected(1, Level.Practitioner, FunctionSet.Of(StatutoryFunction.StatutoryPlans), EntryRoute.NewlyQualified, Day("2018-12-03"), Day("2019-12-01"), Day("2020-06-30"), CorrectionReason.WrongDate, Somebody, Day("2020-01-02")),
        new JourneyEvent.AsyeCorrected(1, Day("2019-06-28"), Day("2019-12-01"), Day("2020-06-28"), CorrectionReason.WrongDate, Somebody, Day("2020-01-03")),
        new JourneyEvent.StatutoryRoleEnded(1, Day("2020-12-31")),
        new JourneyEvent.StatutoryRoleEndCorrected(1, Day("2020-12-18"), CorrectionReason.WrongDate, Somebody, Day("2021-01-02")),
        new JourneyEvent.AbsenceStarted(1, 2, AbsenceKind.Protected, Day("2021-01-04")),
        new JourneyEvent.AbsenceCorrected(1, AbsenceKind.Protected, Day("2021-01-05"), null, CorrectionReason.WrongDate, Somebody, Day("2021-01-06")),
        new JourneyEvent.AbsenceEnded(1, Day("2021-02-28")),
        new JourneyEvent.AbsenceStarted(2, 2, AbsenceKind.Protected, Day("2021-03-01")),
        new JourneyEvent.AbsenceExpunged(2, CorrectionReason.WrongPerson, Somebody, Day("2021-03-01")),
        RoleStarted(2, 2, EntryRoute.Established, "2021-01-04", notBefore: null, expectedBy: null),
        new JourneyEvent.StatutoryRoleExpunged(2, CorrectionReason.WrongPerson, Somebody, Day("2021-03-01")),
        Started(3, Leeds, "2021-01-11"),
        new JourneyEvent.EmploymentExpunged(3, Leeds, CorrectionReason.WrongPerson, Somebody, Day("2021-03-01")),
        Corrected(2, "2018-12-01", null, "2021-03-01"),
        CarriedOver(2, Wigan, Trust, "2021-04-01"),
        new JourneyEvent.EqualityInformationDeclared(1, Day("2021-04-01")),
    ];

    private static IReadOnlyList<JourneyEvent> ASupervisorsRoad =>
    [
        Declined(Level.Supervisor, "2021-04-02"),
        Agreed(Level.Supervisor, "2021-04-05"),
        Withdrawn(Level.Supervisor, "2021-04-10"),
        Agreed(Level.Supervisor, "2021-04-12"),
        new JourneyEvent.AgreementCorrected(Level.Supervisor, Day("2021-04-11"), CorrectionReason.WrongDate, Somebody, Day("2021-04-13")),
        Requested(Level.Supervisor, Trust, "2021-04-14"),
        new JourneyEvent.EndorsementDeclined(Level.Supervisor, Trust, DeclineReason.EvidenceInsufficient, Somebody, Day("2021-04-16")),
        Endorsed(Level.Supervisor, 1, Trust, "2021-04-20"),
        Ranked(Level.Supervisor, 1, 3, "2021-04-21"),
        new JourneyEvent.EndorsementCorrected(Level.Supervisor, 1, Day("2021-04-19"), Day("2022-04-19"), CorrectionReason.WrongDate, Somebody, Day("2021-04-22")),
        TakenBack(Level.Supervisor, 1, Trust, "2021-05-01"),
        Endorsed(Level.Supervisor, 2, Trust, "2021-05-10"),
        new JourneyEvent.EndorsementExpired(Level.Supervisor, 2, Trust, Day("2022-05-11")),
        Endorsed(Level.Supervisor, 3, Trust, "2022-05-20"),
        Lapsed(Level.Supervisor, 3, Trust, "2022-05-31"),
        new JourneyEvent.EndorsementReinstated(Level.Supervisor, 3, Trust, null, Day("2022-06-02")),
        Endorsed(Level.Supervisor, 4, Trust, "2022-06-01"),
        new JourneyEvent.EndorsementExpunged(Level.Supervisor, 4, Trust, CorrectionReason.WrongPerson, Somebody, Day("2022-06-02")),
        new JourneyEvent.PassportGranted(Level.Supervisor, ElementSet.Of(Element.Simulated, Element.Written), Somebody, Day("2022-06-03")),
        new JourneyEvent.PassportExpired(Level.Supervisor, Day("2022-06-10")),
        new JourneyEvent.SittingRequested(Level.Supervisor, 1, null, Day("2022-06-11")),
        new JourneyEvent.SittingOffered(Level.Supervisor, 1, Day("2022-07-01"), Day("2022-06-12")),
        Booked(Level.Supervisor, 1, 3, ElementSet.All, on: "2022-06-13", sitsOn: "2022-07-01"),
        new JourneyEvent.BookingCorrected(Level.Supervisor, 1, new SittingCode("LEEDS-2022-07-02"), Day("2022-07-02"), CorrectionReason.WrongDate, Somebody, Day("2022-06-14")),
        CalledOff(Level.Supervisor, 1, CancellationReason.WorkerUnavailable, "2022-06-20"),
        new JourneyEvent.AdjustmentsRequested(Level.Supervisor, 1, Words, Day("2022-06-21")),
        new JourneyEvent.AdjustmentsRefused(Level.Supervisor, 1, AdjustmentReason.MoreInformationNeeded, Somebody, Day("2022-06-22")),
        new JourneyEvent.AdjustmentsAgreed(Level.Supervisor, 1, AdjustmentReason.InPart, Somebody, Day("2022-06-23")),
        Booked(Level.Supervisor, 2, 3, ElementSet.All, on: "2022-06-24", sitsOn: "2022-07-10"),
        Void(Level.Supervisor, 2, VoidReason.AdjustmentNotMade, "2022-07-11", rebookUntil: "2023-01-11"),
        Booked(Level.Supervisor, 3, 3, ElementSet.All, on: "2022-07-12", sitsOn: "2022-08-10"),
        Alleged(Level.Supervisor, 1, 3, "2022-08-11"),
        new JourneyEvent.WorkerHeard(Level.Supervisor, 1, Words, Day("2022-08-15")),
        new JourneyEvent.MalpracticeNotFound(Level.Supervisor, 1, 3, Somebody, Day("2022-08-30")),
        new JourneyEvent.ExerciseRated(Level.Supervisor, 3, Element.Simulated, 1, 2, 12.5m, 25, "2018-1", AreaProfile.Empty, Somebody, Day("2022-08-31")),
        new JourneyEvent.ThirdRatingNeeded(Level.Supervisor, 3, Element.Simulated, 1, 7.5m, 5, Day("2022-08-31")),
        Marked(Level.Supervisor, 3, Element.Knowledge, ElementResult.Met, "2022-09-01"),
        Marked(Level.Supervisor, 3, Element.Simulated, ElementResult.NotMet, "2022-09-01"),
        Marked(Level.Supervisor, 3, Element.Written, ElementResult.Met, "2022-09-01"),
        new JourneyEvent.MarkModerated(Level.Supervisor, 3, Element.Simulated, 57, 100, 60, 55, "2018-1", ElementResult.NarrowlyNotMet, AreaProfile.Empty, ModerationReason.EvidenceOverlooked, Somebody, Day("2022-09-02")),
        new JourneyEvent.NarrativeRecorded(Level.Supervisor, 3, Words, Somebody, Day("2022-09-03")),
        new JourneyEvent.RecordingTaken(Level.Supervisor, 3, Recording, Trust, Day("2022-09-04")),
        new JourneyEvent.RecordingTrainingAgreed(Level.Supervisor, Recording, Day("2022-09-05")),
        new JourneyEvent.RecordingHandedOver(Level.Supervisor, Recording, Leeds, Day("2022-09-06")),
        new JourneyEvent.RecordingUsed(Level.Supervisor, Recording, RecordingUse.ExternalValidation, Somebody, Day("2022-09-07")),
        new JourneyEvent.SimulationSampled(Level.Supervisor, Recording, Somebody, Day("2022-10-08")),
        new JourneyEvent.SimulationCommented(Level.Supervisor, Recording, Words, Somebody, Day("2022-10-15")),
        new JourneyEvent.RecordingDestroyed(Level.Supervisor, Recording, Somebody, Day("2024-09-08")),
        Released(Level.Supervisor, 3, ElementSet.Of(Element.Simulated), "2022-09-30"),
        Feedback(Level.Supervisor, 3, 1, ElementSet.Of(Element.Simulated), "2022-09-30"),
        Narrow(Level.Supervisor, 3, Element.Simulated, "2022-09-30", until: "2022-12-30", banked: "2023-09-30"),
        new JourneyEvent.DevelopmentPlanAgreed(Level.Supervisor, 3, Words, Somebody, Day("2022-10-05")),
        new JourneyEvent.RetakeBroughtForward(Level.Supervisor, 3, BringForwardReason.PracticeObserved, Somebody, Day("2022-10-06")),
        Moved(Level.Supervisor, 3, WindowStop.Investigation, "2022-11-01", "2022-11-11", until: "2023-01-09", banked: "2023-10-10", on: "2022-11-11"),
        new JourneyEvent.NarrowRetakeLapsed(Level.Supervisor, 3, Element.Simulated, Day("2023-10-10"), Day("2023-01-10")),
        new JourneyEvent.BankedElementsExpired(Level.Supervisor, 3, ElementSet.Of(Element.Knowledge, Element.Written), Day("2023-10-11")),
        MarkPutRight(Level.Supervisor, 3, Element.Simulated, ElementResult.Met, "2023-11-01"),
        ResultPutRight(Level.Supervisor, 3, ElementSet.Empty, "2022-09-30", "2023-11-10"),
        Feedback(Level.Supervisor, 3, 2, ElementSet.Empty, "2023-11-10"),
        Accredited(Level.Supervisor, 3, "2022-09-30", due: "2025-09-30"),
        Certified(Level.Supervisor, "2026-03-30", "2023-11-10"),
        new JourneyEvent.ReaccreditationReminded(Level.Supervisor, 6, Day("2025-09-30"), Day("2025-03-30")),
        Learnt(Level.Supervisor, 1, 20, "2025-05-01"),
        new JourneyEvent.LearningCorrected(Level.Supervisor, 1, 30, CorrectionReason.ClericalError, Somebody, Day("2025-05-02")),
        new JourneyEvent.PracticeEndorsedForReaccreditation(Level.Supervisor, Trust, Somebody, Day("2025-06-01")),
        new JourneyEvent.Reaccredited(Level.Supervisor, ReaccreditationRoute.PracticeAndLearning, Day("2028-09-30"), Day("2025-06-01")),
        new JourneyEvent.ReaccreditationDueMoved(Level.Supervisor, WindowStop.ProtectedAbsence, 1, Day("2028-05-01"), Day("2028-05-31"), Day("2028-10-30"), Day("2029-04-30"), Day("2028-06-01")),
        new JourneyEvent.ReaccreditationOverdue(Level.Supervisor, Day("2028-10-30"), Day("2029-04-30"), Day("2028-10-31")),
        new JourneyEvent.AccreditationNotCurrent(Level.Supervisor, Day("2029-05-01")),
        Booked(Level.Supervisor, 4, 0, ElementSet.All, on: "2029-05-02", sitsOn: "2029-05-16"),
        Marked(Level.Supervisor, 4, Element.Knowledge, ElementResult.Met, "2029-05-17"),
        Marked(Level.Supervisor, 4, Element.Simulated, ElementResult.Met, "2029-05-17"),
        Marked(Level.Supervisor, 4, Element.Written, ElementResult.Met, "2029-05-17"),
        Released(Level.Supervisor, 4, ElementSet.Empty, "2029-06-01"),
        Feedback(Level.Supervisor, 4, 1, ElementSet.Empty, "2029-06-01"),
        new JourneyEvent.AccreditationRestored(Level.Supervisor, ReaccreditationRoute.Assessment, Day("2032-06-01"), Day("2029-06-01")),
        MarkPutRight(Level.Supervisor, 4, Element.Simulated, ElementResult.NotMet, "2029-06-11"),
        ResultPutRight(Level.Supervisor, 4, ElementSet.Of(Element.Simulated), "2029-06-01", "2029-06-20"),
        Feedback(Level.Supervisor, 4, 2, ElementSet.Of(Element.Simulated), "2029-06-20"),
        new JourneyEvent.ReaccreditationUndone(Level.Supervisor, 4, Day("2025-06-01"), Day("2029-06-20"), Day("2029-12-20"), Day("2029-06-20")),
        Alleged(Level.Supervisor, 2, 3, "2029-07-01"),
        new JourneyEvent.MalpracticeFound(Level.Supervisor, 2, 3, MalpracticeKind.Collusion, Words, Somebody, Day("2029-07-20")),
        new JourneyEvent.ResultAnnulled(Level.Supervisor, 3, Somebody, Day("2029-07-20")),
        new JourneyEvent.RevocationNotified(Level.Supervisor, RevocationGround.MalpracticeFound, Words, Day("2029-09-01"), Somebody, Day("2029-08-01")),
        new JourneyEvent.RevocationDropped(Level.Supervisor, Somebody, Day("2029-08-02")),
        new JourneyEvent.RevocationNotified(Level.Supervisor, RevocationGround.MalpracticeFound, Words, Day("2029-09-03"), Somebody, Day("2029-08-03")),
        Revoked(Level.Supervisor, "2029-09-10"),
        Full(Level.Supervisor, 3, "2029-09-10", after: "2030-09-10"),

        .. AReview,

        // As a practice leader, of an area at last.
        RoleAsLeader(3, 2, "2029-10-01"),
        new JourneyEvent.LeadersAreaNamed(3, new ServiceAreaCode("NORTH"), Day("2029-10-02")),
        new JourneyEvent.LeadersAreaCorrected(3, new ServiceAreaCode("SOUTH"), CorrectionReason.ClericalError, Somebody, Day("2029-10-03")),
        Agreed(Level.Leader, "2029-10-04"),
        Endorsed(Level.Leader, 1, Trust, "2030-10-07"),
        Booked(Level.Leader, 1, 1, ElementSet.Leadership, on: "2030-10-14", sitsOn: "2030-11-13"),
        Heard(ColleagueGroup.SocialWorkers, 12, "2030-10-21"),
        new JourneyEvent.ColleagueFeedbackCorrected(1, ColleagueGroup.SocialWorkers, 11, Words, CorrectionReason.ClericalError, Somebody, Day("2030-10-22")),
        Marked(Level.Leader, 1, Element.RolePlay, ElementResult.Met, "2030-11-14"),
        Marked(Level.Leader, 1, Element.WrittenExercise, ElementResult.NarrowlyNotMet, "2030-11-14"),
        Marked(Level.Leader, 1, Element.Interview, ElementResult.Met, "2030-11-14"),
        Released(Level.Leader, 1, ElementSet.Of(Element.WrittenExercise), "2030-11-25"),
        Full(Level.Leader, 1, "2030-11-25", after: "2031-11-25"),
    ];

    public static JourneyEvent RoleAsLeader(int role, int spell, string on) => new JourneyEvent.StatutoryRoleStarted(
        role, spell, Level.Leader, FunctionSet.Of(StatutoryFunction.LeadingPractice), EntryRoute.Established, false, null, null, Day(on));

    public static JourneyEvent Heard(ColleagueGroup group, int respondents, string on) =>
        new JourneyEvent.ColleagueFeedbackGathered(1, group, respondents, Words, Somebody, Day(on));

    /// <summary>A late request that is refused, one that is accepted and decided in the worker's favour, and one that is withdrawn.</summary>
    private static IReadOnlyList<JourneyEvent> AReview =>
    [
        new JourneyEvent.ReviewSupported(Level.Supervisor, 3, Trust, Somebody, Day("2029-09-12")),
        Asked(1, ReviewGround.FindingOrRevocation, "2029-10-15"),
        new JourneyEvent.LateReviewRefused(Level.Supervisor, 1, Somebody, Day("2029-10-16")),
        Asked(2, ReviewGround.ProceduralError, "2029-10-17"),
        new JourneyEvent.LateReviewAccepted(Level.Supervisor, 2, GoodCause.ResultNotReceived, Somebody, Day("2029-10-18")),
        Opened(2, "2029-10-18"),
        new JourneyEvent.ReviewPanelAppointed(Level.Supervisor, 2, new ActorId("chair"), new ActorId("member-one"), new ActorId("member-two"), Somebody, Day("2029-10-19")),
        new JourneyEvent.InterestsDeclared(Level.Supervisor, 2, true, new ActorId("member-one"), Day("2029-10-22")),
        new JourneyEvent.ReviewMemberReplaced(Level.Supervisor, 2, new ActorId("member-one"), new ActorId("member-three"), Somebody, Day("2029-10-23")),
        new JourneyEvent.ReviewEvidenceAdded(Level.Supervisor, 2, Words, Somebody, Day("2029-10-24")),
        new JourneyEvent.ReMarkOrdered(Level.Supervisor, 2, ElementSet.Of(Element.Written), new ActorId("chair"), Day("2029-10-25")),
        new JourneyEvent.ElementReMarked(Level.Supervisor, 2, 3, Element.Written, 66, 100, 60, 55, "2018-1", AreaProfile.Empty, Somebody, Day("2029-10-26")),
        new JourneyEvent.ReviewVoteCast(Level.Supervisor, 2, ReviewRemedy.OverturnFinding, ReviewReasonSet.Of(ReviewReason.FindingNotSupported), new ActorId("chair"), Day("2029-11-01")),
        Decided(2, ReviewRemedy.OverturnFinding, "2029-11-02"),
        new JourneyEvent.FindingOverturned(Level.Supervisor, 2, 3, 3, null, Somebody, Day("2029-11-02")),
        new JourneyEvent.AccreditationReinstated(Level.Supervisor, Somebody, Day("2029-11-02")),
        Asked(3, ReviewGround.ExtenuatingCircumstances, "2029-11-05"),
        new JourneyEvent.ReviewWithdrawn(Level.Supervisor, 3, 3, Day("2029-11-06")),
        new JourneyEvent.RecheckRequested(Level.Supervisor, 4, Element.Knowledge, Day("2029-11-07")),
        new JourneyEvent.RecheckAnswered(Level.Supervisor, 4, Element.Knowledge, true, Somebody, Day("2029-11-08")),
        new JourneyEvent.ResultSetAside(Level.Supervisor, 4, 0, null, Somebody, Day("2029-11-09")),
    ];

    public static JourneyEvent Asked(int review, ReviewGround ground, string on) =>
        new JourneyEvent.ReviewRequested(Level.Supervisor, review, 3, ground, Words, Day(on).AddDays(-1), Day(on), Day(on));

    public static JourneyEvent Opened(int review, string on, int attempt = 3, Level level = Level.Supervisor) =>
        new JourneyEvent.ReviewOpened(level, review, attempt, Day(on), Day(on).AddDays(56), Day(on));

    public static JourneyEvent Decided(int review, ReviewRemedy remedy, string on, int attempt = 3, Level level = Level.Supervisor) => new JourneyEvent.ReviewDecided(
        level, review, attempt, remedy, ReviewReasonSet.Of(ReviewReason.CircumstancesBeyondControl), new ActorId("member-two"), Words, Day(on).AddDays(-14), new ActorId("chair"), Day(on));

    public static JourneyEvent RoleStarted(int role, int spell, EntryRoute route, string on, string? notBefore, string? expectedBy) => new JourneyEvent.StatutoryRoleStarted(
        role, spell, Level.Practitioner, FunctionSet.Of(StatutoryFunction.StatutoryAssessments, StatutoryFunction.StatutoryPlans), route, false, DayOrNull(notBefore), DayOrNull(expectedBy), Day(on));

    public static JourneyEvent CarriedOver(int spell, OrganisationCode from, OrganisationCode to, string on) => new JourneyEvent.EmploymentCarriedOver(spell, from, to, Day(on));

    public static JourneyEvent Corrected(int spell, string from, string? to, string on) =>
        new JourneyEvent.EmploymentCorrected(spell, EmploymentBasis.Direct, null, Day(from), DayOrNull(to), CorrectionReason.WrongDate, Somebody, Day(on));

    public static JourneyEvent Declined(Level level, string on) => new JourneyEvent.AssessmentDeclined(level, Day(on));

    public static JourneyEvent Withdrawn(Level level, string on) => new JourneyEvent.AgreementWithdrawn(level, Day(on));

    public static JourneyEvent Requested(Level level, OrganisationCode of, string on) => new JourneyEvent.EndorsementRequested(level, of, Day(on));

    public static JourneyEvent Ranked(Level level, int endorsement, int rank, string on) => new JourneyEvent.EndorsementRanked(level, endorsement, rank, Day(on));

    public static JourneyEvent TakenBack(Level level, int endorsement, OrganisationCode by, string on) =>
        new JourneyEvent.EndorsementWithdrawn(level, endorsement, by, WithdrawalReason.RoleChanged, Somebody, Day(on));

    public static JourneyEvent CalledOff(Level level, int attempt, CancellationReason reason, string on) =>
        new JourneyEvent.SittingCancelled(level, attempt, new SittingCode("LEEDS-1"), reason, Day(on));

    public static JourneyEvent Void(Level level, int attempt, VoidReason reason, string on, string? rebookUntil = null) =>
        new JourneyEvent.SittingVoided(level, attempt, new SittingCode("LEEDS-1"), reason, DayOrNull(rebookUntil), Somebody, Day(on));

    public static JourneyEvent Alleged(Level level, int number, int attempt, string on) =>
        new JourneyEvent.MalpracticeAlleged(level, number, attempt, Words, Day(on).AddDays(14), Somebody, Day(on));

    public static JourneyEvent Feedback(Level level, int attempt, int version, ElementSet notMet, string on) => new JourneyEvent.FeedbackIssued(
        level, attempt, version, notMet, AreaProfile.Of(new AreaRating(1, AreaJudgement.Met), new AreaRating(4, AreaJudgement.ToDevelop)), Words, Day(on));

    public static JourneyEvent Moved(Level level, int attempt, WindowStop cause, string stood, string ran, string? until, string banked, string on) =>
        new JourneyEvent.RetakeWindowMoved(level, attempt, cause, 1, Day(stood), Day(ran), DayOrNull(until), Day(banked), Day(on));

    public static JourneyEvent MarkPutRight(Level level, int attempt, Element element, ElementResult result, string on) => new JourneyEvent.MarkCorrected(
        level, attempt, element, result == ElementResult.Met ? 62 : 41, 100, 60, 55, "2018-1", result, AreaProfile.Empty, CorrectionReason.MarkingError, Somebody, Day(on));

    public static JourneyEvent ResultPutRight(Level level, int attempt, ElementSet notMet, string first, string on) => new JourneyEvent.ResultCorrected(
        level, attempt, notMet.Count == 0 ? Outcome.Met : Outcome.NotMet, ElementSet.Of([.. ElementSet.All.Except(notMet)]), notMet, Day(first), Somebody, Day(on));

    public static JourneyEvent Annulled(Level level, int attempt, string on) => new JourneyEvent.ResultAnnulled(level, attempt, Somebody, Day(on));

    public static JourneyEvent Certified(Level level, string? until, string on) =>
        new JourneyEvent.CertificateIssued(level, CertificateNumber.Of(20180702), DayOrNull(until), Day(on));

    public static JourneyEvent Learnt(Level level, int declaration, decimal hours, string on) => new JourneyEvent.LearningDeclared(level, declaration, hours, Day(on));

    public static JourneyEvent Revoked(Level level, string on) => new JourneyEvent.AccreditationRevoked(level, RevocationGround.MalpracticeFound, Somebody, Day(on));

    /// <summary>A second record with one employment is brought over and taken out again; then this one is closed and opened again.</summary>
    private static IReadOnlyList<JourneyEvent> MergedAndSeparated(IReadOnlyList<JourneyEvent> own)
    {
        var brought = new JourneyHistory(Started(own.Count(e => e is JourneyEvent.EmploymentStarted) + 1, Wigan, "2018-02-01"));
        return
        [
            new JourneyEvent.RecordAbsorbed(Other, 1, Day("2018-02-01"), brought, new JourneyHistory(), Somebody, Day("2025-03-03")),
            new JourneyEvent.MergeUndone(Other, 1, own.Count, brought, new JourneyHistory(), new JourneyHistory(own), Somebody, Day("2025-03-10")),
            new JourneyEvent.JourneySuperseded(Other, 1, Somebody, Day("2025-03-17")),
            new JourneyEvent.JourneyReinstated(Other, 1, Somebody, Day("2025-03-24")),
        ];
    }

    private static DateOnly? DayOrNull(string? text) => text is null ? null : Day(text);
}
