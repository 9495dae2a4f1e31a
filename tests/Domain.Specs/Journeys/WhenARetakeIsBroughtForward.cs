namespace Naas.Domain.Specs.Journeys;

/// <summary>S-02, S-06: the expected time is no minimum; the employer may judge the worker ready sooner, with a reason.</summary>
[Trait("Rule", "S-06")]
[Trait("Rule", "R-102")]
public sealed class When_a_retake_is_brought_forward
{
    [Fact]
    public void The_employer_says_so_with_a_reason() =>
        Given(TwoElementsMissed())
            .When(BringForward(on: "2018-10-08"))
            .Then(BroughtForward(on: "2018-10-08"));

    [Fact]
    public void Then_everything_may_be_taken_again_within_the_month() =>
        Given(TwoElementsMissed(), BroughtForward(on: "2018-10-08"), EndorsedAgain(by: "LEEDS", on: "2018-10-08", until: "2019-04-08"))
            .When(BookSitting(Practitioner, sitsOn: "2018-10-17", on: "2018-10-09"))
            .Then(Booked(Everything, sitsOn: "2018-10-17", on: "2018-10-09", attempt: 2, endorsement: 2));

    [Fact]
    public void Otherwise_not_before_about_a_year() =>
        Given(TwoElementsMissed(), EndorsedAgain(by: "LEEDS", on: "2019-07-01", until: "2020-01-01"))
            .When(BookSitting(Practitioner, sitsOn: "2019-09-30", on: "2019-08-01"))
            .ThenRefused(Refusals.RetakeNotExpectedYet, because: "1 October 2019");

    [Fact]
    [Trait("Rule", "S-02")]
    public void One_element_may_be_taken_sooner_too_after_its_plan() =>
        Given(WrittenMissedByMore(), PlanAgreed(on: "2018-10-15"), BroughtForward(on: "2018-10-29"), EndorsedAgain(by: "LEEDS", on: "2018-10-29", until: "2019-04-29"))
            .When(BookSitting(Practitioner, sitsOn: "2018-11-07", on: "2018-10-30"))
            .Then(Booked(Only(Written), sitsOn: "2018-11-07", on: "2018-10-30", attempt: 2, endorsement: 2));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(TwoElementsMissed(), BroughtForward(on: "2018-10-08"))
            .When(BringForward(on: "2018-10-08"))
            .ThenNothingHappens();

    [Fact]
    public void There_is_a_retake_to_bring_forward() =>
        Given(AccreditedPractitioner())
            .When(BringForward(on: "2018-10-08"))
            .ThenRefused(Refusals.NoRetakeOpen);

    [Fact]
    public void The_quick_road_has_no_time_to_wait_for() =>
        Given(WrittenNarrowlyMissed())
            .When(BringForward(on: "2018-12-03"))
            .ThenRefused(Refusals.NothingToBringForward, because: "3 December 2018");

    [Fact]
    public void Nor_has_what_is_expected_already() =>
        Given(WrittenMissedByMore())
            .When(BringForward(on: "2019-01-01"))
            .ThenRefused(Refusals.NothingToBringForward, because: "1 January 2019");

    [Fact]
    public void It_follows_the_release() =>
        Given(TwoElementsMissed())
            .When(BringForward(on: "2018-09-30"))
            .ThenRefused(Refusals.ActBeforeRelease, because: "1 October 2018");
}
