using Naas.Api.CommandLine;
using Naas.Application.Published;
using Naas.Application.Queries;
using Naas.Infrastructure.Published;
using Naas.Projections;
using Npgsql;

namespace Naas.Api.Tests.Published;

/// <summary>A publication comes in whole or not at all, once, and is never changed.</summary>
public sealed class ImportSpecs(TemporaryCluster cluster)
{
    private const string Header = "time_period,time_identifier,geographic_level,country_code,country_name,social_worker_headcount,vacancy_rate_fte_%";
    private const string Census = "children's social work workforce";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_imported_once()
    {
        await using var database = await cluster.NewDatabaseAsync();
        await using var services = Importing.Services(database);
        string[] file = [Header, "2017,Reporting year,National,E92000001,England,30670,17", "2016,Reporting year,National,E92000001,England,z,x"];

        var first = await services.ImportAsync("2018-02-15", Census, file);
        var again = await services.ImportAsync("2018-02-15", Census, file);

        (first.Outcome, first.Rows, first.Figures).Should().Be((ImportOutcome.Imported, 2L, 4L));
        again.Should().BeEquivalentTo(first with { Outcome = ImportOutcome.Already });
        (await All(database)).Should().HaveCount(4);
    }

    [Fact]
    public async Task The_same_file_as_published_on_another_day_is_refused_in_words()
    {
        await using var database = await cluster.NewDatabaseAsync();
        await using var services = Importing.Services(database);
        string[] file = [Header, "2017,Reporting year,National,E92000001,England,30670,17"];
        await services.ImportAsync("2018-02-15", Census, file);

        var other = () => services.ImportAsync("2019-02-28", Census, file);

        (await other.Should().ThrowAsync<OperatorException>()).WithMessage("This very file was imported before, as published on 2018-02-15 (children's social work workforce); what was imported is never changed.");
    }

    [Fact]
    public async Task Of_two_who_import_a_file_at_once_one_does()
    {
        await using var database = await cluster.NewDatabaseAsync();
        await using var services = Importing.Services(database);
        string[] file = [Header, .. Enumerable.Range(1950, 60).Select(year => $"{year},Reporting year,National,E92000001,England,30670,17")];

        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => services.ImportAsync("2018-02-15", Census, file)));

        reports.Count(report => report.Outcome == ImportOutcome.Imported).Should().Be(1);
        reports.Select(report => report.Publication).Distinct().Should().ContainSingle();
        (await All(database)).Should().HaveCount(120);
    }

    [Fact]
    public async Task What_breaks_off_leaves_nothing_behind()
    {
        await using var database = await cluster.NewDatabaseAsync();
        var import = new PublishedImport(database, TimeProvider.System);
        var publication = new NewPublication(Census, new DateOnly(2018, 2, 15), "figures.csv", new byte[32], 2, 2, "1.0");

        await FluentActions.Awaiting(() => import.RunAsync(publication, BreaksOff(), Ct)).Should().ThrowAsync<IOException>();
        await FluentActions.Awaiting(() => import.RunAsync(publication, [Row(2)], Ct)).Should().ThrowAsync<InvalidOperationException>();

        (await new PublishedStatistics(database).ListAsync(null, 10, Ct)).Items.Should().BeEmpty();
        (await All(database)).Should().BeEmpty();
        (await import.RunAsync(publication, [Row(2), Row(3)], Ct)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_wrong_file_is_told_line_by_line_and_nothing_comes_in()
    {
        await using var database = await cluster.NewDatabaseAsync();
        await using var services = Importing.Services(database);

        var report = await services.ImportAsync("2018-02-15", Census, Header, "2017,Reporting year,National,E92000001,England,30670,17", "2016,Reporting year,National,E92000001,England,thirty,17%");

        report.Outcome.Should().Be(ImportOutcome.Refused);
        ImportVerb.InWords(report).Should().Equal(
            "row 3, column social_worker_headcount: 'thirty' is no number and none of : c low u x z; a column that holds no figures is a filter and has to be named as one",
            "row 3, column vacancy_rate_fte_%: '17%' is no number and none of : c low u x z; a column that holds no figures is a filter and has to be named as one");
        FluentActions.Invoking(() => ImportVerb.Say(report, json: false)).Should().Throw<OperatorException>().WithMessage("figures.csv has 2 faults, told above by row and column; nothing was imported.*");
        (await All(database)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("change-a-figure")]
    [InlineData("change-a-publication")]
    [InlineData("delete-figures")]
    [InlineData("as-application-change-a-figure")]
    public async Task What_was_imported_is_never_changed(string damage)
    {
        await using var database = await cluster.NewDatabaseAsync();
        await using var services = Importing.Services(database);
        await services.ImportAsync("2018-02-15", Census, Header, "2017,Reporting year,National,E92000001,England,30670,17");
        await using var command = database.CreateCommand(SqlText.Of(typeof(ImportSpecs), damage));

        (await FluentActions.Awaiting(() => command.ExecuteNonQueryAsync(Ct)).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("15/02/2018", "set", "--published-on '15/02/2018' is no date; it looks like 2018-02-15.")]
    [InlineData("2026-03-02", "set", "--published-on 2026-03-02 cannot be: it lies after today, 2026-03-01, or before 1900.")]
    [InlineData("2018-02-15", " ", "--data-set needs a name of 1 to 100 characters; leave it out for 'children's social work workforce'.")]
    public void What_is_asked_wrongly_is_told_in_a_sentence(string publishedOn, string dataSet, string sentence) =>
        FluentActions.Invoking(() => ImportVerb.ImportOrder.Of("file.csv", publishedOn, dataSet, [], Importing.Today)).Should().Throw<OperatorException>().WithMessage(sentence);

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        FluentActions.Invoking(() => ImportVerb.ImportOrder.Of("/no/such.csv", "2018-02-15", "set", [], Importing.Today).Open())
            .Should().Throw<OperatorException>().WithMessage("There is no file /no/such.csv; name a CSV that the department publishes.");

    private static async Task<IReadOnlyList<PublishedFigure>> All(NpgsqlDataSource database) =>
        await new PublishedStatistics(database).OfPlaceAsync("E92000001", null, null, Ct);

    private static IEnumerable<PublishedRow> BreaksOff()
    {
        yield return Row(2);
        throw new IOException("The disk is gone.");
    }

    private static PublishedRow Row(long row) => new(
        row, "2017", $"Week {row}", new PublishedPlace(GeographicLevel.National, "E92000001", "England", null, null, null, null, null), new Dictionary<string, string>(), [new PublishedCell("cases", 1, null)]);
}
