using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Projections.EmployerDashboard;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>The first statement of a question goes to the rows that were live the last time, and learns on the same way whether they are still.</summary>
public sealed class WhenRowsAreExpectedWhereTheyWere(PostgresFixture postgres)
{
    private const string OnDay = "2018-09-30";

    [Fact]
    public async Task Rows_that_were_rebuilt_since_are_found()
    {
        await using var reading = await WithOneInPostAsync();
        (await reading.DashboardAsync(Leeds, OnDay)).Headcount.Should().Be(1);

        var report = await reading.RebuildAsync(EmployerDashboardProjection.Definition, dryRun: false);
        await EmployAsync(reading, journey: 2);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);

        report.Outcome.Should().Be(RebuildOutcome.Switched);
        (await reading.DashboardAsync(Leeds, OnDay)).Headcount.Should().Be(2);
        (await reading.DashboardAsync(Leeds, OnDay)).Headcount.Should().Be(2, "it is where the rows are expected now");
    }

    [Fact]
    public async Task Everything_that_is_asked_is_of_the_moment_of_the_first_statement()
    {
        await using var reading = await WithOneInPostAsync();
        _ = await reading.DashboardAsync(Leeds, OnDay);

        var answer = await AskAsync(reading, async snapshot =>
        {
            var before = await snapshot.FreshnessAsync();
            await EmployAsync(reading, journey: 2);
            await reading.CatchUpAsync(EmployerDashboardProjection.Definition);
            var careers = await EmployerCareers.ReadAsync(snapshot, Leeds, Day(OnDay), CareerParts.None, CareerParts.None);
            return $"{careers.Workforce().Headcount} {before == await snapshot.FreshnessAsync()}";
        });

        ReadSide.Value(answer).Should().Be("1 True");
        (await reading.DashboardAsync(Leeds, OnDay)).Headcount.Should().Be(2);
    }

    [Fact]
    public async Task Nothing_can_be_asked_of_a_snapshot_that_has_ended()
    {
        await using var reading = await WithOneInPostAsync();

        var asking = () => AskAsync(reading, async snapshot =>
        {
            await snapshot.AskAsync([], isLast: true);
            var careers = await EmployerCareers.ReadAsync(snapshot, Leeds, Day(OnDay), CareerParts.None, CareerParts.None);
            return $"{careers.Workforce().Headcount}";
        });

        _ = (await asking.Should().ThrowAsync<InvalidOperationException>()).WithMessage("The snapshot has ended*");
    }

    private static Task<QueryAnswer<string>> AskAsync(ReadSide reading, Func<Snapshot, Task<string?>> answer) =>
        reading.Reader.AskAsync(EmployerDashboardProjection.Name, new GetEmployerDashboard(Leeds, null) { Caller = ReadSide.Employer(Leeds) }, journey: null, answer, TestContext.Current.CancellationToken);

    private async Task<ReadSide> WithOneInPostAsync()
    {
        var reading = await ReadSide.CreateAsync(postgres);
        await EmployAsync(reading, journey: 1);
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);
        return reading;
    }

    private static async Task EmployAsync(ReadSide reading, int journey) =>
        _ = await reading.AppendAsync(journey, Started(1, Leeds, "2018-01-02"));
}
