namespace Naas.Domain.Specs.Journeys;

/// <summary>R-008, S-47: taking part is voluntary.</summary>
[Trait("Rule", "R-008")]
[Trait("Rule", "S-47")]
public sealed class When_a_worker_agrees_to_be_assessed
{
    [Fact]
    public void The_agreement_is_recorded() =>
        Given(Registered())
            .When(AgreeToAssessment(Practitioner, on: "2018-06-04"))
            .Then(Agreed(on: "2018-06-04"));

    [Fact]
    public void Each_level_is_agreed_on_its_own() =>
        Given(Registered(), Agreed())
            .When(AgreeToAssessment(Supervisor, on: "2018-06-05"))
            .Then(Agreed(on: "2018-06-05", level: Supervisor));

    [Fact]
    public void It_may_be_on_the_day_of_the_registration() =>
        Given(Registered(on: "2018-06-01"))
            .When(AgreeToAssessment(Practitioner, on: "2018-06-01"))
            .Then(Agreed(on: "2018-06-01"));

    [Fact]
    public void It_cannot_be_before_the_registration() =>
        Given(Registered(on: "2018-06-01"))
            .When(AgreeToAssessment(Practitioner, on: "2018-05-31"))
            .ThenRefused(Refusals.DateBeforeRegistration, because: "1 June 2018");

    [Fact]
    public void It_cannot_be_tomorrow() =>
        Given(Registered()).Today("2018-06-03")
            .When(AgreeToAssessment(Practitioner, on: "2018-06-04"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(Registered(), Agreed(on: "2018-06-04"))
            .When(AgreeToAssessment(Practitioner, on: "2018-06-11"))
            .ThenNothingHappens();

    [Fact]
    [Trait("Rule", "R-127")]
    public void Practice_leaders_are_sent_to_the_supervisor_level() =>
        Given(Registered())
            .When(AgreeToAssessment(Leader, on: "2018-06-04"))
            .ThenRefused(Refusals.LevelNotOpen, because: "practice leaders are encouraged to sit the supervisor level");
}
