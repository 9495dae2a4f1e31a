using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Journeys;
using static Naas.Projections.Specs.Examples;
using Dashboard = Naas.Application.Queries.EmployerDashboard;
using Step = Naas.Infrastructure.ReadModels.Step;

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

    [Fact]
    public async Task What_failed_takes_a_place_again_of_whoever_asks_for_it_anew()
    {
        await using var reading = await GivenAsync(30, Settings with { PastFiguresOfOne = 1 });
        var positions = await PositionsAsync(reading, 3);
        await FailsAsync(reading, positions[0]);
        (await AskAsAsync(reading, "analyst-1", positions[1])).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>("what failed takes no place");

        (await AskAsAsync(reading, "analyst-1", positions[0])).Should().BeOfType<QueryAnswer<Dashboard>.TooMany>().Which.Why.Should().Contain("asked for 1 earlier moments");
        (await AskAsAsync(reading, "analyst-2", positions[0])).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>().Which.Work.State.Should().Be(PastFiguresState.Waiting);
        (await AskAsAsync(reading, "analyst-2", positions[2])).Should().BeOfType<QueryAnswer<Dashboard>.TooMany>("the work is begun anew for this one");
    }

    [Fact]
    public async Task What_failed_is_not_begun_anew_where_no_place_is_left()
    {
        await using var reading = await GivenAsync(30, Settings with { PastFiguresWaiting = 1 });
        var positions = await PositionsAsync(reading, 2);
        await FailsAsync(reading, positions[0]);
        _ = await AskAsAsync(reading, "analyst-2", positions[1]);

        (await AskAsAsync(reading, "analyst-1", positions[0])).Should().BeOfType<QueryAnswer<Dashboard>.NotYet>().Which.Why.Should().Contain("ask again later");
    }

    /// <summary>The first analyst asks for what cannot be made.</summary>
    private static async Task FailsAsync(ReadSide reading, LogPosition position)
    {
        var id = (await AskAsAsync(reading, "analyst-1", position)).Should().BeOfType<QueryAnswer<Dashboard>.BeingMade>().Subject.Work.Id;
        _ = await Maker(reading, at => at == Step.SliceCopied ? throw new LogIntegrityException("A stream has a gap.") : Task.CompletedTask).MakeNextAsync(Cancellation);
        (await reading.Past.ReadAsync(id, Cancellation))!.Value.Figures.State.Should().Be(PastFiguresState.Failed);
    }

    private static Task<QueryAnswer<Dashboard>> AskAsAsync(ReadSide reading, string analyst, LogPosition position) =>
        reading.AskDashboardAsync(Leeds, "2018-06-10", new KnownUpTo.Place(position), caller: new Caller(new ActorId(analyst), Role.DfeAnalyst, null, null));
}
