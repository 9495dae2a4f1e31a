namespace Naas.Domain.Specs.Journeys;

/// <summary>
/// S-34: the attempt does not count, and nothing else of its series falls with it. The written element was narrowly missed on
/// 30 November 2018: three months end on 28 February, twelve on 30 November 2019.
/// </summary>
[Trait("Rule", "S-34")]
public sealed class When_malpractice_is_found_at_a_retake
{
    [Fact]
    [Trait("Rule", "S-48")]
    public void Before_its_release_the_retake_is_still_to_be_taken_in_the_time_that_is_left() =>
        Given(RetakeSat(), Accused(on: "2019-01-17", until: "2019-01-31"))
            .When(FindMalpractice(on: "2019-01-28"))
            .Then(
                MalpracticeFound(on: "2019-01-28", attempt: 2),
                Voided(sitsOn: "2019-01-16", VoidReason.Malpractice, rebookUntil: null, on: "2019-01-28", attempt: 2, by: "decider-1"),
                WindowMoved(WindowStop.Investigation, from: "2019-01-17", to: "2019-01-28", until: "2019-03-11", bankedUntil: "2019-12-11", on: "2019-01-28"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void After_it_too() =>
        Given(RetakeMissed(), Accused(on: "2019-01-17", until: "2019-01-31"))
            .When(FindMalpractice(on: "2019-01-28"))
            .Then(
                MalpracticeFound(on: "2019-01-28", attempt: 2),
                ResultAnnulled(on: "2019-01-28", attempt: 2),
                NarrowRetakeOpened(Written, until: "2019-03-11", bankedUntil: "2019-12-11", on: "2019-01-28", attempt: 2));

    [Fact]
    [Trait("Rule", "S-48")]
    public void What_else_stood_in_the_way_since_counts_as_well() =>
        Given(
                RetakeMissed(),
                AbsentFrom("2019-02-01"),
                AbsentUntil("2019-02-10"),
                WindowMoved(WindowStop.ProtectedAbsence, from: "2019-02-01", to: "2019-02-11", until: "2019-04-27", bankedUntil: "2019-12-10", on: "2019-02-10", attempt: 2),
                Accused(on: "2019-02-18", until: "2019-03-04"))
            .When(FindMalpractice(on: "2019-02-25"))
            .Then(
                MalpracticeFound(on: "2019-02-25", attempt: 2),
                ResultAnnulled(on: "2019-02-25", attempt: 2),
                NarrowRetakeOpened(Written, until: "2019-03-17", bankedUntil: "2019-12-17", on: "2019-02-25", attempt: 2));

    [Fact]
    [Trait("Rule", "S-03")]
    public void Once_the_narrow_retake_would_have_been_over_the_element_retake_goes_on() =>
        Given(RetakeMissed(), Accused(on: "2019-04-01", until: "2019-04-15"))
            .When(FindMalpractice(on: "2019-04-08"))
            .Then(
                MalpracticeFound(on: "2019-04-08", attempt: 2),
                ResultAnnulled(on: "2019-04-08", attempt: 2),
                ElementRetakeOpened(Written, expectedAfter: "2019-04-08", bankedUntil: "2019-12-07", on: "2019-04-08", attempt: 2));

    [Fact]
    [Trait("Rule", "S-07")]
    public void Once_the_others_would_have_counted_no_more_everything_is_taken_again_and_may_be_at_once() =>
        Given(RetakeMissed(), Accused(on: "2019-12-02", until: "2019-12-16"))
            .When(FindMalpractice(on: "2019-12-09"))
            .Then(
                MalpracticeFound(on: "2019-12-09", attempt: 2),
                ResultAnnulled(on: "2019-12-09", attempt: 2),
                FullRetakeOpened(expectedAfter: "2019-12-09", on: "2019-12-09", attempt: 2));

    [Fact]
    [Trait("Rule", "S-04")]
    public void The_next_one_is_the_first_that_counts() =>
        Given(
                RetakeMissed(),
                Accused(on: "2019-01-17", until: "2019-01-31"),
                MalpracticeFound(on: "2019-01-28", attempt: 2),
                ResultAnnulled(on: "2019-01-28", attempt: 2),
                NarrowRetakeOpened(Written, until: "2019-03-11", bankedUntil: "2019-12-11", on: "2019-01-28", attempt: 2),
                WrittenTakenAgain(38, sitsOn: "2019-02-20", endorsedOn: "2019-01-30", endorsedUntil: "2019-07-30", attempt: 3))
            .When(ReleaseResult(Practitioner, on: "2019-02-27", attempt: 3))
            .Then(
                ResultNotMet(None, Only(Written), on: "2019-02-27", attempt: 3),
                FeedbackIssued(Only(Written), on: "2019-02-27", attempt: 3),
                NarrowRetakeOpened(Written, until: "2019-05-27", bankedUntil: "2019-12-11", on: "2019-02-27", attempt: 3));

    [Fact]
    [Trait("Rule", "S-04")]
    [Trait("Rule", "S-41")]
    public void Where_it_had_used_up_the_retakes_there_is_another_one() =>
        Given(MissedTwiceMore(), FullRetakeOpened(expectedAfter: "2020-02-27", on: "2019-02-27", attempt: 3), Accused(on: "2019-03-04", until: "2019-03-18"))
            .When(FindMalpractice(on: "2019-03-11"))
            .Then(
                MalpracticeFound(on: "2019-03-11", attempt: 2),
                ResultAnnulled(on: "2019-03-11", attempt: 2),
                NarrowRetakeOpened(Written, until: "2019-06-11", bankedUntil: "2019-12-07", on: "2019-03-11", attempt: 2));

    [Fact]
    [Trait("Rule", "S-48")]
    public void What_a_later_one_left_goes_on() =>
        Given(
                MissedTwiceMore(),
                NarrowRetakeOpened(Written, until: "2019-05-27", bankedUntil: "2019-11-30", on: "2019-02-27", attempt: 3),
                Accused(on: "2019-03-04", until: "2019-03-18"))
            .When(FindMalpractice(on: "2019-03-11"))
            .Then(
                MalpracticeFound(on: "2019-03-11", attempt: 2),
                ResultAnnulled(on: "2019-03-11", attempt: 2),
                WindowMoved(WindowStop.Investigation, from: "2019-03-04", to: "2019-03-11", until: "2019-06-03", bankedUntil: "2019-12-07", on: "2019-03-11", attempt: 3));

    [Fact]
    [Trait("Rule", "S-36")]
    public void An_accreditation_that_it_had_completed_is_revoked_and_the_one_element_taken_again() =>
        Given(
                RetakeSat(45),
                ResultMet(Only(Written), on: "2019-01-17", attempt: 2),
                FeedbackIssued(None, on: "2019-01-17", attempt: 2),
                Accredited(on: "2019-01-17", reaccreditation: "2022-01-17", attempt: 2),
                CertificateIssued(on: "2019-01-17", currentUntil: "2022-07-17"),
                Accused(on: "2019-01-17", until: "2019-01-31"),
                MalpracticeFound(on: "2019-01-28", attempt: 2),
                ResultAnnulled(on: "2019-01-28", attempt: 2),
                NoticeGiven(RevocationGround.MalpracticeFound, notBefore: "2019-03-05", on: "2019-02-04"))
            .When(Revoke(on: "2019-10-07"))
            .Then(
                Revoked(RevocationGround.MalpracticeFound, on: "2019-10-07"),
                NarrowRetakeOpened(Written, until: "2019-11-11", bankedUntil: "2020-08-12", on: "2019-10-07", attempt: 2));

    [Fact]
    [Trait("Rule", "S-15")]
    public void A_renewal_that_another_one_completed_stands() =>
        Given(
                AccreditedPractitioner(),
                Booked(Everything, sitsOn: "2021-05-12", on: "2021-04-20", attempt: 2, endorsement: 0),
                Marked(Knowledge, 20, Met, on: "2021-05-12", attempt: 2),
                Marked(Simulated, 45, Met, on: "2021-05-12", attempt: 2),
                Marked(Written, 38, NarrowlyNotMet, on: "2021-05-12", attempt: 2),
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2021-05-19", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-05-19", attempt: 2),
                NarrowRetakeOpened(Written, until: "2021-08-19", bankedUntil: "2022-05-19", on: "2021-05-19", attempt: 2),
                Booked(Only(Written), sitsOn: "2021-06-09", on: "2021-05-24", attempt: 3, endorsement: 0),
                Marked(Written, 38, NarrowlyNotMet, on: "2021-06-09", attempt: 3),
                ResultNotMet(None, Only(Written), on: "2021-06-16", attempt: 3),
                FeedbackIssued(Only(Written), on: "2021-06-16", attempt: 3),
                NarrowRetakeOpened(Written, until: "2021-09-16", bankedUntil: "2022-05-19", on: "2021-06-16", attempt: 3),
                Booked(Only(Written), sitsOn: "2021-07-14", on: "2021-06-21", attempt: 4, endorsement: 0),
                Marked(Written, 45, Met, on: "2021-07-14", attempt: 4),
                ResultMet(Only(Written), on: "2021-07-21", attempt: 4),
                FeedbackIssued(None, on: "2021-07-21", attempt: 4),
                Reaccredited(due: "2024-10-01", on: "2021-07-14", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-07-21", currentUntil: "2025-04-01"),
                MalpracticeAlleged(on: "2021-08-02", until: "2021-08-16", attempt: 3),
                WorkerHeard(on: "2021-08-03"))
            .When(FindMalpractice(on: "2021-08-09"))
            .Then(MalpracticeFound(on: "2021-08-09", attempt: 3), ResultAnnulled(on: "2021-08-09", attempt: 3));

    /// <summary>The written element, taken again on 16 January 2019.</summary>
    private static JourneyEvent[] RetakeSat(decimal written = 38) =>
        [.. WrittenNarrowlyMissed(), .. WrittenTakenAgain(written, sitsOn: "2019-01-16", endorsedOn: "2019-01-07", endorsedUntil: "2019-07-07")];

    /// <summary>… and narrowly missed once more, released the next day.</summary>
    private static JourneyEvent[] RetakeMissed() =>
    [
        .. RetakeSat(),
        ResultNotMet(None, Only(Written), on: "2019-01-17", attempt: 2),
        FeedbackIssued(Only(Written), on: "2019-01-17", attempt: 2),
        NarrowRetakeOpened(Written, until: "2019-04-17", bankedUntil: "2019-11-30", on: "2019-01-17", attempt: 2),
    ];

    /// <summary>… and a third time, released on 27 February; what that leads to is the edition's number of retakes.</summary>
    private static JourneyEvent[] MissedTwiceMore() =>
    [
        .. RetakeMissed(),
        .. WrittenTakenAgain(38, sitsOn: "2019-02-20", endorsedOn: "2019-01-30", endorsedUntil: "2019-07-30", attempt: 3),
        ResultNotMet(None, Only(Written), on: "2019-02-27", attempt: 3),
        FeedbackIssued(Only(Written), on: "2019-02-27", attempt: 3),
    ];

    /// <summary>Malpractice at the retake is alleged, and the worker answers at once.</summary>
    private static JourneyEvent[] Accused(string on, string until) => [MalpracticeAlleged(on, until, attempt: 2), WorkerHeard(on)];
}
