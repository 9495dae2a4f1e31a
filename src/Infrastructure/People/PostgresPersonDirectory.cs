using Naas.Application.People;
using Naas.Domain.Journeys;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.People;

/// <summary>The person directory in PostgreSQL: found by a keyed hash, encrypted under a key per person.</summary>
public sealed class PostgresPersonDirectory(NpgsqlDataSource database, DirectoryKeys keys, TimeProvider time) : IPersonDirectory
{
    public async Task<Reservation> ReserveAsync(RegistrationNumber number, PersonDetails details, Guid commandId, JourneyId proposed, CancellationToken cancellation)
    {
        var record = RecordCipher.Seal(keys, proposed, commandId, number, details);
        if (await StoreAsync("reserve", keys.LookupHash(number), record, null, cancellation))
            return new Reservation.Reserved(proposed);

        return await StandingAsync(number, details, commandId, cancellation)
            ?? throw new ArgumentException($"Journey {proposed} is another person's; propose an id of its own for every registration.", nameof(proposed));
    }

    public async Task<Reservation> TakeOverAsync(Reservation.TakenBy seen, RegistrationNumber number, PersonDetails details, Guid commandId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var hash = keys.LookupHash(number);
        if (await StandingAsync(number, details, commandId, cancellation) is not Reservation.TakenBy { Confirmed: false } now || now != seen)
            return await StandingNowAsync(number, details, commandId, seen, cancellation);

        if (await RecordOfAsync(commandId, cancellation) is not null)
            await TakeBackAsync(seen, hash, commandId, cancellation);
        else
            _ = await StoreAsync("take-over", hash, RecordCipher.Seal(keys, seen.Journey, commandId, number, details), seen.CommandId, cancellation);

        // Taken or not, the table says who has it by now.
        return await StandingNowAsync(number, details, commandId, seen, cancellation);
    }

