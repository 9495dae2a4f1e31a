using System.Security.Cryptography;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naas.Application;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Deadlines;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Merging;
using Naas.Application.People;
using Naas.Application.Ports;
using Naas.Application.Rollouts;
using Naas.Application.Time;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.Operations;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.Reference;
using Naas.Projections.Deadlines;
using Naas.Testing;
using Npgsql;

namespace Naas.Projections.Specs.Deadlines;

/// <summary>One process of the service as far as a sweep needs it, on a real database: log, rules, read model, in the program's own role.</summary>
internal sealed class SweepSide : IAsyncDisposable
{
    private static readonly Caller Operations = new(new ActorId("dfe-operations"), Role.DfeOperations, null, null);

    private readonly CancellationTokenSource _stopping = new();
    private readonly ServiceProvider _services;
    private readonly Task _projection;
    private int _commands;

    private SweepSide(string connectionString, Action<IServiceCollection>? configure)
    {
        ConnectionString = connectionString;
        var services = AddTo(new ServiceCollection(), connectionString);
        configure?.Invoke(services);
        _services = services.BuildServiceProvider();
        var runner = _services.GetRequiredService<ReadModels>().Runners.Single(runner => runner.Projection.Name == DeadlinesProjection.Name);
        _projection = Task.Run(() => runner.RunAsync(_stopping.Token));
    }

    public string ConnectionString { get; }

    public DueSweep Sweep => _services.GetRequiredService<DueSweep>();

    public IDeadlines Deadlines => _services.GetRequiredService<IDeadlines>();

    public ISweepRecord Record => _services.GetRequiredService<ISweepRecord>();

    public ServiceState State => _services.GetRequiredService<ServiceState>();

    private IEventLog Log => _services.GetRequiredService<IEventLog>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SweepSide> CreateAsync(PostgresFixture postgres) => On(await NewDatabaseAsync(postgres));

    /// <summary>Another process on the same database.</summary>
    public static SweepSide On(string connectionString, Action<IServiceCollection>? configure = null) => new(connectionString, configure);

    public static Task<string> NewDatabaseAsync(PostgresFixture postgres) => postgres.CreateDatabaseAsync("sweeps", async template =>
    {
        await using var database = NpgsqlDataSource.Create(template);
        _ = await Migrator.MigrateAsync(database, CancellationToken.None);
        await new ReadModelSchema(database).PrepareAsync(CancellationToken.None);
    });

