using Naas.Application.Access;
using Naas.Application.People;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using static Naas.Application.Access.Role;
using static Naas.Application.People.DocumentKind;

namespace Naas.Api.Tests.Access;

/// <summary>Every kind of document × every role × own or other × released or not, against a table written out by hand.</summary>
public sealed class DocumentTableSpecs
{
    private static readonly OrganisationCode Leeds = new("E08000035");
    private static readonly OrganisationCode Bury = new("E08000002");
    private static readonly JourneyId Own = new(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"));
    private static readonly JourneyId Other = new(new Guid("7c9e6679-7425-40de-944b-e07fc1f90ae7"));
    private static readonly DateOnly Day = new(2018, 7, 2);

    private static readonly Journey AtLeeds = Fold(
        new JourneyEvent.SocialWorkerRegistered(Day),
        new JourneyEvent.EmploymentStarted(1, Leeds, EmploymentBasis.Direct, null, Day));

    private static readonly Journey LeftLeeds = Journey.Evolve(AtLeeds, new JourneyEvent.EmploymentEnded(1, Leeds, LeavingReason.Resignation, LeavingDestination.NotKnown, Day));

    // The secretariat only while there is a case, a chair and members while they are on its panel: see below.
    private static readonly Role[] Reviewing = [Auditor];

    // Who writes: of any worker, and of their own only. Who reads, at once; the author of a narrative is looked at apart.
    private static readonly Dictionary<DocumentKind, (Role[] Writes, Role[] WritesOwn, Role[] Reads, Role[] ReadsOwn)> Expected = new()
    {
        [AdjustmentsRequested] = ([], [Worker], [DeliveryPartner, .. Reviewing], [Worker]),
        [AdjustmentsDecision] = ([DeliveryPartner], [], [DeliveryPartner, .. Reviewing], [Worker]),
        [Narrative] = ([Assessor], [], Reviewing, []),
        [DevelopmentPlan] = ([], [Employer], [DeliveryPartner, .. Reviewing], [Worker, Employer]),
        [MalpracticeAllegation] = ([DeliveryPartner, Assessor], [], [DeliveryPartner, .. Reviewing], [Worker]),
        [MalpracticeResponse] = ([], [Worker], [DeliveryPartner, .. Reviewing], [Worker]),
        [MalpracticeDecision] = ([DeliveryPartner, DfeOperations], [], [DeliveryPartner, .. Reviewing], [Worker]),
        [WithdrawalStatement] = ([], [Worker], [DeliveryPartner, .. Reviewing], [Worker]),
        [RevocationNotice] = ([DfeOperations], [], [DeliveryPartner, .. Reviewing], [Worker]),
        [CorrectionNote] = ([DeliveryPartner, Moderator, DfeOperations], [], [DeliveryPartner, .. Reviewing], []),
        [ReviewRequest] = ([], [Worker], Reviewing, [Worker]),
        [ReviewEvidence] = ([], [Worker, Employer], Reviewing, [Worker]),
        [ReviewDecision] = ([], [], Reviewing, []),
        // Whoever leads no practice has no colleagues heard about them.
        [ColleagueFeedback] = ([], [], Reviewing, []),
        // Nobody who marks, reviews or is assessed reads what service users say.
        [ServiceUserComment] = ([ServiceUserPanel], [], [DfeOperations, Auditor], []),
    };

    public static TheoryData<DocumentKind, Role> EveryKindAndRole =>
        [.. from kind in Enum.GetValues<DocumentKind>() from role in Enum.GetValues<Role>() select (kind, role)];

    [Theory]
    [MemberData(nameof(EveryKindAndRole))]
    public void A_kind_is_written_by_the_roles_of_its_rows_and_as_far_as_their_scope(DocumentKind kind, Role role)
    {
        var (any, own, _, _) = Expected[kind];
        DocumentTable.AllowsWriting(OwnCaller(role), kind, Own, AtLeeds).Should().Be(any.Contains(role) || own.Contains(role));
        DocumentTable.AllowsWriting(OtherCaller(role), kind, Own, AtLeeds).Should().Be(any.Contains(role));
        DocumentTable.AllowsWriting(BareCaller(role), kind, Own, AtLeeds).Should().Be(any.Contains(role));
    }

    [Theory]
    [MemberData(nameof(EveryKindAndRole))]
    public void A_kind_is_read_by_the_roles_of_its_rows_and_as_far_as_their_scope(DocumentKind kind, Role role)
    {
        var (_, _, any, own) = Expected[kind];
        var document = Written(kind);
        DocumentTable.AllowsReading(OwnCaller(role), document, AtLeeds, isReleased: false).Should().Be(any.Contains(role) || own.Contains(role));
        DocumentTable.AllowsReading(OtherCaller(role), document, AtLeeds, isReleased: false).Should().Be(any.Contains(role));
        DocumentTable.AllowsReading(BareCaller(role), document, AtLeeds, isReleased: false).Should().Be(any.Contains(role));
    }

    [Theory]
    [Trait("Rule", "S-12")]
    [InlineData(Worker)]
    [InlineData(Employer)]
    [InlineData(DeliveryPartner)]
    public void A_narrative_is_read_once_it_is_released_and_not_before(Role role)
    {
        DocumentTable.AllowsReading(OwnCaller(role), Written(Narrative), AtLeeds, isReleased: false).Should().BeFalse();
        DocumentTable.AllowsReading(OwnCaller(role), Written(Narrative), AtLeeds, isReleased: true).Should().BeTrue();
        DocumentTable.AllowsReading(OtherCaller(role), Written(Narrative), AtLeeds, isReleased: true).Should().Be(role == DeliveryPartner);
    }

    [Theory]
    [InlineData(ReviewChair)]
    [InlineData(ReviewPanelMember)]
    [Trait("Rule", "S-10")]
    public void Who_is_on_the_panel_reads_everything_of_the_case_until_a_conflict_is_declared_or_it_is_over(Role role)
    {
        JourneyEvent[] appointed =
        [
            new JourneyEvent.ReviewRequested(Domain.Assessments.Level.Practitioner, 1, 1, ReviewGround.ProceduralError, Written(ReviewRequest).Id, Day, Day, Day),
            new JourneyEvent.ReviewOpened(Domain.Assessments.Level.Practitioner, 1, 1, Day, Day, Day),
            new JourneyEvent.ReviewPanelAppointed(Domain.Assessments.Level.Practitioner, 1, new("own"), new("member-1"), new("member-2"), new("secretary"), Day),
        ];
        var onTheCase = appointed.Aggregate(AtLeeds, Journey.Evolve);
        var inConflict = Journey.Evolve(onTheCase, new JourneyEvent.InterestsDeclared(Domain.Assessments.Level.Practitioner, 1, true, new("own"), Day));
        var over = Journey.Evolve(onTheCase, new JourneyEvent.ReviewWithdrawn(Domain.Assessments.Level.Practitioner, 1, 1, Day));

        DocumentTable.AllowsReading(OwnCaller(role), Written(ServiceUserComment), onTheCase, isReleased: false).Should().BeFalse("what service users say changes no score (R-069)");
        foreach (var kind in Enum.GetValues<DocumentKind>().Except([ServiceUserComment]))
        {
            DocumentTable.AllowsReading(OwnCaller(role), Written(kind), onTheCase, isReleased: false).Should().BeTrue();
            DocumentTable.AllowsReading(OtherCaller(role), Written(kind), onTheCase, isReleased: false).Should().BeFalse("another chair or member has nothing to do with it");
            DocumentTable.AllowsReading(OwnCaller(role), Written(kind), inConflict, isReleased: false).Should().BeFalse();
            DocumentTable.AllowsReading(OwnCaller(role), Written(kind), over, isReleased: false).Should().BeFalse();
        }
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public void The_secretariat_reads_of_a_worker_from_the_request_on_until_the_review_is_over()
    {
        var asked = Journey.Evolve(AtLeeds, new JourneyEvent.ReviewRequested(Domain.Assessments.Level.Practitioner, 1, 1, ReviewGround.ProceduralError, Written(ReviewRequest).Id, Day, Day, Day));
        var over = Journey.Evolve(asked, new JourneyEvent.LateReviewRefused(Domain.Assessments.Level.Practitioner, 1, new("chair"), Day));

        DocumentTable.AllowsReading(OwnCaller(ReviewSecretariat), Written(ReviewRequest), asked, isReleased: false).Should().BeTrue();
        DocumentTable.AllowsWriting(OwnCaller(ReviewSecretariat), ReviewEvidence, Own, asked).Should().BeTrue();
        DocumentTable.AllowsReading(OwnCaller(ReviewSecretariat), Written(ReviewRequest), over, isReleased: false).Should().BeFalse();
        DocumentTable.AllowsWriting(OwnCaller(ReviewSecretariat), ReviewEvidence, Own, over).Should().BeFalse();
    }

    [Fact]
    [Trait("Rule", "S-34")]
    public void Whoever_may_allege_malpractice_may_write_what_is_alleged() =>
        DocumentTable.Writing.Where(row => row.Kind == MalpracticeAllegation).Select(row => row.Role)
            .Should().BeEquivalentTo(AccessTable.RolesFor(typeof(JourneyCommand.AllegeMalpractice)));

    [Fact]
    [Trait("Rule", "S-12")]
    public void An_employer_reads_of_a_worker_in_post_the_narrative_their_plan_and_what_malpractice_came_to_and_nothing_else()
    {
        Enum.GetValues<DocumentKind>().Where(kind => DocumentTable.AllowsReading(OwnCaller(Employer), Written(kind), AtLeeds, isReleased: true))
            .Should().Equal(Narrative, DevelopmentPlan, MalpracticeDecision);
        DocumentTable.AllowsReading(OwnCaller(Employer), Written(DevelopmentPlan, of: Bury), AtLeeds, isReleased: true).Should().BeFalse("another employer's plan is theirs");
        Enum.GetValues<DocumentKind>().Where(kind => DocumentTable.AllowsReading(OwnCaller(Employer), Written(kind), LeftLeeds, isReleased: true))
            .Should().BeEmpty("a former employer receives nothing new");
        DocumentTable.AllowsWriting(OwnCaller(Employer), DevelopmentPlan, Own, LeftLeeds).Should().BeFalse();
    }

    [Theory]
    [Trait("Rule", "S-33")]
    [InlineData(AdjustmentsRequested)]
    [InlineData(AdjustmentsDecision)]
    public void Adjustments_are_kept_from_those_who_mark_moderate_and_release_whatever_they_wrote(DocumentKind kind)
    {
        foreach (var role in (Role[])[Assessor, Moderator, Releaser])
        {
            foreach (var author in (string[])["author", "own"])
                DocumentTable.AllowsReading(OwnCaller(role), Written(kind, by: author), AtLeeds, isReleased: true).Should().BeFalse();
        }
    }

    [Fact]
    public void An_assessor_reads_the_narratives_they_wrote_and_no_others()
    {
        DocumentTable.AllowsReading(OwnCaller(Assessor), Written(Narrative, by: "own"), AtLeeds, isReleased: false).Should().BeTrue();
        DocumentTable.AllowsReading(OwnCaller(Assessor), Written(Narrative, by: "another"), AtLeeds, isReleased: true).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(EveryKindAndRole))]
    [Trait("Rule", "R-125")]
    [Trait("Rule", "R-126")]
    public void Of_a_leader_the_other_contract_writes_and_reads_and_what_colleagues_said_is_for_those_who_assess(DocumentKind kind, Role role)
    {
        var leads = Journey.Evolve(AtLeeds, new JourneyEvent.AssessmentAgreed(Level.Leader, Day));
        var (any, own, reads, readsOwn) = Expected[kind];
        DocumentKind[] theirs = [ColleagueFeedback, AdjustmentsDecision, MalpracticeAllegation, MalpracticeDecision, CorrectionNote];

        DocumentTable.AllowsWriting(OwnCaller(role), kind, Own, leads).Should().Be(any.Contains(role) || own.Contains(role) || (role == LeaderDeliveryPartner && theirs.Contains(kind)));
        DocumentTable.AllowsReading(OwnCaller(role), Written(kind), leads, isReleased: false)
            .Should().Be(reads.Contains(role) || readsOwn.Contains(role) || (role == LeaderDeliveryPartner && kind is not (Narrative or ServiceUserComment or ReviewRequest or ReviewEvidence or ReviewDecision)) || (role == Assessor && kind == ColleagueFeedback));
    }

    [Fact]
    [Trait("Rule", "R-126")]
    public void A_leader_reads_what_colleagues_said_once_the_result_is_out_and_the_employer_never()
    {
        DocumentTable.AllowsReading(OwnCaller(Worker), Written(ColleagueFeedback), AtLeeds, isReleased: false).Should().BeFalse();
        DocumentTable.AllowsReading(OwnCaller(Worker), Written(ColleagueFeedback), AtLeeds, isReleased: true).Should().BeTrue();
        DocumentTable.AllowsReading(OwnCaller(Employer), Written(ColleagueFeedback), AtLeeds, isReleased: true).Should().BeFalse();
        DocumentTable.AllowsReading(OwnCaller(DeliveryPartner), Written(ColleagueFeedback), AtLeeds, isReleased: true).Should().BeFalse();
    }

    private static Document Written(DocumentKind kind, string by = "author", OrganisationCode? of = null) => new(
        new DocumentId(new Guid("6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c")), Own, kind, new DocumentText("Some words."), new DocumentAuthor(new ActorId(by), Auditor, of ?? Leeds), DateTimeOffset.UnixEpoch);

    private static Caller OwnCaller(Role role) => new(new ActorId("own"), role, Leeds, Own);

    private static Caller OtherCaller(Role role) => new(new ActorId("other"), role, Bury, Other);

    private static Caller BareCaller(Role role) => new(new ActorId("bare"), role, null, null);

    private static Journey Fold(params JourneyEvent[] events) => events.Aggregate(Journey.NotBegun, Journey.Evolve);
}
