namespace Naas.Domain.Specs.Journeys;

/// <summary>S-32: no fail and no attempt; one new place without asking, and one always where the worker could do nothing about it.</summary>
[Trait("Rule", "S-32")]
public sealed class When_a_sitting_is_void
{
    [Fact]
    public void Whoever_did_not_come_gets_one_new_place_without_asking() =>
        Given(BookedForSeptember())
            .When(VoidSitting(VoidReason.NoShow, on: "2018-09-13"))
            .Then(
                Voided(sitsOn: "2018-09-12", VoidReason.NoShow, rebookUntil: "2019-03-13", on: "2018-09-13"),
                PlaceRequested(on: "2018-09-12"));

    [Fact]
    public void So_does_whoever_broke_off_although_a_part_was_marked() =>
        Given(BookedForSeptember(), Marked(Knowledge, 15, NotMet, on: "2018-09-12"))
            .When(VoidSitting(VoidReason.Unfinished, on: "2018-09-12"))
            .Then(
                Voided(sitsOn: "2018-09-12", VoidReason.Unfinished, rebookUntil: "2019-03-12", on: "2018-09-12"),
                PlaceRequested(on: "2018-09-12"));

    [Fact]
    public void The_new_place_needs_no_further_endorsement() =>
        Given(NotShownUp())
            .When(BookSitting(Practitioner, sitsOn: "2019-03-13", on: "2019-01-10"))
            .Then(
                PlaceOffered(sitsOn: "2019-03-13", on: "2019-01-10"),
                Booked(Everything, sitsOn: "2019-03-13", on: "2019-01-10", attempt: 2));

    [Fact]
    public void A_day_later_it_does() =>
        Given(NotShownUp())
            .When(BookSitting(Practitioner, sitsOn: "2019-03-14", on: "2019-01-10"))
            .ThenRefused(Refusals.EndorsementExpired, because: "2 January 2019");

    [Fact]
    public void Nor_does_it_outlive_the_employment() =>
        Given(NotShownUp(), Left("LEEDS", on: "2018-12-31"), EndorsementLapsed(by: "LEEDS", on: "2018-12-31"))
            .When(BookSitting(Practitioner, sitsOn: "2019-02-06", on: "2019-01-10"))
            .ThenRefused(Refusals.NotEndorsed, because: "31 December 2018");

    [Fact]
    public void The_second_time_there_is_none_without_asking() =>
        Given(NotShownUp(), Booked(Everything, sitsOn: "2018-10-10", on: "2018-09-20", attempt: 2))
            .When(VoidSitting(VoidReason.NoShow, on: "2018-10-10"))
            .Then(Voided(sitsOn: "2018-10-10", VoidReason.NoShow, rebookUntil: null, on: "2018-10-10", attempt: 2));

    [Fact]
    public void While_the_endorsement_lasts_a_place_may_be_booked_all_the_same() =>
        Given(
                NotShownUp(),
                Booked(Everything, sitsOn: "2018-10-10", on: "2018-09-20", attempt: 2),
                Voided(sitsOn: "2018-10-10", VoidReason.NoShow, rebookUntil: null, on: "2018-10-10", attempt: 2))
            .When(BookSitting(Practitioner, sitsOn: "2018-11-07", on: "2018-10-15"))
            .Then(
                PlaceOffered(sitsOn: "2018-11-07", on: "2018-10-15"),
                Booked(Everything, sitsOn: "2018-11-07", on: "2018-10-15", attempt: 3));

    [Theory]
    [InlineData(VoidReason.TechnicalFailure)]
    [InlineData(VoidReason.ProceduralError)]
    public void What_did_not_lie_with_the_worker_always_gives_one(VoidReason reason) =>
        Given(NotShownUp(), PlaceOffered(sitsOn: "2018-10-10", on: "2018-09-20"), Booked(Everything, sitsOn: "2018-10-10", on: "2018-09-20", attempt: 2))
            .When(VoidSitting(reason, on: "2018-10-10"))
            .Then(
                Voided(sitsOn: "2018-10-10", reason, rebookUntil: "2019-04-10", on: "2018-10-10", attempt: 2),
                PlaceRequested(on: "2018-10-10", request: 2));

    [Fact]
    public void And_uses_up_no_place_of_the_workers() =>
        Given(
                BookedForSeptember(),
                Voided(sitsOn: "2018-09-12", VoidReason.TechnicalFailure, rebookUntil: "2019-03-12", on: "2018-09-12"),
                Booked(Everything, sitsOn: "2018-10-10", on: "2018-09-20", attempt: 2))
            .When(VoidSitting(VoidReason.NoShow, on: "2018-10-10"))
            .Then(
                Voided(sitsOn: "2018-10-10", VoidReason.NoShow, rebookUntil: "2019-04-10", on: "2018-10-10", attempt: 2),
                PlaceRequested(on: "2018-10-10"));

    [Fact]
    [Trait("Rule", "S-15")]
    public void A_void_re_accreditation_gives_a_new_place_too() =>
        Given(AccreditedPractitioner(), Booked(Everything, sitsOn: "2021-09-01", on: "2021-06-14", attempt: 2, endorsement: 0))
            .When(VoidSitting(VoidReason.NoShow, on: "2021-09-01"))
            .Then(
                Voided(sitsOn: "2021-09-01", VoidReason.NoShow, rebookUntil: "2022-03-01", on: "2021-09-01", attempt: 2),
                PlaceRequested(on: "2021-09-01"));

