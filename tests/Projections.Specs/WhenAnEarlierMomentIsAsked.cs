using System.Text.Json;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;
using History = Naas.Application.Queries.Timeline;
using Summary = Naas.Application.Queries.WorkerSummary;

namespace Naas.Projections.Specs;

/// <summary>What summary and timeline of one worker said when the log was shorter.</summary>
public sealed class WhenAnEarlierMomentIsAsked(PostgresFixture postgres)
{
    private static readonly Caller Auditor = new(new ActorId("auditor"), Role.Auditor, null, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task At_every_position_it_is_what_live_answered_when_the_log_ended_there(int seed)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        var random = new Random(seed);
        var left = Enumerable.Range(1, 3).ToDictionary(journey => journey, _ => new Queue<JourneyEvent>(OneOfEach));
        var live = new List<(LogPosition Position, int Journey, string Told)>();
        for (var step = 0; step < 120; step++)
        {
            var journey = random.Next(1, 4);
            if (!left[journey].TryDequeue(out var next))
                continue;
            var position = await reading.AppendAsync(journey, next);
            await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);
            await reading.CatchUpAsync(Timeline.TimelineProjection.Definition);
            // Of the one that went on, and of one that may not have begun.
            foreach (var asked in (int[])[journey, random.Next(1, 4)])
                live.Add((position, asked, await ToldAsync(reading, asked, known: null)));
        }

