using Naas.Application.People;
using Naas.Domain.Journeys;
using static Naas.Application.Access.Role;
using static Naas.Application.Access.Scope;
using static Naas.Application.People.DocumentKind;

namespace Naas.Application.Access;

/// <summary>Somebody in this role may write, or read, documents of this kind, this far.</summary>
/// <param name="OnceReleased">Only when an event of the journey has released the document.</param>
public sealed record DocumentRow(DocumentKind Kind, Role Role, Scope Scope, bool OnceReleased);

/// <summary>
/// Who may write and read which kind of document: the rows of <see cref="AccessTable"/> for documents, kind by kind, printed
/// beside it in <c>docs/security.md</c>. What has no row is not allowed.
/// </summary>
public static class DocumentTable
{
    private static readonly DocumentKind[] Every = Enum.GetValues<DocumentKind>();

    private static readonly DocumentKind[] OfReviews = [ReviewRequest, ReviewEvidence, ReviewDecision];

    public static IReadOnlyList<DocumentRow> Writing { get; } =
    [
        .. May(Worker, OwnRecord, AdjustmentsRequested, MalpracticeResponse, WithdrawalStatement, ReviewRequest, ReviewEvidence),
        .. May(Employer, OwnOrganisation, DevelopmentPlan, ReviewEvidence),
        .. May(DeliveryPartner, Any, AdjustmentsDecision, MalpracticeAllegation, MalpracticeDecision, CorrectionNote),
        .. May(LeaderDeliveryPartner, LeaderLevel, ColleagueFeedback, AdjustmentsDecision, MalpracticeAllegation, MalpracticeDecision, CorrectionNote),
        .. May(Assessor, Any, Narrative, MalpracticeAllegation),
        .. May(Moderator, Any, CorrectionNote),
        .. May(DfeOperations, Any, RevocationNotice, CorrectionNote, MalpracticeDecision),
        .. May(ServiceUserPanel, Any, ServiceUserComment),
        .. May(ReviewSecretariat, OwnCase, ReviewEvidence),
        .. May(ReviewChair, OwnCase, ReviewEvidence, ReviewDecision),
        .. May(ReviewPanelMember, OwnCase, ReviewEvidence),
    ];

    /// <remarks>Who marks or moderates reads nothing about adjustments (S-33). An employer reads of a result what S-12 gives it, and of a review nothing: the circumstances are the worker's (S-08).</remarks>
    public static IReadOnlyList<DocumentRow> Reading { get; } =
    [
        .. May(Worker, OwnRecord, [.. Every.Except([CorrectionNote, ServiceUserComment])]).OnceReleased(Narrative, ColleagueFeedback, ReviewDecision),
        .. May(Employer, OwnOrganisation, Narrative, DevelopmentPlan, MalpracticeDecision).OnceReleased(Narrative, MalpracticeDecision),
        .. May(DeliveryPartner, Any, [.. Every.Except([ColleagueFeedback, ServiceUserComment, .. OfReviews])]).OnceReleased(Narrative),
        .. May(LeaderDeliveryPartner, LeaderLevel, [.. Every.Except([ServiceUserComment, .. OfReviews])]).OnceReleased(Narrative),
        .. May(Assessor, OwnWriting, Narrative, MalpracticeAllegation),
        .. May(Assessor, LeaderLevel, ColleagueFeedback),
        .. May(ReviewSecretariat, OwnCase, [.. Every.Except([ServiceUserComment])]),
        .. May(ReviewChair, OwnCase, [.. Every.Except([ServiceUserComment])]),
        .. May(ReviewPanelMember, OwnCase, [.. Every.Except([ServiceUserComment])]),
        .. May(Auditor, Any, Every),
        // What service users say is for the department, and changes no score: nobody who marks or reviews one reads it.
        .. May(DfeOperations, Any, ServiceUserComment),
        .. May(ServiceUserPanel, OwnWriting, ServiceUserComment),
    ];

    /// <summary>The same rows without the kinds, as the table of requests has them: one for a role.</summary>
    public static IEnumerable<(Role Role, Scope Scope)> Grants(IEnumerable<DocumentRow> rows) => rows.DistinctBy(row => row.Role).Select(row => (row.Role, row.Scope));

    public static DocumentRow? ToWrite(DocumentKind kind, Role role) => Writing.SingleOrDefault(row => row.Kind == kind && row.Role == role);

    public static DocumentRow? ToRead(DocumentKind kind, Role role) => Reading.SingleOrDefault(row => row.Kind == kind && row.Role == role);

    /// <summary>Whether the caller may write such a document for this journey, as it stands.</summary>
    public static bool AllowsWriting(Caller caller, DocumentKind kind, JourneyId id, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return ToWrite(kind, caller.Role) is { } row
            && (Reaches(row.Scope, caller, id, journey) || (kind == ReviewEvidence && caller is { Role: Employer, Organisation: { } own } && AccessTable.HasJoined(own, journey)));
    }

    /// <summary>Whether the caller may read this document of a journey, as it stands.</summary>
    /// <param name="isReleased">Whether an event of the journey has released it to this caller.</param>
    public static bool AllowsReading(Caller caller, Document document, Journey journey, bool isReleased)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(document);
        return ToRead(document.Kind, caller.Role) is { } row
            && (row.Scope == OwnWriting ? document.Author.Subject == caller.Subject : Reaches(row.Scope, caller, document.Journey, journey))
            // A plan is between the worker and the employer who agreed it; the next one agrees its own.
            && (caller.Role != Employer || document.Kind != DevelopmentPlan || document.Author.Organisation == caller.Organisation)
            && (isReleased || !row.OnceReleased);
    }

    private static bool Reaches(Scope scope, Caller caller, JourneyId id, Journey journey) =>
        scope == LeaderLevel ? AccessTable.IsOnLeadersRoad(journey) : AccessTable.Reaches(scope, caller, id, AccessTable.InPostWith(journey), AccessTable.IsOnCase(caller, journey));

    private static IEnumerable<DocumentRow> May(Role role, Scope scope, params DocumentKind[] kinds) => kinds.Select(kind => new DocumentRow(kind, role, scope, OnceReleased: false));

    // A narrative is a draft until the result goes out with it, a review's decision until it is recorded, and to an employer one on malpractice too; every other
    // kind is handed over by being written.
    private static IEnumerable<DocumentRow> OnceReleased(this IEnumerable<DocumentRow> rows, params DocumentKind[] kinds) => rows.Select(row => row with { OnceReleased = kinds.Contains(row.Kind) });
}
