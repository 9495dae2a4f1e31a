namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>A late request with good cause: the circumstances were beyond the worker's control, the attempt is set aside, and sat again on the same endorsement.</summary>
[Trait("Rule", "R-110")]
[Trait("Rule", "S-09")]
[Trait("Rule", "S-32")]
public sealed class The_review_that_voids : A_story
{
    private static readonly ReviewReasonSet BeyondControl = ReviewReasonSet.Of(ReviewReason.CircumstancesBeyondControl);

    [Fact]
    public void Lets_everything_be_sat_again() =>
        WrittenMissedNarrowly()
            .When(AskForReview(ReviewGround.ExtenuatingCircumstances, on: "2019-01-14")).Then(ReviewRequested(ReviewGround.ExtenuatingCircumstances, until: "2019-01-02", on: "2019-01-14"))
            .When(AcceptLate(on: "2019-01-16", by: "assessor-1")).ThenRefused(Refusals.ReviewerNotIndependent)
            .When(AcceptLate(on: "2019-01-16"))
            .Then(
                LateAccepted(on: "2019-01-16"),
                ReviewOpened(due: "2019-03-13", on: "2019-01-16", stopsFrom: "2019-01-14"))
            .When(AddEvidence(on: "2019-01-17")).Then(EvidenceAdded(on: "2019-01-17"))
            .When(AppointPanel(on: "2019-01-18")).Then(PanelAppointed(on: "2019-01-18"))
            .When(Declare("chair-1", on: "2019-01-21")).Then(InterestsDeclared("chair-1", on: "2019-01-21"))
            .When(Declare("member-1", on: "2019-01-21")).Then(InterestsDeclared("member-1", on: "2019-01-21"))
            .When(Declare("member-2", on: "2019-01-21")).Then(InterestsDeclared("member-2", on: "2019-01-21"))
            .When(Vote("member-1", ReviewRemedy.SetAside, BeyondControl, on: "2019-02-04")).Then(Voted("member-1", ReviewRemedy.SetAside, BeyondControl, on: "2019-02-04"))
            .When(Vote("member-2", ReviewRemedy.SetAside, BeyondControl, on: "2019-02-04")).Then(Voted("member-2", ReviewRemedy.SetAside, BeyondControl, on: "2019-02-04"))
            .When(Vote("chair-1", ReviewRemedy.SetAside, BeyondControl, on: "2019-02-04")).Then(Voted("chair-1", ReviewRemedy.SetAside, BeyondControl, on: "2019-02-04"))
            .When(Decide(on: "2019-02-05"))
            .Then(
                ReviewDecided(ReviewRemedy.SetAside, BeyondControl, on: "2019-02-05", stoodStillFrom: "2018-09-12"),
                SetAside(rebookUntil: "2019-08-05", on: "2019-02-05"),
                FullRetakeOpened(expectedAfter: "2019-02-05", on: "2019-02-05"),
                PlaceRequested(on: "2019-02-05"))
            // The endorsement of July 2018 had run out on 2 January.
            .When(BookSitting(Practitioner, sitsOn: "2019-03-06", on: "2019-02-11"))
            .Then(
                PlaceOffered(sitsOn: "2019-03-06", on: "2019-02-11"),
                Booked(Everything, sitsOn: "2019-03-06", on: "2019-02-11", attempt: 2))
            .When(RecordMark(Practitioner, Knowledge, 20, on: "2019-03-13")).Then(Marked(Knowledge, 20, Met, on: "2019-03-13", attempt: 2))
            .When(RecordMark(Practitioner, Simulated, 45, on: "2019-03-13")).Then(Marked(Simulated, 45, Met, on: "2019-03-13", attempt: 2))
            .When(RecordMark(Practitioner, Written, 45, on: "2019-03-13")).Then(Marked(Written, 45, Met, on: "2019-03-13", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2019-03-20", attempt: 2))
            .Then(
                ResultMet(Everything, on: "2019-03-20", attempt: 2),
                FeedbackIssued(None, on: "2019-03-20", attempt: 2),
                Accredited(on: "2019-03-20", reaccreditation: "2022-03-20", attempt: 2),
                CertificateIssued(on: "2019-03-20", currentUntil: "2022-09-20"));
}
