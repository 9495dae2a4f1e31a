namespace Naas.Domain.Specs.Journeys;

/// <summary>S-16: the endorsement lapses; results and banked elements travel with the worker.</summary>
[Trait("Rule", "S-16")]
public sealed class When_an_endorsed_worker_leaves
{
    [Fact]
    public void The_endorsement_lapses() =>
        Given(ReadyToSit())
            .When(EndEmployment(spell: 1, on: "2018-07-31"))
            .Then(
                Left("LEEDS", on: "2018-07-31"),
                EndorsementLapsed(by: "LEEDS", on: "2018-07-31"));

    [Fact]
    [Trait("Rule", "S-32")]
    public void One_that_a_void_sitting_carried_on_lapses_too() =>
        Given(BookedForSeptember(), Voided(sitsOn: "2018-09-12", VoidReason.TechnicalFailure, rebookUntil: "2019-03-13", on: "2018-09-13"))
            .When(EndEmployment(spell: 1, on: "2019-02-01"))
            .Then(
                Left("LEEDS", on: "2019-02-01"),
                EndorsementLapsed(by: "LEEDS", on: "2019-02-01"));

    [Fact]
    public void A_sitting_still_ahead_is_cancelled() =>
        Given(BookedForSeptember())
            .When(EndEmployment(spell: 1, on: "2018-09-11"))
            .Then(
                Left("LEEDS", on: "2018-09-11"),
                SittingCancelled(sitsOn: "2018-09-12", on: "2018-09-11"),
                EndorsementLapsed(by: "LEEDS", on: "2018-09-11"));

    [Fact]
    public void A_sitting_on_the_last_day_in_post_was_sat_and_stands() =>
        Given(BookedForSeptember())
            .When(EndEmployment(spell: 1, on: "2018-09-12"))
            .Then(Left("LEEDS", on: "2018-09-12"));

    [Fact]
    public void What_was_sat_is_marked_and_released_as_for_anyone() =>
        Given(MarkedInSeptember(), Left("LEEDS", on: "2018-09-21"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultMet(Everything, on: "2018-10-01"),
                FeedbackIssued(None, on: "2018-10-01"),
                Accredited(on: "2018-10-01", reaccreditation: "2021-10-01"),
                CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01"));

    [Fact]
    public void Leaving_another_employer_changes_nothing() =>
        Given(BookedForSeptember(), EmployedAt("BURY", from: "2018-01-01", spell: 2))
            .When(EndEmployment(spell: 2, on: "2018-08-31"))
            .Then(Left("BURY", on: "2018-08-31", spell: 2));

    [Fact]
    public void Each_level_loses_its_own_endorsement() =>
        Given(
                BookedForSeptember(),
                Agreed(level: Supervisor),
                Endorsed(by: "LEEDS", on: "2018-07-09", until: "2019-01-09", level: Supervisor))
            .When(EndEmployment(spell: 1, on: "2018-08-31"))
            .Then(
                Left("LEEDS", on: "2018-08-31"),
                SittingCancelled(sitsOn: "2018-09-12", on: "2018-08-31"),
                EndorsementLapsed(by: "LEEDS", on: "2018-08-31"),
                EndorsementLapsed(by: "LEEDS", on: "2018-08-31", level: Supervisor));

    [Fact]
    public void An_accreditation_is_kept() =>
        Given(AccreditedPractitioner())
            .When(EndEmployment(spell: 1, on: "2018-12-31"))
            .Then(Left("LEEDS", on: "2018-12-31"));

    [Fact]
    public void Nothing_is_booked_on_a_lapsed_endorsement() =>
        Given(ReadyToSit(), Left("LEEDS", on: "2018-07-31"), EndorsementLapsed(by: "LEEDS", on: "2018-07-31"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenRefused(Refusals.NotEndorsed, because: "lapsed when the worker left on 31 July 2018");

    [Fact]
    public void The_new_employer_endorses_anew() =>
        Given(
                ReadyToSit(),
                Left("LEEDS", on: "2018-07-31"),
                EndorsementLapsed(by: "LEEDS", on: "2018-07-31"),
                EmployedAt("BURY", from: "2018-08-01", spell: 2),
                InRole(from: "2018-08-01", spell: 2, role: 2))
            .When(EndorsePractice(Practitioner, by: "BURY", on: "2018-08-31"))
            .Then(Endorsed(by: "BURY", on: "2018-08-31", until: "2019-02-28", endorsement: 2));

    [Fact]
    public void A_leaver_who_comes_back_is_endorsed_anew() =>
        Given(
                ReadyToSit(),
                Left("LEEDS", on: "2018-07-31"),
                EndorsementLapsed(by: "LEEDS", on: "2018-07-31"),
                EmployedAt("LEEDS", from: "2018-08-20", spell: 2),
                InRole(from: "2018-08-20", spell: 2, role: 2))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-08-20"))
            .Then(Endorsed(by: "LEEDS", on: "2018-08-20", until: "2019-02-20", endorsement: 2));

    [Fact]
    public void A_cancelled_sitting_counts_as_no_attempt() =>
        Given(
                BookedForSeptember(),
                Left("LEEDS", on: "2018-08-31"),
                SittingCancelled(sitsOn: "2018-09-12", on: "2018-08-31"),
                EndorsementLapsed(by: "LEEDS", on: "2018-08-31"),
                EmployedAt("BURY", from: "2018-09-03", spell: 2),
                Endorsed(by: "BURY", on: "2018-10-01", until: "2019-04-01", endorsement: 2))
            .When(BookSitting(Practitioner, sitsOn: "2018-11-07", on: "2018-10-02"))
            .Then(Booked(Everything, sitsOn: "2018-11-07", on: "2018-10-02", attempt: 2, endorsement: 2));

    [Fact]
    public void Banked_elements_travel_to_the_new_employer() =>
        Given(
                WrittenNarrowlyMissed(),
                Left("LEEDS", on: "2018-12-31"),
                EmployedAt("BURY", from: "2019-01-01", spell: 2),
                EndorsedAgain(by: "BURY", on: "2019-01-14", until: "2019-07-14"))
            .When(BookSitting(Practitioner, sitsOn: "2019-02-06", on: "2019-01-15"))
            .Then(Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-15", attempt: 2, endorsement: 2));
}