        foreach (var (position, journey, told) in live)
            (await ToldAsync(reading, journey, new KnownUpTo.Place(position))).Should().Be(told, $"journey {journey} at {position.Value}");
        live.Should().Contain(answer => answer.Told.Contains("NotFound")).And.Contain(answer => answer.Told.Contains("Accredited", StringComparison.Ordinal));
        (await reading.ChecksumsAsync(Timeline.TimelineProjection.Definition, ReadModelSchema.Scratch)).Should().StartWith("timeline_4 0 ", "nobody else ever sees the rows");
    }

    [Fact]
    public async Task It_tells_how_far_it_goes_and_nothing_that_was_recorded_later()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"));
        var agreed = await reading.AppendAsync(1, Agreed(Level.Practitioner, "2018-05-01"));
        _ = await reading.AppendAsync(2, Registered("2018-01-03"));
        // Recorded last, and effective long before.
        _ = await reading.AppendAsync(1, Started(1, Leeds, "2018-01-03"));

        var summary = (QueryAnswer<Summary>.Found)await SummaryAsync(reading, 1, new KnownUpTo.Place(agreed));
        var timeline = (QueryAnswer<History>.Found)await TimelineAsync(reading, 1, new KnownUpTo.Place(agreed));

        (summary.Value.Revision, summary.Value.Employments.Count, summary.Value.Levels.Single().Standing).Should().Be((1, 0, Standing.Agreed));
        timeline.Value.Entries.Select(entry => entry.Type).Should().Equal("social-worker-registered", "assessment-agreed");
        summary.Freshness.Should().Be(new Freshness(agreed, ReadSide.Beginning.AddMinutes(2)));
        timeline.Freshness.Should().Be(summary.Freshness);
        _ = (await SummaryAsync(reading, 2, new KnownUpTo.Place(agreed))).Should().BeOfType<QueryAnswer<Summary>.NotFound>();
        _ = (await SummaryAsync(reading, 1, new KnownUpTo.Day(Day("2018-01-01")))).Should().BeOfType<QueryAnswer<Summary>.NotFound>();
        ReadSide.Value(await SummaryAsync(reading, 1, new KnownUpTo.Day(Day("2018-01-02")))).Employments.Should().ContainSingle();
    }

    [Fact]
    public async Task A_record_is_parked_from_the_event_on_that_nobody_can_handle_as_it_is_live()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        var before = await reading.AppendAsync(1, Registered("2018-01-02"));
        var poison = await reading.AppendUnknownAsync(1);
        _ = await reading.AppendAsync(1, Started(1, Leeds, "2018-01-03"));
        await reading.CatchUpAsync();
        var live = (QueryAnswer<Summary>.Parked)await SummaryAsync(reading, 1, known: null);

        ReadSide.Value(await SummaryAsync(reading, 1, new KnownUpTo.Place(before))).Revision.Should().Be(0);
        (await SummaryAsync(reading, 1, new KnownUpTo.Place(poison))).Should().BeOfType<QueryAnswer<Summary>.Parked>().Which.Why.Should().Be(live.Why);
        (await TimelineAsync(reading, 1, new KnownUpTo.Place(poison))).Should().BeOfType<QueryAnswer<History>.Parked>();
    }

    [Fact]
    public async Task Whoever_asks_about_a_journey_while_another_does_waits_and_is_answered()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        foreach (var journeyEvent in OneOfEach.Take(20))
            _ = await reading.AppendAsync(1, journeyEvent);
        var known = new KnownUpTo.Place(await reading.Log.HeadAsync(Cancellation));
        var alone = await ToldAsync(reading, 1, known);
        var stored = await reading.Log.ReadAllAsync(null, 100, Cancellation);
        await using var connection = await reading.Database.OpenConnectionAsync(Cancellation);
        Task<string[]> beside;
        await using (await connection.BeginTransactionAsync(Cancellation))
        {
            foreach (var projection in JourneyProjections.All)
                _ = await reading.Writer(projection).FoldRowsAsync(connection, ReadModelSchema.Scratch, Delivery.Of(stored.Events), new HashSet<string>(), Cancellation);
            beside = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ToldAsync(reading, 1, known)));
        }

        (await beside).Should().OnlyContain(told => told == alone);
    }

    [Fact]
    public async Task As_of_a_day_a_timeline_holds_what_had_taken_effect_of_what_was_known()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
        var known = new KnownUpTo.Place(await reading.AppendAsync(1, Agreed(Level.Practitioner, "2018-05-01")));
        _ = await reading.AppendAsync(1, Endorsed(Level.Practitioner, 1, Leeds, "2018-02-01"));
        await reading.CatchUpAsync();

        (await TypesAsync(reading, "2018-01-02", known: null)).Should().Equal("social-worker-registered");
        (await TypesAsync(reading, "2018-04-30", known: null)).Should().Equal("social-worker-registered", "employment-started", "practice-endorsed");
        (await TypesAsync(reading, "2018-04-30", known)).Should().Equal("social-worker-registered", "employment-started");
        (await TypesAsync(reading, "2018-05-01", known)).Should().Equal("social-worker-registered", "employment-started", "assessment-agreed");
        (await TypesAsync(reading, "2018-01-01", known)).Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public async Task A_day_that_is_not_told_is_not_found_out_by_asking_day_after_day()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        foreach (var journeyEvent in OneOfEach)
            _ = await reading.AppendAsync(1, journeyEvent);
        await reading.CatchUpAsync();
        var operations = new Caller(new ActorId("operations"), Role.DfeOperations, null, null);
        var all = ReadSide.Value(await TimelineAsync(reading, 1, known: null, operations)).Entries;

        // All of it was recorded on 2 January 2018, so what hides its day is there from then on, whenever it took effect.
        var then = ReadSide.Value(await TimelineAsync(reading, 1, known: null, operations, Day("2018-01-02"))).Entries;

        then.Select(entry => entry.Type).Should().Contain(["retake-window-moved", "reaccreditation-due-moved"]);
        for (var day = Day("2018-01-02"); day < Day("2030-01-01"); day = day.AddMonths(1))
            ReadSide.Value(await TimelineAsync(reading, 1, known: null, operations, day)).Entries.Should().Equal(all.Where(entry => entry.EffectiveOn <= day), "the day that is shown is the one that counts");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [Trait("Rule", "S-16")]
    public async Task An_employer_is_told_of_the_past_nothing_that_it_is_not_told_now(int seed)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        var positions = new List<LogPosition>();
        foreach (var journeyEvent in OneOfEach.Take(100))
            positions.Add(await reading.AppendAsync(1, journeyEvent));
        await reading.CatchUpAsync();
        var random = new Random(seed);
        foreach (var organisation in (OrganisationCode[])[Leeds, Wigan, Trust])
        {
            var now = ReadSide.Value(await TimelineAsync(reading, 1, known: null, ReadSide.Employer(organisation))).Entries;
            for (var turn = 0; turn < 15; turn++)
            {
                var known = new KnownUpTo.Place(positions[random.Next(positions.Count)]);

                var then = ReadSide.Value(await TimelineAsync(reading, 1, known, ReadSide.Employer(organisation))).Entries;

                then.Should().Equal(now.Where(entry => entry.Revision < known.Value.Value), $"{organisation} at {known.Value.Value}");
            }
        }
    }

    [Fact]
    [Trait("Rule", "S-16")]
    public async Task What_was_hidden_stays_hidden_though_something_of_its_kind_is_told_since()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
        // That somebody declined is between the worker and the employer of the time.
        var declined = await reading.AppendAsync(1, Declined(Level.Practitioner, "2018-02-01"));
        _ = await reading.AppendAsync(1, Ended(1, Leeds, "2018-03-01"), Started(2, Wigan, "2018-03-02"));
        var joined = await reading.AppendAsync(1, Agreed(Level.Practitioner, "2018-03-05"));
        _ = await reading.AppendAsync(1, Withdrawn(Level.Practitioner, "2018-03-06"), Declined(Level.Practitioner, "2018-04-01"));
        await reading.CatchUpAsync();

        ReadSide.Value(await SummaryAsync(reading, 1, known: null, ReadSide.Employer(Wigan))).Levels.Single().DeclinedOn.Should().Be(Day("2018-04-01"));
        ReadSide.Value(await SummaryAsync(reading, 1, new KnownUpTo.Place(declined), ReadSide.Employer(Wigan))).Levels.Single().DeclinedOn.Should().BeNull();
        ReadSide.Value(await SummaryAsync(reading, 1, new KnownUpTo.Place(declined), ReadSide.Employer(Leeds))).Levels.Single().DeclinedOn.Should().Be(Day("2018-02-01"));
        ReadSide.Value(await SummaryAsync(reading, 1, new KnownUpTo.Place(joined), ReadSide.Employer(Wigan))).Levels.Single().AgreedOn.Should().Be(Day("2018-03-05"));
    }

    private static async Task<string> ToldAsync(ReadSide reading, int journey, KnownUpTo? known) =>
        $"{Text(await SummaryAsync(reading, journey, known))}\n{Text(await SummaryAsync(reading, journey, known, ReadSide.Worker(journey)))}\n{Text(await TimelineAsync(reading, journey, known))}\n{Text(await TimelineAsync(reading, journey, known, ReadSide.Worker(journey)))}";

    private static string Text<T>(QueryAnswer<T> answer)
        where T : class => $"{answer.GetType().Name} {JsonSerializer.Serialize(answer, answer.GetType())}";

    private static async Task<IEnumerable<string>> TypesAsync(ReadSide reading, string asOf, KnownUpTo? known) =>
        ReadSide.Value(await TimelineAsync(reading, 1, known, asOf: Day(asOf))).Entries.Select(entry => entry.Type);

    private static Task<QueryAnswer<Summary>> SummaryAsync(ReadSide reading, int journey, KnownUpTo? known, Caller? caller = null) =>
        new GetWorkerSummaryHandler(reading.Reader, reading.Log).Handle(new GetWorkerSummary(new JourneyId(Journey(journey))) { Caller = caller ?? Auditor, AsKnown = known }, Cancellation);

    private static Task<QueryAnswer<History>> TimelineAsync(ReadSide reading, int journey, KnownUpTo? known, Caller? caller = null, DateOnly? asOf = null) =>
        new GetTimelineHandler(reading.Reader, reading.Log).Handle(new GetTimeline(new JourneyId(Journey(journey)), After: null, 500) { AsOf = asOf, Caller = caller ?? Auditor, AsKnown = known }, Cancellation);
}
