using System.Collections.Frozen;
using System.Text.Json;
using Naas.Domain.Journeys;
using Naas.Projections.Equalities;
using Naas.Projections.Retention.Counts;

namespace Naas.Projections.Retention;

/// <summary>How long do people stay, and who moves where?</summary>
/// <remarks>One row a journey, because a move is told by two employments and an outcome by an attempt; figures come from the tally alone.</remarks>
public static class RetentionProjection
{
    public const string Name = "retention";

    private static readonly Type[] Handled =
    [
        typeof(JourneyEvent.EqualityInformationDeclared),
        typeof(JourneyEvent.EmploymentStarted),
        typeof(JourneyEvent.EmploymentEnded),
        typeof(JourneyEvent.EmploymentCarriedOver),
        typeof(JourneyEvent.EmploymentCorrected),
        typeof(JourneyEvent.EmploymentExpunged),
        typeof(JourneyEvent.StatutoryRoleStarted),
        typeof(JourneyEvent.StatutoryRoleCorrected),
        typeof(JourneyEvent.StatutoryRoleExpunged),
        typeof(JourneyEvent.PracticeEndorsed),
        typeof(JourneyEvent.PracticeReEndorsed),
        typeof(JourneyEvent.EndorsementWithdrawn),
        typeof(JourneyEvent.EndorsementLapsedOnLeaving),
        typeof(JourneyEvent.EndorsementReinstated),
        typeof(JourneyEvent.EndorsementCorrected),
        typeof(JourneyEvent.EndorsementExpunged),
        typeof(JourneyEvent.SittingBooked),
        typeof(JourneyEvent.BookingCorrected),
        typeof(JourneyEvent.SittingCancelledOnLeaving),
        typeof(JourneyEvent.SittingCancelled),
        typeof(JourneyEvent.SittingVoided),
        typeof(JourneyEvent.ResultReleased),
        typeof(JourneyEvent.ResultCorrected),
        typeof(JourneyEvent.ResultAnnulled),
        typeof(JourneyEvent.ResultSetAside),
        typeof(JourneyEvent.FindingOverturned),
        typeof(JourneyEvent.JourneySuperseded),
        typeof(JourneyEvent.JourneyReinstated),
    ];

    public static Projection Definition { get; } = new(
        Name,
        version: 5,
        handles: [.. Handled, typeof(JourneyEvent.RecordAbsorbed), typeof(JourneyEvent.MergeUndone)],
        // Steps towards an assessment, its marks, what follows from a result, reviews and renewals say nothing of who stays where.
        ignores:
        [
            typeof(JourneyEvent.SocialWorkerRegistered),
            typeof(JourneyEvent.StatutoryRoleEnded),
            typeof(JourneyEvent.StatutoryRoleEndCorrected),
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
            typeof(JourneyEvent.EndorsementRequested),
            typeof(JourneyEvent.EndorsementDeclined),
            typeof(JourneyEvent.EndorsementRanked),
            typeof(JourneyEvent.EndorsementExpired),
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
            typeof(JourneyEvent.SimulationSampled),
            typeof(JourneyEvent.SimulationCommented),
            typeof(JourneyEvent.FeedbackIssued),
            typeof(JourneyEvent.MarkCorrected),
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
        [new RetentionTable()])
    {
        NeedsPerson = FrozenSet.Create(
            typeof(JourneyEvent.EqualityInformationDeclared),
            typeof(JourneyEvent.EmploymentStarted),
            typeof(JourneyEvent.EmploymentCorrected),
            // What is brought over is folded anew, and the person is whoever has the record that goes on (S-53).
            typeof(JourneyEvent.RecordAbsorbed),
            typeof(JourneyEvent.MergeUndone)),
    };

    /// <summary>Whether an event by itself changes the row; one that brings others with it changes it by those.</summary>
    internal static bool Changes(JourneyEvent journeyEvent) => Array.IndexOf(Handled, journeyEvent.GetType()) >= 0;
}

public sealed class RetentionTable : ProjectionTable<Guid, RetentionRow>
{
    public override string Name => "retention_2";

    protected override bool IsShared => true;

    public override Columns<Guid> KeyColumns { get; } = new() { { "journey", journey => journey } };

    public override Columns<RetentionRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "categories", row => EqualityJson.Write(row.Declared) },
        { "spells", row => JsonSerializer.Serialize(row.Spells, RetentionJson.Default.ImmutableArrayRetainedSpell) },
        { "roles", row => JsonSerializer.Serialize(row.Roles, RetentionJson.Default.ImmutableArrayRetainedRole) },
        { "endorsements", row => JsonSerializer.Serialize(row.Endorsements, RetentionJson.Default.ImmutableArrayRetainedEndorsement) },
        { "attempts", row => JsonSerializer.Serialize(row.Attempts, RetentionJson.Default.ImmutableArrayRetainedAttempt) },
        { "is_closed", row => row.IsClosed },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override Guid? KeyOf(RecordedEvent recorded) => RetentionProjection.Changes(recorded.Event) || recorded.Event is JourneyEvent.RecordAbsorbed { Beside.Count: > 0 } ? recorded.Journey.Value : null;

    public override Guid KeyOf(RetentionRow row) => row.Journey;

    public override Tally<RetentionRow> Tally { get; } = new RetentionTally();

    public override RetentionRow Fold(RetentionRow? row, RecordedEvent recorded)
    {
        var before = row ?? new RetentionRow(recorded.Journey.Value, Declared.Nothing, [], [], [], [], IsClosed: false, 0, default);
        var after = RetentionFold.After(before, recorded.Event, recorded.Person) ?? throw new ImpossibleHistoryException(recorded.Event, "it does not follow from what is known of the employments and attempts");
        return after with { Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }

    public override RetentionRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        EqualityJson.ReadDeclared(values.Get<string>(1)),
        JsonSerializer.Deserialize(values.Get<string>(2), RetentionJson.Default.ImmutableArrayRetainedSpell),
        JsonSerializer.Deserialize(values.Get<string>(3), RetentionJson.Default.ImmutableArrayRetainedRole),
        JsonSerializer.Deserialize(values.Get<string>(4), RetentionJson.Default.ImmutableArrayRetainedEndorsement),
        JsonSerializer.Deserialize(values.Get<string>(5), RetentionJson.Default.ImmutableArrayRetainedAttempt),
        values.Get<bool>(6),
        values.Get<long>(7),
        values.Get<DateTimeOffset>(8));
}
