namespace Naas.Domain.Specs.Journeys;

/// <summary>Notice bars every booking until it is dropped or carried out, so no window of its level runs meanwhile.</summary>
[Trait("Rule", "S-48")]
[Trait("Rule", "S-36")]
public sealed class When_notice_of_a_revocation_stands
{
    [Fact]
    public void Nothing_is_overdue() =>
        Given(AccreditedInError(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-09-15", on: "2021-08-16"))
            .When(MarkOverdue(on: "2021-10-04"))
            .ThenRefused(Refusals.NotDueYet, because: "16 August 2021");

    [Fact]
    public void Dropped_it_has_moved_the_due_day_and_the_grace() =>
        Given(AccreditedInError(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-09-15", on: "2021-08-16"))
            .When(DropNotice(on: "2021-09-20"))
            .Then(
                NoticeDropped(on: "2021-09-20"),
                DueMoved(from: "2021-08-16", to: "2021-09-20", due: "2021-11-05", currentUntil: "2022-05-06", on: "2021-09-20", cause: WindowStop.RevocationNotice));

    [Fact]
    public void A_second_one_is_counted_beside_the_first() =>
        Given(
                AccreditedInError(),
                NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-09-15", on: "2021-08-16"),
                NoticeDropped(on: "2021-08-26"),
                DueMoved(from: "2021-08-16", to: "2021-08-26", due: "2021-10-11", currentUntil: "2022-04-11", on: "2021-08-26", cause: WindowStop.RevocationNotice),
                NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-09-29", on: "2021-08-31"))
            .When(DropNotice(on: "2021-09-10"))
            .Then(
                NoticeDropped(on: "2021-09-10"),
                DueMoved(from: "2021-08-31", to: "2021-09-10", due: "2021-10-21", currentUntil: "2022-04-21", on: "2021-09-10", number: 2, cause: WindowStop.RevocationNotice));

    [Fact]
    [Trait("Rule", "S-03")]
    public void The_narrow_retake_of_a_renewal_does_not_lapse() =>
        Given(NoticeDuringARetake())
            .When(LapseNarrow(on: "2021-09-13"))
            .ThenRefused(Refusals.NotDueYet, because: "14 June 2021");

    [Fact]
    [Trait("Rule", "S-03")]
    public void Dropped_it_has_moved_the_ends_of_that_retake_too() =>
        Given(NoticeDuringARetake())
            .When(DropNotice(on: "2021-07-05"))
            .Then(
                NoticeDropped(on: "2021-07-05"),
                WindowMoved(WindowStop.RevocationNotice, from: "2021-06-14", to: "2021-07-05", until: "2021-10-01", bankedUntil: "2022-07-01", on: "2021-07-05", attempt: 2),
                DueMoved(from: "2021-06-14", to: "2021-07-05", due: "2021-10-22", currentUntil: "2022-04-22", on: "2021-07-05", cause: WindowStop.RevocationNotice));

    [Fact]
    [Trait("Rule", "S-03")]
    public void Carried_out_it_has_moved_what_is_still_to_be_taken() =>
        Given(NoticeDuringARetake())
            .When(Revoke(on: "2021-07-19"))
            .Then(
                Revoked(RevocationGround.ResultIssuedInError, on: "2021-07-19"),
                WindowMoved(WindowStop.RevocationNotice, from: "2021-06-14", to: "2021-07-19", until: "2021-10-15", bankedUntil: "2022-07-15", on: "2021-07-19", attempt: 2));

    /// <summary>A renewal narrowly missed its written element on 10 June 2021; on the 14th the result that had accredited was found wrong, and notice given.</summary>
    private static JourneyEvent[] NoticeDuringARetake() =>
    [
        .. AccreditedPractitioner(),
        Booked(Everything, sitsOn: "2021-06-01", on: "2021-05-17", attempt: 2, endorsement: 0),
        Marked(Knowledge, 20, Met, on: "2021-06-01", attempt: 2),
        Marked(Simulated, 45, Met, on: "2021-06-01", attempt: 2),
        Marked(Written, 38, NarrowlyNotMet, on: "2021-06-01", attempt: 2),
        ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2021-06-10", attempt: 2),
        FeedbackIssued(Only(Written), on: "2021-06-10", attempt: 2),
        NarrowRetakeOpened(Written, until: "2021-09-10", bankedUntil: "2022-06-10", on: "2021-06-10", attempt: 2),
        MarkPutRight(Written, 38, NarrowlyNotMet, on: "2021-06-11"),
        ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-10-01", on: "2021-06-14"),
        FeedbackIssued(Only(Written), on: "2021-06-14", version: 2),
        NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2021-07-13", on: "2021-06-14"),
    ];
}