    [Theory]
    [InlineData(VoidReason.NoShow)]
    [InlineData(VoidReason.TechnicalFailure)]
    [Trait("Rule", "S-15")]
    public void Where_another_route_has_renewed_since_there_is_nothing_to_sit_for(VoidReason reason) =>
        Given(RenewedBeforeTheSittingOfSeptember2021())
            .When(VoidSitting(reason, on: "2021-09-01"))
            .Then(Voided(sitsOn: "2021-09-01", reason, rebookUntil: null, on: "2021-09-01", attempt: 2));

    [Fact]
    [Trait("Rule", "S-15")]
    public void So_nothing_holds_the_next_due_day() =>
        Given(
                RenewedBeforeTheSittingOfSeptember2021(),
                Voided(sitsOn: "2021-09-01", VoidReason.NoShow, rebookUntil: null, on: "2021-09-01", attempt: 2))
            .Today("2024-10-02")
            .When(MarkOverdue(on: "2024-10-02"))
            .Then(Overdue(due: "2024-10-01", graceUntil: "2025-04-01", on: "2024-10-02"));

    [Fact]
    [Trait("Rule", "S-15")]
    public void And_the_new_place_is_there_in_the_next_round() =>
        Given(
                RenewedBeforeTheSittingOfSeptember2021(),
                Voided(sitsOn: "2021-09-01", VoidReason.NoShow, rebookUntil: null, on: "2021-09-01", attempt: 2),
                Booked(Everything, sitsOn: "2024-09-04", on: "2024-06-03", attempt: 3, endorsement: 0))
            .Today("2024-09-04")
            .When(VoidSitting(VoidReason.NoShow, on: "2024-09-04"))
            .Then(
                Voided(sitsOn: "2024-09-04", VoidReason.NoShow, rebookUntil: "2025-03-04", on: "2024-09-04", attempt: 3),
                PlaceRequested(on: "2024-09-04"));

    [Fact]
    [Trait("Rule", "R-040")]
    public void Its_place_is_not_for_a_day_before_the_endorsement_as_it_was_put_right() =>
        Given(
                BookedForSeptember(),
                Voided(sitsOn: "2018-09-12", VoidReason.TechnicalFailure, rebookUntil: "2019-03-13", on: "2018-09-13"),
                EndorsementCorrected(endorsedOn: "2018-10-15", until: "2019-04-15", on: "2018-10-16"))
            .When(BookSitting(Practitioner, sitsOn: "2018-10-10", on: "2018-10-01"))
            .ThenRefused(Refusals.SittingBeforeBooking, because: "15 October 2018");

    [Fact]
    [Trait("Rule", "S-04")]
    public void A_void_retake_is_no_retake() =>
        Given(
                WrittenNarrowlyMissed(),
                EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
                Booked(Only(Written), sitsOn: "2019-01-16", on: "2019-01-08", attempt: 2, endorsement: 2),
                Voided(sitsOn: "2019-01-16", VoidReason.NoShow, rebookUntil: "2019-07-16", on: "2019-01-16", attempt: 2),
                Booked(Only(Written), sitsOn: "2019-02-20", on: "2019-01-21", attempt: 3, endorsement: 2),
                Marked(Written, 39, NarrowlyNotMet, on: "2019-02-20", attempt: 3))
            .When(ReleaseResult(Practitioner, on: "2019-02-25", attempt: 3))
            .Then(
                ResultNotMet(None, Only(Written), on: "2019-02-25", attempt: 3),
                FeedbackIssued(Only(Written), on: "2019-02-25", attempt: 3),
                NarrowRetakeOpened(Written, until: "2019-05-25", bankedUntil: "2019-11-30", on: "2019-02-25", attempt: 3));

    [Fact]
    public void What_was_not_sat_has_nothing_to_void() =>
        Given(BookedForSeptember())
            .When(VoidSitting(VoidReason.TechnicalFailure, on: "2018-09-11"))
            .ThenRefused(Refusals.NotSatYet, because: "12 September 2018");

    [Fact]
    public void Who_has_marks_was_there() =>
        Given(MarkedInSeptember())
            .When(VoidSitting(VoidReason.NoShow, on: "2018-09-24"))
            .ThenRefused(Refusals.AlreadySat);

    [Theory]
    [InlineData(VoidReason.Malpractice)]
    [InlineData(VoidReason.ResultCorrected)]
    public void Some_reasons_have_their_own_way(VoidReason reason) =>
        Given(MarkedInSeptember())
            .When(VoidSitting(reason, on: "2018-09-24"))
            .ThenRefused(Refusals.ReasonHasItsOwnWay);

    [Fact]
    public void A_released_result_is_not_undone_by_it() =>
        Given(WrittenNarrowlyMissed())
            .When(VoidSitting(VoidReason.TechnicalFailure, on: "2018-12-03"))
            .ThenRefused(Refusals.NoSittingBooked);

    [Fact]
    [Trait("Rule", "S-34")]
    public void An_allegation_is_decided_first() =>
        Given(MarkedInSeptember(), MalpracticeAlleged(on: "2018-09-24", until: "2018-10-08"))
            .When(VoidSitting(VoidReason.TechnicalFailure, on: "2018-09-25"))
            .ThenRefused(Refusals.UnderInvestigation, because: "24 September 2018");

    /// <summary>Absent on 12 September 2018: a new place until 13 March 2019.</summary>
    private static JourneyEvent[] NotShownUp() =>
    [
        .. BookedForSeptember(),
        Voided(sitsOn: "2018-09-12", VoidReason.NoShow, rebookUntil: "2019-03-13", on: "2018-09-13"),
        PlaceRequested(on: "2018-09-12"),
    ];
}
