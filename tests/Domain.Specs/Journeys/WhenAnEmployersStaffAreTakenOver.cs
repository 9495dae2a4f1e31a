namespace Naas.Domain.Specs.Journeys;

/// <summary>S-16: a successor organisation carries employment, endorsements and clocks over unbroken.</summary>
[Trait("Rule", "S-16")]
public sealed class When_an_employers_staff_are_taken_over
{
    /// <summary>The trust's first day is 1 October 2018.</summary>
    private static JourneyEvent[] WithTheTrust() => [.. ReadyToSit(), CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2018-10-01")];

    [Fact]
    public void The_employment_goes_on_with_the_successor() =>
        Given(ReadyToSit())
            .When(CarryOver(spell: 1, successor: "LEEDS-TRUST", on: "2018-10-01"))
            .Then(CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2018-10-01"));

    [Fact]
    public void The_endorsement_counts_on() =>
        Given(WithTheTrust())
            .When(BookSitting(Practitioner, sitsOn: "2018-11-07", on: "2018-10-08"))
            .Then(Booked(Everything, sitsOn: "2018-11-07", on: "2018-10-08"));

    [Fact]
    public void It_is_the_successors_to_withdraw() =>
        Given(WithTheTrust())
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS-TRUST", on: "2018-10-08"))
            .Then(EndorsementWithdrawn(by: "LEEDS-TRUST", on: "2018-10-08"));

    [Fact]
    public void And_no_longer_the_predecessors() =>
        Given(WithTheTrust())
            .When(WithdrawEndorsement(Practitioner, by: "LEEDS", on: "2018-10-08"))
            .ThenRefused(Refusals.NoEndorsementInForce, because: "LEEDS");

    [Fact]
    public void A_booked_sitting_stands() =>
        Given(BookedForSeptember(), CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2018-08-13"))
            .When(RecordMark(Practitioner, Knowledge, 20, on: "2018-09-20"))
            .Then(Marked(Knowledge, 20, Met, on: "2018-09-20"));

    [Fact]
    [Trait("Rule", "R-020")]
    public void The_least_wait_runs_on_from_the_first_day_with_the_predecessor() =>
        Given(NewlyQualifiedAtLeeds(), CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2018-04-02"))
            .When(CompleteAsye(role: 1, on: "2018-07-31"))
            .Then(AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-07-31", on: "2018-07-31"));

    [Fact]
    [Trait("Rule", "S-21")]
    public void A_request_waits_for_the_successors_answer() =>
        Given(AgreedAtLeeds(), EndorsementRequested(of: "LEEDS", on: "2018-07-02"), CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2018-10-01"))
            .When(DeclineEndorsement(Practitioner, by: "LEEDS-TRUST", on: "2018-10-08"))
            .Then(EndorsementDeclined(by: "LEEDS-TRUST", on: "2018-10-08"));

    [Fact]
    public void Whoever_leaves_leaves_the_successor() =>
        Given(WithTheTrust())
            .When(EndEmployment(spell: 1, on: "2018-10-31"))
            .Then(
                Left("LEEDS-TRUST", on: "2018-10-31"),
                EndorsementLapsed(by: "LEEDS-TRUST", on: "2018-10-31"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(WithTheTrust())
            .When(CarryOver(spell: 1, successor: "LEEDS-TRUST", on: "2018-10-01"))
            .ThenNothingHappens();

    [Fact]
    public void Somebody_took_the_organisation_over() =>
        Given(ReadyToSit())
            .When(CarryOver(spell: 1, successor: null, on: "2018-10-01"))
            .ThenRefused(Refusals.NothingToCarryOver, because: "LEEDS");

    [Fact]
    public void It_takes_effect_on_the_successors_first_day() =>
        Given(ReadyToSit())
            .When(CarryOver(spell: 1, successor: "LEEDS-TRUST", on: "2018-10-02", since: "2018-10-01"))
            .ThenRefused(Refusals.NothingToCarryOver, because: "2 October 2018");

    [Fact]
    public void Who_had_left_is_not_taken_over() =>
        Given(AgreedAtLeeds(), Left("LEEDS", on: "2018-09-28"))
            .When(CarryOver(spell: 1, successor: "LEEDS-TRUST", on: "2018-10-01"))
            .ThenRefused(Refusals.EmploymentAlreadyEnded, because: "28 September 2018");

    [Fact]
    public void Who_left_before_it_was_recorded_left_the_successor() =>
        Given(ReadyToSit(), Left("LEEDS", on: "2018-11-30"), EndorsementLapsed(by: "LEEDS", on: "2018-11-30"))
            .When(CarryOver(spell: 1, successor: "LEEDS-TRUST", on: "2018-10-01"))
            .Then(CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2018-10-01"));

    [Fact]
    public void And_so_does_what_lapsed_with_the_leaving() =>
        Given(
                ReadyToSit(),
                Left("LEEDS", on: "2018-11-30"),
                EndorsementLapsed(by: "LEEDS", on: "2018-11-30"),
                CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2018-10-01"))
            .When(CorrectEmployment(spell: 1, from: "2017-09-01", to: null, on: "2018-12-03"))
            .Then(
                EmploymentCorrected(spell: 1, from: "2017-09-01", to: null, on: "2018-12-03"),
                EndorsementReinstated(by: "LEEDS-TRUST", lapsedOn: null, on: "2018-12-03"));

    [Fact]
    public void There_is_an_employment() =>
        Given(Registered())
            .When(CarryOver(spell: 1, successor: "LEEDS-TRUST", on: "2018-10-01"))
            .ThenRefused(Refusals.NoSuchEmployment);

    [Fact]
    public void It_is_not_recorded_ahead() =>
        Given(ReadyToSit()).Today("2018-09-30")
            .When(CarryOver(spell: 1, successor: "LEEDS-TRUST", on: "2018-10-01"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    [Trait("Rule", "S-32")]
    public void What_has_run_out_and_is_carried_on_by_a_void_sitting_is_the_successors_too() =>
        Given(VoidInDecember(), CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2019-02-01"))
            .When(EndEmployment(spell: 1, on: "2019-03-01"))
            .Then(
                Left("LEEDS-TRUST", on: "2019-03-01"),
                EndorsementLapsed(by: "LEEDS-TRUST", on: "2019-03-01"));

    [Fact]
    [Trait("Rule", "S-32")]
    public void After_the_leaving_it_carries_no_sitting() =>
        Given(
                VoidInDecember(),
                CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2019-02-01"),
                Left("LEEDS-TRUST", on: "2019-03-01"),
                EndorsementLapsed(by: "LEEDS-TRUST", on: "2019-03-01"))
            .When(BookSitting(Practitioner, sitsOn: "2019-04-10", on: "2019-02-15"))
            .ThenRefused(Refusals.NotEndorsed, because: "1 March 2019");

    [Fact]
    [Trait("Rule", "S-32")]
    public void A_sitting_booked_on_it_falls_away_with_the_leaving() =>
        Given(
                VoidInDecember(),
                Booked(Everything, sitsOn: "2019-04-10", on: "2019-01-14", attempt: 2),
                CarriedOver(from: "LEEDS", to: "LEEDS-TRUST", on: "2019-02-01"))
            .When(EndEmployment(spell: 1, on: "2019-03-01"))
            .Then(
                Left("LEEDS-TRUST", on: "2019-03-01"),
                SittingCancelled(sitsOn: "2019-04-10", on: "2019-03-01", attempt: 2));

    /// <summary>Endorsed until 2 January 2019, which was noted; the sitting of 20 December 2018 was void, and carries the endorsement on until 20 June 2019.</summary>
    private static JourneyEvent[] VoidInDecember() =>
    [
        .. ReadyToSit(),
        Booked(Everything, sitsOn: "2018-12-20", on: "2018-12-03"),
        Voided(sitsOn: "2018-12-20", VoidReason.TechnicalFailure, rebookUntil: "2019-06-20", on: "2018-12-20"),
        EndorsementRanOut(by: "LEEDS", on: "2019-01-03"),
    ];
}