    public static IServiceCollection AddTo(IServiceCollection services, string connectionString)
    {
        var inRole = new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c role=naas_application" }.ConnectionString;
        return services
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new ProjectionSettings { Patience = TimeSpan.FromSeconds(60) })
            .AddSingleton(_ => NpgsqlDataSource.Create(inRole))
            .AddSingleton<IPolicyEditions>(PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies")))
            .AddSingleton<IReferenceData>(ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference")))
            .AddSingleton<IEventLog>(provider => new PostgresEventLog(provider.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System, logger: provider.GetRequiredService<ILogger<PostgresEventLog>>()))
            .AddSingleton<IDocumentStore, NoDocuments>()
            .AddSingleton<IPersonDirectory, Nobody>()
            .AddSingleton<IMergePlans, PostgresMergePlans>()
            .AddSingleton<IRequestHasher, PlainHasher>()
            .AddSingleton<IRefusalRecord, PostgresRefusalRecord>()
            .AddSingleton<ServiceState>()
            .AddSingleton<ISweepRecord, PostgresSweepRecord>()
            .AddNaasApplication()
            .AddReadModels();
    }

    public static string HashOf(ReadOnlySpan<byte> request) => Convert.ToHexString(SHA256.HashData(request));

    /// <summary>Stands the business clock at nine in the morning of a day.</summary>
    public SweepSide Today(string day)
    {
        _services.GetRequiredService<BusinessClock>().StandAt(new DateTimeOffset(Examples.Day(day), new TimeOnly(9, 0), TimeSpan.Zero));
        return this;
    }

    /// <summary>Appends to a journey and waits until the deadlines have seen it.</summary>
    public async Task HappenedAsync(int journey, params JourneyEvent[] events)
    {
        var recordedAt = ReadSide.Beginning;
        var metadata = new EventMetadata(recordedAt, new ActorId("actor"), "employer", "E08000035", new Guid(++_commands, (short)journey, 1, new byte[8]), "hash", "conversation", null, new EditionCode("response-2017"));
        var stream = JourneyStream.NameOf(new JourneyId(Examples.Journey(journey)));
        var revision = (await JourneyStream.LoadAsync(Log, new JourneyId(Examples.Journey(journey)), Cancellation)).Revision;
        var appended = await Log.AppendAsync(
            stream, revision is { } last ? ExpectedRevision.Exact(last) : ExpectedRevision.None,
            [.. events.Select((e, ordinal) => JourneyStream.Write(e, ordinal, metadata))], recordedAt, Cancellation);
        await SeenAsync(appended.Should().BeOfType<AppendResult.Appended>().Subject.Position);
    }

    public async Task SendAsync(params RolloutCommand[] commands)
    {
        foreach (var command in commands)
        {
            var identity = new CommandIdentity(CommandIdentity.CommandIdOf(Operations.Subject, $"{command}", RolloutStream.Name.Value), "hash", "rollout-of-the-tests", null);
            (await _services.GetRequiredService<IMediator>().Send(new RolloutRequest(command, identity, Operations), Cancellation)).Should().BeOfType<CommandAnswer.Recorded<RolloutEvent>>();
        }
    }

    /// <summary>What a journey's stream holds after its first events, in order.</summary>
    public async Task<IReadOnlyList<JourneyEvent>> SinceAsync(int journey, int events) =>
        [.. (await JourneyStream.LoadAsync(Log, new JourneyId(Examples.Journey(journey)), Cancellation)).Entries.Skip(events).Select(entry => entry.Event)];

    public async Task<int> DueAsync() => (int)(await Sweep.DueAsync(1_000, Cancellation)).Page.Sum(journey => journey.Due.Count);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _projection;
        await _services.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task SeenAsync(LogPosition position)
    {
        var question = new DueQuestion(DateOnly.MinValue, [], null, new Dictionary<Domain.Employers.OrganisationCode, Succession>());
        (await Deadlines.DueAsync(question, null, 1, position, Cancellation)).Should().NotBeNull();
    }

    /// <summary>A sweep shows no registration numbers, so it never asks whose one is.</summary>
    private sealed class Nobody : IPersonDirectory
    {
        public Task<Reservation> ReserveAsync(RegistrationNumber number, PersonDetails details, Guid commandId, JourneyId proposed, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Reservation> TakeOverAsync(Reservation.TakenBy seen, RegistrationNumber number, PersonDetails details, Guid commandId, CancellationToken cancellation) => throw new NotSupportedException();

        public Task ConfirmAsync(JourneyId journey, Guid begunBy, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<OpenReservation>> OpenReservationsAsync(DateTimeOffset madeBefore, int maximum, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<JourneyId?> FindAsync(RegistrationNumber number, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<PersonRecord?> ReadAsync(JourneyId journey, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<JourneyId, PersonName>> NamesAsync(IReadOnlyCollection<JourneyId> journeys, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class NoDocuments : IDocumentStore
    {
        public Task<DocumentStorage> StoreAsync(Document document, CancellationToken cancellation) => throw new NotSupportedException("A sweep stores no document.");

        public Task<Document?> ReadAsync(JourneyId journey, DocumentId document, CancellationToken cancellation) => Task.FromResult<Document?>(null);

        public Task<bool> ExistsAsync(JourneyId journey, DocumentId document, CancellationToken cancellation) => Task.FromResult(false);
    }

    private sealed class PlainHasher : IRequestHasher
    {
        public string Hash(ReadOnlySpan<byte> request) => HashOf(request);
    }
}
