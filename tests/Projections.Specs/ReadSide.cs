using Microsoft.Extensions.Logging.Abstractions;
using Naas.Analysis.Publishing;
using Naas.Application.Access;
using Naas.Application.Deadlines;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Rollouts;
using Naas.Application.Time;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.EventLog.InMemory;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Infrastructure.Reference;
using Naas.Infrastructure.Releases;
using Naas.Testing;
using Npgsql;
using Dashboard = Naas.Application.Queries.EmployerDashboard;
using History = Naas.Application.Queries.Timeline;
using Step = Naas.Infrastructure.ReadModels.Step;
using Summary = Naas.Application.Queries.WorkerSummary;

namespace Naas.Projections.Specs;

/// <summary>The read side of one test: a database of its own, a log in memory, and the pieces between them.</summary>
internal sealed class ReadSide : IAsyncDisposable
{
    public static readonly DateTimeOffset Beginning = new(2018, 1, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ReferenceData Reference = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference"));
    public static readonly PolicyEditions Editions = PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies"));
    public static readonly Places Places = Areas.Load(Path.Combine(AppContext.BaseDirectory, "reference"));
    private static readonly Caller Auditor = new(new ActorId("auditor"), Role.Auditor, null, null);
    private readonly Dictionary<Guid, long> _revisions = [];
    private readonly string _connectionString;
    private int _commands;
    private long _rolloutEvents;

    private ReadSide(string connectionString, ProjectionSettings settings, bool logInPostgres, IPersonFacts? people)
    {
        People = people;
        _connectionString = connectionString;
        Database = NpgsqlDataSource.Create(connectionString);
        Log = logInPostgres ? new PostgresEventLog(Database, TimeProvider.System) : new InMemoryEventLog();
        Settings = settings;
        Schema = new ReadModelSchema(Database);
        Operations = new ReadModels(Database, Log, Schema, Progress, TimeProvider.System, settings, NullLoggerFactory.Instance, people);
        Past = new PastFiguresBook(Database, Log, settings);
        Reader = new ReadModelReader(Database, Log, Progress, Past, TimeProvider.System, settings, people);
    }

    public NpgsqlDataSource Database { get; }

    /// <summary>What the directory of the test knows; null where nobody is known.</summary>
    public IPersonFacts? People { get; }

    public ProjectionSettings Settings { get; }

    public IEventLog Log { get; }

    public ProjectionProgress Progress { get; } = new();

    public ReadModelSchema Schema { get; }

    public ReadModels Operations { get; }

    public PastFiguresBook Past { get; }

    public ReadModelReader Reader { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="options">More words of the connection string.</param>
    public static async Task<ReadSide> CreateAsync(PostgresFixture postgres, ProjectionSettings? settings = null, bool logInPostgres = false, string? options = null, IPersonFacts? people = null)
    {
        var connectionString = await postgres.CreateDatabaseAsync("read_models", async template =>
        {
            await using var database = NpgsqlDataSource.Create(template);
            _ = await Migrator.MigrateAsync(database, CancellationToken.None);
            await new ReadModelSchema(database).PrepareAsync(CancellationToken.None);
        });
        // The machine may be slow; what a test waits for comes, or the test is wrong.
        return new ReadSide(options is null ? connectionString : $"{connectionString};{options}", settings ?? new ProjectionSettings { Patience = TimeSpan.FromSeconds(60) }, logInPostgres, people);
    }

    public Task<LogPosition> AppendAsync(int journey, params JourneyEvent[] events) => AppendAsync(journey, "actor", events);

    public async Task<LogPosition> AppendAsync(int journey, string actor, params JourneyEvent[] events)
    {
        var command = ++_commands;
        var recordedAt = Beginning.AddMinutes(command);
        var metadata = new EventMetadata(recordedAt, new ActorId(actor), "employer", "E08000035", new Guid(command, 1, 1, new byte[8]), "hash", "conversation", null, new EditionCode("response-2017"));
        return await AppendAsync(journey, [.. events.Select((e, ordinal) => JourneyStream.Write(e, ordinal, metadata))], recordedAt);
    }

    /// <summary>Appends to the rollout, which is no journey; the revision follows from how often this was called.</summary>
    public async Task<LogPosition> AppendToRolloutAsync(RolloutEvent happened)
    {
        var command = ++_commands;
        var recordedAt = Beginning.AddMinutes(command);
        var metadata = new EventMetadata(recordedAt, new ActorId("operations"), "dfe-operations", null, new Guid(command, 3, 3, new byte[8]), "hash", "conversation", null, new EditionCode("response-2017"));
        var expected = _rolloutEvents == 0 ? ExpectedRevision.None : ExpectedRevision.Exact(_rolloutEvents - 1);
        _rolloutEvents++;
        return await Log.AppendAsync(RolloutStream.Name, expected, [RolloutStream.Kind.Write(happened, 0, metadata)], recordedAt, Cancellation) is AppendResult.Appended done
            ? done.Position
            : throw new InvalidOperationException("The rollout was not appended to.");
    }

    /// <summary>An event of a name that this program does not know.</summary>
    public Task<LogPosition> AppendUnknownAsync(int journey)
    {
        var command = ++_commands;
        return AppendAsync(journey, [new NewEvent(new Guid(command, 2, 2, new byte[8]), "from-the-future", 1, "{}"u8.ToArray(), "{}"u8.ToArray())], Beginning.AddMinutes(command));
    }

    public ProjectionRunner Runner(Projection projection) => new(
        projection, Database, Log, Schema, new ProjectionRebuild(Database, Log, TimeProvider.System, Settings, NullLogger.Instance, interrupt: null, People), Progress, TimeProvider.System, Settings, NullLogger.Instance, interrupt: null, People);

    public PageWriter Writer(Projection projection, Func<Step, Task>? interrupt = null) =>
        interrupt is null ? new PageWriter(Database, projection, Settings, People) : new PageWriter(Database, projection, Settings, People) { Interrupt = interrupt };

    public async Task<Lease?> TakeAsync(Projection projection, string owner = "test")
    {
        await using var connection = await Database.OpenConnectionAsync(Cancellation);
        var leases = await connection.ListAsync("take-lease", row => Lease.Read(projection.Name, row), Cancellation, ("name", projection.Name), ("owner", owner), ("lease", Settings.Lease));
        return leases.Count == 0 ? null : leases[0];
    }

    /// <summary>Brings a projection to the end of the log in pages of a size.</summary>
    public async Task CatchUpAsync(Projection projection, int pageSize = 100)
    {
        var lease = await TakeAsync(projection) ?? throw new InvalidOperationException("Somebody else leads.");
        var writer = Writer(projection);
        while (true)
        {
            var page = await Log.ReadAllAsync(lease.Checkpoint.Position, pageSize, Cancellation);
            if (page.Events.Count == 0)
                return;
            lease = await writer.WriteAsync(lease, page.Events, page.Through, Cancellation) ?? throw new InvalidOperationException("The lease is gone.");
        }
    }

    public async Task CatchUpAsync(int pageSize = 100)
    {
        foreach (var projection in JourneyProjections.All)
            await CatchUpAsync(projection, pageSize);
    }

    public async Task<RebuildReport> RebuildAsync(Projection projection, bool dryRun) =>
        (await Operations.RebuildAsync([projection.Name], dryRun, progress: null, Cancellation))[0];

    /// <summary>Rows and checksum of every table, of the generation that readers see.</summary>
    public async Task<string> ChecksumsAsync(Projection projection) => await ChecksumsAsync(projection, await ScalarAsync<int>("active-generation", ("name", projection.Name)));

    public async Task<string> ChecksumsAsync(Projection projection, int generation)
    {
        await using var connection = await Database.OpenConnectionAsync(Cancellation);
        var checksums = new List<string>();
        foreach (var table in projection.Stored)
        {
            await using var command = connection.Command((await TableShape.OfAsync(connection, table, Cancellation)).Checksum, ("generation", generation));
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            _ = await reader.ReadAsync(Cancellation);
            checksums.Add($"{table.Name} {reader.GetInt64(0)} {reader.GetString(1)}");
        }

        return string.Join('\n', checksums);
    }

    public async Task<string> ChecksumsAsync()
    {
        var checksums = new List<string>();
        foreach (var projection in JourneyProjections.All)
            checksums.Add(await ChecksumsAsync(projection));
        return string.Join('\n', checksums);
    }

    public async Task<T> ScalarAsync<T>(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await Database.OpenConnectionAsync(Cancellation);
        await using var command = connection.Command(SqlText.Of(typeof(ReadSide), sql), parameters);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    public async Task<List<string>> TextsAsync(string sql)
    {
        await using var command = Database.CreateCommand(SqlText.Of(typeof(ReadSide), sql));
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var texts = new List<string>();
        while (await reader.ReadAsync(Cancellation))
            texts.Add(reader.GetString(0));
        return texts;
    }

    public async Task ExecuteAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await Database.OpenConnectionAsync(Cancellation);
        await using var command = connection.Command(SqlText.Of(typeof(ReadSide), sql), parameters);
        _ = await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Makes a recorded event another one where it stands, which nobody may do; the log has to be the one in PostgreSQL.</summary>
    public async Task ChangeAsync(StoredEvent to)
    {
        await using var connection = await Database.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var lift = connection.Command(SqlText.Of(typeof(ReadSide), "lift-finality"));
        _ = await lift.ExecuteNonQueryAsync(Cancellation);
        await using var change = connection.Command(
            SqlText.Of(typeof(ReadSide), "change-an-event"),
            ("stream", to.Stream.Value),
            ("revision", to.Revision),
            ("data", to.Data.ToArray()),
            ("meta", to.Metadata.ToArray()),
            ("schema_version", to.SchemaVersion),
            ("type", to.Type));
        (await change.ExecuteNonQueryAsync(Cancellation)).Should().Be(1);
        await using var restore = connection.Command(SqlText.Of(typeof(ReadSide), "restore-finality"));
        _ = await restore.ExecuteNonQueryAsync(Cancellation);
        await transaction.CommitAsync(Cancellation);
    }

    /// <summary>Rows and a sum over them, table by table, of every journey but some, in the generation that readers see.</summary>
    public async Task<string> RowsOfOthersAsync(Projection projection, Guid[] journeys)
    {
        var generation = await ScalarAsync<int>("active-generation", ("name", projection.Name));
        await using var connection = await Database.OpenConnectionAsync(Cancellation);
        var rows = new List<string>();
        foreach (var table in projection.Tables)
        {
            await using var command = connection.Command(
                SqlText.Of(typeof(ReadSide), "rows-of-others").Replace("{table}", table.Name, StringComparison.Ordinal), ("generation", generation), ("journeys", journeys));
            rows.Add($"{table.Name} {await command.ExecuteScalarAsync(Cancellation)}");
        }

        return string.Join('\n', rows);
    }

    /// <summary>
    /// Ends every connection to the database, and waits until they have ended. It asks by a connection that no pool
    /// knows: one from the pool may be one that was ended the last time.
    /// </summary>
    public Task ThrowEverybodyOutAsync() => ExecuteApartAsync("terminate-others");

    /// <summary>By a connection that no pool knows.</summary>
    public async Task ExecuteApartAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.Command(SqlText.Of(typeof(ReadSide), sql));
        _ = await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Connections of somebody else, known to the server by a name.</summary>
    public NpgsqlDataSource Apart(string name) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_connectionString) { ApplicationName = name }.ConnectionString);

    public Task<QueryAnswer<Summary>> SummaryAsync(int journey, LogPosition? minimum = null, Caller? caller = null) =>
        new GetWorkerSummaryHandler(Reader, Log).Handle(new GetWorkerSummary(new JourneyId(Examples.Journey(journey))) { Caller = caller ?? Auditor, MinPosition = minimum }, Cancellation);

    public static Caller Worker(int journey) => new(new ActorId("worker"), Role.Worker, null, new JourneyId(Examples.Journey(journey)));

    public static Caller Employer(OrganisationCode organisation) => new(new ActorId("manager"), Role.Employer, organisation, null);

    public Task<IReadOnlyList<QuestionedAccreditation>> InQuestionAsync() => new DeadlineReader(Reader).InQuestionAsync(10, Cancellation);

    public Task<QueryAnswer<History>> TimelineAsync(int journey, LogPosition? minimum = null, long? after = null, int maximum = 500, ReadModelReader? reader = null) =>
        new GetTimelineHandler(reader ?? Reader, Log).Handle(new GetTimeline(new JourneyId(Examples.Journey(journey)), after, maximum) { Caller = Auditor, MinPosition = minimum }, Cancellation);

    public async Task<Dashboard> DashboardAsync(OrganisationCode organisation, string asOf, IPolicyEditions? editions = null, Caller? caller = null) =>
        Value(await new GetEmployerDashboardHandler(Reader, new StandingDay("2018-09-30"), Log, new LoggedRollout(Log), Reference, editions ?? Editions, new ReleaseStore(Database), Places).Handle(new GetEmployerDashboard(organisation, Examples.Day(asOf)) { Caller = caller ?? Auditor }, Cancellation));

    /// <summary>The question in full, with an answer that may be that it has to be worked out first.</summary>
    public Task<QueryAnswer<Dashboard>> AskDashboardAsync(OrganisationCode organisation, string? asOf, KnownUpTo? known, ReadModelReader? reader = null, Caller? caller = null) =>
        new GetEmployerDashboardHandler(reader ?? Reader, new StandingDay("2018-09-30"), Log, new LoggedRollout(Log), Reference, Editions, new ReleaseStore(Database), Places).Handle(
            new GetEmployerDashboard(organisation, asOf is null ? null : Examples.Day(asOf)) { Caller = caller ?? Auditor, AsKnown = known }, Cancellation);

    public Task<QueryAnswer<EmployerWorkers>> AskWorkersAsync(OrganisationCode organisation, string? asOf, KnownUpTo? known) =>
        new ListEmployerWorkersHandler(Reader, new StandingDay("2018-09-30")).Handle(
            new ListEmployerWorkers(organisation, asOf is null ? null : Examples.Day(asOf), After: null, 100) { Caller = Auditor, AsKnown = known }, Cancellation);

    public Task<QueryAnswer<EndorsedWorkers>> AskEndorsedAsync(OrganisationCode organisation, KnownUpTo? known) =>
        new ListEndorsedHandler(Reader, new StandingDay("2018-09-30")).Handle(new ListEndorsed(organisation, null) { Caller = Auditor, AsKnown = known }, Cancellation);

    public async Task<EmployerWorkers> WorkersAsync(OrganisationCode organisation, string? asOf, Guid? after = null, int maximum = 100) =>
        Value(await new ListEmployerWorkersHandler(Reader, new StandingDay("2018-09-30")).Handle(
            new ListEmployerWorkers(organisation, asOf is null ? null : Examples.Day(asOf), after, maximum) { Caller = Auditor }, Cancellation));

    public async Task<EndorsedWorkers> EndorsedAsync(OrganisationCode organisation, int? capacity, Caller? caller = null) =>
        Value(await new ListEndorsedHandler(Reader, new StandingDay("2018-09-30")).Handle(new ListEndorsed(organisation, capacity) { Caller = caller ?? Auditor }, Cancellation));

    public Task<QueryAnswer<Naas.Application.Queries.Standings>> StandingsAsync(OrganisationCode? organisation = null, KnownUpTo? known = null) =>
        new GetStandingsHandler(Reader).Handle(new GetStandings(organisation) { Caller = Auditor, AsKnown = known }, Cancellation);

    public static T Value<T>(QueryAnswer<T> answer)
        where T : class => answer.Should().BeOfType<QueryAnswer<T>.Found>().Subject.Value;

    public async ValueTask DisposeAsync()
    {
        if (Log is IAsyncDisposable log)
            await log.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task<LogPosition> AppendAsync(int journey, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt)
    {
        var id = Examples.Journey(journey);
        var expected = _revisions.TryGetValue(id, out var revision) ? ExpectedRevision.Exact(revision) : ExpectedRevision.None;
        var appended = await Log.AppendAsync(JourneyStream.NameOf(new JourneyId(id)), expected, events, recordedAt, Cancellation);
        var done = appended.Should().BeOfType<AppendResult.Appended>().Subject;
        _revisions[id] = done.Revision;
        return done.Position;
    }

    internal sealed class StandingDay(string day) : IBusinessDay
    {
        public DateOnly Today => Examples.Day(day);
    }
}
