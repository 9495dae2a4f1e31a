using System.Collections.Frozen;
using Naas.Application.Explaining;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Application.Standards;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;
using static Naas.Application.Access.Role;
using static Naas.Application.Access.Scope;

namespace Naas.Application.Access;

/// <summary>Who may ask and do what: the one table behind HTTP, pages and command line alike, printed in <c>docs/security.md</c>.</summary>
/// <remarks>
/// The role is checked before a request is handled. The scope of a command is checked on the folded journey, because
/// only that knows whose worker it is.
/// </remarks>
public static partial class AccessTable
{
    // Nobody signs in as the system.
    private static readonly (Role, Scope)[] SignedIn = [.. Enum.GetValues<Role>().Except([Role.System]).Select(role => (role, Any))];

    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        .. May<JourneyCommand.RegisterSocialWorker>((Employer, Any), (DfeOperations, Any)),
        .. May<JourneyCommand.StartEmployment>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.EndEmployment>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.CarryOverEmployment>((Role.System, Any), (DfeOperations, Any)),
        .. May<JourneyCommand.CorrectEmployment>((Employer, OwnOrganisation), (DfeOperations, Any)),
        .. May<JourneyCommand.ExpungeEmployment>((Employer, OwnOrganisation), (DfeOperations, Any)),
        .. May<JourneyCommand.StartStatutoryRole>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.EndStatutoryRole>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.CorrectStatutoryRole>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.ExpungeStatutoryRole>((Employer, OwnOrganisation), (DfeOperations, Any)),
        .. May<JourneyCommand.CompleteAsye>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.CorrectAsye>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.WaiveMinimumService>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.ExtendMinimumService>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.StartAbsence>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.EndAbsence>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.CorrectAbsence>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.ExpungeAbsence>((Employer, OwnOrganisation), (DfeOperations, Any)),
        .. May<JourneyCommand.AgreeToAssessment>((Worker, OwnRecord)),
        .. May<JourneyCommand.DeclineAssessment>((Worker, OwnRecord)),
        .. May<JourneyCommand.WithdrawAgreement>((Worker, OwnRecord)),
        .. May<JourneyCommand.CorrectAgreement>((DfeOperations, Any)),
        .. May<JourneyCommand.DeclareEqualityInformation>((Worker, OwnRecord)),

        .. May<JourneyCommand.RequestEndorsement>((Worker, OwnRecord)),
        .. May<JourneyCommand.DeclineEndorsement>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.EndorsePractice>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.RankEndorsement>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.WithdrawEndorsement>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.ExpireEndorsement>((Role.System, Any), (DfeOperations, Any)),
        .. May<JourneyCommand.CorrectEndorsement>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.ExpungeEndorsement>((Employer, OwnOrganisation), (DfeOperations, Any)),
        .. May<JourneyCommand.GrantPassport>((DfeOperations, Any)),
        .. May<JourneyCommand.ExpirePassport>((Role.System, Any), (DfeOperations, Any)),

