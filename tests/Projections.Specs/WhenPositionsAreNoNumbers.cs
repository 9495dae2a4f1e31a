using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Journeys;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.ReadModels;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>Read models of a log whose positions are places, such as bytes, and whose slices cost going through all of it.</summary>
public sealed class WhenPositionsAreNoNumbers(PostgresFixture postgres)
{
    private static readonly ProjectionSettings Fine = new() { Patience = TimeSpan.FromSeconds(60), RebuildPageSize = 7, RebuildSliceEvents = 3 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 64, 256)]
    [InlineData(true, 40, 16)]
    [InlineData(false, 64, 16)]
    [InlineData(false, 1_000_000, 16)]
    public async Task A_rebuild_takes_as_many_slices_as_there_are_events_for_and_few_where_each_costs_the_whole_log(bool cheap, long events, int slices)
    {
        await using var reading = await GivenAsync();
        var log = new Places(reading.Log, cheap, events);
        var told = new ConcurrentQueue<RebuildProgress>();
        var rebuild = new ProjectionRebuild(reading.Database, log, TimeProvider.System, reading.Settings, NullLogger.Instance);

        var reports = await rebuild.RunAsync(JourneyProjections.All, dryRun: true, new Told(told.Enqueue), Cancellation);

        reports.Should().OnlyContain(report => report.Equal && report.Events == 20);
        log.Slices.Should().HaveCount(slices).And.OnlyHaveUniqueItems("the log is gone through once for all projections");
        told.Where(progress => progress.Stage == RebuildStage.Folding).Should().OnlyContain(progress => progress.Total == events);
    }

    [Fact]
    public async Task Health_tells_the_gap_in_events()
    {
        await using var reading = await GivenAsync();
        _ = await reading.AppendAsync(1, OneOfEach[20]);
        var operations = new ReadModels(reading.Database, new Places(reading.Log, isCheap: false, events: 7), reading.Schema, new ProjectionProgress(), TimeProvider.System, Fine, NullLoggerFactory.Instance);

        (await operations.HealthAsync(ReadSide.Beginning, Cancellation)).Should().OnlyContain(health => health.Gap == 7);
    }

    [Fact]
    public async Task Past_figures_tell_of_how_many_events_and_never_of_fewer_than_are_folded()
    {
        await using var reading = await GivenAsync();
        var position = await reading.Log.HeadAsync(Cancellation);
        var book = new PastFiguresBook(reading.Database, new Places(reading.Log, isCheap: false, events: 15), Fine);
        var moment = await KnownMoment.FindAsync(reading.Log, new KnownUpTo.Place(position), Cancellation);

        var asked = (await book.AskAsync(JourneyProjections.All[0], moment, new ActorId("analyst"), Cancellation)).Figures!;
        asked.OfEvents.Should().Be(15);

        var maker = new PastFiguresMaker(reading.Database, reading.Log, book, TimeProvider.System, Fine, NullLogger<PastFiguresMaker>.Instance);
        (await maker.MakeNextAsync(Cancellation)).Should().BeTrue();
        var made = (await book.ReadAsync(asked.Id, Cancellation))!.Value.Figures;
        (made.State, made.Events, made.OfEvents).Should().Be((PastFiguresState.Ready, 20, 20));
    }

    [Fact]
    public async Task Rows_of_another_life_of_the_log_are_told_nobody_once_it_is_known_that_it_has_begun()
    {
        await using var reading = await GivenAsync();
        var log = new Places(reading.Log, isCheap: false, events: 20);
        var reader = new ReadModelReader(reading.Database, log, new ProjectionProgress(), reading.Past, TimeProvider.System, Fine with { Patience = TimeSpan.FromMilliseconds(50) });
        var life = (await reading.Log.HeadAsync(Cancellation)).Epoch;

        foreach (var known in (Guid?[])[null, life, new Guid("00000000-0000-0000-0000-00000000abcd"), life])
        {
            (log.Known, log.Epoch) = (known, known);
            // The second one would be answered from where the rows were found the first time.
            for (var time = 0; time < 2; time++)
            {
                var figures = await reading.AskDashboardAsync(Leeds, "2018-09-30", known: null, reader);
                var timeline = await reading.TimelineAsync(1, reader: reader);
                if (known is null || known == life)
                {
                    _ = figures.Should().BeOfType<QueryAnswer<Application.Queries.EmployerDashboard>.Found>();
                    _ = timeline.Should().BeOfType<QueryAnswer<Application.Queries.Timeline>.Found>();
                }
                else
                {
                    figures.Should().BeOfType<QueryAnswer<Application.Queries.EmployerDashboard>.NotYet>().Which.Why.Should().EndWith("'./naas rebuild' makes it anew, './naas rebuild --event-log …' with the server's log where that is an EventStoreDB.");
                    timeline.Should().BeOfType<QueryAnswer<Application.Queries.Timeline>.NotYet>().Which.Why.Should().Contain("./naas rebuild");
                }
            }
        }
    }

    [Fact]
    public async Task Rows_of_a_life_that_another_process_began_are_told_by_one_that_did_not_hear_of_it()
    {
        await using var reading = await GivenAsync();
        var log = new Places(reading.Log, isCheap: false, events: 20) { Known = new Guid("00000000-0000-0000-0000-00000000abcd") };
        var reader = new ReadModelReader(reading.Database, log, new ProjectionProgress(), reading.Past, TimeProvider.System, Fine with { Patience = TimeSpan.FromMilliseconds(50) });

        _ = (await reading.TimelineAsync(1, reader: reader)).Should().BeOfType<QueryAnswer<Application.Queries.Timeline>.Found>();
    }

    [Fact]
    public async Task Rows_of_another_log_are_told_nobody_where_the_log_lies_beside_them_too()
    {
        await using var reading = await GivenAsync();
        await using var log = new PostgresEventLog(reading.Database, TimeProvider.System);
        var reader = new ReadModelReader(reading.Database, log, new ProjectionProgress(), reading.Past, TimeProvider.System, Fine with { Patience = TimeSpan.FromMilliseconds(50) });
        await using (var command = reading.Database.CreateCommand("update es.head set epoch = '00000000-0000-0000-0000-00000000abcd'"))
            (await command.ExecuteNonQueryAsync(Cancellation)).Should().Be(1);

        _ = await log.HeadAsync(Cancellation);

        (await reading.TimelineAsync(1, reader: reader)).Should().BeOfType<QueryAnswer<Application.Queries.Timeline>.NotYet>().Which.Why.Should().Contain("made from another event log");
    }

    private async Task<ReadSide> GivenAsync()
    {
        var reading = await ReadSide.CreateAsync(postgres, Fine);
        for (var number = 0; number < 20; number++)
            _ = await reading.AppendAsync(1, OneOfEach[number]);
        await reading.CatchUpAsync(pageSize: 7);
        return reading;
    }

    private sealed class Told(Action<RebuildProgress> told) : IProgress<RebuildProgress>
    {
        public void Report(RebuildProgress value) => told(value);
    }

    /// <summary>A log that says of any distance that so many events lie in it, and notes which slices are read.</summary>
    private sealed class Places(IEventLog log, bool isCheap, long events) : LogWithin(log)
    {
        public ConcurrentQueue<string> Slices { get; } = new();

        public override bool HasCheapSlices => isCheap;

        /// <summary>What is known without asking; where it is not said, what the log within knows.</summary>
        public Guid? Known { get; set; } = log.KnownEpoch;

        public override Guid? KnownEpoch => Known;

        /// <summary>The life that the log says it is when it is asked; null for its own.</summary>
        public Guid? Epoch { get; set; }

        public override Task<long> EstimateAsync(LogPosition after, LogPosition through, CancellationToken cancellation) => Task.FromResult(after == through ? 0 : events);

        public override IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadSliceAsync(StreamPrefix slice, LogPosition through, int pageSize, CancellationToken cancellation)
        {
            Slices.Enqueue(slice.Value);
            return base.ReadSliceAsync(slice, through, pageSize, cancellation);
        }

        public override async Task<LogPosition> HeadAsync(CancellationToken cancellation)
        {
            var head = await base.HeadAsync(cancellation);
            return Epoch is { } life ? head with { Epoch = life } : head;
        }
    }
}
