using Naas.Domain.Journeys;

namespace Naas.Projections.WorkerSummary;

/// <summary>Where does this worker stand?</summary>
public static class WorkerSummaryProjection
{
    public const string Name = "worker-summary";

    public static Projection Definition { get; } = new(
        Name,
        version: 3,
        // Every event, because the revision that a summary tells is that of the journey's last event.
        handles:
        [
            // Entry
            typeof(JourneyEvent.SocialWorkerRegistered),
            typeof(JourneyEvent.EmploymentStarted),
            typeof(JourneyEvent.EmploymentEnded),
            typeof(JourneyEvent.EmploymentCarriedOver),
            typeof(JourneyEvent.EmploymentCorrected),
            typeof(JourneyEvent.StatutoryRoleStarted),
            typeof(JourneyEvent.StatutoryRoleEnded),
            typeof(JourneyEvent.StatutoryRoleCorrected),
            typeof(JourneyEvent.AsyeCompleted),
            typeof(JourneyEvent.MinimumServiceWaived),
            typeof(JourneyEvent.MinimumServiceExtended),
            typeof(JourneyEvent.AbsenceStarted),
            typeof(JourneyEvent.AbsenceEnded),
            typeof(JourneyEvent.AbsenceCorrected),
            typeof(JourneyEvent.AssessmentAgreed),
            typeof(JourneyEvent.AssessmentDeclined),
            typeof(JourneyEvent.AgreementWithdrawn),
            typeof(JourneyEvent.AgreementCorrected),

            // Endorsement
            typeof(JourneyEvent.EndorsementRequested),
            typeof(JourneyEvent.EndorsementDeclined),
            typeof(JourneyEvent.PracticeEndorsed),
            typeof(JourneyEvent.PracticeReEndorsed),
            typeof(JourneyEvent.EndorsementRanked),
            typeof(JourneyEvent.EndorsementWithdrawn),
            typeof(JourneyEvent.EndorsementExpired),
            typeof(JourneyEvent.EndorsementLapsedOnLeaving),
            typeof(JourneyEvent.EndorsementReinstated),
            typeof(JourneyEvent.EndorsementCorrected),
            typeof(JourneyEvent.PassportGranted),
            typeof(JourneyEvent.PassportExpired),

            // Sitting
            typeof(JourneyEvent.SittingRequested),
            typeof(JourneyEvent.SittingOffered),
            typeof(JourneyEvent.SittingBooked),
            typeof(JourneyEvent.BookingCorrected),
            typeof(JourneyEvent.SittingCancelledOnLeaving),
            typeof(JourneyEvent.SittingCancelled),
            typeof(JourneyEvent.AdjustmentsRequested),
            typeof(JourneyEvent.AdjustmentsAgreed),
            typeof(JourneyEvent.AdjustmentsRefused),
            typeof(JourneyEvent.SittingVoided),
            typeof(JourneyEvent.MalpracticeAlleged),
            typeof(JourneyEvent.WorkerHeard),
            typeof(JourneyEvent.MalpracticeFound),
            typeof(JourneyEvent.MalpracticeNotFound),
            typeof(JourneyEvent.ExerciseRated),
            typeof(JourneyEvent.ThirdRatingNeeded),
            typeof(JourneyEvent.ElementMarked),
            typeof(JourneyEvent.MarkModerated),
            typeof(JourneyEvent.NarrativeRecorded),
            typeof(JourneyEvent.RecordingTaken),
            typeof(JourneyEvent.RecordingTrainingAgreed),
            typeof(JourneyEvent.RecordingHandedOver),
            typeof(JourneyEvent.RecordingUsed),
            typeof(JourneyEvent.RecordingDestroyed),

            // Outcome
            typeof(JourneyEvent.ResultReleased),
            typeof(JourneyEvent.FeedbackIssued),
            typeof(JourneyEvent.MarkCorrected),
            typeof(JourneyEvent.ResultCorrected),
            typeof(JourneyEvent.ResultAnnulled),
            typeof(JourneyEvent.Accredited),
            typeof(JourneyEvent.NarrowRetakeOpened),
            typeof(JourneyEvent.ElementRetakeOpened),
            typeof(JourneyEvent.FullRetakeOpened),
            typeof(JourneyEvent.DevelopmentPlanAgreed),
            typeof(JourneyEvent.RetakeBroughtForward),
            typeof(JourneyEvent.RetakeWindowMoved),
            typeof(JourneyEvent.NarrowRetakeLapsed),
            typeof(JourneyEvent.BankedElementsExpired),

            // Accreditation
            typeof(JourneyEvent.CertificateIssued),
            typeof(JourneyEvent.ReaccreditationReminded),
            typeof(JourneyEvent.LearningDeclared),
            typeof(JourneyEvent.LearningCorrected),
            typeof(JourneyEvent.PracticeEndorsedForReaccreditation),
            typeof(JourneyEvent.Reaccredited),
            typeof(JourneyEvent.ReaccreditationDueMoved),
            typeof(JourneyEvent.ReaccreditationOverdue),
            typeof(JourneyEvent.AccreditationNotCurrent),
            typeof(JourneyEvent.AccreditationRestored),
            typeof(JourneyEvent.ReaccreditationUndone),
            typeof(JourneyEvent.RevocationNotified),
            typeof(JourneyEvent.RevocationDropped),
            typeof(JourneyEvent.AccreditationRevoked),
        ],
        ignores: [],
        [new WorkerSummaryTable()]);
}

