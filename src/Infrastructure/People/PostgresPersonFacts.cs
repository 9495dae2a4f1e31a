using Naas.Application.People;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.People;

/// <summary>What figures need of many people, by one statement; opened in memory and kept nowhere.</summary>
public sealed class PostgresPersonFacts(NpgsqlDataSource database, DirectoryKeys keys) : IPersonFacts
{
    public async Task<IReadOnlyDictionary<JourneyId, PersonFacts>> FactsAsync(IReadOnlyCollection<JourneyId> journeys, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(journeys);
        var facts = new Dictionary<JourneyId, PersonFacts>(journeys.Count);
        if (journeys.Count == 0)
            return facts;

        foreach (var person in await ReadAsync(journeys, cancellation))
            facts.Add(person.Key.Journey, RecordCipher.OpenFacts(keys, person.Key, person.DateOfBirth, person.Declared));
        return facts;
    }

    private async Task<List<StoredFacts>> ReadAsync(IReadOnlyCollection<JourneyId> journeys, CancellationToken cancellation)
    {
        var people = new List<StoredFacts>(journeys.Count);
        await using var command = database.CreateCommand(SqlText.Of(typeof(PostgresPersonFacts), "read-facts"));
        command.Parameters.Add(new NpgsqlParameter { Value = journeys.Select(journey => journey.Value).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var journey = new JourneyId(reader.GetGuid(1));
            if (people.Count == 0 || people[^1].Key.Journey != journey)
                people.Add(new StoredFacts(new StoredKey(reader.GetGuid(0), journey, reader.GetInt32(2), reader.GetFieldValue<byte[]>(3)), reader.GetFieldValue<byte[]>(4), []));
            if (!await reader.IsDBNullAsync(5, cancellation))
                people[^1].Declared.Add(new StoredAnswers(reader.GetInt32(5), reader.GetGuid(6), reader.GetFieldValue<DateTimeOffset>(7), reader.GetFieldValue<byte[]>(8)));
        }

        return people;
    }

    private sealed record StoredFacts(StoredKey Key, byte[] DateOfBirth, List<StoredAnswers> Declared);
}
