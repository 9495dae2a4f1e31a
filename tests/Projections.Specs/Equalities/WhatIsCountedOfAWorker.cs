using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Projections.Equalities;
using Naas.Projections.Equalities.Cube;
using static Naas.Projections.Specs.Equalities.Told;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Equalities;

/// <summary>What one worker's journey comes to in figures of equality.</summary>
public sealed class WhatIsCountedOfAWorker
{
    private static readonly ActorId Somebody = new("somebody");

    private static KnownPeople BornIn1988 => new KnownPeople().With(1, "1988-07-11", BlackWoman, WhiteMan);

    [Fact]
    public void A_request_that_an_earlier_endorsement_answers_has_waited_for_nothing_and_is_not_there_before()
    {
        var row = Row(new KnownPeople(), Registered("2018-01-02"), Started(1, Leeds, "2015-06-01"), Asked("2018-03-10"), Endorsed(Level.Practitioner, 1, Leeds, "2018-03-01"));

        var unit = EqualityUnits.Of(row).Single(counted => counted.Measure == EqualityMeasure.Endorsed);

        (unit.Days, unit.OutcomeOn(Day("2018-03-09")), unit.OutcomeOn(Day("2018-03-10"))).Should().Be((0, null, "endorsed"));
    }

    [Fact]
    public void Requests_results_element_by_element_retakes_and_whether_a_review_was_asked_for() =>
        Units(Row(BornIn1988, OneRoad), Grouping.EthnicGroup).Should().Equal(
            "endorsed 2018-05 black endorsed",
            "met first 2018-07 black not-met",
            "met knowledge first 2018-07 black met",
            "met simulated first 2018-07 black met",
            "met written first 2018-07 black narrowly-not-met",
            "retaken first 2018-07 black sat-again",
            "review-requested first 2018-07 black not-requested",
            "met element-retake 2018-09 black met",
            "met written element-retake 2018-09 black met",
            "review-requested element-retake 2018-09 black not-requested");

    [Fact]
    public void Age_and_service_go_by_the_day_of_the_sitting()
    {
        var row = Row(BornIn1988, OneRoad);

        // The day before the thirtieth birthday, and two months after it.
        EqualityUnits.Of(row).Where(unit => unit is { Measure: EqualityMeasure.Met, Element: "" }).Select(unit => (unit.Kind, unit.Age, unit.Service))
            .Should().Equal(("first", "20-29", "2-to-under-5"), ("element-retake", "30-39", "2-to-under-5"));
        EqualityUnits.Of(row).First(unit => unit.Measure == EqualityMeasure.Endorsed).Days.Should().Be(17);
    }

    [Fact]
    public void A_later_declaration_counts_for_everything_that_was_counted_before()
    {
        var row = Row(BornIn1988, [.. OneRoad, Declared(2, "2019-01-01")]);

        EqualityUnits.Of(row).Select(unit => EqualityUnits.CategoryOf(row, unit, Grouping.Sex)).Should().OnlyContain(sex => sex == "male");
        row.Declared.Disability.Should().Be("prefer-not-to-say", "it is a category of its own");
    }

    [Fact]
    public void Of_whom_the_directory_knows_nothing_the_categories_are_not_known()
    {
        var row = Row(new KnownPeople(), OneRoad);

        row.Declared.Should().Be(Projections.Equalities.Declared.Nothing);
        EqualityUnits.Of(row).Should().OnlyContain(unit => unit.Age == "not-known").And.HaveCount(10);
    }

    [Fact]
    public void An_element_that_was_passported_is_told_and_is_no_result() =>
        Units(
            Row(BornIn1988, [Registered("2018-01-02"), Endorsed(Level.Practitioner, 1, Leeds, "2018-05-18"), .. Sat(1, 1, "2018-07-10", "2018-08-01", ElementSet.Of(Element.Knowledge))]),
            Grouping.Sex).Should().Equal(
            "met first 2018-07 not-known met",
            "met knowledge first 2018-07 not-known met",
            "met simulated first 2018-07 not-known passported",
            "met written first 2018-07 not-known passported",
            "review-requested first 2018-07 not-known not-requested");

    [Fact]
    public void After_everything_was_missed_the_next_is_a_full_retake_and_after_a_void_sitting_it_is_the_first_still()
    {
        var before = new[] { Registered("2018-01-02"), Endorsed(Level.Practitioner, 1, Leeds, "2018-05-18") };
        JourneyEvent[] second = [ReEndorsed(Level.Practitioner, 2, Leeds, "2018-09-01"), .. Sat(2, 2, "2018-09-10", "2018-10-01", ElementSet.All)];
        var missed = Sat(1, 1, "2018-07-10", "2018-08-01", ElementSet.All, (Element.Knowledge, ElementResult.NotMet), (Element.Written, ElementResult.NotMet));
        var voided = new JourneyEvent.SittingVoided(Level.Practitioner, 1, new SittingCode("LEEDS-2018-07-10"), VoidReason.TechnicalFailure, null, Somebody, Day("2018-07-10"));

        Whole(Row(BornIn1988, [.. before, .. missed, Full(Level.Practitioner, 1, "2018-08-01", after: "2019-08-01"), .. second]))
            .Should().Equal(("first", "not-met"), ("full-retake", "met"));
        Whole(Row(BornIn1988, [.. before, missed[0], voided, .. second])).Should().Equal(("first", "met"));
    }

