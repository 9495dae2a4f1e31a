namespace Naas.Domain.Specs.Journeys;

/// <summary>S-48: the wait for a place at an assessment, and an investigation, stop these ends as they stop those of a retake.</summary>
[Trait("Rule", "S-48")]
[Trait("Rule", "S-15")]
public sealed class When_something_else_stands_in_the_way_of_a_renewal
{
    [Fact]
    public void The_wait_for_a_place_moves_the_end_of_the_grace() =>
        Given(OverdueInOctober2021(), PlaceRequested(on: "2022-02-01")).Today("2022-03-01")
            .When(OfferPlace(sitsOn: "2022-05-10", on: "2022-03-01"))
            .Then(
                PlaceOffered(sitsOn: "2022-05-10", on: "2022-03-01"),
                DueMoved(from: "2022-02-01", to: "2022-05-10", due: "2021-10-01", currentUntil: "2022-07-08", on: "2022-03-01", cause: WindowStop.WaitForSitting));

    [Fact]
    public void Asked_for_before_the_due_day_the_due_day_too() =>
        Given(AccreditedPractitioner(), PlaceRequested(on: "2021-08-16"))
            .When(BookSitting(Practitioner, sitsOn: "2021-11-10", on: "2021-09-06"))
            .Then(
                PlaceOffered(sitsOn: "2021-11-10", on: "2021-09-06"),
                DueMoved(from: "2021-08-16", to: "2021-11-10", due: "2021-12-26", currentUntil: "2022-06-26", on: "2021-09-06", cause: WindowStop.WaitForSitting),
                Booked(Everything, sitsOn: "2021-11-10", on: "2021-09-06", attempt: 2, endorsement: 0));

    [Fact]
    public void While_no_place_is_offered_nothing_is_overdue() =>
        Given(AccreditedPractitioner(), PlaceRequested(on: "2021-08-16"))
            .When(MarkOverdue(on: "2021-10-04"))
            .ThenRefused(Refusals.NotDueYet, because: "16 August 2021");

    [Fact]
    public void Nor_is_the_grace_over() =>
        Given(OverdueInOctober2021(), PlaceRequested(on: "2022-03-14")).Today("2022-06-06")
            .When(MarkNotCurrent(on: "2022-06-06"))
            .ThenRefused(Refusals.NotDueYet, because: "14 March 2022");

    [Fact]
    public void A_place_asked_for_before_a_renewal_holds_nothing_in_the_round_after_it() =>
        Given(
                AccreditedPractitioner(),
                PlaceRequested(on: "2021-05-03"),
                HoursDeclared(30, on: "2021-03-01"),
                EndorsedForRenewal(on: "2021-06-01"),
                Reaccredited(due: "2024-10-01", on: "2021-06-01"),
                CertificateIssued(on: "2021-06-01", currentUntil: "2025-04-01"))
            .Today("2024-10-07")
            .When(MarkOverdue(on: "2024-10-07"))
            .Then(Overdue(due: "2024-10-01", graceUntil: "2025-04-01", on: "2024-10-02"));

    [Fact]
    public void Held_for_longer_than_a_whole_round_the_next_one_begins_when_it_is_renewed() =>
        Given(OverdueInOctober2021(), PlaceRequested(on: "2022-03-01"), HoursDeclared(30, on: "2024-11-04"))
            .Today("2024-11-11")
            .When(EndorseForRenewal(on: "2024-11-11"))
            .Then(
                EndorsedForRenewal(on: "2024-11-11"),
                DueMoved(from: "2022-03-01", to: "2024-11-11", due: "2021-10-01", currentUntil: "2024-12-12", on: "2024-11-11", cause: WindowStop.WaitForSitting),
                Reaccredited(due: "2027-11-11", on: "2024-11-11"),
                CertificateIssued(on: "2024-11-11", currentUntil: "2028-05-11"));

    [Fact]
    public void An_investigation_that_found_nothing_moves_both() =>
        Given(AccreditedPractitioner(), MalpracticeAlleged(on: "2021-09-06", until: "2021-09-20"), WorkerHeard(on: "2021-09-08"))
            .When(FindNoMalpractice(on: "2021-10-20"))
            .Then(
                MalpracticeNotFound(on: "2021-10-20"),
                DueMoved(from: "2021-09-06", to: "2021-10-20", due: "2021-11-14", currentUntil: "2022-05-15", on: "2021-10-20", cause: WindowStop.Investigation));

    [Fact]
    [Trait("Rule", "S-34")]
    public void So_does_one_that_found_something_as_long_as_the_accreditation_stands() =>
        Given(AccreditedPractitioner(), MalpracticeAlleged(on: "2021-09-06", until: "2021-09-20"), WorkerHeard(on: "2021-09-08"))
            .When(FindMalpractice(on: "2021-10-20"))
            .Then(
                MalpracticeFound(on: "2021-10-20"),
                ResultAnnulled(on: "2021-10-20"),
                DueMoved(from: "2021-09-06", to: "2021-10-20", due: "2021-11-14", currentUntil: "2022-05-15", on: "2021-10-20", cause: WindowStop.Investigation));

    [Fact]
    public void While_it_is_open_nothing_is_overdue() =>
        Given(AccreditedPractitioner(), MalpracticeAlleged(on: "2021-09-06", until: "2021-09-20"))
            .When(MarkOverdue(on: "2021-10-04"))
            .ThenRefused(Refusals.NotDueYet, because: "6 September 2021");

    [Fact]
    public void A_day_with_two_causes_is_counted_once() =>
        Given(
                AccreditedPractitioner(),
                AbsentFrom("2021-08-01"),
                AbsentUntil("2021-10-31"),
                DueMoved(from: "2021-08-01", to: "2021-11-01", due: "2022-01-01", currentUntil: "2022-07-02", on: "2021-10-31"),
                PlaceRequested(on: "2021-10-11"))
            .When(OfferPlace(sitsOn: "2021-11-10", on: "2021-11-01"))
            .Then(
                PlaceOffered(sitsOn: "2021-11-10", on: "2021-11-01"),
                DueMoved(from: "2021-10-11", to: "2021-11-10", due: "2022-01-10", currentUntil: "2022-07-11", on: "2021-11-01", cause: WindowStop.WaitForSitting));
}
