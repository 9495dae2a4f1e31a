using Naas.Application.Ports;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Operations;

/// <summary>The record of refused commands in PostgreSQL, append-only.</summary>
public sealed class PostgresRefusalRecord(NpgsqlDataSource database) : IRefusalRecord
{
    public async Task RecordAsync(RefusedCommand refused, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(PostgresRefusalRecord), "record-refusal"));
        Add(refused.At);
        Add(refused.Journey?.Value ?? (object)DBNull.Value);
        Add(refused.Command);
        Add(refused.Actor.Value);
        Add(refused.Role);
        Add(refused.Organisation ?? (object)DBNull.Value);
        Add(refused.Code);
        Add(refused.Edition.Value);
        Add(refused.CorrelationId);
        _ = await command.ExecuteNonQueryAsync(cancellation);

        void Add(object value) => command.Parameters.Add(new NpgsqlParameter { Value = value });
    }
}
