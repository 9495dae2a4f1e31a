using Naas.Domain.Rollouts;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

[Trait("Rule", "S-16")]
public sealed class When_a_successor_is_succeeded_on_one_day
{
    [Fact]
    public void The_employment_goes_on_to_the_last_of_them() =>
        Given(Registered(), EmployedAt("LEEDS"), CarriedOver("LEEDS", to: "LEEDS-TRUST", on: "2019-04-01"))
            .When(CarryOver(new Succession(new("WIGAN"), Day("2019-04-01"))))
            .Then(CarriedOver("LEEDS-TRUST", to: "WIGAN", on: "2019-04-01"));

    [Fact]
    public void And_asked_again_nothing_happens() =>
        Given(Registered(), EmployedAt("LEEDS"), CarriedOver("LEEDS", to: "LEEDS-TRUST", on: "2019-04-01"))
            .When(CarryOver(null))
            .ThenNothingHappens();

    private static JourneyEvent.EmploymentCarriedOver CarriedOver(string from, string to, string on) => new(1, new(from), new(to), Day(on));

    private static JourneyCommand.CarryOverEmployment CarryOver(Succession? succession) =>
        new(1, Day("2019-04-01"))
        {
            Succession = succession,
            Facts = new CommandFacts(new ActorId("system-sweep"), Day(Today), Calendar),
        };
}