    public async Task ConfirmAsync(JourneyId journey, Guid begunBy, CancellationToken cancellation)
    {
        // One batch is one transaction, and each statement sees what was committed before it: a rival's take-over comes
        // wholly before the confirmation, and its record is discarded, or after it and finds the person confirmed.
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Batched("confirm", journey.Value, begunBy, time.GetUtcNow()));
        batch.BatchCommands.Add(Batched("discard-rivals", journey.Value));
        batch.BatchCommands.Add(Batched("read-standing", journey.Value));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            throw new DirectoryIntegrityException($"Journey {journey} stands in the log and nobody reserved it in the directory.");
        if (!reader.GetBoolean(0))
            throw new DirectoryIntegrityException($"Journey {journey} was begun by command {begunBy}, of which the directory knows nothing.");
        if (reader.GetGuid(1) is var confirmed && confirmed != begunBy)
            throw new DirectoryIntegrityException($"Journey {journey} was begun by command {begunBy} and is confirmed for {confirmed}.");
    }

    public async Task<IReadOnlyList<OpenReservation>> OpenReservationsAsync(DateTimeOffset madeBefore, int maximum, CancellationToken cancellation)
    {
        await using var command = Command("list-open", madeBefore.ToUniversalTime(), maximum);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var open = new List<OpenReservation>();
        while (await reader.ReadAsync(cancellation))
            open.Add(new OpenReservation(new JourneyId(reader.GetGuid(0)), reader.GetGuid(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return open;
    }

    public async Task<JourneyId?> FindAsync(RegistrationNumber number, CancellationToken cancellation)
    {
        if (await RecordAsync("find", keys.LookupHash(number), cancellation) is not { } stored)
            return null;

        // The hash is not part of any ciphertext: only the number inside proves that the row is this person's.
        return RecordCipher.Open(keys, stored).Number == number
            ? await SurvivorOfAsync(stored.Journey, cancellation) ?? stored.Journey
            : throw new DirectoryIntegrityException($"The lookup hash of journey {stored.Journey} belongs to another number: it was changed outside the program.");
    }

    /// <summary>The journey that goes on in the place of a closed one (S-53); null where none does.</summary>
    private async Task<JourneyId?> SurvivorOfAsync(JourneyId journey, CancellationToken cancellation)
    {
        await using var command = Command("survivor-of", journey.Value);
        return await command.ExecuteScalarAsync(cancellation) is Guid survivor ? new JourneyId(survivor) : null;
    }

    public async Task<PersonRecord?> ReadAsync(JourneyId journey, CancellationToken cancellation) =>
        await RecordAsync("read", new[] { journey.Value }, cancellation) is { } stored ? RecordCipher.Open(keys, stored) : null;

    public async Task<IReadOnlyDictionary<JourneyId, PersonName>> NamesAsync(IReadOnlyCollection<JourneyId> journeys, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(journeys);
        var names = new Dictionary<JourneyId, PersonName>(journeys.Count);
        if (journeys.Count == 0)
            return names;

        await using var command = Command("read", journeys.Select(journey => journey.Value).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var stored = Read(reader);
            names.Add(stored.Journey, RecordCipher.OpenName(keys, stored));
        }

        return names;
    }

    /// <summary>After a rotation: brings every record's key under the current master key, a batch at a time.</summary>
    /// <remarks>Safe to run while the service works and to cut off at any moment; what is left is done by the next run.</remarks>
    /// <returns>How many records were brought over.</returns>
    public async Task<int> RewrapAsync(int batchSize, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var total = 0;
        while (await RewrapBatchAsync(batchSize, cancellation) is var count && count > 0)
            total += count;
        return total;
    }

    private async Task<int> RewrapBatchAsync(int batchSize, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var outdated = new List<StoredKey>();
        await using (var take = new NpgsqlCommand(Sql("take-outdated-keys"), connection, transaction) { Parameters = { Parameter(keys.CurrentVersion), Parameter(batchSize) } })
        await using (var reader = await take.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
                outdated.Add(new StoredKey(reader.GetGuid(0), new JourneyId(reader.GetGuid(1)), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3)));
        }

        if (outdated.Count == 0)
            return 0;

        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var key in outdated)
            batch.BatchCommands.Add(Batched("store-rewrapped-key", key.CommandId, keys.CurrentVersion, RecordCipher.Rewrap(keys, key)));
        _ = await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return outdated.Count;
    }

    /// <returns>False when nothing was written: somebody else has the number, or the command id has a record already.</returns>
    private async Task<bool> StoreAsync(string name, byte[] hash, StoredRecord record, Guid? takenFrom, CancellationToken cancellation)
    {
        await using var command = Command(
            name, record.Journey.Value, hash, record.CommandId, time.GetUtcNow(),
            record.KeyVersion, record.WrappedKey, record.RegistrationNumber, record.Name, record.DateOfBirth);
        if (takenFrom is { } former)
            command.Parameters.Add(Parameter(former));
        try
        {
            return await command.ExecuteNonQueryAsync(cancellation) == 1;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "records" })
        {
            return false;
        }
    }

    private async Task TakeBackAsync(Reservation.TakenBy seen, byte[] hash, Guid commandId, CancellationToken cancellation)
    {
        await using var command = Command("take-back", seen.Journey.Value, hash, commandId, time.GetUtcNow(), seen.CommandId);
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<Reservation> StandingNowAsync(RegistrationNumber number, PersonDetails details, Guid commandId, Reservation.TakenBy seen, CancellationToken cancellation) =>
        await StandingAsync(number, details, commandId, cancellation)
        ?? throw new ArgumentException($"Nobody reserved this number; the reservation to take over is of journey {seen.Journey}.", nameof(seen));

    /// <returns>How the number and the command stand; null when nobody has the number.</returns>
    private async Task<Reservation?> StandingAsync(RegistrationNumber number, PersonDetails details, Guid commandId, CancellationToken cancellation)
    {
        var mine = await RecordOfAsync(commandId, cancellation);
        if (mine is not null && mine.Number != number)
            return new Reservation.UsedByAnotherRequest();
        if (await HolderAsync(keys.LookupHash(number), cancellation) is not { } holder)
            return null;

        // Once confirmed, the request hash in the log decides; what the directory holds may have been corrected since.
        if (!holder.Confirmed && mine is not null && new PersonDetails(mine.Name, mine.DateOfBirth) != details)
            return new Reservation.UsedByAnotherRequest();
        return holder.CommandId == commandId ? new Reservation.Reserved(holder.Journey) : holder;
    }

    private async Task<Reservation.TakenBy?> HolderAsync(byte[] hash, CancellationToken cancellation)
    {
        await using var command = Command("read-holder", hash);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new Reservation.TakenBy(new JourneyId(reader.GetGuid(0)), reader.GetBoolean(1), reader.GetGuid(2), reader.GetFieldValue<DateTimeOffset>(3))
            : null;
    }

    private async Task<PersonRecord?> RecordOfAsync(Guid commandId, CancellationToken cancellation) =>
        await RecordAsync("read-record-of-command", commandId, cancellation) is { } stored ? RecordCipher.Open(keys, stored) : null;

    private async Task<StoredRecord?> RecordAsync(string name, object key, CancellationToken cancellation)
    {
        await using var command = Command(name, key);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Read(reader) : null;
    }

    private static StoredRecord Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        new JourneyId(reader.GetGuid(1)),
        reader.GetInt32(2),
        reader.GetFieldValue<byte[]>(3),
        reader.GetFieldValue<byte[]>(4),
        reader.GetFieldValue<byte[]>(5),
        reader.GetFieldValue<byte[]>(6));

    private NpgsqlCommand Command(string name, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(Sql(name));
        foreach (var value in values)
            command.Parameters.Add(Parameter(value));
        return command;
    }

    private static NpgsqlBatchCommand Batched(string name, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(Sql(name));
        foreach (var value in values)
            command.Parameters.Add(Parameter(value));
        return command;
    }

    private static NpgsqlParameter Parameter(object value) => new() { Value = value };

    private static string Sql(string name) => SqlText.Of(typeof(PostgresPersonDirectory), name);
}
