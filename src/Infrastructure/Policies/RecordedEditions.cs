using Naas.Domain.Policies;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Policies;

/// <summary>The editions that the log names for good: those that attempts were opened under (S-50).</summary>
public static class RecordedEditions
{
    public static async Task<IReadOnlyList<EditionCode>> ReadAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var command = database.CreateCommand(SqlText.Of(typeof(RecordedEditions), "read-recorded-editions"));
        // The first look at a long log takes as long as it takes; the caller's token ends it.
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        _ = await reader.ReadAsync(cancellation);
        return [.. reader.GetFieldValue<string[]>(0).Select(edition => new EditionCode(edition))];
    }
}
