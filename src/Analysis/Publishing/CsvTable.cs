using System.Text;

namespace Naas.Analysis.Publishing;

/// <summary>A file of comma-separated values as it is written and as a reader finds it: a header and rows of text.</summary>
/// <param name="Header">The names of the columns, in their order.</param>
/// <param name="Rows">The cells of each row; a file that was not written here may have rows of other lengths.</param>
public sealed record CsvTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The line of the file on which the first row stands: the header is line 1.</summary>
    public const int FirstLine = 2;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public bool Has(string column) => Header.Contains(column);

    /// <summary>The cell of a row; empty where the column or the cell is not there.</summary>
    public string Cell(IReadOnlyList<string> row, string column)
    {
        var at = Header.TakeWhile(name => name != column).Count();
        return at < Header.Count && at < row.Count ? row[at] : "";
    }

    /// <summary>Every row with its line and its cell of a column; nothing where the column is not there.</summary>
    public IEnumerable<(int Line, string Value)> Column(string column)
    {
        var at = Header.TakeWhile(name => name != column).Count();
        return at == Header.Count ? [] : Rows.Select((row, index) => (index + FirstLine, at < row.Count ? row[at] : ""));
    }

    /// <summary>The file: UTF-8 without a mark, one line feed after each line, quotes only where a cell needs them.</summary>
    public byte[] Written()
    {
        var text = new StringBuilder();
        foreach (var line in Rows.Prepend(Header))
            _ = text.AppendJoin(',', line.Select(Quoted)).Append('\n');
        return Strict.GetBytes(text.ToString());
    }

    /// <summary>Reads a file that was written here or elsewhere.</summary>
    /// <returns>Null when it is no UTF-8.</returns>
    public static CsvTable? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            var lines = Lines(Strict.GetString(file)).ToList();
            return new CsvTable(lines.Count == 0 ? [] : lines[0], [.. lines.Skip(1)]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny("\",\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static IEnumerable<IReadOnlyList<string>> Lines(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var mark = text[at];
            if (mark == '"' && quoted && at + 1 < text.Length && text[at + 1] == '"')
            {
                _ = cell.Append(text[++at]);
            }
            else if (mark == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && mark is (',' or '\n'))
            {
                cells.Add(cell.ToString());
                _ = cell.Clear();
                if (mark == ',')
                    continue;
                yield return cells;
                cells = [];
            }
            else if (quoted || mark != '\r')
            {
                _ = cell.Append(mark);
            }
        }

        if (cell.Length == 0 && cells.Count == 0)
            yield break;
        cells.Add(cell.ToString());
        yield return cells;
    }
}
