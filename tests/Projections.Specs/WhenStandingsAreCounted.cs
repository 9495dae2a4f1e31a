using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections.WorkerSummary;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>A tally is kept by the difference that each row makes, and comes to what the rows come to.</summary>
public sealed class WhenStandingsAreCounted(PostgresFixture postgres)
{
    private static readonly Projection Projection = WorkerSummaryProjection.Definition;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Each_worker_counts_where_they_stand_with_whom_they_are_in_post(int pageSize)
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await ReachAsync(reading, 1, Leeds, agreed: true, endorsed: true);
        await ReachAsync(reading, 2, Leeds, agreed: true, endorsed: false);
        await ReachAsync(reading, 3, Trust, agreed: true, endorsed: false);
        await ReachAsync(reading, 4, Leeds, agreed: false, endorsed: false);
        await reading.CatchUpAsync(Projection, pageSize);

        (await CountsAsync(reading)).Should().Equal((Level.Practitioner, Standing.Agreed, 2), (Level.Practitioner, Standing.Endorsed, 1));
        (await CountsAsync(reading, Leeds)).Should().Equal((Level.Practitioner, Standing.Agreed, 1), (Level.Practitioner, Standing.Endorsed, 1));
        (await CountsAsync(reading, Trust)).Should().Equal((Level.Practitioner, Standing.Agreed, 1));
    }

    [Fact]
    public async Task Whoever_moves_on_counts_there_and_no_longer_here_and_noughts_are_not_kept()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await ReachAsync(reading, 1, Leeds, agreed: true, endorsed: false);
        await reading.CatchUpAsync(Projection);
        _ = await reading.AppendAsync(1, Ended(1, Leeds, "2018-06-30"));
        await reading.CatchUpAsync(Projection);

        (await CountsAsync(reading, Leeds)).Should().BeEmpty();
        (await CountsAsync(reading)).Should().Equal((Level.Practitioner, Standing.Agreed, 1));
        (await reading.ScalarAsync<long>("standings-kept")).Should().Be(1);

        _ = await reading.AppendAsync(1, Started(2, Trust, "2018-07-02"));
        await reading.CatchUpAsync(Projection);

        (await CountsAsync(reading, Trust)).Should().Equal((Level.Practitioner, Standing.Agreed, 1));
        (await reading.ScalarAsync<long>("standings-kept")).Should().Be(1);
    }

    [Fact]
    [Trait("Rule", "S-53")]
    public async Task A_record_that_made_way_for_another_counts_nowhere()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await ReachAsync(reading, 1, Leeds, agreed: true, endorsed: false);
        await ReachAsync(reading, 2, Leeds, agreed: true, endorsed: false);
        await reading.CatchUpAsync(Projection);
        _ = await reading.AppendAsync(2, new JourneyEvent.JourneySuperseded(new JourneyId(Journey(1)), 1, new ActorId("operations"), Day("2018-07-01")));
        await reading.CatchUpAsync(Projection);

        (await CountsAsync(reading)).Should().Equal((Level.Practitioner, Standing.Agreed, 1));
    }

    [Fact]
    public async Task A_rebuild_comes_to_the_same_counts_also_where_a_stream_is_parked()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        for (var journey = 1; journey <= 40; journey++)
            await ReachAsync(reading, journey, journey % 3 == 0 ? Trust : Leeds, agreed: true, endorsed: journey % 2 == 0);
        _ = await reading.AppendUnknownAsync(7);
        await reading.CatchUpAsync(Projection, pageSize: 7);
        var live = await CountsAsync(reading);

        var report = await reading.RebuildAsync(Projection, dryRun: false);

        (report.Outcome, report.Equal).Should().Be((Infrastructure.ReadModels.RebuildOutcome.Switched, true));
        report.Tables.Select(table => table.Table).Should().Contain("standing_1");
        (await CountsAsync(reading)).Should().Equal(live).And.Equal((Level.Practitioner, Standing.Agreed, 20), (Level.Practitioner, Standing.Endorsed, 20));
    }

    [Fact]
    public async Task A_wrong_count_is_found_by_a_rebuild_and_put_right_by_nobody_unasked()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        await ReachAsync(reading, 1, Leeds, agreed: true, endorsed: false);
        await reading.CatchUpAsync(Projection);
        await reading.ExecuteAsync("damage-a-count");

        var report = await reading.RebuildAsync(Projection, dryRun: false);

        report.Outcome.Should().Be(Infrastructure.ReadModels.RebuildOutcome.Differs);
        report.Tables.Where(table => !table.Equal).Select(table => table.Table).Should().Equal("standing_1");
    }

    private static async Task ReachAsync(ReadSide reading, int journey, OrganisationCode organisation, bool agreed, bool endorsed) => _ = await reading.AppendAsync(
        journey,
        [
            Registered("2018-01-02"),
            Started(1, organisation, "2018-01-03"),
            .. agreed ? new[] { Agreed(Level.Practitioner, "2018-05-01") } : [],
            .. endorsed ? new[] { Endorsed(Level.Practitioner, 1, organisation, "2018-06-01") } : [],
        ]);

    private static async Task<IEnumerable<(Level, Standing, long)>> CountsAsync(ReadSide reading, OrganisationCode? organisation = null) =>
        ReadSide.Value(await reading.StandingsAsync(organisation)).Counts.Select(count => (count.Level, count.Standing, count.Workers));
}
