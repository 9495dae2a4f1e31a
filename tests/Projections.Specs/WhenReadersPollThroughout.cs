using System.Data;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Domain.Assessments;
using Naas.Infrastructure.ReadModels;
using Naas.Testing;
using Npgsql;
using static Naas.Projections.Specs.Examples;
using Step = Naas.Infrastructure.ReadModels.Step;

namespace Naas.Projections.Specs;

/// <summary>
/// Readers that look all the time, while events come in and read models are rebuilt, cut off, switched and dropped: in every
/// snapshot the rows of each read model are those of the log up to its checkpoint, no more and no less (G11).
/// </summary>
public sealed class WhenReadersPollThroughout(PostgresFixture postgres, ITestOutputHelper output)
{
    private const int Rounds = 4;
    private const int Pollers = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly ProjectionSettings Fine = new()
    {
        Patience = Patience, PageSize = 20, RebuildPageSize = 30, RebuildSliceEvents = 40, RebuildBuffer = 2_000, FirstDelay = TimeSpan.FromMilliseconds(20), Lease = TimeSpan.FromSeconds(2),
    };

    private static readonly string[] Names = [.. JourneyProjections.All.Select(projection => projection.Name)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_snapshot_shows_a_gap_or_a_mixture_whatever_is_rebuilt_cut_off_switched_or_dropped()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Fine, logInPostgres: true);
        await using var readers = reading.Apart("reader");
        await FillAsync(reading, 0, 30);
        await reading.CatchUpAsync();
        await reading.ExecuteAsync("expire-leases");

        using var stopping = new CancellationTokenSource();
        using var looked = new SemaphoreSlim(0);
        var running = reading.Operations.Runners.Select(runner => Task.Run(() => runner.RunAsync(stopping.Token), Cancellation)).ToList();
        var polling = Enumerable.Range(0, Pollers).Select(_ => Task.Run(() => PollAsync(readers, looked, stopping.Token), Cancellation)).ToList();
        var sitting = Task.Run(() => SitAsync(readers, stopping.Token), Cancellation);
        var appending = Task.Run(() => AppendAsync(reading, looked, stopping.Token), Cancellation);

