using Naas.Domain.Specs.Explaining;

namespace Naas.Domain.Specs.Journeys;

/// <summary>S-50: what an edition promised to whom it accredited, or left to be taken again, no later one changes, whichever governs what is done since.</summary>
/// <remarks>Accredited under response-2017: 36 months, reminders at 6, 3 and 1, grace of 6. The one of 2021: 24 months, reminders at 12 and 2, grace of 8.</remarks>
[Trait("Rule", "S-50")]
public sealed class When_another_edition_came_since
{
    private static readonly Policy Of2021 = SomeEditions.After(KnownFacts.Response2017, "response-2021", inForceFrom: "2021-01-01");

    private static readonly SomeEditions Both = new(KnownFacts.Response2017, Of2021);

    [Fact]
    [Trait("Rule", "S-48")]
    public void A_leave_that_ends_moves_the_due_day_by_what_lay_in_the_old_time_for_renewal() =>
        Given(AccreditedPractitioner(), AbsentFrom("2021-01-04")).Under(Both)
            .When(EndAbsence(on: "2021-04-30"))
            .Then(
                AbsentUntil("2021-04-30"),
                DueMoved(from: "2021-04-01", to: "2021-05-01", due: "2021-10-31", currentUntil: "2022-05-01", on: "2021-04-30"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void So_does_a_leave_that_ends_with_the_employment() =>
        Given(AccreditedPractitioner(), AbsentFrom("2021-01-04")).Under(Both)
            .When(EndEmployment(spell: 1, on: "2021-04-30"))
            .Decision.Should().BeOfType<Decision.Accepted>()
            .Which.Events.Should().EndWith(DueMoved(from: "2021-04-01", to: "2021-05-01", due: "2021-10-31", currentUntil: "2022-05-01", on: "2021-04-30"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void And_one_that_is_put_right() =>
        Given(AccreditedPractitioner(), AbsentFrom("2020-06-01"), AbsentUntil("2020-07-31")).Under(Both)
            .When(PutAbsenceRight(from: "2021-01-04", to: "2021-04-30", on: "2021-05-04"))
            .Then(
                AbsencePutRight(from: "2021-01-04", to: "2021-04-30", on: "2021-05-04"),
                DueMoved(from: "2021-04-01", to: "2021-05-01", due: "2021-10-31", currentUntil: "2022-05-01", on: "2021-05-04"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void And_the_end_of_a_wait_for_a_place() =>
        Given(AccreditedPractitioner(), PlaceRequested(on: "2021-03-01")).Under(Both)
            .When(OfferPlace(sitsOn: "2021-05-01", on: "2021-04-06"))
            .Then(
                PlaceOffered(sitsOn: "2021-05-01", on: "2021-04-06"),
                DueMoved(from: "2021-04-01", to: "2021-05-01", due: "2021-10-31", currentUntil: "2022-05-01", on: "2021-04-06", cause: WindowStop.WaitForSitting));

    [Fact]
    [Trait("Rule", "S-15")]
    public void Both_routes_of_one_accreditation_open_on_one_day()
    {
        Given(AccreditedPractitioner()).Under(Both).When(BookSitting(Practitioner, sitsOn: "2021-03-31", on: "2021-02-01")).ThenRefused(Refusals.RenewalNotOpen, because: "from 1 April 2021 on");
        Given(AccreditedPractitioner()).Under(Both).When(RequestPlace(on: "2021-03-31")).ThenRefused(Refusals.RenewalNotOpen, because: "from 1 April 2021 on");
        Given(AccreditedPractitioner()).Under(Both).When(EndorseForRenewal(on: "2021-03-31")).ThenRefused(Refusals.RenewalNotOpen, because: "from 1 April 2021 on");
        Given(AccreditedPractitioner()).Under(Both).When(EndorseForRenewal(on: "2021-04-01")).Then(EndorsedForRenewal(on: "2021-04-01"));
        Given(AccreditedPractitioner()).Under(Both).When(BookSitting(Practitioner, sitsOn: "2021-04-01", on: "2021-02-01")).Then(BookedUnder(Of2021, sitsOn: "2021-04-01", on: "2021-02-01"));
    }

    [Fact]
    [Trait("Rule", "S-15")]
    public void Reminders_are_those_of_the_accreditation()
    {
        Given(AccreditedPractitioner()).Under(Both).When(Remind(12, on: "2021-01-04")).ThenRefused(Refusals.NotAReminder, because: "12 months");
        Given(AccreditedPractitioner()).Under(Both).When(Remind(6, on: "2021-04-01")).Then(Reminded(6, due: "2021-10-01", on: "2021-04-01"));
    }

    [Fact]
    [Trait("Rule", "S-15")]
    public void A_renewal_is_for_as_long_by_either_route()
    {
        Given(AccreditedPractitioner(), BookedUnder(Of2021, sitsOn: "2021-09-08", on: "2021-08-02"), MarkedAgain()).Under(Both)
            .When(ReleaseResult(Practitioner, on: "2021-09-27", attempt: 2))
            .Then(
                ResultMet(Everything, on: "2021-09-27", attempt: 2),
                FeedbackIssued(None, on: "2021-09-27", attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-09-27", currentUntil: "2025-04-01"));
        Given(AccreditedPractitioner(), EndorsedForRenewal(on: "2021-07-01")).Under(Both)
            .When(DeclareHours(30, on: "2021-08-01"))
            .Then(
                HoursDeclared(30, on: "2021-08-01"),
                Reaccredited(due: "2024-10-01", on: "2021-08-01"),
                CertificateIssued(on: "2021-08-01", currentUntil: "2025-04-01"));
    }

    [Fact]
    [Trait("Rule", "R-100")]
    public void What_the_assessment_for_a_renewal_leaves_to_be_taken_again_is_that_attempts_own() =>
        Given(AccreditedPractitioner(), BookedUnder(Of2021, sitsOn: "2021-09-08", on: "2021-08-02"), MarkedAgain(written: 38)).Under(Both)
            .When(ReleaseResult(Practitioner, on: "2021-09-27", attempt: 2))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2021-09-27", attempt: 2),
                FeedbackIssued(Only(Written), on: "2021-09-27", attempt: 2),
                NarrowRetakeOpened(Written, until: "2022-02-27", bankedUntil: "2022-11-27", on: "2021-09-27", attempt: 2));

    [Fact]
    [Trait("Rule", "S-15")]
    public void An_edition_without_an_interval_ends_nobodys_rhythm()
    {
        var without = new SomeEditions(KnownFacts.Response2017, Of2021 with { ReaccreditationMonths = Of2021.ReaccreditationMonths with { Value = null } });

        Given(AccreditedPractitioner()).Under(without).When(BookSitting(Practitioner, sitsOn: "2021-09-08", on: "2021-08-02")).Then(BookedUnder(Of2021, sitsOn: "2021-09-08", on: "2021-08-02"));
        Given(AccreditedPractitioner(), BookedUnder(Of2021, sitsOn: "2021-09-08", on: "2021-08-02"), MarkedAgain()).Under(without)
            .When(ReleaseResult(Practitioner, on: "2021-09-27", attempt: 2))
            .Then(
                ResultMet(Everything, on: "2021-09-27", attempt: 2),
                FeedbackIssued(None, on: "2021-09-27", attempt: 2),
                Reaccredited(due: "2024-10-01", on: "2021-09-08", ReaccreditationRoute.Assessment),
                CertificateIssued(on: "2021-09-27", currentUntil: "2025-04-01"));
    }

    [Fact]
    [Trait("Rule", "S-19")]
    public void An_endorsement_that_is_put_right_carries_for_as_long_as_it_was_given_for() =>
        Given(ReadyToSit()).Under(Both).When(CorrectEndorsement(1, endorsedOn: "2018-07-09", on: "2021-02-01"))
            .Then(EndorsementCorrected(endorsedOn: "2018-07-09", until: "2019-01-09", on: "2021-02-01"));

    [Fact]
    public void Each_rule_names_the_edition_that_it_goes_by()
    {
        var booking = Explained.Of(Folded(AccreditedPractitioner()), Both, Practitioner, KnownFacts.Day("2021-02-01")).Step<JourneyCommand.BookSitting>();

        booking.Edition.Value.Should().Be("response-2021");
        booking.Finding("already-accredited").Sentence.Should().Be("The accreditation of 1 October 2018 may be renewed from 1 April 2021 on.");
        booking.Finding("already-accredited").Edition!.Value.Value.Should().Be("response-2017");
        booking.Finding("already-accredited").Settings.Should().Contain(setting => setting.Name == "reaccreditationReminderMonths" && setting.Value == "1, 3, 6");
        booking.Finding("level-not-open").Edition.Should().BeNull("it goes by the edition of the booking");
    }

    [Fact]
    public void So_does_each_thing_that_follows_from_a_decision()
    {
        JourneyEvent[] before = [.. AccreditedPractitioner(), AbsentFrom("2021-01-04")];
        JourneyEvent[] recorded = [AbsentUntil("2021-04-30"), DueMoved(from: "2021-04-01", to: "2021-05-01", due: "2021-10-31", currentUntil: "2022-05-01", on: "2021-04-30")];

        ExplainedPast.Of(before, recorded, EndAbsence(on: "2021-04-30"), Both.Named(Of2021.Edition))
            .Consequences[1].Findings.Should().ContainSingle().Which.Edition!.Value.Value.Should().Be("response-2017");
    }

    [Fact]
    public void Windows_name_the_edition_whose_numbers_they_are()
    {
        var told = Explained.Of(Folded(AccreditedPractitioner()), Both, Practitioner, KnownFacts.Day("2021-02-01"));

        told.Window("renewal").Should().BeEquivalentTo(new { From = KnownFacts.Day("2021-04-01"), Until = KnownFacts.Day("2021-10-01"), Edition = new EditionCode("response-2017") });
        told.Window("grace").Should().BeEquivalentTo(new { Until = KnownFacts.Day("2022-04-01"), Edition = new EditionCode("response-2017") });
    }

    [Fact]
    public void An_edition_that_is_not_there_any_more_is_named()
    {
        var alone = new SomeEditions(Of2021);

        FluentActions.Invoking(() => JourneyDecider.Decide(EndAbsence(on: "2021-04-30"), Folded([.. AccreditedPractitioner(), AbsentFrom("2021-01-04")]), alone.Named(Of2021.Edition)))
            .Should().Throw<EditionMissingException>().Which.Edition.Value.Should().Be("response-2017");
    }

    private static JourneyEvent BookedUnder(Policy policy, string sitsOn, string on) =>
        ((JourneyEvent.SittingBooked)Booked(Everything, sitsOn, on, attempt: 2, endorsement: 0)) with { Edition = policy.Edition };

    private static JourneyEvent[] MarkedAgain(decimal written = 45) =>
    [
        Marked(Knowledge, 20, Met, on: "2021-09-08", attempt: 2),
        Marked(Simulated, 45, Met, on: "2021-09-08", attempt: 2),
        Marked(Written, written, KnownFacts.Standard(Practitioner, Written).Judge(written), on: "2021-09-08", attempt: 2),
    ];

    private static Journey Folded(JourneyEvent[] history) => history.Aggregate(Journey.NotBegun, Journey.Evolve);
}
