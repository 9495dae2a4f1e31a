namespace Naas.Domain.Specs.Journeys;

/// <summary>S-48: what is not held against the worker. The written element was narrowly missed on 30 November 2018: three months end on 28 February, twelve on 30 November 2019.</summary>
[Trait("Rule", "S-48")]
public sealed class When_time_stands_still
{
    [Fact]
    public void The_days_of_a_protected_absence_do_not_count() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2018-12-10"))
            .When(EndAbsence(on: "2019-01-20"))
            .Then(
                AbsentUntil("2019-01-20"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2018-12-10", to: "2019-01-21", until: "2019-04-11", bankedUntil: "2020-01-11", on: "2019-01-20"));

    [Fact]
    public void Those_of_study_leave_do() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2018-12-10", kind: AbsenceKind.OtherAuthorised))
            .When(EndAbsence(on: "2019-01-20"))
            .Then(AbsentUntil("2019-01-20"));

    [Fact]
    public void An_absence_from_before_the_release_counts_from_the_release() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2018-11-19"))
            .When(EndAbsence(on: "2018-12-09"))
            .Then(
                AbsentUntil("2018-12-09"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2018-11-30", to: "2018-12-10", until: "2019-03-10", bankedUntil: "2019-12-10", on: "2018-12-09"));

    [Fact]
    public void One_that_was_over_by_the_release_moves_nothing() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2018-11-19"))
            .When(EndAbsence(on: "2018-11-29"))
            .Then(AbsentUntil("2018-11-29"));

    [Fact]
    public void On_its_last_day_a_window_can_still_stand_still() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2019-02-28"))
            .When(EndAbsence(on: "2019-03-10"))
            .Then(
                AbsentUntil("2019-03-10"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2019-02-28", to: "2019-03-11", until: "2019-03-11", bankedUntil: "2019-12-11", on: "2019-03-10"));

    [Fact]
    public void A_window_that_was_over_stays_over() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2019-03-01"))
            .When(EndAbsence(on: "2019-03-10"))
            .Then(
                AbsentUntil("2019-03-10"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2019-03-01", to: "2019-03-11", until: "2019-02-28", bankedUntil: "2019-12-10", on: "2019-03-10"));

    [Fact]
    public void While_the_absence_lasts_the_quick_road_stays_open() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2019-02-18"), EndorsedAgain(by: "LEEDS", on: "2019-02-18", until: "2019-08-18"))
            .When(BookSitting(Practitioner, sitsOn: "2019-03-20", on: "2019-03-04"))
            .Then(Booked(Only(Written), sitsOn: "2019-03-20", on: "2019-03-04", attempt: 2, endorsement: 2));

    [Fact]
    public void So_it_does_while_another_one_has_begun_beside_it() =>
        Given(
                WrittenNarrowlyMissed(),
                EmployedAt("BURY", from: "2019-01-07", spell: 2),
                EndorsedAgain(by: "LEEDS", on: "2019-02-04", until: "2019-08-04"),
                AbsentFrom("2019-02-18"),
                AbsentFrom("2019-03-11", absence: 2, spell: 2))
            .When(BookSitting(Practitioner, sitsOn: "2019-03-20", on: "2019-03-12"))
            .Then(Booked(Only(Written), sitsOn: "2019-03-20", on: "2019-03-12", attempt: 2, endorsement: 2));

    [Fact]
    public void The_wait_for_the_first_sitting_offered_does_not_count() =>
        Given(WrittenNarrowlyMissed(), PlaceRequested(on: "2019-02-18"))
            .When(OfferPlace(sitsOn: "2019-03-20", on: "2019-02-25"))
            .Then(
                PlaceOffered(sitsOn: "2019-03-20", on: "2019-02-25"),
                WindowMoved(WindowStop.WaitForSitting, from: "2019-02-18", to: "2019-03-20", until: "2019-03-30", bankedUntil: "2019-12-30", on: "2019-02-25"));

    [Fact]
    public void So_the_first_sitting_there_is_can_be_taken_on_the_quick_road() =>
        Given(WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2019-02-04", until: "2019-08-04"), PlaceRequested(on: "2019-02-18"))
            .When(BookSitting(Practitioner, sitsOn: "2019-03-20", on: "2019-02-25"))
            .Then(
                PlaceOffered(sitsOn: "2019-03-20", on: "2019-02-25"),
                WindowMoved(WindowStop.WaitForSitting, from: "2019-02-18", to: "2019-03-20", until: "2019-03-30", bankedUntil: "2019-12-30", on: "2019-02-25"),
                Booked(Only(Written), sitsOn: "2019-03-20", on: "2019-02-25", attempt: 2, endorsement: 2));

    [Fact]
    public void An_investigation_that_found_nothing_does_not_count() =>
        Given(WrittenNarrowlyMissed(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"))
            .When(FindNoMalpractice(on: "2019-01-07"))
            .Then(
                MalpracticeNotFound(on: "2019-01-07"),
                WindowMoved(WindowStop.Investigation, from: "2018-12-17", to: "2019-01-07", until: "2019-03-21", bankedUntil: "2019-12-21", on: "2019-01-07"));

    [Fact]
    public void A_day_with_two_causes_is_counted_once() =>
        Given(
                WrittenNarrowlyMissed(),
                AbsentFrom("2018-12-10"),
                AbsentUntil("2019-01-20"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2018-12-10", to: "2019-01-21", until: "2019-04-11", bankedUntil: "2020-01-11", on: "2019-01-20"),
                PlaceRequested(on: "2019-01-14"))
            .When(OfferPlace(sitsOn: "2019-02-06", on: "2019-01-21"))
            .Then(
                PlaceOffered(sitsOn: "2019-02-06", on: "2019-01-21"),
                WindowMoved(WindowStop.WaitForSitting, from: "2019-01-14", to: "2019-02-06", until: "2019-04-27", bankedUntil: "2020-01-27", on: "2019-01-21"));

    [Fact]
    public void What_had_moved_nothing_counts_once_an_earlier_absence_that_is_recorded_later_brings_it_within_reach() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2019-12-10"), AbsentUntil("2020-02-10"), AbsentFrom("2019-10-01", absence: 2))
            .Today("2020-02-11")
            .When(EndAbsence(on: "2019-12-05", absence: 2))
            .Then(
                AbsentUntil("2019-12-05", absence: 2),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2019-10-01", to: "2019-12-06", until: "2019-02-28", bankedUntil: "2020-02-04", on: "2019-12-05", number: 2),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2019-12-10", to: "2020-02-11", until: "2019-02-28", bankedUntil: "2020-04-07", on: "2019-12-05"));

    [Fact]
    public void Recorded_after_the_lapse_it_opens_the_quick_road_again() =>
        Given(WrittenNarrowlyMissed(), NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"), AbsentFrom("2019-02-18"))
            .When(EndAbsence(on: "2019-03-03"))
            .Then(
                AbsentUntil("2019-03-03"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2019-02-18", to: "2019-03-04", until: "2019-03-14", bankedUntil: "2019-12-14", on: "2019-03-03"));

    [Fact]
    public void Then_it_is_taken_without_a_plan() =>
        Given(LapsedAndOpenAgain(), EndorsedAgain(by: "LEEDS", on: "2019-03-04", until: "2019-09-04"))
            .When(BookSitting(Practitioner, sitsOn: "2019-03-14", on: "2019-03-05"))
            .Then(Booked(Only(Written), sitsOn: "2019-03-14", on: "2019-03-05", attempt: 2, endorsement: 2));

    [Fact]
    public void And_lapses_anew_at_its_new_end() =>
        Given(LapsedAndOpenAgain())
            .When(LapseNarrow(on: "2019-03-20"))
            .Then(NarrowLapsed(Written, bankedUntil: "2019-12-14", on: "2019-03-15"));

    [Fact]
    public void A_corrected_absence_takes_the_place_of_the_wrong_one() =>
        Given(
                WrittenNarrowlyMissed(),
                AbsentFrom("2018-12-10"),
                AbsentUntil("2019-01-20"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2018-12-10", to: "2019-01-21", until: "2019-04-11", bankedUntil: "2020-01-11", on: "2019-01-20"))
            .When(PutAbsenceRight(from: "2018-12-10", to: "2019-01-06", on: "2019-02-01"))
            .Then(
                AbsencePutRight(from: "2018-12-10", to: "2019-01-06", on: "2019-02-01"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2018-12-10", to: "2019-01-07", until: "2019-03-28", bankedUntil: "2019-12-28", on: "2019-02-01"));

    [Fact]
    public void One_that_was_not_protected_after_all_moves_the_ends_back() =>
        Given(
                WrittenNarrowlyMissed(),
                AbsentFrom("2018-12-10"),
                AbsentUntil("2019-01-20"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2018-12-10", to: "2019-01-21", until: "2019-04-11", bankedUntil: "2020-01-11", on: "2019-01-20"))
            .When(PutAbsenceRight(from: "2018-12-10", to: "2019-01-20", on: "2019-02-01", kind: AbsenceKind.OtherAuthorised))
            .Then(
                AbsencePutRight(from: "2018-12-10", to: "2019-01-20", on: "2019-02-01", kind: AbsenceKind.OtherAuthorised),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2018-12-10", to: "2018-12-10", until: "2019-02-28", bankedUntil: "2019-11-30", on: "2019-02-01"));

    [Fact]
    [Trait("Rule", "S-07")]
    public void A_retake_booked_meanwhile_falls_away_when_time_runs_again_too_soon() =>
        Given(RetakeBookedWhileAway())
            .When(EndAbsence(on: "2019-11-25"))
            .Then(
                AbsentUntil("2019-11-25"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2019-11-20", to: "2019-11-26", until: "2019-02-28", bankedUntil: "2019-12-06", on: "2019-11-25"),
                CalledOff(sitsOn: "2020-02-10", CancellationReason.NotEnoughAnyMore, on: "2019-11-25", attempt: 2));

    [Fact]
    [Trait("Rule", "S-07")]
    public void So_it_does_when_time_had_not_stood_still_at_all() =>
        Given(RetakeBookedWhileAway())
            .When(PutAbsenceRight(from: "2019-11-20", to: null, on: "2019-11-26", kind: AbsenceKind.OtherAuthorised))
            .Then(
                AbsencePutRight(from: "2019-11-20", to: null, on: "2019-11-26", kind: AbsenceKind.OtherAuthorised),
                CalledOff(sitsOn: "2020-02-10", CancellationReason.NotEnoughAnyMore, on: "2019-11-26", attempt: 2));

    [Fact]
    [Trait("Rule", "S-07")]
    public void It_stands_where_the_absence_is_put_right_and_still_lasts() =>
        Given(RetakeBookedWhileAway())
            .When(PutAbsenceRight(from: "2019-11-21", to: null, on: "2019-11-26"))
            .Then(AbsencePutRight(from: "2019-11-21", to: null, on: "2019-11-26"));

    [Fact]
    [Trait("Rule", "S-07")]
    public void But_not_where_it_began_only_after_the_window() =>
        Given(RetakeBookedWhileAway())
            .When(PutAbsenceRight(from: "2019-12-01", to: null, on: "2019-12-02"))
            .Then(
                AbsencePutRight(from: "2019-12-01", to: null, on: "2019-12-02"),
                CalledOff(sitsOn: "2020-02-10", CancellationReason.NotEnoughAnyMore, on: "2019-12-02", attempt: 2));

    [Fact]
    [Trait("Rule", "S-07")]
    [Trait("Rule", "S-34")]
    public void It_stands_while_something_else_stands_in_the_way_and_falls_away_when_the_last_of_it_is_over()
    {
        JourneyEvent[] accused = [.. RetakeBookedWhileAway(), MalpracticeAlleged(on: "2019-11-26", until: "2019-12-10"), WorkerHeard(on: "2019-11-27")];
        JourneyEvent[] back =
        [
            AbsentUntil("2019-11-28"),
            WindowMoved(WindowStop.ProtectedAbsence, from: "2019-11-20", to: "2019-11-29", until: "2019-02-28", bankedUntil: "2019-12-09", on: "2019-11-28"),
        ];

        Given(accused).When(EndAbsence(on: "2019-11-28")).Then(back);
        Given(accused, back)
            .When(FindNoMalpractice(on: "2019-12-02"))
            .Then(
                MalpracticeNotFound(on: "2019-12-02"),
                WindowMoved(WindowStop.Investigation, from: "2019-11-26", to: "2019-12-02", until: "2019-02-28", bankedUntil: "2019-12-12", on: "2019-12-02"),
                CalledOff(sitsOn: "2020-02-10", CancellationReason.NotEnoughAnyMore, on: "2019-12-02", attempt: 2));
    }

    [Fact]
    [Trait("Rule", "S-41")]
    public void A_window_of_a_release_that_is_recorded_late_keeps_the_days_that_stood_still_since() =>
        Given(MarkedInSeptember(written: 38), AbsentFrom("2018-10-05"), AbsentUntil("2018-10-24")).Today("2018-11-01")
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-10-01"),
                FeedbackIssued(Only(Written), on: "2018-10-01"),
                NarrowRetakeOpened(Written, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2018-10-05", to: "2018-10-25", until: "2019-01-21", bankedUntil: "2019-10-21", on: "2018-10-01"));

    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-41")]
    public void So_it_does_those_of_an_investigation() =>
        Given(
                MarkedInSeptember(written: 38),
                MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"),
                WorkerHeard(on: "2018-12-20"),
                MalpracticeNotFound(on: "2019-01-04"))
            .When(ReleaseResult(Practitioner, on: "2018-12-10"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-12-10"),
                FeedbackIssued(Only(Written), on: "2018-12-10"),
                NarrowRetakeOpened(Written, until: "2019-03-10", bankedUntil: "2019-12-10", on: "2018-12-10"),
                WindowMoved(WindowStop.Investigation, from: "2018-12-17", to: "2019-01-04", until: "2019-03-28", bankedUntil: "2019-12-28", on: "2018-12-10"));

    [Fact]
    [Trait("Rule", "S-41")]
    public void So_it_does_those_of_a_wait() =>
        Given(
                WrittenNarrowlyMissed(),
                MarkPutRight(Written, 30, NotMet, on: "2018-12-11"),
                PlaceRequested(on: "2018-12-10"),
                PlaceOffered(sitsOn: "2019-01-09", on: "2018-12-20"),
                WindowMoved(WindowStop.WaitForSitting, from: "2018-12-10", to: "2019-01-09", until: "2019-03-30", bankedUntil: "2019-12-30", on: "2018-12-20"))
            .When(ReleaseResult(Practitioner, on: "2018-12-12"))
            .Then(
                ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-11-30", on: "2018-12-12"),
                FeedbackIssued(Only(Written), on: "2018-12-12", version: 2),
                ElementRetakeOpened(Written, expectedAfter: "2019-03-12", bankedUntil: "2019-12-12", on: "2018-12-12"),
                WindowMoved(WindowStop.WaitForSitting, from: "2018-12-12", to: "2019-01-09", until: null, bankedUntil: "2020-01-09", on: "2018-12-12"));

    [Fact]
    [Trait("Rule", "S-07")]
    public void What_had_stood_still_before_is_not_counted_twice() =>
        Given(
                WrittenNarrowlyMissed(),
                EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
                Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-08", attempt: 2, endorsement: 2),
                Marked(Written, 38, NarrowlyNotMet, on: "2019-02-06", attempt: 2),
                AbsentFrom("2019-02-11"),
                AbsentUntil("2019-02-24"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2019-02-11", to: "2019-02-25", until: "2019-03-14", bankedUntil: "2019-12-14", on: "2019-02-24"))
            .When(ReleaseResult(Practitioner, on: "2019-02-18", attempt: 2))
            .Then(
                ResultNotMet(None, Only(Written), on: "2019-02-18", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-02-18", attempt: 2),
                NarrowRetakeOpened(Written, until: "2019-05-18", bankedUntil: "2019-12-07", on: "2019-02-18", attempt: 2),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2019-02-18", to: "2019-02-25", until: "2019-05-25", bankedUntil: "2019-12-14", on: "2019-02-18", attempt: 2));

    [Fact]
    [Trait("Rule", "S-07")]
    [Trait("Rule", "S-41")]
    public void What_the_worker_was_told_at_a_release_stands_when_the_absence_of_then_is_put_right_afterwards()
    {
        JourneyEvent[] takenAgainWhileAway = [.. WrittenNarrowlyMissed(), AbsentFrom("2019-01-14"), .. WrittenTakenAgain(38, sitsOn: "2019-02-06", endorsedOn: "2019-01-07", endorsedUntil: "2019-07-07")];
        JourneyEvent[] released =
        [
            ResultNotMet(None, Only(Written), on: "2019-02-18", attempt: 2),
            FeedbackIssued(Only(Written), on: "2019-02-18", attempt: 2),
            NarrowRetakeOpened(Written, until: "2019-05-18", bankedUntil: "2020-01-04", on: "2019-02-18", attempt: 2),
        ];

        Given(takenAgainWhileAway).When(ReleaseResult(Practitioner, on: "2019-02-18", attempt: 2)).Then(released);
        Given(takenAgainWhileAway, released)
            .When(PutAbsenceRight(from: "2019-01-14", to: null, on: "2019-02-25", kind: AbsenceKind.OtherAuthorised))
            .Then(AbsencePutRight(from: "2019-01-14", to: null, on: "2019-02-25", kind: AbsenceKind.OtherAuthorised));
    }

    [Fact]
    [Trait("Rule", "S-06")]
    public void An_expectation_is_no_window() =>
        Given(TwoElementsMissed(), AbsentFrom("2018-12-10"))
            .When(EndAbsence(on: "2019-01-20"))
            .Then(AbsentUntil("2019-01-20"));

    /// <summary>Noted as lapsed on 1 March 2019; then fourteen days of sickness come to light, and the narrow retake is open until 14 March.</summary>
    private static JourneyEvent[] LapsedAndOpenAgain() =>
    [
        .. WrittenNarrowlyMissed(),
        NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"),
        AbsentFrom("2019-02-18"),
        AbsentUntil("2019-03-03"),
        WindowMoved(WindowStop.ProtectedAbsence, from: "2019-02-18", to: "2019-03-04", until: "2019-03-14", bankedUntil: "2019-12-14", on: "2019-03-03"),
    ];

    /// <summary>Away since 20 November 2019, ten days before the other elements count no more; the written element is booked for 10 February meanwhile.</summary>
    private static JourneyEvent[] RetakeBookedWhileAway() =>
    [
        .. WrittenNarrowlyMissed(),
        PlanAgreed(on: "2018-12-03"),
        EndorsedAgain(by: "LEEDS", on: "2019-11-04", until: "2020-05-04"),
        AbsentFrom("2019-11-20"),
        Booked(Only(Written), sitsOn: "2020-02-10", on: "2019-11-25", attempt: 2, endorsement: 2),
    ];
}
