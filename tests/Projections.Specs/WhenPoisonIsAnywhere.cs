using System.Globalization;
using System.Text;
using FluentAssertions.Execution;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Testing;
using static Naas.Domain.Journeys.JourneyEvent;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>
/// Poison of every kind at random places of random streams, several at once: the rest flows, what is parked tells why and waits in
/// order, in live and in a rebuild alike, and after the mend the tables are those of a clean run (G10).
/// </summary>
/// <remarks><c>NAAS_POISON_RUNS</c> says how often, <c>NAAS_POISON_SEED</c> repeats the places of an earlier run.</remarks>
public sealed class WhenPoisonIsAnywhere(PostgresFixture postgres, ITestOutputHelper output)
{
    private const int OrdinaryRuns = 1;
    private const int Journeys = 12;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly ProjectionSettings Fine = new() { Patience = Bound, PageSize = 9, RebuildPageSize = 13, RebuildSliceEvents = 20, RebuildBuffer = 2_000 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private enum Kind
    {
        FoldThrows,
        BodyIsBroken,
        MetadataIsBroken,
        NameIsUnknown,
        VersionIsUnknown,
        RowsTakeTooLong,
    }

    [Fact]
    public async Task The_rest_flows_and_after_the_mend_the_tables_are_those_of_a_clean_run()
    {
        var seed = FromEnvironment("NAAS_POISON_SEED") ?? Environment.TickCount;
        for (var run = 0; run < (FromEnvironment("NAAS_POISON_RUNS") ?? OrdinaryRuns); run++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed + run}"));
            using var told = new AssertionScope(string.Create(CultureInfo.InvariantCulture, $"with NAAS_POISON_SEED={seed + run}"));
            await RunAsync(seed + run);
        }
    }

    [Fact]
    public async Task Rows_that_outlast_the_time_limit_of_a_statement_park_their_stream_and_no_other()
    {
        // No statement of this test takes a tenth of it, but for the one that would never end.
        await using var reading = await ReadSide.CreateAsync(postgres, Fine, options: "Command Timeout=3");
        await reading.ExecuteAsync("rows-take-for-ever");
        for (var number = 0; number < 4; number++)
        {
            foreach (var journey in Spread(3))
                _ = await reading.AppendAsync(journey, number == 2 && journey == Spread(3).First() ? "slow" : "actor", OneOfEach[number]);
        }

        await reading.CatchUpAsync(JourneyProjections.Named("timeline"));

        var parked = (await reading.Operations.ParkedAsync("timeline", Cancellation)).Should().ContainSingle().Subject;
        (parked.Stream, parked.Revision, parked.Events).Should().Be((StreamOf(Spread(3).First()), 2, 2));
        (await reading.ScalarAsync<long>("timeline-count", ("generation", 1))).Should().Be(10);
    }

