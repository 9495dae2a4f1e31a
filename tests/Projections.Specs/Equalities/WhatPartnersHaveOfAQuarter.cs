using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Research;
using Naas.Projections.Equalities;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Equalities;

/// <summary>The extract of a quarter, those that projects have of it, and what the next quarter's adds.</summary>
[Trait("Rule", "R-142")]
public sealed class WhatPartnersHaveOfAQuarter
{
    private static readonly ResearchProject Project = new("project-a", "Live research", "Asked for.", Day("2029-12-31"), 5, "naas-anonymity-1", [], new ActorId("operations"), default, null, null, []);

    private static readonly ResearchProject OfLargerClasses = Project with { Code = "project-b", LeastClass = 10 };

    [Fact]
    public async Task Who_is_new_in_a_quarter_is_alike_with_enough_others_who_are_or_waits()
    {
        var (known, four, fifth) = (Sat(1, 5), Sat(6, 4), Sat(10, 1, level: Level.Supervisor));

        var first = await QuarterAsync("2018-12-31", known);
        var second = await QuarterAsync("2019-03-31", [.. known, .. four], first);
        var third = await QuarterAsync("2019-06-30", [.. known, .. four, .. fifth], second);
        var (cut, next, last) = (Of(first), Of(second), Of(third));

        next.Records.Select(record => record.Pseudonym).Should().Equal(cut.Records.Select(record => record.Pseudonym));
        second.Extract.Provenance.Excluded.Should().Equal(new Exclusion("too-few-alike", "Too few of these workers are alike even when none of their characteristics is told.", 4));
        last.Records.Should().HaveCount(10);
        last.Records.Where(record => cut.Records.Any(one => one.Pseudonym == record.Pseudonym)).Should().OnlyContain(record => record.Level == "practitioner" && record.SatIn == "2018-09");
        last.Records.Count(record => record.Level == "*" && record.SatIn == "*").Should().Be(5, "the five newcomers hide each other and not behind those who were known");
        last.Provenance.Definition.Code.Should().Be("research-cut-2");
    }

    // Five who are known in September; of the six newcomers one sat in September too. Another project that began with this quarter
    // would have six of September, were those made alike that are new to it: and the sixth is told from the known ones by the first project.
    [Fact]
    public async Task A_project_that_begins_later_has_the_same_records_by_other_pseudonyms()
    {
        var (known, newcomers) = (Sat(1, 5), Sat(6, 1).Concat(Sat(7, 2, sat: "2018-11-12")).Concat(Sat(9, 3, sat: "2018-08-12")));

        var first = await QuarterAsync("2018-12-31", known);
        var second = await QuarterAsync("2019-03-31", [.. known, .. newcomers], first);
        var (old, begun) = (Of(second), Of(second, Project with { Code = "project-new" }));

        Told(begun).Should().Equal(Told(old));
        begun.Records.Count(record => record.SatIn == "2018-09").Should().Be(5);
        begun.Records.Count(record => record.SatIn == "2018").Should().Be(6);
        begun.Records.Select(record => record.Pseudonym).Should().NotIntersectWith(old.Records.Select(record => record.Pseudonym));
        (begun.Project, begun.After, begun.LeastClass).Should().Be(("project-new", old.After, 5));
        begun.Provenance.Should().BeEquivalentTo(old.Provenance);
        begun.Steps.Should().Equal(old.Steps).And.NotBeEmpty();
    }

    // Seven of September, four of August and four of February: with classes of five the first are told by the month and the others by the
    // year. Made alike anew, eleven would be of the third quarter, and those of them that are not the seven would be four.
    [Fact]
    public async Task Larger_classes_are_made_of_what_the_quarter_tells()
    {
        var quarter = await QuarterAsync("2018-12-31", [.. Sat(1, 7), .. Sat(8, 4, sat: "2018-08-12"), .. Sat(12, 4, sat: "2018-02-12")]);

        var (small, large) = (Of(quarter), Of(quarter, OfLargerClasses));

        small.Records.CountBy(record => (record.SatIn, record.Service)).ToDictionary().Should().BeEquivalentTo(new Dictionary<(string, string), int> { [("2018-09", "under-2")] = 7, [("2018", "*")] = 8 });
        large.Records.Should().HaveCount(15).And.OnlyContain(record => record.SatIn == "2018" && record.Service == "*" && record.Age == "30-39");
        (large.LeastClass, large.After.K, large.After.RecordsBelowLeast).Should().Be((10, 15, 0));
        large.Steps.Should().Equal(new ExtractStep("sat-in by quarter", 15), new ExtractStep("service not told", 15), new ExtractStep("sat-in by year", 15));
    }

