using Naas.Projections;
using Npgsql;

namespace Naas.Bench.Rebuild;

/// <summary>The limit: the same events copied out and thrown away, the same rows copied in and indexed, with nothing decided in between.</summary>
/// <remarks>One connection, as <c>COPY</c> is used. The rows lie ready in files, in the very bytes in which the server takes them.</remarks>
internal sealed class CopyPeer(NpgsqlDataSource database, string folder)
{
    private readonly byte[] _buffer = new byte[1024 * 1024];

    private static IEnumerable<(Projection Projection, ProjectionTable Table)> Tables => JourneyProjections.All.SelectMany(projection => projection.Tables.Select(table => (projection, table)));

    /// <summary>Puts the rows of the read models into files.</summary>
    /// <returns>How many bytes they come to.</returns>
    public async Task<long> TakeRowsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        long bytes = 0;
        foreach (var (projection, table) in Tables)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync(Sql("copy-rows-out", table).Replace("{projection}", projection.Name, StringComparison.Ordinal), cancellation);
            await using var file = File.Create(FileOf(table));
            await rows.CopyToAsync(file, _buffer.Length, cancellation);
            bytes += file.Length;
        }

        return bytes;
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using (var events = await connection.BeginRawBinaryCopyAsync(SqlText.Of(typeof(CopyPeer), "copy-events-out"), cancellation))
        {
            while (await events.ReadAsync(_buffer, cancellation) > 0)
            {
            }
        }

        foreach (var (_, table) in Tables)
        {
            await ExecuteAsync(connection, Sql("create-peer", table), cancellation);
            await using (var rows = await connection.BeginRawBinaryCopyAsync(Sql("copy-rows-in", table), cancellation))
            {
                await using var file = File.OpenRead(FileOf(table));
                for (int read; (read = await file.ReadAsync(_buffer, cancellation)) > 0;)
                    await rows.WriteAsync(_buffer.AsMemory(0, read), cancellation);
            }

            await ExecuteAsync(connection, Sql("index-peer", table), cancellation);
        }
    }

    /// <summary>Makes room for the next run.</summary>
    public async Task ClearAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, SqlText.Of(typeof(CopyPeer), "drop-peer"), cancellation);
    }

    private string FileOf(ProjectionTable table) => Path.Combine(folder, table.Name);

    private static string Sql(string operation, ProjectionTable table) => SqlText.Of(typeof(CopyPeer), operation).Replace("{table}", table.Name, StringComparison.Ordinal);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }
}
