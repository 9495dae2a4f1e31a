namespace Naas.Domain.Specs.Journeys;

/// <summary>S-15: what counts is the day on which a route was complete, of an assessment that on which it was sat; however late it is marked costs the worker nothing (S-48).</summary>
[Trait("Rule", "S-15")]
[Trait("Rule", "S-48")]
public sealed class When_a_renewal_is_marked_late
{
    [Fact]
    public void Sat_in_the_grace_and_released_after_it_the_rhythm_stays() =>
        Given(SatOnTheLastMondayOfTheGrace()).Today("2022-05-16")
            .When(ReleaseResult(Practitioner, on: "2022-05-16", attempt: 2))
            .Then(
                ResultMet(Everything, on: "2022-05-16", attempt: 2),
                FeedbackIssued(None, on: "2022-05-16", attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2022-03-28", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2022-05-16", currentUntil: "2025-04-01"));

    [Fact]
    public void Until_its_result_is_out_the_grace_is_not_over() =>
        Given(SatOnTheLastMondayOfTheGrace()).Today("2022-04-11")
            .When(MarkNotCurrent(on: "2022-04-11"))
            .ThenRefused(Refusals.NotDueYet, because: "28 March 2022");

    [Fact]
    public void Sat_before_the_due_day_it_is_not_overdue_meanwhile() =>
        Given(AccreditedPractitioner(), Booked(Everything, sitsOn: "2021-09-29", on: "2021-08-02", attempt: 2, endorsement: 0))
            .When(MarkOverdue(on: "2021-10-04"))
            .ThenRefused(Refusals.NotDueYet, because: "29 September 2021");

    [Fact]
    public void Not_met_the_grace_was_over_on_its_day() =>
        Given(
                SatOnTheLastMondayOfTheGrace(written: 30),
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2022-05-16", attempt: 2),
                FeedbackIssued(Only(Written), on: "2022-05-16", attempt: 2),
                ElementRetakeOpened(Written, expectedAfter: "2022-08-16", bankedUntil: "2023-05-16", on: "2022-05-16", attempt: 2))
            .Today("2022-05-17")
            .When(MarkNotCurrent(on: "2022-05-17"))
            .Then(NotCurrent(on: "2022-04-02"));

    [Fact]
    [Trait("Rule", "S-51")]
    public void Met_after_a_correction_it_was_complete_when_it_was_sat_too() =>
        Given(
                SatOnTheLastMondayOfTheGrace(written: 30),
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2022-05-16", attempt: 2),
                FeedbackIssued(Only(Written), on: "2022-05-16", attempt: 2),
                ElementRetakeOpened(Written, expectedAfter: "2022-08-16", bankedUntil: "2023-05-16", on: "2022-05-16", attempt: 2),
                NotCurrent(on: "2022-04-02"),
                MarkPutRight(Written, 45, Met, on: "2022-05-23", attempt: 2))
            .Today("2022-05-30")
            .When(ReleaseResult(Practitioner, on: "2022-05-30", by: "releaser-3", attempt: 2))
            .Then(
                ResultPutRight(Everything, None, firstReleasedOn: "2022-05-16", on: "2022-05-30", attempt: 2),
                FeedbackIssued(None, on: "2022-05-30", version: 2, attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2022-03-28", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2022-05-30", currentUntil: "2025-04-01"));

    [Fact]
    public void Sat_after_the_grace_it_restores_from_its_result_and_the_rhythm_begins_with_that() =>
        Given(
                OverdueInOctober2021(),
                Booked(Everything, sitsOn: "2022-04-04", on: "2022-03-07", attempt: 2, endorsement: 0),
                Marked(Knowledge, 20, Met, on: "2022-04-04", attempt: 2),
                Marked(Simulated, 45, Met, on: "2022-04-04", attempt: 2),
                Marked(Written, 45, Met, on: "2022-04-04", attempt: 2))
            .Today("2022-05-16")
            .When(ReleaseResult(Practitioner, on: "2022-05-16", attempt: 2))
            .Then(
                ResultMet(Everything, on: "2022-05-16", attempt: 2),
                FeedbackIssued(None, on: "2022-05-16", attempt: 2),
                NotCurrent(on: "2022-04-02"),
                Restored(due: "2025-05-16", on: "2022-05-16", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2022-05-16", currentUntil: "2025-11-16"));

    private static JourneyEvent[] SatOnTheLastMondayOfTheGrace(decimal written = 45) =>
    [
        .. OverdueInOctober2021(),
        Booked(Everything, sitsOn: "2022-03-28", on: "2022-03-07", attempt: 2, endorsement: 0),
        Marked(Knowledge, 20, Met, on: "2022-03-28", attempt: 2),
        Marked(Simulated, 45, Met, on: "2022-03-28", attempt: 2),
        Marked(Written, written, KnownFacts.Standard(Practitioner, Written).Judge(written), on: "2022-03-28", attempt: 2),
    ];
}
