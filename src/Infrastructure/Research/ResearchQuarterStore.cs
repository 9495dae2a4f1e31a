using Naas.Infrastructure.People;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Research;

/// <summary>Keeps the extract of the last quarter, of which every project's is made, and who came in as of which.</summary>
/// <remarks>The first project that asks fixes the quarter for all of them: one position of the log, one state of the directory.</remarks>
internal sealed class ResearchQuarterStore(NpgsqlDataSource database, DirectoryKeys keys, ResearchProjectStore projects, ResearchCutStore cuts)
{
    /// <returns>The newest that was made; null before the first.</returns>
    public async Task<ResearchQuarter?> LatestAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await LatestAsync(connection, cancellation);
    }

    /// <returns>To be disposed of: it may hold keys.</returns>
    public async Task<EarlierQuarters> BeforeAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var known = await CameInAsync(connection, cancellation);
        return new EarlierQuarters(known, known.Count > 0 ? [] : await ByProjectAsync(cancellation));
    }

    /// <param name="key">That of the pseudonyms of its records.</param>
    /// <returns>The one that is kept: another one, where that was made at the same time and came first.</returns>
    public async Task<ResearchQuarter> KeepAsync(ResearchQuarter quarter, ReadOnlyMemory<byte> key, DateTimeOffset now, CancellationToken cancellation)
    {
        var asOf = quarter.Extract.AsOf;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.RunAsync(SqlText.Of(typeof(ResearchActs), "take-turn"), cancellation);
        if (await LatestAsync(connection, cancellation) is { } first && first.Extract.AsOf >= asOf)
            return first;

        await connection.RunAsync(
            Sql("insert-quarter"), cancellation,
            ("as_of", asOf), ("made_at", now), ("key_version", keys.CurrentVersion), ("wrapped_key", RecordCipher.SealProjectKey(keys, NameOf(asOf), key.Span)), ("extract", ResearchCutStore.Write(quarter.Extract)));
        await connection.RunAsync(Sql("insert-came-in"), cancellation, ("journeys", quarter.CameIn.Keys.ToArray()), ("days", quarter.CameIn.Values.ToArray()));
        await connection.RunAsync(Sql("destroy-earlier-quarters"), cancellation, ("as_of", asOf));
        await transaction.CommitAsync(cancellation);
        return quarter;
    }

    /// <summary>After a rotation: brings the quarter's key under the current master key.</summary>
    /// <returns>How many keys were brought over.</returns>
    public static async Task<int> RewrapAsync(NpgsqlConnection connection, DirectoryKeys keys, CancellationToken cancellation)
    {
        var outdated = await connection.ReadAsync(Sql("list-outdated-quarters"), row => (AsOf: row.Get<DateOnly>(0), Version: row.Get<int>(1), Wrapped: row.Get<byte[]>(2)), cancellation, ("current", keys.CurrentVersion));
        foreach (var (asOf, version, wrapped) in outdated)
        {
            var rewrapped = RecordCipher.RewrapProjectKey(keys, NameOf(asOf), version, wrapped);
            await connection.RunAsync(Sql("store-rewrapped-quarter"), cancellation, ("as_of", asOf), ("key_version", keys.CurrentVersion), ("wrapped_key", rewrapped));
        }

        return outdated.Count;
    }

    private async Task<ResearchQuarter?> LatestAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var found = await connection.ReadAsync(
            Sql("latest-quarter"), row => (AsOf: row.Get<DateOnly>(0), Version: row.Get<int>(1), Wrapped: row.Get<byte[]>(2), Extract: row.Get<string>(3)), cancellation);
        if (found is not [var (asOf, version, wrapped, extract)])
            return null;
        using var pseudonyms = new Pseudonyms(RecordCipher.OpenProjectKey(keys, NameOf(asOf), version, wrapped));
        return ResearchQuarter.Of(ResearchCutStore.Read(extract), pseudonyms, await CameInAsync(connection, cancellation));
    }

    private static async Task<Dictionary<Guid, DateOnly>> CameInAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await connection.ReadAsync(Sql("list-came-in"), row => (Journey: row.Get<Guid>(0), AsOf: row.Get<DateOnly>(1)), cancellation)).ToDictionary(one => one.Journey, one => one.AsOf);

    private async Task<IReadOnlyList<(Pseudonyms Of, IReadOnlyDictionary<string, DateOnly> CameIn)>> ByProjectAsync(CancellationToken cancellation)
    {
        var byProject = new List<(Pseudonyms, IReadOnlyDictionary<string, DateOnly>)>();
        foreach (var project in await projects.ListAsync(cancellation))
        {
            var kept = await cuts.ListAsync(project.Code, cancellation);
            if (kept.Count == 0 || await projects.PseudonymsOfAsync(project.Code, cancellation) is not { } pseudonyms)
                continue;
            var cameIn = kept.SelectMany(cut => cut.Records.Select(record => (record.Pseudonym, cut.AsOf))).GroupBy(one => one.Pseudonym, StringComparer.Ordinal);
            byProject.Add((pseudonyms, cameIn.ToDictionary(one => one.Key, one => one.Min(at => at.AsOf), StringComparer.Ordinal)));
        }

        return byProject;
    }

    // No project has a code with such a mark.
    private static string NameOf(DateOnly asOf) => FormattableString.Invariant($"quarter/{asOf:yyyy-MM-dd}");

    private static string Sql(string name) => SqlText.Of(typeof(ResearchQuarterStore), name);
}
