using System.Globalization;
using System.Text;
using CsvHelper;
using Naas.Application.Published;

namespace Naas.Api.Published;

/// <summary>A file cannot be read as CSV in UTF-8 from some line on.</summary>
internal sealed class UnreadableFileException(PublishedFault fault, Exception cause) : Exception(fault.ToString(), cause)
{
    public PublishedFault Fault => fault;
}

/// <summary>A file's lines one after the other, so that its size does not matter.</summary>
internal sealed class CsvLines : IDisposable
{
    // Told that there may be a mark at the beginning, the reader leaves it out; whatever is not UTF-8 is an error.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly StreamReader _text;
    private readonly CsvReader _csv;

    /// <param name="file">Read from where it stands, and left open.</param>
    /// <exception cref="UnreadableFileException">Its first line cannot be read.</exception>
    public CsvLines(Stream file)
    {
        _text = new StreamReader(file, Utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        _csv = CsvReader.Create(_text, Options, leaveOpen: true);
        Header = Reading(() =>
        {
            _csv.ReadHeader();
            return (string[])[.. _csv.Headers];
        });
    }

    /// <summary>The names in the first line; none when the file is empty.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <returns>The next row with the line it begins on; null after the last.</returns>
    /// <exception cref="UnreadableFileException">The rest cannot be read.</exception>
    public (long Line, IReadOnlyList<string> Values)? Next() => Reading(() =>
        _csv.Read() ? (_csv.LineNumber, (IReadOnlyList<string>)[.. Enumerable.Range(0, _csv.FieldCount).Select(_csv.GetString)]) : ((long, IReadOnlyList<string>)?)null);

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException e)
        {
            throw new UnreadableFileException(new PublishedFault(Math.Max(1, _csv?.LineNumber ?? 1), null, "is not UTF-8 here, or soon after; save the file as CSV UTF-8"), e);
        }
        catch (CsvFormatException e)
        {
            throw new UnreadableFileException(new PublishedFault(Math.Max(1, e.LineNumber), null, string.Create(CultureInfo.InvariantCulture, $"cannot be read as CSV from here on: look for a quotation mark that is not closed")), e);
        }
    }

    private static CsvReaderOptions Options { get; } = new()
    {
        TrimWhitespace = true,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };
}
