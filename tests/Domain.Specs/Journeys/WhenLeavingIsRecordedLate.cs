namespace Naas.Domain.Specs.Journeys;

/// <summary>A leaving takes effect on its day, however late it is recorded; it cannot undo what was sat.</summary>
public sealed class When_leaving_is_recorded_late
{
    [Fact]
    public void A_sitting_that_has_marks_was_sat_and_stands() =>
        Given(BookedForSeptember(), Marked(Written, 45, Met, on: "2018-09-20"))
            .When(EndEmployment(spell: 1, on: "2018-08-31"))
            .Then(Left("LEEDS", on: "2018-08-31"));

    [Fact]
    public void Its_other_marks_still_come_in() =>
        Given(BookedForSeptember(), Marked(Written, 45, Met, on: "2018-09-20"), Left("LEEDS", on: "2018-08-31"))
            .When(RecordMark(Practitioner, Simulated, 45, on: "2018-09-21"))
            .Then(Marked(Simulated, 45, Met, on: "2018-09-21"));

    [Fact]
    public void A_sitting_without_marks_falls_away_although_its_day_has_passed() =>
        Given(BookedForSeptember()).Today("2018-09-28")
            .When(EndEmployment(spell: 1, on: "2018-08-31"))
            .Then(
                Left("LEEDS", on: "2018-08-31"),
                SittingCancelled(sitsOn: "2018-09-12", on: "2018-08-31"),
                EndorsementLapsed(by: "LEEDS", on: "2018-08-31"));

    [Fact]
    [Trait("Rule", "S-16")]
    public void One_that_was_booked_after_the_leaving_falls_away_with_its_booking() =>
        Given(BookedForSeptember())
            .When(EndEmployment(spell: 1, on: "2018-07-13"))
            .Then(
                Left("LEEDS", on: "2018-07-13"),
                SittingCancelled(sitsOn: "2018-09-12", on: "2018-08-01"),
                EndorsementLapsed(by: "LEEDS", on: "2018-07-13"));

    [Fact]
    public void An_endorsement_that_had_run_out_before_does_not_lapse_as_well() =>
        Given(ReadyToSit())
            .When(EndEmployment(spell: 1, on: "2019-01-03"))
            .Then(Left("LEEDS", on: "2019-01-03"));

    [Fact]
    public void On_its_last_day_it_does() =>
        Given(ReadyToSit())
            .When(EndEmployment(spell: 1, on: "2019-01-02"))
            .Then(
                Left("LEEDS", on: "2019-01-02"),
                EndorsementLapsed(by: "LEEDS", on: "2019-01-02"));

    [Fact]
    [Trait("Rule", "S-16")]
    public void One_that_was_taken_back_since_had_lapsed_with_the_leaving() =>
        Given(ReadyToSit(), EndorsementWithdrawn(by: "LEEDS", on: "2018-07-20"))
            .When(EndEmployment(spell: 1, on: "2018-07-13"))
            .Then(
                Left("LEEDS", on: "2018-07-13"),
                EndorsementLapsed(by: "LEEDS", on: "2018-07-13"));

    [Fact]
    public void The_former_employer_endorses_no_more_even_for_a_day_in_post() =>
        Given(AgreedAtLeeds(), Left("LEEDS", on: "2018-07-31"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-30"))
            .ThenRefused(Refusals.EndorserHasNoDirectExperience, because: "left LEEDS on 31 July 2018");

    [Fact]
    public void A_sitting_on_a_day_that_the_endorsement_covered_can_still_be_recorded() =>
        Given(ReadyToSit(), Left("LEEDS", on: "2018-09-14"), EndorsementLapsed(by: "LEEDS", on: "2018-09-14"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-14", on: "2018-08-01"))
            .Then(Booked(Everything, sitsOn: "2018-09-14", on: "2018-08-01"));

    [Fact]
    public void A_day_later_it_cannot() =>
        Given(ReadyToSit(), Left("LEEDS", on: "2018-09-14"), EndorsementLapsed(by: "LEEDS", on: "2018-09-14"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-15", on: "2018-08-01"))
            .ThenRefused(Refusals.NotEndorsed, because: "lapsed when the worker left on 14 September 2018");
}
