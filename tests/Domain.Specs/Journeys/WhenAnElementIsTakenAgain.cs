namespace Naas.Domain.Specs.Journeys;

/// <summary>C16 ¶75-76, S-02 to S-07: one element again while the others count, and where that ends.</summary>
public sealed class When_an_element_is_taken_again
{
    [Fact]
    [Trait("Rule", "R-100")]
    public void It_alone_is_due_within_the_three_months() =>
        Given(WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"))
            .When(BookSitting(Practitioner, sitsOn: "2019-02-28", on: "2019-01-08"))
            .Then(Booked(Only(Written), sitsOn: "2019-02-28", on: "2019-01-08", attempt: 2, endorsement: 2));

    [Fact]
    [Trait("Rule", "R-084")]
    public void Met_within_three_months_it_completes_the_accreditation() =>
        Given(WrittenNarrowlyMissed(), WrittenTakenAgain(score: 40, sitsOn: "2019-02-28", endorsedOn: "2019-01-07", endorsedUntil: "2019-07-07"))
            .When(ReleaseResult(Practitioner, on: "2019-03-11", attempt: 2))
            .Then(
                ResultMet(Only(Written), on: "2019-03-11", attempt: 2),
                FeedbackIssued(None, on: "2019-03-11", attempt: 2),
                Accredited(on: "2019-03-11", reaccreditation: "2022-03-11", attempt: 2),
                CertificateIssued(on: "2019-03-11", currentUntil: "2022-09-11"));

    [Fact]
    [Trait("Rule", "R-104")]
    [Trait("Rule", "S-03")]
    public void After_the_three_months_it_alone_is_still_due() =>
        Given(WrittenNarrowlyMissed(), PlanAgreed(on: "2019-02-18"), EndorsedAgain(by: "LEEDS", on: "2019-02-28", until: "2019-08-28"))
            .When(BookSitting(Practitioner, sitsOn: "2019-03-01", on: "2019-02-28"))
            .Then(Booked(Only(Written), sitsOn: "2019-03-01", on: "2019-02-28", attempt: 2, endorsement: 2));

    [Fact]
    [Trait("Rule", "S-03")]
    [Trait("Rule", "S-07")]
    public void On_the_last_day_on_which_the_others_count_it_alone_is_due() =>
        Given(WrittenNarrowlyMissed(), PlanAgreed(on: "2019-02-18"), EndorsedAgain(by: "LEEDS", on: "2019-11-04", until: "2020-05-04"))
            .When(BookSitting(Practitioner, sitsOn: "2019-11-30", on: "2019-11-05"))
            .Then(Booked(Only(Written), sitsOn: "2019-11-30", on: "2019-11-05", attempt: 2, endorsement: 2));

    [Fact]
    [Trait("Rule", "S-03")]
    [Trait("Rule", "S-07")]
    public void A_day_later_everything_is_due() =>
        Given(WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2019-11-04", until: "2020-05-04"))
            .When(BookSitting(Practitioner, sitsOn: "2019-12-01", on: "2019-11-05"))
            .Then(Booked(Everything, sitsOn: "2019-12-01", on: "2019-11-05", attempt: 2, endorsement: 2));

    [Fact]
    public void Sat_in_time_and_met_it_counts_although_the_release_comes_later() =>
        Given(WrittenNarrowlyMissed(), WrittenTakenAgain(score: 40, sitsOn: "2019-11-30", endorsedOn: "2019-11-04", endorsedUntil: "2020-05-04"))
            .When(ReleaseResult(Practitioner, on: "2019-12-16", attempt: 2))
            .Then(
                ResultMet(Only(Written), on: "2019-12-16", attempt: 2),
                FeedbackIssued(None, on: "2019-12-16", attempt: 2),
                Accredited(on: "2019-12-16", reaccreditation: "2022-12-16", attempt: 2),
                CertificateIssued(on: "2019-12-16", currentUntil: "2023-06-16"));

    [Fact]
    public void Sat_in_time_and_missed_everything_follows_once_the_others_no_longer_count() =>
        Given(WrittenNarrowlyMissed(), WrittenTakenAgain(score: 38, sitsOn: "2019-11-30", endorsedOn: "2019-11-04", endorsedUntil: "2020-05-04"))
            .When(ReleaseResult(Practitioner, on: "2019-12-01", attempt: 2))
            .Then(
                ResultNotMet(None, Only(Written), on: "2019-12-01", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-12-01", attempt: 2),
                FullRetakeOpened(expectedAfter: "2020-12-01", on: "2019-12-01", attempt: 2));

    [Fact]
    [Trait("Rule", "S-04")]
    public void Missed_narrowly_once_more_it_may_be_taken_once_more() =>
        Given(WrittenNarrowlyMissed(), WrittenTakenAgain(score: 39, sitsOn: "2019-02-06", endorsedOn: "2019-01-07", endorsedUntil: "2019-07-07"))
            .When(ReleaseResult(Practitioner, on: "2019-02-20", attempt: 2))
            .Then(
                ResultNotMet(None, Only(Written), on: "2019-02-20", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-02-20", attempt: 2),
                NarrowRetakeOpened(Written, until: "2019-05-20", bankedUntil: "2019-11-30", on: "2019-02-20", attempt: 2));

    [Fact]
    public void The_second_window_ends_no_later_than_the_others_count() =>
        Given(WrittenNarrowlyMissed(), WrittenTakenAgain(score: 39, sitsOn: "2019-09-04", endorsedOn: "2019-08-05", endorsedUntil: "2020-02-05"))
            .When(ReleaseResult(Practitioner, on: "2019-09-20", attempt: 2))
            .Then(
                ResultNotMet(None, Only(Written), on: "2019-09-20", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-09-20", attempt: 2),
                NarrowRetakeOpened(Written, until: "2019-11-30", bankedUntil: "2019-11-30", on: "2019-09-20", attempt: 2));

    [Fact]
    [Trait("Rule", "S-04")]
    public void Missed_by_more_the_second_time_it_is_taken_again_after_development() =>
        Given(WrittenNarrowlyMissed(), WrittenTakenAgain(score: 34, sitsOn: "2019-02-06", endorsedOn: "2019-01-07", endorsedUntil: "2019-07-07"))
            .When(ReleaseResult(Practitioner, on: "2019-02-20", attempt: 2))
            .Then(
                ResultNotMet(None, Only(Written), on: "2019-02-20", attempt: 2),
                FeedbackIssued(Only(Written), on: "2019-02-20", attempt: 2),
                ElementRetakeOpened(Written, expectedAfter: "2019-05-20", bankedUntil: "2019-11-30", on: "2019-02-20", attempt: 2));

    [Fact]
    [Trait("Rule", "S-04")]
    public void After_two_element_retakes_everything_is_taken_again() =>
        Given(
                WrittenNarrowlyMissed(),
                WrittenTakenAgain(score: 39, sitsOn: "2019-02-06", endorsedOn: "2019-01-07", endorsedUntil: "2019-07-07"),
                ResultNotMet(None, Only(Written), on: "2019-02-20", attempt: 2),
                NarrowRetakeOpened(Written, until: "2019-05-20", bankedUntil: "2019-11-30", on: "2019-02-20", attempt: 2),
                WrittenTakenAgain(score: 39, sitsOn: "2019-05-08", endorsedOn: "2019-04-01", endorsedUntil: "2019-10-01", attempt: 3))
            .When(ReleaseResult(Practitioner, on: "2019-05-20", attempt: 3))
            .Then(
                ResultNotMet(None, Only(Written), on: "2019-05-20", attempt: 3),
                FeedbackIssued(Only(Written), on: "2019-05-20", attempt: 3),
                FullRetakeOpened(expectedAfter: "2020-05-20", on: "2019-05-20", attempt: 3));

    [Fact]
    public void The_second_element_retake_may_still_complete_the_accreditation() =>
        Given(
                WrittenNarrowlyMissed(),
                WrittenTakenAgain(score: 39, sitsOn: "2019-02-06", endorsedOn: "2019-01-07", endorsedUntil: "2019-07-07"),
                ResultNotMet(None, Only(Written), on: "2019-02-20", attempt: 2),
                NarrowRetakeOpened(Written, until: "2019-05-20", bankedUntil: "2019-11-30", on: "2019-02-20", attempt: 2),
                WrittenTakenAgain(score: 40, sitsOn: "2019-05-08", endorsedOn: "2019-04-01", endorsedUntil: "2019-10-01", attempt: 3))
            .When(ReleaseResult(Practitioner, on: "2019-05-20", attempt: 3))
            .Then(
                ResultMet(Only(Written), on: "2019-05-20", attempt: 3),
                FeedbackIssued(None, on: "2019-05-20", attempt: 3),
                Accredited(on: "2019-05-20", reaccreditation: "2022-05-20", attempt: 3),
                CertificateIssued(on: "2019-05-20", currentUntil: "2022-11-20"));
}

/// <summary>C16 ¶76: the interval is an expectation; whether and when is the employer's matter.</summary>
public sealed class When_everything_is_taken_again
{
    [Fact]
    [Trait("Rule", "R-102")]
    [Trait("Rule", "R-104")]
    [Trait("Rule", "S-06")]
    public void The_employer_may_bring_it_forward() =>
        Given(TwoElementsMissed(), BroughtForward(on: "2018-11-05"), EndorsedAgain(by: "LEEDS", on: "2018-11-05", until: "2019-05-05"))
            .When(BookSitting(Practitioner, sitsOn: "2018-12-05", on: "2018-11-06"))
            .Then(Booked(Everything, sitsOn: "2018-12-05", on: "2018-11-06", attempt: 2, endorsement: 2));

    [Fact]
    [Trait("Rule", "S-07")]
    public void What_was_met_the_first_time_is_sat_again_and_banked_anew() =>
        Given(
                TwoElementsMissed(),
                EndorsedAgain(by: "LEEDS", on: "2019-10-07", until: "2020-04-07"),
                Booked(Everything, sitsOn: "2019-11-06", on: "2019-10-08", attempt: 2, endorsement: 2),
                Marked(Knowledge, 18, Met, on: "2019-11-06", attempt: 2),
                Marked(Simulated, 36, NarrowlyNotMet, on: "2019-11-06", attempt: 2),
                Marked(Written, 40, Met, on: "2019-11-06", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2019-11-30", attempt: 2))
            .Then(
                ResultNotMet(Only(Knowledge, Written), Only(Simulated), on: "2019-11-30", attempt: 2),
                FeedbackIssued(Only(Simulated), on: "2019-11-30", attempt: 2),
                NarrowRetakeOpened(Simulated, until: "2020-02-29", bankedUntil: "2020-11-30", on: "2019-11-30", attempt: 2));

    [Fact]
    [Trait("Rule", "S-35")]
    public void No_attempt_is_the_last() =>
        Given(
                TwoElementsMissed(),
                TwoMissedAgain(attempt: 2, sitsOn: "2019-10-09", endorsedUntil: "2020-04-09", expectedAfter: "2020-10-09"),
                TwoMissedAgain(attempt: 3, sitsOn: "2020-10-14", endorsedUntil: "2021-04-14", expectedAfter: "2021-10-14"),
                TwoMissedAgain(attempt: 4, sitsOn: "2021-10-20", endorsedUntil: "2022-04-20", expectedAfter: "2022-10-20"),
                BroughtForward(on: "2021-10-25", attempt: 4),
                EndorsedAgain(by: "LEEDS", on: "2021-10-25", until: "2022-04-25", endorsement: 5))
            .When(BookSitting(Practitioner, sitsOn: "2021-12-08", on: "2021-10-26"))
            .Then(Booked(Everything, sitsOn: "2021-12-08", on: "2021-10-26", attempt: 5, endorsement: 5));

    private static JourneyEvent[] TwoMissedAgain(int attempt, string sitsOn, string endorsedUntil, string expectedAfter) =>
    [
        EndorsedAgain(by: "LEEDS", on: sitsOn, until: endorsedUntil, endorsement: attempt),
        Booked(Everything, sitsOn, on: sitsOn, attempt, endorsement: attempt),
        Marked(Knowledge, 15, NotMet, on: sitsOn, attempt: attempt),
        Marked(Simulated, 45, Met, on: sitsOn, attempt: attempt),
        Marked(Written, 30, NotMet, on: sitsOn, attempt: attempt),
        ResultNotMet(Only(Simulated), Only(Knowledge, Written), on: sitsOn, attempt: attempt),
        FullRetakeOpened(expectedAfter, on: sitsOn, attempt: attempt),
    ];

    [Fact]
    public void The_element_retakes_are_counted_anew() =>
        Given(
                WrittenNarrowlyMissed(),
                WrittenTakenAgain(score: 39, sitsOn: "2019-02-06", endorsedOn: "2019-01-07", endorsedUntil: "2019-07-07"),
                ResultNotMet(None, Only(Written), on: "2019-02-20", attempt: 2),
                NarrowRetakeOpened(Written, until: "2019-05-20", bankedUntil: "2019-11-30", on: "2019-02-20", attempt: 2),
                EndorsedAgain(by: "LEEDS", on: "2019-12-02", until: "2020-06-02", endorsement: 3),
                Booked(Everything, sitsOn: "2020-01-08", on: "2019-12-03", attempt: 3, endorsement: 3),
                Marked(Knowledge, 17, NarrowlyNotMet, on: "2020-01-08", attempt: 3),
                Marked(Simulated, 45, Met, on: "2020-01-08", attempt: 3),
                Marked(Written, 45, Met, on: "2020-01-08", attempt: 3),
                ResultNotMet(Only(Simulated, Written), Only(Knowledge), on: "2020-01-31", attempt: 3),
                NarrowRetakeOpened(Knowledge, until: "2020-04-30", bankedUntil: "2021-01-31", on: "2020-01-31", attempt: 3),
                EndorsedAgain(by: "LEEDS", on: "2020-02-03", until: "2020-08-03", endorsement: 4),
                Booked(Only(Knowledge), sitsOn: "2020-03-04", on: "2020-02-03", attempt: 4, endorsement: 4),
                Marked(Knowledge, 17, NarrowlyNotMet, on: "2020-03-04", attempt: 4))
            .When(ReleaseResult(Practitioner, on: "2020-03-16", attempt: 4))
            .Then(
                ResultNotMet(None, Only(Knowledge), on: "2020-03-16", attempt: 4),
                FeedbackIssued(Only(Knowledge), on: "2020-03-16", attempt: 4),
                NarrowRetakeOpened(Knowledge, until: "2020-06-16", bankedUntil: "2021-01-31", on: "2020-03-16", attempt: 4));
}
