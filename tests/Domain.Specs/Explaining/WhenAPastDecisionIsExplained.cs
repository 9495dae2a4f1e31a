using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Explaining;

/// <summary>A dispute is replayed with the rule behind every decision, as it was then.</summary>
public sealed class When_a_past_decision_is_explained
{
    [Fact]
    [Trait("Rule", "R-081")]
    [Trait("Rule", "R-100")]
    public void A_release_says_which_score_against_which_cut_and_what_came_of_it()
    {
        var past = Of(ReleaseResult(Practitioner, on: "2018-11-30"), MarkedInSeptember(written: 38));

        past.Consequences.SelectMany(consequence => consequence.Findings).Select(finding => finding.Sentence).Should().Equal(
            "Not met: written. Met: knowledge, simulated.",
            "The knowledge element was scored 20 of 30, which is met: standard 2018-1 is met from 18 on, and narrowly missed from 16 on.",
            "The simulated element was scored 45 of 70, which is met: standard 2018-1 is met from 40 on, and narrowly missed from 35 on.",
            "The written element was scored 38 of 70, which is narrowly not met: standard 2018-1 is met from 40 on, and narrowly missed from 35 on.",
            "After attempt 1 only the written element is not met, and 0 of 2 retakes of one element are used.",
            "The written element was narrowly missed: it may be taken again alone until 28 February 2019, 3 months from the release on 30 November 2018 at most.",
            "The other elements count for a sitting up to 30 November 2019.");
        past.Findings.Select(finding => (finding.Code, finding.Standing)).Should().Contain([("releaser-marked", FindingStanding.Held), ("marks-incomplete", FindingStanding.Held), ("correction-before-release", FindingStanding.DoesNotApply)]);
    }

    [Fact]
    [Trait("Rule", "R-101")]
    public void Two_elements_missed_are_everything_again()
    {
        var past = Of(ReleaseResult(Practitioner, on: "2018-10-01"), MarkedInSeptember(knowledge: 15, written: 38));

        past.Consequences[^1].Findings.Select(finding => finding.Sentence).Should().Equal(
            "More than one element is not met: knowledge, written.",
            "It is expected from 1 October 2019 on; whether and when is the employer's matter.");
    }

    [Fact]
    [Trait("Rule", "S-12")]
    public void Scores_are_told_apart_from_the_outcome() =>
        Of(ReleaseResult(Practitioner, on: "2018-11-30"), MarkedInSeptember(written: 38)).Consequences.SelectMany(consequence => consequence.Findings)
            .Where(finding => finding.About != Matter.Marks).Should().NotContain(finding => finding.Sentence.Contains("scored"));

    [Fact]
    [Trait("Rule", "R-020")]
    public void An_endorsement_names_the_service_that_was_over()
    {
        var past = Of(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-10"), [.. NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-06-29", on: "2018-06-29")]);

        past.Findings.Single(finding => finding.Code == "before-minimum-service").Sentence.Should().Be("In role 1 the worker may be put forward from 4 September 2018 on.");
        past.Findings.Single(finding => finding.Code == "endorser-has-no-direct-experience").Sentence.Should().Be("The worker has practised at LEEDS since 4 September 2017.");
        past.Consequences.Single().Findings.Single().Sentence.Should().Be("The worker may sit on it from 10 September 2018 to 10 March 2019.");
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public void A_window_that_moved_says_which_days_did_not_count() =>
        Of(EndAbsence("2019-02-10"), [.. WrittenNarrowlyMissed(), AbsentFrom("2019-01-07")]).Consequences[^1].Findings.Single().Sentence
            .Should().Be("From 7 January 2019 to 10 February 2019 no day counted.");

    [Fact]
    [Trait("Rule", "R-025")]
    public void The_employers_own_months_of_adaptation_are_found_again()
    {
        var past = Of(StartRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.OtherSocialWorkRole, on: "2018-06-04", adaptationMonths: 8), [Registered(), EmployedAt("LEEDS")]);

        past.Findings.Single(finding => finding.Code == "adaptation-too-long").Sentence.Should().Be("The employer set 8 months.");
    }

    [Fact]
    [Trait("Rule", "S-53")]
    public void What_was_marked_on_another_record_of_the_worker_is_told_with_its_score()
    {
        var past = Of(ReleaseResult(Practitioner, on: "2018-11-30"), [Registered(), MergingWords.Absorbed(on: "2018-10-25", registered: "2018-06-01", MarkedInSeptember(written: 38)[1..])]);

        past.Consequences[0].Findings.Where(finding => finding.Code == "element-against-its-standard").Should().HaveCount(3);
    }

    private static PastDecision Of(JourneyCommand command, JourneyEvent[] history)
    {
        var recorded = JourneyDecider.Decide(command, history.Aggregate(Journey.NotBegun, Journey.Evolve), KnownFacts.Response2017).Should().BeOfType<Decision.Accepted>().Subject.Events;
        return ExplainedPast.Of(history, recorded, command, KnownFacts.Response2017);
    }
}
