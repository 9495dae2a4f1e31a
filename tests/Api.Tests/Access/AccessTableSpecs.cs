using Naas.Application.Access;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Application.Standards;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Standards;
using static Naas.Application.Access.Role;

namespace Naas.Api.Tests.Access;

/// <summary>Every command and question × every role × own or other organisation or record, against a table written out by hand.</summary>
public sealed class AccessTableSpecs
{
    private static readonly OrganisationCode Leeds = new("E08000035");
    private static readonly OrganisationCode Bury = new("E08000002");
    private static readonly JourneyId Own = new(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"));
    private static readonly JourneyId Other = new(new Guid("7c9e6679-7425-40de-944b-e07fc1f90ae7"));
    private static readonly DateOnly Day = new(2018, 7, 2);

    private static readonly Journey AtLeeds = Fold(
        new JourneyEvent.SocialWorkerRegistered(Day),
        new JourneyEvent.EmploymentStarted(1, Leeds, EmploymentBasis.Direct, null, Day));

    private static readonly Dictionary<JourneyCommand, (Role[] Anywhere, Role[] OwnOnly)> Commands = new()
    {
        [new JourneyCommand.RegisterSocialWorker(Day)] = ([Employer, DfeOperations], []),
        [new JourneyCommand.StartEmployment(Leeds, EmploymentBasis.Direct, null, Day)] = ([], [Employer]),
        [new JourneyCommand.EndEmployment(1, LeavingReason.Resignation, LeavingDestination.NotKnown, Day)] = ([], [Employer]),
        [new JourneyCommand.EndEmployment(2, LeavingReason.Resignation, LeavingDestination.NotKnown, Day)] = ([], [Employer]),
        [new JourneyCommand.AgreeToAssessment(Level.Practitioner, Day)] = ([], [Worker]),
        [new JourneyCommand.EndorsePractice(Level.Practitioner, Leeds, Day)] = ([], [Employer]),
        [new JourneyCommand.BookSitting(Level.Practitioner, new SittingCode("LEEDS-1"), Day, Day)] = ([DeliveryPartner], []),
        [new JourneyCommand.RecordMark(Level.Practitioner, Element.Knowledge, 50, AreaProfile.Empty, Day)] = ([DeliveryPartner, Assessor], []),
        [new JourneyCommand.ReleaseResult(Level.Practitioner, 1, Day)] = ([Releaser], []),
        [new JourneyCommand.VoidSitting(Level.Supervisor, VoidReason.NoShow, Day)] = ([DeliveryPartner], []),
        [new JourneyCommand.VoidSitting(Level.Leader, VoidReason.NoShow, Day)] = ([LeaderDeliveryPartner], []),
        [new JourneyCommand.DecideMalpractice(Level.Leader, null, null, Day)] = ([LeaderDeliveryPartner, DfeOperations], []),
        [new JourneyCommand.BookAssessmentDay(new SittingCode("LEEDS-1"), Day, Day)] = ([LeaderDeliveryPartner], []),
        [new JourneyCommand.GatherColleagueFeedback(ColleagueGroup.Peers, 4, new DocumentId(Guid.NewGuid()), Day)] = ([LeaderDeliveryPartner], []),
        [new JourneyCommand.NameLeadersArea(1, new ServiceAreaCode("NORTH"), Day)] = ([], [Employer]),
        [new JourneyCommand.SupportReview(Level.Practitioner, 1, Leeds, Day)] = ([], [Employer]),
        [new JourneyCommand.RequestReview(Level.Practitioner, 1, ReviewGround.ProceduralError, new DocumentId(new Guid("6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c")), Day)] = ([], [Worker]),
        // For whoever is on the panel, and nobody is.
        [new JourneyCommand.CastReviewVote(Level.Practitioner, 1, ReviewRemedy.Uphold, ReviewReasonSet.None, Day)] = ([], []),
        [new JourneyCommand.AcceptLateReview(Level.Practitioner, 1, GoodCause.Illness, Day)] = ([], []),
    };

    private static readonly Dictionary<Type, (Role[] Anywhere, Role[] OwnOnly)> AboutWorkers = new()
    {
        [typeof(GetWorkerSummary)] = ([DeliveryPartner, DfeOperations, Auditor], [Worker, Employer]),
        [typeof(GetTimeline)] = ([DfeOperations, Auditor], [Worker, Employer]),
        [typeof(GetAttempts)] = ([DeliveryPartner, Assessor, Moderator, Releaser, Auditor], []),
    };

    private static readonly Dictionary<Type, (Role[] Anywhere, Role[] OwnOnly)> AboutOrganisations = new()
    {
        [typeof(GetEmployerDashboard)] = ([DfeAnalyst, DfeOperations, Auditor], [Employer]),
        [typeof(ListEmployerWorkers)] = ([Auditor], [Employer]),
        [typeof(GetRetentionCurve)] = ([DfeAnalyst, DfeOperations, Auditor], [Employer]),
        [typeof(GetTurnover)] = ([DfeAnalyst, DfeOperations, Auditor], [Employer]),
        [typeof(GetMoves)] = ([DfeAnalyst, DfeOperations, Auditor], [Employer]),
        [typeof(GetOutcomeUse)] = ([DfeAnalyst, DfeOperations, Auditor], [Employer]),
        [typeof(DeclareOutcomeUse)] = ([], [Employer]),
    };

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(EveryRole))]
    public void A_command_is_for_the_roles_of_its_row_and_as_far_as_its_scope(Role role)
    {
        foreach (var (command, (anywhere, ownOnly)) in Commands)
        {
            AccessTable.Allows(OwnCaller(role), command, Own, AtLeeds).Should().Be(anywhere.Contains(role) || ownOnly.Contains(role), $"{role}, own, {command}");
            AccessTable.Allows(OtherCaller(role), command, Own, AtLeeds).Should().Be(anywhere.Contains(role), $"{role}, other, {command}");
            AccessTable.Allows(BareCaller(role), command, Own, AtLeeds).Should().Be(anywhere.Contains(role), $"{role}, none, {command}");
        }
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public void A_question_about_a_worker_is_for_the_roles_of_its_row_and_as_far_as_its_scope(Role role)
    {
        foreach (var (query, (anywhere, ownOnly)) in AboutWorkers)
        {
            AccessTable.AllowsAboutWorker(OwnCaller(role), query, Own, [Bury, Leeds]).Should().Be(anywhere.Contains(role) || ownOnly.Contains(role), $"{role}, own, {query.Name}");
            AccessTable.AllowsAboutWorker(OtherCaller(role), query, Own, [Leeds]).Should().Be(anywhere.Contains(role), $"{role}, other, {query.Name}");
            AccessTable.AllowsAboutOrganisation(OwnCaller(role), query, Bury).Should().Be(anywhere.Contains(role), $"{role}, misplaced, {query.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public void A_question_about_an_organisation_is_for_the_roles_of_its_row_and_as_far_as_its_scope(Role role)
    {
        foreach (var (query, (anywhere, ownOnly)) in AboutOrganisations)
        {
            AccessTable.AllowsAboutOrganisation(OwnCaller(role), query, Leeds).Should().Be(anywhere.Contains(role) || ownOnly.Contains(role), $"{role}, own, {query.Name}");
            AccessTable.AllowsAboutOrganisation(OtherCaller(role), query, Leeds).Should().Be(anywhere.Contains(role), $"{role}, other, {query.Name}");
            AccessTable.AllowsAboutOrganisation(BareCaller(role), query, Leeds).Should().Be(anywhere.Contains(role), $"{role}, none, {query.Name}");
        }
    }

    [Fact]
    public void Looking_a_number_up_is_for_those_who_register_employ_endorse_book_review_or_audit() =>
        AccessTable.RolesFor(typeof(FindSocialWorker)).Should().BeEquivalentTo([Employer, DeliveryPartner, LeaderDeliveryPartner, ReviewSecretariat, DfeOperations, Auditor]);

    [Fact]
    public void Results_are_monitored_in_the_department_and_raters_by_those_who_train_them_and_work_on_the_standard_too()
    {
        AccessTable.RolesFor(typeof(GetStandardRates)).Should().BeEquivalentTo([DfeAnalyst, DfeOperations, Auditor]);
        foreach (var query in (Type[])[typeof(GetRaterAgreement), typeof(GetRaterSeverity)])
            AccessTable.RolesFor(query).Should().BeEquivalentTo([DeliveryPartner, Psychometrician, DfeAnalyst, DfeOperations, Auditor]);
        Enum.GetValues<Role>().Where(AccessTable.TellsAssessors).Should().BeEquivalentTo([DeliveryPartner, Psychometrician, DfeOperations, Auditor]);
    }

    [Fact]
    [Trait("Rule", "S-37")]
    public void A_number_is_checked_by_employers_and_a_code_made_by_the_worker_alone()
    {
        AccessTable.RolesFor(typeof(CheckRegister)).Should().BeEquivalentTo([Employer]);
        AccessTable.RolesFor(typeof(IssueCheckCode)).Should().BeEquivalentTo([Worker]);
        AccessTable.AllowsAboutWorker(OwnCaller(Worker), typeof(IssueCheckCode), Own, []).Should().BeTrue();
        AccessTable.AllowsAboutWorker(OtherCaller(Worker), typeof(IssueCheckCode), Own, []).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    [Trait("Rule", "R-082")]
    public void What_a_panel_does_is_for_its_own_judges_and_the_rest_of_a_setting_for_one_role_each(Role role)
    {
        var version = new StandardVersion("2018-1");
        foreach (var (panel, own) in (IEnumerable<(Panel, Role)>)[(Panel.A, PanelA), (Panel.B, PanelB)])
        {
            foreach (var command in (StandardCommand[])[new StandardCommand.RateItems(version, panel, Scores.Of(1), Day), new StandardCommand.AgreePanelCut(version, panel, Day), new StandardCommand.ApproveNarrowBand(version, panel, Day)])
                AccessTable.Allows(OwnCaller(role), command).Should().Be(role == own, $"{role}, {command}");
        }

        AccessTable.Allows(OwnCaller(role), new StandardCommand.OpenStandardSetting(Level.Practitioner, Element.Written, version, SettingReason.FirstStandard, Scores.Of(1), 1, 0, Judges.None, Judges.None, Day)).Should().Be(role == DfeOperations);
        AccessTable.Allows(OwnCaller(role), new StandardCommand.RecordConference(version, default, Day)).Should().Be(role == DfeOperations);
        AccessTable.Allows(OwnCaller(role), new StandardCommand.BringIntoForce(version, Day, Day)).Should().Be(role == DfeOperations);
        AccessTable.Allows(OwnCaller(role), new StandardCommand.AbandonSetting(version, AbandonReason.ContentChanged, Day)).Should().Be(role == DfeOperations);
        AccessTable.Allows(OwnCaller(role), new StandardCommand.AdjudicateCut(version, Panel.A, default, Day)).Should().Be(role == Adjudicator);
        AccessTable.Allows(OwnCaller(role), new StandardCommand.ProposeNarrowBand(version, 1, 1, Day)).Should().Be(role == Psychometrician);
    }

    [Fact]
    [Trait("Rule", "R-142")]
    public void A_research_partner_has_extracts_of_its_own_projects_and_nothing_that_names_anybody()
    {
        AccessTable.RolesFor(typeof(GetResearchExtract)).Should().BeEquivalentTo([DfeAnalyst, ResearchPartner]);
        AccessTable.ScopeFor(typeof(GetResearchExtract), ResearchPartner).Should().Be(Scope.OwnProject);
        AccessTable.Rows.Where(row => row.Role == ResearchPartner && row.Request.IsAssignableTo(typeof(IQuery))).Select(row => row.Request).Should().BeEquivalentTo(
        [
            typeof(ListResearchProjects), typeof(GetResearchProject), typeof(GetResearchExtract), typeof(GetPastFigures), typeof(ListSurveyResults), typeof(GetStandard),
            typeof(ListPublications), typeof(FindPublishedFigures), typeof(CheckPublishedRates), typeof(ListReleases), typeof(GetRelease), typeof(GetReleasedFile),
        ]);
    }

    [Fact]
    public void What_has_no_row_is_nobodys()
    {
        AccessTable.RolesFor(typeof(string)).Should().BeEmpty();
        foreach (var role in Enum.GetValues<Role>())
            AccessTable.ScopeFor(typeof(string), role).Should().BeNull();
    }

    [Fact]
    public void An_employer_can_end_only_the_employment_that_is_its_own()
    {
        var moved = Fold(
            new JourneyEvent.SocialWorkerRegistered(Day),
            new JourneyEvent.EmploymentStarted(1, Leeds, EmploymentBasis.Direct, null, Day),
            new JourneyEvent.EmploymentStarted(2, Bury, EmploymentBasis.Direct, null, Day));

        bool LeedsMayEnd(int spell, Journey journey) =>
            AccessTable.Allows(OwnCaller(Employer), new JourneyCommand.EndEmployment(spell, LeavingReason.Resignation, LeavingDestination.NotKnown, Day), Own, journey);

        LeedsMayEnd(1, moved).Should().BeTrue();
        LeedsMayEnd(2, moved).Should().BeFalse();
        LeedsMayEnd(3, moved).Should().BeTrue("the rules answer an employer of the worker in words");
        LeedsMayEnd(1, Journey.NotBegun).Should().BeFalse();
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public void A_former_employer_does_not_let_an_ended_employment_last_once_another_has_recorded_its_own()
    {
        var left = Fold(
            new JourneyEvent.SocialWorkerRegistered(Day),
            new JourneyEvent.EmploymentStarted(1, Leeds, EmploymentBasis.Direct, null, Day),
            new JourneyEvent.EmploymentEnded(1, Leeds, LeavingReason.Resignation, LeavingDestination.NotKnown, Day.AddDays(30)));
        var gone = Journey.Evolve(left, new JourneyEvent.EmploymentStarted(2, Bury, EmploymentBasis.Direct, null, Day.AddDays(40)));

        foreach (var to in (DateOnly?[])[null, Day.AddDays(31)])
        {
            WhyNot(Employer, to, left).Should().BeNull("nobody else has recorded anything");
            WhyNot(Employer, to, gone).Should().StartWith("Another organisation has recorded an employment");
            WhyNot(DfeOperations, to, gone).Should().BeNull();
        }

        WhyNot(Employer, Day.AddDays(29), gone).Should().BeNull("an earlier end opens nothing");
        WhyNot(Employer, Day.AddDays(30), gone).Should().BeNull();

        static string? WhyNot(Role role, DateOnly? to, Journey journey) => AccessTable.WhyNotAllowed(
            OwnCaller(role), new JourneyCommand.CorrectEmployment(1, EmploymentBasis.Direct, null, Day, to, CorrectionReason.WrongDate, Day.AddDays(50)), Own, journey);
    }

    private static Caller OwnCaller(Role role) => new(new ActorId("own"), role, Leeds, Own);

    private static Caller OtherCaller(Role role) => new(new ActorId("other"), role, Bury, Other);

    private static Caller BareCaller(Role role) => new(new ActorId("bare"), role, null, null);

    private static Journey Fold(params JourneyEvent[] events) => events.Aggregate(Journey.NotBegun, Journey.Evolve);
}
