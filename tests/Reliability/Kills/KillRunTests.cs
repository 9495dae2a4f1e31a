using System.Globalization;
using FluentAssertions.Execution;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Postgres;
using Npgsql;

namespace Naas.Reliability.Kills;

/// <summary>
/// kill -9 of the application and of PostgreSQL at random moments while the sample is loaded, and <c>up</c> again each time.
/// </summary>
/// <remarks>
/// An ordinary run kills three times; the long one as often as <c>NAAS_KILLS</c> says. <c>NAAS_KILLS_SEED</c> repeats the
/// moments of an earlier run, as far as moments can be repeated.
/// </remarks>
public sealed class KillRunTests(ITestOutputHelper output) : UpScene
{
    private const int OrdinaryKills = 3;
    private const int Killed = 137;

    private static readonly TimeSpan LongestLoad = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    private readonly int _kills = FromEnvironment("NAAS_KILLS") ?? OrdinaryKills;
    private readonly int _seed = FromEnvironment("NAAS_KILLS_SEED") ?? Environment.TickCount;
    private readonly Oracle _oracle = new();

    // As long as one took here and now, the program's own start included: some kills come before it has begun, some after it has ended.
    private TimeSpan _rebuildTakes;

    private enum Victim
    {
        Application,
        Postmaster,
        WholeTree,
        ApplicationAndTree,
        OneServerProcess,
    }

    [Fact]
    public async Task What_was_acknowledged_is_stored_once_and_read_models_equal_a_rebuild()
    {
        output.WriteLine($"{_kills} kills, seed {_seed}");
        var random = new Random(_seed);
        var acknowledged = new Acknowledged(AcknowledgedFile);
        var moments = Enumerable.Range(0, _kills).Select(_ => random.Next(_oracle.Commands * 97 / 100)).Order().ToArray();
        Running? up = null;
        try
        {
            for (var kill = 0; kill < _kills; kill++)
            {
                var victim = (Victim)(kill % Enum.GetValues<Victim>().Length);
                // Now and then while it starts: recovery and taking over must be as safe as the work itself.
                var whileStarting = _kills > OrdinaryKills && up is null && random.Next(4) == 0;
                var extra = TimeSpan.FromMilliseconds(random.Next(whileStarting ? 2_000 : 60));
                up ??= Running.Up(Installation, AcknowledgedFile);
                if (!whileStarting)
                {
                    await CheckAsync(up, acknowledged);
                    await ReachAsync(up, acknowledged, moments[kill]);
                }

                await LetPassAsync(up, extra);
                var server = ServerNow;
                var (died, what) = Kill(victim, up, random);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kill + 1,3}. {what}, {up.Age.TotalSeconds:0.0} s after its start, {acknowledged.Look().Count} of {_oracle.Commands} acknowledged"));
                if (!died)
                {
                    await GoesOnAsync(up, acknowledged);
                    continue;
                }

                // One that was still taking the old server over starts another, and goes on.
                if (!await EndedAsync(up, server))
                    continue;
                if (victim is Victim.Postmaster or Victim.WholeTree && up.ExitCode != Killed)
                    _ = await OneSentenceAsync(up);
                up.Dispose();
                up = null;
            }

            up ??= Running.Up(Installation, AcknowledgedFile);
            // What was left of the load comes first.
            (await UntilAsync(() => up.Output.Contains("Ready.", StringComparison.Ordinal) || up.HasExited, LongestLoad)).Should().BeTrue("{0}{1}", up.Output, up.Errors);
            up.HasExited.Should().BeFalse("{0}{1}", up.Output, up.Errors);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ready {up.Age.TotalSeconds:0.0} s after the last start; {acknowledged.Look().Count} different commands acknowledged, {acknowledged.Torn} lines torn"));
            await InTheEndAsync(acknowledged);
            await KillRebuildsAsync(random);
            up.Signal(2);
            await up.EndAsync(Cancelled);
            up.ExitCode.Should().Be(0, "{0}", up.Errors);
        }
        finally
        {
            up?.Dispose();
        }

