using Naas.Application.EventLog;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Naas.Application.Access;
using Naas.Domain.Policies;
using Naas.Infrastructure.Policies;
using Npgsql;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>The policy editions over HTTP (S-50): every number with its source, and a dry run under another edition.</summary>
public sealed class EditionSpecs(RunningNaas naas)
{
    [Fact]
    public async Task Every_edition_is_listed_also_one_that_never_came_into_force()
    {
        var api = await naas.ApiAsync();

        var listed = (await api.GetAsync("/v1/reference/editions", In(Role.Worker, journey: Guid.NewGuid()))).ShouldBe(200).Json;

        listed.EnumerateArray().Select(row => (row.GetProperty("edition").GetString(), row.GetProperty("inForceFrom").GetString(), row.GetProperty("pinned").GetBoolean()))
            .Should().Equal(("response-2017", "2017-12-01", false), ("consultation-2016", null, false));
    }

    [Fact]
    public async Task A_setting_shows_its_paragraph_or_that_it_is_this_projects()
    {
        var api = await naas.ApiAsync();

        var edition = (await api.GetAsync("/v1/reference/editions/response-2017", In(Role.Auditor))).ShouldBe(200).Json;

        edition.GetProperty("title").GetString().Should().Be("Government response, December 2017");
        Setting(edition, "narrowRetakeMonths").Should().Be((3, "government", "C16", "¶75", "… in most cases, we expect this to be carried out over a short period, for example within three months."));
        Setting(edition, "bankedElementMonths").Should().Be((12, "this-project", "S", "S-07", "This project's: elements that were met count for twelve months from the release of the attempt in which they were met."));
        (await api.GetAsync("/v1/reference/editions/response-2018", In(Role.Auditor))).ShouldBe(404, "not-found");
    }

    [Fact]
    [Trait("Rule", "S-50")]
    public async Task A_dry_run_asks_what_another_edition_would_say_and_a_record_cannot()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var caller = worker.Self;
        const string Agreement = """{ "level": "leader", "on": "2019-12-16" }""";

        (await api.PostAsync($"{worker.Address}/agreements?dryRun=true", caller, Agreement)).ShouldBe(409, "level-not-open");
        (await api.PostAsync($"{worker.Address}/agreements?dryRun=true&edition=consultation-2016", caller, Agreement)).ShouldBe(200).Text("edition").Should().Be("consultation-2016");
        var unknown = (await api.PostAsync($"{worker.Address}/agreements?dryRun=true&edition=response-2018", caller, Agreement)).ShouldBe(400, "bad-header");
        unknown.Text("detail").Should().Be("edition must be one of response-2017, consultation-2016.");
        (await api.PostAsync($"{worker.Address}/agreements?edition=consultation-2016", caller, Agreement)).ShouldBe(400, "bad-header")
            .Text("detail").Should().Be("edition is for a dry run; what is recorded goes by the edition in force on its day.");
    }

    /// <summary>What a start holds the folder of editions against.</summary>
    [Fact]
    [Trait("Rule", "S-50")]
    public async Task The_editions_that_attempts_were_opened_under_are_read_from_the_log()
    {
        var services = await naas.ServicesAsync();
        var (database, log) = (services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<IEventLog>());
        var worker = await Worker.EndorsedAsync(await naas.ApiAsync());
        // The log as it was seen by an earlier start, and what came since.
        _ = await RecordedEditions.ReadAsync(database, log, e => throw e, TestContext.Current.CancellationToken);
        (await worker.BookAsync()).ShouldBe(201);

        var seen = await RecordedEditions.ReadAsync(database, log, e => throw e, TestContext.Current.CancellationToken);
        seen.Should().Contain(new EditionCode("response-2017"));
        (await RecordedEditions.ReadAsync(database, log, e => throw e, TestContext.Current.CancellationToken)).Should().Equal(seen);
    }

    private static (int Value, string? By, string? Document, string? Paragraph, string? Quote) Setting(JsonElement edition, string name)
    {
        var setting = edition.GetProperty("settings").EnumerateArray().Single(row => row.GetProperty("setting").GetString() == name);
        var source = setting.GetProperty("source");
        return (setting.GetProperty("value").GetInt32(), source.GetProperty("by").GetString(), source.GetProperty("document").GetString(), source.GetProperty("paragraph").GetString(), source.GetProperty("quote").GetString());
    }
}
