using System.Data;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.ReadModels;
using Naas.Projections.EmployerDashboard;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;
using Dashboard = Naas.Application.Queries.EmployerDashboard;
using Step = Naas.Infrastructure.ReadModels.Step;

namespace Naas.Projections.Specs;

/// <summary>What an employer's figures said when the log was shorter: worked out when somebody asks, and kept for a while.</summary>
public sealed partial class WhenPastFiguresAreMade(PostgresFixture postgres)
{
    private static readonly Projection Projection = EmployerDashboardProjection.Definition;

    private static readonly ProjectionSettings Settings = new() { Patience = TimeSpan.FromSeconds(60), RebuildPageSize = 20, PastFiguresPause = TimeSpan.Zero };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_every_position_rows_and_answers_are_what_live_had_when_the_log_ended_there()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Settings);
        var live = new List<(LogPosition Position, string Checksums, string Told)>();
        for (var number = 0; number < 119; number++)
        {
            _ = await reading.AppendAsync(1, OneOfEach[number]);
            var position = await reading.AppendAsync(2, OneOfEach[number]);
            if (number is not (0 or 34 or 60 or 118))
                continue;
            await reading.CatchUpAsync(Projection);
            live.Add((position, await reading.ChecksumsAsync(Projection), await ToldAsync(reading, known: null)));
        }

        foreach (var (position, checksums, told) in live)
        {
            var known = new KnownUpTo.Place(position);
            var work = (await AskAsync(reading, position)).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>().Subject.Work;
            (work.State, work.Events, work.OfEvents, work.Position).Should().Be((PastFiguresState.Waiting, 0, position.Value, position.ToString()));

            (await Maker(reading).MakeNextAsync(Cancellation)).Should().BeTrue();

            (await ToldAsync(reading, known)).Should().Be(told, $"at {position.Value}");
            (await reading.ChecksumsAsync(Projection, await GenerationAsync(reading, position))).Should().Be(checksums, $"at {position.Value}");
            var ready = (await reading.Past.ReadAsync(work.Id, Cancellation))!.Value;
            (ready.Figures.State, ready.Figures.Events, ready.Figures.SecondsLeft, ready.Figures.Failure).Should().Be((PastFiguresState.Ready, position.Value, null, null));
            (await AskAsync(reading, position)).Should().BeOfType<QueryAnswer<Dashboard>.Found>().Which.Freshness.Should().Be(ready.Freshness).And.Be(new Freshness(position, ReadSide.Beginning.AddMinutes(position.Value)));
        }

        live.Select(answer => answer.Checksums).Should().OnlyHaveUniqueItems();
        (await Maker(reading).MakeNextAsync(Cancellation)).Should().BeFalse("nobody asks for more");
    }

    [Fact]
    public async Task Before_the_first_event_there_is_nobody()
    {
        await using var reading = await GivenAsync(3);
        var beginning = (await reading.Log.HeadAsync(Cancellation)) with { Value = 0 };

        await MadeAsync(reading, beginning);

        ReadSide.Value(await AskAsync(reading, beginning)).Headcount.Should().Be(0);
        ReadSide.Value(await reading.AskDashboardAsync(Leeds, null, new KnownUpTo.Day(Day("2017-12-31")))).AsOf.Should().Be(Day("2017-12-31"), "the last day that is known, where none is named");
    }

    [Fact]
    public async Task The_day_is_the_last_that_is_known_where_none_is_named()
    {
        await using var reading = await GivenAsync(5);
        var position = await reading.Log.HeadAsync(Cancellation);
        await MadeAsync(reading, position);

        ReadSide.Value(await reading.AskDashboardAsync(Leeds, null, new KnownUpTo.Place(position))).AsOf.Should().Be(Day("2018-01-02"));
        ReadSide.Value(await reading.AskDashboardAsync(Leeds, null, new KnownUpTo.Day(Day("2018-06-30")))).AsOf.Should().Be(Day("2018-06-30"), "no more was recorded by then");
        ReadSide.Value(await reading.AskDashboardAsync(Leeds, "2018-03-01", new KnownUpTo.Place(position))).AsOf.Should().Be(Day("2018-03-01"));
        ReadSide.Value(await reading.AskWorkersAsync(Leeds, null, new KnownUpTo.Day(Day("2018-06-30")))).AsOf.Should().Be(Day("2018-06-30"));
        ReadSide.Value(await reading.AskEndorsedAsync(Leeds, new KnownUpTo.Day(Day("2018-06-30")))).AsOf.Should().Be(Day("2018-06-30"));
    }

    [Fact]
    [Trait("Rule", "R-012")]
    public async Task A_service_that_was_divided_since_was_not_divided_then()
    {
        await using var reading = await GivenAsync(2);
        var before = await reading.Log.HeadAsync(Cancellation);
        _ = await reading.AppendToRolloutAsync(new RolloutEvent.OrganisationDivided(Leeds, Domain.Employers.ServiceAreaSet.Of(new("NORTH"), new("SOUTH")), Day("2018-01-01")));
        var after = await reading.Log.HeadAsync(Cancellation);
        await MadeAsync(reading, before);
        await MadeAsync(reading, after);

        ReadSide.Value(await AskAsync(reading, before)).Leaders.Expected.Should().Be(1);
        ReadSide.Value(await AskAsync(reading, after)).Leaders.Expected.Should().Be(2);
    }

    [Theory]
    [InlineData("GenerationBegun")]
    [InlineData("SliceCopied")]
    [InlineData("Attached")]
    [InlineData("Switched")]
    public async Task A_death_anywhere_is_taken_up_by_the_next_and_nobody_reads_a_half(string step)
    {
        await using var reading = await GivenAsync(60);
        var position = await reading.Log.HeadAsync(Cancellation);
        var told = await ToldAsync(reading, known: null);
        _ = await AskAsync(reading, position);
        QueryAnswer<Dashboard>? between = null;
        var dying = Maker(reading, async at =>
        {
            if (at.ToString() != step)
                return;
            between = await AskAsync(reading, position);
            throw new DiedException();
        });

        _ = await FluentActions.Awaiting(() => dying.MakeNextAsync(Cancellation)).Should().ThrowAsync<DiedException>();
        var after = await AskAsync(reading, position);
        _ = await Maker(reading).MakeNextAsync(Cancellation);

        if (step == "Switched")
            between.Should().BeOfType<QueryAnswer<Dashboard>.Found>();
        else
            between.Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>().Which.Work.State.Should().Be(PastFiguresState.BeingMade);
        after.Should().BeOfType(between!.GetType());
        (await ToldAsync(reading, new KnownUpTo.Place(position))).Should().Be(told);
        (await reading.TextsAsync("generations-of-spells")).Should().HaveCount(2, "the live one, and this one once");
    }

    [Fact]
    public async Task What_dies_every_time_is_not_begun_for_ever()
    {
        await using var reading = await GivenAsync(20);
        var position = await reading.Log.HeadAsync(Cancellation);
        var id = ((QueryAnswer<Dashboard>.BeingMade)await AskAsync(reading, position)).Work.Id;
        var dying = Maker(reading, at => at == Step.Attached ? throw new DiedException() : Task.CompletedTask);
        for (var tries = 0; tries < 5; tries++)
            _ = await FluentActions.Awaiting(() => dying.MakeNextAsync(Cancellation)).Should().ThrowAsync<DiedException>();

        _ = await dying.MakeNextAsync(Cancellation);

        var failed = (await reading.Past.ReadAsync(id, Cancellation))!.Value.Figures;
        (failed.State, failed.Failure).Should().Be((PastFiguresState.Failed, "It was begun several times and cut off every time: the server stopped, or the database had no room or no time for it."));
        (await reading.TextsAsync("generations-of-spells")).Should().Equal("employment_spell_g1");
    }

    [Fact]
    public async Task A_failure_says_why_and_what_to_do_leaves_nothing_behind_and_the_next_question_begins_anew()
    {
        await using var reading = await GivenAsync(20);
        var position = await reading.Log.HeadAsync(Cancellation);
        var id = ((QueryAnswer<Dashboard>.BeingMade)await AskAsync(reading, position)).Work.Id;

        _ = await Maker(reading, at => at == Step.SliceCopied ? throw new LogIntegrityException("A stream has a gap.") : Task.CompletedTask).MakeNextAsync(Cancellation);

        var failed = (await reading.Past.ReadAsync(id, Cancellation))!.Value.Figures;
        (failed.State, failed.Failure, failed.EndedAt is not null).Should().Be((PastFiguresState.Failed, "The log is not what it must be; an operator has been shown it.", true));
        failed.WhatToDo.Should().StartWith("Ask the question again in a minute");
        (await reading.TextsAsync("generations-of-spells")).Should().Equal("employment_spell_g1");
        await MadeAsync(reading, position);
        ReadSide.Value(await AskAsync(reading, position)).Headcount.Should().Be(ReadSide.Value(await reading.AskDashboardAsync(Leeds, "2018-06-10", null)).Headcount);
    }

    [Fact]
    public async Task A_number_that_was_dropped_is_nobodys_again()
    {
        await using var reading = await GivenAsync(30);
        await DiesAsync(reading, await reading.Log.HeadAsync(Cancellation));
        var told = await ToldAsync(reading, known: null);
        // As by a process that dropped the rows and died before the book said so.
        await using (var connection = await reading.Database.OpenConnectionAsync(Cancellation))
        {
            await ReadModelSchema.DropPartitionsAsync(connection, 2, Projection.Stored.Select(table => table.Name), Cancellation);
            await ReadModelSchema.ForgetGenerationAsync(connection, Projection.Name, 2, Cancellation);
        }

        (await reading.RebuildAsync(Projection, dryRun: false)).Outcome.Should().Be(RebuildOutcome.Switched);
        _ = await Maker(reading).MakeNextAsync(Cancellation);

        (await ToldAsync(reading, known: null)).Should().Be(told);
        (await reading.TextsAsync("generations-of-spells")).Should().Equal("employment_spell_g3", "employment_spell_g4");
    }

    [Fact]
    public async Task Whatever_the_book_names_live_rows_are_not_dropped_and_what_it_does_not_name_is()
    {
        await using var reading = await GivenAsync(30);
        var position = await reading.Log.HeadAsync(Cancellation);
        await DiesAsync(reading, position);
        var told = await ToldAsync(reading, known: null);
        await reading.ExecuteAsync("the-book-names-live");

        _ = await Maker(reading).MakeNextAsync(Cancellation);
        _ = await Maker(reading).MakeNextAsync(Cancellation);

        (await ToldAsync(reading, known: null)).Should().Be(told);
        (await AskAsync(reading, position)).Should().BeOfType<QueryAnswer<Dashboard>.Found>();
        (await reading.TextsAsync("generations-of-spells")).Should().Equal("employment_spell_g1", "employment_spell_g3");
    }

    [Fact]
    public async Task What_failed_is_dropped_by_the_next_when_a_process_dies_before_it()
    {
        await using var reading = await GivenAsync(20);
        var id = ((QueryAnswer<Dashboard>.BeingMade)await AskAsync(reading, await reading.Log.HeadAsync(Cancellation))).Work.Id;
        using var dying = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using (var other = await reading.Database.OpenConnectionAsync(Cancellation))
        {
            (await other.ScalarAsync<bool>("take-drop-lock", Cancellation)).Should().BeTrue();
            var making = Maker(reading, at => at == Step.SliceCopied ? throw new LogIntegrityException("A stream has a gap.") : Task.CompletedTask).MakeNextAsync(dying.Token);
            while ((await reading.Past.ReadAsync(id, Cancellation))!.Value.Figures.State != PastFiguresState.Failed)
                await Task.Yield();
            await dying.CancelAsync();
            _ = await FluentActions.Awaiting(() => making).Should().ThrowAsync<OperationCanceledException>();
            (await other.ScalarAsync<bool>("release-drop-lock", Cancellation)).Should().BeTrue();
        }

        (await Maker(reading).MakeNextAsync(Cancellation)).Should().BeFalse();

        (await reading.Past.ReadAsync(id, Cancellation))!.Value.Figures.State.Should().Be(PastFiguresState.Failed);
        (await reading.TextsAsync("generations-of-spells")).Should().Equal("employment_spell_g1");
    }

    [Fact]
    public async Task Two_processes_that_are_asked_at_once_make_one_and_one_of_them_makes_it()
    {
        await using var reading = await GivenAsync(40);
        var position = await reading.Log.HeadAsync(Cancellation);
        var other = new ReadModelReader(reading.Database, reading.Log, new ProjectionProgress(), new PastFiguresBook(reading.Database, reading.Log, Settings), TimeProvider.System, Settings);

        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(turn => reading.AskDashboardAsync(Leeds, null, new KnownUpTo.Place(position), turn % 2 == 0 ? other : null)));
        var beside = new List<bool>();
        var made = await Maker(reading, async _ => beside.Add(await Maker(reading).MakeNextAsync(Cancellation))).MakeNextAsync(Cancellation);

        asked.Select(answer => ((QueryAnswer<Dashboard>.BeingMade)answer).Work.Id).Distinct().Should().ContainSingle();
        made.Should().BeTrue();
        beside.Should().NotBeEmpty().And.OnlyContain(began => !began);
        (await reading.TextsAsync("generations-of-spells")).Should().Equal("employment_spell_g1", "employment_spell_g2");
    }

    [Fact]
    public async Task The_longest_unused_go_first_and_never_while_somebody_reads_them()
    {
        await using var reading = await GivenAsync(30, Settings with { PastFiguresKept = 2 });
        var positions = await PositionsAsync(reading, 3);
        await MadeAsync(reading, positions[0]);
        await MadeAsync(reading, positions[1]);
        var first = await GenerationAsync(reading, positions[0]);
        await using var connection = await reading.Database.OpenConnectionAsync(Cancellation);
        await using (var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, Cancellation))
        {
            var found = await PastFiguresBook.FindAsync(connection, Projection, positions[0], Cancellation);
            await using var count = connection.Command(SqlText.Of(typeof(ReadSide), "spells-of-generation"), ("generation", first));
            var before = (long)(await count.ExecuteScalarAsync(Cancellation))!;

            await MadeAsync(reading, positions[2]);

            found!.Value.Generation.Should().Be(first);
            before.Should().BePositive();
            (await count.ExecuteScalarAsync(Cancellation)).Should().Be(before, "whoever found them reads them to the end");
            (await AskAsync(reading, positions[0])).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>("for everybody else they are gone");
        }

        _ = (await AskAsync(reading, positions[1])).Should().BeOfType<QueryAnswer<Dashboard>.Found>();
        (await reading.TextsAsync("generations-of-spells")).Should().Contain($"employment_spell_g{first}");
        _ = await Maker(reading).MakeNextAsync(Cancellation);
        (await reading.TextsAsync("generations-of-spells")).Should().NotContain($"employment_spell_g{first}").And.HaveCount(3);
    }

    [Fact]
    public async Task Only_so_many_wait_and_the_rest_is_told_to_come_again()
    {
        await using var reading = await GivenAsync(30, Settings with { PastFiguresWaiting = 2 });
        var positions = await PositionsAsync(reading, 3);
        _ = await AskAsync(reading, positions[0]);
        _ = await AskAsync(reading, positions[1]);

        (await AskAsync(reading, positions[2])).Should().BeOfType<QueryAnswer<Dashboard>.NotYet>().Which.Why.Should().Contain("ask again later");
        (await AskAsync(reading, positions[1])).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>("it waits already");
    }

    [Fact]
    public async Task A_rebuild_leaves_them_and_their_numbers_alone()
    {
        await using var reading = await GivenAsync(30);
        var position = (await PositionsAsync(reading, 1))[0];
        await MadeAsync(reading, position);
        var told = await ToldAsync(reading, new KnownUpTo.Place(position));

        (await reading.RebuildAsync(Projection, dryRun: false)).Outcome.Should().Be(RebuildOutcome.Switched);
        (await reading.RebuildAsync(Projection, dryRun: true)).Equal.Should().BeTrue();

        (await ToldAsync(reading, new KnownUpTo.Place(position))).Should().Be(told);
        (await reading.TextsAsync("generations-of-spells")).Should().Equal("employment_spell_g2", "employment_spell_g3");
    }

    [Fact]
    public async Task A_new_version_drops_those_of_the_old_one_and_what_was_asked_of_it()
    {
        await using var reading = await GivenAsync(30);
        var positions = await PositionsAsync(reading, 2);
        await MadeAsync(reading, positions[0]);
        var waiting = ((QueryAnswer<Dashboard>.BeingMade)await AskAsync(reading, positions[1])).Work.Id;
        var next = new Projection(Projection.Name, Projection.Version + 1, Projection.Handles, Projection.Ignores, Projection.Tables);

        var made = await Maker(reading, projections: [next]).MakeNextAsync(Cancellation);

        made.Should().BeFalse();
        (await reading.Past.ReadAsync(waiting, Cancellation)).Should().BeNull();
        (await reading.TextsAsync("generations-of-spells")).Should().Equal("employment_spell_g1");
    }

    [Fact]
    public async Task A_process_that_runs_makes_what_it_is_asked_and_what_another_is_asked()
    {
        await using var reading = await GivenAsync(30, Settings with { PastFiguresPoll = TimeSpan.FromMilliseconds(20) });
        var positions = await PositionsAsync(reading, 2);
        var elsewhere = new ReadModelReader(reading.Database, reading.Log, new ProjectionProgress(), new PastFiguresBook(reading.Database, reading.Log, Settings), TimeProvider.System, Settings);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = Maker(reading).RunAsync(stopping.Token);

        while (await AskAsync(reading, positions[0]) is not QueryAnswer<Dashboard>.Found)
            await Task.Yield();
        while (await reading.AskDashboardAsync(Leeds, null, new KnownUpTo.Place(positions[1]), elsewhere) is not QueryAnswer<Dashboard>.Found)
            await Task.Yield();

        await stopping.CancelAsync();
        await running;
    }

    private static PastFiguresMaker Maker(ReadSide reading, Func<Step, Task>? interrupt = null, IReadOnlyList<Projection>? projections = null) =>
        new(reading.Database, reading.Log, reading.Past, TimeProvider.System, reading.Settings, NullLogger.Instance, projections ?? JourneyProjections.All, interrupt);

    private static Task<QueryAnswer<Dashboard>> AskAsync(ReadSide reading, LogPosition position) => reading.AskDashboardAsync(Leeds, "2018-06-10", new KnownUpTo.Place(position));

    private static async Task MadeAsync(ReadSide reading, LogPosition position)
    {
        _ = (await AskAsync(reading, position)).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>();
        (await Maker(reading).MakeNextAsync(Cancellation)).Should().BeTrue();
    }

    /// <summary>Somebody begins to make them and dies.</summary>
    private static async Task DiesAsync(ReadSide reading, LogPosition position)
    {
        _ = await AskAsync(reading, position);
        var dying = Maker(reading, at => at == Step.GenerationBegun ? throw new DiedException() : Task.CompletedTask);
        _ = await FluentActions.Awaiting(() => dying.MakeNextAsync(Cancellation)).Should().ThrowAsync<DiedException>();
    }

    private static Task<int> GenerationAsync(ReadSide reading, LogPosition position) => reading.ScalarAsync<int>("past-generation", ("position", position.Value));

    /// <summary>Some positions one after the other, the last of them the head.</summary>
    private static async Task<LogPosition[]> PositionsAsync(ReadSide reading, int count)
    {
        var head = await reading.Log.HeadAsync(Cancellation);
        return [.. Enumerable.Range(0, count).Select(back => head with { Value = head.Value - count + 1 + back })];
    }

    /// <summary>All that can be asked of employers' figures, of three of them on three days.</summary>
    private static async Task<string> ToldAsync(ReadSide reading, KnownUpTo? known)
    {
        var told = new List<string>();
        foreach (var organisation in (Domain.Employers.OrganisationCode[])[Leeds, Wigan, Trust])
        {
            foreach (var day in (string[])["2018-07-31", "2019-09-30", "2022-08-01"])
            {
                told.Add(JsonSerializer.Serialize(ReadSide.Value(await reading.AskDashboardAsync(organisation, day, known))));
                told.Add(JsonSerializer.Serialize(ReadSide.Value(await reading.AskWorkersAsync(organisation, day, known))));
            }
        }

        return string.Join('\n', told);
    }

    private async Task<ReadSide> GivenAsync(int events, ProjectionSettings? settings = null)
    {
        var reading = await ReadSide.CreateAsync(postgres, settings ?? Settings);
        foreach (var journeyEvent in OneOfEach.Take(events))
            _ = await reading.AppendAsync(1, journeyEvent);
        await reading.CatchUpAsync();
        return reading;
    }

    /// <summary>As when a process ends: nothing is put in order behind it.</summary>
    private sealed class DiedException : OperationCanceledException;
}
