using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Projections.StandardsMonitor;
using static Naas.Projections.Specs.Examples;
using static Naas.Projections.Specs.Monitoring.Sittings;

namespace Naas.Projections.Specs.Monitoring;

/// <summary>What one worker's sittings come to in the monitor of the standards.</summary>
public sealed class WhatIsMonitoredOfAWorker
{
    [Fact]
    public void Results_pairs_of_ratings_thirds_and_departures_of_one_sitting() =>
        Units(Row(OneSitting)).Should().Equal(
            "result practitioner first not-met LEEDS-2018-07-10 E08000035",
            "result practitioner knowledge first met LEEDS-2018-07-10 E08000035",
            "result practitioner simulated first met LEEDS-2018-07-10 E08000035",
            "result practitioner written first narrowly-not-met LEEDS-2018-07-10 E08000035",
            "marked practitioner simulated as-rated",
            "rated practitioner simulated two",
            // 30 of 50 is 60 of 100, which is met; 28 is 56, and narrowly not.
            "band practitioner simulated met,narrowly-not-met",
            // An area that one of the two looked at alone is no pair.
            "area practitioner simulated met,to-develop",
            "area practitioner simulated well-above,well-above",
            "departure practitioner simulated assessor-a 400",
            "departure practitioner simulated assessor-b -400",
            "rated practitioner simulated two",
            "band practitioner simulated met,met",
            "departure practitioner simulated assessor-b 0",
            "departure practitioner simulated assessor-a 0",
            "marked practitioner written as-rated",
            "rated practitioner written three",
            "band practitioner written not-met,narrowly-not-met",
            "departure practitioner written assessor-a -800",
            "departure practitioner written assessor-b 800");

    [Fact]
    public void Ratings_count_once_the_element_has_its_mark() =>
        Units(Row(OneSitting.Take(12)), Counted.Rated).Should().Equal("rated practitioner simulated two", "rated practitioner simulated two");

    [Fact]
    public void An_element_that_was_sat_before_is_later_and_one_that_was_not_is_the_first_still() =>
        Units(
            Row(
            [
                Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
                .. Sat(1, 1, "2018-07-10", ElementSet.Of(Element.Knowledge), (Element.Knowledge, ElementResult.NotMet)),
                ReEndorsed(Level.Practitioner, 2, Leeds, "2018-09-01"),
                .. Sat(2, 2, "2018-09-10", ElementSet.Of(Element.Knowledge, Element.Written)),
            ]),
            Counted.Result).Should().Equal(
            "result practitioner first not-met LEEDS-2018-07-10 E08000035",
            "result practitioner knowledge first not-met LEEDS-2018-07-10 E08000035",
            "result practitioner later met LEEDS-2018-09-10 E08000035",
            "result practitioner knowledge later met LEEDS-2018-09-10 E08000035",
            "result practitioner written first met LEEDS-2018-09-10 E08000035");

    [Fact]
    [Trait("Rule", "S-09")]
    public void What_is_set_aside_does_not_count_and_what_is_sat_instead_is_the_first() =>
        Units(Row([.. TwiceKnowledge, new JourneyEvent.ResultSetAside(Level.Practitioner, 1, 1, null, Somebody, Day("2018-08-30"))]), Counted.Result).Should().Equal(
            "result practitioner first does-not-count LEEDS-2018-07-10 E08000035",
            "result practitioner knowledge first does-not-count LEEDS-2018-07-10 E08000035",
            "result practitioner first met LEEDS-2018-09-10 E08000035",
            "result practitioner knowledge first met LEEDS-2018-09-10 E08000035");

    [Fact]
    [Trait("Rule", "S-34")]
    public void What_is_annulled_does_not_count_and_was_the_first_all_the_same_until_the_finding_is_overturned()
    {
        JourneyEvent[] annulled = [.. TwiceKnowledge, new JourneyEvent.ResultAnnulled(Level.Practitioner, 1, Somebody, Day("2018-08-30"))];
        Units(Row(annulled), Counted.Result).Should().Equal(
            "result practitioner first does-not-count LEEDS-2018-07-10 E08000035",
            "result practitioner knowledge first does-not-count LEEDS-2018-07-10 E08000035",
            "result practitioner later met LEEDS-2018-09-10 E08000035",
            "result practitioner knowledge later met LEEDS-2018-09-10 E08000035");

        Units(Row([.. annulled, new JourneyEvent.FindingOverturned(Level.Practitioner, 1, 1, 1, null, Somebody, Day("2018-12-30"))]), Counted.Result)[0]
            .Should().Be("result practitioner first not-met LEEDS-2018-07-10 E08000035");
    }

