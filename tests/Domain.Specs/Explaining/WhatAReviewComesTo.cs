using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Explaining;

/// <summary>A review in whole sentences: who may ask for it and until when, what stands in the way of its decision, and what came of it.</summary>
public sealed class What_a_review_comes_to
{
    [Fact]
    [Trait("Rule", "S-08")]
    [Trait("Rule", "S-09")]
    public void What_was_not_met_can_be_reviewed()
    {
        var told = On("2018-12-10", WrittenNarrowlyMissed());

        told.Asking(ReviewGround.ExtenuatingCircumstances).Sentence.Should().Be("Possible in time until 2 January 2019; after that it is late, and a chair accepts the request for good cause, or refuses it.");
        told.Asking(ReviewGround.ProceduralError).Standing.Should().Be(StepStanding.Possible);
        told.Asking(ReviewGround.ResultAtOddsWithPractice).Sentence.Should().Be("Nobody has joined the worker about attempt 1 by 10 December 2018: LEEDS does so first.");
        told.Asking(ReviewGround.FindingOrRevocation).Refusal!.Kind.Should().Be(Refusals.NothingToReview);
        told.Asking(ReviewGround.ProceduralError).Finding("nothing-to-review").Sentence.Should().Be("The result of attempt 1 was not met and has been out since 30 November 2018.");
        told.Step<JourneyCommand.SupportReview>().Finding("not-the-endorsing-organisation").Sentence.Should().Be("The endorsement that carried attempt 1 was given by LEEDS.");
        told.Window("review-request").Sentence.Should().Be("A review of the result of 30 November 2018 may be asked for until 2 January 2019.");
    }

