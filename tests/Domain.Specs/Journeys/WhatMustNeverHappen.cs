using System.Reflection;
using System.Text.RegularExpressions;

namespace Naas.Domain.Specs.Journeys;

/// <summary>What no command may lead to, however it is put.</summary>
public sealed class What_must_never_happen
{
    /// <summary>Words of consequences that are the employer's or the regulator's, never the system's (G17 ¶55).</summary>
    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        "Registration", "Regulator", "Sanction", "Struck", "Fitness",
        "Pay", "Paid", "Payment", "Salary", "Wage", "Reward", "Bonus", "Increment", "Promote", "Promotion", "Demote", "Demotion",
        "Dismiss", "Dismissal", "Redundancy", "Capability", "Disciplinary", "Discipline", "Performance", "Suspend", "Suspension",
    };

    [Fact]
    [Trait("Rule", "R-005")]
    [Trait("Rule", "R-105")]
    public void No_event_and_no_command_speaks_of_registration_pay_or_dismissal() =>
        typeof(JourneyEvent).GetNestedTypes().Concat(typeof(JourneyCommand).GetNestedTypes())
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(member => (type.Name, Member: member.Name)).Append((type.Name, Member: type.Name)))
            .Where(pair => IsForeign(pair.Member))
            .Should().BeEmpty("registration is the regulator's matter and consequences in employment are the employer's");

    [Fact]
    [Trait("Rule", "R-105")]
    public void That_somebody_was_dismissed_is_said_of_a_leaving_and_of_nothing_else() =>
        typeof(JourneyEvent).GetNestedTypes().Concat(typeof(JourneyCommand).GetNestedTypes())
            .Where(type => type.GetProperties().Any(member => member.PropertyType.IsEnum && Enum.GetNames(member.PropertyType).Any(IsForeign)))
            .Should().BeEquivalentTo([typeof(JourneyEvent.EmploymentEnded), typeof(JourneyCommand.EndEmployment)]);

    [Theory]
    [InlineData("RegistrationSuspended", true)]
    [InlineData("PayGrade", true)]
    [InlineData("Dismissal", true)]
    [InlineData("SocialWorkerRegistered", false)]
    [InlineData("PassportGranted", false)]
    public void The_words_are_found(string name, bool found) => IsForeign(name).Should().Be(found);

    [Fact]
    [Trait("Rule", "R-032")]
    public void An_agency_does_not_employ_where_the_practice_is() =>
        Given(Registered())
            .When(StartEmployment(at: "BRIGHT-STAFFING", EmploymentBasis.Direct, agency: null, on: "2018-06-04"))
            .ThenRefused(Refusals.PlacementWithAgency, because: "BRIGHT-STAFFING");

    [Fact]
    [Trait("Rule", "R-032")]
    public void An_agency_that_took_an_employer_over_does_not_endorse_its_staff() =>
        Given(AgreedAtLeeds(), CarriedOver(from: "LEEDS", to: "BRIGHT-STAFFING", on: "2018-06-18"))
            .When(EndorsePractice(Practitioner, by: "BRIGHT-STAFFING", on: "2018-07-02"))
            .ThenRefused(Refusals.AgencyCannotEndorse, because: "BRIGHT-STAFFING");

    [Fact]
    [Trait("Rule", "R-032")]
    public void An_agency_is_no_endorser_although_it_were_a_site() =>
        Given(Registered(), PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS"), InRole())
            .When(EndorsePractice(Practitioner, new Organisation(new("BRIGHT-STAFFING"), OrganisationKind.Agency, KnownFacts.Day("2018-07-01")), on: "2018-07-02"))
            .ThenRefused(Refusals.AgencyCannotEndorse, because: "BRIGHT-STAFFING");

    [Fact]
    [Trait("Rule", "R-032")]
    public void An_agency_is_not_even_asked() =>
        Given(Registered(), PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS"), InRole())
            .When(RequestEndorsement(Practitioner, of: "BRIGHT-STAFFING", on: "2018-07-02"))
            .ThenRefused(Refusals.AgencyCannotEndorse, because: "BRIGHT-STAFFING");

    [Fact]
    [Trait("Rule", "R-032")]
    public void An_agency_does_not_endorse_for_re_accreditation() =>
        Given(AccreditedPractitioner(), Left("LEEDS", on: "2019-12-31"), PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS", from: "2020-01-06", spell: 2))
            .When(By("manager-7", new JourneyCommand.EndorseForReaccreditation(Practitioner, new("BRIGHT-STAFFING"), KnownFacts.Day("2021-06-07")) { Endorser = KnownFacts.Known("BRIGHT-STAFFING") }))
            .ThenRefused(Refusals.AgencyCannotEndorse, because: "BRIGHT-STAFFING");

    [Fact]
    [Trait("Rule", "R-032")]
    public void The_self_employed_do_not_endorse_themselves() =>
        Given(Registered(), SelfEmployedAt("LEEDS"), InRole())
            .When(EndorsePractice(Practitioner, new Organisation(new("WORKER-5"), OrganisationKind.OtherEmployer, KnownFacts.Day("2018-07-01")), on: "2018-07-02"))
            .ThenRefused(Refusals.EndorserHasNoDirectExperience, because: "WORKER-5");

    private static bool IsForeign(string name) => Regex.Matches(name, "[A-Z][a-z]*").Any(word => Foreign.Contains(word.Value));
}
