using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Journeys;
using static Naas.Projections.Specs.Examples;
using Dashboard = Naas.Application.Queries.EmployerDashboard;

namespace Naas.Projections.Specs;

public sealed partial class WhenPastFiguresAreMade
{
    [Fact]
    public async Task Nobody_has_all_the_places_alone()
    {
        await using var reading = await GivenAsync(30, Settings with { PastFiguresOfOne = 2 });
        var positions = await PositionsAsync(reading, 4);
        foreach (var position in positions.Take(2))
            (await AskAsAsync(reading, "analyst-1", position)).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>();

        (await AskAsAsync(reading, "analyst-1", positions[2])).Should().BeOfType<QueryAnswer<Dashboard>.TooMany>().Which.Why.Should().Contain("asked for 2 earlier moments");
        (await AskAsAsync(reading, "analyst-1", positions[1])).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>("it waits already");
        (await AskAsAsync(reading, "analyst-2", positions[2])).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>("somebody else has places left");
        (await AskAsAsync(reading, "analyst-1", positions[2])).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>("another asked for it");

        (await Maker(reading).MakeNextAsync(Cancellation)).Should().BeTrue();
        (await AskAsAsync(reading, "analyst-1", positions[3])).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>("one of the first two is made");
    }

    private static Task<QueryAnswer<Dashboard>> AskAsAsync(ReadSide reading, string analyst, LogPosition position) =>
        reading.AskDashboardAsync(Leeds, "2018-06-10", new KnownUpTo.Place(position), caller: new Caller(new ActorId(analyst), Role.DfeAnalyst, null, null));
}
