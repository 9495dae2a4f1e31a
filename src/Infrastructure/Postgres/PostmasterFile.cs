using System.Globalization;

namespace Naas.Infrastructure.Postgres;

/// <summary>What a server writes about itself into <c>postmaster.pid</c>.</summary>
internal sealed record PostmasterFile(int ProcessId, int Port, string SocketDirectory, string Status)
{
    public bool IsReady => Status == "ready";

    public bool IsStopping => Status == "stopping";

    public const string Name = "postmaster.pid";

    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, Name);

    /// <summary>Null when there is none, or when it is not (yet) whole enough to name a process.</summary>
    public static PostmasterFile? Read(string dataDirectory)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PathIn(dataDirectory));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        // Line by line: process, data directory, start time, port, socket directory, address, shared memory, status.
        return Number(lines, 0) is { } processId
            ? new PostmasterFile(processId, Number(lines, 3) ?? 0, Line(lines, 4), Line(lines, 7))
            : null;
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index].Trim() : "";

    private static int? Number(string[] lines, int index) =>
        int.TryParse(Line(lines, index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
