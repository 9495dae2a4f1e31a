using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Policies;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Which rows of a read model are live, and how far they come.</summary>
/// <param name="Version">Of the projection that made them.</param>
/// <param name="Parked">Why the stream that was asked about is parked; null when it is not, or none was asked about.</param>
/// <param name="DirectoryVersion">Of what people told of themselves, at the same moment.</param>
internal sealed record LiveRows(int Generation, int Version, Freshness Freshness, string? Parked, long DirectoryVersion)
{
    public static LiveRows Read(RowValues row) => new(
        row.Get<int>(0),
        row.Get<int>(4),
        new Freshness(new LogPosition(row.Get<Guid?>(2) ?? Guid.Empty, row.Get<long>(1)), row.Get<DateTimeOffset?>(3)),
        row.Get<string?>(5),
        row.Get<long>(6));
}

/// <summary>One moment of one generation; everything asked of it belongs together.</summary>
internal sealed class Snapshot
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction? _transaction;
    private readonly int _generation;
    private readonly string? _unseen;
    private readonly CancellationToken _cancellation;
    private LogPosition? _minimum;
    private Freshness? _freshness;
    private long? _directoryVersion;
    private bool _hasEnded;

    private Snapshot(NpgsqlConnection connection, NpgsqlTransaction? transaction, int generation, string? unseen, CancellationToken cancellation) =>
        (_connection, _transaction, _generation, _unseen, _cancellation) = (connection, transaction, generation, unseen, cancellation);

    /// <summary>The earlier moment whose rows these are; null for the live ones.</summary>
    public KnownMoment? Known { get; private init; }

    /// <summary>Rows that are live, as this transaction has found them.</summary>
    /// <param name="transaction">Null for whatever the connection is in at the time.</param>
    public static Snapshot Of(NpgsqlConnection connection, NpgsqlTransaction? transaction, LiveRows found, CancellationToken cancellation) =>
        new(connection, transaction, found.Generation, unseen: null, cancellation) { _freshness = found.Freshness, _directoryVersion = found.DirectoryVersion };

    /// <summary>
    /// Rows that were live when the read model was looked at last, and most likely are: the look goes with the first statement, so
    /// that there is one way to the server and back less.
    /// </summary>
    /// <exception cref="RowsMovedException">They are not: the first statement throws it, and nothing was told of the rows.</exception>
    /// <param name="minimum">How far the rows have to come, as the question asks.</param>
    public static Snapshot Expecting(NpgsqlConnection connection, NpgsqlTransaction transaction, string projection, int generation, LogPosition? minimum, CancellationToken cancellation) =>
        new(connection, transaction, generation, projection, cancellation) { _minimum = minimum };

    /// <summary>Rows of an earlier moment.</summary>
    public static Snapshot Of(NpgsqlConnection connection, NpgsqlTransaction transaction, int generation, KnownMoment known, CancellationToken cancellation) =>
        new(connection, transaction, generation, unseen: null, cancellation) { Known = known, _freshness = known.Freshness };

    /// <summary>How figures of this moment were made.</summary>
    /// <param name="edition">The policy edition in force on the day of the figures.</param>
    /// <param name="n">How many units were counted; null where that may not be told.</param>
    public async Task<Provenance> ProvenanceAsync(FigureDefinition definition, EditionCode edition, long? n, params IReadOnlyList<Exclusion> excluded)
    {
        var freshness = await FreshnessAsync();
        _directoryVersion ??= (await QueryAsync(Sql("directory-version"), row => row.Get<long>(0)))[0];
        return new Provenance(definition, edition.Value, freshness.Position.ToString(), freshness.RecordedAt, _directoryVersion.Value, n, excluded);
    }

    /// <summary>How far the rows come.</summary>
    public async Task<Freshness> FreshnessAsync()
    {
        if (_freshness is null)
            await AskAsync([], isLast: false);
        return _freshness!;
    }

    public Task<List<T>> QueryAsync<T>(string sql, Func<RowValues, T> read, params (string Name, object? Value)[] parameters) =>
        QueryAsync(new Statement(sql, parameters), read, isLast: false);

    /// <param name="isLast">Whether nothing is asked of this snapshot afterwards: it ends on the same way.</param>
    public async Task<List<T>> QueryAsync<T>(Statement statement, Func<RowValues, T> read, bool isLast)
    {
        var question = new Asked<T>(statement, read);
        await AskAsync([question], isLast);
        return question.Rows;
    }

    /// <summary>Asks what needs nothing of each other, on one way to the server and back.</summary>
    /// <param name="isLast">Whether nothing is asked of this snapshot afterwards: it ends on the same way.</param>
    public async Task AskAsync(IReadOnlyList<Asked> questions, bool isLast)
    {
        if (_hasEnded)
            throw new InvalidOperationException("The snapshot has ended: what was asked was said to be the last.");

        var all = new List<Asked>();
        foreach (var question in questions)
        {
            if (question.Statement.IsPlannedWithValues)
                all.Add(new Asked<bool>(new Statement(Sql("plan-with-values")), _ => true));
            all.Add(question);
        }

        var look = _freshness is null ? new Asked<LiveRows>(new Statement(Sql("freshness"), ("name", _unseen), ("stream", null)), LiveRows.Read) : null;
        if (look is not null)
            all.Insert(0, look);
        // Whatever is told of the answer afterwards is told without another question.
        var directory = look is null && isLast && _directoryVersion is null ? new Asked<long>(new Statement(Sql("directory-version")), row => row.Get<long>(0)) : null;
        if (directory is not null)
            all.Add(directory);

        await using var batch = new NpgsqlBatch(_connection, _transaction);
        foreach (var question in all)
            question.Statement.AddTo(batch, ("generation", _generation));

        // Nothing was written that anybody else should see.
        if (isLast)
            new Statement(Sql("end-snapshot")).AddTo(batch);

        await using var reader = await batch.ExecuteReaderAsync(_cancellation);
        var values = new RowValues(reader);
        foreach (var question in all)
        {
            while (await reader.ReadAsync(_cancellation))
                question.Take(values);
            if (question == look)
                See(look.Rows);
            _ = await reader.NextResultAsync(_cancellation);
        }

        _directoryVersion ??= directory?.Rows[0];
        _hasEnded = isLast;
    }

    private void See(List<LiveRows> rows)
    {
        if (rows is not [var found] || found.Generation != _generation || found.Version != JourneyProjections.Named(_unseen!).Version || !Reaches(found.Freshness.Position))
            throw new RowsMovedException();
        (_freshness, _directoryVersion) = (found.Freshness, found.DirectoryVersion);
    }

    // A crash of the database may have taken from the rows what this process saw there.
    private bool Reaches(LogPosition position) => _minimum is not { } minimum || (position.Epoch == minimum.Epoch && position >= minimum);

    private static string Sql(string name) => SqlText.Of(typeof(ReadModelReader), name);
}

/// <summary>The live rows are no longer those that were expected: they have to be looked for first.</summary>
internal sealed class RowsMovedException : Exception;

/// <summary>One statement with its values.</summary>
internal sealed record Statement(string Sql, params (string Name, object? Value)[] Parameters)
{
    /// <summary>Whether it is planned each time with its values, and what comes after it in the snapshot too; otherwise once for any values.</summary>
    public bool IsPlannedWithValues { get; init; }

    public void AddTo(NpgsqlBatch batch, params (string Name, object? Value)[] more) => batch.Add(Sql, [], [.. Parameters, .. more]);
}

/// <summary>What is asked of a snapshot.</summary>
internal abstract class Asked(Statement statement)
{
    public Statement Statement => statement;

    public abstract void Take(RowValues row);
}

/// <summary>What is asked of a snapshot, and what came of it once it was.</summary>
internal sealed class Asked<T>(Statement statement, Func<RowValues, T> read) : Asked(statement)
{
    public List<T> Rows { get; } = [];

    public override void Take(RowValues row) => Rows.Add(read(row));
}
