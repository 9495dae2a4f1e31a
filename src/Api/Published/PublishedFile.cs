using System.Security.Cryptography;
using Naas.Api.CommandLine;
using Naas.Application.Published;

namespace Naas.Api.Published;

/// <summary>What the first reading of a file found.</summary>
/// <param name="Faults">At most <see cref="PublishedFile.MostFaults"/> of them, in the order of the file; none where it can be imported.</param>
/// <param name="FurtherFaults">How many more there are.</param>
/// <param name="Filters">The columns that were taken for filters.</param>
/// <param name="Indicators">The columns that hold figures.</param>
internal sealed record FileReading(byte[] Sha256, long Rows, IReadOnlyList<string> Filters, IReadOnlyList<string> Indicators, IReadOnlyList<PublishedFault> Faults, long FurtherFaults)
{
    public long Figures => Rows * Indicators.Count;
}

/// <summary>A file of published statistics, read row by row: once to find everything that is wrong in it, and once more to import it.</summary>
internal sealed class PublishedFile(Stream file, IReadOnlyCollection<string> filters, DateOnly publishedOn)
{
    /// <summary>More than anybody mends by hand; the rest are counted.</summary>
    public const int MostFaults = 10_000;

    public FileReading Read(CancellationToken cancellation)
    {
        var sha256 = Hash();
        var faults = new Faults();
        PublishedColumns? columns = null;
        long rows = 0;
        try
        {
            using var lines = Lines();
            (columns, var wrong) = ColumnsOf(lines);
            faults.Add(wrong);
            if (columns is not null)
                rows = ReadRows(lines, new PublishedRowReader(columns, publishedOn), faults, cancellation);
        }
        catch (UnreadableFileException e)
        {
            faults.Add([e.Fault]);
        }

        if (rows == 0 && faults.Found.Count == 0)
            faults.Add([new PublishedFault(2, null, "is missing: there are no rows beneath the column names")]);
        return new FileReading(sha256, rows, columns?.Filters ?? [], columns?.Indicators ?? [], faults.Found, faults.Further);
    }

    /// <summary>The rows of a file that was read and found right.</summary>
    /// <param name="sha256">Of the file as it was then.</param>
    /// <exception cref="OperatorException">It is another now.</exception>
    public IEnumerable<PublishedRow> Rows(byte[] sha256)
    {
        using var lines = Lines();
        var reader = new PublishedRowReader(ColumnsOf(lines).Columns ?? throw Changed(), publishedOn);
        while (lines.Next() is var (line, values))
            yield return reader.Read(line, values).Row ?? throw Changed();
        if (!Hash().AsSpan().SequenceEqual(sha256))
            throw Changed();
    }

    private static long ReadRows(CsvLines lines, PublishedRowReader reader, Faults faults, CancellationToken cancellation)
    {
        long rows = 0;
        for (; lines.Next() is var (line, values); rows++)
        {
            cancellation.ThrowIfCancellationRequested();
            faults.Add(reader.Read(line, values).Faults);
        }

        return rows;
    }

    private (PublishedColumns? Columns, IReadOnlyList<PublishedFault> Faults) ColumnsOf(CsvLines lines) => lines.Header.Count == 0
        ? (null, [new PublishedFault(1, null, "is missing: the file is empty")])
        : PublishedColumns.Read(lines.Header, filters);

    private CsvLines Lines()
    {
        file.Position = 0;
        return new CsvLines(file);
    }

    private byte[] Hash()
    {
        file.Position = 0;
        return SHA256.HashData(file);
    }

    private static OperatorException Changed() => new("The file was changed while it was read; nothing was imported. Try again when nobody writes to it.");

    private sealed class Faults
    {
        public List<PublishedFault> Found { get; } = [];

        public long Further { get; private set; }

        public void Add(IReadOnlyList<PublishedFault> faults)
        {
            var room = Math.Min(faults.Count, MostFaults - Found.Count);
            Found.AddRange(faults.Take(room));
            Further += faults.Count - room;
        }
    }
}
