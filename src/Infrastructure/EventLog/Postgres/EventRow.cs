using Naas.Application.EventLog;
using Npgsql;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>The columns that every reading of the log selects, in their order: the head, then an event.</summary>
internal static class EventRow
{
    public static LogPosition Head(NpgsqlDataReader reader) => new(reader.GetGuid(1), reader.GetInt64(0));

    public static bool HasEvent(NpgsqlDataReader reader) => !reader.IsDBNull(2);

    public static StoredEvent Read(NpgsqlDataReader reader, Guid epoch) => new(
        new LogPosition(epoch, reader.GetInt64(2)),
        new StreamName(reader.GetString(3)),
        reader.GetInt64(4),
        reader.GetGuid(5),
        reader.GetString(6),
        reader.GetInt32(7),
        reader.GetFieldValue<byte[]>(8),
        reader.GetFieldValue<byte[]>(9),
        new DateTimeOffset(reader.GetDateTime(10)));
}
