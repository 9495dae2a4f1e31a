using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Releases;
using Naas.Projections.EmployerDashboard;
using Naas.Projections.Equalities;
using Naas.Projections.Specs.Equalities;
using Naas.Testing;
using static Naas.Projections.Specs.Equalities.Told;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>Two data sets count first attempts from two read models: a first attempt is the same in both, and so is whose it is.</summary>
public sealed class WhenTwoDataSetsCountFirstAttempts(PostgresFixture postgres)
{
    private const int Workers = 120;
    private const Level Practitioner = Level.Practitioner;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "S-09")]
    [Trait("Rule", "S-16")]
    public async Task Their_totals_are_equal()
    {
        var people = new KnownPeople();
        await using var reading = await ReadSide.CreateAsync(postgres, people: people);
        for (var worker = 1; worker <= Workers; worker++)
        {
            _ = people.With(worker, "1980-03-01", EqualityAnswers.None);
            _ = await reading.AppendAsync(worker, Road(worker));
        }

        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);
        await reading.CatchUpAsync(EqualitiesProjection.Definition);

        foreach (var day in new[] { "2018-07-31", "2018-08-31", "2018-10-31", "2018-12-31", "2019-06-30" })
        {
            var (outcomes, byCharacteristic) = (await CountedAsync(reading, new ElementOutcomesSource(Places), day), await CountedAsync(reading, new OutcomesByCharacteristicSource(Places), day));
            foreach (var (one, other) in outcomes.Tables.Zip(byCharacteristic.Tables))
                Cells(one).Should().Equal(Cells(other), $"{one.Name} on {day}");
        }

        // Ten of each kind, of whom those with a passport and those of the trust are in no table; in the end neither are the annulled, nor
        // those who sat again what was left of an attempt that was set aside.
        (await CountedAsync(reading, new ElementOutcomesSource(Places), "2018-08-31")).N.Should().Be(100);
        (await CountedAsync(reading, new ElementOutcomesSource(Places), "2019-06-30")).N.Should().Be(70);
    }

    // Leeds hears nothing of the one who left before the result was released, who is not counted either, and of the other not that the
    // written element was put right.
    [Fact]
    [Trait("Rule", "S-16")]
    public async Task Who_had_left_before_the_result_is_counted_nowhere_and_what_an_authority_was_told_goes_beside_the_counts()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, Begun(Leeds));
        _ = await reading.AppendAsync(2, [.. Started(), Ended(1, Leeds, "2018-07-20"), .. Sat(1, 1, "2018-07-10", "2018-08-01", ElementSet.All, (Element.Knowledge, ElementResult.NotMet))]);
        _ = await reading.AppendAsync(3, [.. Begun(Leeds), Ended(1, Leeds, "2018-08-31"), MarkPutRight(Practitioner, 1, Element.Written, ElementResult.NotMet, "2018-09-10"), ResultPutRight(Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-01", "2018-09-11")]);
        _ = await reading.AppendAsync(4, Begun(Wigan, Element.Simulated));
        await reading.CatchUpAsync(EmployerDashboardProjection.Definition);
        await reading.CatchUpAsync(EqualitiesProjection.Definition);

        var left = await LeftAsync(reading, "2018-12-31");

        left.Own.Select(one => one.Reader).Should().Equal("E08000010", "E08000035");
        Of(left.Own[1].Cells).Should().Be((2, 2, 2, 2));
        foreach (var source in (IDataSetSource[])[new ElementOutcomesSource(Places), new OutcomesByCharacteristicSource(Places)])
            Of((await CountedAsync(reading, source, "2018-12-31")).Tables.SelectMany(table => table.Counts).DistinctBy(cell => cell.Key).ToDictionary()).Should().Be((2, 2, 2, 1), source.Name.ToString());
        left.Attempts.Should().Equal((Journey(2), "practitioner"));
        left.Own[0].Cells[CellKey.Of(("area", "E08000010"), ("level", "practitioner"), ("simulated", "not met"))].Should().Be(1);

        static (int, int, int, int) Of(IReadOnlyDictionary<CellKey, int> cells) =>
            (cells[CellKey.Of(("area", "E08000035"))], cells[Met("knowledge")], cells[Met("simulated")], cells[Met("written")]);

        static CellKey Met(string element) => CellKey.Of(("area", "E08000035"), ("level", "practitioner"), (element, "met"));
    }

    private static IEnumerable<string> Cells(CountTable table) => table.Counts.Select(cell => $"{cell.Key.Value}: {cell.Value}").Order(StringComparer.Ordinal);

    private static Places Places { get; } = new([new("E08000035", "383", "Leeds", new("E12000003", "Yorkshire and The Humber")), new("E08000010", "359", "Wigan", new("E12000002", "North West"))]);

    private static JourneyEvent[] Road(int worker) => (worker % 12) switch
    {
        0 => Begun(Leeds),
        1 => [.. Begun(Wigan, Element.Knowledge), .. Again("2018-12-01")],
        2 => [.. Begun(Leeds, Element.Written), Annulled(Practitioner, 1, "2018-10-01")],
        3 => [.. Begun(Leeds, Element.Written), Annulled(Practitioner, 1, "2018-10-01"), .. Again("2018-12-01")],
        4 => [.. Begun(Wigan, Element.Written), SetAside, .. Again("2018-12-01")],
        5 => [.. Begun(Wigan, Element.Written), .. Sat(2, 1, "2018-11-10", "2018-12-01", ElementSet.Of(Element.Written)), SetAside with { On = Day("2018-12-20") }],
        6 => [.. Started(), .. Sat(1, 1, "2018-07-10", "2018-08-01", ElementSet.Of(Element.Knowledge))],
        // The successor's where the day of the succession is not after the sitting, whenever it was recorded.
        7 => [.. Begun(Leeds), CarriedOver(1, Leeds, Wigan, "2018-07-10")],
        8 => [.. Begun(Leeds), CarriedOver(1, Leeds, Wigan, "2018-07-11")],
        9 => [.. Started(), CarriedOver(1, Leeds, Wigan, "2018-07-01"), .. Sat(1, 1, "2018-07-10", "2018-08-01", ElementSet.All)],
        10 => [.. Begun(Leeds, Element.Simulated), Annulled(Practitioner, 1, "2018-10-01"), new JourneyEvent.FindingOverturned(Practitioner, 1, 1, 1, null, new ActorId("chair"), Day("2019-01-10"))],
        _ => [.. Begun(Leeds), CarriedOver(1, Leeds, Trust, "2018-07-01"), CarriedOver(1, Trust, Wigan, "2018-08-15")],
    };

    private static JourneyEvent.ResultSetAside SetAside { get; } = new(Practitioner, 1, 1, null, new ActorId("chair"), Day("2018-10-01"));

    private static JourneyEvent[] Started(OrganisationCode? at = null) =>
        [Registered("2018-01-02"), Examples.Started(1, at ?? Leeds, "2016-09-01"), Endorsed(Practitioner, 1, at ?? Leeds, "2018-06-01")];

    private static JourneyEvent[] Begun(OrganisationCode at, params Element[] notMet) =>
        [.. Started(at), .. Sat(1, 1, "2018-07-10", "2018-08-01", ElementSet.All, [.. notMet.Select(element => (element, ElementResult.NotMet))])];

    private static JourneyEvent[] Again(string releasedOn) => Sat(2, 1, "2018-11-10", releasedOn, ElementSet.All);

    private static async Task<CountedDataSet> CountedAsync(ReadSide reading, IDataSetSource source, string day)
    {
        var left = await LeftAsync(reading, day);
        return ReadSide.Value(await reading.Reader.AskAsync(
            source.Projection, new ListReleases { Caller = Analyst }, journey: null, async snapshot => (CountedDataSet?)await source.CountAsync(snapshot, Day(day), left), Cancellation));
    }

    private static async Task<LeftBeforeRelease> LeftAsync(ReadSide reading, string day) => ReadSide.Value(await reading.Reader.AskAsync(
        EmployerDashboardProjection.Name, new ListReleases { Caller = Analyst }, journey: null,
        async snapshot => (LeftBeforeRelease?)await LeftBeforeRelease.ReadAsync(snapshot, Places, Day(day)), Cancellation));

    private static Caller Analyst { get; } = new(new ActorId("analyst"), Role.DfeAnalyst, null, null);
}
