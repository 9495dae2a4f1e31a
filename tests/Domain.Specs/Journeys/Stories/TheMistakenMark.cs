namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>A sum was wrong: corrected after release by one person, released anew by another, accredited from the day it should have been.</summary>
[Trait("Rule", "R-090")]
[Trait("Rule", "S-51")]
public sealed class The_mistaken_mark : A_story
{
    [Fact]
    public void Is_put_right_and_the_retake_called_off() =>
        SatInSeptember(written: 38)
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-10-01"),
                FeedbackIssued(Only(Written), on: "2018-10-01"),
                NarrowRetakeOpened(Written, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-10-08")).Then(EndorsedAgain(by: "LEEDS", on: "2018-10-08", until: "2019-04-08"))
            .When(BookSitting(Practitioner, sitsOn: "2018-11-21", on: "2018-10-09")).Then(Booked(Only(Written), sitsOn: "2018-11-21", on: "2018-10-09", attempt: 2, endorsement: 2))
            .When(CorrectMark(Written, 42, on: "2018-10-15", by: "moderator-2")).Then(MarkCorrected(Written, 42, Met, on: "2018-10-15", by: "moderator-2"))
            .So(journey => journey.At(Practitioner).IsAccredited.Should().BeFalse("nothing follows before the release"))
            .When(ReleaseResult(Practitioner, on: "2018-10-17"))
            .Then(
                SittingCalledOff(sitsOn: "2018-11-21", CancellationReason.ResultCorrected, on: "2018-10-17", attempt: 2),
                ResultCorrected(Everything, firstReleasedOn: "2018-10-01", on: "2018-10-17"),
                FeedbackIssued(None, on: "2018-10-17", version: 2),
                Accredited(on: "2018-10-01", reaccreditation: "2021-10-01"),
                CertificateIssued(on: "2018-10-17", currentUntil: "2022-04-01"))
            .So(journey => journey.At(Practitioner).Retake.Should().BeNull());
}
