using System.Text;
using Naas.Application.People;
using Naas.Domain.Journeys;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.People;

/// <summary>One-time codes in PostgreSQL, found by a keyed hash: who reads the table can use none of them.</summary>
public sealed class PostgresCheckCodes(NpgsqlDataSource database, DirectoryKeys keys) : ICheckCodes
{
    public async Task IssueAsync(CheckCode code, JourneyId journey, DateTimeOffset issuedAt, CancellationToken cancellation)
    {
        await using var command = Command("issue-check-code", HashOf(code), journey.Value, issuedAt.ToUniversalTime(), (issuedAt + CheckCode.ValidFor).ToUniversalTime());
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<bool> OpensAsync(CheckCode code, JourneyId journey, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = Command("try-check-code", HashOf(code), journey.Value, now.ToUniversalTime());
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    public async Task<bool> UseAsync(CheckCode code, JourneyId? journey, DateTimeOffset now, CancellationToken cancellation)
    {
        // No journey has the empty id: a number that nobody has takes the same way as one that somebody has.
        await using var command = Command("use-check-code", HashOf(code), journey?.Value ?? Guid.Empty, now.ToUniversalTime());
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private byte[] HashOf(CheckCode code) => keys.LookupHash(Encoding.ASCII.GetBytes($"check code/{code.Reveal()}"));

    private NpgsqlCommand Command(string name, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(SqlText.Of(typeof(PostgresCheckCodes), name));
        foreach (var value in values)
            _ = command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
