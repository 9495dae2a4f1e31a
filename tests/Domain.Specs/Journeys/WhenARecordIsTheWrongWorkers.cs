namespace Naas.Domain.Specs.Journeys;

/// <summary>What was recorded on the wrong worker's journey is expunged, and counts as if it had never been made; what rests on it goes first.</summary>
public sealed class When_an_endorsement_is_the_wrong_workers
{
    [Fact]
    public void It_is_expunged() =>
        Given(ReadyToSit())
            .When(ExpungeEndorsement(endorsement: 1, on: "2018-07-09"))
            .Then(EndorsementExpunged(by: "LEEDS", on: "2018-07-09"));

    [Fact]
    [Trait("Rule", "R-040")]
    public void Nobody_sits_on_it_any_more() =>
        Given(ReadyToSit(), EndorsementExpunged(by: "LEEDS", on: "2018-07-09"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .ThenRefused(Refusals.NotEndorsed, because: "practitioner");

    [Fact]
    public void The_sitting_ahead_that_rests_on_it_falls_away() =>
        Given(BookedForSeptember()).Today("2018-08-06")
            .When(ExpungeEndorsement(endorsement: 1, on: "2018-08-06"))
            .Then(
                EndorsementExpunged(by: "LEEDS", on: "2018-08-06"),
                SittingCalledOff("2018-09-12", CancellationReason.EndorsementWithdrawn, on: "2018-08-06"));

    [Fact]
    public void Not_before_that_sitting_was_booked() =>
        Given(BookedForSeptember()).Today("2018-08-06")
            .When(ExpungeEndorsement(endorsement: 1, on: "2018-07-31"))
            .ThenRefused(Refusals.CancelledBeforeBooked, because: "1 August 2018");

    [Fact]
    public void What_was_sat_on_it_stays() =>
        Given(BookedForSeptember()).Today("2018-09-12")
            .When(ExpungeEndorsement(endorsement: 1, on: "2018-09-12"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "12 September 2018");

    [Fact]
    public void So_does_a_result() =>
        Given(WrittenNarrowlyMissed())
            .When(ExpungeEndorsement(endorsement: 1, on: "2018-12-03"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "endorsement 1 and has taken place");

    [Fact]
    public void The_next_one_has_another_number() =>
        Given(ReadyToSit(), EndorsementExpunged(by: "LEEDS", on: "2018-07-09"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-16"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-16", until: "2019-01-16", endorsement: 2));

    [Fact]
    [Trait("Rule", "S-32")]
    public void It_carries_no_place_after_a_void_sitting() =>
        Given(BookedForSeptember(), Voided(sitsOn: "2018-09-12", VoidReason.TechnicalFailure, rebookUntil: "2019-03-12", on: "2018-09-12"), EndorsementExpunged(by: "LEEDS", on: "2018-09-17"))
            .When(BookSitting(Practitioner, sitsOn: "2018-11-07", on: "2018-10-01"))
            .ThenRefused(Refusals.NotEndorsed);

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(ReadyToSit(), EndorsementExpunged(by: "LEEDS", on: "2018-07-09"))
            .When(ExpungeEndorsement(endorsement: 1, on: "2018-07-10"))
            .ThenNothingHappens();

    [Fact]
    public void There_is_an_endorsement() =>
        Given(AgreedAtLeeds())
            .When(ExpungeEndorsement(endorsement: 1, on: "2018-07-09"))
            .ThenRefused(Refusals.NoSuchEndorsement, because: "endorsement 1");

    [Fact]
    public void It_cannot_be_expunged_tomorrow() =>
        Given(ReadyToSit()).Today("2018-07-08")
            .When(ExpungeEndorsement(endorsement: 1, on: "2018-07-09"))
            .ThenRefused(Refusals.DateInFuture);
}

public sealed class When_a_role_is_the_wrong_workers
{
    private const StatutoryFunction Casework = StatutoryFunction.HoldingCaseResponsibility;

    [Fact]
    public void It_is_expunged() =>
        Given(AgreedAtLeeds())
            .When(ExpungeRole(role: 1, on: "2018-06-11"))
            .Then(RoleExpunged(role: 1, on: "2018-06-11"));

    [Fact]
    [Trait("Rule", "R-006")]
    public void Nobody_is_put_forward_for_it() =>
        Given(AgreedAtLeeds(), RoleExpunged(role: 1, on: "2018-06-11"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .ThenRefused(Refusals.NoStatutoryRole);

    [Fact]
    public void What_was_endorsed_for_it_goes_first() =>
        Given(ReadyToSit())
            .When(ExpungeRole(role: 1, on: "2018-07-09"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "LEEDS endorsed the worker on 2 July 2018");

    [Fact]
    public void Once_that_is_expunged_it_may_go() =>
        Given(ReadyToSit(), EndorsementExpunged(by: "LEEDS", on: "2018-07-09"))
            .When(ExpungeRole(role: 1, on: "2018-07-09"))
            .Then(RoleExpunged(role: 1, on: "2018-07-09"));

    [Fact]
    public void A_supported_year_completed_in_it_goes_first() =>
        Given(NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-10", expectedBy: "2019-09-10", on: "2018-09-10"))
            .When(ExpungeRole(role: 1, on: "2018-11-05"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "10 September 2018");

    [Fact]
    [Trait("Rule", "R-026")]
    [Trait("Rule", "S-16")]
    public void What_ran_from_it_runs_from_the_next_one() =>
        Given(
                Registered(),
                EmployedAt("LEEDS", from: "2018-01-08"),
                EmployedAt("BURY", from: "2018-07-02", spell: 2),
                InRole(Casework, EntryRoute.OutsideEngland, from: "2018-01-08", notBefore: null, expectedBy: "2019-01-08"),
                InRole(Casework, EntryRoute.OutsideEngland, from: "2018-07-02", notBefore: null, expectedBy: "2019-01-08", spell: 2, role: 2))
            .When(ExpungeRole(role: 1, on: "2018-08-06"))
            .Then(
                RoleExpunged(role: 1, on: "2018-08-06"),
                new JourneyEvent.StatutoryRoleCorrected(
                    2, Practitioner, FunctionSet.Of(Casework), EntryRoute.OutsideEngland, KnownFacts.Day("2018-07-02"), null, KnownFacts.Day("2019-07-02"), CorrectionReason.WrongPerson, new("clerk-2"), KnownFacts.Day("2018-08-06")));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(AgreedAtLeeds(), RoleExpunged(role: 1, on: "2018-06-11"))
            .When(ExpungeRole(role: 1, on: "2018-06-12"))
            .ThenNothingHappens();

    [Fact]
    public void The_next_one_has_another_number() =>
        Given(AgreedAtLeeds(), RoleExpunged(role: 1, on: "2018-06-11"))
            .When(StartRole(Casework, EntryRoute.Established, on: "2018-06-11"))
            .Then(InRole(from: "2018-06-11", role: 2));

    [Fact]
    public void There_is_a_role() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(ExpungeRole(role: 1, on: "2018-06-11"))
            .ThenRefused(Refusals.NoSuchRole);
}

public sealed class When_an_absence_is_the_wrong_workers
{
    [Fact]
    [Trait("Rule", "S-48")]
    public void The_windows_that_it_moved_move_back() =>
        Given(
                WrittenNarrowlyMissed(),
                AbsentFrom("2018-12-10"),
                AbsenceOver("2019-01-20"),
                RetakeMovedByAbsence(stoodStillFrom: "2018-12-10", ranOnFrom: "2019-01-21", until: "2019-04-11", bankedUntil: "2020-01-11", on: "2019-01-20"))
            .When(ExpungeAbsence(absence: 1, on: "2019-01-28"))
            .Then(
                AbsenceExpunged(on: "2019-01-28"),
                RetakeMovedByAbsence(stoodStillFrom: "2018-12-10", ranOnFrom: "2018-12-10", until: "2019-02-28", bankedUntil: "2019-11-30", on: "2019-01-28"));

    [Fact]
    [Trait("Rule", "S-48")]
    public void One_that_lasts_stops_nothing_any_more() =>
        Given(WrittenNarrowlyMissed(), AbsentFrom("2018-12-10"), AbsenceExpunged(on: "2018-12-17"))
            .When(LapseNarrow(on: "2019-03-01"))
            .Then(NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-03-01"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(AgreedAtLeeds(), AbsentFrom("2018-12-10"), AbsenceExpunged(on: "2018-12-17"))
            .When(ExpungeAbsence(absence: 1, on: "2018-12-17"))
            .ThenNothingHappens();

    [Fact]
    public void There_is_an_absence() =>
        Given(AgreedAtLeeds())
            .When(ExpungeAbsence(absence: 1, on: "2018-12-17"))
            .ThenRefused(Refusals.NoSuchAbsence);
}

public sealed class When_an_employment_is_the_wrong_workers
{
    [Fact]
    public void It_is_expunged() =>
        Given(Registered(), EmployedAt("LEEDS"))
            .When(ExpungeEmployment(spell: 1, on: "2018-06-11"))
            .Then(EmploymentExpunged(at: "LEEDS", on: "2018-06-11"));

    [Fact]
    public void The_organisation_may_record_the_right_one() =>
        Given(Registered(), EmployedAt("LEEDS", from: "2017-09-01"), EmploymentExpunged(at: "LEEDS", on: "2018-06-11"))
            .When(StartEmployment(at: "LEEDS", on: "2018-06-04"))
            .Then(EmployedAt("LEEDS", from: "2018-06-04", spell: 2));

    [Fact]
    public void A_role_in_it_goes_first() =>
        Given(AgreedAtLeeds())
            .When(ExpungeEmployment(spell: 1, on: "2018-06-11"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "Role 1");

    [Fact]
    public void So_does_an_absence() =>
        Given(Registered(), EmployedAt("LEEDS"), AbsentFrom("2018-12-10"))
            .When(ExpungeEmployment(spell: 1, on: "2018-12-17"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "Absence 1");

    [Fact]
    [Trait("Rule", "R-032")]
    public void So_does_what_was_endorsed_on_its_strength() =>
        Given(Registered(), EmployedAt("LEEDS"), EmployedAt("BURY", spell: 2), InRole(spell: 2), Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"))
            .When(ExpungeEmployment(spell: 1, on: "2018-07-09"))
            .ThenRefused(Refusals.CorrectionContradicts, because: "LEEDS endorsed the worker on 2 July 2018");

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(Registered(), EmployedAt("LEEDS"), EmploymentExpunged(at: "LEEDS", on: "2018-06-11"))
            .When(ExpungeEmployment(spell: 1, on: "2018-06-12"))
            .ThenNothingHappens();

    [Fact]
    public void Nothing_is_recorded_in_it_any_more() =>
        Given(Registered(), EmployedAt("LEEDS"), EmploymentExpunged(at: "LEEDS", on: "2018-06-11"))
            .When(EndEmployment(spell: 1, on: "2018-06-29"))
            .ThenRefused(Refusals.NoSuchEmployment, because: "employment 1");
}
