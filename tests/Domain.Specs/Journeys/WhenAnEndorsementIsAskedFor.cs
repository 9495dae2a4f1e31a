namespace Naas.Domain.Specs.Journeys;

/// <summary>S-21: the worker may ask; the employer endorses, declines with a reason, or is shown as waiting.</summary>
[Trait("Rule", "S-21")]
public sealed class When_an_endorsement_is_asked_for
{
    private static JourneyEvent[] AskedLeeds() => [.. AgreedAtLeeds(), EndorsementRequested(of: "LEEDS", on: "2018-07-02")];

    [Fact]
    public void The_request_is_recorded() =>
        Given(AgreedAtLeeds())
            .When(RequestEndorsement(Practitioner, of: "LEEDS", on: "2018-07-02"))
            .Then(EndorsementRequested(of: "LEEDS", on: "2018-07-02"));

    [Fact]
    public void It_needs_no_agreement_no_role_and_no_site() =>
        Given(Registered(), EmployedAt("TRAFFORD"))
            .When(RequestEndorsement(Practitioner, of: "TRAFFORD", on: "2018-07-02"))
            .Then(EndorsementRequested(of: "TRAFFORD", on: "2018-07-02"));

    [Fact]
    public void An_endorsement_answers_it()
    {
        Given(AskedLeeds())
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-09"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-09", until: "2019-01-09"));
        Given(AskedLeeds(), Endorsed(by: "LEEDS", on: "2018-07-09", until: "2019-01-09"))
            .When(DeclineEndorsement(Practitioner, by: "LEEDS", on: "2018-07-10"))
            .ThenRefused(Refusals.NoRequestOpen);
    }

    [Theory]
    [InlineData(DeclineReason.NotYetReady)]
    [InlineData(DeclineReason.NoPlaceThisRound)]
    public void So_does_a_no_with_its_reason(DeclineReason reason) =>
        Given(AskedLeeds())
            .When(DeclineEndorsement(Practitioner, by: "LEEDS", on: "2018-07-09", reason))
            .Then(EndorsementDeclined(by: "LEEDS", on: "2018-07-09", reason));

    [Fact]
    public void Said_twice_a_no_adds_nothing() =>
        Given(AskedLeeds(), EndorsementDeclined(by: "LEEDS", on: "2018-07-09"))
            .When(DeclineEndorsement(Practitioner, by: "LEEDS", on: "2018-07-09"))
            .ThenNothingHappens();

    [Fact]
    public void Another_no_answers_nothing() =>
        Given(AskedLeeds(), EndorsementDeclined(by: "LEEDS", on: "2018-07-09"))
            .When(DeclineEndorsement(Practitioner, by: "LEEDS", on: "2018-07-16"))
            .ThenRefused(Refusals.NoRequestOpen, because: "LEEDS");

    [Fact]
    public void After_a_no_the_worker_may_ask_again() =>
        Given(AskedLeeds(), EndorsementDeclined(by: "LEEDS", on: "2018-07-09"))
            .When(RequestEndorsement(Practitioner, of: "LEEDS", on: "2018-10-01"))
            .Then(EndorsementRequested(of: "LEEDS", on: "2018-10-01"));

    [Fact]
    public void After_a_no_the_employer_may_endorse_unasked() =>
        Given(AskedLeeds(), EndorsementDeclined(by: "LEEDS", on: "2018-07-09"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-08-06"))
            .Then(Endorsed(by: "LEEDS", on: "2018-08-06", until: "2019-02-06"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(AskedLeeds())
            .When(RequestEndorsement(Practitioner, of: "LEEDS", on: "2018-07-03"))
            .ThenNothingHappens();

    [Fact]
    public void Whoever_is_endorsed_need_not_ask() =>
        Given(ReadyToSit())
            .When(RequestEndorsement(Practitioner, of: "LEEDS", on: "2018-08-06"))
            .ThenNothingHappens();

    [Fact]
    public void One_organisation_is_asked_at_a_time() =>
        Given(AskedLeeds(), EmployedAt("BURY", from: "2018-01-08", spell: 2))
            .When(RequestEndorsement(Practitioner, of: "BURY", on: "2018-07-09"))
            .ThenRefused(Refusals.AlreadyRequested, because: "LEEDS was asked on 2 July 2018");

    [Fact]
    public void Who_does_not_see_the_practice_is_not_asked() =>
        Given(AgreedAtLeeds())
            .When(RequestEndorsement(Practitioner, of: "BURY", on: "2018-07-02"))
            .ThenRefused(Refusals.EndorserHasNoDirectExperience, because: "BURY");

    [Fact]
    public void Whoever_is_accredited_asks_for_nothing() =>
        Given(AccreditedPractitioner())
            .When(RequestEndorsement(Practitioner, of: "LEEDS", on: "2018-11-05"))
            .ThenRefused(Refusals.AlreadyAccredited);

    [Fact]
    public void The_leader_level_is_closed() =>
        Given(AgreedAtLeeds())
            .When(RequestEndorsement(Leader, of: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.LevelNotOpen);

    [Fact]
    public void It_cannot_be_before_the_registration() =>
        Given(AgreedAtLeeds())
            .When(RequestEndorsement(Practitioner, of: "LEEDS", on: "2018-05-31"))
            .ThenRefused(Refusals.DateBeforeRegistration);

    [Fact]
    public void It_cannot_be_tomorrow() =>
        Given(AgreedAtLeeds()).Today("2018-07-01")
            .When(RequestEndorsement(Practitioner, of: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    public void Only_who_was_asked_can_decline() =>
        Given(AskedLeeds())
            .When(DeclineEndorsement(Practitioner, by: "BURY", on: "2018-07-09"))
            .ThenRefused(Refusals.NoRequestOpen, because: "BURY");

    [Fact]
    public void Nobody_declines_before_being_asked() =>
        Given(AskedLeeds())
            .When(DeclineEndorsement(Practitioner, by: "LEEDS", on: "2018-07-01"))
            .ThenRefused(Refusals.DeclinedBeforeAsked, because: "2 July 2018");

    [Fact]
    public void Nobody_declines_tomorrow() =>
        Given(AskedLeeds()).Today("2018-07-08")
            .When(DeclineEndorsement(Practitioner, by: "LEEDS", on: "2018-07-09"))
            .ThenRefused(Refusals.DateInFuture);
}
