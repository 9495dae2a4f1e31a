namespace Naas.Domain.Specs.Journeys;

/// <summary>The record was wrong: no worker moved, and what rests on the record has to stand on the corrected one.</summary>
public sealed class When_an_employment_is_corrected
{
    /// <summary>Endorsed by Leeds, and recorded as having left on 31 July 2018.</summary>
    private static JourneyEvent[] LeftInJuly() => [.. ReadyToSit(), Left("LEEDS", on: "2018-07-31"), EndorsementLapsed(by: "LEEDS", on: "2018-07-31")];

    [Fact]
    public void Its_first_day_is_put_right() =>
        Given(AgreedAtLeeds())
            .When(CorrectEmployment(spell: 1, from: "2016-09-01", to: null, on: "2018-08-06"))
            .Then(EmploymentCorrected(spell: 1, from: "2016-09-01", to: null, on: "2018-08-06"));

    [Fact]
    [Trait("Rule", "R-030")]
    public void Its_footing_is_put_right() =>
        Given(AgreedAtLeeds())
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: null, on: "2018-08-06", EmploymentBasis.Agency, agency: "BRIGHT-STAFFING"))
            .Then(EmploymentCorrected(spell: 1, from: "2017-09-01", to: null, on: "2018-08-06", EmploymentBasis.Agency, agency: "BRIGHT-STAFFING"));

    [Fact]
    [Trait("Rule", "S-16")]
    public void Who_never_left_has_the_endorsement_back() =>
        Given(LeftInJuly())
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: null, on: "2018-08-20"))
            .Then(
                EmploymentCorrected(spell: 1, from: "2017-09-01", to: null, on: "2018-08-20"),
                EndorsementReinstated(by: "LEEDS", lapsedOn: null, on: "2018-08-20"));

    [Fact]
    [Trait("Rule", "S-16")]
    public void Who_left_later_had_it_longer() =>
        Given(LeftInJuly())
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: "2018-08-17", on: "2018-08-20"))
            .Then(
                EmploymentCorrected(spell: 1, from: "2017-09-01", to: "2018-08-17", on: "2018-08-20"),
                EndorsementReinstated(by: "LEEDS", lapsedOn: "2018-08-17", on: "2018-08-20"));

    [Fact]
    [Trait("Rule", "R-020")]
    [Trait("Rule", "R-022")]
    public void The_least_wait_of_the_newly_qualified_runs_from_the_corrected_day() =>
        Given(NewlyQualifiedAtLeeds())
            .When(CorrectEmployment(spell: 1, from: "2017-07-03", to: null, on: "2017-11-06"))
            .Then(
                EmploymentCorrected(spell: 1, from: "2017-07-03", to: null, on: "2017-11-06"),
                new JourneyEvent.StatutoryRoleCorrected(
                    1, Practitioner, FunctionSet.Of(StatutoryFunction.HoldingCaseResponsibility), EntryRoute.NewlyQualified, KnownFacts.Day("2017-09-04"),
                    KnownFacts.Day("2018-07-03"), null, CorrectionReason.WrongDate, new("clerk-2"), KnownFacts.Day("2017-11-06")));

    [Fact]
    [Trait("Rule", "S-17")]
    public void One_that_the_employer_extended_stays_as_it_is() =>
        Given(NewlyQualifiedAtLeeds(), WaitExtended(role: 1, notBefore: "2019-03-04", on: "2017-10-09"))
            .When(CorrectEmployment(spell: 1, from: "2017-07-03", to: null, on: "2017-11-06"))
            .Then(EmploymentCorrected(spell: 1, from: "2017-07-03", to: null, on: "2017-11-06"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(AgreedAtLeeds())
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: null, on: "2018-08-06"))
            .ThenNothingHappens();

    [Fact]
    public void Who_is_in_post_leaves_and_is_not_corrected_away() =>
        Given(AgreedAtLeeds())
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: "2018-07-31", on: "2018-08-06"))
            .ThenRefused(Refusals.NotEndedYet, because: "31 July 2018");

    [Fact]
    public void It_does_not_end_before_it_begins() =>
        Given(LeftInJuly())
            .When(CorrectEmployment(spell: 1, from: "2018-07-02", to: "2018-06-29", on: "2018-08-06"))
            .ThenRefused(Refusals.EmploymentEndsBeforeStart, because: "29 June 2018");

    [Fact]
    public void It_does_not_reach_into_another_with_the_same_organisation() =>
        Given(LeftInJuly(), EmployedAt("LEEDS", from: "2018-09-03", spell: 2))
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: "2018-09-03", on: "2018-10-01"))
            .ThenRefused(Refusals.EmploymentsOverlap, because: "3 September 2018");

    [Fact]
    public void A_role_stays_inside() =>
        Given(AgreedAtLeeds())
            .When(CorrectEmployment(spell: 1, from: "2017-09-02", to: null, on: "2018-08-06"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "Role 1");

    [Fact]
    public void An_absence_stays_inside() =>
        Given(Registered(), EmployedAt("LEEDS"), AbsenceBegan(AbsenceKind.Protected, on: "2018-01-08"), AbsenceOver(on: "2018-02-09"))
            .When(CorrectEmployment(spell: 1, from: "2018-01-09", to: null, on: "2018-08-06"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "Absence 1");

    [Fact]
    public void So_does_an_endorsement() =>
        Given(LeftInJuly())
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: "2018-06-29", on: "2018-08-06"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "2 July 2018");

    [Fact]
    [Trait("Rule", "R-030")]
    public void An_agency_is_named_with_an_agency_placement_alone() =>
        Given(AgreedAtLeeds())
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: null, on: "2018-08-06", EmploymentBasis.Direct, agency: "BRIGHT-STAFFING"))
            .ThenRefused(Refusals.AgencyAndBasisDisagree, because: "BRIGHT-STAFFING");

    [Fact]
    public void Only_an_employment_that_was_recorded_can_be_corrected() =>
        Given(Registered())
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: null, on: "2018-08-06"))
            .ThenRefused(Refusals.NoSuchEmployment);

    [Fact]
    public void It_cannot_have_ended_tomorrow() =>
        Given(LeftInJuly()).Today("2018-08-06")
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: "2018-08-07", on: "2018-08-06"))
            .ThenRefused(Refusals.DateInFuture);
}
