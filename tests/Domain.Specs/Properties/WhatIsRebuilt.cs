using Microsoft.Extensions.Logging.Abstractions;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Infrastructure.EventLog.InMemory;
using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Naas.Testing;
using Npgsql;
using static Naas.Domain.Specs.Properties.EveryJourney;

namespace Naas.Domain.Specs.Properties;

/// <summary>Read models made again from the log equal those that followed it page by page, bit for bit (G11).</summary>
public sealed class What_is_rebuilt_On_every_journey(PostgresFixture postgres)
{
    private static readonly DateTimeOffset Beginning = new(2018, 1, 2, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Equals_what_is_live()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
        _ = await Migrator.MigrateAsync(database, Cancellation);
        var schema = new ReadModelSchema(database);
        await schema.PrepareAsync(Cancellation);
        var log = new InMemoryEventLog();
        var journeys = await FillAsync(log);
        var readModels = new ReadModels(
            database, log, schema, new ProjectionProgress(), TimeProvider.System, new ProjectionSettings { PageSize = 397, RebuildPageSize = 211 }, NullLoggerFactory.Instance);

        await FollowAsync(readModels);
        var reports = await readModels.RebuildAsync(JourneyProjections.All.Select(projection => projection.Name), dryRun: true, progress: null, Cancellation);

        journeys.Should().BeGreaterThan(100);
        reports.Should().HaveCount(JourneyProjections.All.Count).And.OnlyContain(report => report.Equal && report.Events == reports[0].Events);
        // No walk stumbles, and none is closed in favour of another.
        reports.SelectMany(report => report.Tables).Where(table => table.LiveRows == 0).Select(table => table.Table).Distinct().Should().BeEquivalentTo("parked", "closed_record");
    }

    /// <summary>Appends the journeys in turn, some events of each, as they would come.</summary>
    private static async Task<int> FillAsync(InMemoryEventLog log)
    {
        var journeys = new List<(StreamName Stream, Queue<JourneyEvent> Events)>();
        Holds(walk => journeys.Add((JourneyStream.NameOf(CommandIdentity.JourneyIdOf(CommandIdentity.EventIdOf(Guid.Empty, journeys.Count))), new(walk.Events))));

        var command = 0;
        for (var revision = 0L; journeys.Any(journey => journey.Events.Count > 0); revision++)
        {
            foreach (var (stream, events) in journeys)
            {
                if (!events.TryDequeue(out var happened))
                    continue;
                var recordedAt = Beginning.AddMinutes(++command);
                var metadata = new EventMetadata(recordedAt, new ActorId("actor"), "employer", "E08000035", new Guid(command, 1, 1, new byte[8]), "hash", "conversation", null, new EditionCode("response-2017"));
                var appended = await log.AppendAsync(stream, revision == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(revision - 1), [JourneyStream.Write(happened, 0, metadata)], recordedAt, Cancellation);
                _ = appended.Should().BeOfType<AppendResult.Appended>();
            }
        }

        return journeys.Count;
    }

    private static async Task FollowAsync(ReadModels readModels)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = readModels.Runners.Select(runner => Task.Run(() => runner.RunAsync(stopping.Token), Cancellation)).ToList();
        while ((await readModels.HealthAsync(Beginning, Cancellation)).Any(health => health.Gap != 0))
            await Task.Yield();
        await stopping.CancelAsync();
        await Task.WhenAll(running);
    }
}
