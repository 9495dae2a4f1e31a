namespace Naas.Domain.Specs.Journeys;

/// <summary>S-33: asked for and reviewed until the sitting; agreed and not made, the sitting is void without loss.</summary>
[Trait("Rule", "S-33")]
public sealed class When_adjustments_are_asked_for
{
    [Theory]
    [InlineData("2018-08-06")]
    [InlineData("2018-09-12")]
    public void They_may_be_asked_for_until_the_sitting(string on) =>
        Given(BookedForSeptember())
            .When(AskForAdjustments(on))
            .Then(AdjustmentsAskedFor(on));

    [Fact]
    public void They_may_be_asked_for_before_anything_is_booked() =>
        Given(AgreedAtLeeds())
            .When(AskForAdjustments(on: "2018-06-11"))
            .Then(AdjustmentsAskedFor(on: "2018-06-11"));

    [Fact]
    public void A_day_later_it_is_too_late() =>
        Given(BookedForSeptember())
            .When(AskForAdjustments(on: "2018-09-13"))
            .ThenRefused(Refusals.AdjustmentsTooLate, because: "12 September 2018");

    [Fact]
    public void Once_it_was_sat_it_is_too_late_on_the_same_day() =>
        Given(BookedForSeptember(), Marked(Knowledge, 20, Met, on: "2018-09-12"))
            .When(AskForAdjustments(on: "2018-09-12"))
            .ThenRefused(Refusals.AdjustmentsTooLate);

    [Fact]
    public void For_the_retake_they_may_be_asked_for_anew() =>
        Given(WrittenNarrowlyMissed())
            .When(AskForAdjustments(on: "2018-12-03"))
            .Then(AdjustmentsAskedFor(on: "2018-12-03"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"))
            .When(AskForAdjustments(on: "2018-08-06"))
            .ThenNothingHappens();

    [Fact]
    public void They_are_agreed_with_a_reason() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"))
            .When(AgreeToAdjustments(on: "2018-08-13"))
            .Then(AdjustmentsAgreed(on: "2018-08-13"));

    [Fact]
    public void Agreed_twice_nothing_is_added() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"), AdjustmentsAgreed(on: "2018-08-13"))
            .When(AgreeToAdjustments(on: "2018-08-13"))
            .ThenNothingHappens();

    [Fact]
    public void A_decision_answers_a_request() =>
        Given(BookedForSeptember())
            .When(AgreeToAdjustments(on: "2018-08-13"))
            .ThenRefused(Refusals.AdjustmentsNotRequested);

    [Fact]
    public void It_does_not_lie_before_the_request() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"))
            .When(AgreeToAdjustments(on: "2018-08-05"))
            .ThenRefused(Refusals.AdjustmentsNotRequested, because: "6 August 2018");

    [Fact]
    public void A_refusal_is_reviewed_by_somebody_else() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"), AdjustmentsRefused(on: "2018-08-13"))
            .When(AgreeToAdjustments(on: "2018-09-12", by: "delivery-2"))
            .Then(AdjustmentsAgreed(on: "2018-09-12", by: "delivery-2"));

    [Fact]
    public void Whoever_refused_does_not_review_it() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"), AdjustmentsRefused(on: "2018-08-13"))
            .When(AgreeToAdjustments(on: "2018-08-20", by: "delivery-1"))
            .ThenRefused(Refusals.SameDecider, because: "delivery-1");

    [Fact]
    public void It_is_reviewed_before_the_sitting() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"), AdjustmentsRefused(on: "2018-08-13"))
            .When(AgreeToAdjustments(on: "2018-09-13", by: "delivery-2"))
            .ThenRefused(Refusals.AdjustmentsTooLate);

    [Fact]
    public void It_is_reviewed_once() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"), AdjustmentsRefused(on: "2018-08-13"), AdjustmentsRefused(on: "2018-08-20", by: "delivery-2"))
            .When(AgreeToAdjustments(on: "2018-08-27", by: "delivery-3"))
            .ThenRefused(Refusals.AdjustmentsAlreadyDecided, because: "delivery-2");

    [Fact]
    public void What_was_agreed_is_not_taken_back() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"), AdjustmentsAgreed(on: "2018-08-13"))
            .When(RefuseAdjustments(on: "2018-08-20", by: "delivery-2"))
            .ThenRefused(Refusals.AdjustmentsAlreadyDecided);

    [Fact]
    public void Agreed_and_not_made_the_sitting_is_void_without_loss() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"), AdjustmentsAgreed(on: "2018-08-13"))
            .When(VoidSitting(VoidReason.AdjustmentNotMade, on: "2018-09-12"))
            .Then(
                Voided(sitsOn: "2018-09-12", VoidReason.AdjustmentNotMade, rebookUntil: "2019-03-12", on: "2018-09-12"),
                PlaceRequested(on: "2018-09-12"));

    [Fact]
    public void What_was_not_agreed_cannot_have_been_left_undone() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"), AdjustmentsRefused(on: "2018-08-13"))
            .When(VoidSitting(VoidReason.AdjustmentNotMade, on: "2018-09-12"))
            .ThenRefused(Refusals.AdjustmentsNotRequested);

    [Fact]
    public void They_are_not_agreed_with_a_reason_that_says_the_opposite() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"))
            .When(By("delivery-1", new JourneyCommand.DecideAdjustments(Practitioner, Agreed: true, AdjustmentReason.NotReasonable, KnownFacts.Day("2018-08-13"))))
            .ThenRefused(Refusals.ReasonDoesNotFit);

    [Fact]
    public void A_further_request_takes_nothing_away_that_was_agreed() =>
        Given(BookedForSeptember(), AdjustmentsAskedFor(on: "2018-08-06"), AdjustmentsAgreed(on: "2018-08-13"), AdjustmentsAskedFor(on: "2018-08-14", request: 2))
            .When(VoidSitting(VoidReason.AdjustmentNotMade, on: "2018-09-13"))
            .Then(
                Voided(sitsOn: "2018-09-12", VoidReason.AdjustmentNotMade, rebookUntil: "2019-03-13", on: "2018-09-13"),
                PlaceRequested(on: "2018-09-12"));
}