        .. May<JourneyCommand.RequestSitting>((Worker, OwnRecord), (Employer, OwnOrganisation)),
        .. May<JourneyCommand.OfferSitting>((DeliveryPartner, Any)),
        .. May<JourneyCommand.BookSitting>((DeliveryPartner, Any)),
        .. May<JourneyCommand.CancelSitting>((DeliveryPartner, OtherLevels), (LeaderDeliveryPartner, LeaderLevel)),
        .. May<JourneyCommand.CorrectBooking>((DeliveryPartner, OtherLevels), (LeaderDeliveryPartner, LeaderLevel)),
        .. May<JourneyCommand.RequestAdjustments>((Worker, OwnRecord)),
        .. May<JourneyCommand.DecideAdjustments>((DeliveryPartner, OtherLevels), (LeaderDeliveryPartner, LeaderLevel)),
        .. May<JourneyCommand.VoidSitting>((DeliveryPartner, OtherLevels), (LeaderDeliveryPartner, LeaderLevel)),
        .. May<JourneyCommand.AllegeMalpractice>((DeliveryPartner, OtherLevels), (LeaderDeliveryPartner, LeaderLevel), (Assessor, Any)),
        .. May<JourneyCommand.AnswerAllegation>((Worker, OwnRecord)),
        .. May<JourneyCommand.DecideMalpractice>((DeliveryPartner, OtherLevels), (LeaderDeliveryPartner, LeaderLevel), (DfeOperations, Any)),
        .. May<JourneyCommand.RecordMark>((DeliveryPartner, Any), (Assessor, Any)),
        .. May<JourneyCommand.RateExercise>((Assessor, Any)),
        .. May<JourneyCommand.ModerateMark>((Moderator, Any)),
        .. May<JourneyCommand.RecordNarrative>((Assessor, Any)),
        .. May<JourneyCommand.TakeRecording>((DeliveryPartner, OtherLevels), (LeaderDeliveryPartner, LeaderLevel)),
        .. May<JourneyCommand.AgreeToTrainingUse>((Worker, OwnRecord)),
        .. May<JourneyCommand.HandOverRecording>((DeliveryPartner, OtherLevels), (LeaderDeliveryPartner, LeaderLevel)),
        .. May<JourneyCommand.UseRecording>((DeliveryPartner, OtherLevels), (LeaderDeliveryPartner, LeaderLevel), (Moderator, Any)),
        .. May<JourneyCommand.DestroyRecording>((DeliveryPartner, OtherLevels), (LeaderDeliveryPartner, LeaderLevel)),
        .. May<JourneyCommand.SampleSimulation>((DfeOperations, Any)),
        .. May<JourneyCommand.CommentOnSimulation>((ServiceUserPanel, Any)),

        .. May<JourneyCommand.ReleaseResult>((Releaser, Any)),
        .. May<JourneyCommand.CorrectMark>((Moderator, Any)),
        .. May<JourneyCommand.AgreeDevelopmentPlan>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.BringRetakeForward>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.LapseNarrowRetake>((Role.System, Any), (DfeOperations, Any)),
        .. May<JourneyCommand.ExpireBankedElements>((Role.System, Any), (DfeOperations, Any)),

        .. May<JourneyCommand.SupportReview>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.RequestReview>((Worker, OwnRecord)),
        .. May<JourneyCommand.WithdrawReview>((Worker, OwnRecord)),
        .. May<JourneyCommand.AcceptLateReview>((ReviewChair, OwnCase)),
        .. May<JourneyCommand.RefuseLateReview>((ReviewChair, OwnCase)),
        .. May<JourneyCommand.AppointReviewPanel>((ReviewSecretariat, Any)),
        .. May<JourneyCommand.ReplaceReviewMember>((ReviewSecretariat, Any)),
        .. May<JourneyCommand.DeclareInterests>((ReviewChair, OwnCase), (ReviewPanelMember, OwnCase)),
        .. May<JourneyCommand.AddReviewEvidence>((Worker, OwnRecord), (Employer, OwnOrganisation), (ReviewSecretariat, Any), (ReviewChair, OwnCase), (ReviewPanelMember, OwnCase)),
        .. May<JourneyCommand.OrderReMark>((ReviewChair, OwnCase)),
        .. May<JourneyCommand.ReMarkElement>((Assessor, Any)),
        .. May<JourneyCommand.CastReviewVote>((ReviewChair, OwnCase), (ReviewPanelMember, OwnCase)),
        .. May<JourneyCommand.DecideReview>((ReviewChair, OwnCase)),
        .. May<JourneyCommand.RequestRecheck>((Worker, OwnRecord)),
        .. May<JourneyCommand.AnswerRecheck>((Assessor, Any), (Moderator, Any)),

        .. May<JourneyCommand.RemindOfReaccreditation>((Role.System, Any), (DfeOperations, Any)),
        .. May<JourneyCommand.DeclareLearning>((Worker, OwnRecord)),
        .. May<JourneyCommand.CorrectLearning>((Worker, OwnRecord), (DfeOperations, Any)),
        .. May<JourneyCommand.EndorseForReaccreditation>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.MarkReaccreditationOverdue>((Role.System, Any), (DfeOperations, Any)),
        .. May<JourneyCommand.MarkAccreditationNotCurrent>((Role.System, Any), (DfeOperations, Any)),
        .. May<JourneyCommand.NotifyRevocation>((DfeOperations, Any)),
        .. May<JourneyCommand.DropRevocation>((DfeOperations, Any)),
        .. May<JourneyCommand.RevokeAccreditation>((DfeOperations, Any)),

