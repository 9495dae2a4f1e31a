using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>A stream that is set aside: its first event could not be handled, the others wait behind it.</summary>
public sealed record ParkedStream(string Projection, string Stream, long Revision, string Type, string Reason, DateTimeOffset ParkedAt, long Events);

/// <param name="Drained">Streams that are up to date again.</param>
/// <param name="StillParked">Streams whose next event still cannot be handled.</param>
public sealed record ResumeReport(string Projection, IReadOnlyList<string> Drained, IReadOnlyList<ParkedStream> StillParked);

/// <summary>What was set aside, and the way back for it.</summary>
public sealed class ParkedStreams
{
    private readonly NpgsqlDataSource _database;
    private readonly IEventLog _log;
    private readonly ProjectionSettings _settings;
    private readonly IPersonFacts? _people;

    internal ParkedStreams(NpgsqlDataSource database, IEventLog log, ProjectionSettings settings, IPersonFacts? people = null)
    {
        _database = database;
        _log = log;
        _settings = settings;
        _people = people;
    }

    internal async Task<IReadOnlyList<ParkedStream>> ListAsync(Projection projection, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        return await connection.ListAsync(
            "list-parked",
            row => new ParkedStream(row.Get<string>(0), row.Get<string>(1), row.Get<long>(2), row.Get<string>(3), row.Get<string>(4), row.Get<DateTimeOffset>(5), row.Get<long>(6)),
            cancellation,
            ("name", projection.Name));
    }

    /// <summary>Drains every parked stream in order, as far as it can be handled now.</summary>
    /// <exception cref="OtherVersionException">The live rows are not those that this program makes.</exception>
    internal async Task<ResumeReport> ResumeAsync(Projection projection, CancellationToken cancellation)
    {
        var before = await ListAsync(projection, cancellation);
        foreach (var parked in before)
            await DrainAsync(projection, parked.Stream, cancellation);

        var after = await ListAsync(projection, cancellation);
        return new ResumeReport(projection.Name, [.. before.Select(parked => parked.Stream).Except(after.Select(parked => parked.Stream))], after);
    }

    private async Task DrainAsync(Projection projection, string stream, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        _ = await connection.ExecuteAsync("guard-transaction", cancellation, connection.Guards(_settings.LongestHold, waitsForDisk: true, findsByKey: true));
        // The live runner waits meanwhile: an event that came in between would otherwise be folded before those that are parked.
        var live = await connection.ListAsync("lock-live", row => Lease.Read(projection.Name, row), cancellation, ("name", projection.Name));
        if (live[0].Version != projection.Version)
            throw new OtherVersionException(projection.Name, live[0].Version, projection.Version);
        var generation = live[0].Generation;
        var revisions = await connection.ListAsync("parked-of-stream", row => row.Get<long>(0), cancellation, ("name", projection.Name), ("generation", generation), ("stream", stream));
        if (revisions.Count == 0)
            return;

        var events = new List<StoredEvent>(revisions.Count);
        await foreach (var stored in _log.ReadStreamAsync(new StreamName(stream), revisions[0], cancellation))
        {
            if (stored.Revision > revisions[^1])
                break;
            events.Add(stored);
        }

        var writer = new PageWriter(_database, projection, _settings, _people);
        // As far as it goes: what the database still refuses further on holds back nothing that comes before it.
        var left = await writer.FoldApartAsync(connection, transaction, generation, await writer.WithPeopleAsync(Delivery.Of(events), cancellation), new HashSet<string>(), cancellation);
        var before = left.Count == 0 ? revisions[^1] + 1 : left[0].Stored.Revision;
        _ = await connection.ExecuteAsync("unpark", cancellation, ("name", projection.Name), ("generation", generation), ("stream", stream), ("before", before));
        if (left.Count > 0)
            _ = await connection.ExecuteAsync("park-again", cancellation, ("name", projection.Name), ("generation", generation), ("stream", stream), ("revision", before), ("reason", left[0].Reason));
        await transaction.CommitAsync(cancellation);
    }
}