    [Fact]
    public async Task Who_is_too_few_for_larger_classes_comes_in_with_those_who_come_next()
    {
        var (known, seven, nine) = (Sat(1, 10), Sat(11, 7), Sat(18, 9));
        var second = await QuarterAsync("2019-03-31", [.. known, .. seven], await QuarterAsync("2018-12-31", known));
        var third = await QuarterAsync("2019-06-30", [.. known, .. seven, .. nine], second);

        (Of(second).Records.Count, Of(second, OfLargerClasses).Records.Count).Should().Be((17, 10));
        Of(second, OfLargerClasses).Provenance.Excluded.Select(excluded => (excluded.Reason, excluded.Count)).Should().Equal(("too-few-alike", 7L));
        (Of(third).Records.Count, Of(third, OfLargerClasses).Records.Count).Should().Be((26, 26));
    }

    // Four wait in every project and seven more in that of larger classes. Were the eleven told, or how many there are in all, the seven
    // whom only the other project has would give the four away; and so would a step that changed few.
    [Fact]
    public async Task Few_of_the_quarter_are_not_told_by_a_project_with_more_of_them()
    {
        var known = Sat(1, 12);
        var second = await QuarterAsync("2019-03-31", [.. known, .. Sat(13, 7)], await QuarterAsync("2018-12-31", known));
        var third = await QuarterAsync("2019-06-30", [.. known, .. Sat(13, 7), .. Sat(20, 4, level: Level.Supervisor)], second);

        (Of(third).Records.Count, Of(third, OfLargerClasses).Records.Count).Should().Be((19, 12));
        third.Extract.Provenance.Excluded.Single().Count.Should().Be(4);
        foreach (var told in (ResearchExtract[])[Of(third), Of(third, OfLargerClasses)])
        {
            (told.Provenance.N, told.Provenance.Excluded.Single().Reason, told.Provenance.Excluded.Single().Count).Should().Be((null, "too-few-alike", null));
            told.Steps.Should().NotBeEmpty().And.OnlyContain(step => step.Changed == null && step.Symbol == "c");
        }
    }

    [Fact]
    public async Task Where_larger_classes_do_not_tell_the_level_they_do_not_tell_the_elements()
    {
        var quarter = await QuarterAsync("2018-12-31", [.. Sat(1, 5), .. Sat(6, 5, level: Level.Leader)]);

        Of(quarter).Records.Should().HaveCount(10).And.OnlyContain(record => record.Level != "*" && record.Attempts[0].Elements.Count > 0);
        Of(quarter, OfLargerClasses).Records.Should().HaveCount(10).And.OnlyContain(record => record.Level == "*" && record.Attempts[0].Elements.Count == 0 && record.Attempts[0].Outcome == "met");
    }

    // Of 66 of a region with two authorities 49 met; those of the one that is told are 45 of 60. So the other's four of six would be told,
    // which a release of outcomes withholds with the region's.
    [Fact]
    public async Task Of_which_region_somebody_is_partners_are_not_told_beside_how_they_did()
    {
        var (told, withheld) = (Sat(1, 60, met: 45), Sat(61, 6, met: 4));

        var extract = Of(await QuarterAsync("2018-12-31", [.. told, .. withheld]));

        extract.Records.Should().HaveCount(66).And.OnlyContain(record => record.Region == "*" && record.SatIn == "2018-09");
        extract.Records.Count(record => record.Attempts[0].Outcome == "met").Should().Be(49);
        extract.Steps.Should().BeEmpty("it is not told of anybody, and so makes nobody alike");
        extract.Characteristics.Should().Contain("region");
        extract.Provenance.Definition.Sentence.Should().Contain("The region is not told.");
    }

    // Those of two regions are alike where it is not told.
    [Fact]
    public async Task Where_the_region_is_not_told_the_month_can_be()
    {
        var quarter = await QuarterAsync("2018-12-31", [.. Sat(1, 3), .. Sat(4, 3).Select(worker => worker with { Organisation = "TRUST-EXAMPLE" })]);

        Of(quarter).Records.Should().HaveCount(6).And.OnlyContain(record => record.Region == "*" && record.SatIn == "2018-09" && record.Service == "under-2");
    }

