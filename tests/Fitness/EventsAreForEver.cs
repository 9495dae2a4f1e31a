using System.Reflection;
using System.Text.RegularExpressions;
using Naas.Application.Journeys;
using Naas.Application.Rollouts;
using Naas.Application.Standards;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Fitness;

public sealed class Events_are_for_ever
{
    // History is written in these. A row is added at the end of its episode, never changed, never taken out.
    private static readonly string[] Frozen =
    [
        "social-worker-registered v1 SocialWorkerRegistered",
        "employment-started v1 EmploymentStarted",
        "employment-ended v1 EmploymentEnded",
        "employment-carried-over v1 EmploymentCarriedOver",
        "employment-corrected v1 EmploymentCorrected",
        "statutory-role-started v1 StatutoryRoleStarted",
        "statutory-role-ended v1 StatutoryRoleEnded",
        "statutory-role-corrected v1 StatutoryRoleCorrected",
        "asye-completed v1 AsyeCompleted",
        "minimum-service-waived v1 MinimumServiceWaived",
        "minimum-service-extended v1 MinimumServiceExtended",
        "absence-started v1 AbsenceStarted",
        "absence-ended v1 AbsenceEnded",
        "absence-corrected v1 AbsenceCorrected",
        "assessment-agreed v1 AssessmentAgreed",
        "assessment-declined v1 AssessmentDeclined",
        "agreement-withdrawn v1 AgreementWithdrawn",
        "agreement-corrected v1 AgreementCorrected",
        "employment-expunged v1 EmploymentExpunged",
        "statutory-role-end-corrected v1 StatutoryRoleEndCorrected",
        "statutory-role-expunged v1 StatutoryRoleExpunged",
        "asye-corrected v1 AsyeCorrected",
        "absence-expunged v1 AbsenceExpunged",
        "equality-information-declared v1 EqualityInformationDeclared",
        "endorsement-requested v1 EndorsementRequested",
        "endorsement-declined v1 EndorsementDeclined",
        "practice-endorsed v1 PracticeEndorsed",
        "practice-re-endorsed v1 PracticeReEndorsed",
        "endorsement-ranked v1 EndorsementRanked",
        "endorsement-withdrawn v1 EndorsementWithdrawn",
        "endorsement-expired v1 EndorsementExpired",
        "endorsement-lapsed-on-leaving v1 EndorsementLapsedOnLeaving",
        "endorsement-reinstated v1 EndorsementReinstated",
        "endorsement-corrected v1 EndorsementCorrected",
        "passport-granted v1 PassportGranted",
        "passport-expired v1 PassportExpired",
        "endorsement-expunged v1 EndorsementExpunged",
        "sitting-requested v1 SittingRequested",
        "sitting-requested v2 SittingRequested",
        "sitting-offered v1 SittingOffered",
        "sitting-booked v1 SittingBooked",
        "booking-corrected v1 BookingCorrected",
        "sitting-cancelled-on-leaving v1 SittingCancelledOnLeaving",
        "sitting-cancelled v1 SittingCancelled",
        "adjustments-requested v1 AdjustmentsRequested",
        "adjustments-agreed v1 AdjustmentsAgreed",
        "adjustments-refused v1 AdjustmentsRefused",
        "sitting-voided v1 SittingVoided",
        "malpractice-alleged v1 MalpracticeAlleged",
        "worker-heard v1 WorkerHeard",
        "malpractice-found v1 MalpracticeFound",
        "malpractice-not-found v1 MalpracticeNotFound",
        "exercise-rated v1 ExerciseRated",
        "third-rating-needed v1 ThirdRatingNeeded",
        "element-marked v1 ElementMarked",
        "element-marked v2 ElementMarked",
        "mark-moderated v1 MarkModerated",
        "narrative-recorded v1 NarrativeRecorded",
        "recording-taken v1 RecordingTaken",
        "recording-training-agreed v1 RecordingTrainingAgreed",
        "recording-handed-over v1 RecordingHandedOver",
        "recording-used v1 RecordingUsed",
        "recording-destroyed v1 RecordingDestroyed",
        "simulation-sampled v1 SimulationSampled",
        "simulation-commented v1 SimulationCommented",
        "result-released v1 ResultReleased",
        "feedback-issued v1 FeedbackIssued",
        "mark-corrected v1 MarkCorrected",
        "result-corrected v1 ResultCorrected",
        "result-annulled v1 ResultAnnulled",
        "accredited v1 Accredited",
        "narrow-retake-opened v1 NarrowRetakeOpened",
        "element-retake-opened v1 ElementRetakeOpened",
        "full-retake-opened v1 FullRetakeOpened",
        "development-plan-agreed v1 DevelopmentPlanAgreed",
        "retake-brought-forward v1 RetakeBroughtForward",
        "retake-window-moved v1 RetakeWindowMoved",
        "narrow-retake-lapsed v1 NarrowRetakeLapsed",
        "banked-elements-expired v1 BankedElementsExpired",
        "review-supported v1 ReviewSupported",
        "review-requested v1 ReviewRequested",
        "late-review-accepted v1 LateReviewAccepted",
        "late-review-refused v1 LateReviewRefused",
        "review-opened v1 ReviewOpened",
        "review-withdrawn v1 ReviewWithdrawn",
        "review-panel-appointed v1 ReviewPanelAppointed",
        "review-member-replaced v1 ReviewMemberReplaced",
        "interests-declared v1 InterestsDeclared",
        "review-evidence-added v1 ReviewEvidenceAdded",
        "re-mark-ordered v1 ReMarkOrdered",
        "element-re-marked v1 ElementReMarked",
        "review-vote-cast v1 ReviewVoteCast",
        "review-decided v1 ReviewDecided",
        "result-set-aside v1 ResultSetAside",
        "finding-overturned v1 FindingOverturned",
        "accreditation-reinstated v1 AccreditationReinstated",
        "recheck-requested v1 RecheckRequested",
        "recheck-answered v1 RecheckAnswered",
        "certificate-issued v1 CertificateIssued",
        "reaccreditation-reminded v1 ReaccreditationReminded",
        "learning-declared v1 LearningDeclared",
        "learning-corrected v1 LearningCorrected",
        "practice-endorsed-for-reaccreditation v1 PracticeEndorsedForReaccreditation",
        "reaccredited v1 Reaccredited",
        "reaccreditation-due-moved v1 ReaccreditationDueMoved",
        "reaccreditation-due-moved v2 ReaccreditationDueMoved",
        "reaccreditation-overdue v1 ReaccreditationOverdue",
        "accreditation-not-current v1 AccreditationNotCurrent",
        "accreditation-restored v1 AccreditationRestored",
        "reaccreditation-undone v1 ReaccreditationUndone",
        "revocation-notified v1 RevocationNotified",
        "revocation-dropped v1 RevocationDropped",
        "accreditation-revoked v1 AccreditationRevoked",
        "colleague-feedback-gathered v1 ColleagueFeedbackGathered",
        "colleague-feedback-corrected v1 ColleagueFeedbackCorrected",
        "leaders-area-named v1 LeadersAreaNamed",
        "leaders-area-corrected v1 LeadersAreaCorrected",
        "journey-superseded v1 JourneySuperseded",
        "record-absorbed v1 RecordAbsorbed",
        "record-absorbed v2 RecordAbsorbed",
        "merge-undone v1 MergeUndone",
        "merge-undone v2 MergeUndone",
        "journey-reinstated v1 JourneyReinstated",
    ];

