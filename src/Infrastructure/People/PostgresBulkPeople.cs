using Naas.Application.People;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.People;

/// <summary>A person whose journey is about to be written.</summary>
/// <param name="CommandId">By which the journey begins.</param>
public sealed record BulkPerson(JourneyId Journey, Guid CommandId, RegistrationNumber Number, PersonDetails Details);

/// <summary>What somebody declares whose journey is about to say so.</summary>
/// <param name="Version">From 1 within the journey.</param>
/// <param name="At">By the business clock.</param>
public sealed record BulkDeclaration(JourneyId Journey, int Version, Guid CommandId, DateTimeOffset At, EqualityAnswers Answers);

/// <summary>The person directory for many at once, in the steps of every registration: reserve, begin the journey in the log, confirm.</summary>
/// <remarks>Each step may be done again. Everything is encrypted as it is one by one.</remarks>
public sealed class PostgresBulkPeople(NpgsqlDataSource database, DirectoryKeys keys, TimeProvider time)
{
    /// <exception cref="DirectoryIntegrityException">One of the numbers belongs to somebody else.</exception>
    public async Task ReserveAsync(IReadOnlyList<BulkPerson> people, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(people);
        var hashes = people.Select(person => keys.LookupHash(person.Number)).ToArray();
        var records = people.AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(person => RecordCipher.Seal(keys, person.Journey, person.CommandId, person.Number, person.Details)).ToList();
        var (journeys, commands) = (people.Select(person => person.Journey.Value).ToArray(), people.Select(person => person.CommandId).ToArray());
        await using (var reserve = Command(
            "bulk-reserve", journeys, hashes, commands, Column(record => record.KeyVersion), Column(record => record.WrappedKey),
            Column(record => record.RegistrationNumber), Column(record => record.Name), Column(record => record.DateOfBirth), time.GetUtcNow()))
        {
            _ = await reserve.ExecuteNonQueryAsync(cancellation);
        }

        await using var count = Command("bulk-count-reserved", journeys, hashes, commands);
        if ((long)(await count.ExecuteScalarAsync(cancellation))! != people.Count)
            throw new DirectoryIntegrityException("Among the registration numbers that were to be written in bulk are some that belong to others; nothing of this part was recorded.");

        T[] Column<T>(Func<StoredRecord, T> value) => [.. records.Select(value)];
    }

    /// <summary>Once their journeys stand in the log.</summary>
    public async Task ConfirmAsync(IEnumerable<JourneyId> journeys, CancellationToken cancellation)
    {
        await using var command = Command("bulk-confirm", journeys.Select(journey => journey.Value).ToArray(), time.GetUtcNow());
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <exception cref="DirectoryIntegrityException">A document is of somebody whom the directory does not know.</exception>
    public async Task StoreAsync(IReadOnlyList<Document> documents, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var people = await KeysOfAsync(documents.Select(document => document.Journey), "A document", cancellation);
        await using var command = Command(
            "bulk-store-documents",
            Column(document => document.Id.Value),
            Column(document => document.Journey.Value),
            Column(document => EnumText.Of(document.Kind)),
            Column(document => document.Author.Subject.Value),
            Column(document => EnumText.Of(document.Author.Role)),
            Column(document => document.Author.Organisation?.Value),
            Column(document => document.StoredAt.ToUniversalTime()),
            Column(document => RecordCipher.SealDocument(keys, people[document.Journey], document)));
        _ = await command.ExecuteNonQueryAsync(cancellation);

        T[] Column<T>(Func<Document, T> value) => [.. documents.Select(value)];
    }

    /// <exception cref="DirectoryIntegrityException">Somebody declares whom the directory does not know.</exception>
    public async Task DeclareAsync(IReadOnlyList<BulkDeclaration> declarations, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(declarations);
        var people = await KeysOfAsync(declarations.Select(declared => declared.Journey), "Equality information", cancellation);
        await using var command = Command(
            "bulk-store-answers",
            Column(declared => declared.Journey.Value),
            Column(declared => declared.Version),
            Column(declared => declared.CommandId),
            Column(declared => declared.At.ToUniversalTime()),
            Column(declared => RecordCipher.SealAnswers(keys, people[declared.Journey], declared.Journey, declared.Version, declared.CommandId, declared.At, declared.Answers)));
        _ = await command.ExecuteNonQueryAsync(cancellation);

        T[] Column<T>(Func<BulkDeclaration, T> value) => [.. declarations.Select(value)];
    }

    private async Task<Dictionary<JourneyId, StoredKey>> KeysOfAsync(IEnumerable<JourneyId> whose, string what, CancellationToken cancellation)
    {
        var journeys = whose.ToHashSet();
        var people = new Dictionary<JourneyId, StoredKey>(journeys.Count);
        await using var command = Command("bulk-keys", journeys.Select(journey => journey.Value).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var journey = new JourneyId(reader.GetGuid(1));
            people.Add(journey, new StoredKey(reader.GetGuid(0), journey, reader.GetInt32(2), reader.GetFieldValue<byte[]>(3)));
        }

        return people.Count == journeys.Count
            ? people
            : throw new DirectoryIntegrityException($"{what} that was to be written in bulk is of somebody whom the directory does not know.");
    }

    private NpgsqlCommand Command(string name, params object[] values)
    {
        var command = database.CreateCommand(SqlText.Of(typeof(PostgresBulkPeople), name));
        command.CommandTimeout = 0;
        foreach (var value in values)
            _ = command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
