using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

public sealed class When_a_route_is_completed_after_the_grace
{
    [Fact]
    [Trait("Rule", "S-15")]
    public void What_nobody_had_noted_is_noted_first_in_the_order_of_the_days() =>
        Given(
            AccreditedPractitioner(),
            new JourneyEvent.LearningDeclared(Practitioner, 1, 30, Day("2020-01-10")))
            .Today("2022-06-01")
            .When(EndorsedForRenewal(on: "2022-06-01"))
            .Then(
                new JourneyEvent.PracticeEndorsedForReaccreditation(Practitioner, new("LEEDS"), new("manager-7"), Day("2022-06-01")),
                new JourneyEvent.ReaccreditationOverdue(Practitioner, DueOn: Day("2021-10-01"), GraceUntil: Day("2022-04-01"), Day("2021-10-02")),
                new JourneyEvent.AccreditationNotCurrent(Practitioner, Day("2022-04-02")),
                new JourneyEvent.AccreditationRestored(Practitioner, ReaccreditationRoute.PracticeAndLearning, DueOn: Day("2025-06-01"), Day("2022-06-01")),
                new JourneyEvent.CertificateIssued(Practitioner, Certificate, CurrentUntil: Day("2025-12-01"), Day("2022-06-01")));

    private static JourneyCommand.EndorseForReaccreditation EndorsedForRenewal(string on) =>
        new(Practitioner, new("LEEDS"), Day(on))
        {
            Endorser = Known("LEEDS"),
            Certificate = Certificate,
            Facts = new CommandFacts(new ActorId("manager-7"), Day(on), Calendar),
        };
}
