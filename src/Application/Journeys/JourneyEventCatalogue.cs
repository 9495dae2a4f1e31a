using System.Text.Json.Nodes;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>The stored name and schema version of every journey event. Names are frozen: history is written in them.</summary>
public static class JourneyEventCatalogue
{
    /// <summary>
    /// One row for every version of every event; a class may be renamed, a row never. When a shape changes, the old row gets the
    /// step to the next version, and the new version a row below it.
    /// </summary>
    public static IReadOnlyList<StoredEventType> All { get; } =
    [
        // Entry
        new("social-worker-registered", 1, typeof(JourneyEvent.SocialWorkerRegistered)),
        new("employment-started", 1, typeof(JourneyEvent.EmploymentStarted)),
        new("employment-ended", 1, typeof(JourneyEvent.EmploymentEnded)),
        new("employment-carried-over", 1, typeof(JourneyEvent.EmploymentCarriedOver)),
        new("employment-corrected", 1, typeof(JourneyEvent.EmploymentCorrected)),
        new("statutory-role-started", 1, typeof(JourneyEvent.StatutoryRoleStarted)),
        new("statutory-role-ended", 1, typeof(JourneyEvent.StatutoryRoleEnded)),
        new("statutory-role-corrected", 1, typeof(JourneyEvent.StatutoryRoleCorrected)),
        new("asye-completed", 1, typeof(JourneyEvent.AsyeCompleted)),
        new("minimum-service-waived", 1, typeof(JourneyEvent.MinimumServiceWaived)),
        new("minimum-service-extended", 1, typeof(JourneyEvent.MinimumServiceExtended)),
        new("absence-started", 1, typeof(JourneyEvent.AbsenceStarted)),
        new("absence-ended", 1, typeof(JourneyEvent.AbsenceEnded)),
        new("absence-corrected", 1, typeof(JourneyEvent.AbsenceCorrected)),
        new("assessment-agreed", 1, typeof(JourneyEvent.AssessmentAgreed)),
        new("assessment-declined", 1, typeof(JourneyEvent.AssessmentDeclined)),
        new("agreement-withdrawn", 1, typeof(JourneyEvent.AgreementWithdrawn)),
        new("agreement-corrected", 1, typeof(JourneyEvent.AgreementCorrected)),
        new("employment-expunged", 1, typeof(JourneyEvent.EmploymentExpunged)),
        new("statutory-role-end-corrected", 1, typeof(JourneyEvent.StatutoryRoleEndCorrected)),
        new("statutory-role-expunged", 1, typeof(JourneyEvent.StatutoryRoleExpunged)),
        new("asye-corrected", 1, typeof(JourneyEvent.AsyeCorrected)),
        new("absence-expunged", 1, typeof(JourneyEvent.AbsenceExpunged)),
        new("equality-information-declared", 1, typeof(JourneyEvent.EqualityInformationDeclared)),

        // Endorsement
        new("endorsement-requested", 1, typeof(JourneyEvent.EndorsementRequested)),
        new("endorsement-declined", 1, typeof(JourneyEvent.EndorsementDeclined)),
        new("practice-endorsed", 1, typeof(JourneyEvent.PracticeEndorsed)),
        new("practice-re-endorsed", 1, typeof(JourneyEvent.PracticeReEndorsed)),
        new("endorsement-ranked", 1, typeof(JourneyEvent.EndorsementRanked)),
        new("endorsement-withdrawn", 1, typeof(JourneyEvent.EndorsementWithdrawn)),
        new("endorsement-expired", 1, typeof(JourneyEvent.EndorsementExpired)),
        new("endorsement-lapsed-on-leaving", 1, typeof(JourneyEvent.EndorsementLapsedOnLeaving)),
        new("endorsement-reinstated", 1, typeof(JourneyEvent.EndorsementReinstated)),
        new("endorsement-corrected", 1, typeof(JourneyEvent.EndorsementCorrected)),
        new("passport-granted", 1, typeof(JourneyEvent.PassportGranted)),
        new("passport-expired", 1, typeof(JourneyEvent.PassportExpired)),
        new("endorsement-expunged", 1, typeof(JourneyEvent.EndorsementExpunged)),

        // Sitting
        new("sitting-requested", 1, typeof(JourneyEvent.SittingRequested), WaitingFromItsDay),
        new("sitting-requested", 2, typeof(JourneyEvent.SittingRequested)),
        new("sitting-offered", 1, typeof(JourneyEvent.SittingOffered)),
        new("sitting-booked", 1, typeof(JourneyEvent.SittingBooked)),
        new("booking-corrected", 1, typeof(JourneyEvent.BookingCorrected)),
        new("sitting-cancelled-on-leaving", 1, typeof(JourneyEvent.SittingCancelledOnLeaving)),
        new("sitting-cancelled", 1, typeof(JourneyEvent.SittingCancelled)),
        new("adjustments-requested", 1, typeof(JourneyEvent.AdjustmentsRequested)),
        new("adjustments-agreed", 1, typeof(JourneyEvent.AdjustmentsAgreed)),
        new("adjustments-refused", 1, typeof(JourneyEvent.AdjustmentsRefused)),
        new("sitting-voided", 1, typeof(JourneyEvent.SittingVoided)),
        new("malpractice-alleged", 1, typeof(JourneyEvent.MalpracticeAlleged)),
        new("worker-heard", 1, typeof(JourneyEvent.WorkerHeard)),
        new("malpractice-found", 1, typeof(JourneyEvent.MalpracticeFound)),
        new("malpractice-not-found", 1, typeof(JourneyEvent.MalpracticeNotFound)),
        new("exercise-rated", 1, typeof(JourneyEvent.ExerciseRated)),
        new("third-rating-needed", 1, typeof(JourneyEvent.ThirdRatingNeeded)),
        new("element-marked", 1, typeof(JourneyEvent.ElementMarked), WithoutProfile),
        new("element-marked", 2, typeof(JourneyEvent.ElementMarked)),
        new("mark-moderated", 1, typeof(JourneyEvent.MarkModerated)),
        new("narrative-recorded", 1, typeof(JourneyEvent.NarrativeRecorded)),
        new("recording-taken", 1, typeof(JourneyEvent.RecordingTaken)),
        new("recording-training-agreed", 1, typeof(JourneyEvent.RecordingTrainingAgreed)),
        new("recording-handed-over", 1, typeof(JourneyEvent.RecordingHandedOver)),
        new("recording-used", 1, typeof(JourneyEvent.RecordingUsed)),
        new("recording-destroyed", 1, typeof(JourneyEvent.RecordingDestroyed)),
        new("simulation-sampled", 1, typeof(JourneyEvent.SimulationSampled)),
        new("simulation-commented", 1, typeof(JourneyEvent.SimulationCommented)),

        // Outcome
        new("result-released", 1, typeof(JourneyEvent.ResultReleased)),
        new("feedback-issued", 1, typeof(JourneyEvent.FeedbackIssued)),
        new("mark-corrected", 1, typeof(JourneyEvent.MarkCorrected)),
        new("result-corrected", 1, typeof(JourneyEvent.ResultCorrected)),
        new("result-annulled", 1, typeof(JourneyEvent.ResultAnnulled)),
        new("accredited", 1, typeof(JourneyEvent.Accredited)),
        new("narrow-retake-opened", 1, typeof(JourneyEvent.NarrowRetakeOpened)),
        new("element-retake-opened", 1, typeof(JourneyEvent.ElementRetakeOpened)),
        new("full-retake-opened", 1, typeof(JourneyEvent.FullRetakeOpened)),
        new("development-plan-agreed", 1, typeof(JourneyEvent.DevelopmentPlanAgreed)),
        new("retake-brought-forward", 1, typeof(JourneyEvent.RetakeBroughtForward)),
        new("retake-window-moved", 1, typeof(JourneyEvent.RetakeWindowMoved)),
        new("narrow-retake-lapsed", 1, typeof(JourneyEvent.NarrowRetakeLapsed)),
        new("banked-elements-expired", 1, typeof(JourneyEvent.BankedElementsExpired)),

        // Review
        new("review-supported", 1, typeof(JourneyEvent.ReviewSupported)),
        new("review-requested", 1, typeof(JourneyEvent.ReviewRequested)),
        new("late-review-accepted", 1, typeof(JourneyEvent.LateReviewAccepted)),
        new("late-review-refused", 1, typeof(JourneyEvent.LateReviewRefused)),
        new("review-opened", 1, typeof(JourneyEvent.ReviewOpened)),
        new("review-withdrawn", 1, typeof(JourneyEvent.ReviewWithdrawn)),
        new("review-panel-appointed", 1, typeof(JourneyEvent.ReviewPanelAppointed)),
        new("review-member-replaced", 1, typeof(JourneyEvent.ReviewMemberReplaced)),
        new("interests-declared", 1, typeof(JourneyEvent.InterestsDeclared)),
        new("review-evidence-added", 1, typeof(JourneyEvent.ReviewEvidenceAdded)),
        new("re-mark-ordered", 1, typeof(JourneyEvent.ReMarkOrdered)),
        new("element-re-marked", 1, typeof(JourneyEvent.ElementReMarked)),
        new("review-vote-cast", 1, typeof(JourneyEvent.ReviewVoteCast)),
        new("review-decided", 1, typeof(JourneyEvent.ReviewDecided)),
        new("result-set-aside", 1, typeof(JourneyEvent.ResultSetAside)),
        new("finding-overturned", 1, typeof(JourneyEvent.FindingOverturned)),
        new("accreditation-reinstated", 1, typeof(JourneyEvent.AccreditationReinstated)),
        new("recheck-requested", 1, typeof(JourneyEvent.RecheckRequested)),
        new("recheck-answered", 1, typeof(JourneyEvent.RecheckAnswered)),

        // Accreditation
        new("certificate-issued", 1, typeof(JourneyEvent.CertificateIssued)),
        new("reaccreditation-reminded", 1, typeof(JourneyEvent.ReaccreditationReminded)),
        new("learning-declared", 1, typeof(JourneyEvent.LearningDeclared)),
        new("learning-corrected", 1, typeof(JourneyEvent.LearningCorrected)),
        new("practice-endorsed-for-reaccreditation", 1, typeof(JourneyEvent.PracticeEndorsedForReaccreditation)),
        new("reaccredited", 1, typeof(JourneyEvent.Reaccredited)),
        new("reaccreditation-due-moved", 1, typeof(JourneyEvent.ReaccreditationDueMoved), ByAnAbsence),
        new("reaccreditation-due-moved", 2, typeof(JourneyEvent.ReaccreditationDueMoved)),
        new("reaccreditation-overdue", 1, typeof(JourneyEvent.ReaccreditationOverdue)),
        new("accreditation-not-current", 1, typeof(JourneyEvent.AccreditationNotCurrent)),
        new("accreditation-restored", 1, typeof(JourneyEvent.AccreditationRestored)),
        new("reaccreditation-undone", 1, typeof(JourneyEvent.ReaccreditationUndone)),
        new("revocation-notified", 1, typeof(JourneyEvent.RevocationNotified)),
        new("revocation-dropped", 1, typeof(JourneyEvent.RevocationDropped)),
        new("accreditation-revoked", 1, typeof(JourneyEvent.AccreditationRevoked)),

        // Leadership
        new("colleague-feedback-gathered", 1, typeof(JourneyEvent.ColleagueFeedbackGathered)),
        new("colleague-feedback-corrected", 1, typeof(JourneyEvent.ColleagueFeedbackCorrected)),
        new("leaders-area-named", 1, typeof(JourneyEvent.LeadersAreaNamed)),
        new("leaders-area-corrected", 1, typeof(JourneyEvent.LeadersAreaCorrected)),

        // Merging
        new("journey-superseded", 1, typeof(JourneyEvent.JourneySuperseded)),
        new("record-absorbed", 1, typeof(JourneyEvent.RecordAbsorbed), WithNothingBeside),
        new("record-absorbed", 2, typeof(JourneyEvent.RecordAbsorbed)),
        new("merge-undone", 1, typeof(JourneyEvent.MergeUndone), WithNothingBeside),
        new("merge-undone", 2, typeof(JourneyEvent.MergeUndone)),
        new("journey-reinstated", 1, typeof(JourneyEvent.JourneyReinstated)),
    ];

