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
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var editions = new List<EditionCode>();
        while (await reader.ReadAsync(cancellation))
            editions.Add(new EditionCode(reader.GetString(0)));
        return editions;
    }
}
