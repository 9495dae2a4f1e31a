using Naas.Application.EventLog;
using Naas.Application.People;

namespace Naas.Application.Journeys;

/// <summary>
/// Finishes registrations that were cut off between the log and the directory: a journey that has begun is confirmed, so that
/// its worker can be found. A reservation whose journey never began stays for its retry, or for whoever takes it over.
/// </summary>
public sealed class ReservationSettlement(IPersonDirectory directory, IEventLog log)
{
    private const int AtOnce = 500;

    /// <param name="madeBefore">Younger reservations belong to commands that may still be at work.</param>
    /// <returns>How many were confirmed.</returns>
    public async Task<int> SettleAsync(DateTimeOffset madeBefore, CancellationToken cancellation)
    {
        var confirmed = 0;
        foreach (var open in await directory.OpenReservationsAsync(madeBefore, AtOnce, cancellation))
        {
            if (await JourneyStream.BegunByAsync(log, open.Journey, cancellation) is not { } begunBy)
                continue;

            await directory.ConfirmAsync(open.Journey, begunBy, cancellation);
            confirmed++;
        }

        return confirmed;
    }
}