    private static readonly string[] FrozenOfTheRollout =
    [
        "phase-opened v1 PhaseOpened",
        "phase-changed v1 PhaseChanged",
        "phase-ended v1 PhaseEnded",
        "site-joined v1 SiteJoined",
        "site-left v1 SiteLeft",
        "organisation-succeeded v1 OrganisationSucceeded",
        "organisation-divided v1 OrganisationDivided",
        "division-ended v1 DivisionEnded",
    ];

    private static readonly string[] FrozenOfStandards =
    [
        "standard-setting-opened v1 StandardSettingOpened",
        "standard-setting-opened v2 StandardSettingOpened",
        "judge-rated v1 JudgeRated",
        "panel-cut-agreed v1 PanelCutAgreed",
        "panels-disagreed v1 PanelsDisagreed",
        "panels-conferred v1 PanelsConferred",
        "cut-adjudicated v1 CutAdjudicated",
        "cut-set v1 CutSet",
        "narrow-band-proposed v1 NarrowBandProposed",
        "narrow-band-approved v1 NarrowBandApproved",
        "standard-brought-into-force v1 StandardBroughtIntoForce",
        "standard-setting-abandoned v1 StandardSettingAbandoned",
        "announcement-withdrawn v1 AnnouncementWithdrawn",
    ];

    // Numbers, days, names from closed lists, and codes that the domain checks. Nothing that could hold a sentence about somebody.
    private static readonly HashSet<Type> Harmless =
    [
        typeof(int), typeof(decimal), typeof(bool), typeof(DateOnly), typeof(Guid),
        typeof(OrganisationCode), typeof(SittingCode), typeof(PhaseCode), typeof(EditionCode), typeof(ActorId), typeof(ElementSet),
        typeof(FunctionSet), typeof(AreaProfile), typeof(RecordingCode), typeof(CertificateNumber), typeof(DocumentId),
        typeof(StandardVersion), typeof(Scores), typeof(Judges), typeof(ServiceAreaCode), typeof(ServiceAreaSet), typeof(ReviewReasonSet),
        // The opaque id of another journey, and events of this hierarchy inside an event.
        typeof(JourneyId), typeof(JourneyHistory),
    ];

