using Naas.Application.Samples;
using Naas.Projections;
using Naas.Projections.Retention;
using Naas.Projections.Retention.Counts;
using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples;

/// <summary>What the tally of staying and leaving comes to on the sample's lives, against the employments of the journeys themselves.</summary>
public sealed class RetentionSpecs
{
    private static readonly RetentionTable Table = new();

    private static readonly Lazy<List<RetentionKey>> Lines = new(() => [.. Workers.SelectMany(LinesOf)]);

    [Theory]
    [InlineData("E08000002", 2018)]
    [InlineData("E08000002", 2019)]
    [InlineData("E08000003", 2019)]
    [InlineData("E08000010", 2019)]
    [InlineData("E08000035", 2018)]
    [InlineData("E08000035", 2019)]
    public void A_census_year_counts_whoever_the_plan_has_in_post_joining_and_leaving(string authority, int year)
    {
        var (from, to) = (new DateOnly(year - 1, 10, 1), new DateOnly(year, 9, 30));
        var posts = Workers.SelectMany(worker => JourneyOf(worker).Spells).Where(spell => spell.PlacedAt.Value == authority && spell.Basis == EmploymentBasis.Direct).ToList();

        Census(authority, year).Should().Be((posts.Count(post => post.Covers(to)), posts.Count(post => post.To >= from && post.To <= to), posts.Count(post => post.From >= from && post.From <= to)));
    }

    /// <summary>694 in post, as was published; 57 leave by the plan of 8.2 %, one of them on the census day of the year before.</summary>
    [Fact]
    public void In_Leeds_in_2019_one_in_twelve_leaves()
    {
        var (inPost, leavers, _) = Census("E08000035", 2019);

        (inPost, leavers).Should().Be((694, 56));
    }

    [Fact]
    public void The_country_counts_every_employment_once() =>
        Lines.Value.Count(line => line is { Organisation: "", Counted: Counted.Employment, Characteristic: "", Level: "" }).Should().Be(Workers.Sum(worker => JourneyOf(worker).Spells.Length));

    private static (int InPost, int Leavers, int Joiners) Census(string authority, int year)
    {
        var census = Months.OfCensus(year);
        var lines = Lines.Value.Where(line => line.Organisation == authority && line is { Counted: Counted.Census, Basis: "direct" }).ToList();
        return (lines.Count(line => line.Began <= census && line.Marked > census), lines.Count(line => line.Ended == census), lines.Count(line => line.Began == census));
    }

    private static IEnumerable<RetentionKey> LinesOf(SampleWorker worker)
    {
        var recorded = EventsOf(worker).Select((happened, revision) => new RecordedEvent(new JourneyId(Guid.Empty), revision, happened, "", default, "", "", null, Guid.Empty, ""));
        var row = recorded.Where(Table.Concerns).Aggregate((RetentionRow?)null, Table.Fold);
        return row is null ? [] : ((Tally<RetentionRow, RetentionKey>)Table.Tally).Contribute(row);
    }
}
