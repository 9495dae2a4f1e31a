using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Naas.Application.Commands;
using Naas.Application.Deadlines;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Testing;
using Npgsql;
using static Naas.Projections.Specs.Deadlines.Cases;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Deadlines;

public sealed class WhenWhatIsDueIsSettled(PostgresFixture postgres)
{
    private static readonly JourneyEvent Expired = new JourneyEvent.BankedElementsExpired(Level.Practitioner, 1, ElementSet.Of(Element.Knowledge, Element.Simulated), Day("2019-08-02"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2018-11-01", 0)]
    [InlineData("2018-11-02", 1)]
    [InlineData("2018-11-03", 1)]
    [InlineData("2019-08-01", 1)]
    [InlineData("2019-08-02", 2)]
    [InlineData("2019-11-02", 2)]
    [Trait("Rule", "S-03")]
    [Trait("Rule", "S-07")]
    public async Task It_is_never_early_and_however_late_it_takes_effect_on_its_day(string today, int done)
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, NarrowlyMissed);

        var first = await side.Today(today).Sweep.RunAsync(Cancellation);
        var second = await side.Sweep.RunAsync(Cancellation);

        (first.Done, first.NotSettled, first.IsClean).Should().Be((done, 0, true));
        (second.Done, second.Already).Should().Be((0, 0));
        (await side.SinceAsync(1, NarrowlyMissed.Length)).Should().Equal(new[] { NarrowLapsed, Expired }.Take(done));
    }

