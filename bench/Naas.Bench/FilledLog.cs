using System.Buffers.Binary;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Samples;
using Naas.Domain.Equalities;
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
        await FillAsync(database, lives, told, times, cancellation);
        return ((long)told.Length * times, (long)lives.Length * times);
    }

    /// <summary>Fills the log with a country of workers, each of whom has declared equality information.</summary>
    /// <returns>How many events there are, and what a directory would know of the workers.</returns>
    public static async Task<(long Events, IPersonFacts People)> FillCountryAsync(NpgsqlDataSource database, int workers, CancellationToken cancellation)
    {
        var editions = PolicyEditions.Load(Beside("policies"));
        var country = new CountrySample(
            SampleParametersFile.LoadCountry(Beside("samples", "country.json")), SampleParametersFile.Load(Beside("samples", "phase-one.json")), ReferenceData.Load(Beside("reference")), editions, workers);
        var people = new Dictionary<JourneyId, PersonFacts>();
        var (lives, told) = Tell(country.Groups().SelectMany(group => group.Ordinals.AsParallel().AsOrdered().Select(group.Worker)), workers, editions, (life, worker) => people.Add(JourneyOf(0, life), InventedPeople.FactsOf(worker)));
        await FillAsync(database, lives, told, times: 1, cancellation);
        return (told.Length, new InventedPeople(people));
    }

    /// <summary>Fills the log with the first part of the lives, and leaves the rest of them to be appended.</summary>
    /// <param name="share">How much of the events the log is to hold, from 0 to 1.</param>
    /// <returns>How many events stand in the log, and what follows, in its order.</returns>
    public static async Task<(long Events, IReadOnlyList<LifeGoesOn> Coming)> FillPartlyAsync(NpgsqlDataSource database, int events, double share, CancellationToken cancellation)
    {
        var (lives, told) = Tell();
        var times = (events + told.Length - 1) / told.Length;
        var cut = (int)(told.Length * share);
        // Between two steps, because a step is one append.
        while (cut > 0 && cut < told.Length && told[cut].IsStepOf(told[cut - 1]))
            cut++;

        var reached = new int[lives.Length];
        foreach (var one in told.AsSpan(0, cut))
            reached[one.Life]++;
        await FillAsync(database, reached, told[..cut], times, cancellation);
        return ((long)cut * times, Rest(told, cut, times));
    }

    /// <summary>Every step of the lives in its order, for whoever appends them elsewhere.</summary>
    public static IReadOnlyList<LifeGoesOn> Steps() => Rest(Tell().Events, cut: 0, times: 1);

    private static async Task FillAsync(NpgsqlDataSource database, int[] lives, Told[] told, int times, CancellationToken cancellation)
    {
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
    }

    private static List<LifeGoesOn> Rest(Told[] told, int cut, int times)
    {
        var names = JourneyEventCatalogue.All.Select(row => row.Name).Distinct().Order(StringComparer.Ordinal).ToArray();
        var rest = new List<LifeGoesOn>();
        long number = (long)cut * times;
        for (int first = cut, next; first < told.Length; first = next)
        {
            for (next = first + 1; next < told.Length && told[next].IsStepOf(told[next - 1]);)
                next++;
            for (var time = 0; time < times; time++)
            {
                var events = told[first..next].Select(one => new NewEvent(IdOf(++number), names[one.Type - 1], one.SchemaVersion, one.Body, one.Metadata)).ToArray();
                rest.Add(new LifeGoesOn(JourneyOf(time, told[first].Life), told[first].Revision, events, told[first].At));
            }
        }

        return rest;
    }

    private static (int[] Lives, Told[] Events) Tell()
    {
        var editions = PolicyEditions.Load(Beside("policies"));
        var sample = new PhaseOneSample(SampleParametersFile.Load(Beside("samples", "phase-one.json")), ReferenceData.Load(Beside("reference")), editions);
        return Tell(sample.Workers(), sample.Count, editions, declaring: null);
    }

    /// <summary>Every event of the workers' lives in the order of the instants, and how many each life has.</summary>
    /// <param name="declaring">Told of each life and its worker; where there is one, whoever is registered declares equality information at once.</param>
    private static (int[] Lives, Told[] Events) Tell(IEnumerable<SampleWorker> workers, int count, PolicyEditions editions, Action<int, SampleWorker>? declaring)
    {
        var types = JourneyEventCatalogue.All.Select(row => row.Name).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(row => row.Item, row => row.Index + 1);
        var lives = new int[count];
        var told = new List<Told>();
        foreach (var (life, worker) in workers.Index())
        {
            declaring?.Invoke(life, worker);
            foreach (var step in worker.Steps)
            {
                var command = CommandIdentity.Version5(Space, $"{worker.Ordinal}/{step.Number}");
                var metadata = Envelope(step, command, editions.InForceOn(step.Command.On).Edition);
                foreach (var happened in declaring is not null && lives[life] == 0 ? [.. step.Events, new JourneyEvent.EqualityInformationDeclared(InventedPeople.Version, step.Command.On)] : step.Events)
                {
                    var type = JourneyEventCatalogue.TypeOf(happened);
                    told.Add(new Told(life, lives[life]++, step.At, types[type.Name], type.SchemaVersion, JourneyEventCatalogue.Serialise(happened), metadata));
                }
            }
        }

        return (lives, [.. told.OrderBy(one => one.At).ThenBy(one => one.Life).ThenBy(one => one.Revision)]);
    }

    private static string Beside(params string[] path) => Path.Combine([AppContext.BaseDirectory, .. path]);

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
                // One that has not begun has no stream.
                if (lives[life] == 0)
                    continue;
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(StreamOf(time, life, lives.Length), NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(JourneyStream.NameOf(JourneyOf(time, life)).Value, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync((long)lives[life] - 1, NpgsqlDbType.Bigint, cancellation);
            }
        }

        _ = await copy.CompleteAsync(cancellation);
    }

    private static async Task EventsAsync(NpgsqlConnection connection, Told[] told, int lives, int times, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(SqlText.Of(typeof(FilledLog), "copy-events"), cancellation);
        copy.Timeout = TimeSpan.FromHours(1);
        long position = 0;
        foreach (var one in told)
        {
            for (var time = 0; time < times; time++)
            {
                position++;
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(position, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(StreamOf(time, one.Life, lives), NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(one.Revision, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(IdOf(position), NpgsqlDbType.Uuid, cancellation);
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

    private static JourneyId JourneyOf(int time, int life) => new(CommandIdentity.Version5(Space, $"{time}:{life}"));

    private static Guid IdOf(long number)
    {
        Span<byte> id = stackalloc byte[16];
        id.Clear();
        BinaryPrimitives.WriteInt64BigEndian(id[8..], number);
        return new Guid(id, bigEndian: true);
    }

    private sealed record Told(int Life, long Revision, DateTimeOffset At, int Type, int SchemaVersion, byte[] Body, byte[] Metadata)
    {
        /// <summary>Whether it was recorded together with the one before.</summary>
        public bool IsStepOf(Told before) => before.Life == Life && before.At == At;
    }
}

/// <summary>A step of a life that is still to be appended.</summary>
/// <param name="Revision">Of its first event.</param>
internal sealed record LifeGoesOn(JourneyId Journey, long Revision, IReadOnlyList<NewEvent> Events, DateTimeOffset At);
