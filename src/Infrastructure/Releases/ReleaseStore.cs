using System.Text.Json;
using Naas.Analysis.Disclosure;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Npgsql;
using NpgsqlTypes;

namespace Naas.Infrastructure.Releases;

/// <summary>A kept release, with what is not told of it.</summary>
/// <param name="RequestedPosition">The position that was asked for; null where whatever was known then would do.</param>
internal sealed record KeptRelease(ReleaseDescription Description, Guid CommandId, string? RequestedPosition, IReadOnlyDictionary<CellKey, int?> Cells)
{
    /// <summary>As the reasons of newer releases name it.</summary>
    public EarlierRelease AsEarlier() => new(FormattableString.Invariant($"release {Description.Number}"), Cells);
}

/// <summary>Releases and their files in PostgreSQL: written once, served as they were written.</summary>
internal sealed class ReleaseStore(NpgsqlDataSource database)
{
    /// <summary>What stood in the way of a release that was to be kept.</summary>
    public enum Kept
    {
        Yes = 1,

        /// <summary>Another release, of this data set or another, came first: this one was not held against it.</summary>
        AnotherCameFirst,

        /// <summary>The same command has made its release already.</summary>
        CommandCameBefore,
    }

    public async Task<IReadOnlyList<KeptRelease>> ListAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = connection.Command(Sql("list"));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new RowValues(reader);
        var releases = new List<KeptRelease>();
        while (await reader.ReadAsync(cancellation))
            releases.Add(Read(values));
        return releases;
    }

    public async Task<ReleasedFile?> FileAsync(Guid release, string name, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = connection.Command(Sql("read-file"), ("release", release), ("name", name));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new RowValues(reader);
        return await reader.ReadAsync(cancellation)
            ? new ReleasedFile(name, values.Get<string>(0), values.Get<byte[]>(1), values.Get<string>(2))
            : null;
    }

    /// <param name="seen">How many releases there were when this one was held against those before it.</param>
    public async Task<Kept> KeepAsync(FinishedRelease release, Guid command, string? requestedPosition, int seen, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            if (await CountAsync(connection, cancellation) != seen)
                return Kept.AnotherCameFirst;
            await InsertAsync(connection, release, command, requestedPosition, cancellation);
            foreach (var (place, file) in release.Files.Index())
            {
                await using var insert = connection.Command(
                    Sql("insert-file"),
                    ("release", release.Stamp.Id), ("place", place), ("name", file.Name), ("media_type", file.MediaType), ("bytes", file.Bytes), ("sha256", ReleaseFiles.Sha256(file)));
                _ = await insert.ExecuteNonQueryAsync(cancellation);
            }
        }
        catch (PostgresException e) when (e.ConstraintName is "release_command" or "release_number")
        {
            return e.ConstraintName == "release_command" ? Kept.CommandCameBefore : Kept.AnotherCameFirst;
        }

        await transaction.CommitAsync(cancellation);
        return Kept.Yes;
    }

    // Until the transaction ends nobody else counts, so that of two made at once the second sees the first.
    private static async Task<long> CountAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using (var wait = connection.Command(Sql("one-at-a-time")))
            _ = await wait.ExecuteNonQueryAsync(cancellation);
        await using var count = connection.Command(Sql("count"));
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task InsertAsync(NpgsqlConnection connection, FinishedRelease release, Guid command, string? requestedPosition, CancellationToken cancellation)
    {
        var (stamp, provenance) = (release.Stamp, release.Stamp.Provenance);
        _ = LogPosition.TryParse(provenance.Position, out var position);
        await using var insert = connection.Command(
            Sql("insert"),
            ("release", stamp.Id), ("command", command), ("data_set", EnumText.Of(stamp.DataSet)), ("number", stamp.Number), ("title", release.Title), ("as_of", stamp.AsOf),
            ("epoch", position.Epoch), ("position", position.Value), ("directory_version", provenance.DirectoryVersion), ("edition", provenance.Edition),
            ("suppression_policy", ReleaseFiles.Policy.Name), ("program_version", ReleaseFiles.ProgramVersion), ("requested_by", stamp.RequestedBy), ("made_at", stamp.MadeAt));
        // Of a null the driver has to be told the type.
        insert.Parameters.Add(new NpgsqlParameter("recorded_at", NpgsqlDbType.TimestampTz) { Value = provenance.RecordedAt?.ToUniversalTime() ?? (object)DBNull.Value });
        insert.Parameters.Add(new NpgsqlParameter("requested_position", NpgsqlDbType.Text) { Value = requestedPosition ?? (object)DBNull.Value });
        insert.Parameters.Add(new NpgsqlParameter("cells", NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(release.Cells.ToDictionary(cell => cell.Key.Value, cell => cell.Value)) });
        _ = await insert.ExecuteNonQueryAsync(cancellation);
    }

    private static KeptRelease Read(RowValues row) => new(
        new ReleaseDescription(
            row.Get<Guid>(0), EnumText.Parse<DataSetName>(row.Get<string>(2)), row.Get<int>(3), row.Get<string>(4), row.Get<DateOnly>(5),
            new LogPosition(row.Get<Guid>(6), row.Get<long>(7)).ToString(), row.Get<DateTimeOffset?>(8), row.Get<long>(9), row.Get<string>(10), row.Get<string>(11), row.Get<string>(12),
            row.Get<string>(13), row.Get<DateTimeOffset>(15),
            [.. row.Get<string[]>(17).Zip(row.Get<string[]>(18), row.Get<long[]>(19)).Zip(row.Get<string[]>(20), (file, sha256) => new ReleasedFileName(file.First, file.Second, file.Third, sha256))]),
        row.Get<Guid>(1),
        row.Get<string?>(14),
        JsonSerializer.Deserialize<Dictionary<string, int?>>(row.Get<string>(16))!.ToDictionary(cell => new CellKey(cell.Key), cell => cell.Value));

    private static string Sql(string name) => SqlText.Of(typeof(ReleaseStore), name);
}
