using System.Text.Json;
using Naas.Domain.Journeys;
using Naas.Projections.StandardsMonitor.Counts;

namespace Naas.Projections.StandardsMonitor;

/// <summary>Does the standard stand still, whoever sits, wherever, whenever and before whom ?</summary>
/// <remarks>One row a journey, because whether a result is the first is told by all attempts; figures come from the tally, and those as of a day from the rows.</remarks>
public static class StandardsMonitorProjection
{
    public const string Name = "standards-monitor";

    private static readonly Type[] Handled =
    [
        typeof(JourneyEvent.EmploymentCarriedOver),
        typeof(JourneyEvent.PracticeEndorsed),
        typeof(JourneyEvent.PracticeReEndorsed),
        typeof(JourneyEvent.SittingBooked),
        typeof(JourneyEvent.BookingCorrected),
        typeof(JourneyEvent.SittingCancelledOnLeaving),
        typeof(JourneyEvent.SittingCancelled),
        typeof(JourneyEvent.SittingVoided),
        typeof(JourneyEvent.ExerciseRated),
        typeof(JourneyEvent.ElementMarked),
        typeof(JourneyEvent.MarkModerated),
        typeof(JourneyEvent.MarkCorrected),
        typeof(JourneyEvent.ResultReleased),
        typeof(JourneyEvent.ResultCorrected),
        typeof(JourneyEvent.ResultAnnulled),
        typeof(JourneyEvent.ResultSetAside),
        typeof(JourneyEvent.FindingOverturned),
        typeof(JourneyEvent.JourneySuperseded),
        typeof(JourneyEvent.JourneyReinstated),
        typeof(JourneyEvent.RecordAbsorbed),
    ];

    public static Projection Definition { get; } = new(
        Name,
        version: 3,
        handles: [.. Handled, typeof(JourneyEvent.MergeUndone)],
        ignores:
        [
            // Who is where, what an endorsement comes to, reviews and renewals touch no mark. That a third is needed is told by its rating, and
            // two who mark an element again for a review are no two of the sitting: what comes of it is a correction.
            typeof(JourneyEvent.SocialWorkerRegistered),
            typeof(JourneyEvent.EmploymentStarted),
            typeof(JourneyEvent.EmploymentEnded),
            typeof(JourneyEvent.EmploymentCorrected),
            typeof(JourneyEvent.EmploymentExpunged),
            typeof(JourneyEvent.StatutoryRoleStarted),
            typeof(JourneyEvent.StatutoryRoleEnded),
            typeof(JourneyEvent.StatutoryRoleCorrected),
            typeof(JourneyEvent.StatutoryRoleEndCorrected),
            typeof(JourneyEvent.StatutoryRoleExpunged),
            typeof(JourneyEvent.AsyeCompleted),
            typeof(JourneyEvent.AsyeCorrected),
            typeof(JourneyEvent.MinimumServiceWaived),
            typeof(JourneyEvent.MinimumServiceExtended),
            typeof(JourneyEvent.AbsenceStarted),
            typeof(JourneyEvent.AbsenceEnded),
            typeof(JourneyEvent.AbsenceCorrected),
            typeof(JourneyEvent.AbsenceExpunged),
            typeof(JourneyEvent.AssessmentAgreed),
            typeof(JourneyEvent.AssessmentDeclined),
            typeof(JourneyEvent.AgreementWithdrawn),
            typeof(JourneyEvent.AgreementCorrected),
            typeof(JourneyEvent.EqualityInformationDeclared),
            typeof(JourneyEvent.EndorsementRequested),
            typeof(JourneyEvent.EndorsementDeclined),
            typeof(JourneyEvent.EndorsementRanked),
            typeof(JourneyEvent.EndorsementWithdrawn),
            typeof(JourneyEvent.EndorsementExpired),
            typeof(JourneyEvent.EndorsementLapsedOnLeaving),
            typeof(JourneyEvent.EndorsementReinstated),
            typeof(JourneyEvent.EndorsementCorrected),
            typeof(JourneyEvent.EndorsementExpunged),
            typeof(JourneyEvent.PassportGranted),
            typeof(JourneyEvent.PassportExpired),
            typeof(JourneyEvent.SittingRequested),
            typeof(JourneyEvent.SittingOffered),
            typeof(JourneyEvent.AdjustmentsRequested),
            typeof(JourneyEvent.AdjustmentsAgreed),
            typeof(JourneyEvent.AdjustmentsRefused),
            typeof(JourneyEvent.MalpracticeAlleged),
            typeof(JourneyEvent.WorkerHeard),
            typeof(JourneyEvent.MalpracticeFound),
            typeof(JourneyEvent.MalpracticeNotFound),
            typeof(JourneyEvent.ThirdRatingNeeded),
            typeof(JourneyEvent.NarrativeRecorded),
            typeof(JourneyEvent.RecordingTaken),
            typeof(JourneyEvent.RecordingTrainingAgreed),
            typeof(JourneyEvent.RecordingHandedOver),
            typeof(JourneyEvent.RecordingUsed),
            typeof(JourneyEvent.RecordingDestroyed),
            typeof(JourneyEvent.SimulationSampled),
            typeof(JourneyEvent.SimulationCommented),
            typeof(JourneyEvent.FeedbackIssued),
            typeof(JourneyEvent.Accredited),
            typeof(JourneyEvent.NarrowRetakeOpened),
            typeof(JourneyEvent.ElementRetakeOpened),
            typeof(JourneyEvent.FullRetakeOpened),
            typeof(JourneyEvent.DevelopmentPlanAgreed),
            typeof(JourneyEvent.RetakeBroughtForward),
            typeof(JourneyEvent.RetakeWindowMoved),
            typeof(JourneyEvent.NarrowRetakeLapsed),
            typeof(JourneyEvent.BankedElementsExpired),
            typeof(JourneyEvent.ReviewSupported),
            typeof(JourneyEvent.ReviewRequested),
            typeof(JourneyEvent.LateReviewAccepted),
            typeof(JourneyEvent.LateReviewRefused),
            typeof(JourneyEvent.ReviewOpened),
            typeof(JourneyEvent.ReviewWithdrawn),
            typeof(JourneyEvent.ReviewPanelAppointed),
            typeof(JourneyEvent.ReviewMemberReplaced),
            typeof(JourneyEvent.InterestsDeclared),
            typeof(JourneyEvent.ReviewEvidenceAdded),
            typeof(JourneyEvent.ReMarkOrdered),
            typeof(JourneyEvent.ElementReMarked),
            typeof(JourneyEvent.ReviewVoteCast),
            typeof(JourneyEvent.ReviewDecided),
            typeof(JourneyEvent.AccreditationReinstated),
            typeof(JourneyEvent.RecheckRequested),
            typeof(JourneyEvent.RecheckAnswered),
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
            typeof(JourneyEvent.ColleagueFeedbackGathered),
            typeof(JourneyEvent.ColleagueFeedbackCorrected),
            typeof(JourneyEvent.LeadersAreaNamed),
            typeof(JourneyEvent.LeadersAreaCorrected),
        ],
        [new StandardsMonitorTable()]);

