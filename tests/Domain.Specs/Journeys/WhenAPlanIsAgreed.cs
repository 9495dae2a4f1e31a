namespace Naas.Domain.Specs.Journeys;

/// <summary>R-094, S-02: an element that was not narrowly missed is taken again after a plan, a fresh endorsement, and its expected time.</summary>
[Trait("Rule", "R-094")]
[Trait("Rule", "S-02")]
public sealed class When_a_plan_is_agreed
{
    [Fact]
    public void It_answers_a_result_that_was_not_met() =>
        Given(WrittenMissedByMore())
            .When(AgreePlan(on: "2018-10-15"))
            .Then(PlanAgreed(on: "2018-10-15"));

    [Fact]
    public void It_may_answer_a_narrow_one_too() =>
        Given(WrittenNarrowlyMissed())
            .When(AgreePlan(on: "2018-11-30"))
            .Then(PlanAgreed(on: "2018-11-30"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(WrittenMissedByMore(), PlanAgreed(on: "2018-10-15"))
            .When(AgreePlan(on: "2018-10-15"))
            .ThenNothingHappens();

    [Fact]
    public void Another_document_is_another_plan_of_the_same_day_too() =>
        Given(WrittenMissedByMore(), PlanAgreed(on: "2018-10-15"))
            .When(AgreePlan(on: "2018-10-15", document: "plan for the afternoon"))
            .Then(PlanAgreed(on: "2018-10-15", document: "plan for the afternoon"));

    [Fact]
    public void Where_everything_was_met_there_is_nothing_to_plan() =>
        Given(AccreditedPractitioner())
            .When(AgreePlan(on: "2018-10-15"))
            .ThenRefused(Refusals.NoRetakeOpen);

    [Fact]
    public void It_follows_the_release() =>
        Given(WrittenMissedByMore())
            .When(AgreePlan(on: "2018-09-30"))
            .ThenRefused(Refusals.ActBeforeRelease, because: "1 October 2018");

    [Fact]
    public void Without_one_the_element_is_not_taken_again() =>
        Given(WrittenMissedByMore(), EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"))
            .When(BookSitting(Practitioner, sitsOn: "2019-02-06", on: "2019-01-08"))
            .ThenRefused(Refusals.NoDevelopmentPlan, because: "written");

    [Fact]
    [Trait("Rule", "R-103")]
    public void Nor_without_a_fresh_endorsement() =>
        Given(WrittenMissedByMore(), PlanAgreed(on: "2018-10-15"))
            .When(BookSitting(Practitioner, sitsOn: "2019-01-02", on: "2018-12-10"))
            .ThenRefused(Refusals.NotReEndorsed, because: "1 October 2018");

    [Fact]
    public void With_both_it_is_taken_again_from_its_expected_time_on() =>
        Given(WrittenMissedByMore(), PlanAgreed(on: "2018-10-15"), EndorsedAgain(by: "LEEDS", on: "2018-12-03", until: "2019-06-03"))
            .When(BookSitting(Practitioner, sitsOn: "2019-01-01", on: "2018-12-04"))
            .Then(Booked(Only(Written), sitsOn: "2019-01-01", on: "2018-12-04", attempt: 2, endorsement: 2));

    [Fact]
    public void A_day_sooner_it_is_not_expected_yet() =>
        Given(WrittenMissedByMore(), PlanAgreed(on: "2018-10-15"), EndorsedAgain(by: "LEEDS", on: "2018-12-03", until: "2019-06-03"))
            .When(BookSitting(Practitioner, sitsOn: "2018-12-31", on: "2018-12-04"))
            .ThenRefused(Refusals.RetakeNotExpectedYet, because: "1 January 2019");
}
