using Naas.Application.People;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.People;

/// <summary>Declarations in PostgreSQL, each encrypted under its person's key and bound to its journey, its version, its command and its moment.</summary>
public sealed class PostgresEqualityInformation(NpgsqlDataSource database, DirectoryKeys keys) : IEqualityInformation
{
    public async Task<EqualityStorage> StoreAsync(JourneyId journey, Guid commandId, EqualityAnswers answers, DateTimeOffset at, CancellationToken cancellation)
    {
        // Every round that is lost means that another declaration was kept meanwhile: they number themselves one after the other.
        while (true)
        {
            if (await OfCommandAsync(commandId, cancellation) is var (earlier, version, given))
                return earlier == journey && given == answers ? new EqualityStorage.Kept(version) : new EqualityStorage.UsedByAnotherRequest();
            if (await NextAsync(journey, cancellation) is not var (person, next))
                return new EqualityStorage.NobodyThere();
            if (await TryStoreAsync(person, next, commandId, at, answers, cancellation))
                return new EqualityStorage.Kept(next);
        }
    }

    public async Task<int?> VersionForAsync(JourneyId journey, Guid commandId, CancellationToken cancellation) =>
        (await OfCommandAsync(commandId, cancellation))?.Version ?? (await NextAsync(journey, cancellation))?.Version;

    public async Task<EqualityAnswers?> ReadAsync(JourneyId journey, int version, CancellationToken cancellation)
    {
        await using var command = Command("read-equality-answers", journey.Value, version);
        return (await ReadAsync(command, cancellation))?.Answers;
    }

    private async Task<bool> TryStoreAsync(StoredKey person, int version, Guid commandId, DateTimeOffset at, EqualityAnswers answers, CancellationToken cancellation)
    {
        var sealedAnswers = RecordCipher.SealAnswers(keys, person, person.Journey, version, commandId, at, answers);
        await using var command = Command("store-equality-answers", person.Journey.Value, version, commandId, at.ToUniversalTime(), sealedAnswers);
        try
        {
            return await command.ExecuteNonQueryAsync(cancellation) == 1;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "equality_answers" })
        {
            return false;
        }
    }

    private async Task<(JourneyId Journey, int Version, EqualityAnswers Answers)?> OfCommandAsync(Guid commandId, CancellationToken cancellation)
    {
        await using var command = Command("read-answers-of-command", commandId);
        return await ReadAsync(command, cancellation);
    }

    private async Task<(JourneyId Journey, int Version, EqualityAnswers Answers)?> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;

        var stored = new StoredAnswers(reader.GetInt32(1), reader.GetGuid(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<byte[]>(4));
        return (new JourneyId(reader.GetGuid(0)), stored.Version, RecordCipher.OpenAnswers(keys, ReadKey(reader, 5), stored));
    }

    private async Task<(StoredKey Person, int Version)?> NextAsync(JourneyId journey, CancellationToken cancellation)
    {
        await using var command = Command("next-equality-version", journey.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (ReadKey(reader, 0), reader.GetInt32(4)) : null;
    }

    private static StoredKey ReadKey(NpgsqlDataReader reader, int from) =>
        new(reader.GetGuid(from), new JourneyId(reader.GetGuid(from + 1)), reader.GetInt32(from + 2), reader.GetFieldValue<byte[]>(from + 3));

    private NpgsqlCommand Command(string name, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(SqlText.Of(typeof(PostgresEqualityInformation), name));
        foreach (var value in values)
            _ = command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
