using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Projections.Equalities;
using static Naas.Projections.Specs.Equalities.Told;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Equalities;

/// <summary>What the research extract is made from: workers with a released result, and their attempts at the level at which they sat first.</summary>
[Trait("Rule", "R-142")]
public sealed class WhatAnExtractTellsOfAWorker
{
    private static readonly DateOnly Later = Day("2019-12-31");

    private static KnownPeople BornIn1988 => new KnownPeople().With(1, "1988-07-11", BlackWoman);

    [Fact]
    public void Every_attempt_with_a_released_result_element_by_element()
    {
        var worker = AssessedWorker.Of(Row(BornIn1988, OneRoad), Later)!;

        (worker.Level, worker.Organisation, worker.Age, worker.Service, worker.Declared.Sex, worker.Declared.EthnicGroup).Should().Be((Level.Practitioner, Leeds.Value, "20-29", "2-to-under-5", "female", "black"));
        worker.Attempts.Select(attempt => (attempt.Kind, attempt.SatOn, attempt.ReleasedOn, attempt.Outcome)).Should().Equal(
            (AttemptKind.First, Day("2018-07-10"), Day("2018-08-01"), "not-met"),
            (AttemptKind.ElementRetake, Day("2018-09-10"), Day("2018-10-01"), "met"));
        worker.Attempts[0].Elements.Should().Equal((Element.Knowledge, "met"), (Element.Simulated, "met"), (Element.Written, "not-met"));
        worker.Attempts[1].Elements.Should().Equal((Element.Knowledge, "not-due"), (Element.Simulated, "not-due"), (Element.Written, "met"));
    }

    [Fact]
    public void What_was_released_later_is_left_out_and_before_the_first_result_there_is_nobody()
    {
        var row = Row(BornIn1988, OneRoad);

        AssessedWorker.Of(row, Day("2018-09-30"))!.Attempts.Should().ContainSingle();
        AssessedWorker.Of(row, Day("2018-08-01"))!.Attempts.Should().ContainSingle();
        AssessedWorker.Of(row, Day("2018-07-31")).Should().BeNull();
    }

    [Fact]
    public void Who_has_only_been_endorsed_is_not_in_it() =>
        AssessedWorker.Of(Row(BornIn1988, Registered("2018-01-02"), Started(1, Leeds, "2015-06-01"), Asked("2018-05-01"), Endorsed(Level.Practitioner, 1, Leeds, "2018-05-18")), Later).Should().BeNull();

    [Fact]
    public void An_annulled_result_counts_for_nothing_from_its_day_on()
    {
        var row = Row(BornIn1988, [.. OneRoad[..^4], new JourneyEvent.ResultAnnulled(Level.Practitioner, 1, new ActorId("somebody"), Day("2018-08-20"))]);

        AssessedWorker.Of(row, Day("2018-08-19"))!.Attempts[0].Outcome.Should().Be("not-met");
        AssessedWorker.Of(row, Day("2018-08-20"))!.Attempts[0].Outcome.Should().Be("annulled");
        AssessedWorker.Of(row, Day("2018-08-20"))!.Attempts[0].Elements.Should().OnlyContain(element => element.Outcome == "annulled");
    }

    [Fact]
    public void A_record_that_made_way_for_another_one_of_the_same_person_is_not_in_it()
    {
        var row = Row(BornIn1988, OneRoad);

        AssessedWorker.Of(row with { IsClosed = true }, Later).Should().BeNull();
        AssessedWorker.Of(row with { IsClosed = false }, Later).Should().NotBeNull();
    }

    [Fact]
    public void Attempts_at_another_level_are_counted_and_not_told()
    {
        var row = Row(BornIn1988, OneRoad);
        var practitioner = row.At(Level.Practitioner);
        var both = row.With(new EqualityLevel { Level = Level.Supervisor, Endorsements = practitioner.Endorsements, Attempts = [.. practitioner.Attempts.Select(attempt => attempt with { SitsOn = attempt.SitsOn.AddYears(1), ReleasedOn = attempt.ReleasedOn?.AddYears(1) })] });

        var worker = AssessedWorker.Of(both, Later)!;

        (worker.Level, worker.Attempts.Length, worker.AtOtherLevels).Should().Be((Level.Practitioner, 2, 2));
    }
}