    [Fact]
    [Trait("Rule", "S-32")]
    public void A_void_sitting_has_no_result_its_ratings_do_not_count_and_the_next_is_the_first()
    {
        var voided = new JourneyEvent.SittingVoided(Level.Practitioner, 1, new SittingCode("LEEDS-2018-07-10"), VoidReason.TechnicalFailure, null, Somebody, Day("2018-07-13"));

        Units(Row([.. OneSitting.Take(14), voided, ReEndorsed(Level.Practitioner, 2, Wigan, "2018-09-01"), .. Sat(2, 2, "2018-09-10", ElementSet.Of(Element.Knowledge))])).Should().Equal(
            "rated practitioner simulated does-not-count",
            "rated practitioner simulated does-not-count",
            "rated practitioner written does-not-count",
            "result practitioner first met LEEDS-2018-09-10 E08000010",
            "result practitioner knowledge first met LEEDS-2018-09-10 E08000010");
    }

    [Fact]
    [Trait("Rule", "S-51")]
    public void A_mark_that_is_corrected_after_the_release_waits_for_the_corrected_result()
    {
        var corrected = new JourneyEvent.MarkCorrected(Level.Practitioner, 1, Element.Written, 61, 100, 60, 55, "2018-1", ElementResult.Met, AreaProfile.Empty, CorrectionReason.ClericalError, Somebody, Day("2018-08-10"));
        var released = new JourneyEvent.ResultCorrected(Level.Practitioner, 1, Outcome.Met, ElementSet.All, ElementSet.Empty, Day("2018-07-30"), Somebody, Day("2018-08-20"));

        Units(Row([.. OneSitting, corrected]), Counted.Result, Counted.Marked)[3..].Should().Equal(
            "result practitioner written first narrowly-not-met LEEDS-2018-07-10 E08000035", "marked practitioner simulated as-rated", "marked practitioner written as-rated");
        var after = Units(Row([.. OneSitting, corrected, released]), Counted.Result, Counted.Marked, Counted.Band);
        after[0].Should().Be("result practitioner first met LEEDS-2018-07-10 E08000035");
        after[3].Should().Be("result practitioner written first met LEEDS-2018-07-10 E08000035");
        after[^2..].Should().Equal("marked practitioner written corrected", "band practitioner written not-met,narrowly-not-met");
    }

