using System.Text.Json;
using Naas.Application.Published;
using Naas.Projections;
using Npgsql;
using NpgsqlTypes;

namespace Naas.Infrastructure.Published;

/// <summary>A file of published figures that was read once and found right.</summary>
/// <param name="Rows">As the first reading counted them.</param>
/// <param name="Figures">As the first reading counted them.</param>
/// <param name="Program">The version of this program.</param>
public sealed record NewPublication(string DataSet, DateOnly PublishedOn, string FileName, byte[] Sha256, long Rows, long Figures, string Program);

/// <summary>Writes a publication and all of its figures in one transaction, or nothing.</summary>
public sealed class PublishedImport(NpgsqlDataSource database, TimeProvider time)
{
    // Many rows take as long as they take; what stands still for so long has died.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="rows">Read from the file while they are written; what they throw leaves nothing behind.</param>
    /// <returns>The publication's id; null when its file was imported before, and nothing is written.</returns>
    /// <exception cref="InvalidOperationException">The rows are not as many as the publication says.</exception>
    public async Task<long?> RunAsync(NewPublication publication, IEnumerable<PublishedRow> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(publication);
        ArgumentNullException.ThrowIfNull(rows);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await BeginAsync(connection, publication, cancellation) is not { } id)
            return null;

        var figures = await CopyAsync(connection, id, rows, cancellation);
        if (figures != publication.Figures)
            throw new InvalidOperationException("The second reading of a file came to other figures than the first.");
        await transaction.CommitAsync(cancellation);
        return id;
    }

    private async Task<long?> BeginAsync(NpgsqlConnection connection, NewPublication publication, CancellationToken cancellation)
    {
        var begun = await PublishedStatistics.ListAsync(
            connection, "begin-publication", row => row.Get<long>(0), cancellation,
            ("data_set", publication.DataSet), ("published_on", publication.PublishedOn), ("file_name", publication.FileName), ("sha256", publication.Sha256),
            ("rows", publication.Rows), ("figures", publication.Figures), ("imported_at", time.GetUtcNow()), ("program", publication.Program));
        return begun.Count == 0 ? null : begun[0];
    }

    private static async Task<long> CopyAsync(NpgsqlConnection connection, long publication, IEnumerable<PublishedRow> rows, CancellationToken cancellation)
    {
        await using var writer = await connection.BeginBinaryImportAsync(SqlText.Of(typeof(PublishedImport), "copy-figures"), cancellation);
        writer.Timeout = Patience;
        foreach (var row in rows)
        {
            var filters = JsonSerializer.Serialize(row.Filters);
            foreach (var cell in row.Figures)
                await WriteAsync(writer, publication, row, filters, cell, cancellation);
        }

        return checked((long)await writer.CompleteAsync(cancellation));
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter writer, long publication, PublishedRow row, string filters, PublishedCell cell, CancellationToken cancellation)
    {
        var place = row.Place;
        await writer.StartRowAsync(cancellation);
        await writer.WriteAsync(publication, NpgsqlDbType.Bigint, cancellation);
        await writer.WriteAsync(row.Row, NpgsqlDbType.Bigint, cancellation);
        foreach (var text in (string?[])[row.TimePeriod, row.TimeIdentifier, EnumText.Of(place.Level), place.CountryCode, place.CountryName, place.RegionCode, place.RegionName, place.OldAuthorityCode, place.AuthorityCode, place.AuthorityName])
            await WriteTextAsync(writer, text, cancellation);
        await writer.WriteAsync(filters, NpgsqlDbType.Jsonb, cancellation);
        await WriteTextAsync(writer, WorkforceIndicators.NameOf(cell.Column), cancellation);
        await WriteTextAsync(writer, cell.Column, cancellation);
        if (cell.Value is { } value)
            await writer.WriteAsync(value, NpgsqlDbType.Numeric, cancellation);
        else
            await writer.WriteNullAsync(cancellation);
        await WriteTextAsync(writer, cell.Symbol, cancellation);
    }

    private static Task WriteTextAsync(NpgsqlBinaryImporter writer, string? text, CancellationToken cancellation) =>
        text is null ? writer.WriteNullAsync(cancellation) : writer.WriteAsync(text, NpgsqlDbType.Text, cancellation);
}
