using Naas.Application.Commands;
using Naas.Application.EventLog;
using Npgsql;

namespace Naas.Reliability.Kills;

internal sealed record StoredRow(long Position, string Stream, long Revision, ExpectedEvent Event);

/// <summary>The log as the database holds it, read without the program's own reader.</summary>
internal sealed class StoredLog(IReadOnlyList<StoredRow> rows)
{
    private readonly Dictionary<(string, long), StoredRow> _byPlace = rows.ToDictionary(row => (row.Stream, row.Revision));

    public int Count => rows.Count;

    /// <summary>What happened in a stream, by the names under which it is stored.</summary>
    public IEnumerable<string> TypesOf(string stream) => rows.Where(row => row.Stream == stream).Select(row => row.Event.Type);

    public static async Task<StoredLog> ReadAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Kills", "stored.sql"), cancellation));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<StoredRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new StoredRow(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), new ExpectedEvent(
                reader.GetGuid(7), reader.GetGuid(3), reader.GetString(4), reader.GetInt32(5),
                Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(6)), reader.GetFieldValue<DateTimeOffset>(8))));
        }

        return new StoredLog(rows);
    }

    /// <summary>The log as it is read from a store by the program's reader.</summary>
    public static async Task<StoredLog> ReadAsync(IEventLog log, CancellationToken cancellation)
    {
        var rows = new List<StoredRow>();
        for (LogPage? page = null; page is null || page.Through < page.Head;)
        {
            page = await log.ReadAllAsync(page?.Through, 1000, cancellation);
            rows.AddRange(page.Events.Select(stored => new StoredRow(stored.Position.Value, stored.Stream.Value, stored.Revision, new ExpectedEvent(
                Envelope.Read(stored).CommandId, stored.Id, stored.Type, stored.SchemaVersion, Convert.ToHexStringLower(stored.Data.Span), stored.RecordedAt))));
        }

        return new StoredLog(rows);
    }

    /// <summary>Positions are 1..head without holes, revisions 0.. in every stream, and no event is there twice.</summary>
    public void MustBeSound()
    {
        rows.Select(row => row.Position).Should().Equal(Enumerable.Range(1, rows.Count).Select(position => (long)position), "positions have no holes");
        MustBeInOrder();
    }

    /// <summary>Positions grow, revisions are 0.. in every stream, and no event is there twice.</summary>
    public void MustBeInOrder()
    {
        rows.Select(row => row.Position).Should().BeInAscendingOrder();
        rows.Select(row => row.Event.Id).ToHashSet().Should().HaveCount(rows.Count, "no event is there twice");
        foreach (var stream in rows.GroupBy(row => row.Stream))
            stream.Select((row, index) => row.Revision == index).Should().NotContain(false, "revisions of {0} count from 0 in the log's order", stream.Key);
    }

    /// <summary>Whatever was acknowledged stands where the acknowledgement said.</summary>
    public void MustHold(IEnumerable<AcknowledgedCommand> acknowledged) =>
        acknowledged.Where(told => !(_byPlace.TryGetValue((told.Stream, told.Revision), out var row) && row.Event.Command == told.Command && row.Position == told.Position))
            .Should().BeEmpty("what was acknowledged is stored, with its command, at its revision and position");

    /// <summary>A load that is not finished holds, in every stream, a beginning of what the generator has.</summary>
    public void MustBeABeginningOf(Oracle oracle)
    {
        foreach (var stream in rows.GroupBy(row => row.Stream))
            stream.Select(row => row.Event).Should().Equal(oracle.Streams[stream.Key].Take(stream.Count()), "of {0}", stream.Key);
    }

    public void MustEqual(Oracle oracle) => MustEqual(oracle, oracle.Streams.Keys);

    /// <param name="streams">Those that were loaded: each of them whole, and no other.</param>
    public void MustEqual(Oracle oracle, IEnumerable<string> streams)
    {
        MustBeABeginningOf(oracle);
        rows.GroupBy(row => row.Stream).ToDictionary(stream => stream.Key, stream => stream.Count())
            .Should().BeEquivalentTo(streams.ToDictionary(stream => stream, stream => oracle.Streams[stream].Length));
    }
}
