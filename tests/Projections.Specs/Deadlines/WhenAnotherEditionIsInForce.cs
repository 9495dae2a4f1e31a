using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.Policies;
using Naas.Testing;
using static Naas.Projections.Specs.Deadlines.Cases;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Deadlines;

/// <summary>S-50: a sweep settles by the edition of what falls due, whichever is in force on the day of the sweep.</summary>
[Trait("Rule", "S-50")]
public sealed class WhenAnotherEditionIsInForce(PostgresFixture postgres) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naas-policies-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Accredited under response-2017, due on 1 December 2021; the edition of June 2020 reminds twelve and two months before.</summary>
    [Theory]
    [InlineData("2020-12-01", new int[0])]
    [InlineData("2021-06-01", new[] { 6 })]
    [InlineData("2021-11-01", new[] { 6, 3, 1 })]
    [Trait("Rule", "S-15")]
    public async Task Whoever_was_accredited_is_reminded_as_it_was_said_then(string today, int[] reminders)
    {
        await using var side = await WithAsync("2020-06-01", settings => settings["reaccreditationReminderMonths"]!["value"] = new JsonArray(12, 2));
        await side.HappenedAsync(1, Accredited2018);

        var due = await side.Today(today).Sweep.DueAsync(10, Cancellation);
        var summary = await side.Sweep.RunAsync(Cancellation);

        due.Journeys.Should().Be(reminders.Length > 0 ? 1 : 0, "what another edition reminds of is not due");
        (summary.Done, summary.NotSettled, summary.IsClean).Should().Be((reminders.Length, 0, true));
        (await side.SinceAsync(1, Accredited2018.Length)).OfType<JourneyEvent.ReaccreditationReminded>().Select(reminded => reminded.MonthsAhead).Should().Equal(reminders);
    }

    /// <summary>Phase Two ended on 31 March 2020, which was recorded late.</summary>
    [Theory]
    [InlineData("2020-04-01", 0)]
    [InlineData("2020-04-02", 1)]
    [Trait("Rule", "S-14")]
    public async Task Passports_end_with_the_phase_of_the_edition_in_force_on_the_day_after_it(string inForceFrom, int expired)
    {
        await using var side = await WithAsync(inForceFrom, settings => settings["passportPhase"]!["value"] = "phase-three");
        await side.HappenedAsync(1, Registered("2018-01-02"), new JourneyEvent.PassportGranted(Level.Practitioner, ElementSet.Of(Element.Simulated, Element.Written), new ActorId("dfe"), Day("2018-02-01")));
        await side.Today("2019-01-01").SendAsync(new RolloutCommand.OpenPhase(new PhaseCode("phase-two"), Day("2018-10-01"), Day("2018-09-01")));
        await side.Today("2020-04-20").SendAsync(new RolloutCommand.EndPhase(new PhaseCode("phase-two"), Day("2020-03-31")));

        var summary = await side.Sweep.RunAsync(Cancellation);

        (summary.Done, summary.NotSettled, summary.IsClean).Should().Be((expired, 0, true));
        (await side.SinceAsync(1, 2)).Should().Equal(new JourneyEvent[] { new JourneyEvent.PassportExpired(Level.Practitioner, Day("2020-04-01")) }.Take(expired));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>With response-2017 and one that followed it.</summary>
    private async Task<SweepSide> WithAsync(string inForceFrom, Action<JsonNode> changes)
    {
        var response = Path.Combine(AppContext.BaseDirectory, "policies", "response-2017.json");
        var later = JsonNode.Parse(await File.ReadAllTextAsync(response, Cancellation))!;
        (later["edition"], later["inForceFrom"]) = ("response-2020", inForceFrom);
        changes(later["settings"]!);
        File.Copy(response, Path.Combine(_folder, "response-2017.json"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "response-2020.json"), later.ToJsonString(), Cancellation);
        return SweepSide.On(await SweepSide.NewDatabaseAsync(postgres), services => services.AddSingleton<IPolicyEditions>(PolicyEditions.Load(_folder)));
    }
}
