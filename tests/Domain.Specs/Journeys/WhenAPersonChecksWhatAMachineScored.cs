namespace Naas.Domain.Specs.Journeys;

/// <summary>S-08: besides review, the worker alone may ask for a human re-check of what a machine scored.</summary>
[Trait("Rule", "S-08")]
public sealed class When_a_person_checks_what_a_machine_scored
{
    [Fact]
    public void The_worker_asks_for_it_alone_and_in_time() =>
        Given(KnowledgeMissed()).Today("2018-10-08")
            .When(AskForRecheck(on: "2018-10-08"))
            .Then(RecheckRequested(on: "2018-10-08"));

    [Fact]
    public void Asked_for_twice_nothing_is_added() =>
        Given(KnowledgeMissed(), RecheckRequested(on: "2018-10-08")).Today("2018-10-08")
            .When(AskForRecheck(on: "2018-10-08"))
            .ThenNothingHappens();

    [Fact]
    public void Once_is_enough() =>
        Given(KnowledgeMissed(), RecheckRequested(on: "2018-10-08"), RecheckAnswered(confirmed: true, on: "2018-10-10")).Today("2018-10-11")
            .When(AskForRecheck(on: "2018-10-11"))
            .ThenRefused(Refusals.RecheckAskedForAlready, because: "8 October 2018");

    /// <summary>Whoever answers looks at the mark as it stands then.</summary>
    [Fact]
    public void While_it_waits_for_its_answer_once_is_enough_whatever_is_released_anew() =>
        Given(
                KnowledgeMissed(), RecheckRequested(on: "2018-10-08"), MarkPutRight(Written, 46, Met, on: "2018-10-09"),
                ResultPutRight(Only(Simulated, Written), Only(Knowledge), firstReleasedOn: "2018-10-01", on: "2018-10-10")).Today("2018-10-11")
            .When(AskForRecheck(on: "2018-10-11"))
            .ThenRefused(Refusals.RecheckAskedForAlready, because: "8 October 2018");

    [Fact]
    [Trait("Rule", "S-09")]
    public void After_the_time_for_a_review_it_is_too_late() =>
        Given(KnowledgeMissed()).Today("2018-10-30")
            .When(AskForRecheck(on: "2018-10-30"))
            .ThenRefused(Refusals.RecheckTooLate, because: "29 October 2018");

    [Fact]
    public void What_assessors_rate_no_machine_has_scored() =>
        Given(KnowledgeMissed()).Today("2018-10-08")
            .When(AskForRecheck(on: "2018-10-08", Written, rated: true))
            .ThenRefused(Refusals.ElementIsRated, because: "written");

    /// <summary>Of such an element there is no standard to look up, and the rules say why.</summary>
    [Fact]
    [Trait("Rule", "R-125")]
    public void An_element_of_another_level_is_refused_before_its_standard_is_asked_for() =>
        Given(KnowledgeMissed()).Today("2018-10-08")
            .When(By("worker-5", new JourneyCommand.RequestRecheck(Practitioner, 1, Interview, KnownFacts.Day("2018-10-08"))))
            .ThenRefused(Refusals.ElementNotDue, because: "interview");

    [Fact]
    public void It_is_of_a_released_mark() =>
        Given(MarkedInSeptember(knowledge: 15)).Today("2018-09-28")
            .When(AskForRecheck(on: "2018-09-28"))
            .ThenRefused(Refusals.MarkNotChanged);

    [Fact]
    public void The_mark_is_confirmed() =>
        Given(KnowledgeMissed(), RecheckRequested(on: "2018-10-08"))
            .When(AnswerRecheck(17, on: "2018-10-10"))
            .Then(RecheckAnswered(confirmed: true, on: "2018-10-10"));

    [Fact]
    [Trait("Rule", "S-09")]
    public void A_lower_score_confirms_it_too() =>
        Given(KnowledgeMissed(), RecheckRequested(on: "2018-10-08"))
            .When(AnswerRecheck(12, on: "2018-10-10"))
            .Then(RecheckAnswered(confirmed: true, on: "2018-10-10"));

    [Fact]
    public void A_higher_one_corrects_it() =>
        Given(KnowledgeMissed(), RecheckRequested(on: "2018-10-08"))
            .When(AnswerRecheck(19, on: "2018-10-10"))
            .Then(
                RecheckAnswered(confirmed: false, on: "2018-10-10"),
                MarkPutRightOnReview(Knowledge, 19, Met, CorrectionReason.HumanRecheck, on: "2018-10-10", by: "assessor-8"));

    [Fact]
    public void Answered_twice_nothing_is_added() =>
        Given(KnowledgeMissed(), RecheckRequested(on: "2018-10-08"), RecheckAnswered(confirmed: true, on: "2018-10-10"))
            .When(AnswerRecheck(17, on: "2018-10-10"))
            .ThenNothingHappens();

    [Fact]
    public void Nobody_answers_what_was_not_asked() =>
        Given(KnowledgeMissed())
            .When(AnswerRecheck(19, on: "2018-10-10"))
            .ThenRefused(Refusals.NoRecheck, because: "knowledge");

    [Fact]
    public void It_is_answered_after_it_was_asked() =>
        Given(KnowledgeMissed(), RecheckRequested(on: "2018-10-08"))
            .When(AnswerRecheck(19, on: "2018-10-07"))
            .ThenRefused(Refusals.BeforeTheRequest, because: "8 October 2018");

    [Fact]
    [Trait("Rule", "S-10")]
    public void Somebody_without_a_part_in_the_attempt_answers() =>
        Given(KnowledgeMissed(), RecheckRequested(on: "2018-10-08"))
            .When(AnswerRecheck(19, on: "2018-10-10", by: "assessor-1"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "assessor-1");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_answered_does_not_release_the_corrected_result() =>
        Given(KnowledgeMissed(), RecheckRequested(on: "2018-10-08"), RecheckAnswered(confirmed: false, on: "2018-10-10"), MarkPutRightOnReview(Knowledge, 19, Met, CorrectionReason.HumanRecheck, on: "2018-10-10", by: "assessor-8"))
            .When(ReleaseResult(Practitioner, on: "2018-10-12", by: "assessor-8"))
            .ThenRefused(Refusals.ReleaserChanged, because: "assessor-8");

    /// <summary>The knowledge element narrowly missed with 17 of 30, released on 1 October 2018.</summary>
    private static JourneyEvent[] KnowledgeMissed() =>
    [
        .. MarkedInSeptember(knowledge: 17),
        ResultNotMet(Only(Simulated, Written), Only(Knowledge), on: "2018-10-01"),
        FeedbackIssued(Only(Knowledge), on: "2018-10-01"),
        NarrowRetakeOpened(Knowledge, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"),
    ];
}
