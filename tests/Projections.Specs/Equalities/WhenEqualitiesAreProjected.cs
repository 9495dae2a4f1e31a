using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels;
using Naas.Projections.Equalities;
using Naas.Testing;
using Npgsql;
using static Naas.Projections.Specs.Equalities.Told;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Equalities;

/// <summary>Facts of people come to the folds page by page, and wherever rows are made they are made of the same.</summary>
public sealed class WhenEqualitiesAreProjected(PostgresFixture postgres)
{
    private static readonly Projection Projection = EqualitiesProjection.Definition;

    private static readonly ProjectionSettings Settings = new() { Patience = TimeSpan.FromSeconds(60), RebuildPageSize = 20, PastFiguresPause = TimeSpan.Zero };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Live_rows_rebuilt_rows_and_those_of_an_earlier_moment_are_made_of_the_same_facts()
    {
        var people = new KnownPeople();
        await using var reading = await ReadAsync(people, journeys: 30);
        await reading.CatchUpAsync(Projection, pageSize: 7);
        var live = await reading.ChecksumsAsync(Projection);
        (await CountAsync(reading, "black", "met")).Should().Be(15);

        var report = await reading.RebuildAsync(Projection, dryRun: false);
        (report.Outcome, report.Equal).Should().Be((RebuildOutcome.Switched, true));
        report.Tables.Select(table => (table.Table, table.LiveRows > 0)).Should().Contain([("equality_1", true), ("equality_cube_1", true)]);

        var position = await reading.Log.HeadAsync(Cancellation);
        _ = await reading.AppendAsync(1, Declared(2, "2019-01-01"));
        await reading.CatchUpAsync(Projection);
        (await CountAsync(reading, "black", "met")).Should().Be(14, "the first of them has declared anew since");
        _ = await reading.Past.AskAsync(Projection, await KnownMoment.FindAsync(reading.Log, new KnownUpTo.Place(position), Cancellation), new ActorId("analyst"), Cancellation);
        (await Maker(reading).MakeNextAsync(Cancellation)).Should().BeTrue();

        (await reading.ChecksumsAsync(Projection, await GenerationAsync(reading, position))).Should().Be(live);
    }

    [Fact]
    public async Task A_page_asks_the_directory_once_and_one_that_needs_nobody_does_not_ask()
    {
        var people = new KnownPeople();
        await using var reading = await ReadAsync(people, journeys: 5);
        await reading.CatchUpAsync(Projection, pageSize: 1000);
        people.Reads.Should().Be(1);

        _ = await reading.AppendAsync(1, new JourneyEvent.ReviewRequested(Level.Practitioner, 1, 1, ReviewGround.ResultAtOddsWithPractice, new DocumentId(Guid.NewGuid()), Day("2018-12-01"), Day("2018-11-01"), Day("2018-11-01")));
        await reading.CatchUpAsync(Projection);
        await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);
        people.Reads.Should().Be(1);
    }

    [Fact]
    public async Task A_directory_that_does_not_answer_stops_the_page_and_parks_nobody()
    {
        var people = new KnownPeople();
        await using var reading = await ReadAsync(people, journeys: 3);
        people.Fault = new NpgsqlException("The directory is away.", new TimeoutException());

        var away = () => reading.CatchUpAsync(Projection);
        await away.Should().ThrowAsync<NpgsqlException>();
        people.Fault = null;
        await reading.ExecuteAsync("expire-leases");
        await reading.CatchUpAsync(Projection);

        (await reading.Operations.ParkedAsync(Projection.Name, Cancellation)).Should().BeEmpty();
        (await CountAsync(reading, "black", "met")).Should().Be(2);
    }

    [Fact]
    [Trait("Rule", "S-53")]
    public async Task What_is_brought_over_counts_once_and_with_the_characteristics_of_the_record_that_goes_on()
    {
        var people = new KnownPeople().With(1, "1988-07-11", BlackWoman).With(2, "1970-01-01", WhiteMan);
        await using var reading = await ReadSide.CreateAsync(postgres, Settings, people: people);
        JourneyEvent[] survivor = [Registered("2019-01-02"), Declared(1, "2019-01-03")];
        _ = await reading.AppendAsync(1, OneRoad);
        _ = await reading.AppendAsync(2, survivor);
        await reading.CatchUpAsync(Projection);
        var before = await reading.ChecksumsAsync(Projection);
        (await CountAsync(reading, "black", "met")).Should().Be(1);

        var brought = new JourneyHistory(OneRoad.Where(happened => happened is not (JourneyEvent.SocialWorkerRegistered or JourneyEvent.EqualityInformationDeclared)));
        var operations = new ActorId("operations");
        _ = await reading.AppendAsync(1, new JourneyEvent.JourneySuperseded(new JourneyId(Journey(2)), 1, operations, Day("2019-05-13")));
        _ = await reading.AppendAsync(2, new JourneyEvent.RecordAbsorbed(new JourneyId(Journey(1)), 1, Day("2018-01-02"), brought, new JourneyHistory(), operations, Day("2019-05-13")));
        await reading.CatchUpAsync(Projection, pageSize: 1);

        (await CountAsync(reading, "black", "met")).Should().Be(0);
        (await CountAsync(reading, "white", "met")).Should().Be(1);
        (await reading.RebuildAsync(Projection, dryRun: true)).Equal.Should().BeTrue();

        _ = await reading.AppendAsync(2, new JourneyEvent.MergeUndone(new JourneyId(Journey(1)), 1, survivor.Length, brought, new JourneyHistory(), new JourneyHistory(survivor), operations, Day("2019-06-03")));
        _ = await reading.AppendAsync(1, new JourneyEvent.JourneyReinstated(new JourneyId(Journey(2)), 1, operations, Day("2019-06-03")));
        await reading.CatchUpAsync(Projection);

        (await CountAsync(reading, "black", "met")).Should().Be(1);
        (await reading.ChecksumsAsync(Projection)).Split('\n')[1].Should().Be(before.Split('\n')[1], "every count is what it was");
        (await reading.RebuildAsync(Projection, dryRun: true)).Equal.Should().BeTrue();
    }

    private async Task<ReadSide> ReadAsync(KnownPeople people, int journeys)
    {
        var reading = await ReadSide.CreateAsync(postgres, Settings, people: people);
        for (var journey = 1; journey <= journeys; journey++)
        {
            _ = people.With(journey, "1988-07-11", journey % 2 == 1 ? BlackWoman : WhiteMan, WhiteMan);
            foreach (var happened in OneRoad.Chunk(4))
                _ = await reading.AppendAsync(journey, happened);
        }

        return reading;
    }

    /// <summary>How many of an ethnic group had an outcome at the retake of one element.</summary>
    private static Task<long> CountAsync(ReadSide reading, string category, string outcome) =>
        reading.ScalarAsync<long>("equalities-counted", ("category", category), ("outcome", outcome));

    private static Task<int> GenerationAsync(ReadSide reading, Application.EventLog.LogPosition position) =>
        reading.ScalarAsync<int>("past-generation", ("position", position.Value));

    private static PastFiguresMaker Maker(ReadSide reading) =>
        new(reading.Database, reading.Log, reading.Past, TimeProvider.System, reading.Settings, NullLogger.Instance, [Projection], interrupt: null, reading.People);
}
