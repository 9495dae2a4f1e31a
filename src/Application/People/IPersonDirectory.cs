using Naas.Domain.Journeys;

namespace Naas.Application.People;

/// <summary>Who is behind a journey: the one place that holds personal data, apart from the log and erasable.</summary>
/// <remarks>
/// <para>
/// Registration is reserve, append at <em>none</em>, confirm. The number's first reservation fixes the journey id for ever;
/// whoever takes an unfinished reservation over goes on with <em>that</em> journey. So rival commands for one number meet
/// at one stream, where the log lets exactly one of them begin it, and two journeys for one number cannot come about:
/// not in the directory, and not in the log either.
/// </para>
/// <para>
/// Each command's particulars are kept apart until <see cref="ConfirmAsync"/> says which command began the journey; those of
/// the others are then deleted. What the journey's beginner sent is what the directory holds.
/// </para>
/// </remarks>
public interface IPersonDirectory
{
    /// <summary>Reserves a number for a journey, or says who has it.</summary>
    /// <param name="proposed">The journey's id if the number is free; the answer names the one that counts.</param>
    Task<Reservation> ReserveAsync(RegistrationNumber number, PersonDetails details, Guid commandId, JourneyId proposed, CancellationToken cancellation);

    /// <summary>Takes over a reservation whose journey was never begun, keeping the journey's id.</summary>
    /// <remarks>
    /// Look in the log first: when the journey has begun, <see cref="ConfirmAsync"/> with the command that began it. A former
    /// holder that is only slow does no harm: it appends to the same stream, and one of the two finds it begun.
    /// </remarks>
    /// <param name="seen">The reservation as it was read; when it has changed since, nothing is taken over.</param>
    /// <returns><see cref="Reservation.Reserved"/>, or who has it by now.</returns>
    Task<Reservation> TakeOverAsync(Reservation.TakenBy seen, RegistrationNumber number, PersonDetails details, Guid commandId, CancellationToken cancellation);

    /// <summary>Makes the reservation final once the journey stands in the log. Repeating it changes nothing.</summary>
    /// <param name="begunBy">The command whose event begins the journey, as the log says, whoever is asking.</param>
    /// <exception cref="DirectoryIntegrityException">The directory knows nothing of that command on that journey, or confirmed another.</exception>
    Task ConfirmAsync(JourneyId journey, Guid begunBy, CancellationToken cancellation);

    /// <summary>Reservations that were made before a moment and never confirmed, the oldest first: for settling after a crash.</summary>
    Task<IReadOnlyList<OpenReservation>> OpenReservationsAsync(DateTimeOffset madeBefore, int maximum, CancellationToken cancellation);

    /// <summary>The journey of a registered number, of a record that was closed the one that goes on (S-53); null when nobody was registered under it.</summary>
    Task<JourneyId?> FindAsync(RegistrationNumber number, CancellationToken cancellation);

    /// <summary>The person behind a journey; null when the directory does not know one.</summary>
    Task<PersonRecord?> ReadAsync(JourneyId journey, CancellationToken cancellation);

    /// <summary>The names behind journeys, for lists; journeys without one are left out.</summary>
    Task<IReadOnlyDictionary<JourneyId, PersonName>> NamesAsync(IReadOnlyCollection<JourneyId> journeys, CancellationToken cancellation);
}

/// <summary>The answer to a reservation.</summary>
public abstract record Reservation
{
    private Reservation() { }

    /// <summary>The command holds the number, now or since an earlier try of its own. Go on with this journey.</summary>
    public sealed record Reserved(JourneyId Journey) : Reservation;

    /// <summary>Another command holds the number.</summary>
    /// <param name="Confirmed">The journey stands in the log: the person is registered.</param>
    /// <param name="CommandId">Who holds it.</param>
    /// <param name="ReservedAt">Since when (UTC).</param>
    public sealed record TakenBy(JourneyId Journey, bool Confirmed, Guid CommandId, DateTimeOffset ReservedAt) : Reservation;

    /// <summary>The command id came before with another number or other particulars: not a retry, another request.</summary>
    public sealed record UsedByAnotherRequest : Reservation;
}

/// <summary>A reservation that was never confirmed: its command crashed, or is at work.</summary>
public sealed record OpenReservation(JourneyId Journey, Guid CommandId, DateTimeOffset ReservedAt);

/// <summary>The directory holds something that this program did not write there. An alarm, never a reason to go on.</summary>
public sealed class DirectoryIntegrityException : Exception
{
    public DirectoryIntegrityException(string message)
        : base(message)
    {
    }

    public DirectoryIntegrityException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
