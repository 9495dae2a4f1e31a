namespace Naas.Domain.Specs.Journeys;

/// <summary>S-34: the worker is told and heard, somebody uninvolved decides, and what was found does not count.</summary>
[Trait("Rule", "S-34")]
public sealed class When_malpractice_is_alleged
{
    [Fact]
    [Trait("Rule", "S-40")]
    public void The_worker_has_ten_working_days_to_answer_Christmas_and_New_Year_left_out() =>
        Given(MarkedInSeptember()).Today("2018-12-17")
            .When(Allege(on: "2018-12-17"))
            .Then(MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"));

    [Fact]
    public void It_may_be_about_the_result_last_released() =>
        Given(WrittenNarrowlyMissed()).Today("2018-12-17")
            .When(Allege(on: "2018-12-17"))
            .Then(MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"));

    [Fact]
    public void Dated_back_the_days_count_from_when_the_worker_can_be_told() =>
        Given(WrittenNarrowlyMissed()).Today("2019-02-04")
            .When(Allege(on: "2018-12-17"))
            .Then(MalpracticeAlleged(on: "2018-12-17", until: "2019-02-18"));

    [Fact]
    public void It_is_about_an_attempt_that_there_is() =>
        Given(WrittenNarrowlyMissed())
            .When(Allege(on: "2018-12-17", attempt: 2))
            .ThenRefused(Refusals.NoAttemptToInvestigate, because: "attempt 2");

    [Fact]
    public void It_is_about_something_that_was_sat() =>
        Given(BookedForSeptember())
            .When(Allege(on: "2018-09-11"))
            .ThenRefused(Refusals.NoAttemptToInvestigate, because: "11 September 2018");

    [Fact]
    public void One_is_decided_before_the_next() =>
        Given(Alleged())
            .When(Allege(on: "2018-12-18", by: "assessor-1"))
            .ThenRefused(Refusals.UnderInvestigation, because: "17 December 2018");

    [Fact]
    public void The_worker_answers() =>
        Given(Alleged())
            .When(Answer(on: "2018-12-20"))
            .Then(WorkerHeard(on: "2018-12-20"));

    [Fact]
    public void Answered_twice_nothing_is_added() =>
        Given(Alleged(), WorkerHeard(on: "2018-12-20"))
            .When(Answer(on: "2018-12-20"))
            .ThenNothingHappens();

    [Fact]
    public void The_worker_is_heard_once() =>
        Given(Alleged(), WorkerHeard(on: "2018-12-20"))
            .When(Answer(on: "2018-12-21"))
            .ThenRefused(Refusals.AlreadyHeard, because: "20 December 2018");

    [Fact]
    public void An_answer_and_a_decision_follow_an_allegation()
    {
        Given(MarkedInSeptember()).When(Answer(on: "2018-12-20")).ThenRefused(Refusals.NoAllegation);
        Given(MarkedInSeptember()).When(FindMalpractice(on: "2018-12-20")).ThenRefused(Refusals.NoAllegation);
    }

    [Fact]
    public void Nothing_is_decided_while_the_worker_may_still_answer() =>
        Given(Alleged())
            .When(FindNoMalpractice(on: "2019-01-03"))
            .ThenRefused(Refusals.HearingNotOver, because: "3 January 2019");

    [Fact]
    public void A_day_later_it_may_be_decided_unheard() =>
        Given(Alleged())
            .When(FindNoMalpractice(on: "2019-01-04"))
            .Then(MalpracticeNotFound(on: "2019-01-04"));

    [Fact]
    public void Once_the_worker_was_heard_it_may_be_decided() =>
        Given(Alleged(), WorkerHeard(on: "2018-12-20"))
            .When(FindNoMalpractice(on: "2018-12-20"))
            .Then(MalpracticeNotFound(on: "2018-12-20"));

    [Theory]
    [InlineData("delivery-1")]
    [InlineData("assessor-1")]
    [InlineData("moderator-2")]
    [InlineData("manager-7")]
    public void Nobody_decides_who_alleged_marked_moderated_or_endorsed(string decider) =>
        Given(MarkedInSeptember(), Moderated(Written, 46, Met, on: "2018-09-24"), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"), WorkerHeard(on: "2018-12-20"))
            .When(FindMalpractice(on: "2019-01-07", by: decider))
            .ThenRefused(Refusals.DeciderInvolved, because: decider);

    [Fact]
    public void Nor_does_whoever_released_the_result_or_the_corrected_one() =>
        Given(WrittenNarrowlyMissed(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"), WorkerHeard(on: "2018-12-20"))
            .When(FindMalpractice(on: "2019-01-07", by: "releaser-3"))
            .ThenRefused(Refusals.DeciderInvolved, because: "releaser-3");

    [Fact]
    public void A_finding_has_its_written_reasons() =>
        Given(Alleged(), WorkerHeard(on: "2018-12-20"))
            .When(By("decider-1", new JourneyCommand.DecideMalpractice(Practitioner, MalpracticeKind.Collusion, null, KnownFacts.Day("2019-01-07"))))
            .ThenRefused(Refusals.DecisionWithoutWords, because: "12 September 2018");

    [Fact]
    public void What_was_found_makes_the_attempt_void_and_gives_no_place_without_asking() =>
        Given(Alleged(), WorkerHeard(on: "2018-12-20"))
            .When(FindMalpractice(on: "2019-01-07"))
            .Then(
                MalpracticeFound(on: "2019-01-07"),
                Voided(sitsOn: "2018-09-12", VoidReason.Malpractice, rebookUntil: null, on: "2019-01-07", by: "decider-1"));

    [Fact]
    public void A_released_result_counts_no_more_and_everything_is_taken_again() =>
        Given(WrittenNarrowlyMissed(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"), WorkerHeard(on: "2018-12-20"))
            .When(FindMalpractice(on: "2019-01-07"))
            .Then(
                MalpracticeFound(on: "2019-01-07"),
                ResultAnnulled(on: "2019-01-07"),
                FullRetakeOpened(expectedAfter: "2020-01-07", on: "2019-01-07"));

    [Fact]
    [Trait("Rule", "S-36")]
    public void An_accreditation_stands_until_it_is_revoked() =>
        Given(AccreditedPractitioner(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"), WorkerHeard(on: "2018-12-20"))
            .When(FindMalpractice(on: "2019-01-07"))
            .Then(
                MalpracticeFound(on: "2019-01-07"),
                ResultAnnulled(on: "2019-01-07"));

    [Fact]
    public void The_retake_that_lies_ahead_is_called_off() =>
        Given(RetakeBookedAndTheFirstAttemptAlleged())
            .When(FindMalpractice(on: "2019-01-21"))
            .Then(
                MalpracticeFound(on: "2019-01-21"),
                CalledOff(sitsOn: "2019-02-06", CancellationReason.ResultAnnulled, on: "2019-01-21", attempt: 2),
                ResultAnnulled(on: "2019-01-21"),
                FullRetakeOpened(expectedAfter: "2020-01-21", on: "2019-01-21"));

    [Fact]
    public void The_retake_of_one_element_that_was_sat_meanwhile_is_void() =>
        Given(RetakeBookedAndTheFirstAttemptAlleged(), Marked(Written, 45, Met, on: "2019-02-06", attempt: 2))
            .When(FindMalpractice(on: "2019-02-11"))
            .Then(
                MalpracticeFound(on: "2019-02-11"),
                Voided(sitsOn: "2019-02-06", VoidReason.ResultAnnulled, rebookUntil: null, on: "2019-02-11", attempt: 2, by: "decider-1"),
                ResultAnnulled(on: "2019-02-11"),
                FullRetakeOpened(expectedAfter: "2020-02-11", on: "2019-02-11"));

    [Fact]
    public void A_sitting_of_everything_that_was_sat_meanwhile_stands() =>
        Given(
                TwoElementsMissed(),
                BroughtForward(on: "2018-11-05"),
                EndorsedAgain(by: "LEEDS", on: "2018-11-05", until: "2019-05-05"),
                Booked(Everything, sitsOn: "2018-12-05", on: "2018-11-06", attempt: 2, endorsement: 2),
                MalpracticeAlleged(on: "2018-12-03", until: "2018-12-17"),
                WorkerHeard(on: "2018-12-04"))
            .When(FindMalpractice(on: "2018-12-10"))
            .Then(
                MalpracticeFound(on: "2018-12-10"),
                ResultAnnulled(on: "2018-12-10"),
                FullRetakeOpened(expectedAfter: "2019-12-10", on: "2018-12-10"));

    [Fact]
    public void Marking_goes_on_meanwhile_for_it_may_come_to_nothing() =>
        Given(BookedForSeptember(), MalpracticeAlleged(on: "2018-09-13", until: "2018-09-27"))
            .When(RecordMark(Practitioner, Knowledge, 20, on: "2018-09-20"))
            .Then(Marked(Knowledge, 20, Met, on: "2018-09-20"));

    [Fact]
    public void Rating_too() =>
        Given(BookedForSeptember(), MalpracticeAlleged(on: "2018-09-13", until: "2018-09-27"))
            .When(Rate(Simulated, exercise: 1, 22, by: "assessor-1", on: "2018-09-20"))
            .Then(Rated(Simulated, exercise: 1, rating: 1, 22, by: "assessor-1", on: "2018-09-20"));

    [Fact]
    public void Nor_is_it_afterwards_for_a_day_on_which_it_was_open() =>
        Given(Alleged(), WorkerHeard(on: "2018-12-20"), MalpracticeNotFound(on: "2019-01-04"))
            .When(ReleaseResult(Practitioner, on: "2018-12-21"))
            .ThenRefused(Refusals.UnderInvestigation, because: "4 January 2019");

    [Fact]
    public void No_result_is_released_meanwhile() =>
        Given(Alleged())
            .When(ReleaseResult(Practitioner, on: "2018-12-18"))
            .ThenRefused(Refusals.UnderInvestigation, because: "17 December 2018");

    [Fact]
    public void Nor_that_of_the_retake_while_the_attempt_before_is_in_question() =>
        Given(RetakeBookedAndTheFirstAttemptAlleged(), Marked(Written, 45, Met, on: "2019-02-06", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2019-02-11", attempt: 2))
            .ThenRefused(Refusals.UnderInvestigation, because: "attempt 1");

    [Fact]
    public void Nothing_is_booked_meanwhile() =>
        Given(WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2018-12-03", until: "2019-06-03"), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"))
            .When(BookSitting(Practitioner, sitsOn: "2019-01-16", on: "2018-12-18"))
            .ThenRefused(Refusals.UnderInvestigation, because: "17 December 2018");

    /// <summary>Everything marked in September, and an allegation on Monday, 17 December 2018.</summary>
    private static JourneyEvent[] Alleged() => [.. MarkedInSeptember(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03")];

    private static JourneyEvent[] RetakeBookedAndTheFirstAttemptAlleged() =>
    [
        .. WrittenNarrowlyMissed(),
        EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
        Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-08", attempt: 2, endorsement: 2),
        MalpracticeAlleged(on: "2019-01-10", until: "2019-01-24"),
        WorkerHeard(on: "2019-01-14"),
    ];
}
