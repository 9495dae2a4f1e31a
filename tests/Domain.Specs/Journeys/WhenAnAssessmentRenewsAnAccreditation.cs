namespace Naas.Domain.Specs.Journeys;

/// <summary>S-15: the assessment renews too, and needs neither an employer nor an endorsement.</summary>
[Trait("Rule", "S-15")]
[Trait("Rule", "R-120")]
public sealed class When_an_assessment_renews_an_accreditation
{
    [Fact]
    public void A_worker_without_an_employer_books_everything() =>
        Given(AccreditedPractitioner(), Left("LEEDS", on: "2021-06-30"))
            .When(BookSitting(Practitioner, sitsOn: "2021-09-08", on: "2021-08-02"))
            .Then(Booked(Everything, sitsOn: "2021-09-08", on: "2021-08-02", attempt: 2, endorsement: 0));

    [Fact]
    public void Not_for_a_day_before_the_first_reminder() =>
        Given(AccreditedPractitioner())
            .When(BookSitting(Practitioner, sitsOn: "2021-03-31", on: "2021-03-01"))
            .ThenRefused(Refusals.RenewalNotOpen, because: "from 1 April 2021 on");

    [Fact]
    public void Met_it_renews() =>
        Given(SatAgainIn2021(written: 45))
            .When(ReleaseResult(Practitioner, on: "2021-09-27", attempt: 2))
            .Then(
                ResultMet(Everything, on: "2021-09-27", attempt: 2),
                FeedbackIssued(None, on: "2021-09-27", attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-09-27", currentUntil: "2025-04-01"));

    [Fact]
    public void Not_met_the_accreditation_goes_on_as_it_was() =>
        Given(SatAgainIn2021(written: 38))
            .When(ReleaseResult(Practitioner, on: "2021-09-27", attempt: 2))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2021-09-27", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-09-27", attempt: 2),
                NarrowRetakeOpened(Written, until: "2021-12-27", bankedUntil: "2022-09-27", on: "2021-09-27", attempt: 2));

    [Theory]
    [InlineData(45)]
    [InlineData(38)]
    public void Where_the_other_route_has_renewed_it_since_nothing_is_renewed_twice_or_taken_again(decimal written) =>
        Given(
                SatAgainIn2021(written),
                HoursDeclared(30, on: "2021-09-13"),
                EndorsedForRenewal(on: "2021-09-20"),
                Reaccredited(due: "2024-10-01", on: "2021-09-20"),
                CertificateIssued(on: "2021-09-20", currentUntil: "2025-04-01"))
            .When(ReleaseResult(Practitioner, on: "2021-09-27", attempt: 2))
            .Then(
                written == 45 ? ResultMet(Everything, on: "2021-09-27", attempt: 2) : ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2021-09-27", attempt: 2),
                FeedbackIssued(written == 45 ? None : Only(Written), on: "2021-09-27", attempt: 2));

    [Fact]
    public void A_corrected_score_with_the_same_outcome_renews_nothing_twice() =>
        Given(
                SatAgainIn2021(written: 45),
                ResultMet(Everything, on: "2021-09-27", attempt: 2),
                FeedbackIssued(None, on: "2021-09-27", attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-09-27", currentUntil: "2025-04-01"),
                MarkPutRight(Written, 46, Met, on: "2021-10-04", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2021-10-11", attempt: 2))
            .Then(
                ResultPutRight(Everything, None, firstReleasedOn: "2021-09-27", on: "2021-10-11", attempt: 2),
                FeedbackIssued(None, on: "2021-10-11", version: 2, attempt: 2));

    private static JourneyEvent[] SatAgainIn2021(decimal written) =>
    [
        .. AccreditedPractitioner(),
        Booked(Everything, sitsOn: "2021-09-08", on: "2021-08-02", attempt: 2, endorsement: 0),
        Marked(Knowledge, 20, Met, on: "2021-09-08", attempt: 2),
        Marked(Simulated, 45, Met, on: "2021-09-08", attempt: 2),
        Marked(Written, written, KnownFacts.Standard(Practitioner, Written).Judge(written), on: "2021-09-08", attempt: 2),
    ];
}
