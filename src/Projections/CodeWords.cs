using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Standards;

namespace Naas.Projections;

// The closed lists of codes, in words that fit into a sentence.
internal static partial class Words
{
    public static string Of(AreaProfile areas) => string.Join(", ", areas.Ratings.Select(rating => $"area {rating.Area} {Of(rating.Judgement)}"));

    public static string Of(AreaJudgement judgement) => judgement switch
    {
        AreaJudgement.ToDevelop => "to develop",
        AreaJudgement.Met => "met",
        AreaJudgement.WellAbove => "well above",
        _ => throw NoSuch(judgement),
    };

    public static string Of(FunctionSet functions) => string.Join("; ", functions.Select(Of));

    public static string Of(StatutoryFunction function) => function switch
    {
        StatutoryFunction.AcceptingReferrals => "decisions about accepting referrals",
        StatutoryFunction.LeadingSection47Enquiries => "leading section 47 enquiries",
        StatutoryFunction.HoldingCaseResponsibility => "case responsibility for children in need and looked after children",
        StatutoryFunction.StatutoryAssessments => "statutory assessments",
        StatutoryFunction.PrivateCourtProceedings => "plans related to private court proceedings",
        StatutoryFunction.StatutoryPlans => "making, implementing and reviewing statutory plans",
        StatutoryFunction.SupervisingFosterCarers => "supervisory responsibility for foster carers",
        StatutoryFunction.ApprovingFosterCarers => "approving and reviewing foster carers",
        StatutoryFunction.SupervisingSocialWorkers => "supervising social workers",
        StatutoryFunction.ChairingConferences => "chairing child protection conferences",
        StatutoryFunction.IndependentReviewing => "acting as Independent Reviewing Officer",
        StatutoryFunction.ChildrensGuardian => "acting as a Children's Guardian",
        StatutoryFunction.DesignatedOfficer => "designated officer actions",
        StatutoryFunction.LeadingPractice => "leading the local practice system",
        _ => throw NoSuch(function),
    };

    public static string Of(EntryRoute route) => route switch
    {
        EntryRoute.Established => "established in such work",
        EntryRoute.NewlyQualified => "newly qualified",
        EntryRoute.NewSupervisor => "new to supervising practice",
        EntryRoute.NewLeader => "new to leading practice",
        EntryRoute.OtherSocialWorkRole => "from another social work role",
        EntryRoute.OutsideEngland => "from outside England",
        _ => throw NoSuch(route),
    };

    public static string Of(AbsenceKind kind) => kind switch
    {
        AbsenceKind.Protected => "A protected absence",
        AbsenceKind.OtherAuthorised => "An authorised absence",
        _ => throw NoSuch(kind),
    };

    public static string Of(WaiverReason reason) => reason switch
    {
        WaiverReason.ExperienceElsewhere => "experience elsewhere",
        WaiverReason.ExperienceBeforeQualifying => "experience before qualifying",
        WaiverReason.ReadySooner => "ready sooner",
        _ => throw NoSuch(reason),
    };

    public static string Of(ExtensionReason reason) => reason switch
    {
        ExtensionReason.LongAbsence => "a long absence",
        ExtensionReason.NarrowCaseload => "a narrow caseload",
        ExtensionReason.LittleSupervision => "little supervision",
        _ => throw NoSuch(reason),
    };

    public static string Of(CorrectionReason reason) => reason switch
    {
        CorrectionReason.ClericalError => "a clerical error",
        CorrectionReason.WrongPerson => "recorded for the wrong person",
        CorrectionReason.WrongDate => "a wrong date",
        CorrectionReason.MarkingError => "an error in marking",
        CorrectionReason.LateInformation => "information that came late",
        CorrectionReason.ReMarkedOnReview => "it was marked again for a review",
        CorrectionReason.HumanRecheck => "a person looked at what a machine had scored",
        _ => throw NoSuch(reason),
    };

    public static string Of(DeclineReason reason) => reason switch
    {
        DeclineReason.NotYetReady => "not yet ready",
        DeclineReason.EvidenceInsufficient => "not enough evidence",
        DeclineReason.PracticeNotSeenLongEnough => "the practice has not been seen long enough",
        DeclineReason.NoStatutoryRole => "no role with statutory functions",
        DeclineReason.NoPlaceThisRound => "no place in this round",
        _ => throw NoSuch(reason),
    };

