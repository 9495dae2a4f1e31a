using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Api.Http.Endpoints;
using Naas.Api.Tests.Http;
using Naas.Application.Time;
using Naas.Domain.Calendars;
using Naas.Infrastructure.Reference;
using Naas.Projections;

namespace Naas.Api.Tests.Hosting;

/// <summary>S-40: a year without bank holidays is said before anybody needs it, by the day of the business clock.</summary>
[Trait("Rule", "S-40")]
public sealed class CalendarAlarmSpecs(RunningNaas naas)
{
    private const string OneYear = "The bank holidays of 2029 are not known: reference/bank-holidays.json holds 2015 to 2028. Limits in working days that reach into 2029 cannot be reckoned; add what GOV.UK's 'UK bank holidays' says, and start the service again.";

    private static readonly ReferenceData Reference = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference"));

    private static readonly DateOnly InGoodTime = new(2027, 12, 31);
    private static readonly DateOnly AYearAhead = new(2028, 1, 1);

    [Fact]
    public void Nothing_is_said_while_this_year_and_the_next_are_known() =>
        CalendarAlarm.InWords(Reference.Calendar, InGoodTime).Should().BeNull();

    [Fact]
    public void The_coming_year_is_named_with_the_file_and_the_mend() =>
        CalendarAlarm.InWords(Reference.Calendar, AYearAhead).Should().Be(OneYear);

    [Fact]
    public void So_are_both_when_both_are_missing()
    {
        CalendarAlarm.InWords(Reference.Calendar, new DateOnly(2029, 6, 1)).Should().StartWith("The bank holidays of 2029 and 2030 are not known: ");
        CalendarAlarm.InWords(WorkingCalendar.Of([]), AYearAhead).Should().Contain("reference/bank-holidays.json holds no year.");
    }

    [Theory]
    [InlineData("2027-12-31T23:30:00Z", false)]
    [InlineData("2028-01-01T00:00:00Z", true)]
    public async Task At_its_start_the_server_warns_by_the_business_clock(string moment, bool warns)
    {
        using var around = new TemporaryFolder();
        using var log = new ListeningLog();
        var folder = new DataFolder(around.File("data"));
        await using var app = Server.Build(
            new NaasSettings("Host=localhost", "http://127.0.0.1:0", folder.Path, Development: true),
            folder.Keys(),
            builder => builder.Logging.ClearProviders().AddProvider(log));
        app.Services.GetRequiredService<BusinessClock>().StandAt(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));

        await app.Services.GetServices<IHostedService>().OfType<CalendarAlarm>().Single().StartAsync(TestContext.Current.CancellationToken);

        log.Errors.Should().BeEmpty();
        log.Lines.Select(line => line.TrimEnd()).Should().Equal(warns ? [$"Naas.Api.Hosting.CalendarAlarm: {OneYear}"] : []);
    }

    [Fact]
    public void Readiness_says_it_among_its_warnings()
    {
        ReadyState.Of([], Reference.Calendar, InGoodTime).Warnings.Should().BeEmpty();
        ReadyState.Of([], Reference.Calendar, AYearAhead).Warnings.Should().Equal(OneYear);
    }

    [Fact]
    public async Task Readiness_over_HTTP_has_both_the_projections_and_the_warnings()
    {
        using var http = new HttpClient { BaseAddress = await naas.AddressAsync() };

        var body = await http.GetFromJsonAsync<JsonElement>(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        body.GetProperty("projections").EnumerateArray().Select(projection => projection.GetProperty("projection").GetString())
            .Should().BeEquivalentTo(JourneyProjections.All.Select(projection => projection.Name));
        body.GetProperty("warnings").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public void The_doctor_says_it_too()
    {
        DoctorVerb.CalendarInWords(Reference.Calendar, InGoodTime).Should().Be("known from 2015 to 2028");
        DoctorVerb.CalendarInWords(Reference.Calendar, AYearAhead).Should().Be($"MISSING: {OneYear}");
    }
}
