using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.Policies;
using Naas.Projections.EmployerDashboard;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>Every employer is expected to have an accredited practice leader in post, by exception one for each area .</summary>
[Trait("Rule", "R-012")]
public sealed class WhenLeadersAreCounted(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string NotYet = "Edition response-2017 opens no assessment of practice leaders yet; they are encouraged to sit the supervisor level.";

    private static readonly IPolicyEditions Consultation = PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies"), "consultation-2016");

    private static readonly JourneyEvent[] LeadsLeeds = [Registered("2018-05-01"), Started(1, Leeds, "2018-05-01"), RoleAsLeader(1, 1, "2018-06-01")];

    private static readonly JourneyEvent[] AccreditedAtLeeds =
    [
        .. LeadsLeeds, Agreed(Level.Leader, "2018-06-04"), Endorsed(Level.Leader, 1, Leeds, "2018-07-02"),
        Booked(Level.Leader, 1, 1, ElementSet.Leadership, on: "2018-08-01", sitsOn: "2018-09-12"),
        Marked(Level.Leader, 1, Element.RolePlay, ElementResult.Met, "2018-09-13"), Marked(Level.Leader, 1, Element.WrittenExercise, ElementResult.Met, "2018-09-13"), Marked(Level.Leader, 1, Element.Interview, ElementResult.Met, "2018-09-13"),
        Released(Level.Leader, 1, ElementSet.Empty, "2018-10-01"), Accredited(Level.Leader, 1, "2018-10-01"), Certified(Level.Leader, null, "2018-10-01"),
    ];

    [Fact]
    public async Task Where_nobody_leads_one_is_expected_and_the_edition_says_why_nobody_is_accredited()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);

        (await LeadersAsync(reading, Leeds, "2018-09-30")).Should().BeEquivalentTo(new PracticeLeaders(Expected: 1, InPost: 0, Accredited: 0, Unfilled: 1, Beyond: 0, [], NotYet));
        (await LeadersAsync(reading, Leeds, "2018-09-30", Consultation)).Note.Should().BeNull();
    }

    [Theory]
    [InlineData("2018-05-31", 0, 0)]
    [InlineData("2018-06-01", 1, 0)]
    [InlineData("2018-09-30", 1, 0)]
    [InlineData("2018-10-01", 1, 1)]
    [InlineData("2019-03-31", 1, 1)]
    [InlineData("2019-04-01", 0, 0)]
    public async Task A_leader_counts_from_the_first_day_of_the_role_to_the_last_in_post_and_as_accredited_from_the_release(string asOf, int inPost, int accredited)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. AccreditedAtLeeds, Ended(1, Leeds, "2019-03-31")]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await LeadersAsync(reading, Leeds, asOf)).Should().BeEquivalentTo(new PracticeLeaders(Expected: 1, inPost, accredited, Unfilled: 1 - accredited, Beyond: 0, [], NotYet));
    }

    [Fact]
    public async Task A_role_that_ended_was_corrected_or_was_not_theirs_leads_nothing()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. LeadsLeeds, new JourneyEvent.StatutoryRoleEnded(1, Day("2018-08-31")), new JourneyEvent.StatutoryRoleEndCorrected(1, Day("2018-08-24"), CorrectionReason.WrongDate, Clerk, Day("2018-09-03"))]);
        _ = await reading.AppendAsync(2, [.. LeadsLeeds, new JourneyEvent.StatutoryRoleExpunged(1, CorrectionReason.WrongPerson, Clerk, Day("2018-09-03"))]);
        _ = await reading.AppendAsync(3, [.. LeadsLeeds, new JourneyEvent.StatutoryRoleCorrected(1, Level.Supervisor, FunctionSet.Of(StatutoryFunction.SupervisingSocialWorkers), EntryRoute.Established, Day("2018-06-01"), null, null, CorrectionReason.ClericalError, Clerk, Day("2018-09-03"))]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await LeadersAsync(reading, Leeds, "2018-08-24")).InPost.Should().Be(1);
        (await LeadersAsync(reading, Leeds, "2018-08-25")).InPost.Should().Be(0);
    }

    [Fact]
    [Trait("Rule", "R-004")]
    public async Task Two_leaders_without_the_exception_are_reported_and_nothing_is_guessed()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, AccreditedAtLeeds);
        _ = await reading.AppendAsync(2, LeadsLeeds);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await LeadersAsync(reading, Leeds, "2018-12-31")).Should().BeEquivalentTo(new PracticeLeaders(Expected: 1, InPost: 2, Accredited: 1, Unfilled: 0, Beyond: 1, [], NotYet));
    }

    [Fact]
    [Trait("Rule", "R-004")]
    public async Task With_the_exception_each_area_is_expected_to_have_its_own()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendToRolloutAsync(new RolloutEvent.OrganisationDivided(Leeds, ServiceAreaSet.Of(new("NORTH"), new("SOUTH"), new("WEST")), Day("2018-06-01")));
        _ = await reading.AppendAsync(1, [.. AccreditedAtLeeds, Leads("NORTH")]);
        _ = await reading.AppendAsync(2, [.. LeadsLeeds, Leads("NORTH")]);
        _ = await reading.AppendAsync(3, [.. LeadsLeeds, Leads("WEST"), new JourneyEvent.LeadersAreaCorrected(1, new ServiceAreaCode("SOUTH"), CorrectionReason.ClericalError, Clerk, Day("2018-06-11"))]);
        _ = await reading.AppendAsync(4, LeadsLeeds);
        _ = await reading.AppendToRolloutAsync(new RolloutEvent.DivisionEnded(Leeds, Day("2019-03-31")));
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await LeadersAsync(reading, Leeds, "2018-12-31")).Should().BeEquivalentTo(new PracticeLeaders(
            Expected: 3, InPost: 4, Accredited: 1, Unfilled: 2, Beyond: 2,
            [
                new AreaLeaders(new("NORTH"), IsExpected: true, InPost: 2, Accredited: 1),
                new AreaLeaders(new("SOUTH"), IsExpected: true, InPost: 1, Accredited: 0),
                new AreaLeaders(new("WEST"), IsExpected: true, InPost: 0, Accredited: 0),
                new AreaLeaders(null, IsExpected: false, InPost: 1, Accredited: 0),
            ],
            NotYet));
        (await LeadersAsync(reading, Leeds, "2019-04-01")).Should().BeEquivalentTo(new PracticeLeaders(Expected: 1, InPost: 4, Accredited: 1, Unfilled: 0, Beyond: 3, [], NotYet));
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task From_the_day_of_a_succession_on_a_leader_is_the_successors()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendToRolloutAsync(new RolloutEvent.OrganisationSucceeded(Leeds, Trust, Day("2019-04-01")));
        _ = await reading.AppendAsync(1, [.. AccreditedAtLeeds, CarriedOver(1, Leeds, Trust, "2019-04-01")]);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        (await LeadersAsync(reading, Leeds, "2019-03-31")).Should().BeEquivalentTo(new PracticeLeaders(1, 1, 1, 0, 0, [], NotYet));
        (await LeadersAsync(reading, Leeds, "2019-04-01")).Should().BeEquivalentTo(new PracticeLeaders(0, 0, 0, 0, 0, [], NotYet));
        (await LeadersAsync(reading, Trust, "2019-04-01")).Should().BeEquivalentTo(new PracticeLeaders(1, 1, 1, 0, 0, [], NotYet));
    }

    private static readonly ActorId Clerk = new("clerk");

    private static JourneyEvent.LeadersAreaNamed Leads(string area) => new(1, new ServiceAreaCode(area), Day("2018-06-04"));

    private static async Task<PracticeLeaders> LeadersAsync(ReadSide reading, OrganisationCode organisation, string asOf, IPolicyEditions? editions = null) =>
        (await reading.DashboardAsync(organisation, asOf, editions)).Leaders;
}
