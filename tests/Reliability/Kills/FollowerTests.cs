using System.Globalization;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Samples;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Testing;
using Npgsql;

namespace Naas.Reliability.Kills;

/// <summary>
/// Processes that keep the read models of a part of the sample are stopped past their lease, go on, and are killed between any two
/// steps; in the end every read model holds what the generator planned (G8, G9, G11).
/// </summary>
public sealed class FollowerTests(PostgresFixture postgres, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Stop = 19;
    private const int GoOn = 18;
    private const int Killed = 137;
    private const int Workers = 20;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    private readonly List<(SampleWorker Worker, string Stream)> _appended = [];
    private string _connectionString = "";
    private NpgsqlDataSource _database = null!;
    private PostgresEventLog _log = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connectionString = await postgres.CreateDatabaseAsync();
        _database = NpgsqlDataSource.Create(_connectionString);
        _ = await Migrator.MigrateAsync(_database, Cancelled);
        await new ReadModelSchema(_database).PrepareAsync(Cancelled);
        _log = new PostgresEventLog(_database, TimeProvider.System);
        await ExecuteAsync("note-advances");
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_leader_that_was_stopped_past_its_lease_writes_nothing_any_more_and_nothing_is_lost_or_doubled()
    {
        await AppendAsync();
        using var one = Follow("one");
        await LedByAsync(one);
        await FollowedAsync();

        // It waits for events when it is stopped, and finds some when it goes on.
        one.Signal(Stop);
        await AppendAsync();
        using var two = Follow("two");
        await LedByAsync(two);
        await FollowedAsync();
        await AppendAsync();
        one.Signal(GoOn);
        await SteppedDownAsync(one);
        await FollowedAsync();

        // In the middle of its transaction: the server has done what it was told, and hears nothing more.
        await using (var holding = await _database.OpenConnectionAsync(Cancelled))
        {
            await ExecuteAsync(holding, "hold-rows-back");
            await AppendAsync();
            await UntilAsync("rows-held", held => held >= 1, two);
            two.Signal(Stop);
            await ExecuteAsync(holding, "let-rows-go");
        }

        await LedByAsync(one);
        await FollowedAsync();
        two.Signal(GoOn);
        await SteppedDownAsync(two);

        // And killed while it is at it.
        var appending = AppendAsync();
        one.Signal(Native.SignalKill);
        await appending;
        await LedByAsync(two);
        await FollowedAsync();

        await MustHoldTogetherAsync();
        await MustBeAsPlannedAsync();
        await EveryDamageMustBeSeenAsync();
    }

    [Fact]
    public async Task Killed_between_any_two_steps_of_a_page_it_is_gone_on_with()
    {
        foreach (var step in (Step[])[Step.Begun, Step.Advanced, Step.Folded, Step.RowsWritten, Step.Committed])
        {
            await AppendAsync();
            using var dying = Follow(step.ToString(), lastStep: step);
            await dying.EndAsync(Cancelled);
            dying.ExitCode.Should().Be(Killed, "{0}: {1}{2}", step, dying.Output, dying.Errors);
        }

        using var last = Follow("last");
        await LedByAsync(last);
        await FollowedAsync();
        await MustHoldTogetherAsync();
        await MustBeAsPlannedAsync();
    }

    [Fact]
    public async Task Killed_between_any_two_steps_of_a_rebuild_it_is_made_again_and_nothing_that_is_read_changes()
    {
        await AppendAsync(6);
        using var following = Follow("following");
        await FollowedAsync();
        foreach (var step in Enum.GetValues<Step>())
        {
            using var dying = Running.Self(Follower.RebuildVerb, Named("rebuilding"), step.ToString());
            // What comes while it is under way is for its pages.
            if (step is not (Step.GenerationBegun or Step.SliceCopied or Step.Attached))
            {
                (await dying.SaysAsync(Follower.Waits, Cancelled)).Should().BeTrue("{0}: {1}", step, dying.Errors);
                await AppendAsync(2);
                await FollowedAsync();
                await dying.GoOnAsync();
            }

            await dying.EndAsync(Cancelled);
            dying.ExitCode.Should().Be(Killed, "{0}: {1}{2}", step, dying.Output, dying.Errors);
            // The rows from before all of it, and those that one of the killed has put in their place.
            if (step is Step.Compared or Step.Switched)
                await MustBeAsPlannedAsync();
        }

        using var whole = Running.Self(Follower.RebuildVerb, Named("rebuilding"), Follower.Never);
        (await whole.SaysAsync(Follower.Waits, Cancelled)).Should().BeTrue("{0}", whole.Errors);
        await AppendAsync(2);
        await whole.GoOnAsync();
        await whole.EndAsync(Cancelled);
        whole.ExitCode.Should().Be(0, "{0}{1}", whole.Output, whole.Errors);
        await LedByAsync(following);
        await FollowedAsync();
        await MustBeAsPlannedAsync();
        (await CountAsync("generations-left")).Should().Be(0, "the last one cleared away what the others had left");
    }

    private Running Follow(string name, Step? lastStep = null) => Running.Self(Follower.Verb, Named(name), lastStep?.ToString() ?? Follower.Never);

    private string Named(string name) => new NpgsqlConnectionStringBuilder(_connectionString) { ApplicationName = name }.ConnectionString;

    /// <summary>The next workers of the sample, each from every so many, with all that is planned for them.</summary>
    private async Task AppendAsync(int workers = Workers)
    {
        var next = Enumerable.Range(_appended.Count, workers).Select(number => Oracle.OfThisRun.Workers[number * 7 % Oracle.OfThisRun.Workers.Count]).ToList();
        var writing = new SampleWriting(Oracle.OfThisRun.Sample, new NoHasher());
        await Parallel.ForEachAsync(next, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancelled }, async (worker, cancelled) =>
        {
            foreach (var step in writing.Of(worker.Worker))
            {
                var expected = step.FirstRevision == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(step.FirstRevision - 1);
                _ = (await _log.AppendAsync(step.Stream, expected, step.Events, step.At, cancelled)).Should().BeOfType<AppendResult.Appended>();
            }
        });
        _appended.AddRange(next);
    }

    private Task LedByAsync(Running process) => UntilAsync("projections-led", led => led == Naas.Projections.JourneyProjections.All.Count, process, ("owner", string.Create(CultureInfo.InvariantCulture, $"%:{process.Id}:%")));

    private Task FollowedAsync() => UntilAsync("projections-behind", behind => behind == 0);

    /// <summary>It has found, for each read model, that this is not its to write any more, or that its transaction is gone.</summary>
    private static async Task SteppedDownAsync(Running process)
    {
        (await Poll.UntilAsync(() => Naas.Projections.JourneyProjections.All.All(projection => HasStoppedLeading(process.Output, projection.Name)), Bound, TimeProvider.System, Cancelled))
            .Should().BeTrue("it should have stepped down: {0}", process.Output);
    }

    private static bool HasStoppedLeading(string said, string projection)
    {
        var leads = said.LastIndexOf($"Projection {projection}: leads", StringComparison.Ordinal);
        return leads >= 0 && (said.IndexOf($"Projection {projection}: generation", leads, StringComparison.Ordinal) > 0
            || said.IndexOf($"Projection {projection}: the database or the log does not answer", leads, StringComparison.Ordinal) > 0);
    }

    /// <summary>Every advance begins where the one before ended, and no fence but the highest ever advances.</summary>
    private async Task MustHoldTogetherAsync()
    {
        (await CountAsync("advances-apart")).Should().Be(0, "each begins where the one before it ended, under the same fence or a higher one, and one writer has one fence");
        var (pages, fences) = (await CountAsync("advances-made"), await CountAsync("advances-fences"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages} pages by {fences} fences"));
    }

    private async Task MustBeAsPlannedAsync()
    {
        await using var connection = await _database.OpenConnectionAsync(Cancelled);
        (await new PlannedReadModels(Oracle.OfThisRun.Sample, _appended, areKnown: false).DifferencesAsync(connection, Cancelled)).Should().BeEmpty();
    }

    /// <summary>What would agree with anything proves nothing: one damaged row of any table, and it differs.</summary>
    private async Task EveryDamageMustBeSeenAsync()
    {
        var planned = new PlannedReadModels(Oracle.OfThisRun.Sample, _appended, areKnown: false);
        foreach (var stored in Naas.Projections.JourneyProjections.All.SelectMany(projection => projection.Stored))
        {
            var (table, damaging) = (stored.Name, stored is Naas.Projections.Tally ? "damage-a-count" : "damage-a-row");
            await using var connection = await _database.OpenConnectionAsync(Cancelled);
            await using var transaction = await connection.BeginTransactionAsync(Cancelled);
            await using (var damage = connection.Command((await TextAsync(damaging)).Replace("{table}", table, StringComparison.Ordinal)))
            {
                // Where the plan has no rows, one that nobody planned is the damage.
                if (await damage.ExecuteNonQueryAsync(Cancelled) == 0)
                    await ExecuteAsync(connection, $"add-to-{table}");
            }

            (await planned.DifferencesAsync(connection, Cancelled)).Should().Contain(difference => difference.StartsWith(table + ":", StringComparison.Ordinal), "a row of {0} was damaged", table);
            await transaction.RollbackAsync(Cancelled);
        }
    }

    private async Task UntilAsync(string counting, Func<long, bool> holds, Running? process = null, params (string Name, object? Value)[] parameters)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!holds(await CountAsync(counting, parameters)))
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(Bound, "{0} should come true; the process says: {1}{2}", counting, process?.Output, process?.Errors);
            await Poll.PauseAsync(TimeProvider.System, Cancelled);
        }
    }

    private async Task<long> CountAsync(string name, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await _database.OpenConnectionAsync(Cancelled);
        await using var command = connection.Command(await TextAsync(name), parameters);
        return (long)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    private async Task ExecuteAsync(string name)
    {
        await using var connection = await _database.OpenConnectionAsync(Cancelled);
        await ExecuteAsync(connection, name);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string name)
    {
        await using var command = connection.Command(await TextAsync(name));
        _ = await command.ExecuteNonQueryAsync(Cancelled);
    }

    private static Task<string> TextAsync(string name) => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Kills", name + ".sql"), Cancelled);

    /// <summary>No request is ever compared here.</summary>
    private sealed class NoHasher : IRequestHasher
    {
        public string Hash(ReadOnlySpan<byte> request) => "-";
    }
}