        var seed = int.TryParse(Environment.GetEnvironmentVariable("NAAS_READERS_SEED"), CultureInfo.InvariantCulture, out var set) ? set : Environment.TickCount;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"NAAS_READERS_SEED={seed}"));
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
            await RebuildAsync(reading, round, random);

        await stopping.CancelAsync();
        // Who waits for the next look need not wait any more.
        _ = looked.Release();
        await Task.WhenAll(running);
        await appending;
        var seen = await Task.WhenAll(polling);
        var satThrough = await sitting;

        foreach (var looks in seen)
        {
            looks.Should().HaveCountGreaterThan(Rounds).And.OnlyContain(look => look.IsWhole);
            foreach (var place in Enumerable.Range(0, Names.Length))
                looks.Select(look => look.Positions[place]).Should().BeInAscendingOrder("what was seen once is not gone");
            looks.Select(look => look.Generations[0]).Distinct().Should().HaveCountGreaterThan(1, "it has to be switched while somebody looks");
        }

        satThrough.Should().OnlyContain(sat => sat.First.IsWhole && sat.First.Equals(sat.Again));
        satThrough.Should().Contain(sat => sat.Switched && !sat.Touched, "somebody has to sit through a switch and look at rows long after it");
        reading.Database.Clear();
        (await reading.Operations.RebuildAsync(Names, dryRun: false, progress: null, Cancellation)).Should().OnlyContain(report => report.Equal && report.Outcome == RebuildOutcome.Switched);
        (await reading.TextsAsync("partitions")).Should().ContainSingle("nobody reads the old ones any more");
    }

    [Theory]
    [InlineData("wrong-switch-to-nothing")]
    [InlineData("wrong-switch-to-a-part")]
    [InlineData("wrong-checkpoint")]
    [InlineData("wrong-mixture")]
    [InlineData("wrong-tally")]
    [InlineData("wrong-drop")]
    public async Task A_switch_that_is_made_wrongly_is_seen(string wrong)
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Fine, logInPostgres: true);
        await using var readers = reading.Apart("reader");
        await FillAsync(reading, 0, 10);
        await reading.CatchUpAsync();
        (await LookAsync(readers)).IsWhole.Should().BeTrue();

        await using var connection = await readers.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, Cancellation);
        var before = await WhereTheyStandAsync(connection);
        await reading.ExecuteAsync(wrong);

        var seen = new[] { await LookAsync(readers), await LookAsync(connection, before) };
        seen.Should().Contain(look => !look.IsWhole);
    }

    private static async Task RebuildAsync(ReadSide reading, int round, Random random)
    {
        var left = random.Next(2, 30);
        Func<Step, Task>? interrupt = (round % 3) switch
        {
            1 => _ => Interlocked.Decrement(ref left) < 0 ? throw new DiedException() : Task.CompletedTask,
            2 => async _ =>
            {
                if (Interlocked.Decrement(ref left) == 0)
                    await reading.ExecuteApartAsync("terminate-but-readers");
            },
            _ => null,
        };
        var rebuild = new ProjectionRebuild(reading.Database, reading.Log, TimeProvider.System, Fine, NullLogger.Instance, interrupt);
        IReadOnlyList<RebuildReport> reports = [];
        var died = await Record.ExceptionAsync(async () => reports = await rebuild.RunAsync(JourneyProjections.All, dryRun: false, progress: null, Cancellation));

        if (round % 3 == 0)
            reports.Should().HaveCount(Names.Length).And.OnlyContain(report => report.Equal && report.Outcome == RebuildOutcome.Switched);
        if (died is not null)
            died.Should().Match(e => e is DiedException || e is NpgsqlException);
        // Or the next one would be given connections that were ended while they lay idle.
        reading.Database.Clear();
    }

    private static async Task FillAsync(ReadSide reading, int from, int count)
    {
        for (var journey = from; journey < from + count; journey++)
            _ = await reading.AppendAsync(Number(journey), Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Agreed(Level.Practitioner, "2018-05-01"), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"));
    }

    /// <summary>One append for every look, so that there is always something new to be seen.</summary>
    private static async Task AppendAsync(ReadSide reading, SemaphoreSlim looked, CancellationToken stopping)
    {
        for (var journey = 1_000; !stopping.IsCancellationRequested; journey++)
        {
            await FillAsync(reading, journey, 1);
            if (journey % 2 == 0)
                _ = await reading.AppendAsync(Number(journey), Ended(1, Leeds, "2018-11-30"));
            _ = await looked.WaitAsync(Patience, Cancellation);
        }
    }

    private static async Task<List<Look>> PollAsync(NpgsqlDataSource readers, SemaphoreSlim looked, CancellationToken stopping)
    {
        var looks = new List<Look>();
        while (!stopping.IsCancellationRequested)
        {
            looks.Add(await LookAsync(readers));
            _ = looked.Release();
        }

        return looks;
    }

    /// <summary>Looks, stays in the snapshot until others read another generation, and looks again; every other one looks at rows only then.</summary>
    private static async Task<List<Sat>> SitAsync(NpgsqlDataSource readers, CancellationToken stopping)
    {
        var sat = new List<Sat>();
        while (!stopping.IsCancellationRequested)
        {
            await using var connection = await readers.OpenConnectionAsync(Cancellation);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, Cancellation);
            var places = await WhereTheyStandAsync(connection);
            var first = sat.Count % 2 == 0 ? await LookAsync(connection, places) : null;
            var switched = await SwitchedAsync(readers, connection.ProcessID, places, stopping);
            var again = await LookAsync(connection, places);
            sat.Add(new Sat(first ?? again, again, first is not null, switched));
        }

        return sat;
    }

    /// <returns>False when it was stopped before, or a rebuild waits for this reader: what a dead one left behind goes after the longest question.</returns>
    private static async Task<bool> SwitchedAsync(NpgsqlDataSource readers, int reader, List<(int Generation, long Position)> places, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await using var connection = await readers.OpenConnectionAsync(Cancellation);
            if ((await WhereTheyStandAsync(connection)).Zip(places).All(now => now.First.Generation != now.Second.Generation))
                return true;
            await using var command = connection.Command(SqlText.Of(typeof(ReadSide), "is-waited-for"), ("reader", reader));
            if ((bool)(await command.ExecuteScalarAsync(Cancellation))!)
                return false;
        }

        return false;
    }

    private static async Task<Look> LookAsync(NpgsqlDataSource readers)
    {
        await using var connection = await readers.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, Cancellation);
        return await LookAsync(connection, await WhereTheyStandAsync(connection));
    }

    /// <summary>As every question begins: which generation, and where it stands.</summary>
    private static async Task<List<(int Generation, long Position)>> WhereTheyStandAsync(NpgsqlConnection connection)
    {
        var places = new List<(int, long)>();
        foreach (var name in Names)
            places.Add((await connection.ListAsync("freshness", row => (row.Get<int>(0), row.Get<long>(1)), Cancellation, ("name", name), ("stream", null)))[0]);
        return places;
    }

    private static async Task<Look> LookAsync(NpgsqlConnection connection, IReadOnlyList<(int Generation, long Position)> places)
    {
        await using var command = connection.Command(
            SqlText.Of(typeof(ReadSide), "rows-against-the-log"),
            ("generations", places.Select(place => place.Generation).ToArray()),
            ("positions", places.Select(place => place.Position).ToArray()));
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var counts = new List<(string, long, long)>();
        while (await reader.ReadAsync(Cancellation))
            counts.Add((reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
        return new Look(
            string.Join(' ', places.Select(place => place.Generation)), [.. places.Select(place => place.Generation)], [.. places.Select(place => place.Position)], [.. counts]);
    }

    private static int Number(int journey) => unchecked((int)((uint)journey * 0x9E37_79B1u));

    /// <param name="Counts">What is in the rows, and what is in the log up to their checkpoint.</param>
    private sealed record Look(string Name, int[] Generations, long[] Positions, (string What, long Rows, long Log)[] Counts)
    {
        // Seven against the log, two of the tally.
        public bool IsWhole => Counts.Length == 9 && Counts.All(count => count.Rows == count.Log && count.Rows > 0);

        public bool Equals(Look? other) => other is not null && Generations.SequenceEqual(other.Generations) && Positions.SequenceEqual(other.Positions) && Counts.SequenceEqual(other.Counts);

        public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

        public override string ToString() => $"{Name}: {string.Join(", ", Counts)}";
    }

    /// <param name="Touched">Whether it looked at rows before the switch.</param>
    /// <param name="Switched">Whether everybody else read another generation by the time of the second look.</param>
    private sealed record Sat(Look First, Look Again, bool Touched, bool Switched);

    private sealed class DiedException : Exception;
}
