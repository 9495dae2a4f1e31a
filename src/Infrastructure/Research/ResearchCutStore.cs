using System.Text.Json;
using System.Text.Json.Serialization;
using Naas.Application.Queries;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Research;

/// <summary>The extracts that research partners are given: of each project one a quarter, made once and kept.</summary>
internal sealed class ResearchCutStore(NpgsqlDataSource database)
{
    private static readonly JsonSerializerOptions Written = WrittenJson.With(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));

    /// <summary>The last day of the last calendar quarter that is over.</summary>
    public static DateOnly LastQuarterEnd(DateOnly today) => new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1).AddDays(-1);

    public static string Write(ResearchExtract extract) => JsonSerializer.Serialize(extract, Written);

    public static ResearchExtract Read(string extract) => JsonSerializer.Deserialize<ResearchExtract>(extract, Written)!;

    /// <returns>The project's cuts, the earliest first.</returns>
    public async Task<IReadOnlyList<ResearchExtract>> ListAsync(string project, CancellationToken cancellation) => await ListAsync(project, asOf: null, cancellation);

    /// <returns>Null where none was made.</returns>
    public async Task<ResearchExtract?> FindAsync(string project, DateOnly asOf, CancellationToken cancellation) => (await ListAsync(project, asOf, cancellation)).SingleOrDefault();

    /// <returns>The one that is kept: another one, where that was made at the same time and came first.</returns>
    public async Task<ResearchExtract> KeepAsync(ResearchExtract extract, DateTimeOffset now, CancellationToken cancellation)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            await connection.RunAsync(
                Sql("insert-cut"), cancellation, ("project", extract.Project), ("as_of", extract.AsOf), ("made_at", now), ("extract", Write(extract)));
        }

        return (await FindAsync(extract.Project, extract.AsOf, cancellation))!;
    }

    private async Task<List<ResearchExtract>> ListAsync(string project, DateOnly? asOf, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ReadAsync(Sql("list-cuts"), row => Read(row.Get<string>(0)), cancellation, ("project", project), ("as_of", asOf));
    }

    private static string Sql(string name) => SqlText.Of(typeof(ResearchCutStore), name);
}