    // Not a static field of its own: what is wrong with the rows is told as it is, at the start as at the first use.
    private static readonly Lazy<StoredEventTypes<JourneyEvent>> Types = new(() => new StoredEventTypes<JourneyEvent>(All, JourneyJson.Options));

    /// <summary>Looks the rows over; called at the start, so that no contradiction waits for the first event that meets it.</summary>
    /// <exception cref="StoredEventTypesException">Versions with a gap, a row twice, a missing step, an event without a name.</exception>
    public static void Check() => _ = Types.Value;

    /// <summary>The row under which an event is written: its name's newest version.</summary>
    public static StoredEventType TypeOf(JourneyEvent journeyEvent) => Types.Value.TypeOf(journeyEvent);

    public static byte[] Serialise(JourneyEvent journeyEvent) => Types.Value.Serialise(journeyEvent);

    /// <exception cref="UnreadableEventException">Name or version is unknown, or the body is not what they say.</exception>
    public static JourneyEvent Deserialise(string name, int schemaVersion, ReadOnlySpan<byte> body) => Types.Value.Deserialise(name, schemaVersion, body);

    /// <summary>Before a wait could begin later, it began with the day of its request.</summary>
    private static JsonObject WaitingFromItsDay(JsonObject body)
    {
        body.Add("waitsFrom", null);
        return body;
    }

    /// <summary>Before the areas of the statement were recorded with a mark, none was looked at by name.</summary>
    private static JsonObject WithoutProfile(JsonObject body)
    {
        body.Add("profile", new JsonArray());
        return body;
    }

    /// <summary>Before the results were told that a record does not go on from, they stayed with the record that was closed.</summary>
    private static JsonObject WithNothingBeside(JsonObject body)
    {
        body.Add("beside", new JsonArray());
        return body;
    }

    // Only absences moved a due day when the first version was written.
    private static JsonObject ByAnAbsence(JsonObject body)
    {
        var absence = body["absence"] ?? throw new InvalidOperationException("'absence' is missing");
        _ = body.Remove("absence");
        body.Add("cause", "protected-absence");
        body.Add("number", absence);
        return body;
    }
}