    // As after an upgrade, until its rows stand. A patience of a minute would not let a watcher wait for them.
    [Fact]
    public async Task While_the_read_model_is_being_made_anew_whoever_watches_is_told_so_at_once()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, NarrowlyMissed);
        await using (var admin = NpgsqlDataSource.Create(side.ConnectionString))
        await using (var command = admin.CreateCommand("update rm.projections set version = version - 1 where name = 'deadlines'"))
            (await command.ExecuteNonQueryAsync(Cancellation)).Should().Be(1);

        var told = () => side.Today("2018-11-02").Sweep.DueAsync(1, Cancellation);
        var missed = () => side.Deadlines.MissedAsync(Day("2019-01-04"), 10, Cancellation);

        await told.Should().ThrowAsync<DeadlinesNotThereException>();
        await missed.Should().ThrowAsync<DeadlinesNotThereException>();
    }

    [Fact]
    public async Task What_is_due_by_the_rows_of_another_log_is_not_settled_in_this_one()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, NarrowlyMissed);
        await using (var admin = NpgsqlDataSource.Create(side.ConnectionString))
        await using (var command = admin.CreateCommand("update es.head set epoch = gen_random_uuid()"))
            (await command.ExecuteNonQueryAsync(Cancellation)).Should().Be(1);

        var summary = await side.Today("2018-11-02").Sweep.RunAsync(Cancellation);

        summary.HeldBack.Should().StartWith("What is due stands in read models of another event log");
        (summary.Done, summary.IsClean).Should().Be((0, false));
        (await side.SinceAsync(1, NarrowlyMissed.Length)).Should().BeEmpty();
        (await side.Sweep.DueAsync(1, Cancellation)).Journeys.Should().Be(1, "how the sweep does is told all the same");
    }

    [Fact]
    [Trait("Rule", "S-03")]
    public async Task A_clock_that_is_set_back_undoes_nothing_and_does_nothing_twice()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, NarrowlyMissed);
        _ = await side.Today("2018-11-02").Sweep.RunAsync(Cancellation);

        var back = await side.Today("2018-10-01").Sweep.RunAsync(Cancellation);
        var again = await side.Today("2018-11-02").Sweep.RunAsync(Cancellation);

        (back.Done, again.Done).Should().Be((0, 0));
        (await side.SinceAsync(1, NarrowlyMissed.Length)).Should().Equal(NarrowLapsed);
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public async Task A_window_that_stands_still_is_left_alone_and_runs_on_after_it()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, [.. NarrowlyMissed, new JourneyEvent.AbsenceStarted(1, 1, AbsenceKind.Protected, Day("2018-10-01"))]);

        var away = await side.Today("2019-10-01").Sweep.RunAsync(Cancellation);
        await side.HappenedAsync(
            1,
            new JourneyEvent.AbsenceEnded(1, Day("2018-10-31")),
            new JourneyEvent.RetakeWindowMoved(Level.Practitioner, 1, WindowStop.ProtectedAbsence, 1, Day("2018-10-01"), Day("2018-11-01"), Day("2018-12-02"), Day("2019-09-01"), Day("2019-10-01")));
        var back = await side.Sweep.RunAsync(Cancellation);

        (away.Done, away.NotDueYet, back.Done).Should().Be((0, 0, 2));
        (await side.SinceAsync(1, NarrowlyMissed.Length + 3)).Select(e => e.On).Should().Equal(Day("2018-12-03"), Day("2019-09-02"));
    }

    [Theory]
    [InlineData("2021-05-31", new string[0])]
    [InlineData("2021-06-01", new[] { "2021-06-01" })]
    [InlineData("2021-11-01", new[] { "2021-06-01", "2021-09-01", "2021-11-01" })]
    [InlineData("2021-12-01", new[] { "2021-06-01", "2021-09-01", "2021-11-01" })]
    [InlineData("2021-12-02", new[] { "2021-06-01", "2021-09-01", "2021-11-01", "2021-12-02" })]
    [InlineData("2022-06-01", new[] { "2021-06-01", "2021-09-01", "2021-11-01", "2021-12-02" })]
    [InlineData("2022-12-02", new[] { "2021-06-01", "2021-09-01", "2021-11-01", "2021-12-02", "2022-06-02" })]
    [Trait("Rule", "S-15")]
    public async Task Reminders_at_six_three_and_one_months_then_overdue_then_not_current(string today, string[] days)
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, Accredited2018);

        var summary = await side.Today(today).Sweep.RunAsync(Cancellation);

        (summary.Done, summary.IsClean).Should().Be((days.Length, true));
        var noted = await side.SinceAsync(1, Accredited2018.Length);
        noted.Select(e => e.On).Should().Equal(days.Select(Day));
        noted.OfType<JourneyEvent.ReaccreditationReminded>().Select(reminded => reminded.MonthsAhead).Should().Equal(new[] { 6, 3, 1 }.Take(days.Length));
        (await side.DueAsync()).Should().Be(0);
    }

    [Fact]
    [Trait("Rule", "S-19")]
    public async Task An_endorsement_that_nobody_used_expires_the_day_after_its_last()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        JourneyEvent[] endorsed = [Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01")];
        await side.HappenedAsync(1, endorsed);

        _ = await side.Today("2019-06-01").Sweep.RunAsync(Cancellation);
        (await side.SinceAsync(1, endorsed.Length)).Should().BeEmpty();
        _ = await side.Today("2019-07-15").Sweep.RunAsync(Cancellation);

        (await side.SinceAsync(1, endorsed.Length)).Should().Equal(new JourneyEvent.EndorsementExpired(Level.Practitioner, 1, Leeds, Day("2019-06-02")));
    }

    [Fact]
    [Trait("Rule", "S-19")]
    public async Task An_expiry_that_a_correction_undid_is_noted_once_more()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"));
        _ = await side.Today("2019-06-02").Sweep.RunAsync(Cancellation);
        await side.HappenedAsync(1, new JourneyEvent.EndorsementCorrected(Level.Practitioner, 1, Day("2018-06-01"), Day("2019-06-01"), CorrectionReason.WrongDate, new ActorId("manager"), Day("2019-06-10")));

        var summary = await side.Today("2019-06-10").Sweep.RunAsync(Cancellation);

        (summary.Done, summary.Already).Should().Be((1, 0));
        (await side.SinceAsync(1, 5)).Should().Equal(new JourneyEvent.EndorsementExpired(Level.Practitioner, 1, Leeds, Day("2019-06-02")));
    }

    [Fact]
    [Trait("Rule", "S-14")]
    public async Task Passports_end_with_phase_two_and_not_before()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        var passport = new JourneyEvent.PassportGranted(Level.Practitioner, ElementSet.Of(Element.Simulated, Element.Written), new ActorId("dfe"), Day("2018-02-01"));
        await side.HappenedAsync(1, Registered("2018-01-02"), passport);
        _ = await side.Today("2019-01-01").Sweep.RunAsync(Cancellation);
        (await side.SinceAsync(1, 2)).Should().BeEmpty();

        await side.Today("2019-01-01").SendAsync(new RolloutCommand.OpenPhase(new PhaseCode("phase-two"), Day("2018-10-01"), Day("2018-09-01")));
        await side.Today("2020-03-31").SendAsync(new RolloutCommand.EndPhase(new PhaseCode("phase-two"), Day("2020-03-31")));
        _ = await side.Sweep.RunAsync(Cancellation);
        (await side.SinceAsync(1, 2)).Should().BeEmpty("its last day counts");
        _ = await side.Today("2020-04-20").Sweep.RunAsync(Cancellation);

        (await side.SinceAsync(1, 2)).Should().Equal(new JourneyEvent.PassportExpired(Level.Practitioner, Day("2020-04-01")));
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task Employments_follow_their_organisation_to_its_successor_from_its_first_day()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
        await side.HappenedAsync(2, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Ended(1, Leeds, "2018-06-30"));
        await side.HappenedAsync(3, Registered("2018-01-02"), Started(1, Wigan, "2018-01-03"));
        await side.HappenedAsync(4, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Ended(1, Leeds, "2019-04-12"));
        await side.HappenedAsync(5, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Ended(1, Leeds, "2019-02-28"));
        await side.Today("2019-04-15").SendAsync(Succeed(Leeds, Wigan, "2019-03-01"));
        (await side.DueAsync()).Should().Be(2);

        var summary = await side.Today("2019-05-01").Sweep.RunAsync(Cancellation);

        summary.Done.Should().Be(2);
        (await side.SinceAsync(1, 2)).Should().Equal(new JourneyEvent.EmploymentCarriedOver(1, Leeds, Wigan, Day("2019-03-01")));
        (await side.SinceAsync(2, 3)).Should().BeEmpty();
        (await side.SinceAsync(3, 2)).Should().BeEmpty();
        (await side.SinceAsync(4, 3)).Should().Equal([new JourneyEvent.EmploymentCarriedOver(1, Leeds, Wigan, Day("2019-03-01"))], "who left since left the successor");
        (await side.SinceAsync(5, 3)).Should().BeEmpty();
        (await side.DueAsync()).Should().Be(0);
    }

    [Fact]
    [Trait("Rule", "S-42")]
    [Trait("Rule", "S-49")]
    public async Task A_missed_expectation_is_told_and_nothing_follows_from_it()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        JourneyEvent[] inRole =
        [
            Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"),
            new JourneyEvent.StatutoryRoleStarted(1, 1, Level.Practitioner, FunctionSet.Of(StatutoryFunction.HoldingCaseResponsibility), EntryRoute.OutsideEngland, false, null, Day("2019-01-03"), Day("2018-01-03")),
        ];
        await side.HappenedAsync(1, inRole);

        var onTheDay = await side.Deadlines.MissedAsync(Day("2019-01-03"), 10, Cancellation);
        var after = await side.Deadlines.MissedAsync(Day("2019-01-04"), 10, Cancellation);
        var summary = await side.Today("2020-01-03").Sweep.RunAsync(Cancellation);

        onTheDay.Should().BeEmpty();
        after.Select(missed => (missed.What, missed.By)).Should().Equal((Application.Deadlines.ExpectedOf.PutForward, Day("2019-01-03")), (Application.Deadlines.ExpectedOf.Accredited, Day("2019-01-03")));
        summary.Done.Should().Be(0);
        (await side.SinceAsync(1, inRole.Length)).Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "S-03")]
    public async Task Two_sweeps_at_once_do_each_thing_once()
    {
        const int journeys = 40;
        await using var one = await SweepSide.CreateAsync(postgres);
        await using var other = SweepSide.On(one.ConnectionString);
        for (var journey = 1; journey <= journeys; journey++)
            await one.HappenedAsync(journey, NarrowlyMissed);

        var summaries = await Task.WhenAll(
            Task.Run(() => one.Today("2019-11-02").Sweep.RunAsync(Cancellation), Cancellation),
            Task.Run(() => other.Today("2019-11-02").Sweep.RunAsync(Cancellation), Cancellation));

        summaries.Sum(summary => summary.Done).Should().Be(2 * journeys);
        summaries.Should().OnlyContain(summary => summary.NotSettled == 0);
        for (var journey = 1; journey <= journeys; journey++)
            (await one.SinceAsync(journey, NarrowlyMissed.Length)).Should().Equal(NarrowLapsed, Expired);
    }

    [Fact]
    [Trait("Rule", "S-03")]
    public async Task A_sweep_that_is_cut_off_is_gone_on_with_by_the_next()
    {
        const int journeys = 10;
        using var cut = new CancellationTokenSource();
        await using var side = await SweepSide.CreateAsync(postgres);
        for (var journey = 1; journey <= journeys; journey++)
            await side.HappenedAsync(journey, NarrowlyMissed);
        await using var dying = SweepSide.On(side.ConnectionString, services => services.AddSingleton<IRequestHasher>(new Dying(cut, after: 5)));

        var died = () => dying.Today("2018-11-02").Sweep.RunAsync(cut.Token);
        _ = await died.Should().ThrowAsync<OperationCanceledException>();
        (await side.Record.LastAsync(Cancellation)).Should().BeNull("a sweep that was cut off has not come to its end");
        var next = await side.Today("2018-11-02").Sweep.RunAsync(Cancellation);

        (next.Done, next.NotSettled).Should().Be((5, 0));
        for (var journey = 1; journey <= journeys; journey++)
            (await side.SinceAsync(journey, NarrowlyMissed.Length)).Should().Equal(NarrowLapsed);
        (await side.Record.LastAsync(Cancellation))!.Today.Should().Be(Day("2018-11-02"));
    }

    [Fact]
    [Trait("Rule", "S-03")]
    public async Task What_goes_wrong_with_one_journey_keeps_no_other_from_being_settled()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        for (var journey = 1; journey <= 3; journey++)
            await side.HappenedAsync(journey, NarrowlyMissed);
        await using var failing = SweepSide.On(side.ConnectionString, services => services.AddSingleton<IPipelineBehavior<JourneyRequest, CommandAnswer>>(new FailsFor(Journey(2))));

        var summary = await failing.Today("2018-11-02").Sweep.RunAsync(Cancellation);
        var next = await side.Today("2018-11-02").Sweep.RunAsync(Cancellation);

        (summary.Done, summary.Failed, summary.LeftOpen, summary.IsClean).Should().Be((2, 1, 0, false));
        summary.Notes.Should().Equal(new Application.Deadlines.SweepNote(Journey(2), "lapse-narrow-retake", Day("2018-11-02"), "unexpected-failure", "It failed with InvalidOperationException."));
        (next.Done, next.Failed, next.IsClean).Should().Be((1, 0, true));
        for (var journey = 1; journey <= 3; journey++)
            (await side.SinceAsync(journey, NarrowlyMissed.Length)).Should().Equal(NarrowLapsed);
    }

    [Fact]
    [Trait("Rule", "S-03")]
    public async Task A_log_that_is_away_ends_the_sweep_and_is_not_waited_for_once_more_with_each_journey()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        for (var journey = 1; journey <= 3; journey++)
            await side.HappenedAsync(journey, NarrowlyMissed);
        var away = new Away();
        await using var waiting = SweepSide.On(side.ConnectionString, services => services.AddSingleton<IPipelineBehavior<JourneyRequest, CommandAnswer>>(away));

        var swept = () => waiting.Today("2018-11-02").Sweep.RunAsync(Cancellation);

        _ = await swept.Should().ThrowAsync<LogUnavailableException>();
        away.Asked.Should().Be(1);
        (await side.Record.LastAsync(Cancellation)).Should().BeNull("it has not come to its end");
        (await side.Today("2018-11-02").Sweep.RunAsync(Cancellation)).Done.Should().Be(3);
    }

    [Fact]
    public async Task While_a_sample_is_being_loaded_nothing_is_swept_and_the_reason_is_given()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, NarrowlyMissed);
        await side.State.BeginSampleAsync(7, "parameters", workers: null, Cancellation);

        var held = await side.Today("2019-11-02").Sweep.RunAsync(Cancellation);
        (await side.SinceAsync(1, NarrowlyMissed.Length)).Should().BeEmpty();
        await side.State.FinishSampleAsync(ReadSide.Beginning, Cancellation);
        var released = await side.Sweep.RunAsync(Cancellation);

        held.HeldBack.Should().StartWith("The Phase One sample is not loaded to its end");
        (released.HeldBack, released.Done).Should().Be((null, 2));
    }

    [Fact]
    public async Task What_is_due_comes_in_pages_and_in_the_order_of_the_days()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, Accredited2018);
        await side.HappenedAsync(2, NarrowlyMissed);
        await side.HappenedAsync(3, NarrowlyMissed);

        var all = await side.Today("2021-07-01").Sweep.DueAsync(10, Cancellation);
        var first = await side.Sweep.DueAsync(1, Cancellation);

        all.Page.Select(journey => (journey.Journey.Value, journey.FirstDue)).Should().Equal((Journey(2), Day("2018-11-02")), (Journey(3), Day("2018-11-02")), (Journey(1), Day("2021-06-01")));
        (first.Page.Count, first.Journeys).Should().Be((1, 3L));
    }

    private static RolloutCommand.SucceedOrganisation Succeed(OrganisationCode organisation, OrganisationCode successor, string on) => new(organisation, successor, Day(on));

    /// <summary>Something that nobody has thought of goes wrong with one journey.</summary>
    private sealed class FailsFor(Guid journey) : IPipelineBehavior<JourneyRequest, CommandAnswer>
    {
        public Task<CommandAnswer> Handle(JourneyRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<CommandAnswer> next) =>
            request.Journey.Value == journey ? throw new InvalidOperationException("A secret of SW20190603.") : next();
    }

    /// <summary>The log does not answer, whoever asks.</summary>
    private sealed class Away : IPipelineBehavior<JourneyRequest, CommandAnswer>
    {
        public int Asked { get; private set; }

        public Task<CommandAnswer> Handle(JourneyRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<CommandAnswer> next)
        {
            Asked++;
            throw new LogUnavailableException("No node answers.");
        }
    }

    /// <summary>Hashes as ever, and dies at the request after so many.</summary>
    private sealed class Dying(CancellationTokenSource cut, int after) : IRequestHasher
    {
        private int _hashed;

        public string Hash(ReadOnlySpan<byte> request)
        {
            if (++_hashed > after)
                cut.Cancel();
            return SweepSide.HashOf(request);
        }
    }
}