    /// <summary>Whether an event by itself changes the row; one that takes others back changes it by those.</summary>
    internal static bool Changes(JourneyEvent journeyEvent) => Array.IndexOf(Handled, journeyEvent.GetType()) >= 0;
}

public sealed class StandardsMonitorTable : ProjectionTable<Guid, MonitorRow>
{
    public override string Name => "standards_monitor_1";

    protected override bool IsShared => true;

    public override Columns<Guid> KeyColumns { get; } = new() { { "journey", journey => journey } };

    public override Columns<MonitorRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "endorsements", row => JsonSerializer.Serialize(row.Endorsements, MonitorJson.Default.ImmutableArrayMonitoredEndorsement) },
        { "attempts", row => JsonSerializer.Serialize(row.Attempts, MonitorJson.Default.ImmutableArrayMonitoredAttempt) },
        { "units", row => JsonSerializer.Serialize([.. MonitorUnits.Of(row)], MonitorJson.Default.ImmutableArrayMonitorUnit) },
        { "is_closed", row => row.IsClosed },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override Guid? KeyOf(RecordedEvent recorded) => StandardsMonitorProjection.Changes(recorded.Event) ? recorded.Journey.Value : null;

    public override Guid KeyOf(MonitorRow row) => row.Journey;

    public override Tally<MonitorRow> Tally { get; } = new MonitorTally();

    public override MonitorRow Fold(MonitorRow? row, RecordedEvent recorded)
    {
        var before = row ?? new MonitorRow(recorded.Journey.Value, [], [], IsClosed: false, 0, default);
        var after = MonitorFold.After(before, recorded.Event) ?? throw new ImpossibleHistoryException(recorded.Event, "it does not follow from what is known of the attempts");
        return after with { Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }

    /// <summary>A row as <c>load</c> returns it: what it comes to follows from the rest, and is not read back.</summary>
    public override MonitorRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        JsonSerializer.Deserialize(values.Get<string>(1), MonitorJson.Default.ImmutableArrayMonitoredEndorsement),
        JsonSerializer.Deserialize(values.Get<string>(2), MonitorJson.Default.ImmutableArrayMonitoredAttempt),
        values.Get<bool>(3),
        values.Get<long>(4),
        values.Get<DateTimeOffset>(5));
}
