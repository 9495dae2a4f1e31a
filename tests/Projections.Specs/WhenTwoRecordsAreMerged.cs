using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>A second record of one person counts nowhere twice, and what it held counts where it goes on (S-53).</summary>
[Trait("Rule", "S-53")]
public sealed class WhenTwoRecordsAreMerged(PostgresFixture postgres)
{
    private const int Closed = 1, Survivor = 2;
    private const string Later = "2019-06-30";

    private static readonly ActorId Operations = new("operations");

    /// <summary>Accredited at Leeds, at the second attempt, and gone to Wigan since.</summary>
    private static JourneyEvent[] AtLeeds =>
    [
        Registered("2018-01-02"), Started(1, Leeds, "2018-01-03"), Agreed(Level.Practitioner, "2018-05-01"),
        Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
        .. Sat(1, 1, ElementSet.Empty, "2018-06-10", "2018-07-10", "2018-08-01"),
        Accredited(Level.Practitioner, 1, "2018-08-01", due: "2021-08-01"),
        new JourneyEvent.CertificateIssued(Level.Practitioner, CertificateNumber.Of(7), Day("2022-02-01"), Day("2018-08-01")),
    ];

    private static JourneyEvent[] AtWigan => [Registered("2019-03-01"), Started(1, Wigan, "2019-03-01"), Agreed(Level.Practitioner, "2019-03-04")];

    /// <summary>What the record of Leeds brings, under the numbers that follow those of Wigan.</summary>
    private static JourneyHistory Brought => new(
    [
        Started(2, Leeds, "2018-01-03"), Agreed(Level.Practitioner, "2018-05-01"), Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"), .. AtLeeds.Skip(4),
    ]);

    [Fact]
    public async Task The_figures_of_its_employer_stay_as_they_were()
    {
        await using var reading = await ReadAsync();
        var before = await reading.DashboardAsync(Leeds, Later);
        (before.Headcount, before.Accredited, before.Assessed).Should().Be((1, 1, 1));

        await MergeAsync(reading);

        (await reading.DashboardAsync(Leeds, Later)).Should().BeEquivalentTo(before, figures => figures.Excluding(dashboard => dashboard.Provenance), "only the place in the log is another one");
        (await reading.WorkersAsync(Leeds, Later)).Workers.Should().ContainSingle().Which.Should().Match<Application.Queries.EmployerWorker>(worker => worker.Journey == Journey(Survivor) && worker.Standing == Application.Queries.Standing.Accredited);
        var wigan = (await reading.WorkersAsync(Wigan, Later)).Workers.Should().ContainSingle().Subject;
        (wigan.Journey, wigan.Standing).Should().Be((Journey(Survivor), Application.Queries.Standing.Accredited));
    }

    [Fact]
    public async Task Between_the_steps_nobody_is_counted_twice()
    {
        await using var reading = await ReadAsync();
        _ = await reading.AppendAsync(Closed, Superseded);
        await reading.CatchUpAsync();
        (await reading.DashboardAsync(Leeds, Later)).Headcount.Should().Be(0);
        (await reading.WorkersAsync(Leeds, Later)).Workers.Should().BeEmpty();
    }

    [Fact]
    public async Task Separated_every_figure_is_as_it_was()
    {
        await using var reading = await ReadAsync();
        var (leeds, wigan) = (await reading.DashboardAsync(Leeds, Later), await reading.DashboardAsync(Wigan, Later));
        await MergeAsync(reading);

        _ = await reading.AppendAsync(Survivor, new JourneyEvent.MergeUndone(new JourneyId(Journey(Closed)), 1, AtWigan.Length, Brought, new JourneyHistory(), new JourneyHistory(AtWigan), Operations, Day("2019-06-03")));
        _ = await reading.AppendAsync(Closed, new JourneyEvent.JourneyReinstated(new JourneyId(Journey(Survivor)), 1, Operations, Day("2019-06-03")));
        await reading.CatchUpAsync();

        (await reading.DashboardAsync(Leeds, Later)).Should().BeEquivalentTo(leeds, figures => figures.Excluding(dashboard => dashboard.Provenance), "only the place in the log is another one");
        (await reading.DashboardAsync(Wigan, Later)).Should().BeEquivalentTo(wigan, figures => figures.Excluding(dashboard => dashboard.Provenance), "only the place in the log is another one");
        (await reading.WorkersAsync(Leeds, Later)).Workers.Should().ContainSingle().Which.Journey.Should().Be(Journey(Closed));
        (await reading.ScalarAsync<long>("rows-of-a-journey", ("journey", Journey(Survivor)))).Should().Be(0, "nothing of what had been brought over is left in the tables");
    }