public sealed class WorkerSummaryTable : ProjectionTable<Guid, WorkerSummaryRow>
{
    public override string Name => "worker_summary_2";

    public override Columns<Guid> KeyColumns { get; } = new() { { "journey", journey => journey } };

    public override Columns<WorkerSummaryRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "registered_on", row => row.RegisteredOn },
        { "employments", row => SummaryJson.Write(row.Employments) },
        { "roles", row => SummaryJson.Write(row.Roles) },
        { "absences", row => SummaryJson.Write(row.Absences) },
        { "levels", row => SummaryJson.Write(row.Levels) },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override Guid? KeyOf(RecordedEvent recorded) => recorded.Journey.Value;

    public override Guid KeyOf(WorkerSummaryRow row) => row.Journey;

    public override WorkerSummaryRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        values.Get<DateOnly>(1),
        SummaryJson.ReadEmployments(values.Get<string>(2)),
        SummaryJson.ReadRoles(values.Get<string>(3)),
        SummaryJson.ReadAbsences(values.Get<string>(4)),
        SummaryJson.ReadLevels(values.Get<string>(5)),
        values.Get<long>(6),
        values.Get<DateTimeOffset>(7));

    public override WorkerSummaryRow Fold(WorkerSummaryRow? row, RecordedEvent recorded)
    {
        var after = (row, recorded.Event) switch
        {
            (null, JourneyEvent.SocialWorkerRegistered e) => new WorkerSummaryRow(recorded.Journey.Value, e.On, [], [], [], [], 0, default),
            (null, var e) => throw new ImpossibleHistoryException(e, "the journey has not begun"),
            (_, JourneyEvent.SocialWorkerRegistered e) => throw new ImpossibleHistoryException(e, "the journey has begun already"),
            var (summary, e) => Fold(summary, e),
        };
        return after with { Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }

    private static WorkerSummaryRow Fold(WorkerSummaryRow row, JourneyEvent journeyEvent) =>
        (journeyEvent.AtLevel() is { } level
            ? LevelFold.After(row.At(level), journeyEvent) is { } after ? row.With(after) : null
            : WorkFold.After(row, journeyEvent))
        ?? throw new ImpossibleHistoryException(journeyEvent, "it does not follow from what the summary has seen");
}
