namespace Naas.Domain.Specs.Journeys;

public sealed class When_employment_ends
{
    [Fact]
    public void The_last_day_in_post_is_recorded() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(EndEmployment(spell: 1, on: "2018-07-31"))
            .Then(Left("LEEDS", on: "2018-07-31"));

    [Fact]
    public void The_last_day_may_be_the_first() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2018-07-31"))
            .When(EndEmployment(spell: 1, on: "2018-07-31"))
            .Then(Left("LEEDS", on: "2018-07-31"));

    [Fact]
    public void It_cannot_end_before_it_began() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2018-07-31"))
            .When(EndEmployment(spell: 1, on: "2018-07-30"))
            .ThenRefused(Refusals.EmploymentEndsBeforeStart, because: "31 July 2018");

    [Fact]
    public void It_cannot_end_tomorrow() =>
        Given(Registered(), EmployedAt("LEEDS")).Today("2018-07-30")
            .When(EndEmployment(spell: 1, on: "2018-07-31"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(Registered(), EmployedAt("LEEDS"), Left("LEEDS", on: "2018-07-31"))
            .When(EndEmployment(spell: 1, on: "2018-07-31"))
            .ThenNothingHappens();

    [Fact]
    public void Another_day_is_a_correction_and_not_a_second_leaving() =>
        Given(Registered(), EmployedAt("LEEDS"), Left("LEEDS", on: "2018-07-31"))
            .When(EndEmployment(spell: 1, on: "2018-08-31"))
            .ThenRefused(Refusals.EmploymentAlreadyEnded, because: "31 July 2018");

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Only_an_employment_that_was_recorded_can_end(int spell) =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(EndEmployment(spell, on: "2018-07-31"))
            .ThenRefused(Refusals.NoSuchEmployment);

    [Fact]
    public void Who_died_went_nowhere() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(EndEmployment(spell: 1, LeavingReason.Death, LeavingDestination.Agency, on: "2018-07-31"))
            .ThenRefused(Refusals.DestinationAfterDeath, because: "LEEDS");

    [Fact]
    public void And_has_no_destination() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(EndEmployment(spell: 1, LeavingReason.Death, LeavingDestination.NotApplicable, on: "2018-07-31"))
            .Then(new JourneyEvent.EmploymentEnded(1, new("LEEDS"), LeavingReason.Death, LeavingDestination.NotApplicable, KnownFacts.Day("2018-07-31")));

    [Fact]
    [Trait("Rule", "S-23")]
    public void The_leaving_waits_until_a_role_that_lies_after_it_is_corrected() =>
        Given(Registered(), EmployedAt("LEEDS"), InRole(from: "2018-08-06"))
            .When(EndEmployment(spell: 1, on: "2018-07-31"))
            .ThenRefused(Refusals.RoleBeyondLeaving, because: "6 August 2018");

    [Fact]
    [Trait("Rule", "S-17")]
    public void The_leaving_waits_until_an_absence_that_lies_after_it_is_corrected() =>
        Given(Registered(), EmployedAt("LEEDS"), AbsentFrom("2018-11-05"))
            .When(EndEmployment(spell: 1, on: "2018-10-31"))
            .ThenRefused(Refusals.AbsenceBeyondLeaving, because: "5 November 2018");
}
