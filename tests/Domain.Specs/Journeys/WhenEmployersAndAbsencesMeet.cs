using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

public sealed class When_an_absence_lies_after_the_leaving
{
    [Fact]
    [Trait("Rule", "S-17")]
    public void The_leaving_waits_until_the_absence_is_corrected() =>
        Given(Registered(), EmployedAt("LEEDS"), new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-11-05")))
            .When(EndEmployment(spell: 1, on: "2018-10-31"))
            .ThenRefused(Refusals.AbsenceBeyondLeaving, because: "5 November 2018");
}

public sealed class When_two_employers_have_a_worker_in_a_role
{
    [Fact]
    [Trait("Rule", "R-023")]
    public void The_wait_at_one_is_nothing_to_the_other() =>
        Given(
                Registered(), EmployedAt("LEEDS"), EmployedAt("BURY", from: "2018-05-01", spell: 2),
                InRole(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.Established, "2017-09-01", null, null),
                InRole(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.NewSupervisor, "2018-05-01", "2019-05-01", null, spell: 2, role: 2))
            .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", level: Supervisor));
}

public sealed class When_a_leaving_is_recorded_after_the_endorsement_was_taken_back
{
    [Fact]
    [Trait("Rule", "S-16")]
    public void The_endorsement_had_lapsed_with_the_leaving() =>
        Given([.. ReadyToSit(), new JourneyEvent.EndorsementWithdrawn(Practitioner, 1, new("LEEDS"), WithdrawalReason.RoleChanged, new("manager-7"), Day("2018-07-20"))])
            .When(EndEmployment(spell: 1, on: "2018-07-13"))
            .Then(Left("LEEDS", on: "2018-07-13"), EndorsementLapsed(by: "LEEDS", on: "2018-07-13"));
}
