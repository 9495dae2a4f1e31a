using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>
/// Finishes registrations that were cut off between the log and the directory: a journey that has begun is confirmed, so that
/// its worker can be found. A reservation whose journey never began stays for its retry, or for whoever takes it over.
/// </summary>
public sealed class ReservationSettlement(IPersonDirectory directory, IEventLog log)
{
    private const int AtOnce = 500;

    /// <param name="madeBefore">Younger reservations belong to commands that may still be at work.</param>
    public async Task<SettledReservations> SettleAsync(DateTimeOffset madeBefore, CancellationToken cancellation)
    {
        var (confirmed, alarms) = (new List<JourneyId>(), new List<JourneyId>());
        foreach (var open in await directory.OpenReservationsAsync(madeBefore, AtOnce, cancellation))
        {
            try
            {
                if (await JourneyStream.BegunByAsync(log, open.Journey, cancellation) is not { } begunBy)
                    continue;

                await directory.ConfirmAsync(open.Journey, begunBy, cancellation);
                confirmed.Add(open.Journey);
            }
            catch (Exception e) when (e is DirectoryIntegrityException or UnreadableEventException or LogIntegrityException)
            {
                // One record that does not fit is told of; the others have nothing to do with it.
                alarms.Add(open.Journey);
            }
        }

        return new SettledReservations(confirmed, alarms);
    }
}

/// <param name="Confirmed">Journeys whose workers can be found now.</param>
/// <param name="Alarms">Journeys whose log and directory do not fit together, or whose record cannot be read: for an operator to look at.</param>
public sealed record SettledReservations(IReadOnlyList<JourneyId> Confirmed, IReadOnlyList<JourneyId> Alarms);
