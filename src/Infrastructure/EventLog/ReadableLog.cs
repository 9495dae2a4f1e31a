using Naas.Application.EventLog;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Projections;
using Npgsql;
using NpgsqlTypes;

namespace Naas.Infrastructure.EventLog;

/// <summary>The log as a table that people can read, until the transaction ends: the database's own view where the log lies there, and otherwise one that is filled from the log.</summary>
public static class ReadableLog
{
    private const int Page = 1000;

    /// <summary>Lays it out as <c>events_readable</c>, which a statement on this connection can name as it is.</summary>
    public static async Task LayOutAsync(NpgsqlConnection connection, IEventLog log, CancellationToken cancellation)
    {
        if (log is PostgresEventLog)
        {
            await ExecuteAsync(connection, "read-own-log", cancellation);
            return;
        }

        await ExecuteAsync(connection, "lay-out-log", cancellation);
        await using var copy = await connection.BeginBinaryImportAsync(SqlText.Of(typeof(ReadableLog), "copy-log"), cancellation);
        for (LogPage? page = null; page is null || page.Through < page.Head;)
        {
            page = await log.ReadAllAsync(page?.Through, Page, cancellation);
            foreach (var stored in page.Events)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(stored.Stream.Value, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(stored.Revision, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(stored.Type, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(System.Text.Encoding.UTF8.GetString(stored.Data.Span), NpgsqlDbType.Jsonb, cancellation);
            }
        }

        _ = await copy.CompleteAsync(cancellation);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlText.Of(typeof(ReadableLog), sql), connection);
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }
}
