using System.Collections.Immutable;
using Naas.Analysis.Publishing;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Research;
using Naas.Projections.Equalities;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Equalities;

/// <summary>What becomes of workers in an extract: pseudonyms, regions, months, and what too few share.</summary>
[Trait("Rule", "R-142")]
public sealed class WhatAnExtractHolds
{
    private static readonly Places England = new([new Authority("E08000035", "383", "Leeds", new Region("E12000003", "Yorkshire and The Humber"))]);

    private static readonly ResearchProject Project = new("project-a", "Live research", "Asked for.", Day("2029-12-31"), 5, "naas-anonymity-1", [], new ActorId("operations"), default, null, null, []);

    [Fact]
    public async Task Who_is_alike_with_four_others_is_told_by_region_month_and_bands()
    {
        var extract = await MakeAsync([.. Enumerable.Range(1, 5).Select(n => Sat(n, Level.Practitioner, "E08000035", "2018-09-12", "2018-10-26"))]);

        extract.Records.Should().OnlyContain(record =>
            record.Level == "practitioner" && record.Region == "Yorkshire and The Humber" && record.SatIn == "2018-09" && record.Age == "30-39" && record.Sex == "female" && record.EthnicGroup == "black"
            && record.Disability == "not-disabled" && record.Service == "under-2");
        extract.Steps.Should().BeEmpty();
        extract.Characteristics.Should().Equal("level", "region", "sat-in", "age", "sex", "ethnic-group", "disability", "service");
        (extract.Policy, extract.LeastClass, extract.After.K, extract.After.RecordsBelowFive, extract.After.L).Should().Be(("naas-anonymity-1", 5, 5, 0, 1));
        (extract.Provenance.N, extract.Provenance.Excluded.Count).Should().Be((5L, 0));
    }

    [Fact]
    public async Task Everything_is_dated_in_months_after_the_first_sitting()
    {
        var extract = await MakeAsync([.. Enumerable.Range(1, 5).Select(n => Sat(n, Level.Practitioner, "E08000035", "2018-12-31", "2019-01-01", "2019-03-01"))]);

        extract.Records[0].Attempts.Select(attempt => (attempt.Number, attempt.SatAfterMonths, attempt.ReleasedAfterMonths)).Should().Equal((1, 0, 1), (2, 1, 3));
        extract.Records[0].SatIn.Should().Be("2018-12");
    }

    [Fact]
    public async Task Records_stand_in_the_order_of_the_pseudonyms_whatever_the_order_of_people()
    {
        AssessedWorker[] workers = [.. Enumerable.Range(1, 9).Select(n => Sat(n, Level.Practitioner, "E08000035", "2018-09-12", "2018-10-26"))];

        var extract = await MakeAsync(workers);

        extract.Records.Select(record => record.Pseudonym).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems().And.HaveCount(9);
        (await MakeAsync([.. workers.Reverse()])).Records.Select(record => record.Pseudonym).Should().Equal(extract.Records.Select(record => record.Pseudonym));
    }

    [Fact]
    public async Task Under_whose_endorsement_no_authority_stands_sat_elsewhere()
    {
        var extract = await MakeAsync([.. Enumerable.Range(1, 5).Select(n => Sat(n, Level.Practitioner, "TRUST-EXAMPLE", "2018-09-12", "2018-10-26"))]);

        extract.Records.Should().OnlyContain(record => record.Region == "elsewhere");
    }

    [Fact]
    public async Task Where_the_level_is_not_told_the_elements_are_not_either_because_they_would_tell_it()
    {
        var extract = await MakeAsync([.. Enumerable.Range(1, 3).Select(n => Sat(n, Level.Practitioner, "E08000035", "2018-09-12", "2018-10-26")), .. Enumerable.Range(4, 2).Select(n => Sat(n, Level.Leader, "E08000035", "2018-09-12", "2018-10-26"))]);

        extract.Records.Should().HaveCount(5).And.OnlyContain(record => record.Level == "*" && record.EthnicGroup == "*" && record.SatIn == "*" && record.Attempts[0].Elements.Count == 0 && record.Attempts[0].Outcome == "met");
        (extract.Before!.K, extract.Before.RecordsBelowFive, extract.After.K).Should().Be((2, 5, 5));
        extract.Steps[^1].Should().Be(new ExtractStep("level not told", 5));
    }

    [Fact]
    public async Task Who_is_withheld_and_what_is_not_told_is_counted()
    {
        var extract = await MakeAsync([Sat(1, Level.Practitioner, "E08000035", "2018-09-12", "2018-10-26") with { AtOtherLevels = 2 }]);

        extract.Records.Should().BeEmpty();
        extract.Provenance.Excluded.Select(excluded => (excluded.Reason, excluded.Count)).Should().Equal(("too-few-alike", 1L), ("other-level", 2L));
        extract.Provenance.N.Should().Be(1);
    }

    [Fact]
    public async Task Partners_are_told_no_number_of_few()
    {
        var extract = await MakeAsync([.. Enumerable.Range(1, 5).Select(n => Sat(n, Level.Practitioner, "E08000035", "2018-09-12", "2018-10-26")), Sat(6, Level.Supervisor, "E08000035", "2018-09-12", "2018-10-26") with { AtOtherLevels = 5 }]);

        var told = TellingPartners.Of(extract);

        (extract.Before!.RecordsBelowFive, extract.Provenance.N).Should().Be((1, 6L));
        told.Before.Should().BeNull();
        told.Provenance.N.Should().BeNull();
        told.After.RecordsBelowFive.Should().Be(0);
        told.Steps.Should().NotBeEmpty().And.OnlyContain(step => step.Changed == null && step.Symbol == "c");
        told.Provenance.Excluded.Select(excluded => (excluded.Reason, excluded.Count)).Should().Equal(("too-few-alike", null), ("other-level", 5L));
    }

    private static async Task<ResearchExtract> MakeAsync(IReadOnlyList<AssessedWorker> workers)
    {
        using var pseudonyms = new Pseudonyms([.. Enumerable.Range(0, 32).Select(n => (byte)n)]);
        return await new ExtractMaker(England).MakeAsync(
            Project, Day("2019-12-31"), pseudonyms, workers, (n, excluded) => Task.FromResult(new Provenance(ExtractMaker.Definition, "response-2017", "position", null, 0, n, excluded)));
    }

    /// <summary>Met at one sitting; where a second result is named, sat again in the month after the first sitting.</summary>
    private static AssessedWorker Sat(int n, Level level, string organisation, string sat, string released, string? releasedAgain = null)
    {
        ImmutableArray<(Element, string)> met = [.. ElementSet.AssessedAt(level).Select(element => (element, "met"))];
        var first = new AssessedAttempt(AttemptKind.First, Day(sat), Day(released), "met", met);
        return new AssessedWorker(
            Journey(n), level, organisation, "30-39", "under-2", Declared.Of(Told.BlackWoman),
            releasedAgain is null ? [first] : [first, new AssessedAttempt(AttemptKind.FullRetake, Day(sat).AddMonths(1), Day(releasedAgain), "met", met)], 0);
    }
}