    public static string Of(WithdrawalReason reason) => reason switch
    {
        WithdrawalReason.ConcernAboutPractice => "a concern about practice",
        WithdrawalReason.RoleChanged => "a change of role",
        WithdrawalReason.GivenInError => "given in error",
        _ => throw NoSuch(reason),
    };

    public static string Of(CancellationReason reason) => reason switch
    {
        CancellationReason.AgreementWithdrawn => "the worker took the agreement back",
        CancellationReason.EndorsementWithdrawn => "the endorsement was taken back",
        CancellationReason.SittingNotHeld => "the sitting was called off",
        CancellationReason.WorkerUnavailable => "the worker could not come",
        CancellationReason.ResultCorrected => "a corrected result made it needless",
        CancellationReason.NotEnoughAnyMore => "what stands for the other elements ends before it",
        CancellationReason.ReviewDecided => "what a review decided made it needless",
        CancellationReason.ResultAnnulled => "the result or the accreditation before it does not count any more",
        _ => throw NoSuch(reason),
    };

    public static string Of(VoidReason reason) => reason switch
    {
        VoidReason.NoShow => "the worker was not there",
        VoidReason.Unfinished => "it was begun and not finished",
        VoidReason.TechnicalFailure => "of a technical failure",
        // The employer reads this sentence too, and adjustments are not its business (S-33): it reads like any other fault of procedure.
        VoidReason.AdjustmentNotMade or VoidReason.ProceduralError => "it was not held as it should have been",
        VoidReason.Malpractice => "malpractice was found",
        VoidReason.ResultCorrected => "a corrected result of the attempt before made it needless",
        VoidReason.ReviewDecided => "what a review decided made it needless",
        VoidReason.ResultAnnulled => "the result on which it rested does not count any more",
        _ => throw NoSuch(reason),
    };

    public static string Of(AdjustmentReason reason) => reason switch
    {
        AdjustmentReason.AsRequested => "as asked for",
        AdjustmentReason.InPart => "in part",
        AdjustmentReason.AlreadyProvided => "provided for everybody already",
        AdjustmentReason.NotReasonable => "not reasonable",
        AdjustmentReason.MoreInformationNeeded => "more information is needed",
        _ => throw NoSuch(reason),
    };

    public static string Of(MalpracticeKind kind) => kind switch
    {
        MalpracticeKind.Impersonation => "impersonation",
        MalpracticeKind.UnauthorisedMaterial => "unauthorised material",
        MalpracticeKind.Collusion => "collusion",
        MalpracticeKind.BreachOfConfidentiality => "a breach of confidentiality",
        MalpracticeKind.Disruption => "disruption",
        _ => throw NoSuch(kind),
    };

    public static string Of(ModerationReason reason) => reason switch
    {
        ModerationReason.SeverityOfAssessor => "the severity of the assessor",
        ModerationReason.EvidenceOverlooked => "evidence that was overlooked",
        ModerationReason.StandardMisapplied => "a misapplied standard",
        ModerationReason.SumWrong => "a wrong sum",
        _ => throw NoSuch(reason),
    };

    public static string Of(RecordingUse use) => use switch
    {
        RecordingUse.Moderation => "moderation",
        RecordingUse.ExternalValidation => "external validation",
        RecordingUse.IndependentReview => "an independent review",
        RecordingUse.Training => "training",
        RecordingUse.ServiceUserPanel => "a service-user panel",
        _ => throw NoSuch(use),
    };

    public static string Of(BringForwardReason reason) => reason switch
    {
        BringForwardReason.DevelopmentCompleted => "the development is completed",
        BringForwardReason.PracticeObserved => "the practice has been observed",
        BringForwardReason.WorkerAndEmployerAgree => "the worker and the employer agree",
        _ => throw NoSuch(reason),
    };

    public static string Of(ReaccreditationRoute route) => route switch
    {
        ReaccreditationRoute.PracticeAndLearning => "a practice endorsement and hours of learning",
        ReaccreditationRoute.Assessment => "assessment",
        _ => throw NoSuch(route),
    };

    public static string Of(RevocationGround ground) => ground switch
    {
        RevocationGround.MalpracticeFound => "malpractice was found",
        RevocationGround.ResultIssuedInError => "a result was issued in error",
        _ => throw NoSuch(ground),
    };

