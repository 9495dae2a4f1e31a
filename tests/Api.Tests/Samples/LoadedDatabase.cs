using Microsoft.Extensions.DependencyInjection;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Api.Samples;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Ports;
using Naas.Application.Samples;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.EventLog.Postgres;
using Naas.Infrastructure.People;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.Samples;
using Naas.Projections;
using Naas.Testing;
using Npgsql;

namespace Naas.Api.Tests.Samples;

/// <summary>A database of its own with the services of a verb around it, and what can be seen in it.</summary>
internal sealed class LoadedDatabase(ServiceProvider services) : IAsyncDisposable
{
    public IServiceProvider Services => services;

    public NpgsqlDataSource Database => services.GetRequiredService<NpgsqlDataSource>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="keys">Two databases under the same keys can be compared.</param>
    public static async Task<LoadedDatabase> CreateAsync(PostgresFixture postgres, TemporaryFolder folder, DirectoryKeys? keys = null, string? eventLog = null)
    {
        var connection = await postgres.CreateDatabaseAsync("loaded", async template => _ = await DataFolder.MigrateAsync(template, CancellationToken.None));
        var settings = new NaasSettings(connection, Url: null, folder.File("data"), Development: true) { EventStore = NaasSettings.EventStoreOf(eventLog) };
        return new LoadedDatabase(new ServiceCollection().AddLogging().AddNaas(settings, keys ?? new DataFolder(settings.DataFolder).Keys()).BuildServiceProvider());
    }

    public CountrySample Sample(int workers, ulong? seed = null) => new(
        SampleParametersFile.LoadCountry(Path.Combine(AppContext.BaseDirectory, "samples", "country.json")),
        SampleParametersFile.Load(Path.Combine(AppContext.BaseDirectory, "samples", "phase-one.json")),
        services.GetRequiredService<IReferenceData>(), services.GetRequiredService<IPolicyEditions>(), workers, seed);

    public BulkSampleLoad Load(int chunk) => new(
        new PostgresBulkAppend(Database, TimeProvider.System), new PostgresBulkPeople(Database, services.GetRequiredService<DirectoryKeys>(), TimeProvider.System), services.GetRequiredService<IRequestHasher>())
    {
        ChunkEvents = chunk,
    };

    public async Task<IReadOnlyList<string>> RowsAsync(string file)
    {
        await using var command = Database.CreateCommand(SqlText.Of(typeof(LoadedDatabase), file));
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancellation))
            rows.Add(reader.GetString(0));
        return rows;
    }

    public async Task<long> CountAsync(string file)
    {
        await using var command = Database.CreateCommand(SqlText.Of(typeof(LoadedDatabase), file));
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>What stands in the directory for each worker, opened.</summary>
    public async Task<IReadOnlyList<string>> PeopleAsync(IEnumerable<JourneyId> journeys)
    {
        var people = new List<string>();
        foreach (var journey in journeys)
        {
            var record = await services.GetRequiredService<IPersonDirectory>().ReadAsync(journey, Cancellation);
            people.Add($"{journey} {record?.Number.Reveal()} {record?.Name.Given} {record?.Name.Family} {record?.DateOfBirth:O}");
        }

        return people;
    }

    /// <summary>What each worker declared first, opened; null of those who did not.</summary>
    public async Task<IReadOnlyList<EqualityAnswers?>> AnswersAsync(IEnumerable<JourneyId> journeys)
    {
        var answers = new List<EqualityAnswers?>();
        foreach (var journey in journeys)
            answers.Add(await services.GetRequiredService<IEqualityInformation>().ReadAsync(journey, version: 1, Cancellation));
        return answers;
    }

    public async Task<IReadOnlyList<string>> WordsAsync(IEnumerable<(JourneyId Journey, DocumentId Document)> documents)
    {
        var words = new List<string>();
        foreach (var (journey, document) in documents)
            words.Add((await services.GetRequiredService<IDocumentStore>().ReadAsync(journey, document, Cancellation))!.Text.Reveal());
        return words;
    }

    /// <summary>Every table of every read model, as a checksum, once they have seen the whole log.</summary>
    public async Task<IReadOnlyList<string>> ReadModelsAsync()
    {
        await Country.CatchUpAsync(services, TimeProvider.System, Cancellation);
        var health = await services.GetRequiredService<ReadModels>().HealthAsync(DateTimeOffset.UnixEpoch, Cancellation);
        var tables = new List<string>();
        foreach (var projection in JourneyProjections.All)
        {
            foreach (var table in projection.Stored)
            {
                await using var command = Database.CreateCommand(SqlText.Of(typeof(LoadedDatabase), "table-checksum").Replace("{table}", table.Name, StringComparison.Ordinal));
                _ = command.Parameters.AddWithValue("generation", health.Single(one => one.Projection == projection.Name).Generation);
                await using var reader = await command.ExecuteReaderAsync(Cancellation);
                _ = await reader.ReadAsync(Cancellation);
                tables.Add($"{projection.Name} {table.Name}: {reader.GetInt64(0)} rows, {reader.GetString(1)}");
            }
        }

        return tables;
    }

    public async Task<long> HeadAsync() => (await services.GetRequiredService<IEventLog>().HeadAsync(Cancellation)).Value;

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
