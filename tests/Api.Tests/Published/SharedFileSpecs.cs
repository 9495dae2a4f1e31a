using System.Runtime.CompilerServices;
using Naas.Api.CommandLine;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Infrastructure.EventLog.InMemory;
using Naas.Infrastructure.Published;
using Npgsql;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Published;

/// <summary>The department's own files, where they are there: in <c>../shared/data</c> beside the repository, or where NAAS_SHARED_DATA says.</summary>
public sealed class SharedFileSpecs(TemporaryCluster cluster)
{
    private const string Census = "children's social work workforce";
    private const string England = "E92000001";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_rates_of_England_follow_the_formulae_but_in_the_years_that_are_known()
    {
        await using var database = await ImportedAsync(("csww_indicators_2017_to_2025.csv", "2026-02-26"));

        var checks = (await CheckAsync(database)).ToDictionary(check => check.Indicator);

        Exceptions(checks["vacancy_rate_fte"]).Should().BeEmpty();
        Exceptions(checks["turnover_rate_headcount"]).Should().Equal(("2022", 17.3m, 17.2m));
        Exceptions(checks["agency_rate_fte"]).Should().Equal(("2023", 17.9m, 17.8m), ("2024", 16.2m, 16.0m));
        Exceptions(checks["agency_cover_rate_fte"]).Should().Equal(("2017", 74.2m, 72.3m), ("2023", 79.8m, 80.0m), ("2024", 81.3m, 81.5m));
        Exceptions(checks["vacancy_agency_cover_rate_fte"]).Should().Equal(("2017", 67.5m, 66.4m), ("2018", 72.3m, 71.7m), ("2024", 76.2m, 73.9m));
        checks.Values.Select(check => (check.Indicator, check.Matching)).Should().BeEquivalentTo(
            [("vacancy_rate_fte", 9), ("agency_rate_fte", 7), ("agency_rate_headcount", 8), ("turnover_rate_fte", 7), ("turnover_rate_headcount", 8), ("agency_cover_rate_fte", 6), ("vacancy_agency_cover_rate_fte", 6)]);
        checks.Values.Should().OnlyContain(check => check.Compared == 9);
    }

    [Fact]
    public async Task What_was_published_first_is_kept_beside_its_revision_though_its_column_was_called_otherwise()
    {
        await using var database = await ImportedAsync(("csww_indicators_2017_to_2025.csv", "2026-02-26"), ("csww_headline_measures_2017_to_2022.csv", "2023-02-23"));
        var published = new PublishedStatistics(database);

        (await OfEngland(published, "2017", "inpost_headcount", null)).Values.Select(value => (value.Value, value.PublishedAs)).Should().Equal((30663m, "social_worker_headcount"), (30646m, "inpost_headcount"));
        (await OfEngland(published, "2022", "turnover_rate_headcount", null)).Values.Select(value => value.Value).Should().Equal(18.1m, 17.3m);
        (await OfEngland(published, "2022", "turnover_rate_headcount", new DateOnly(2026, 2, 25))).Latest.Value.Should().Be(18.1m);
        (await OfEngland(published, "2022", "inpost_headcount", null)).Revised.Should().BeFalse();
    }

    [Fact]
    public async Task Every_row_of_the_three_files_comes_in_with_its_symbols_and_filters()
    {
        await using var database = await ImportedAsync(
            ("csww_indicators_2017_to_2025.csv", "2026-02-26"), ("csww_headline_measures_2017_to_2022.csv", "2023-02-23"), ("csww_workforce_role_by_ethnicity_2019_to_2022.csv", "2023-02-24"));
        var published = new PublishedStatistics(database);

        (await published.ListAsync(null, 10, Ct)).Items.Select(item => (item.Rows, item.Figures)).Should().Equal((1463L, 32186L), (978L, 19560L), (4578L, 50358L));
        var white = await published.FindAsync(new FindPublishedFigures("white", England, "2022", null, null, 100) { Caller = In(Role.Auditor) }, Ct);
        white.Figures.Should().HaveCount(7);
        white.Figures.Single(figure => figure.Filters["OrgRole"] == "All children and family social workers").Latest.Value.Should().Be(20833m);
    }

    private static IEnumerable<(string Year, decimal? Published, decimal? Computed)> Exceptions(CheckedRate check) =>
        check.Years.Where(year => year.Matches == false).Select(year => (year.TimePeriod, year.Published, year.Computed));

    private static async Task<IReadOnlyList<CheckedRate>> CheckAsync(NpgsqlDataSource database)
    {
        var handler = new CheckPublishedRatesHandler(new PublishedStatistics(database), new InMemoryEventLog());
        var answer = await handler.Handle(new CheckPublishedRates(England, null) { Caller = In(Role.Auditor) }, Ct);
        return answer.Should().BeOfType<QueryAnswer<PublishedRateChecks>.Found>().Which.Value.Rates;
    }

    private static async Task<PublishedFigure> OfEngland(PublishedStatistics published, string year, string indicator, DateOnly? asPublishedOn) =>
        (await published.OfPlaceAsync(England, year, asPublishedOn, Ct)).Single(figure => figure.Indicator == indicator);

    private async Task<NpgsqlDataSource> ImportedAsync(params (string File, string PublishedOn)[] files)
    {
        var folder = Environment.GetEnvironmentVariable("NAAS_SHARED_DATA") ?? Path.GetFullPath(Path.Combine(ThisFolder(), "../../../../shared/data"));
        Assert.SkipUnless(Directory.Exists(folder), $"The department's files are not there: {folder}; name their folder in NAAS_SHARED_DATA.");
        var database = await cluster.NewDatabaseAsync();
        await using var services = Importing.Services(database);
        foreach (var (file, publishedOn) in files)
            (await services.ImportFileAsync(publishedOn, Census, Path.Combine(folder, file))).Outcome.Should().Be(ImportOutcome.Imported, file);
        return database;
    }

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