        ServerProcessesNow.Should().BeEmpty();
    }

    private int? ServerNow =>
        Directory.Exists(Database) && PostmasterFile.Read(Native.RealPath(Database)) is { } file && ServerProcesses.Belongs(file.ProcessId, Native.RealPath(Database)) ? file.ProcessId : null;

    private static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task ReachAsync(Running up, Acknowledged acknowledged, int moment)
    {
        (await UntilAsync(() => acknowledged.Look().Count >= moment || up.HasExited, LongestLoad)).Should().BeTrue("the load should go on: {0}{1}", up.Output, up.Errors);
        up.HasExited.Should().BeFalse("nobody has killed it yet: {0}{1}", up.Output, up.Errors);
    }

    // A moment between two acknowledgements as well, not only right after one.
    private static async Task LetPassAsync(Running up, TimeSpan extra)
    {
        var from = up.Age;
        _ = await UntilAsync(() => up.Age - from >= extra || up.HasExited, extra);
    }

    private async Task<bool> EndedAsync(Running up, int? killed)
    {
        (await UntilAsync(() => up.HasExited || (ServerNow is { } server && server != killed), LongestEnd)).Should().BeTrue("without its server it has nothing to do: {0}{1}", up.Output, up.Errors);
        return up.HasExited;
    }

    private static async Task GoesOnAsync(Running up, Acknowledged acknowledged)
    {
        var before = acknowledged.Look().Count;
        (await UntilAsync(() => acknowledged.Look().Count > before || up.Output.Contains("Ready.", StringComparison.Ordinal) || up.HasExited, LongestEnd)).Should().BeTrue("PostgreSQL recovers from that by itself: {0}", up.Output);
        up.HasExited.Should().BeFalse("{0}{1}", up.Output, up.Errors);
    }

    private (bool Died, string What) Kill(Victim victim, Running up, Random random)
    {
        var server = ServerNow;
        var tree = ServerProcessesNow;
        if (server is null)
            (victim, tree) = (Victim.Application, []);
        var others = tree.Where(process => process != server).ToArray();
        if (victim == Victim.OneServerProcess && others.Length == 0)
            victim = Victim.Postmaster;

        int[] victims = victim switch
        {
            Victim.Application => [up.Id],
            Victim.Postmaster => [server!.Value],
            Victim.WholeTree => [server!.Value, .. others],
            Victim.ApplicationAndTree => [up.Id, server!.Value, .. others],
            _ => [others[random.Next(others.Length)]],
        };
        foreach (var process in victims)
            _ = Native.Signal(process, Native.SignalKill);
        return (victim != Victim.OneServerProcess, $"killed {victim} ({victims.Length} processes)");
    }

    /// <summary>What had been acknowledged before this start is there, as soon as the database answers.</summary>
    private async Task CheckAsync(Running up, Acknowledged acknowledged)
    {
        var before = acknowledged.Look().ToArray();
        if (before.Length == 0)
            return;

        string? connection = null;
        (await UntilAsync(() => (connection = RunningCluster.ConnectionString(Path.Combine(Installation, "postgres"))) is not null || up.HasExited, LongestEnd)).Should().BeTrue();
        up.HasExited.Should().BeFalse("'up' again must recover: {0}{1}", up.Output, up.Errors);
        await using var database = NpgsqlDataSource.Create(connection!);
        var log = await ReadAsync(database, up);
        log.MustBeSound();
        log.MustHold(before);
        log.MustBeABeginningOf(_oracle);
    }

    // A server that lost a process says that it is ready, and recovers all the same.
    private static async Task<StoredLog> ReadAsync(NpgsqlDataSource database, Running up)
    {
        for (var began = up.Age; ;)
        {
            try
            {
                return await StoredLog.ReadAsync(database, Cancelled);
            }
            catch (NpgsqlException recovering) when (PostgresFaults.Passes(recovering) && up.Age - began < LongestEnd)
            {
                await Poll.PauseAsync(TimeProvider.System, Cancelled);
            }
        }
    }

    private async Task InTheEndAsync(Acknowledged acknowledged)
    {
        await using var database = NpgsqlDataSource.Create(RunningCluster.ConnectionString(Path.Combine(Installation, "postgres"))!);
        var log = await StoredLog.ReadAsync(database, Cancelled);
        log.MustBeSound();
        log.MustHold(acknowledged.Look());
        log.MustEqual(_oracle);
        output.WriteLine($"{log.Count} events in the log equal the generator's, stream by stream");

        await PersonsAsync(database);
        using var all = new AssertionScope();
        await ReadModelsAsync(database);
        _ = await AgreesAsync("projections");
        _ = await AgreesAsync("figures", "--as-of", "2019-12-31");
        _rebuildTakes = await AgreesAsync("rebuild", "--dry-run");
    }

    /// <summary>Every read model, once it has come to the end, holds what the generator planned.</summary>
    private async Task ReadModelsAsync(NpgsqlDataSource database)
    {
        _ = await AgreesAsync("figures", "--as-of", "2018-09-30");
        await using var connection = await database.OpenConnectionAsync(Cancelled);
        (await new PlannedReadModels(_oracle.Sample, _oracle.Workers, areKnown: true).DifferencesAsync(connection, Cancelled)).Should().BeEmpty("every read model holds what the generator planned");
        output.WriteLine($"The read models of {_oracle.Workers.Count} workers equal the generator's plan");
    }

    private async Task PersonsAsync(NpgsqlDataSource database)
    {
        await using var counting = database.CreateCommand(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Kills", "open-persons.sql"), Cancelled));
        await using (var reader = await counting.ExecuteReaderAsync(Cancelled))
        {
            _ = await reader.ReadAsync(Cancelled);
            (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)).Should().Be((0, _oracle.Workers.Count, _oracle.Workers.Count), "everybody is confirmed, with one record each");
        }

        var directory = new PostgresPersonDirectory(database, DirectoryKeys.LoadOrCreate(Path.Combine(Installation, "directory-keys.json")), TimeProvider.System);
        foreach (var (worker, stream) in _oracle.Workers)
        {
            var expected = worker.Registration;
            RegistrationNumber.TryParse(expected.RegistrationNumber, out var number).Should().BeTrue();
            var journey = await directory.FindAsync(number, Cancelled);
            journey.Should().Be(JourneyStream.IdOf(new StreamName(stream)));
            (await directory.ReadAsync(journey!.Value, Cancelled)).Should().Be(
                new PersonRecord(journey.Value, number, new PersonName(expected.GivenName, expected.FamilyName), expected.DateOfBirth));
        }

        output.WriteLine($"{_oracle.Workers.Count} persons in the directory, each under their number");
    }

    /// <summary>A rebuild that dies at any moment changes nothing that is read, and the next one clears away what it left.</summary>
    private async Task KillRebuildsAsync(Random random)
    {
        for (var kill = 0; kill < _kills; kill++)
        {
            using var rebuild = Running.Start(["rebuild", "--data", Installation]);
            await LetPassAsync(rebuild, _rebuildTakes * random.NextDouble());
            _ = Native.Signal(rebuild.Id, Native.SignalKill);
            await rebuild.EndAsync(Cancelled);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kill + 1,3}. rebuild {(rebuild.ExitCode == 0 ? "had ended" : "killed")} {rebuild.Age.TotalSeconds:0.0} s after its start"));
        }

        _ = await AgreesAsync("figures", "--as-of", "2019-12-31");
        _ = await AgreesAsync("rebuild");
        _ = await AgreesAsync("figures", "--as-of", "2019-12-31");
        _ = await AgreesAsync("projections");
        await using var database = NpgsqlDataSource.Create(RunningCluster.ConnectionString(Path.Combine(Installation, "postgres"))!);
        await ReadModelsAsync(database);
    }

    /// <returns>How long it took.</returns>
    private async Task<TimeSpan> AgreesAsync(string verb, params string[] more)
    {
        var asked = await Running.ToEndAsync(Cancelled, [verb, "--data", Installation, .. more]);
        var took = asked.Age;
        asked.ExitCode.Should().Be(0, "naas {0} said: {1}{2}", verb, asked.Output, asked.Errors);
        output.WriteLine($"naas {verb} {string.Join(' ', more)}: exit code 0{Environment.NewLine}{asked.Output}");
        return took;
    }
}
