using Naas.Application.Access;
using Naas.Application.People;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.People;

/// <summary>Documents in PostgreSQL, each encrypted under its person's key: whoever loses that key loses them too, which is what erasure rests on.</summary>
public sealed class PostgresDocumentStore(NpgsqlDataSource database, DirectoryKeys keys) : IDocumentStore
{
    public async Task<DocumentStorage> StoreAsync(Document document, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (await KeyOfAsync(document.Journey, cancellation) is not { } person)
            return DocumentStorage.NobodyThere;

        await using var command = Command(
            "store-document", document.Id.Value, document.Journey.Value, EnumText.Of(document.Kind),
            document.Author.Subject.Value, EnumText.Of(document.Author.Role), document.Author.Organisation?.Value ?? (object)DBNull.Value,
            document.StoredAt.ToUniversalTime(), RecordCipher.SealDocument(keys, person, document));
        return await command.ExecuteNonQueryAsync(cancellation) == 1 ? DocumentStorage.Stored : DocumentStorage.AlreadyThere;
    }

    public async Task<Document?> ReadAsync(JourneyId journey, DocumentId document, CancellationToken cancellation)
    {
        await using var command = Command("read-document", journey.Value, document.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;

        var author = new DocumentAuthor(
            new ActorId(reader.GetString(5)),
            EnumText.Parse<Role>(reader.GetString(6)),
            await reader.IsDBNullAsync(7, cancellation) ? null : new OrganisationCode(reader.GetString(7)));
        var stored = new StoredDocument(
            document, journey, EnumText.Parse<DocumentKind>(reader.GetString(4)), author,
            reader.GetFieldValue<DateTimeOffset>(8), reader.GetFieldValue<byte[]>(9));
        return RecordCipher.OpenDocument(keys, ReadKey(reader), stored);
    }

    public async Task<bool> ExistsAsync(JourneyId journey, DocumentId document, CancellationToken cancellation)
    {
        await using var command = Command("document-exists", journey.Value, document.Value);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<StoredKey?> KeyOfAsync(JourneyId journey, CancellationToken cancellation)
    {
        await using var command = Command("read-person-key", journey.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? ReadKey(reader) : null;
    }

    private static StoredKey ReadKey(NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), new JourneyId(reader.GetGuid(1)), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3));

    private NpgsqlCommand Command(string name, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(SqlText.Of(typeof(PostgresDocumentStore), name));
        foreach (var value in values)
            _ = command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