    [Fact]
    public void A_result_that_was_annulled_is_told_apart_and_one_that_was_corrected_counts_as_corrected()
    {
        var annulled = new JourneyEvent.ResultAnnulled(Level.Practitioner, 2, Somebody, Day("2018-12-01"));
        var corrected = new JourneyEvent.ResultCorrected(Level.Practitioner, 1, Outcome.Met, ElementSet.All, ElementSet.Empty, Day("2018-08-01"), Somebody, Day("2018-08-20"));

        Whole(Row(BornIn1988, [.. OneRoad, annulled])).Should().Equal(("first", "not-met"), ("element-retake", "annulled"));
        Whole(Row(BornIn1988, [.. OneRoad.Take(11), corrected])).Should().Equal(("first", "met"));
    }

    [Fact]
    public void As_of_a_day_only_what_had_taken_effect_counts()
    {
        var row = Row(BornIn1988, OneRoad);
        string?[] On(string day) => [.. EqualityUnits.Of(row).Select(unit => unit.OutcomeOn(Day(day))).Where(outcome => outcome is not null)];

        On("2018-04-30").Should().BeEmpty();
        On("2018-05-17").Should().Equal("waiting");
        On("2018-05-18").Should().Equal("endorsed");
        On("2018-08-01").Should().Equal("endorsed", "not-met", "met", "met", "narrowly-not-met", "not-sat-again", "not-requested");
    }

    [Theory]
    [InlineData("2018-08-01", "not-sat-again")]
    [InlineData("2018-10-01", "sat-again")]
    [InlineData("2018-11-30", "sat-again")]
    [InlineData("2018-12-01", null)]
    [InlineData(null, null)]
    public void Whether_somebody_sat_again_is_told_until_the_first_attempt_was_annulled(string? day, string? told)
    {
        var row = Row(BornIn1988, [.. OneRoad, new JourneyEvent.ResultAnnulled(Level.Practitioner, 1, Somebody, Day("2018-12-01"))]);

        EqualityUnits.Of(row).Single(unit => unit.Measure == EqualityMeasure.Retaken).OutcomeOn(day is null ? null : Day(day)).Should().Be(told);
        new EqualityCube().Contribute(row).Should().NotContain(line => line.Measure == "retaken", "what does not stand any more is in no figure of now");
    }

    /// <summary>The first is not met and everything is sat again; only then a review sets the first aside.</summary>
    [Theory]
    [InlineData("2018-08-01", "met first not-met", "retaken first not-sat-again")]
    [InlineData("2018-11-30", "met first not-met", "retaken first sat-again", "met full-retake not-met")]
    [InlineData("2018-12-01", "met first annulled", "met first not-met", "retaken first not-sat-again")]
    [InlineData(null, "met first annulled", "met first not-met", "retaken first not-sat-again")]
    public void What_was_sat_after_an_attempt_that_was_set_aside_is_the_first_only_from_then_on(string? day, params string[] told)
    {
        JourneyEvent[] Sits(int attempt, string sat, string released) => Sat(attempt, attempt, sat, released, ElementSet.All, (Element.Knowledge, ElementResult.NotMet), (Element.Written, ElementResult.NotMet));
        var row = Row(
            BornIn1988,
            [
                Registered("2018-01-02"), Endorsed(Level.Practitioner, 1, Leeds, "2018-05-18"), .. Sits(1, "2018-07-10", "2018-08-01"), Full(Level.Practitioner, 1, "2018-08-01", after: "2019-08-01"),
                ReEndorsed(Level.Practitioner, 2, Leeds, "2018-09-01"), .. Sits(2, "2018-09-10", "2018-10-01"), Full(Level.Practitioner, 2, "2018-10-01", after: "2019-10-01"),
                new JourneyEvent.ResultSetAside(Level.Practitioner, 1, 1, null, Somebody, Day("2018-12-01")),
            ]);

        var units = EqualityUnits.Of(row).Where(unit => unit.Element.Length == 0 && unit.Measure is EqualityMeasure.Met or EqualityMeasure.Retaken).ToList();

        units.Select(unit => (unit, Outcome: unit.OutcomeOn(day is null ? null : Day(day)))).Where(pair => pair.Outcome is not null)
            .Select(pair => $"{EnumText.Of(pair.unit.Measure)} {pair.unit.Kind} {pair.Outcome}").Should().Equal(told);
    }

    [Fact]
    public void What_reviews_came_to_is_told_of_the_day_on_which_they_were_asked_for()
    {
        var asked = new JourneyEvent.ReviewRequested(Level.Practitioner, 1, 1, ReviewGround.ResultAtOddsWithPractice, new DocumentId(Guid.NewGuid()), Day("2018-09-01"), Day("2018-08-15"), Day("2018-08-15"));
        var decided = new JourneyEvent.ReviewDecided(
            Level.Practitioner, 1, 1, ReviewRemedy.Uphold, ReviewReasonSet.Of(ReviewReason.StandardAppliedCorrectly), null, new DocumentId(Guid.NewGuid()), Day("2018-08-15"), Somebody, Day("2018-09-20"));

        Units(Row(BornIn1988, [.. OneRoad.Take(11), asked]), Grouping.Sex).TakeLast(2).Should().Equal("review-requested first 2018-07 female requested", "review-changed first 2018-08 female open");
        Units(Row(BornIn1988, [.. OneRoad.Take(11), asked, decided]), Grouping.Sex)[^1].Should().Be("review-changed first 2018-08 female upheld");
    }

    [Fact]
    public void A_record_that_made_way_for_another_counts_nowhere() =>
        EqualityUnits.Of(Row(BornIn1988, [.. OneRoad, new JourneyEvent.JourneySuperseded(new JourneyId(Journey(2)), 1, Somebody, Day("2019-01-01"))])).Should().BeEmpty();

    private static IEnumerable<(string Kind, string Outcome)> Whole(EqualityRow row) =>
        EqualityUnits.Of(row).Where(unit => unit is { Measure: EqualityMeasure.Met, Element: "" }).Select(unit => (unit.Kind, unit.Outcome));
}
