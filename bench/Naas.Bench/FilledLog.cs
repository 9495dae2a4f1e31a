using System.Buffers.Binary;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.Samples;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Reference;
using Naas.Infrastructure.Samples;
using Naas.Projections;
using Npgsql;
using NpgsqlTypes;

namespace Naas.Bench;

/// <summary>Fills an empty log with the lives of the Phase One sample, each lived again under other ids until there are enough events.</summary>
/// <remarks>In the order of their instants, as a log fills: what happened on one journey lies far apart.</remarks>
internal static class FilledLog
{
    private static readonly Guid Space = new("6f1a2b52-90d4-4a8e-9b54-0c6f2a7e1d55");

    /// <returns>How many events there are: whole lives, so a few more than were asked for.</returns>
    public static async Task<(long Events, long Streams)> FillAsync(NpgsqlDataSource database, int events, CancellationToken cancellation)
    {
        var (lives, told) = Tell();
        var times = (events + told.Length - 1) / told.Length;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await TypesAsync(connection, cancellation);
        await StreamsAsync(connection, lives, times, cancellation);
        await EventsAsync(connection, told, lives.Length, times, cancellation);
        await using (var advance = new NpgsqlCommand(SqlText.Of(typeof(FilledLog), "advance-head"), connection))
        {
            _ = advance.Parameters.AddWithValue("position", (long)told.Length * times);
            _ = await advance.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return ((long)told.Length * times, (long)lives.Length * times);
    }

    /// <summary>Every event of the sample in the order of the instants, and how many each life has.</summary>
    private static (int[] Lives, Told[] Events) Tell()
    {
        string Beside(params string[] path) => Path.Combine([AppContext.BaseDirectory, .. path]);
        var editions = PolicyEditions.Load(Beside("policies"));
        var sample = new PhaseOneSample(SampleParametersFile.Load(Beside("samples", "phase-one.json")), ReferenceData.Load(Beside("reference")), editions);
        var types = JourneyEventCatalogue.All.Select(row => row.Name).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(row => row.Item, row => row.Index + 1);
        var lives = new int[sample.Count];
        var told = new List<Told>();
        foreach (var worker in sample.Workers())
        {
            foreach (var step in worker.Steps)
            {
                var command = CommandIdentity.Version5(Space, $"{worker.Ordinal}/{step.Number}");
                var metadata = Envelope(step, command, editions.InForceOn(step.Command.On).Edition);
                foreach (var happened in step.Events)
                {
                    var type = JourneyEventCatalogue.TypeOf(happened);
                    told.Add(new Told(worker.Ordinal, lives[worker.Ordinal]++, step.At, types[type.Name], type.SchemaVersion, JourneyEventCatalogue.Serialise(happened), metadata));
                }
            }
        }

        return (lives, [.. told.OrderBy(one => one.At).ThenBy(one => one.Life).ThenBy(one => one.Revision)]);
    }

    private static byte[] Envelope(SampleStep step, Guid command, EditionCode edition) => Application.Commands.Envelope.Write(new EventMetadata(
        step.At, step.Caller.Subject, RoleNames.Of(step.Caller.Role), step.Caller.Organisation?.Value, command, Convert.ToHexStringLower(command.ToByteArray()) + Convert.ToHexStringLower(command.ToByteArray()), "phase-one-sample", null, edition));

    private static async Task TypesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(SqlText.Of(typeof(FilledLog), "copy-types"), cancellation);
        foreach (var (index, name) in JourneyEventCatalogue.All.Select(row => row.Name).Distinct().Order(StringComparer.Ordinal).Index())
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(index + 1, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(name, NpgsqlDbType.Text, cancellation);
        }

        _ = await copy.CompleteAsync(cancellation);
    }

    private static async Task StreamsAsync(NpgsqlConnection connection, int[] lives, int times, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(SqlText.Of(typeof(FilledLog), "copy-streams"), cancellation);
        for (var time = 0; time < times; time++)
        {
            for (var life = 0; life < lives.Length; life++)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(StreamOf(time, life, lives.Length), NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(JourneyStream.NameOf(new JourneyId(CommandIdentity.Version5(Space, $"{time}:{life}"))).Value, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync((long)lives[life] - 1, NpgsqlDbType.Bigint, cancellation);
            }
        }

        _ = await copy.CompleteAsync(cancellation);
    }

    private static async Task EventsAsync(NpgsqlConnection connection, Told[] told, int lives, int times, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(SqlText.Of(typeof(FilledLog), "copy-events"), cancellation);
        copy.Timeout = TimeSpan.FromHours(1);
        var id = new byte[16];
        long position = 0;
        foreach (var one in told)
        {
            for (var time = 0; time < times; time++)
            {
                BinaryPrimitives.WriteInt64BigEndian(id.AsSpan(8), ++position);
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(position, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(StreamOf(time, one.Life, lives), NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(one.Revision, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(new Guid(id, bigEndian: true), NpgsqlDbType.Uuid, cancellation);
                await copy.WriteAsync(one.Type, NpgsqlDbType.Integer, cancellation);
                await copy.WriteAsync(one.SchemaVersion, NpgsqlDbType.Integer, cancellation);
                await copy.WriteAsync(one.Body, NpgsqlDbType.Bytea, cancellation);
                await copy.WriteAsync(one.Metadata, NpgsqlDbType.Bytea, cancellation);
                await copy.WriteAsync(one.At.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
            }
        }

        _ = await copy.CompleteAsync(cancellation);
    }

    private static long StreamOf(int time, int life, int lives) => 1L + (long)time * lives + life;

    private sealed record Told(int Life, long Revision, DateTimeOffset At, int Type, int SchemaVersion, byte[] Body, byte[] Metadata);
}
