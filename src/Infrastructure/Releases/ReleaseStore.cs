using System.Collections.Concurrent;
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
    // By data set, the last that was asked for: a release never changes, and its figures are read once.
    private readonly ConcurrentDictionary<DataSetName, KeptRelease> _last = new();

    /// <summary>What stood in the way of a release that was to be kept.</summary>
    public enum Kept
    {
        Yes = 1,

        /// <summary>Another release, of this data set or another, came first: this one was not held against it.</summary>
        AnotherCameFirst,

        /// <summary>The same command has made its release already.</summary>
        CommandCameBefore,
    }

    /// <summary>Every release with its figures, the newest first: what a new one is held against.</summary>
    public async Task<IReadOnlyList<KeptRelease>> ListAsync(CancellationToken cancellation) => await ListAsync("list", Read, cancellation);

    /// <summary>What is told of every release, the newest first.</summary>
    public async Task<IReadOnlyList<ReleaseDescription>> DescribeAsync(CancellationToken cancellation) => await ListAsync("describe-all", Describe, cancellation);

    /// <summary>What is told of one release; null where there is none of that id.</summary>
    public async Task<ReleaseDescription?> DescribeAsync(Guid release, CancellationToken cancellation) =>
        (await ListAsync("describe", Describe, cancellation, ("release", release))).SingleOrDefault();

    /// <summary>The last release of a data set with its figures; null where none was made yet.</summary>
    public async Task<KeptRelease?> LastAsync(DataSetName dataSet, CancellationToken cancellation)
    {
        if (await ListAsync("last-id", row => (Id: row.Get<Guid>(0), MadeAt: row.Get<DateTimeOffset>(1)), cancellation, ("data_set", EnumText.Of(dataSet))) is not [var made])
            return null;
        // In a database that was restored the same command may have made another.
        if (_last.TryGetValue(dataSet, out var kept) && (kept.Description.Id, kept.Description.MadeAt) == made)
            return kept;

        var last = (await ListAsync("read-one", Read, cancellation, ("release", made.Id))).Single();
        _last[dataSet] = last;
        return last;
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
            ("suppression_policy", stamp.Policy.Name), ("program_version", ReleaseFiles.ProgramVersion), ("requested_by", stamp.RequestedBy), ("made_at", stamp.MadeAt));
        // Of a null the driver has to be told the type.
        insert.Parameters.Add(new NpgsqlParameter("recorded_at", NpgsqlDbType.TimestampTz) { Value = provenance.RecordedAt?.ToUniversalTime() ?? (object)DBNull.Value });
        insert.Parameters.Add(new NpgsqlParameter("requested_position", NpgsqlDbType.Text) { Value = requestedPosition ?? (object)DBNull.Value });
        insert.Parameters.Add(new NpgsqlParameter("cells", NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(release.Cells.ToDictionary(cell => cell.Key.Value, cell => cell.Value)) });
        _ = await insert.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<List<T>> ListAsync<T>(string operation, Func<RowValues, T> read, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = connection.Command(Sql(operation), parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new RowValues(reader);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellation))
            list.Add(read(values));
        return list;
    }

    private static KeptRelease Read(RowValues row) => new(
        Describe(row),
        row.Get<Guid>(1),
        row.Get<string?>(14),
        JsonSerializer.Deserialize<Dictionary<string, int?>>(row.Get<string>(20))!.ToDictionary(cell => new CellKey(cell.Key), cell => cell.Value));

    private static ReleaseDescription Describe(RowValues row) => new(
        row.Get<Guid>(0), EnumText.Parse<DataSetName>(row.Get<string>(2)), row.Get<int>(3), row.Get<string>(4), row.Get<DateOnly>(5),
        new LogPosition(row.Get<Guid>(6), row.Get<long>(7)).ToString(), row.Get<DateTimeOffset?>(8), row.Get<long>(9), row.Get<string>(10), row.Get<string>(11), row.Get<string>(12),
        row.Get<string>(13), row.Get<DateTimeOffset>(15),
        [.. row.Get<string[]>(16).Zip(row.Get<string[]>(17), row.Get<long[]>(18)).Zip(row.Get<string[]>(19), (file, sha256) => new ReleasedFileName(file.First, file.Second, file.Third, sha256))]);

    private static string Sql(string name) => SqlText.Of(typeof(ReleaseStore), name);
}
