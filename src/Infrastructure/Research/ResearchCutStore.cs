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

    /// <returns>The project's cuts up to a day, the earliest first.</returns>
    public async Task<IReadOnlyList<ResearchExtract>> ListAsync(string project, DateOnly upTo, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var kept = await connection.ReadAsync(Sql("list-cuts"), row => row.Get<string>(0), cancellation, ("project", project), ("as_of", upTo));
        return [.. kept.Select(extract => JsonSerializer.Deserialize<ResearchExtract>(extract, Written)!)];
    }

    /// <returns>The one that is kept: another one, where that was made at the same time and came first.</returns>
    public async Task<ResearchExtract> KeepAsync(ResearchExtract extract, DateTimeOffset now, CancellationToken cancellation)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            await connection.RunAsync(
                Sql("insert-cut"), cancellation, ("project", extract.Project), ("as_of", extract.AsOf), ("made_at", now), ("extract", JsonSerializer.Serialize(extract, Written)));
        }

        return (await ListAsync(extract.Project, extract.AsOf, cancellation))[^1];
    }

    private static string Sql(string name) => SqlText.Of(typeof(ResearchCutStore), name);
}
