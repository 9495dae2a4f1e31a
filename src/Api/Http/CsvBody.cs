using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.Net.Http.Headers;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;

namespace Naas.Api.Http;

/// <summary>What a list in CSV must look like.</summary>
/// <param name="Columns">The first line must name these, in any order, each once.</param>
/// <param name="HowItBegins">The end of the sentence about a first line that is not there.</param>
internal sealed record CsvShape(IReadOnlyList<string> Columns, int MostRows, string HowItBegins)
{
    /// <summary>The first line may name these too.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];
}

/// <summary>Reads lists that are sent as CSV and writes results for spreadsheets.</summary>
internal static class CsvBody
{
    public const string ContentType = "text/csv; charset=utf-8";

    public const string MediaType = "text/csv";

    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool IsSent(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent) && sent.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase);

    public static bool IsWanted(HttpRequest request) => request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase);

    /// <param name="read">A row from its line and the value of each column, null where an optional one is not there; what is wrong in it is the row's to say.</param>
    /// <param name="ofAnotherShape">A row from its line, its number of columns, and how many there should be.</param>
    public static async Task<(List<TRow>? Rows, IResult? Problem)> ReadAsync<TRow>(
        Stream body, CsvShape shape, Func<int, Func<string, string?>, TRow> read, Func<int, int, int, TRow> ofAnotherShape, CancellationToken cancellation)
    {
        try
        {
            using var text = new StreamReader(body, new UTF8Encoding(false, throwOnInvalidBytes: true));
            using var content = new StringReader(await text.ReadToEndAsync(cancellation));
            using var csv = CsvReader.Create(content, ReadingOptions, leaveOpen: true);
            csv.ReadHeader();
            if (csv.Headers.Count == 0)
                return (null, new ProblemAnswer(ProblemKinds.Unreadable, $"The file is empty; its first line must name the columns, {shape.HowItBegins}."));

            InputFault[] wrong =
            [
                .. shape.Columns.Where(column => !csv.TryGetFieldIndex(column, out _)).Select(column => new InputFault($"/{column}", "is missing from the first line")),
                // Of two columns with one name nobody can say which is meant.
                .. shape.Columns.Concat(shape.Optional).Where(column => csv.Headers.Count(header => column.Equals(header.Trim(), StringComparison.OrdinalIgnoreCase)) > 1).Select(column => new InputFault($"/{column}", "is in the first line more than once")),
            ];
            if (wrong.Length > 0)
                return (null, ProblemAnswer.Invalid(wrong));

            string? Value(string column) => csv.TryGetFieldIndex(column, out _) ? csv.GetString(column) : null;

            var rows = new List<TRow>();
            while (csv.Read())
            {
                if (rows.Count == shape.MostRows)
                    return (null, new ProblemAnswer(ProblemKinds.TooLarge, string.Create(CultureInfo.InvariantCulture, $"A list holds at most {shape.MostRows} rows; send the rest as another file.")));
                var line = checked((int)csv.LineNumber);
                rows.Add(csv.FieldCount != csv.Headers.Count ? ofAnotherShape(line, csv.FieldCount, csv.Headers.Count) : read(line, Value));
            }

            return rows.Count > 0
                ? (rows, null)
                : (null, ProblemAnswer.Invalid([new InputFault("", "holds no rows beneath the column names")]));
        }
        catch (DecoderFallbackException)
        {
            return (null, new ProblemAnswer(ProblemKinds.Unreadable, "The file is not UTF-8; save it as CSV UTF-8."));
        }
        catch (CsvFormatException e)
        {
            return (null, new ProblemAnswer(ProblemKinds.Unreadable, string.Create(CultureInfo.InvariantCulture, $"The file cannot be read as CSV from line {e.LineNumber} on: look for a quotation mark that is not closed.")));
        }
    }

    public static InputFault OfAnotherShape(int line, int columns, int expected) => new(
        string.Create(CultureInfo.InvariantCulture, $"/rows/{line}"),
        string.Create(CultureInfo.InvariantCulture, $"has {columns} {(columns == 1 ? "column" : "columns")} where the first line names {expected}"));

    public static string Write(IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Injection = CsvInjection.None }, leaveOpen: true))
        {
            csv.WriteRecord([.. columns]);
            foreach (var row in rows)
                csv.WriteRecord(Array.ConvertAll(row, Harmless));
        }

        return text.ToString();
    }

    /// <summary>A cell that a spreadsheet would take for a formula is made text; a number below nought stays one.</summary>
    private static string Harmless(string cell) =>
        cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !(double.TryParse(cell, Number, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            ? $"'{cell}"
            : cell;

    private static CsvReaderOptions ReadingOptions { get; } = new()
    {
        TrimWhitespace = true,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };
}