        .. May<JourneyCommand.BookAssessmentDay>((LeaderDeliveryPartner, Any)),
        .. May<JourneyCommand.GatherColleagueFeedback>((LeaderDeliveryPartner, Any)),
        .. May<JourneyCommand.CorrectColleagueFeedback>((LeaderDeliveryPartner, Any)),
        .. May<JourneyCommand.NameLeadersArea>((Employer, OwnOrganisation)),
        .. May<JourneyCommand.CorrectLeadersArea>((Employer, OwnOrganisation)),

        .. May<JourneyCommand.SupersedeJourney>((DfeOperations, Any)),
        .. May<JourneyCommand.AbsorbRecord>((Role.System, Any), (DfeOperations, Any)),
        .. May<JourneyCommand.UndoMerge>((DfeOperations, Any)),
        .. May<JourneyCommand.ReinstateJourney>((Role.System, Any), (DfeOperations, Any)),

        .. May<RolloutCommand.OpenPhase>((DfeOperations, Any)),
        .. May<RolloutCommand.ChangePhase>((DfeOperations, Any)),
        .. May<RolloutCommand.EndPhase>((DfeOperations, Any)),
        .. May<RolloutCommand.JoinSite>((DfeOperations, Any)),
        .. May<RolloutCommand.LeaveSite>((DfeOperations, Any)),
        .. May<RolloutCommand.SucceedOrganisation>((DfeOperations, Any)),
        .. May<RolloutCommand.DivideOrganisation>((DfeOperations, Any)),
        .. May<RolloutCommand.EndDivision>((DfeOperations, Any)),

        .. May<StandardCommand.OpenStandardSetting>((DfeOperations, Any)),
        .. May<StandardCommand.RateItems>((PanelA, OwnPanel), (PanelB, OwnPanel)),
        .. May<StandardCommand.AgreePanelCut>((PanelA, OwnPanel), (PanelB, OwnPanel)),
        .. May<StandardCommand.RecordConference>((DfeOperations, Any)),
        .. May<StandardCommand.AdjudicateCut>((Adjudicator, Any)),
        .. May<StandardCommand.ProposeNarrowBand>((Psychometrician, Any)),
        .. May<StandardCommand.ApproveNarrowBand>((PanelA, OwnPanel), (PanelB, OwnPanel)),
        .. May<StandardCommand.BringIntoForce>((DfeOperations, Any)),
        .. May<StandardCommand.WithdrawAnnouncement>((DfeOperations, Any)),
        .. May<StandardCommand.AbandonSetting>((DfeOperations, Any)),
        // How much of it, StandardSight says.
        .. May<GetStandard>(Enum.GetValues<Role>().Except([Role.System]).Select(role => (role, Any))),

