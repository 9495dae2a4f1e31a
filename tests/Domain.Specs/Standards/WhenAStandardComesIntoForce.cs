using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Specs.Samples;
using Naas.Domain.Standards;
using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Standards.StandardSpec;

namespace Naas.Domain.Specs.Standards;

/// <summary>R-085: everybody who sits on a day is judged by one standard, and nobody by one that came afterwards.</summary>
[Trait("Rule", "R-085")]
public sealed class When_a_standard_comes_into_force
{
    [Fact]
    public void It_governs_sittings_from_its_first_day_on()
    {
        var standard = StandardSpec.Given(BothAgreed(), BandProposed(17.4m, 1.25m), BandApproved(Panel.A), BandApproved(Panel.B))
            .When(BringIntoForce(from: "2018-07-01"))
            .Then(InForce(from: "2018-07-01"));

        standard.InForceOn(Day("2018-06-30")).Should().BeNull();
        standard.InForceOn(Day("2018-07-01")).Should().Be(new PerformanceStandard(Practitioner, Written, "2018-1", OutOf: 30, Cut: 18.65m, NarrowFrom: 17.4m, Exercises: 1, Tolerance: 7, Areas: 10));
    }

    [Fact]
    public void A_later_version_leaves_the_earlier_sittings_to_the_earlier_one()
    {
        var standard = StandardSpec.Given(FirstVersionInForce(), [.. BothAgreed(Second), .. BandProposed(17, 1, Second, on: "2019-03-04"), .. BandApproved(Panel.A, Second, on: "2019-03-04"), .. BandApproved(Panel.B, Second, on: "2019-03-04")])
            .When(BringIntoForce(from: "2019-07-01", on: "2019-03-11", version: Second))
            .Then(InForce(from: "2019-07-01", version: Second, on: "2019-03-11"));

        standard.InForceOn(Day("2019-06-30"))!.Version.Should().Be("2018-1");
        standard.InForceOn(Day("2019-07-01"))!.Version.Should().Be("2019-1");
    }

    /// <summary>Sat on 12 September and marked on the 20th, a week after another version came into force.</summary>
    [Theory]
    [InlineData("2018-09-13", "2018-1")]
    [InlineData("2018-09-12", "2019-1")]
    public void Whoever_sat_is_judged_by_the_version_of_that_day_whenever_they_are_marked(string secondFrom, string judgedBy)
    {
        var standard = FirstVersionInForce()
            .Concat(BothAgreed(Second, on: "2018-08-01")).Concat(BandProposed(17, 1, Second, on: "2018-08-02")).Concat(BandApproved(Panel.A, Second, on: "2018-08-02")).Concat(BandApproved(Panel.B, Second, on: "2018-08-02"))
            .Concat(InForce(from: secondFrom, version: Second, on: "2018-08-06"))
            .Aggregate(ElementStandard.NotBegun, ElementStandard.Evolve);

        Marked((Practitioner, Written)).Command.Should().BeOfType<JourneyCommand.RecordMark>().Which.Standard!.Version.Should().Be(judgedBy);
        Marked((Practitioner, Knowledge)).Unknown!.Sentence.Should().StartWith("No performance standard was in force", "that of another element is none");

        (JourneyCommand Command, CommandAnswer.UnknownReference? Unknown) Marked((Level, Element) key) => FactResolver.Resolve(
            new JourneyId(Guid.Empty), new JourneyCommand.RecordMark(Practitioner, Written, 20, AreaProfile.Empty, Day("2018-09-20")), BookedForSeptember().Aggregate(Journey.NotBegun, Journey.Evolve), Response2017,
            new CommandFacts(new("assessor-1"), Day(Today), Calendar), Sample.Reference, Rollout.NotBegun, new Dictionary<(Level, Element), ElementStandard> { [key] = standard }, numberIsTheirs: false);
    }

    [Fact]
    public void Announced_twice_it_is_in_force_already() => StandardSpec.Given(FirstVersionInForce()).When(BringIntoForce(from: "2018-07-01")).ThenNothingHappens();

