namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>Declines, agrees after all, and withdraws on the eve of the sitting: no result comes of it, and none is shown.</summary>
[Trait("Rule", "R-008")]
[Trait("Rule", "S-47")]
public sealed class The_worker_who_declines : A_story
{
    [Fact]
    public void Has_no_result_at_all() =>
        EstablishedAtLeeds()
            .When(DeclineAssessment(Practitioner, on: "2018-06-11")).Then(Declined(on: "2018-06-11"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02")).Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01")).ThenRefused(Refusals.NotAgreed, because: "On 11 June 2018 the worker declined")
            .When(AgreeToAssessment(Practitioner, on: "2018-08-06")).Then(Agreed(on: "2018-08-06"))
            .When(BookSitting(Practitioner, sitsOn: "2018-10-10", on: "2018-08-13")).Then(Booked(Everything, sitsOn: "2018-10-10", on: "2018-08-13"))
            .When(WithdrawAgreement(Practitioner, on: "2018-10-09"))
            .Then(
                AgreementWithdrawn(on: "2018-10-09"),
                SittingCalledOff(sitsOn: "2018-10-10", CancellationReason.AgreementWithdrawn, on: "2018-10-09"))
            .When(ReleaseResult(Practitioner, on: "2018-10-22")).ThenRefused(Refusals.NoSittingBooked)
            .When(ExpireEndorsement(Practitioner, endorsement: 1, on: "2019-01-03")).Then(EndorsementRanOut(by: "LEEDS", on: "2019-01-03"))
            .So(journey => journey.At(Practitioner).LastReleased.Should().BeNull("declining is never shown as not met"))
            .So(journey => journey.At(Practitioner).Retake.Should().BeNull("nothing is to be taken again"))
            .So(journey => journey.At(Practitioner).UnderWay.Should().BeNull());
}
