using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Naas.Application.People;
using Naas.Domain.Journeys;
using Naas.Infrastructure.People;
using Naas.Projections;
using Npgsql;

namespace Naas.Api.Tests.People;

/// <summary>A person directory on a database of its own, and the words its specs are written in.</summary>
internal sealed class PeopleDirectory : IAsyncDisposable
{
    private PeopleDirectory(NpgsqlDataSource database) => Database = database;

    public NpgsqlDataSource Database { get; }

    public StoppedClock Clock { get; } = new();

    public static string Master { get; } = NewKey();

    public static string Lookup { get; } = NewKey();

    public static async Task<PeopleDirectory> OpenAsync(TemporaryCluster cluster) => new(await cluster.NewDatabaseAsync());

    public PostgresPersonDirectory With(DirectoryKeys keys) => new(Database, keys, Clock);

    public PostgresPersonDirectory People => With(Keys(("Master", Master), ("Lookup", Lookup)));

    public static DirectoryKeys Keys(params (string Name, string Value)[] settings) =>
        DirectoryKeys.FromConfiguration(Configuration(settings)) ?? throw new InvalidOperationException("No keys were given.");

    public static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => $"Naas:Keys:{setting.Name}", setting => (string?)setting.Value)).Build();

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static RegistrationNumber Number(string text) =>
        RegistrationNumber.TryParse(text, out var number) ? number : throw new ArgumentException("Not a registration number.", nameof(text));

    public static PersonDetails Details(string given, string family) => new(new PersonName(given, family), new DateOnly(1984, 5, 17));

    public static JourneyId Journey(int n) => new(new Guid(n, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    public static Guid Command(int n) => new(n, 0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Runs a file of this folder.</summary>
    public async Task RunAsync(string name)
    {
        await using var command = Database.CreateCommand(SqlText.Of(typeof(PeopleDirectory), name));
        _ = await command.ExecuteNonQueryAsync();
    }

    public async Task<long> CountAsync(string name)
    {
        await using var command = Database.CreateCommand(SqlText.Of(typeof(PeopleDirectory), name));
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
