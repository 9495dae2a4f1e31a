using Naas.Application.Queries;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;
using Summary = Naas.Application.Queries.WorkerSummary;

namespace Naas.Projections.Specs;

public sealed class WhenAnEventIsPoison(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_event_parks_its_stream_and_no_other()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"));
        _ = await reading.AppendUnknownAsync(1);
        _ = await reading.AppendAsync(1, Started(1, Leeds, "2018-01-03"));
        _ = await reading.AppendAsync(2, Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"));
        await reading.CatchUpAsync();

        var parked = await reading.SummaryAsync(1);
        var other = ReadSide.Value(await reading.SummaryAsync(2));

        parked.Should().BeOfType<QueryAnswer<Summary>.Parked>().Which.Why.Should().Be("This program does not know the event 'from-the-future' version 1.");
        other.Revision.Should().Be(1);
        (await reading.DashboardAsync(Leeds, "2018-01-31")).Headcount.Should().Be(1);
        (await reading.Operations.HealthAsync(ReadSide.Beginning, Cancellation)).Should().OnlyContain(health => health.Gap == 0 && health.ParkedStreams == 1 && health.ParkedEvents == 2);
    }

    [Fact]
    public async Task An_impossible_history_parks_the_stream_with_its_reason()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"), Ended(1, Leeds, "2018-02-01"));
        _ = await reading.AppendAsync(2, Registered("2018-01-02"));
        await reading.CatchUpAsync();

        var parked = (await reading.Operations.ParkedAsync("worker-summary", Cancellation)).Single();

        (parked.Revision, parked.Type, parked.Events).Should().Be((1, "employment-ended", 1));
        parked.Reason.Should().Contain("EmploymentEnded on 2018-02-01 cannot have happened");
        ReadSide.Value(await reading.TimelineAsync(1)).Entries.Should().HaveCount(2, "a timeline only tells, it judges nothing");
    }

    [Fact]
    public async Task What_the_database_refuses_is_parked_and_drains_in_order_after_the_mend()
    {
        await using var reading = await GivenRefusedAsync();
        await reading.CatchUpAsync(pageSize: 4);
        var parked = (await reading.Operations.ParkedAsync("timeline", Cancellation)).Single();
        ReadSide.Value(await reading.TimelineAsync(2)).Entries.Should().HaveCount(6);

        var unmended = await reading.Operations.ResumeAsync("timeline", Cancellation);
        await reading.ExecuteAsync("accept-every-actor");
        var resumed = await reading.Operations.ResumeAsync("timeline", Cancellation);

        (parked.Revision, parked.Events, unmended.Drained.Count, unmended.StillParked.Single().Revision).Should().Be((2, 4, 0, 2));
        unmended.StillParked.Single().Reason.Should().StartWith("The database refused the rows of this stream");
        (resumed.Drained.Count, resumed.StillParked.Count).Should().Be((1, 0));
        await using var clean = await GivenRefusedAsync();
        await clean.ExecuteAsync("accept-every-actor");
        await clean.CatchUpAsync();
        (await reading.ChecksumsAsync()).Should().Be(await clean.ChecksumsAsync());
    }

    [Fact]
    public async Task What_is_still_poison_stays_parked()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Registered("2018-01-02"));
        _ = await reading.AppendUnknownAsync(1);
        _ = await reading.AppendAsync(1, Started(1, Leeds, "2018-01-03"));
        await reading.CatchUpAsync();

        var resumed = await reading.Operations.ResumeAsync("timeline", Cancellation);

        (resumed.Drained.Count, resumed.StillParked.Single().Events).Should().Be((0, 2));
    }

    /// <summary>Stream 1 has events 2 and later by an actor that the table refuses; streams interleave.</summary>
    private async Task<ReadSide> GivenRefusedAsync()
    {
        var reading = await ReadSide.CreateAsync(postgres);
        await reading.ExecuteAsync("refuse-an-actor");
        for (var number = 0; number < 6; number++)
        {
            _ = await reading.AppendAsync(1, number < 2 ? "actor" : "refused", OneOfEach[number]);
            _ = await reading.AppendAsync(2, OneOfEach[number]);
        }

        return reading;
    }
}
