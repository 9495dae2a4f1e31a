namespace Naas.Domain.Specs.Journeys;

/// <summary>S-22: somebody with several employers rests an attempt on one of them, recorded which.</summary>
[Trait("Rule", "S-22")]
public sealed class When_two_employers_endorse
{
    /// <summary>Leeds until 2 January 2019, Bury until 16 January 2019.</summary>
    private static JourneyEvent[] EndorsedByLeedsAndBury() =>
    [
        .. ReadyToSit(),
        EmployedAt("BURY", from: "2018-01-01", spell: 2),
        Endorsed(by: "BURY", on: "2018-07-16", until: "2019-01-16", endorsement: 2),
    ];

    [Fact]
    public void The_sitting_rests_on_the_later_endorsement_that_covers_it() =>
        Given(EndorsedByLeedsAndBury())
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .Then(Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01", endorsement: 2));

    [Fact]
    public void Leaving_one_leaves_the_other_in_force() =>
        Given(EndorsedByLeedsAndBury(), Left("BURY", on: "2018-07-31", spell: 2), EndorsementLapsed(by: "BURY", on: "2018-07-31", endorsement: 2))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .Then(Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01", endorsement: 1));

    [Fact]
    public void Leaving_the_first_lapses_the_first() =>
        Given(EndorsedByLeedsAndBury())
            .When(EndEmployment(spell: 1, on: "2018-07-31"))
            .Then(
                Left("LEEDS", on: "2018-07-31"),
                EndorsementLapsed(by: "LEEDS", on: "2018-07-31"));

    [Fact]
    public void A_sitting_stays_when_the_worker_leaves_the_employer_it_does_not_rest_on() =>
        Given(EndorsedByLeedsAndBury(), Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01", endorsement: 2))
            .When(EndEmployment(spell: 1, on: "2018-08-31"))
            .Then(
                Left("LEEDS", on: "2018-08-31"),
                EndorsementLapsed(by: "LEEDS", on: "2018-08-31"));

    [Fact]
    public void An_endorsement_from_before_the_result_is_of_no_use_for_the_retake() =>
        Given(
                EndorsedByLeedsAndBury(),
                Booked(Everything, sitsOn: "2019-01-02", on: "2018-08-01", endorsement: 1),
                Marked(Knowledge, 20, Met, on: "2019-01-02"),
                Marked(Simulated, 45, Met, on: "2019-01-02"),
                Marked(Written, 38, NarrowlyNotMet, on: "2019-01-02"),
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2019-01-07"),
                NarrowRetakeOpened(Written, until: "2019-04-07", bankedUntil: "2020-01-07", on: "2019-01-07"))
            .When(BookSitting(Practitioner, sitsOn: "2019-01-16", on: "2019-01-08"))
            .ThenRefused(Refusals.NotReEndorsed, because: "7 January 2019");

    [Fact]
    public void An_earlier_date_sent_later_does_not_shorten_what_is_in_force() =>
        Given(ReadyToSit(), Endorsed(by: "LEEDS", on: "2018-06-29", until: "2018-12-29", endorsement: 2))
            .When(BookSitting(Practitioner, sitsOn: "2019-01-02", on: "2018-08-01"))
            .Then(Booked(Everything, sitsOn: "2019-01-02", on: "2018-08-01", endorsement: 1));
}
