using System.Text.Json;
using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Published;

/// <summary>Published figures in PostgreSQL: asked for with everything that was ever published of them.</summary>
public sealed class PublishedStatistics(NpgsqlDataSource database)
{
    /// <summary>The publication with this very file; null when it was not imported.</summary>
    /// <param name="sha256">Of the file.</param>
    public async Task<Publication?> FindAsync(byte[] sha256, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await ListAsync(connection, "find-publication", PublicationOf, cancellation, ("sha256", sha256))).SingleOrDefault();
    }

    public async Task<Publications> ListAsync(long? after, int maximum, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        // One more than asked for tells whether there is more.
        var found = await ListAsync(connection, "list-publications", PublicationOf, cancellation, ("after", after), ("maximum", maximum + 1));
        return new Publications([.. found.Take(maximum)], found.Count > maximum ? found[maximum - 1].Id : null);
    }

    public async Task<PublishedFigures> FindAsync(FindPublishedFigures query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = await FindAsync(query.Indicator, query.Geography, query.TimePeriod, ofEverybody: false, query.AsPublishedOn, query.After, query.Maximum + 1, cancellation);
        var page = found.Take(query.Maximum).ToList();
        return new PublishedFigures(query.AsPublishedOn, [.. page.Select(one => one.Figure)], found.Count > query.Maximum ? page[^1].Place.ToString() : null);
    }

    /// <summary>Everything that was published of everybody at one place, whatever divides them left out.</summary>
    /// <param name="timePeriod">Null for all of them.</param>
    public async Task<IReadOnlyList<PublishedFigure>> OfPlaceAsync(string geography, string? timePeriod, DateOnly? asPublishedOn, CancellationToken cancellation)
    {
        const int atOnce = 1_000;
        var all = new List<PublishedFigure>();
        PublishedPlaceInList? after = null;
        while (true)
        {
            var page = await FindAsync(null, geography, timePeriod, ofEverybody: true, asPublishedOn, after, atOnce, cancellation);
            all.AddRange(page.Select(one => one.Figure));
            if (page.Count < atOnce)
                return all;
            after = page[^1].Place;
        }
    }

    private async Task<List<(PublishedPlaceInList Place, PublishedFigure Figure)>> FindAsync(
        string? indicator, string? geography, string? timePeriod, bool ofEverybody, DateOnly? asPublishedOn, PublishedPlaceInList? after, int maximum, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var values = await ListAsync(
            connection, "find-figures", ValueOf, cancellation,
            ("indicator", indicator), ("geography", geography), ("time_period", timePeriod), ("of_everybody", ofEverybody), ("as_published_on", asPublishedOn), ("maximum", maximum),
            ("after_data_set", after?.DataSet), ("after_indicator", after?.Indicator), ("after_geography", after?.Geography), ("after_time_period", after?.TimePeriod), ("after_time_identifier", after?.TimeIdentifier), ("after_filters", after?.Filters));
        // They come in the order of the page, those of one figure together.
        return [.. values.GroupBy(value => value.Place).Select(figure => (figure.Key, FigureOf(figure.Key, [.. figure])))];
    }

    private static PublishedFigure FigureOf(PublishedPlaceInList place, StoredValue[] values) => new(
        place.DataSet,
        place.Indicator,
        place.TimePeriod,
        place.TimeIdentifier,
        values[^1].Level,
        place.Geography,
        values[^1].Name,
        JsonSerializer.Deserialize<Dictionary<string, string>>(place.Filters)!,
        values[^1].Value,
        values.Any(value => (value.Value.Value, value.Value.Symbol) != (values[0].Value.Value, values[0].Value.Symbol)),
        [.. values.Select(value => value.Value)]);

    private static StoredValue ValueOf(RowValues row) => new(
        new PublishedPlaceInList(row.Get<string>(0), row.Get<string>(1), row.Get<string>(2), row.Get<string>(3), row.Get<string>(4), row.Get<string>(5)),
        row.Get<string>(6),
        row.Get<string>(7),
        new PublishedValue(row.Get<decimal?>(8), row.Get<string?>(9), row.Get<long>(10), row.Get<DateOnly>(11), row.Get<string>(12)));

    private static Publication PublicationOf(RowValues row) => new(
        row.Get<long>(0), row.Get<string>(1), row.Get<DateOnly>(2), row.Get<string>(3), row.Get<string>(4), row.Get<long>(5), row.Get<long>(6), row.Get<DateTimeOffset>(7), row.Get<string>(8));

    internal static async Task<List<T>> ListAsync<T>(NpgsqlConnection connection, string operation, Func<RowValues, T> read, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(SqlText.Of(typeof(PublishedStatistics), operation), parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new RowValues(reader);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellation))
            list.Add(read(values));
        return list;
    }

    private sealed record StoredValue(PublishedPlaceInList Place, string Level, string Name, PublishedValue Value);
}