    [Fact]
    public void A_moderated_mark_is_told_and_leaves_the_ratings_as_they_were()
    {
        var moderated = new JourneyEvent.MarkModerated(Level.Practitioner, 1, Element.Written, 61, 100, 60, 55, "2018-1", ElementResult.Met, AreaProfile.Empty, ModerationReason.EvidenceOverlooked, Somebody, Day("2018-07-14"));

        Units(Row([.. OneSitting.Take(14), moderated]), Counted.Marked, Counted.Band)[^2..].Should().Equal("marked practitioner written moderated", "band practitioner written not-met,narrowly-not-met");
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public void What_is_sat_from_a_succession_on_is_the_successors()
    {
        var carried = new JourneyEvent.EmploymentCarriedOver(1, Leeds, Trust, Day("2018-07-10"));
        var later = new JourneyEvent.EmploymentCarriedOver(1, Leeds, Trust, Day("2018-07-11"));

        Units(Row([OneSitting[1], carried, .. OneSitting[2..]]), Counted.Result)[0].Should().EndWith(" TRUST-EXAMPLE");
        Units(Row([.. OneSitting[..3], carried, .. OneSitting[3..]]), Counted.Result)[0].Should().EndWith(" TRUST-EXAMPLE");
        Units(Row([.. OneSitting, later]), Counted.Result)[0].Should().EndWith(" E08000035");
    }

    [Fact]
    public void A_booking_that_is_put_right_counts_where_and_when_it_was()
    {
        var row = Row([.. OneSitting, new JourneyEvent.BookingCorrected(Level.Practitioner, 1, new SittingCode("WIGAN-1"), Day("2018-06-30"), CorrectionReason.ClericalError, Somebody, Day("2018-09-01"))]);

        MonitorUnits.Of(row).Should().OnlyContain(unit => unit.Sitting == "WIGAN-1" && unit.Month == Day("2018-06-01"));
    }

    [Fact]
    public void A_practice_leaders_day_counts_nowhere() =>
        MonitorUnits.Of(Row([Leader(1), Marked(Level.Leader, 1, Element.Interview, ElementResult.Met, "2018-09-12"), Released(Level.Leader, 1, ElementSet.Empty, "2018-10-01")])).Should().BeEmpty();

    [Fact]
    public void As_of_a_day_a_result_counts_from_its_release_to_its_annulment()
    {
        var units = MonitorUnits.Of(Row([.. TwiceKnowledge[..4], new JourneyEvent.ResultAnnulled(Level.Practitioner, 1, Somebody, Day("2018-08-30"))])).Where(unit => unit.Element.Length == 0);

        units.Select(unit => (unit.Outcome, unit.From, unit.Until)).Should().Equal(("not-met", Day("2018-07-30"), Day("2018-08-30")), (MonitorOutcome.DoesNotCount, Day("2018-08-30"), null));
    }

    [Fact]
    public void As_of_a_day_a_mark_is_told_as_it_had_come_about_by_then()
    {
        var moderated = new JourneyEvent.MarkModerated(Level.Practitioner, 1, Element.Written, 57, 100, 60, 55, "2018-1", ElementResult.NarrowlyNotMet, AreaProfile.Empty, ModerationReason.EvidenceOverlooked, Somebody, Day("2018-07-14"));
        var corrected = new JourneyEvent.MarkCorrected(Level.Practitioner, 1, Element.Written, 61, 100, 60, 55, "2018-1", ElementResult.Met, AreaProfile.Empty, CorrectionReason.ClericalError, Somebody, Day("2018-08-10"));
        var released = new JourneyEvent.ResultCorrected(Level.Practitioner, 1, Outcome.Met, ElementSet.All, ElementSet.Empty, Day("2018-07-30"), Somebody, Day("2018-08-20"));

        Marks(Row([.. OneSitting.Take(14), moderated, .. OneSitting.Skip(14), corrected, released])).Should().Equal(
            ("as-rated", Day("2018-07-12"), Day("2018-07-14")), ("moderated", Day("2018-07-14"), Day("2018-08-20")), ("corrected", Day("2018-08-20"), null));
        // Changed on the day itself it was nothing before; annulled, it ends with its attempt.
        Marks(Row([.. OneSitting.Take(14), moderated with { On = Day("2018-07-12") }, .. OneSitting.Skip(14), new JourneyEvent.ResultAnnulled(Level.Practitioner, 1, Somebody, Day("2018-08-30"))])).Should().Equal(
            ("moderated", Day("2018-07-12"), Day("2018-08-30")));

        IEnumerable<(string, DateOnly, DateOnly?)> Marks(MonitorRow row) =>
            MonitorUnits.Of(row).Where(unit => unit.Counted == Counted.Marked && unit.Element == "written").Select(unit => (unit.Outcome, unit.From, unit.Until));
    }

    [Fact]
    public void A_mark_of_an_attempt_that_nobody_booked_cannot_follow() =>
        FluentActions.Invoking(() => Row(Marked(Level.Practitioner, 1, Element.Knowledge, ElementResult.Met, "2018-07-11"))).Should().Throw<ImpossibleHistoryException>();

    /// <summary>Missed in July, and met in September.</summary>
    private static JourneyEvent[] TwiceKnowledge =>
    [
        Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
        .. Sat(1, 1, "2018-07-10", ElementSet.Of(Element.Knowledge), (Element.Knowledge, ElementResult.NotMet)),
        ReEndorsed(Level.Practitioner, 2, Leeds, "2018-09-01"),
        .. Sat(2, 2, "2018-09-10", ElementSet.Of(Element.Knowledge)),
    ];
}