    // From the time when each project had extracts of its own: whoever was in any of them is known since the earliest.
    [Fact]
    public void Who_was_in_an_extract_of_a_project_before_is_known_since_then()
    {
        using var before = new EarlierQuarters(
            new Dictionary<Guid, DateOnly>(),
            [Kept(1, (1, 5, "2018-12-31")), Kept(2, (1, 3, "2019-03-31"), (6, 5, "2019-03-31"), (11, 2, "2019-06-30"))]);

        before.Among(Sat(1, 13)).Should().BeEquivalentTo(
            Enumerable.Range(1, 10).ToDictionary(n => Journey(n), n => Day(n <= 5 ? "2018-12-31" : "2019-03-31")), "two are too few to be made alike, and count as new");
        using var known = new EarlierQuarters(new Dictionary<Guid, DateOnly> { [Journey(7)] = Day("2018-06-30") }, [Kept(1, (1, 5, "2018-12-31"))]);
        known.Among(Sat(1, 13)).Should().Equal(new Dictionary<Guid, DateOnly> { [Journey(7)] = Day("2018-06-30") });
    }

    [Theory]
    [InlineData("2019-12-31", "2019-09-30")]
    [InlineData("2020-01-01", "2019-12-31")]
    [InlineData("2020-03-31", "2019-12-31")]
    [InlineData("2020-04-01", "2020-03-31")]
    public void A_quarter_is_told_when_it_is_over(string today, string asOf) => ResearchCutStore.LastQuarterEnd(Day(today)).Should().Be(Day(asOf));

    private static async Task<ResearchQuarter> QuarterAsync(string asOf, IReadOnlyList<AssessedWorker> workers, ResearchQuarter? before = null)
    {
        // Each quarter has a key of its own.
        using var pseudonyms = Key((byte)(asOf[3] + asOf[6]));
        return await ExtractMaker.MakeQuarterAsync(
            Day(asOf), pseudonyms, workers, before?.CameIn ?? new Dictionary<Guid, DateOnly>(), (n, excluded) => Task.FromResult(new Provenance(ExtractMaker.CutDefinition, "response-2017", "position", null, 0, n, excluded)));
    }

    private static ResearchExtract Of(ResearchQuarter quarter, ResearchProject? project = null)
    {
        using var pseudonyms = Key((byte)(project ?? Project).Code[^1]);
        return ProjectExtracts.Of(quarter, project ?? Project, pseudonyms);
    }

    /// <summary>What is told of everybody, without the pseudonyms and in an order that rests on none.</summary>
    private static IEnumerable<string> Told(ResearchExtract extract) => extract.Records
        .Select(record => string.Join(' ', [record.Level, record.Region, record.SatIn, record.Age, record.Sex, record.EthnicGroup, record.Disability, record.Service, .. record.Attempts.Select(attempt => $"{attempt.Outcome}/{attempt.Elements.Count}")]))
        .Order(StringComparer.Ordinal);

    private static (Pseudonyms, IReadOnlyDictionary<string, DateOnly>) Kept(byte key, params IEnumerable<(int From, int Number, string AsOf)> people)
    {
        var pseudonyms = Key(key);
        return (pseudonyms, people.SelectMany(some => Enumerable.Range(some.From, some.Number).Select(n => (Pseudonym: pseudonyms.Of(Journey(n)), AsOf: Day(some.AsOf)))).ToDictionary(one => one.Pseudonym, one => one.AsOf));
    }

    private static Pseudonyms Key(byte first) => new([.. Enumerable.Range(0, 32).Select(n => (byte)(first + n))]);

    /// <summary>So many at one sitting, all of them alike.</summary>
    /// <param name="met">How many of them met; all where it is left out.</param>
    private static IReadOnlyList<AssessedWorker> Sat(int from, int number, string sat = "2018-09-12", Level level = Level.Practitioner, int? met = null) =>
        [.. Enumerable.Range(from, number).Select(n => Worker(n, sat, level, n < from + (met ?? number) ? "met" : "not-met"))];

    private static AssessedWorker Worker(int n, string sat, Level level, string outcome) => new(
        Journey(n), level, "E08000035", "30-39", "under-2", Declared.Of(Equalities.Told.BlackWoman),
        [new AssessedAttempt(AttemptKind.First, Day(sat), Day(sat).AddDays(44), outcome, [.. ElementSet.AssessedAt(level).Select(element => (element, outcome))])], 0);
}
