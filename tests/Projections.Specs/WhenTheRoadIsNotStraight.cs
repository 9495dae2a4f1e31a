using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;
using Dashboard = Naas.Application.Queries.EmployerDashboard;

namespace Naas.Projections.Specs;

/// <summary>An employer's figures when something was carried over, called off, corrected or undone.</summary>
public sealed partial class WhenTheRoadIsNotStraight(PostgresFixture postgres)
{
    private const Level Practitioner = Level.Practitioner;

    private static readonly JourneyEvent[] Sat =
    [
        Registered("2017-01-01"),
        Started(1, Leeds, "2018-03-01"),
        Agreed(Practitioner, "2018-05-01"),
        Endorsed(Practitioner, 1, Leeds, "2018-06-01"),
        Booked(Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
        Marked(Practitioner, 1, Element.Knowledge, ElementResult.Met, "2018-07-12"),
        Marked(Practitioner, 1, Element.Simulated, ElementResult.Met, "2018-07-12"),
        Marked(Practitioner, 1, Element.Written, ElementResult.Met, "2018-07-12"),
    ];

    private static readonly JourneyEvent[] IsAccredited =
    [
        .. Sat,
        Released(Practitioner, 1, ElementSet.Empty, "2018-08-01"),
        Accredited(Practitioner, 1, "2018-08-01", due: "2021-08-01"),
        Certified(Practitioner, "2022-02-01", "2018-08-01"),
    ];

    private static readonly JourneyEvent[] MissedWriting =
    [
        .. Sat[..^1],
        Marked(Practitioner, 1, Element.Written, ElementResult.NarrowlyNotMet, "2018-07-12"),
        Released(Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-01"),
        Narrow(Practitioner, 1, Element.Written, "2018-08-01", until: "2018-11-01", banked: "2019-08-01"),
    ];

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task A_successor_has_the_worker_the_endorsement_and_the_accreditation_from_its_day_on()
    {
        await using var reading = await GivenAsync([.. IsAccredited, CarriedOver(1, Leeds, Trust, "2018-10-01")]);

        Figures(await reading.DashboardAsync(Leeds, "2018-09-30")).Should().Be((1, 1, 1, 1));
        Figures(await reading.DashboardAsync(Trust, "2018-09-30")).Should().Be((0, 0, 0, 0));
        Figures(await reading.DashboardAsync(Leeds, "2018-10-01")).Should().Be((0, 0, 0, 0));
        Figures(await reading.DashboardAsync(Trust, "2018-10-01")).Should().Be((1, 1, 1, 1));
        var (joined, left) = (await reading.DashboardAsync(Trust, "2018-10-01"), await reading.DashboardAsync(Leeds, "2018-10-01"));
        (joined.Leavers, left.Leavers, joined.Elements.Count, left.Elements.Count).Should().Be((0, 0, 3, 0));
        (await reading.WorkersAsync(Trust, "2018-10-02")).Workers.Select(worker => (worker.From, worker.Standing)).Should().Equal((Day("2018-03-01"), Standing.Accredited));
        (await reading.WorkersAsync(Leeds, "2018-09-30")).Workers.Select(worker => worker.To).Should().Equal(Day("2018-09-30"));
        (await reading.WorkersAsync(Leeds, "2018-10-01")).Workers.Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task Carried_over_twice_and_left_counts_as_the_last_ones_leaver()
    {
        await using var reading = await GivenAsync([.. IsAccredited, CarriedOver(1, Leeds, Wigan, "2018-10-01"), CarriedOver(1, Wigan, Trust, "2019-01-01"), Ended(1, Trust, "2019-02-28")]);

        Figures(await reading.DashboardAsync(Wigan, "2018-12-31")).Should().Be((1, 1, 1, 1));
        Figures(await reading.DashboardAsync(Wigan, "2019-01-01")).Should().Be((0, 0, 0, 0));
        Figures(await reading.DashboardAsync(Trust, "2019-02-28")).Should().Be((1, 1, 1, 1));
        Figures(await reading.DashboardAsync(Trust, "2019-03-01")).Should().Be((0, 1, 1, 1));
        ((await reading.DashboardAsync(Trust, "2019-03-01")).Leavers, (await reading.DashboardAsync(Wigan, "2019-03-01")).Leavers).Should().Be((1, 0));
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task A_succession_recorded_late_has_had_its_effect_on_every_day_since_its_own()
    {
        // Endorsed in June, sat in July, released in August; that the trust took over on 1 July was recorded only then.
        await using var reading = await GivenAsync([.. IsAccredited, CarriedOver(1, Leeds, Trust, "2018-07-01")]);

        foreach (var (day, figures, waiting) in new[]
        {
            ("2018-06-30", (1, 1, 0, 0), (0, 0, 0)),
            ("2018-07-01", (1, 1, 0, 0), (0, 0, 0)),
            ("2018-07-11", (1, 1, 0, 0), (0, 1, 0)),
            ("2018-08-01", (1, 1, 1, 1), (0, 0, 1)),
        })
        {
            var (theirs, others) = day == "2018-06-30" ? (Leeds, Trust) : (Trust, Leeds);
            Figures(await reading.DashboardAsync(theirs, day)).Should().Be(figures, day);
            Waiting(await reading.DashboardAsync(theirs, day)).Should().Be(waiting, day);
            Figures(await reading.DashboardAsync(others, day)).Should().Be((0, 0, 0, 0), day);
            (await reading.WorkersAsync(theirs, day)).Workers.Should().ContainSingle(day);
            (await reading.WorkersAsync(others, day)).Workers.Should().BeEmpty(day);
        }
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task Who_began_and_was_endorsed_under_the_old_name_after_the_succession_was_the_successors_from_the_first_day_in_post()
    {
        await using var reading = await GivenAsync(
        [
            Registered("2018-01-02"), Started(1, Leeds, "2018-11-01"), Agreed(Practitioner, "2018-11-05"), Endorsed(Practitioner, 1, Leeds, "2018-11-20"),
            CarriedOver(1, Leeds, Trust, "2018-10-01"),
        ]);

        foreach (var (day, figures, joiners) in new[]
        {
            ("2018-10-31", (0, 0, 0, 0), 0),
            ("2018-11-01", (1, 0, 0, 0), 1),
            ("2018-11-19", (1, 0, 0, 0), 1),
            ("2018-11-20", (1, 1, 0, 0), 1),
        })
        {
            var (trust, leeds) = (await reading.DashboardAsync(Trust, day), await reading.DashboardAsync(Leeds, day));
            (Figures(trust), trust.Joiners).Should().Be((figures, joiners), day);
            (Figures(leeds), leeds.Joiners).Should().Be(((0, 0, 0, 0), 0), day);
            (await reading.WorkersAsync(Trust, day)).Workers.Should().HaveCount(figures.Item1, day);
            (await reading.WorkersAsync(Leeds, day)).Workers.Should().BeEmpty(day);
        }
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task Two_successions_recorded_late_each_have_their_own_days()
    {
        await using var reading = await GivenAsync(
        [
            Registered("2018-01-02"), Started(1, Leeds, "2018-11-01"), CarriedOver(1, Leeds, Wigan, "2018-10-01"), CarriedOver(1, Wigan, Trust, "2018-12-01"),
        ]);

        foreach (var (day, leeds, wigan, trust) in new[] { ("2018-10-31", 0, 0, 0), ("2018-11-01", 0, 1, 0), ("2018-11-30", 0, 1, 0), ("2018-12-01", 0, 0, 1) })
        {
            ((await reading.DashboardAsync(Leeds, day)).Headcount, (await reading.DashboardAsync(Wigan, day)).Headcount, (await reading.DashboardAsync(Trust, day)).Headcount)
                .Should().Be((leeds, wigan, trust), day);
        }
    }

    [Fact]
    [Trait("Rule", "S-32")]
    public async Task A_void_sitting_is_no_attempt_and_no_miss()
    {
        await using var reading = await GivenAsync([.. Sat[..5], Void(Practitioner, 1, VoidReason.NoShow, "2018-07-15", rebookUntil: "2019-01-15")]);

        Waiting(await reading.DashboardAsync(Leeds, "2018-07-14")).Should().Be((0, 1, 0));
        Waiting(await reading.DashboardAsync(Leeds, "2018-07-15")).Should().Be((1, 0, 0));
        (await StandingAsync(reading, "2018-07-15")).Should().Be(Standing.Endorsed);
    }

    [Fact]
    [Trait("Rule", "S-47")]
    public async Task Agreed_follows_every_answer_and_declined_is_no_result()
    {
        await using var reading = await GivenAsync(
        [
            .. Sat[..3], Withdrawn(Practitioner, "2018-05-10"), Agreed(Practitioner, "2018-05-20"),
            new JourneyEvent.AgreementCorrected(Practitioner, Day("2018-05-18"), CorrectionReason.WrongDate, new ActorId("dfe"), Day("2018-05-21")),
        ]);

        foreach (var (day, agreed, standing) in new[] { ("2018-05-09", 1, Standing.Agreed), ("2018-05-10", 0, Standing.Declined), ("2018-05-17", 0, Standing.Declined), ("2018-05-18", 1, Standing.Agreed) })
        {
            (await reading.DashboardAsync(Leeds, day)).Levels[0].Agreed.Should().Be(agreed, day);
            (await StandingAsync(reading, day)).Should().Be(standing, day);
        }
    }

    [Fact]
    public async Task An_endorsement_taken_back_waits_no_more_from_that_day_and_one_reinstated_never_lapsed()
    {
        await using var reading = await GivenAsync(
        [
            .. Sat[..4], Ended(1, Leeds, "2018-06-10"), Lapsed(Practitioner, 1, Leeds, "2018-06-10"), Corrected(1, "2018-03-01", null, "2018-06-12"),
            new JourneyEvent.EndorsementReinstated(Practitioner, 1, Leeds, null, Day("2018-06-12")), TakenBack(Practitioner, 1, Leeds, "2018-07-01"),
        ]);

        Waiting(await reading.DashboardAsync(Leeds, "2018-06-11")).Should().Be((1, 0, 0));
        Waiting(await reading.DashboardAsync(Leeds, "2018-06-30")).Should().Be((1, 0, 0));
        Waiting(await reading.DashboardAsync(Leeds, "2018-07-01")).Should().Be((0, 0, 0));
        (await StandingAsync(reading, "2018-07-01")).Should().Be(Standing.EndorsementWithdrawn);
        (await reading.DashboardAsync(Leeds, "2018-07-01")).Leavers.Should().Be(0);
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public async Task A_window_that_moved_is_listed_as_moved_and_a_quick_road_that_is_over_as_the_slower_one()
    {
        await using var reading = await GivenAsync([.. MissedWriting, Moved(Practitioner, 1, WindowStop.WaitForSitting, "2018-09-01", "2018-09-11", until: "2018-11-11", banked: "2019-08-11", on: "2018-09-11")]);

        (await reading.DashboardAsync(Leeds, "2018-11-11")).RetakeWindows.Should().Equal(new RetakeWindow(Journey(1), Practitioner, Element.Written, true, Day("2018-11-11"), Day("2019-08-11"), StandsStill: false));
        (await reading.DashboardAsync(Leeds, "2018-11-12")).RetakeWindows.Should().Equal(new RetakeWindow(Journey(1), Practitioner, Element.Written, false, Day("2019-08-11"), Day("2019-08-11"), StandsStill: false));
        Retakes(await reading.DashboardAsync(Leeds, "2019-08-11")).Should().Be((1, 0));
        Retakes(await reading.DashboardAsync(Leeds, "2019-08-12")).Should().Be((0, 1));
    }

    [Fact]
    public async Task A_corrected_mark_shows_with_the_corrected_result_and_the_accreditation_counts_from_the_first_release()
    {
        await using var reading = await GivenAsync([.. MissedWriting, MarkPutRight(Practitioner, 1, Element.Written, ElementResult.Met, "2018-09-01")]);
        var before = await reading.DashboardAsync(Leeds, "2018-09-05");
        _ = await reading.AppendAsync(1, ResultPutRight(Practitioner, 1, ElementSet.Empty, "2018-08-01", "2018-09-10"), Accredited(Practitioner, 1, "2018-08-01", due: "2021-08-01"), Certified(Practitioner, "2022-02-01", "2018-09-10"));
        await reading.CatchUpAsync(EmployerDashboard.EmployerDashboardProjection.Definition);
        var after = await reading.DashboardAsync(Leeds, "2018-09-05");

        (before.Elements[2], before.RetakesOpen, before.Accredited).Should().Be((new ElementOutcomes(Practitioner, Element.Written, 0, 1, 0), 1, 0));
        (after.Elements[2], after.RetakesOpen, after.Accredited).Should().Be((new ElementOutcomes(Practitioner, Element.Written, 1, 0, 0), 0, 1));
    }

    [Fact]
    public async Task An_accreditation_counts_through_the_grace_not_after_it_again_once_restored_and_never_once_revoked()
    {
        await using var reading = await GivenAsync(
        [
            .. IsAccredited,
            new JourneyEvent.ReaccreditationOverdue(Practitioner, Day("2021-08-01"), Day("2022-02-01"), Day("2021-08-02")),
            new JourneyEvent.AccreditationNotCurrent(Practitioner, Day("2022-02-02")),
            new JourneyEvent.AccreditationRestored(Practitioner, ReaccreditationRoute.PracticeAndLearning, Day("2025-03-01"), Day("2022-03-01")),
            Certified(Practitioner, "2025-09-01", "2022-03-01"),
            Revoked(Practitioner, "2023-01-10"),
            Full(Practitioner, 1, "2023-01-10", after: "2024-01-10"),
        ]);

        foreach (var (day, accredited, standing) in new[]
        {
            ("2018-07-31", 0, Standing.ResultAwaited),
            ("2018-08-01", 1, Standing.Accredited),
            ("2021-08-01", 1, Standing.Accredited),
            ("2021-08-02", 1, Standing.ReaccreditationOverdue),
            ("2022-02-01", 1, Standing.ReaccreditationOverdue),
            ("2022-02-02", 0, Standing.NotCurrent),
            ("2022-03-01", 1, Standing.Accredited),
            ("2023-01-09", 1, Standing.Accredited),
            ("2023-01-10", 0, Standing.Revoked),
        })
        {
            (await reading.DashboardAsync(Leeds, day)).Accredited.Should().Be(accredited, day);
            (await StandingAsync(reading, day)).Should().Be(standing, day);
        }

        Retakes(await reading.DashboardAsync(Leeds, "2023-01-10")).Should().Be((0, 1));
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public async Task A_due_day_that_moved_was_never_overdue()
    {
        await using var reading = await GivenAsync([.. IsAccredited, new JourneyEvent.ReaccreditationDueMoved(Practitioner, WindowStop.ProtectedAbsence, 1, Day("2021-07-01"), Day("2021-07-31"), Day("2021-08-31"), Day("2022-03-03"), Day("2021-08-15"))]);

        (await StandingAsync(reading, "2021-08-10")).Should().Be(Standing.Accredited);
        (await StandingAsync(reading, "2021-09-01")).Should().Be(Standing.ReaccreditationOverdue);
        (await reading.DashboardAsync(Leeds, "2022-03-03")).Accredited.Should().Be(1);
        (await reading.DashboardAsync(Leeds, "2022-03-04")).Accredited.Should().Be(0);
    }

    [Fact]
    [Trait("Rule", "S-15")]
    public async Task A_renewal_that_was_undone_gives_its_shorter_time_back()
    {
        await using var reading = await GivenAsync(
        [
            .. IsAccredited,
            new JourneyEvent.Reaccredited(Practitioner, ReaccreditationRoute.Assessment, Day("2024-08-01"), Day("2021-07-12")),
            Certified(Practitioner, "2025-02-01", "2021-07-12"),
            new JourneyEvent.ReaccreditationUndone(Practitioner, 2, null, Day("2021-08-09"), Day("2022-02-09"), Day("2021-08-09")),
            Certified(Practitioner, "2022-02-09", "2021-08-09"),
        ]);

        (await StandingAsync(reading, "2021-08-09")).Should().Be(Standing.Accredited);
        (await StandingAsync(reading, "2021-08-10")).Should().Be(Standing.ReaccreditationOverdue);
        (await reading.DashboardAsync(Leeds, "2022-02-09")).Accredited.Should().Be(1);
        (await reading.DashboardAsync(Leeds, "2022-02-10")).Accredited.Should().Be(0);
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public async Task A_retake_in_an_absence_that_lasts_is_open_however_long_and_told_to_stand_still()
    {
        await using var reading = await GivenAsync([.. MissedWriting, new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-10-15"))]);

        foreach (var (day, standsStill) in new[] { ("2018-10-14", false), ("2018-10-15", true), ("2018-11-02", true), ("2019-09-01", true) })
        {
            var dashboard = await reading.DashboardAsync(Leeds, day);
            dashboard.RetakeWindows.Should().Equal(new RetakeWindow(Journey(1), Practitioner, Element.Written, true, Day("2018-11-01"), Day("2019-08-01"), standsStill));
            Retakes(dashboard).Should().Be((1, 0), day);
            (await StandingAsync(reading, day)).Should().Be(Standing.ElementRetake, day);
        }
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public async Task What_was_over_before_the_absence_is_over()
    {
        await using var reading = await GivenAsync([.. MissedWriting, new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-11-02"))]);

        (await reading.DashboardAsync(Leeds, "2018-11-02")).RetakeWindows.Should().Equal(new RetakeWindow(Journey(1), Practitioner, Element.Written, false, Day("2019-08-01"), Day("2019-08-01"), StandsStill: true));
    }

    [Fact]
    [Trait("Rule", "S-48")]
    [Trait("Rule", "S-15")]
    public async Task An_accreditation_is_neither_overdue_nor_over_while_a_place_is_waited_for()
    {
        JourneyEvent asked = new JourneyEvent.SittingRequested(Practitioner, 1, null, Day("2021-07-20"));
        await using var reading = await GivenAsync([.. IsAccredited, asked]);

        foreach (var day in new[] { "2021-07-20", "2021-08-02", "2022-02-02", "2022-06-01" })
        {
            (await StandingAsync(reading, day)).Should().Be(Standing.Accredited, day);
            (await reading.DashboardAsync(Leeds, day)).Accredited.Should().Be(1, day);
        }
    }

    [Fact]
    [Trait("Rule", "S-48")]
    [Trait("Rule", "S-15")]
    public async Task An_accreditation_that_was_overdue_before_stays_so_and_its_grace_does_not_end_meanwhile()
    {
        await using var reading = await GivenAsync([.. IsAccredited, new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2021-09-01"))]);

        (await StandingAsync(reading, "2022-06-01")).Should().Be(Standing.ReaccreditationOverdue);
        (await reading.DashboardAsync(Leeds, "2022-06-01")).Accredited.Should().Be(1);
    }

    [Fact]
    [Trait("Rule", "S-15")]
    public async Task An_accreditation_goes_on_while_what_was_sat_in_its_grace_waits_for_its_result()
    {
        await using var reading = await GivenAsync([.. IsAccredited, Booked(Practitioner, 2, 0, ElementSet.All, on: "2022-01-10", sitsOn: "2022-01-31")]);

        (await StandingAsync(reading, "2022-03-01")).Should().Be(Standing.ReaccreditationOverdue);
        (await reading.DashboardAsync(Leeds, "2022-03-01")).Accredited.Should().Be(1);
    }

    [Fact]
    [Trait("Rule", "S-34")]
    public async Task A_restoration_that_was_undone_counted_until_then()
    {
        await using var reading = await GivenAsync(
        [
            .. IsAccredited,
            new JourneyEvent.AccreditationRestored(Practitioner, ReaccreditationRoute.Assessment, Day("2025-05-16"), Day("2022-05-16")),
            Certified(Practitioner, "2025-11-16", "2022-05-16"),
            new JourneyEvent.ReaccreditationUndone(Practitioner, 2, null, Day("2021-08-01"), Day("2022-02-01"), Day("2022-05-30")),
            Certified(Practitioner, "2022-02-01", "2022-05-30"),
        ]);

        foreach (var (day, standing, accredited) in new[] { ("2022-05-15", Standing.NotCurrent, 0), ("2022-05-16", Standing.Accredited, 1), ("2022-05-29", Standing.Accredited, 1), ("2022-05-30", Standing.NotCurrent, 0) })
        {
            (await StandingAsync(reading, day)).Should().Be(standing, day);
            (await reading.DashboardAsync(Leeds, day)).Accredited.Should().Be(accredited, day);
        }
    }

    [Fact]
    [Trait("Rule", "S-34")]
    public async Task An_annulled_result_is_no_assessment_from_its_day()
    {
        await using var reading = await GivenAsync([.. MissedWriting, Annulled(Practitioner, 1, "2018-10-01"), Full(Practitioner, 1, "2018-10-01", after: "2019-10-01")]);

        ((await reading.DashboardAsync(Leeds, "2018-09-30")).Assessed, (await reading.DashboardAsync(Leeds, "2018-10-01")).Assessed).Should().Be((1, 0));
        Retakes(await reading.DashboardAsync(Leeds, "2018-10-01")).Should().Be((0, 1));
        (await reading.DashboardAsync(Leeds, "2018-10-01")).Elements.Should().BeEmpty();
    }

    private async Task<ReadSide> GivenAsync(IReadOnlyList<JourneyEvent> events)
    {
        var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, [.. events]);
        await reading.CatchUpAsync(EmployerDashboard.EmployerDashboardProjection.Definition);
        (await reading.Operations.ParkedAsync("employer-dashboard", TestContext.Current.CancellationToken)).Should().BeEmpty();
        return reading;
    }

    private static async Task<Standing?> StandingAsync(ReadSide reading, string asOf) => (await reading.WorkersAsync(Leeds, asOf)).Workers.Single().Standing;

    private static (int Headcount, int Endorsed, int Assessed, int Accredited) Figures(Dashboard dashboard) => (dashboard.Headcount, dashboard.Endorsed, dashboard.Assessed, dashboard.Accredited);

    private static (int Waiting, int Awaited, int Assessed) Waiting(Dashboard dashboard) => (dashboard.EndorsedWaiting, dashboard.ResultsAwaited, dashboard.Assessed);

    private static (int Open, int Full) Retakes(Dashboard dashboard) => (dashboard.RetakesOpen, dashboard.FullRetakesExpected);
}
