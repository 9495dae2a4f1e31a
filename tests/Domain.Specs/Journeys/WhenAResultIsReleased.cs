namespace Naas.Domain.Specs.Journeys;

public sealed class When_a_result_is_released
{
    [Fact]
    [Trait("Rule", "R-080")]
    [Trait("Rule", "R-084")]
    public void Everything_met_is_accreditation() =>
        Given(MarkedInSeptember())
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultMet(Everything, on: "2018-10-01"),
                FeedbackIssued(None, on: "2018-10-01"),
                Accredited(on: "2018-10-01", reaccreditation: "2021-10-01"),
                CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01"));

    [Fact]
    [Trait("Rule", "S-40")]
    public void Re_accreditation_after_a_29_February_falls_on_a_28() =>
        Given(MarkedInSeptember())
            .When(ReleaseResult(Practitioner, on: "2020-02-29"))
            .Then(
                ResultMet(Everything, on: "2020-02-29"),
                FeedbackIssued(None, on: "2020-02-29"),
                Accredited(on: "2020-02-29", reaccreditation: "2023-02-28"),
                CertificateIssued(on: "2020-02-29", currentUntil: "2023-08-28"));

    [Fact]
    public void An_edition_without_re_accreditation_sets_no_date() =>
        Given(MarkedInSeptember())
            .Under(KnownFacts.Response2017 with { ReaccreditationMonths = KnownFacts.Response2017.ReaccreditationMonths with { Value = null } })
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultMet(Everything, on: "2018-10-01"),
                FeedbackIssued(None, on: "2018-10-01"),
                Accredited(on: "2018-10-01", reaccreditation: null),
                CertificateIssued(on: "2018-10-01", currentUntil: null));

    [Fact]
    [Trait("Rule", "R-100")]
    [Trait("Rule", "S-41")]
    public void One_element_missed_narrowly_opens_the_quick_retake() =>
        Given(MarkedInSeptember(written: 38))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-10-01"),
                FeedbackIssued(Only(Written), on: "2018-10-01"),
                NarrowRetakeOpened(Written, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"));

    [Fact]
    [Trait("Rule", "S-40")]
    public void Three_months_from_the_30_of_November_end_on_the_28_of_February() =>
        Given(MarkedInSeptember(written: 38))
            .When(ReleaseResult(Practitioner, on: "2018-11-30"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-11-30"),
                FeedbackIssued(Only(Written), on: "2018-11-30"),
                NarrowRetakeOpened(Written, until: "2019-02-28", bankedUntil: "2019-11-30", on: "2018-11-30"));

    [Fact]
    [Trait("Rule", "S-02")]
    public void One_element_missed_by_more_is_taken_again_after_development() =>
        Given(MarkedInSeptember(knowledge: 15))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Simulated, Written), Only(Knowledge), on: "2018-10-01"),
                FeedbackIssued(Only(Knowledge), on: "2018-10-01"),
                ElementRetakeOpened(Knowledge, expectedAfter: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"));

    [Fact]
    [Trait("Rule", "R-101")]
    [Trait("Rule", "S-06")]
    public void Two_elements_missed_narrowly_are_still_two() =>
        Given(MarkedInSeptember(knowledge: 17, simulated: 39))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Written), Only(Knowledge, Simulated), on: "2018-10-01"),
                FeedbackIssued(Only(Knowledge, Simulated), on: "2018-10-01"),
                FullRetakeOpened(expectedAfter: "2019-10-01", on: "2018-10-01"));

    [Fact]
    [Trait("Rule", "S-28")]
    public void Two_elements_at_their_highest_make_up_for_no_third() =>
        Given(MarkedInSeptember(knowledge: 30, simulated: 70, written: 39))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-10-01"),
                FeedbackIssued(Only(Written), on: "2018-10-01"),
                NarrowRetakeOpened(Written, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"));

    [Fact]
    [Trait("Rule", "R-101")]
    public void All_elements_missed_bank_nothing() =>
        Given(MarkedInSeptember(knowledge: 0, simulated: 0, written: 0))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(None, Everything, on: "2018-10-01"),
                FeedbackIssued(Everything, on: "2018-10-01"),
                FullRetakeOpened(expectedAfter: "2019-10-01", on: "2018-10-01"));

    [Fact]
    [Trait("Rule", "S-24")]
    public void A_supervisor_is_accredited_as_supervisor_alone() =>
        Given(
                BookedForSeptember(Supervisor),
                Marked(Knowledge, 18, Met, on: "2018-09-20", level: Supervisor),
                Marked(Simulated, 40, Met, on: "2018-09-20", level: Supervisor),
                Marked(Written, 40, Met, on: "2018-09-20", level: Supervisor))
            .When(ReleaseResult(Supervisor, on: "2018-10-01"))
            .Then(
                ResultMet(Everything, on: "2018-10-01", level: Supervisor),
                FeedbackIssued(None, on: "2018-10-01", level: Supervisor),
                Accredited(on: "2018-10-01", reaccreditation: "2021-10-01", level: Supervisor),
                CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01", level: Supervisor));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(AccreditedPractitioner())
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .ThenNothingHappens();

    [Fact]
    public void Another_day_is_no_second_release() =>
        Given(AccreditedPractitioner())
            .When(ReleaseResult(Practitioner, on: "2018-10-02"))
            .ThenRefused(Refusals.NothingToRelease, because: "1 October 2018");

    [Fact]
    public void It_may_be_on_the_day_of_the_last_mark() =>
        Given(MarkedInSeptember(written: 0))
            .When(ReleaseResult(Practitioner, on: "2018-09-20"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-09-20"),
                FeedbackIssued(Only(Written), on: "2018-09-20"),
                ElementRetakeOpened(Written, expectedAfter: "2018-12-20", bankedUntil: "2019-09-20", on: "2018-09-20"));

    [Fact]
    public void It_cannot_be_before_the_last_mark() =>
        Given(MarkedInSeptember())
            .When(ReleaseResult(Practitioner, on: "2018-09-19"))
            .ThenRefused(Refusals.ReleaseBeforeMarks, because: "20 September 2018");

    [Fact]
    public void It_cannot_be_tomorrow() =>
        Given(MarkedInSeptember()).Today("2018-09-30")
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    [Trait("Rule", "R-075")]
    public void Every_element_that_was_due_has_a_mark_first() =>
        Given(BookedForSeptember(), Marked(Simulated, 45, Met, on: "2018-09-20"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .ThenRefused(Refusals.MarksIncomplete, because: "knowledge, written");

    [Fact]
    [Trait("Rule", "S-52")]
    public void A_third_rating_that_is_needed_is_named_with_who_can_give_it() =>
        Given(
                BookedForSeptember(),
                Marked(Knowledge, 20, Met, on: "2018-09-20"),
                Marked(Simulated, 45, Met, on: "2018-09-20"),
                Rated(Written, 1, rating: 1, 45, by: "assessor-1"),
                Rated(Written, 1, rating: 2, 52, by: "assessor-2"),
                ThirdNeeded(Written, 1, difference: 7))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .ThenRefused(Refusals.MarksIncomplete, because: "written. Two assessors differ too much on exercise 1 of the written element; a third, who has not rated it, rates it next.");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_marked_a_part_cannot_release() =>
        Given(
                BookedForSeptember(),
                Marked(Knowledge, 20, Met, on: "2018-09-20", by: "assessor-1"),
                Marked(Simulated, 45, Met, on: "2018-09-20", by: "assessor-2"),
                Marked(Written, 45, Met, on: "2018-09-20", by: "assessor-1"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01", by: "assessor-2"))
            .ThenRefused(Refusals.ReleaserMarked, because: "simulated");

    [Fact]
    public void Nothing_is_released_that_was_not_booked() =>
        Given(ReadyToSit())
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .ThenRefused(Refusals.NoSittingBooked);
}
