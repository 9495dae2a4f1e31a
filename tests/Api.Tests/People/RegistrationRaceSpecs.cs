using System.Collections.Concurrent;
using Naas.Application.People;
using Naas.Domain.Journeys;
using Naas.Infrastructure.People;
using static Naas.Api.Tests.People.PeopleDirectory;
using static Naas.Application.People.Reservation;

namespace Naas.Api.Tests.People;

/// <summary>Reserve, append at none, confirm: with rivals, and with processes that die between any two steps.</summary>
public sealed class RegistrationRaceSpecs(TemporaryCluster cluster)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rivals_that_die_between_any_two_steps_leave_one_journey_under_the_name_its_beginner_sent(int seed)
    {
        await using var directory = await OpenAsync(cluster);
        // Which command began which journey: all that the log has to say here, and it takes each journey once.
        var log = new ConcurrentDictionary<JourneyId, Guid>();

        for (var person = 0; person < 6; person++)
        {
            var number = Number($"SW{person}");
            var commands = Enumerable.Range((person * 10) + 1, 8).ToArray();
            await Task.WhenAll(commands.Select(n => RegisterAsync(directory.People, log, number, n, diesAfter: new Random((seed * 1000) + n).Next(5))));
            await Task.WhenAll(commands.Select(n => RegisterAsync(directory.People, log, number, n, diesAfter: null)));

            var journey = await directory.People.FindAsync(number, CancellationToken.None);
            var begunBy = log[journey!.Value];
            (await directory.People.ReadAsync(journey.Value, CancellationToken.None))!.Name.Given.Should().Be(begunBy.ToString("N"));
        }

        log.Should().HaveCount(6, "no journey was begun beside the six people's");
        (await directory.CountAsync("count-confirmed")).Should().Be(6);
        (await directory.CountAsync("count-records")).Should().Be(6);
    }

    /// <summary>What a registration does, step by step; it stops dead after so many of them.</summary>
    private static async Task RegisterAsync(PostgresPersonDirectory people, ConcurrentDictionary<JourneyId, Guid> log, RegistrationNumber number, int n, int? diesAfter)
    {
        var command = Command(n);
        var details = Details(command.ToString("N"), "Rival");
        var steps = 0;

        var reservation = await people.ReserveAsync(number, details, command, Journey(n), CancellationToken.None);
        while (reservation is TakenBy taken && steps++ != diesAfter)
        {
            if (taken.Confirmed)
                return;
            if (log.TryGetValue(taken.Journey, out var beginner))
            {
                await people.ConfirmAsync(taken.Journey, beginner, CancellationToken.None);
                return;
            }

            reservation = await people.TakeOverAsync(taken, number, details, command, CancellationToken.None);
        }

        if (reservation is not Reserved { Journey: var journey } || steps++ == diesAfter)
            return;
        var begunBy = log.GetOrAdd(journey, command);
        if (steps == diesAfter)
            return;
        await people.ConfirmAsync(journey, begunBy, CancellationToken.None);
    }
}