        .. May<FindSocialWorker>((Employer, Any), (DeliveryPartner, Any), (LeaderDeliveryPartner, Any), (ReviewSecretariat, Any), (DfeOperations, Any), (Auditor, Any)),
        .. May<GetWorkerSummary>((Worker, OwnRecord), (Employer, OwnOrganisation), (DeliveryPartner, Any), (LeaderDeliveryPartner, LeaderLevel), (ReviewSecretariat, OwnCase), (ReviewChair, OwnCase), (ReviewPanelMember, OwnCase), (DfeOperations, Any), (Auditor, Any)),
        .. May<GetTimeline>((Worker, OwnRecord), (Employer, OwnOrganisation), (ReviewSecretariat, OwnCase), (ReviewChair, OwnCase), (ReviewPanelMember, OwnCase), (DfeOperations, Any), (Auditor, Any)),
        .. May<GetEligibility>((Worker, OwnRecord), (Employer, OwnOrganisation), (DeliveryPartner, Any), (LeaderDeliveryPartner, LeaderLevel), (ReviewSecretariat, OwnCase), (ReviewChair, OwnCase), (ReviewPanelMember, OwnCase), (DfeOperations, Any), (Auditor, Any)),
        .. May<GetDecision>((Worker, OwnRecord), (Employer, OwnOrganisation), (ReviewSecretariat, OwnCase), (ReviewChair, OwnCase), (ReviewPanelMember, OwnCase), (DfeOperations, Any), (Auditor, Any)),
        .. May<GetAttempts>((DeliveryPartner, Any), (LeaderDeliveryPartner, LeaderLevel), (Assessor, Any), (Moderator, Any), (Releaser, Any), (Auditor, Any)),
        .. May<GetFeedback>((Worker, OwnRecord), (Employer, OwnOrganisation), (DeliveryPartner, Any), (LeaderDeliveryPartner, LeaderLevel), (ReviewSecretariat, OwnCase), (ReviewChair, OwnCase), (ReviewPanelMember, OwnCase), (Auditor, Any)),
        .. May<GetEmployerDashboard>((Employer, OwnOrganisation), (DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        .. May<ListEmployerWorkers>((Employer, OwnOrganisation), (Auditor, Any)),
        .. May<ListEndorsed>((Employer, OwnOrganisation), (DeliveryPartner, Any), (LeaderDeliveryPartner, Any)),
        .. May<GetStandings>((DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        // For whoever may ask a question that may want it: it tells how far the work is, and nothing that is in it.
        .. May<GetPastFigures>((Employer, Any), (DeliveryPartner, Any), (LeaderDeliveryPartner, Any), (Psychometrician, Any), (DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any), (ResearchPartner, Any)),

        // An analyst is told of it without words, and nothing of what the department's operations are told nothing of.
        .. May<SearchAudit>((DfeAnalyst, Any), (Auditor, Any)),
        // Of everybody; an employer finds the days of its own on its dashboard.
        .. May<ListDeadlines>((DfeOperations, Any), (Auditor, Any)),
        .. May<ListExpectations>((DfeOperations, Any), (Auditor, Any)),

        // What was published was published to everybody; what stands beside it is the employer's own.
        .. May<ListPublications>(Enum.GetValues<Role>().Except([Role.System]).Select(role => (role, Any))),
        .. May<FindPublishedFigures>(Enum.GetValues<Role>().Except([Role.System]).Select(role => (role, Any))),
        .. May<CheckPublishedRates>(Enum.GetValues<Role>().Except([Role.System]).Select(role => (role, Any))),
        .. May<GetPublishedBeside>((Employer, OwnOrganisation), (DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        // To an employer by the policy of what may leave the department.
        .. May<GetRetentionCurve>((Employer, OwnOrganisation), (DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        .. May<GetTurnover>((Employer, OwnOrganisation), (DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        .. May<GetMoves>((Employer, OwnOrganisation), (DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        .. May<MakeRelease>((DfeAnalyst, Any), (DfeOperations, Any)),
        .. May<CompareRelease>((DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        // What was released has left the department: whoever is signed in may read it.
        .. May<ListReleases>(SignedIn),
        .. May<GetRelease>(SignedIn),
        .. May<GetReleasedFile>(SignedIn),
        .. May<ListFigureChanges>((DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        .. May<GetEqualities>((DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        // Under disclosure control, for the department as for the employer: it sees what the employer is shown.
        .. May<GetEmployerEqualities>((Employer, OwnOrganisation), (DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),

        // Results by authority and sitting stay in the department; of raters hears whoever trains them and works on the standard.
        .. May<GetStandardRates>((DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        .. May<GetRaterAgreement>((DeliveryPartner, Any), (Psychometrician, Any), (DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        .. May<GetRaterSeverity>((DeliveryPartner, Any), (Psychometrician, Any), (DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),

        // Which kinds of documents, DocumentTable says.
        .. May<StoreDocument>(DocumentTable.Grants(DocumentTable.Writing)),
        .. May<GetDocument>(DocumentTable.Grants(DocumentTable.Reading)),
        .. May<IssueCheckCode>((Worker, OwnRecord)),
        .. May<CheckRegister>((Employer, Any)),

        // Nobody but the worker reads what the worker declared; figures tell how many there are.
        .. May<GetEqualityInformation>((Worker, OwnRecord)),

        .. May<RegisterResearchProject>((DfeOperations, Any)),
        .. May<AssignResearcher>((DfeOperations, Any)),
        .. May<CloseResearchProject>((DfeOperations, Any)),
        .. May<ListResearchProjects>((DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any), (ResearchPartner, OwnProject)),
        .. May<GetResearchProject>((DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any), (ResearchPartner, OwnProject)),
        // No names, and of nobody so much that they could be found.
        .. May<GetResearchExtract>((DfeAnalyst, Any), (ResearchPartner, OwnProject)),
        .. May<RecordSurveyResults>((DfeOperations, Any), (ResearchPartner, OwnProject)),
        .. May<ListSurveyResults>((DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any), (ResearchPartner, Any)),
        // The employer's own to decide and to say; the department watches.
        .. May<DeclareOutcomeUse>((Employer, OwnOrganisation)),
        .. May<GetOutcomeUse>((Employer, OwnOrganisation), (DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
        .. May<ListOutcomeUse>((DfeAnalyst, Any), (DfeOperations, Any), (Auditor, Any)),
    ];

    private static readonly FrozenDictionary<(Type, Role), Scope> Scopes = Rows.ToFrozenDictionary(row => (row.Request, row.Role), row => row.Scope);
    private static readonly FrozenDictionary<Type, Role[]> Roles = Rows.GroupBy(row => row.Request).ToFrozenDictionary(rows => rows.Key, rows => rows.Select(row => row.Role).ToArray());

    /// <summary>The roles that may make a request at all; none for one that the table does not know.</summary>
    public static IReadOnlyCollection<Role> RolesFor(Type request) => Roles.GetValueOrDefault(request, []);

    /// <summary>How far a role may make a request; null when it may not.</summary>
    public static Scope? ScopeFor(Type request, Role role) => Scopes.TryGetValue((request, role), out var scope) ? scope : null;

    /// <summary>Why the caller may not send this command to this journey, as it stands; null when it may.</summary>
    public static string? WhyNotAllowed(Caller caller, JourneyCommand command, JourneyId id, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!Allows(caller, command, id, journey))
            return "This is not your own record, or not your organisation's worker or act.";
        return caller.Role == Employer && command is JourneyCommand.CorrectEmployment correction && LengthensAfterAnother(correction, journey)
            ? "Another organisation has recorded an employment of this worker since this one ended; only the department's operations can let it end later, or not at all."
            : null;
    }

    /// <summary>Whether the caller may send this command to this journey, as it stands.</summary>
    public static bool Allows(Caller caller, JourneyCommand command, JourneyId id, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ScopeOf(caller, command.GetType()) switch
        {
            Any => true,
            OwnRecord => caller.Journey == id,
            OwnOrganisation => caller.Organisation is { } own && ActsFor(own, command, journey),
            LeaderLevel => LevelOf(command) == Level.Leader,
            OtherLevels => LevelOf(command) is { } level && level != Level.Leader,
            OwnCase => IsOnCase(caller, journey),
            _ => false,
        };
    }

    /// <summary>Whether anything of a practice leader's assessment has begun for the worker: before, the contract for it has no business with them .</summary>
    public static bool IsOnLeadersRoad(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return journey.Levels.Any(pair => pair.Level == Level.Leader);
    }

    /// <summary>The level of what two delivery partners share, each at its own levels.</summary>
    private static Level? LevelOf(JourneyCommand command) => command switch
    {
        JourneyCommand.CancelSitting c => c.Level,
        JourneyCommand.CorrectBooking c => c.Level,
        JourneyCommand.DecideAdjustments c => c.Level,
        JourneyCommand.VoidSitting c => c.Level,
        JourneyCommand.AllegeMalpractice c => c.Level,
        JourneyCommand.DecideMalpractice c => c.Level,
        JourneyCommand.TakeRecording c => c.Level,
        JourneyCommand.HandOverRecording c => c.Level,
        JourneyCommand.UseRecording c => c.Level,
        JourneyCommand.DestroyRecording c => c.Level,
        _ => null,
    };

    /// <summary>Whether the caller may send this command to the rollout.</summary>
    public static bool Allows(Caller caller, RolloutCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ScopeOf(caller, command.GetType()) == Any;
    }

    /// <summary>Whether the caller may send this command to a performance standard.</summary>
    public static bool Allows(Caller caller, StandardCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ScopeOf(caller, command.GetType()) switch
        {
            Any => true,
            OwnPanel => PanelOf(caller.Role) is { } own && PanelOf(command) == own,
            _ => false,
        };
    }

    /// <summary>The panel on which this role judges; null for every other.</summary>
    public static Panel? PanelOf(Role role) => role switch
    {
        PanelA => Panel.A,
        PanelB => Panel.B,
        _ => null,
    };

    /// <summary>Whether the caller may ask this about a worker.</summary>
    /// <param name="inPostWith">The organisations that have the worker in post now.</param>
    /// <param name="isOnCase">Whether the caller reviews something of this worker: see <see cref="IsOnCase"/>.</param>
    public static bool AllowsAboutWorker(Caller caller, Type query, JourneyId id, IEnumerable<OrganisationCode> inPostWith, bool isOnCase = false)
    {
        ArgumentNullException.ThrowIfNull(inPostWith);
        return ScopeOf(caller, query) is { } scope && Reaches(scope, caller, id, inPostWith, isOnCase);
    }

    /// <summary>
    /// Whether the caller is on the panel of a review that is not over, and has declared no conflict; or is a chair without a part in
    /// the attempt, and a late request waits for one; or is of the secretariat, and there is one that is not over (S-09, S-10).
    /// </summary>
    public static bool IsOnCase(Caller caller, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(journey);
        return journey.Levels.Any(held => held.Track.Reviews.Any(review =>
            (review.IsOpen && review.IsOnPanel(caller.Subject) && !review.HasConflict(caller.Subject))
            || (review.Waits && caller.Role == ReviewChair && held.Track.PartIn(caller.Subject, review.Attempt) is null)
            || (!review.HasEnded && caller.Role == ReviewSecretariat)));
    }

    /// <summary>The organisations that have the worker in post now. A former employer keeps its own figures and receives nothing new (S-16).</summary>
    public static IEnumerable<OrganisationCode> InPostWith(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return journey.Spells.Where(spell => spell.IsOpen).Select(spell => spell.PlacedAt);
    }

    /// <summary>Whether an organisation asks with the worker: wherever the worker is now, it too says why (S-08).</summary>
    internal static bool HasJoined(OrganisationCode own, Journey journey) =>
        journey.Levels.Any(held => held.Track.OpenReviews.Any(review => HasJoined(own, held.Track, review)));

    private static bool HasJoined(OrganisationCode own, LevelTrack track, ReviewCase review) =>
        review.Ground == ReviewGround.ResultAtOddsWithPractice && track.ReviewSupports.Any(support => support.Attempt == review.Attempt && support.Organisation == own);

    internal static bool Reaches(Scope scope, Caller caller, JourneyId id, IEnumerable<OrganisationCode> inPostWith, bool isOnCase) => scope switch
    {
        OwnCase => isOnCase,
        Any => true,
        OwnRecord => caller.Journey == id,
        OwnOrganisation => caller.Organisation is { } own && inPostWith.Contains(own),
        // Who wrote it, only the document tells: DocumentTable asks that.
        OwnWriting => true,
        _ => false,
    };

    /// <summary>Whether the caller may ask this about an organisation.</summary>
    public static bool AllowsAboutOrganisation(Caller caller, Type query, OrganisationCode organisation) =>
        ScopeOf(caller, query) switch
        {
            Any => true,
            OwnOrganisation => caller.Organisation == organisation,
            _ => false,
        };

    /// <summary>Whether figures of assessors name their subjects: to whoever trains them, works on the standard, runs it or audits it. An analyst hears how far they lie apart.</summary>
    public static bool TellsAssessors(Role role) => role is DeliveryPartner or Psychometrician or DfeOperations or Auditor;

    private static Scope? ScopeOf(Caller caller, Type request)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return ScopeFor(request, caller.Role);
    }

    private static Panel? PanelOf(StandardCommand command) => command switch
    {
        StandardCommand.RateItems c => c.Panel,
        StandardCommand.AgreePanelCut c => c.Panel,
        StandardCommand.ApproveNarrowBand c => c.Panel,
        _ => null,
    };

    private static IEnumerable<AccessRow> May<TRequest>(params IEnumerable<(Role Role, Scope Scope)> grants) =>
        grants.Select(grant => new AccessRow(typeof(TRequest), grant.Role, grant.Scope));
}