    [Fact]
    [Trait("Rule", "S-08")]
    public void Each_ground_is_told_by_itself_and_the_one_that_takes_both_says_who_joins()
    {
        var told = On("2018-12-10", WrittenNarrowlyMissed());

        told.Asking(ReviewGround.ResultAtOddsWithPractice).Sentence.Should().Be("Nobody has joined the worker about attempt 1 by 10 December 2018: LEEDS does so first.");
        told.Asking(ReviewGround.ExtenuatingCircumstances).Standing.Should().Be(StepStanding.Possible);
        told.Asking(ReviewGround.FindingOrRevocation).Refusal!.Code.Should().Be("nothing-to-review");
        On("2018-12-10", [.. WrittenNarrowlyMissed(), Supported(on: "2018-12-07")]).Asking(ReviewGround.ResultAtOddsWithPractice).Standing.Should().Be(StepStanding.Possible);
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public void A_request_says_until_when_it_is_in_time_and_afterwards_that_it_is_late()
    {
        On("2019-01-02", WrittenNarrowlyMissed()).Asking(ReviewGround.ProceduralError).Sentence.Should()
            .Be("Possible in time until 2 January 2019; after that it is late, and a chair accepts the request for good cause, or refuses it.");
        On("2019-01-03", WrittenNarrowlyMissed()).Asking(ReviewGround.ProceduralError).Sentence.Should()
            .Be("Possible, but late: the last day was 2 January 2019, and a chair accepts the request for good cause, or refuses it.");
    }

    [Fact]
    [Trait("Rule", "R-111")]
    [Trait("Rule", "S-09")]
    public void A_mark_given_again_says_by_which_fresh_marks()
    {
        var past = Past(Decide("2019-01-15"), [.. BeforeThePanel(), ReMarkOrdered(ElementSet.Of(Written), on: "2018-12-17"), ReMarked(Written, 43, by: "assessor-8", on: "2019-01-07"), ReMarked(Written, 40, by: "assessor-9", on: "2019-01-08"), .. AllFor(ReviewRemedy.ReMark)]);

        past.Consequences.SelectMany(consequence => consequence.Findings).Where(finding => finding.About == Matter.Marks).Select(finding => finding.Sentence).Should().Equal(
            "For review 1 the written element was marked again with 43 and 40; their mean of 41.5 is above the 38 that stood.",
            "The written element was scored 41.5 of 70, which is met: standard 2018-1 is met from 40 on, and narrowly missed from 35 on.");
    }

    [Fact]
    [Trait("Rule", "S-09")]
    [Trait("Rule", "S-48")]
    public void Decided_on_the_day_on_which_it_came_every_day_counts() =>
        Past(Decide("2018-12-10"), [.. UnderReview(), .. Cleared(on: "2018-12-10"), .. AllFor(ReviewRemedy.Uphold, on: "2018-12-10")]).Consequences[0].Findings.Should().ContainSingle()
            .Which.Sentence.Should().Be("All of the panel voted for this; it was decided on the day on which it came, so every day counts.");

    [Fact]
    [Trait("Rule", "S-08")]
    public void What_was_met_has_no_time_for_a_review() =>
        On("2018-10-02", AccreditedPractitioner()).Windows.Should().NotContain(window => window.Name == "review-request");

    [Fact]
    [Trait("Rule", "S-08")]
    public void A_revocation_can_be_reviewed_and_who_is_told_of_it_is_told_until_when()
    {
        var told = On("2019-03-20", [.. AccreditedPractitioner(), NoticeGiven(RevocationGround.MalpracticeFound, notBefore: "2019-04-08", on: "2019-03-11")]);

        told.Window("review-request").About.Should().Be(Matter.Revocation);
        told.Asking(ReviewGround.FindingOrRevocation).Standing.Should().Be(StepStanding.Possible);
    }

    [Fact]
    [Trait("Rule", "S-09")]
    [Trait("Rule", "S-48")]
    public void Under_review_no_window_runs_and_a_panel_is_to_be_appointed()
    {
        var told = On("2018-12-11", UnderReview());

        told.Window("review").Sentence.Should().Be("Attempt 1 has been under review since 10 December 2018; no window runs until it is decided.");
        told.Window("review-decision").Sentence.Should().Be("Review 1 is to be decided by 7 February 2019.");
        told.Window("review-decision").Settings.Should().ContainSingle().Which.Name.Should().Be("reviewDecisionWorkingDays");
        told.Window("narrow-retake").StandsStill.Should().BeTrue();
        told.Step<JourneyCommand.AppointReviewPanel>().Standing.Should().Be(StepStanding.Possible);
        told.Step<JourneyCommand.DecideReview>().Sentence.Should().Be("No panel is appointed to review 1.");
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public void A_panel_that_has_not_voted_cannot_decide_and_only_the_parties_are_told_why()
    {
        var deciding = On("2018-12-14", BeforeThePanel()).Step<JourneyCommand.DecideReview>();

        deciding.Sentence.Should().Be("Review 1 waits for the vote of chair-1.");
        deciding.Findings.First(finding => finding.IsBroken).About.Should().Be(Matter.Panel);
        deciding.Finding("chair-acts").Sentence.Should().Be("Review 1 has chair-1 in the chair.");
        On("2018-12-14", BeforeThePanel()).Step<JourneyCommand.CastReviewVote>().Standing.Should().Be(StepStanding.Possible);
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public void Of_one_mind_the_chair_may_record_it() =>
        On("2019-01-16", [.. BeforeThePanel(), .. AllFor(ReviewRemedy.SetAside)]).Step<JourneyCommand.DecideReview>().Standing.Should().Be(StepStanding.Possible);

    [Fact]
    [Trait("Rule", "S-09")]
    [Trait("Rule", "S-48")]
    public void A_result_that_is_set_aside_says_that_nothing_is_missed()
    {
        var past = Past(Decide("2019-01-16"), [.. BeforeThePanel(), .. AllFor(ReviewRemedy.SetAside)]);

        var sentences = past.Consequences.SelectMany(consequence => consequence.Findings).Select(finding => finding.Sentence).ToArray();
        sentences.Should().Contain("Attempt 1 does not count, and nothing is missed by it: one more sitting may be booked without another endorsement, up to 16 July 2019.");
        sentences.Should().Contain("It may be sat at once: no wait follows what does not count.");
        past.Findings.Should().Contain(finding => finding.Code == "no-majority" && finding.Standing == FindingStanding.Held);
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public void A_request_says_its_last_day_and_an_opened_review_when_it_is_due()
    {
        var asking = AskForReview(ReviewGround.ProceduralError, on: "2018-12-10");
        var past = Past(asking with { Facts = asking.Facts with { Today = KnownFacts.Day("2018-12-10") } }, WrittenNarrowlyMissed());

        past.Consequences.SelectMany(consequence => consequence.Findings).Select(finding => finding.Sentence).Should().Equal(
            "It could be asked for until 2 January 2019 and came on 10 December 2018.",
            "The decision about attempt 1 is due by 7 February 2019.",
            "From 10 December 2018 on no day counts until the review is over.");
    }

    [Fact]
    [Trait("Rule", "S-08")]
    public void What_was_found_can_be_reviewed_beside_the_last_result()
    {
        var told = On("2019-01-22", [.. WrittenNarrowlyMissed(), .. WrittenTakenAgain(38, sitsOn: "2019-01-16", endorsedOn: "2018-12-10", endorsedUntil: "2019-06-10"), MalpracticeAlleged(on: "2019-01-17", until: "2019-01-31", attempt: 2), MalpracticeFound(on: "2019-01-21", attempt: 2)]);

        told.Asking(ReviewGround.FindingOrRevocation).Asked.As<JourneyCommand.RequestReview>().Attempt.Should().Be(2);
        told.Asking(ReviewGround.FindingOrRevocation).Standing.Should().Be(StepStanding.Possible);
        told.Asking(ReviewGround.ProceduralError).Asked.As<JourneyCommand.RequestReview>().Attempt.Should().Be(1);
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public void What_is_asked_for_late_is_said_to_be_late() =>
        On("2019-01-03", WrittenNarrowlyMissed()).Asking(ReviewGround.ProceduralError).Sentence
            .Should().Be("Possible, but late: the last day was 2 January 2019, and a chair accepts the request for good cause, or refuses it.");

    private static PastDecision Past(JourneyCommand asked, JourneyEvent[] before)
    {
        var recorded = JourneyDecider.Decide(asked, Folded(before), KnownFacts.Response2017).Should().BeOfType<Decision.Accepted>().Subject.Events;
        return ExplainedPast.Of(before, recorded, asked, KnownFacts.Response2017);
    }

    private static Eligibility On(string day, JourneyEvent[] history) => Explained.Of(Folded(history), KnownFacts.Response2017, Practitioner, KnownFacts.Day(day));

    private static Journey Folded(JourneyEvent[] history) => history.Aggregate(Journey.NotBegun, Journey.Evolve);
}
