using Npgsql;
using NpgsqlTypes;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>Rows of the event table in binary COPY, in the order of <c>bulk-copy.sql</c>.</summary>
internal static class EventCopy
{
    /// <returns>The position of the last event.</returns>
    public static long Write(NpgsqlBinaryImporter copy, BulkAppendRequest request, long stream, long position, IReadOnlyDictionary<string, int> types)
    {
        var recordedAt = AppendChecks.ToMicrosecond(request.RecordedAt).UtcDateTime;
        var revision = request.FirstRevision;
        foreach (var @event in request.Events)
        {
            copy.StartRow();
            copy.Write(++position, NpgsqlDbType.Bigint);
            copy.Write(stream, NpgsqlDbType.Bigint);
            copy.Write(revision++, NpgsqlDbType.Bigint);
            copy.Write(@event.Id, NpgsqlDbType.Uuid);
            copy.Write(types[@event.Type], NpgsqlDbType.Integer);
            copy.Write(@event.SchemaVersion, NpgsqlDbType.Integer);
            copy.Write(@event.Data, NpgsqlDbType.Bytea);
            copy.Write(@event.Metadata, NpgsqlDbType.Bytea);
            copy.Write(recordedAt, NpgsqlDbType.TimestampTz);
        }

        return position;
    }
}