    [Fact]
    public async Task What_happens_afterwards_goes_on_from_what_was_brought_over()
    {
        await using var reading = await ReadAsync();
        await MergeAsync(reading);

        // Renewed on the record that goes on, two years later.
        _ = await reading.AppendAsync(Survivor, new JourneyEvent.Reaccredited(Level.Practitioner, ReaccreditationRoute.PracticeAndLearning, Day("2024-08-01"), Day("2021-07-01")), Certified(Level.Practitioner, "2025-02-01", "2021-07-01"));
        await reading.CatchUpAsync();

        (await reading.WorkersAsync(Wigan, "2023-01-31")).Workers.Should().ContainSingle().Which.Standing.Should().Be(Application.Queries.Standing.Accredited);
    }

    [Fact]
    public async Task A_rebuild_makes_the_same_rows()
    {
        await using var reading = await ReadAsync();
        await MergeAsync(reading);
        _ = await reading.AppendAsync(Survivor, new JourneyEvent.MergeUndone(new JourneyId(Journey(Closed)), 1, AtWigan.Length, Brought, new JourneyHistory(), new JourneyHistory(AtWigan), Operations, Day("2019-06-03")));
        await reading.CatchUpAsync(pageSize: 1);

        foreach (var projection in JourneyProjections.All)
            (await reading.RebuildAsync(projection, dryRun: true)).Equal.Should().BeTrue(projection.Name);
    }

    [Fact]
    public async Task The_timeline_says_what_came_and_the_closed_one_can_still_be_read()
    {
        await using var reading = await ReadAsync();
        await MergeAsync(reading);

        var survivor = ReadSide.Value(await reading.TimelineAsync(Survivor)).Entries;
        survivor[^1].Sentence.Should().Contain("1 employment, 1 endorsement as a child and family practitioner, 1 result as a child and family practitioner, 1 certificate as a child and family practitioner");
        ReadSide.Value(await reading.TimelineAsync(Closed)).Entries.Should().HaveCount(AtLeeds.Length + 1);
    }

    private static JourneyEvent Superseded => new JourneyEvent.JourneySuperseded(new JourneyId(Journey(Survivor)), 1, Operations, Day("2019-05-13"));

    private static JourneyEvent[] Sat(int attempt, int endorsement, ElementSet notMet, string booked, string sat, string released) =>
    [
        Booked(Level.Practitioner, attempt, endorsement, ElementSet.All, booked, sat),
        Marked(Level.Practitioner, attempt, Element.Knowledge, ElementResult.Met, sat), Marked(Level.Practitioner, attempt, Element.Simulated, ElementResult.Met, sat), Marked(Level.Practitioner, attempt, Element.Written, ElementResult.Met, sat),
        Released(Level.Practitioner, attempt, notMet, released),
    ];

    private async Task<ReadSide> ReadAsync()
    {
        var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(Closed, AtLeeds);
        _ = await reading.AppendAsync(Survivor, AtWigan);
        await reading.CatchUpAsync();
        return reading;
    }

    private static async Task MergeAsync(ReadSide reading)
    {
        _ = await reading.AppendAsync(Closed, Superseded);
        _ = await reading.AppendAsync(Survivor, new JourneyEvent.RecordAbsorbed(new JourneyId(Journey(Closed)), 1, Day("2018-01-02"), Brought, new JourneyHistory(), Operations, Day("2019-05-13")));
        await reading.CatchUpAsync();
    }
}
