using Naas.Application.EventLog;
using Naas.Projections;
using Npgsql;
using NpgsqlTypes;

namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>One connection with the prepared append; its lists are filled anew for every batch.</summary>
internal sealed class AppendSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;

    private readonly List<string> _streams = [];
    private readonly List<long> _firstRevisions = [];
    private readonly List<int> _counts = [];
    private readonly List<DateTime> _recordedAts = [];
    private readonly List<string> _types = [];
    private readonly List<int> _requests = [];
    private readonly List<int> _ordinals = [];
    private readonly List<Guid> _ids = [];
    private readonly List<int> _eventTypes = [];
    private readonly List<int> _schemaVersions = [];
    private readonly List<ReadOnlyMemory<byte>> _bodies = [];
    private readonly List<ReadOnlyMemory<byte>> _envelopes = [];

    private readonly Dictionary<string, int> _typePlaces = new(StringComparer.Ordinal);

    private AppendSession(NpgsqlConnection connection, TimeSpan timeout)
    {
        _connection = connection;
        _command = new NpgsqlCommand(SqlText.Of(typeof(AppendSession), "append"), connection)
        {
            CommandTimeout = Math.Max(1, (int)timeout.TotalSeconds)
        };
        Add(_streams, NpgsqlDbType.Text);
        Add(_firstRevisions, NpgsqlDbType.Bigint);
        Add(_counts, NpgsqlDbType.Integer);
        Add(_recordedAts, NpgsqlDbType.TimestampTz);
        Add(_types, NpgsqlDbType.Text);
        Add(_requests, NpgsqlDbType.Integer);
        Add(_ordinals, NpgsqlDbType.Integer);
        Add(_ids, NpgsqlDbType.Uuid);
        Add(_eventTypes, NpgsqlDbType.Integer);
        Add(_schemaVersions, NpgsqlDbType.Integer);
        Add(_bodies, NpgsqlDbType.Bytea);
        Add(_envelopes, NpgsqlDbType.Bytea);
    }

    public static async Task<AppendSession> OpenAsync(NpgsqlDataSource database, TimeSpan timeout, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        var session = new AppendSession(connection, timeout);
        try
        {
            await session._command.PrepareAsync(cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the batch as one transaction; when this returns it is committed.</summary>
    /// <param name="batch">In the order of the streams' names, no stream twice.</param>
    public async Task<Verdicts> AppendAsync(ReadOnlyMemory<AppendRequest> batch)
    {
        Fill(batch.Span);
        try
        {
            await using var reader = await _command.ExecuteReaderAsync(CancellationToken.None);
            if (!await reader.ReadAsync(CancellationToken.None))
                throw new InvalidOperationException("The append gave no answer.");
            var verdicts = new Verdicts(
                reader.GetFieldValue<short[]>(0),
                reader.GetFieldValue<long[]>(1),
                reader.GetFieldValue<long[]>(2),
                reader.GetGuid(3));

            // The row is sent before the transaction commits; only the end of the whole exchange says that it did.
            while (await reader.ReadAsync(CancellationToken.None) || await reader.NextResultAsync(CancellationToken.None))
            {
            }

            return verdicts;
        }
        finally
        {
            // The bodies are not to be kept alive until the next batch comes.
            _bodies.Clear();
            _envelopes.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Add<T>(List<T> values, NpgsqlDbType type) =>
        _ = _command.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });

    private void Fill(ReadOnlySpan<AppendRequest> batch)
    {
        _streams.Clear();
        _firstRevisions.Clear();
        _counts.Clear();
        _recordedAts.Clear();
        _types.Clear();
        _typePlaces.Clear();
        _requests.Clear();
        _ordinals.Clear();
        _ids.Clear();
        _eventTypes.Clear();
        _schemaVersions.Clear();
        _bodies.Clear();
        _envelopes.Clear();

        // Sorted first, because an event names its type by the place it has among them.
        foreach (var request in batch)
        {
            foreach (var @event in request.Events)
                _ = _typePlaces.TryAdd(@event.Type, 0);
        }

        _types.AddRange(_typePlaces.Keys);
        _types.Sort(StringComparer.Ordinal);
        for (var place = 1; place <= _types.Count; place++)
            _typePlaces[_types[place - 1]] = place;

        foreach (var request in batch)
        {
            _streams.Add(request.Stream.Value);
            _firstRevisions.Add(request.FirstRevision);
            _counts.Add(request.Events.Length);
            _recordedAts.Add(request.RecordedAt.UtcDateTime);
            for (var ordinal = 0; ordinal < request.Events.Length; ordinal++)
            {
                var @event = request.Events[ordinal];
                _requests.Add(_streams.Count);
                _ordinals.Add(ordinal);
                _ids.Add(@event.Id);
                _eventTypes.Add(_typePlaces[@event.Type]);
                _schemaVersions.Add(@event.SchemaVersion);
                _bodies.Add(@event.Data);
                _envelopes.Add(@event.Metadata);
            }
        }
    }

    /// <summary>What became of each request, in the batch's order.</summary>
    internal readonly record struct Verdicts(short[] Verdict, long[] Revision, long[] Position, Guid Epoch)
    {
        private const short Recorded = 0;
        private const short AlreadyThere = 1;

        public AppendResult Of(int request) => Verdict[request] switch
        {
            Recorded or AlreadyThere => new AppendResult.Appended(
                Revision[request],
                new LogPosition(Epoch, Position[request]),
                Verdict[request] == AlreadyThere),
            _ => new AppendResult.WrongExpectedRevision(Revision[request] < 0 ? null : Revision[request])
        };

        /// <summary>The last position that this batch recorded, or null when it recorded nothing.</summary>
        public LogPosition? Last()
        {
            var last = 0L;
            for (var i = 0; i < Verdict.Length; i++)
                last = Verdict[i] == Recorded ? Math.Max(last, Position[i]) : last;
            return last == 0 ? null : new LogPosition(Epoch, last);
        }
    }
}