    [Fact]
    public void It_does_not_reach_back() =>
        StandardSpec.Given(BothAgreed(), BandProposed(17.4m, 1.25m), BandApproved(Panel.A), BandApproved(Panel.B)).When(BringIntoForce(from: "2018-04-30"))
            .ThenRefused(StandardRefusals.StandardBackdated, "Version 2018-1 would govern from 30 April 2018, and is announced on 1 May 2018 only.");

    [Fact]
    public void The_first_may_be_recorded_late() =>
        StandardSpec.Given(BothAgreed(), BandProposed(17.4m, 1.25m), BandApproved(Panel.A), BandApproved(Panel.B)).When(BringIntoForce(from: "2018-07-01", today: "2018-09-03")).Then(InForce(from: "2018-07-01"));

    [Fact]
    public void A_later_one_changes_nothing_for_whoever_has_sat_by_being_recorded_late() =>
        StandardSpec.Given(FirstVersionInForce(), [.. BothAgreed(Second), .. BandProposed(17, 1, Second, on: "2019-03-04"), .. BandApproved(Panel.A, Second, on: "2019-03-04"), .. BandApproved(Panel.B, Second, on: "2019-03-04")])
            .When(BringIntoForce(from: "2019-07-01", on: "2019-03-11", version: Second, today: "2019-07-02"))
            .ThenRefused(StandardRefusals.StandardBackdated, "Version 2019-1 would govern from 1 July 2019, and today is 2 July 2019: whoever has sat since then did so under version 2018-1.");

    /// <summary>Two assessors rate one exercise that was sat in the morning, and the announcement is recorded at noon, between them.</summary>
    [Fact]
    public void Nor_from_the_day_on_which_it_is_recorded()
    {
        var ready = StandardSpec.Given(FirstVersionInForce(), [.. BothAgreed(Second, on: "2018-08-01"), .. BandProposed(17, 1, Second, on: "2018-08-02"), .. BandApproved(Panel.A, Second, on: "2018-08-02"), .. BandApproved(Panel.B, Second, on: "2018-08-02")]);

        ready.When(BringIntoForce(from: "2018-09-12", on: "2018-09-12", version: Second))
            .ThenRefused(StandardRefusals.StandardBackdated, "Version 2019-1 would govern from 12 September 2018, and today is 12 September 2018: whoever has sat since then did so under version 2018-1.");
        ready.When(BringIntoForce(from: "2018-09-13", on: "2018-09-12", version: Second)).Then(InForce(from: "2018-09-13", version: Second, on: "2018-09-12"));
    }

    [Fact]
    public void Nor_before_the_version_before() =>
        StandardSpec.Given(FirstVersionInForce(), [.. BothAgreed(Second, on: "2018-05-02"), .. BandProposed(17, 1, Second, on: "2018-05-03"), .. BandApproved(Panel.A, Second, on: "2018-05-03"), .. BandApproved(Panel.B, Second, on: "2018-05-03")])
            .When(BringIntoForce(from: "2018-07-01", on: "2018-05-04", version: Second))
            .ThenRefused(StandardRefusals.StandardBackdated, "Version 2019-1 would govern from 1 July 2018; it is announced on 4 May 2018, and version 2018-1 governs from 1 July 2018.");

    [Fact]
    public void Without_a_cut_there_is_no_standard() =>
        StandardSpec.Given(FarApart()).When(BringIntoForce(from: "2018-07-01")).ThenRefused(StandardRefusals.CutNotSet, "The cut of version 2018-1 is not settled.");

    [Fact]
    [Trait("Rule", "S-01")]
    public void Without_a_band_of_both_panels_neither() =>
        StandardSpec.Given(BothAgreed(), BandProposed(17.4m, 1.25m), BandApproved(Panel.B)).When(BringIntoForce(from: "2018-07-01"))
            .ThenRefused(StandardRefusals.BandNotApproved, "The band of version 2018-1 waits for the approval of both panels.");

    [Fact]
    public void One_that_will_not_be_finished_is_given_up() =>
        StandardSpec.Given(Opened()).When(Abandon(AbandonReason.NotIndependent)).Then(Abandoned(AbandonReason.NotIndependent));

    [Fact]
    public void Given_up_twice_it_is_so_already() => StandardSpec.Given(Opened(), Abandoned(AbandonReason.NotIndependent)).When(Abandon(AbandonReason.NotIndependent)).ThenNothingHappens();
}