    public static string Of(ReviewGround ground) => ground switch
    {
        ReviewGround.ResultAtOddsWithPractice => "the result is at odds with the worker's abilities in practice",
        ReviewGround.ExtenuatingCircumstances => "extenuating circumstances",
        ReviewGround.ProceduralError => "an error of procedure or administration",
        ReviewGround.FindingOrRevocation => "malpractice that was found, or a revocation",
        _ => throw NoSuch(ground),
    };

    public static string Of(GoodCause cause) => cause switch
    {
        GoodCause.Illness => "illness",
        GoodCause.ProtectedAbsence => "a protected absence",
        GoodCause.ResultNotReceived => "the result had not been received",
        GoodCause.AdviceGivenWrongly => "wrong advice had been given",
        GoodCause.OtherGoodCause => "another one",
        _ => throw NoSuch(cause),
    };

    public static string Of(ReviewRemedy remedy) => remedy switch
    {
        ReviewRemedy.Uphold => "it stands as it was",
        ReviewRemedy.ReMark => "the better of the marks before and those given again",
        ReviewRemedy.SetAside => "the attempt is set aside and sat again",
        ReviewRemedy.CorrectClericalError => "a clerical error is put right",
        ReviewRemedy.OverturnFinding => "the finding of malpractice is overturned",
        ReviewRemedy.OverturnRevocation => "the revocation, or the notice of it, is overturned",
        _ => throw NoSuch(remedy),
    };

    public static string Of(ReviewReasonSet reasons) => string.Join("; ", reasons.Select(Of));

    public static string Of(ReviewReason reason) => reason switch
    {
        ReviewReason.StandardAppliedCorrectly => "the standard was applied correctly",
        ReviewReason.EvidenceOverlooked => "evidence was overlooked",
        ReviewReason.StandardMisapplied => "the standard was misapplied",
        ReviewReason.ProcedureNotFollowed => "the procedure was not followed",
        ReviewReason.AdjustmentNotMade => "an agreed adjustment was not made",
        ReviewReason.CircumstancesBeyondControl => "circumstances beyond the worker's control",
        ReviewReason.CircumstancesNotShown => "the circumstances were not shown",
        ReviewReason.MarkRecordedWrongly => "a mark was written down wrongly",
        ReviewReason.FindingNotSupported => "the evidence does not support the finding",
        ReviewReason.FindingSupported => "the evidence supports the finding",
        _ => throw NoSuch(reason),
    };

    public static string Of(SettingReason reason) => reason switch
    {
        SettingReason.FirstStandard => "the first standard",
        SettingReason.NewContent => "new content",
        SettingReason.Monitoring => "what monitoring showed",
        _ => throw NoSuch(reason),
    };

    public static string Of(CutBasis basis) => basis switch
    {
        CutBasis.PanelsAgree => "the mean of the two panels' cuts, which agree",
        CutBasis.AgreedAfterDiscussion => "the mean of the two panels' cuts, which agree after their discussion",
        CutBasis.Adjudicated => "the one that a third, independent person chose",
        _ => throw NoSuch(basis),
    };

    public static string Of(AnnouncementWithdrawal reason) => reason switch
    {
        AnnouncementWithdrawal.WrongDay => "the first day was wrong",
        AnnouncementWithdrawal.ContentDelayed => "the content comes later, or not at all",
        AnnouncementWithdrawal.StandardInDoubt => "the standard is in doubt",
        _ => throw NoSuch(reason),
    };

    public static string Of(AbandonReason reason) => reason switch
    {
        AbandonReason.ContentChanged => "the content changed",
        AbandonReason.PanelIncomplete => "a panel could not be filled, or did not finish",
        AbandonReason.NotIndependent => "a judge was not independent",
        _ => throw NoSuch(reason),
    };

    public static string Of(ColleagueGroup group) => group switch
    {
        ColleagueGroup.SocialWorkers => "the social workers in the service",
        ColleagueGroup.Peers => "peers",
        ColleagueGroup.Managers => "managers",
        ColleagueGroup.ElectedMembers => "elected members",
        ColleagueGroup.Partners => "partners",
        _ => throw NoSuch(group),
    };

    private static ArgumentOutOfRangeException NoSuch<T>(T code)
        where T : struct, Enum =>
        new(nameof(code), code, $"No such {typeof(T).Name}.");
}
