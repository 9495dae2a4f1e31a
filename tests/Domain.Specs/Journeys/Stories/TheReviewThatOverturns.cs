namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>Worker and employer find the result at odds with practice; two fresh assessors find the standard met; the worker is accredited from the day of the first release.</summary>
[Trait("Rule", "R-110")]
[Trait("Rule", "R-111")]
[Trait("Rule", "S-08")]
[Trait("Rule", "S-09")]
public sealed class The_review_that_overturns : A_story
{
    [Fact]
    public void Leads_to_an_accreditation() =>
        WrittenMissedNarrowly()
            .When(AskForReview(ReviewGround.ResultAtOddsWithPractice, on: "2018-12-05")).ThenRefused(Refusals.EmployerMustJoin, because: "LEEDS")
            .When(Support(on: "2018-12-07")).Then(Supported(on: "2018-12-07"))
            .When(AskForReview(ReviewGround.ResultAtOddsWithPractice, on: "2018-12-10"))
            .Then(
                ReviewRequested(ReviewGround.ResultAtOddsWithPractice, until: "2019-01-02", on: "2018-12-10"),
                ReviewOpened(due: "2019-02-07", on: "2018-12-10"))
            .When(AppointPanel(on: "2018-12-12", member: "assessor-1")).ThenRefused(Refusals.ReviewerNotIndependent, because: "by assessor-1")
            .When(AppointPanel(on: "2018-12-12")).Then(PanelAppointed(on: "2018-12-12"))
            .When(Declare("chair-1", on: "2018-12-13")).Then(InterestsDeclared("chair-1", on: "2018-12-13"))
            .When(Declare("member-1", on: "2018-12-13", conflict: true)).Then(InterestsDeclared("member-1", on: "2018-12-13", conflict: true))
            .When(Declare("member-2", on: "2018-12-13")).Then(InterestsDeclared("member-2", on: "2018-12-13"))
            .When(OrderReMark(Only(Written), on: "2018-12-14")).ThenRefused(Refusals.InterestsNotCleared, because: "member-1")
            .When(ReplaceMember("member-1", "member-3", on: "2018-12-14")).Then(MemberReplaced("member-1", "member-3", on: "2018-12-14"))
            .When(Declare("member-3", on: "2018-12-17")).Then(InterestsDeclared("member-3", on: "2018-12-17"))
            .When(OrderReMark(Only(Written), on: "2018-12-17")).Then(ReMarkOrdered(Only(Written), on: "2018-12-17"))
            .When(ReMark(Written, 43, by: "assessor-8", on: "2019-01-07")).Then(ReMarked(Written, 43, by: "assessor-8", on: "2019-01-07"))
            .When(ReMark(Written, 40, by: "assessor-9", on: "2019-01-08")).Then(ReMarked(Written, 40, by: "assessor-9", on: "2019-01-08"))
            .When(Vote("member-3", ReviewRemedy.ReMark, on: "2019-01-14")).Then(Voted("member-3", ReviewRemedy.ReMark, Misapplied, on: "2019-01-14"))
            .When(Vote("member-2", ReviewRemedy.Uphold, Applied, on: "2019-01-14")).Then(Voted("member-2", ReviewRemedy.Uphold, Applied, on: "2019-01-14"))
            .When(Vote("chair-1", ReviewRemedy.ReMark, on: "2019-01-15")).Then(Voted("chair-1", ReviewRemedy.ReMark, Misapplied, on: "2019-01-15"))
            .When(Decide(on: "2019-01-15"))
            .Then(
                ReviewDecided(ReviewRemedy.ReMark, Misapplied, on: "2019-01-15", stoodStillFrom: "2018-12-10", dissent: "member-2"),
                MarkPutRightOnReview(Written, 41.5m, Met, CorrectionReason.ReMarkedOnReview, on: "2019-01-15"),
                WindowMoved(WindowStop.Review, from: "2018-12-10", to: "2019-01-15", until: "2019-04-05", bankedUntil: "2020-01-05", on: "2019-01-15"))
            .So(journey => journey.At(Practitioner).IsAccredited.Should().BeFalse("nothing follows before the release"))
            .When(ReleaseResult(Practitioner, on: "2019-01-17"))
            .Then(
                ResultCorrected(Everything, firstReleasedOn: "2018-11-30", on: "2019-01-17"),
                FeedbackIssued(None, on: "2019-01-17", version: 2),
                Accredited(on: "2018-11-30", reaccreditation: "2021-11-30"),
                CertificateIssued(on: "2019-01-17", currentUntil: "2022-05-30"));
}
