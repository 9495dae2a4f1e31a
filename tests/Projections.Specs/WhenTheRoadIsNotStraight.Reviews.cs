using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>What a review set right.</summary>
public sealed partial class WhenTheRoadIsNotStraight
{
    [Fact]
    [Trait("Rule", "S-08")]
    [Trait("Rule", "S-36")]
    public async Task An_accreditation_whose_revocation_was_overturned_was_never_gone_and_nothing_was_to_be_taken_again()
    {
        await using var reading = await GivenAsync(
        [
            .. IsAccredited, Revoked(Practitioner, "2019-01-10"), Full(Practitioner, 1, "2019-01-10", after: "2020-01-10"),
            new JourneyEvent.AccreditationReinstated(Practitioner, new ActorId("chair"), Day("2019-03-01")),
        ]);

        foreach (var day in new[] { "2019-01-09", "2019-01-15", "2019-03-01", "2019-04-01" })
        {
            var dashboard = await reading.DashboardAsync(Leeds, day);
            (dashboard.Accredited, Retakes(dashboard)).Should().Be((1, (0, 0)), day);
            (await StandingAsync(reading, day)).Should().Be(Standing.Accredited, day);
        }
    }

    [Fact]
    [Trait("Rule", "S-09")]
    public async Task A_result_that_was_set_aside_leaves_everything_to_be_taken_again()
    {
        await using var reading = await GivenAsync(
        [
            .. MissedWriting, new JourneyEvent.ResultSetAside(Practitioner, 1, 1, Day("2019-06-03"), new ActorId("chair"), Day("2018-12-03")), Full(Practitioner, 1, "2018-12-03", after: "2018-12-03"),
        ]);

        Retakes(await reading.DashboardAsync(Leeds, "2018-12-03")).Should().Be((0, 1));
        (await StandingAsync(reading, "2018-12-03")).Should().Be(Standing.FullRetake);
    }

    [Fact]
    [Trait("Rule", "S-08")]
    [Trait("Rule", "S-34")]
    public async Task A_finding_that_was_overturned_had_never_annulled_anything()
    {
        await using var reading = await GivenAsync(
        [
            .. MissedWriting, Annulled(Practitioner, 1, "2018-11-12"), Full(Practitioner, 1, "2018-11-12", after: "2019-11-12"),
            new JourneyEvent.FindingOverturned(Practitioner, 1, 1, 1, null, new ActorId("chair"), Day("2019-01-10")),
            Narrow(Practitioner, 1, Element.Written, "2019-01-10", until: "2019-04-10", banked: "2020-01-10"),
        ]);

        foreach (var day in new[] { "2018-11-11", "2018-12-03", "2019-01-10" })
            (await reading.DashboardAsync(Leeds, day)).Elements.Single(element => element.Element == Element.Written).NarrowlyNotMet.Should().Be(1, day);
        Retakes(await reading.DashboardAsync(Leeds, "2019-01-10")).Should().Be((1, 0));
    }
}