    private static readonly string[] HarmlessStrings =
    [
        "ExerciseRated.StandardVersion", "ElementMarked.StandardVersion", "MarkModerated.StandardVersion", "MarkCorrected.StandardVersion", "ElementReMarked.StandardVersion",
        "EventMetadata.Role", "EventMetadata.Organisation", "EventMetadata.RequestHash", "EventMetadata.CorrelationId", "EventMetadata.CausationId",
    ];

    private static readonly string[] PersonalWords =
    [
        "Name", "Forename", "Surname", "Title", "Email", "Mail", "Phone", "Telephone", "Address", "Postcode", "Birth", "Born", "Age", "Sex", "Gender",
        "Ethnicity", "Race", "Religion", "Belief", "Disability", "Health", "Illness", "Pregnancy", "Marriage", "Orientation", "Nationality",
        "Note", "Notes", "Text", "Comment", "Comments", "Remark", "Description", "Narrative", "Evidence", "Adjustment", "Registration", "Number",
    ];

    // The id of the document that holds the words, and the number of an absence, a request or a case.
    private static readonly string[] NamedLikeThemOnly = ["FeedbackIssued.Narrative", "RetakeWindowMoved.Number", "ReaccreditationDueMoved.Number"];

    private static readonly Type[] Events = typeof(JourneyEvent).GetNestedTypes();

    private static readonly Type[] EventsOfTheRollout = typeof(RolloutEvent).GetNestedTypes();

    private static readonly Type[] EventsOfStandards = typeof(StandardEvent).GetNestedTypes();

    private static readonly IReadOnlyList<StoredEventType> Catalogue = [.. JourneyEventCatalogue.All, .. RolloutEventCatalogue.All, .. StandardEventCatalogue.All];

    [Fact]
    public void Their_stored_names_are_frozen()
    {
        JourneyEventCatalogue.All.Select(row => $"{row.Name} v{row.SchemaVersion} {row.Type.Name}").Should().BeEquivalentTo(Frozen);
        RolloutEventCatalogue.All.Select(row => $"{row.Name} v{row.SchemaVersion} {row.Type.Name}").Should().BeEquivalentTo(FrozenOfTheRollout);
        StandardEventCatalogue.All.Select(row => $"{row.Name} v{row.SchemaVersion} {row.Type.Name}").Should().BeEquivalentTo(FrozenOfStandards);
    }

    [Fact]
    public void Their_stored_names_are_unique_and_in_kebab_case()
    {
        Catalogue.Select(row => (row.Name, row.SchemaVersion)).Should().OnlyHaveUniqueItems();
        Catalogue.Should().OnlyContain(row => Regex.IsMatch(row.Name, "^[a-z]+(-[a-z]+)*$") && row.SchemaVersion >= 1);
    }

    [Fact]
    public void Every_event_has_a_row()
    {
        JourneyEventCatalogue.All.Select(row => row.Type).Distinct().Should().BeEquivalentTo(Events);
        RolloutEventCatalogue.All.Select(row => row.Type).Distinct().Should().BeEquivalentTo(EventsOfTheRollout);
        StandardEventCatalogue.All.Select(row => row.Type).Distinct().Should().BeEquivalentTo(EventsOfStandards);
    }

    [Fact]
    public void They_hold_nothing_that_could_be_free_text() =>
        Properties().Where(pair => !IsHarmless(pair.Property.PropertyType) && !(pair.Property.PropertyType == typeof(string) && HarmlessStrings.Contains(pair.Name)))
            .Select(pair => $"{pair.Name} is a {pair.Property.PropertyType.Name}")
            .Should().BeEquivalentTo(["EventMetadata.RecordedAt is a DateTimeOffset"]);

    [Fact]
    public void No_property_is_named_like_personal_data() =>
        Properties().Where(pair => Regex.Matches(pair.Property.Name, @"\p{Lu}\p{Ll}*").Select(word => word.Value).Intersect(PersonalWords).Any())
            .Select(pair => pair.Name)
            .Should().BeEquivalentTo(NamedLikeThemOnly);

    private static IEnumerable<(string Name, PropertyInfo Property)> Properties() =>
        Events.Concat(EventsOfTheRollout).Concat(EventsOfStandards).Append(typeof(EventMetadata)).SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => ($"{type.Name}.{property.Name}", property)));

    private static bool IsHarmless(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return Harmless.Contains(value) || (value.IsEnum && value.Assembly == Repository.Domain);
    }
}
