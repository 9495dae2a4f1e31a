using System.Security.Cryptography;
using Naas.Analysis.Anonymity;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Domain.Journeys;
using Naas.Infrastructure.People;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Research;

/// <summary>Research projects in PostgreSQL, each with a key of its own under a master key of the directory.</summary>
/// <remarks>After a rotation of the master key <see cref="RewrapAsync"/> brings the keys over, as the directory's own are.</remarks>
public sealed class ResearchProjectStore(NpgsqlDataSource database, DirectoryKeys keys)
{
    internal const int KeyBytes = 32;

    /// <returns>By code.</returns>
    public async Task<IReadOnlyList<ResearchProject>> ListAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ListAsync(connection, code: null, cancellation);
    }

    /// <returns>Null where there is none of that code.</returns>
    public async Task<ResearchProject?> FindAsync(string code, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await FindAsync(connection, code, cancellation);
    }

    internal static async Task<ResearchProject?> FindAsync(NpgsqlConnection connection, string code, CancellationToken cancellation) =>
        (await ListAsync(connection, code, cancellation)).SingleOrDefault();

    /// <returns>Whether somebody is assigned to a project that is open, and whose agreement is not over.</returns>
    internal static async Task<bool> IsAtWorkAsync(NpgsqlConnection connection, ActorId researcher, DateOnly today, CancellationToken cancellation) =>
        (await ListAsync(connection, code: null, cancellation)).Any(project => project.ClosedAt is null && project.AgreementEndsOn >= today && project.Researchers.Contains(researcher));

    /// <summary>Writes a project and makes its key.</summary>
    public async Task InsertAsync(NpgsqlConnection connection, RegisterResearchProject project, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(project);
        await connection.RunAsync(
            Sql("insert-project"), cancellation,
            ("code", project.Code), ("title", project.Title), ("justification", project.Justification), ("agreement_ends_on", project.AgreementEndsOn), ("least_class", project.LeastClass),
            ("policy", AnonymityPolicy.NaasAnonymity1.Name), ("registered_by", project.Caller.Subject.Value), ("registered_at", now));
        foreach (var researcher in project.Researchers.Distinct())
            await AssignAsync(connection, project.Code, researcher, assigned: true, cancellation);

        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        try
        {
            await connection.RunAsync(Sql("insert-key"), cancellation, ("project", project.Code), ("key_version", keys.CurrentVersion), ("wrapped_key", RecordCipher.SealProjectKey(keys, project.Code, key)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    internal static Task AssignAsync(NpgsqlConnection connection, string code, ActorId researcher, bool assigned, CancellationToken cancellation) =>
        connection.RunAsync(Sql("insert-assignment"), cancellation, ("project", code), ("researcher", researcher.Value), ("assigned", assigned));

    /// <summary>Closes a project and destroys its key, and the extracts that were kept to be given again.</summary>
    public static async Task CloseAsync(NpgsqlConnection connection, string code, ResearchClosure reason, DateTimeOffset now, CancellationToken cancellation)
    {
        await connection.RunAsync(Sql("insert-closure"), cancellation, ("project", code), ("reason", EnumText.Of(reason)), ("closed_at", now));
        await connection.RunAsync(Sql("destroy-key"), cancellation, ("project", code));
        await connection.RunAsync(Sql("destroy-cuts"), cancellation, ("project", code));
    }

    /// <summary>What makes the pseudonyms of a project; null once it is closed.</summary>
    /// <exception cref="DirectoryIntegrityException">The key was changed or moved outside the program.</exception>
    public async Task<Pseudonyms?> PseudonymsOfAsync(string code, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var found = await connection.ReadAsync(Sql("read-key"), row => (Version: row.Get<int>(0), Wrapped: row.Get<byte[]>(1)), cancellation, ("project", code));
        return found.Count == 0 ? null : new Pseudonyms(RecordCipher.OpenProjectKey(keys, code, found[0].Version, found[0].Wrapped));
    }

    /// <summary>Notes that an extract was given, before it is.</summary>
    internal async Task NoteAsync(GetResearchExtract request, ResearchExtract extract, DateTimeOffset now, CancellationToken cancellation)
    {
        _ = LogPosition.TryParse(extract.Provenance.Position, out var position);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.RunAsync(
            Sql("insert-extract"), cancellation,
            ("project", extract.Project), ("given_to", request.Caller.Subject.Value), ("role", Application.Access.RoleNames.Of(request.Caller.Role)), ("given_at", now), ("as_of", extract.AsOf),
            ("epoch", position.Epoch), ("position", position.Value), ("directory_version", extract.Provenance.DirectoryVersion), ("records", extract.Records.Count));
    }

    /// <summary>After a rotation: brings every project's key, and that of the last quarter, under the current master key.</summary>
    /// <returns>How many keys were brought over.</returns>
    public async Task<int> RewrapAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var outdated = await connection.ReadAsync(
            Sql("list-outdated-keys"), row => (Project: row.Get<string>(0), Version: row.Get<int>(1), Wrapped: row.Get<byte[]>(2)), cancellation, ("current", keys.CurrentVersion));
        foreach (var (project, version, wrapped) in outdated)
        {
            var rewrapped = RecordCipher.RewrapProjectKey(keys, project, version, wrapped);
            await connection.RunAsync(Sql("store-rewrapped-key"), cancellation, ("project", project), ("key_version", keys.CurrentVersion), ("wrapped_key", rewrapped));
        }

        var quarters = await ResearchQuarterStore.RewrapAsync(connection, keys, cancellation);
        await transaction.CommitAsync(cancellation);
        return outdated.Count + quarters;
    }

    private static async Task<IReadOnlyList<ResearchProject>> ListAsync(NpgsqlConnection connection, string? code, CancellationToken cancellation)
    {
        var extracts = (await connection.ReadAsync(Sql("list-extracts"), ExtractOf, cancellation, ("code", code))).ToLookup(pair => pair.Project, pair => pair.Extract, StringComparer.Ordinal);
        return await connection.ReadAsync(
            Sql("list-projects"),
            row => new ResearchProject(
                row.Get<string>(0), row.Get<string>(1), row.Get<string>(2), row.Get<DateOnly>(3), row.Get<int>(4), row.Get<string>(5),
                [.. row.Get<string[]>(10).Select(researcher => new ActorId(researcher))],
                new ActorId(row.Get<string>(6)), row.Get<DateTimeOffset>(7), row.Get<DateTimeOffset?>(8), EnumText.ParseOrNull<ResearchClosure>(row.Get<string?>(9)),
                [.. extracts[row.Get<string>(0)]]),
            cancellation,
            ("code", code));
    }

    private static (string Project, ExtractGiven Extract) ExtractOf(ReadModels.RowValues row) => (
        row.Get<string>(0),
        new ExtractGiven(
            new ActorId(row.Get<string>(1)), row.Get<string>(2), row.Get<DateTimeOffset>(3), row.Get<DateOnly>(4), new LogPosition(row.Get<Guid>(5), row.Get<long>(6)).ToString(), row.Get<long>(7), row.Get<int>(8)));

    private static string Sql(string name) => SqlText.Of(typeof(ResearchProjectStore), name);
}