    [Fact]
    public async Task What_a_column_cannot_say_parks_its_stream_and_no_other_in_live_and_in_a_rebuild()
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Fine);
        var last = (PracticeEndorsed)Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01");
        foreach (var journey in Spread(3))
        {
            _ = await reading.AppendAsync(journey, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
            // There is no day after it, on which the endorsement would have run out.
            _ = await reading.AppendAsync(journey, journey == Spread(3).First() ? last with { ValidUntil = DateOnly.MaxValue } : last, Ended(1, Leeds, "2018-11-30"));
        }

        await reading.CatchUpAsync();

        var parked = (await reading.Operations.ParkedAsync("deadlines", Cancellation)).Should().ContainSingle().Subject;
        (parked.Stream, parked.Revision, parked.Events).Should().Be((StreamOf(Spread(3).First()), 2, 2));
        parked.Reason.Should().StartWith("The column 'next_due' cannot be made of a row: ArgumentOutOfRangeException");
        (await reading.Operations.RebuildAsync(JourneyProjections.All.Select(projection => projection.Name), dryRun: false, progress: null, Cancellation))
            .Should().OnlyContain(report => report.Equal && report.Outcome == RebuildOutcome.Switched);
        (await reading.Operations.ParkedAsync("deadlines", Cancellation)).Should().ContainSingle().Which.Revision.Should().Be(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData('\n')]
    [InlineData(0xD83E)]
    public async Task A_reason_that_no_column_can_hold_is_cleaned_and_kept(int character)
    {
        await using var reading = await ReadSide.CreateAsync(postgres, Fine);
        _ = await reading.AppendAsync(1, OneOfEach[0]);
        var stored = (await reading.Log.ReadAllAsync(null, 1, Cancellation)).Events[0];
        var cut = ParkedEvent.Because(stored, new string('x', 499) + "\U0001F985").Reason;
        await using var connection = await reading.Database.OpenConnectionAsync(Cancellation);

        await reading.Writer(JourneyProjections.Named("timeline")).ParkAsync(connection, 1, [ParkedEvent.Because(stored, $"a{(char)character}b")], Cancellation);

        (await reading.Operations.ParkedAsync("timeline", Cancellation)).Should().ContainSingle().Which.Reason.Should().Be("a\uFFFDb");
        cut.Should().Be(new string('x', 499));
    }

    private async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var scene = new Scene(random);
        await using var clean = await ReadSide.CreateAsync(postgres, Fine, logInPostgres: true);
        await using var reading = await ReadSide.CreateAsync(postgres, Fine, logInPostgres: true);
        await reading.ExecuteAsync("name-from-the-future");
        await reading.ExecuteAsync("rows-take-their-time");
        var program = JourneyProjections.All.Select(projection => FaultyProjection.Of(projection, scene.Faults)).ToList();

        // First by pages of any size, then by the runners, who meet poison that was there before them, and appends while they run.
        await scene.AppendAsync(reading, clean, part: 0);
        await scene.PoisonAsync(reading, part: 0);
        foreach (var projection in program)
            await reading.CatchUpAsync(projection, random.Next(1, 40));
        await scene.MustBeParkedAsync(reading);

        await scene.AppendAsync(reading, clean, part: 1);
        await scene.PoisonAsync(reading, part: 1);
        await reading.ExecuteAsync("expire-leases");
        using (var stopping = new CancellationTokenSource())
        {
            var running = program.Select(projection => Task.Run(() => reading.Runner(projection).RunAsync(stopping.Token), Cancellation)).ToList();
            await scene.AppendAsync(reading, clean, part: 2);
            await FollowedAsync(reading);
            await stopping.CancelAsync();
            await Task.WhenAll(running);
        }

        await clean.CatchUpAsync();
        output.WriteLine(scene.ToString());
        await scene.MustBeParkedAsync(reading);
        await scene.OthersMustBeAsync(reading, clean);

        // A rebuild meets the same and comes to the same.
        var rebuild = new ProjectionRebuild(reading.Database, reading.Log, TimeProvider.System, Fine, NullLogger.Instance);
        (await rebuild.RunAsync(program, dryRun: false, progress: null, Cancellation))
            .Should().OnlyContain(report => report.Equal && report.Outcome == RebuildOutcome.Switched);
        await scene.MustBeParkedAsync(reading);
        await scene.OthersMustBeAsync(reading, clean);

        // What is not mended stays; what is mended goes on to the next place that is not.
        await ResumeAsync(reading, program);
        await scene.MustBeParkedAsync(reading);
        await scene.MendFirstAsync(reading);
        await ResumeAsync(reading, program);
        await scene.MustBeParkedAsync(reading);
        (await rebuild.RunAsync(program, dryRun: true, progress: null, Cancellation)).Should().OnlyContain(report => report.Equal);

        await scene.MendAllAsync(reading);
        await ResumeAsync(reading, program);
        await scene.MustBeParkedAsync(reading);
        (await reading.ChecksumsAsync()).Should().Be(await clean.ChecksumsAsync());
        (await reading.Operations.RebuildAsync(JourneyProjections.All.Select(projection => projection.Name), dryRun: true, progress: null, Cancellation))
            .Should().OnlyContain(report => report.Equal);
    }

    private static async Task ResumeAsync(ReadSide reading, IEnumerable<Projection> program)
    {
        var parked = new ParkedStreams(reading.Database, reading.Log, Fine);
        foreach (var projection in program)
            _ = await parked.ResumeAsync(projection, Cancellation);
    }

    private static async Task FollowedAsync(ReadSide reading)
    {
        var began = TimeProvider.System.GetTimestamp();
        while ((await reading.Operations.HealthAsync(ReadSide.Beginning, Cancellation)).Any(health => health.Gap != 0))
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(Bound, "poison holds nobody up");
            await Poll.PauseAsync(TimeProvider.System, Cancellation);
        }
    }

    private static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Numbers of journeys whose ids begin with all kinds of digits.</summary>
    private static IEnumerable<int> Spread(int count) => Enumerable.Range(1, count).Select(number => unchecked((int)((uint)number * 0x9E37_79B1u)));

    private static string StreamOf(int journey) => JourneyStream.NameOf(new JourneyId(Journey(journey))).Value;

    /// <param name="Part">After the append of which part it is put there.</param>
    private sealed record Poison(int Journey, long Revision, Kind Kind, int Part)
    {
        /// <summary>What was stored there before.</summary>
        public StoredEvent? Sound { get; set; }

        public bool IsMended { get; set; }

        public bool IsThere => Sound is not null && !IsMended;

        public string Why => Kind switch
        {
            Kind.FoldThrows => FaultyProjection.Sentence,
            Kind.BodyIsBroken => "body of an event",
            Kind.MetadataIsBroken => "metadata",
            Kind.NameIsUnknown => "does not know the event 'from-the-future'",
            Kind.VersionIsUnknown => "was written by a newer program",
            Kind.RowsTakeTooLong => "57014",
            _ => throw new InvalidOperationException($"Nobody has said how {Kind} is told."),
        };

        public bool Concerns(Projection projection) => Kind switch
        {
            Kind.FoldThrows => FaultyProjection.Folds(projection, Delivery.Of([Sound!])[0].Recorded!),
            Kind.RowsTakeTooLong => projection.Name == "timeline",
            _ => true,
        };
    }

    /// <summary>Who has which events in which part, where the poison is, and what is to be parked for it.</summary>
    private sealed class Scene
    {
        private readonly Random _random;
        private readonly List<(int Journey, int[] Parts)> _streams = [];
        private readonly List<Poison> _poison = [];
        private readonly HashSet<(Guid Journey, long Revision)> _faults = [];
        private readonly Dictionary<int, int> _appended = [];

        public Scene(Random random)
        {
            _random = random;
            foreach (var (index, journey) in Spread(Journeys).Index())
            {
                int[] parts = [random.Next(2, 20), random.Next(1, 10), random.Next(0, 4)];
                _streams.Add((journey, parts));
                _appended.Add(journey, 0);
                // Every other stream is sound; of the others some have several places.
                if (index % 2 == 0)
                    continue;
                for (var places = random.Next(1, 4); places > 0; places--)
                {
                    var revision = random.Next(parts[0] + parts[1]);
                    if (_poison.All(other => (other.Journey, other.Revision) != (journey, revision)))
                        _poison.Add(new Poison(journey, revision, random.GetItems(Enum.GetValues<Kind>(), 1)[0], revision < parts[0] ? 0 : 1));
                }
            }
        }

        public IReadOnlySet<(Guid Journey, long Revision)> Faults => _faults;

        public override string ToString() => string.Join(", ", _poison.Select(poison => string.Create(CultureInfo.InvariantCulture, $"{poison.Kind} at {Journey(poison.Journey):N}/{poison.Revision}")));

        /// <summary>The same events to both logs, in a random order of the streams.</summary>
        public async Task AppendAsync(ReadSide reading, ReadSide clean, int part)
        {
            var turns = _streams.SelectMany(stream => Runs(stream.Parts[part]).Select(events => (stream.Journey, Events: events))).ToArray();
            _random.Shuffle(turns);
            foreach (var (journey, events) in turns)
            {
                var next = OneOfEach.Skip(_appended[journey]).Take(events).ToArray();
                _appended[journey] += events;
                _ = await reading.AppendAsync(journey, next);
                _ = await clean.AppendAsync(journey, next);
            }
        }

        public async Task PoisonAsync(ReadSide reading, int part)
        {
            foreach (var poison in _poison.Where(poison => poison.Part == part))
            {
                poison.Sound = await reading.Log.ReadStreamAsync(new StreamName(StreamOf(poison.Journey)), poison.Revision, Cancellation).FirstAsync(Cancellation);
                await PutAsync(reading, poison);
            }
        }

        /// <summary>Of each stream the first place that is still poisoned.</summary>
        public async Task MendFirstAsync(ReadSide reading)
        {
            foreach (var first in _poison.Where(poison => poison.IsThere).GroupBy(poison => poison.Journey, (_, places) => places.MinBy(place => place.Revision)!).ToList())
                await MendAsync(reading, first);
        }

        public async Task MendAllAsync(ReadSide reading)
        {
            foreach (var poison in _poison.Where(poison => poison.IsThere))
                await MendAsync(reading, poison);
        }

        public async Task MustBeParkedAsync(ReadSide reading)
        {
            var health = await reading.Operations.HealthAsync(ReadSide.Beginning, Cancellation);
            foreach (var projection in JourneyProjections.All)
            {
                var expected = Expected(projection);
                var parked = await reading.Operations.ParkedAsync(projection.Name, Cancellation);
                parked.Select(stream => (stream.Stream, stream.Revision, stream.Events)).Should().BeEquivalentTo(
                    expected.Select(first => (StreamOf(first.Journey), first.Revision, _appended[first.Journey] - first.Revision)), "of {0}", projection.Name);
                foreach (var first in expected)
                    parked.FirstOrDefault(stream => stream.Stream == StreamOf(first.Journey))?.Reason.Should().Contain(first.Why);

                var told = health.Single(state => state.Projection == projection.Name);
                (told.Gap, told.ParkedStreams, told.ParkedEvents).Should().Be(((long?)0, expected.Count, parked.Sum(stream => stream.Events)), "of {0}", projection.Name);
            }
        }

        public async Task OthersMustBeAsync(ReadSide reading, ReadSide clean)
        {
            foreach (var projection in JourneyProjections.All)
            {
                var parked = Expected(projection).Select(first => Journey(first.Journey)).ToArray();
                (await reading.RowsOfOthersAsync(projection, parked)).Should().Be(await clean.RowsOfOthersAsync(projection, parked), "of {0}", projection.Name);
            }
        }

        private IEnumerable<int> Runs(int events)
        {
            while (events > 0)
            {
                var run = Math.Min(events, _random.Next(1, 8));
                yield return run;
                events -= run;
            }
        }

        private List<Poison> Expected(Projection projection) =>
            [.. _poison.Where(poison => poison.IsThere && poison.Concerns(projection)).GroupBy(poison => poison.Journey, (_, places) => places.MinBy(place => place.Revision)!)];

        private async Task PutAsync(ReadSide reading, Poison poison)
        {
            var sound = poison.Sound!;
            switch (poison.Kind)
            {
                case Kind.FoldThrows:
                    _ = _faults.Add((Journey(poison.Journey), poison.Revision));
                    break;
                case Kind.RowsTakeTooLong:
                    await reading.ExecuteAsync("slow-row", ("journey", Journey(poison.Journey)), ("revision", poison.Revision));
                    break;
                case Kind.BodyIsBroken:
                    await reading.ChangeAsync(sound with { Data = Broken(sound.Data.ToArray()) });
                    break;
                case Kind.MetadataIsBroken:
                    await reading.ChangeAsync(sound with { Metadata = Broken(sound.Metadata.ToArray()) });
                    break;
                case Kind.NameIsUnknown:
                    await reading.ChangeAsync(sound with { Type = "from-the-future" });
                    break;
                case Kind.VersionIsUnknown:
                    await reading.ChangeAsync(sound with { SchemaVersion = 99 });
                    break;
                default:
                    throw new InvalidOperationException($"Nobody has said how {poison.Kind} is put there.");
            }
        }

        private async Task MendAsync(ReadSide reading, Poison poison)
        {
            if (poison.Kind == Kind.FoldThrows)
                _ = _faults.Remove((Journey(poison.Journey), poison.Revision));
            else if (poison.Kind == Kind.RowsTakeTooLong)
                await reading.ExecuteAsync("quick-row", ("journey", Journey(poison.Journey)), ("revision", poison.Revision));
            else
                await reading.ChangeAsync(poison.Sound!);
            poison.IsMended = true;
        }

        private byte[] Broken(byte[] json) => _random.Next(10) switch
        {
            0 => [],
            1 => "null"u8.ToArray(),
            2 => "[]"u8.ToArray(),
            3 => "{}"u8.ToArray(),
            4 => "\"words\""u8.ToArray(),
            5 => json[.._random.Next(1, json.Length)],
            // Not UTF-8, inside of the first name.
            6 => [.. json[..2], 0xFF, .. json[3..]],
            // Names that an error message repeats: one that no column can hold, and one that is cut inside of a character.
            7 => "{\"\\u0000\":1}"u8.ToArray(),
            8 => Encoding.UTF8.GetBytes($"{{\"{new string('x', _random.Next(2))}{string.Concat(Enumerable.Repeat("\U0001F985", 300))}\":1}}"),
            _ => [.. json[..^1], .. ",\"nobody-knows-it\":1}"u8],
        };
    }
}
