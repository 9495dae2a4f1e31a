using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Testing;
using static Naas.Projections.Specs.Deadlines.Cases;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>A window that stands still is told as that, and why, to whoever may know why (S-48).</summary>
public sealed class WhatStandsStill(PostgresFixture postgres)
{
    private const Level Practitioner = Level.Practitioner;

    private static readonly JourneyEvent Away = new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-10-01"));
    private static readonly JourneyEvent Accused = new JourneyEvent.MalpracticeAlleged(Practitioner, 1, 1, new DocumentId(new Guid(1, 0, 0, new byte[8])), Day("2018-10-16"), new ActorId("delivery"), Day("2018-10-02"));

    [Fact]
    [Trait("Rule", "S-48")]
    public async Task A_retake_stands_still_in_an_absence_that_lasts()
    {
        var level = await LevelAsync([.. NarrowlyMissed, Away]);

        level.StandingStill.Should().Equal(WindowEnd.NarrowRetake, WindowEnd.BankedElements);
        level.StoppedBy.Should().Equal(new WindowStopped(WindowStop.ProtectedAbsence, Day("2018-10-01")));
        (level.Standing, level.RetakeUntil, level.NarrowRetakeLapsedOn).Should().Be((Standing.ElementRetake, Day("2018-11-01"), null));
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public async Task What_was_over_before_the_absence_does_not_stand_still()
    {
        var level = await LevelAsync([.. NarrowlyMissed, new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-11-02"))]);

        level.StandingStill.Should().Equal(WindowEnd.BankedElements);
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public async Task Re_accreditation_stands_still_while_a_place_is_waited_for()
    {
        var level = await LevelAsync([.. Accredited2018, Certified(Practitioner, "2022-06-01", "2018-12-01"), new JourneyEvent.SittingRequested(Practitioner, 1, null, Day("2021-11-01"))]);

        level.StandingStill.Should().Equal(WindowEnd.Reaccreditation, WindowEnd.Grace);
        level.StoppedBy.Should().Equal(new WindowStopped(WindowStop.WaitForSitting, Day("2021-11-01")));
    }

    [Theory]
    [InlineData(AbsenceKind.OtherAuthorised, null)]
    [InlineData(AbsenceKind.Protected, "2018-10-05")]
    [Trait("Rule", "S-48")]
    public async Task Another_absence_and_one_that_is_over_stop_nothing(AbsenceKind kind, string? ended)
    {
        JourneyEvent started = new JourneyEvent.AbsenceStarted(1, 1, kind, Day("2018-10-01"));
        var level = await LevelAsync([.. NarrowlyMissed, started, .. ended is null ? Array.Empty<JourneyEvent>() : [new JourneyEvent.AbsenceEnded(1, Day(ended))]]);

        (level.StandingStill.Count, level.StoppedBy.Count).Should().Be((0, 0));
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task The_next_employer_is_told_that_it_stands_still_and_not_why()
    {
        JourneyEvent[] road = [.. NarrowlyMissed, Away, Started(2, Wigan, "2018-10-15")];

        var (leeds, wigan) = (await LevelAsync(road, ReadSide.Employer(Leeds)), await LevelAsync(road, ReadSide.Employer(Wigan)));

        leeds.StoppedBy.Should().Equal(new WindowStopped(WindowStop.ProtectedAbsence, Day("2018-10-01")));
        wigan.StandingStill.Should().Equal(WindowEnd.NarrowRetake, WindowEnd.BankedElements);
        wigan.StoppedBy.Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "S-34")]
    public async Task An_allegation_is_told_to_the_worker_and_to_no_employer()
    {
        JourneyEvent[] road = [.. NarrowlyMissed, Accused];

        var (worker, leeds) = (await LevelAsync(road, ReadSide.Worker(1)), await LevelAsync(road, ReadSide.Employer(Leeds)));

        worker.StoppedBy.Should().Equal(new WindowStopped(WindowStop.Investigation, Day("2018-10-02")));
        leeds.StandingStill.Should().Equal(WindowEnd.NarrowRetake, WindowEnd.BankedElements);
        leeds.StoppedBy.Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "S-48")]
    [Trait("Rule", "S-36")]
    public async Task Notice_of_a_revocation_is_told_to_the_worker_and_to_no_employer()
    {
        JourneyEvent[] road =
        [
            .. Accredited2018,
            Certified(Practitioner, "2022-06-01", "2018-12-01"),
            MarkPutRight(Practitioner, 1, Element.Written, ElementResult.NotMet, "2019-03-04"),
            ResultPutRight(Practitioner, 1, ElementSet.Of(Element.Written), "2018-12-01", "2019-03-11"),
            new JourneyEvent.RevocationNotified(Practitioner, RevocationGround.ResultIssuedInError, new DocumentId(new Guid(1, 0, 0, new byte[8])), Day("2019-04-12"), new ActorId("department"), Day("2019-03-14")),
        ];

        var (worker, leeds) = (await LevelAsync(road, ReadSide.Worker(1)), await LevelAsync(road, ReadSide.Employer(Leeds)));
        var dropped = await LevelAsync([.. road, new JourneyEvent.RevocationDropped(Practitioner, new ActorId("department"), Day("2019-03-20"))]);

        worker.StoppedBy.Should().Equal(new WindowStopped(WindowStop.RevocationNotice, Day("2019-03-14")));
        worker.InQuestion.Should().Be(AccreditationQuestion.ResultIssuedInError);
        leeds.StandingStill.Should().Equal(WindowEnd.Reaccreditation, WindowEnd.Grace);
        (leeds.StoppedBy.Count, leeds.InQuestion).Should().Be((0, null));
        (dropped.StandingStill.Count, dropped.InQuestion).Should().Be((0, null));
    }

    private async Task<LevelSummary> LevelAsync(JourneyEvent[] events, Caller? caller = null)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, events);
        await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);
        return ReadSide.Value(await reading.SummaryAsync(1, caller: caller)).Levels.Single();
    }
}
