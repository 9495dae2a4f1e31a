namespace Naas.Infrastructure.Postgres;

/// <summary>Turns what went wrong into the one sentence for the person at the keyboard.</summary>
internal static class Failure
{
    private const string NoSpace = "No space left on device";
    private const int NoSpaceError = 28;

    // A server needs at least the next segment of its write-ahead log, 16 MB.
    private const long LeastFree = 17 * 1024 * 1024;

    public static bool IsNoSpace(IOException failure) => (failure.HResult & 0xFFFF) == NoSpaceError;

    /// <summary>The log lies on the same disk more often than not, so when that is full it may have nothing to say.</summary>
    public static bool IsDiskFull(string said, string folder) =>
        said.Contains(NoSpace, StringComparison.Ordinal) || new DriveInfo(folder).AvailableFreeSpace < LeastFree;

    public static PostgresUnavailableException DiskFull(string folder, Exception? inner = null) =>
        new($"The disk that holds {folder} is full, and PostgreSQL needs room to write; free some space (100 MB at least) and start again.", inner);

    public static PostgresUnavailableException Ended(string logFile, Exception? cause) =>
        new($"PostgreSQL was ended from outside while naas was using it; what was acknowledged is safe, and starting again recovers it (its log is {logFile}).", cause);

    public static PostgresUnavailableException NotInitialised(string folder, ToolAnswer answer) =>
        IsDiskFull(answer.Error, Path.GetDirectoryName(folder)!)
            ? DiskFull(folder)
            : new($"PostgreSQL could not lay out its data in {folder} ({answer.Reason}); mend that and start again, nothing was left behind.");

    public static PostgresUnavailableException NotStarted(string folder, string said, string logFile)
    {
        if (IsDiskFull(said, folder))
            return DiskFull(folder);
        if (said.Contains("Cannot allocate memory", StringComparison.Ordinal))
            return new($"PostgreSQL could not start on {folder} because the machine has no memory left for it (it wants about 300 MB); end something else and start again.");

        var reason = said.Split('\n')
            .Select(line => (Line: line, At: Math.Max(line.IndexOf("FATAL:", StringComparison.Ordinal), line.IndexOf("PANIC:", StringComparison.Ordinal))))
            .Where(found => found.At >= 0)
            .Select(found => found.Line[(found.At + "FATAL:".Length)..].Trim())
            .LastOrDefault()
            ?? said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
            ?? "it gave no reason";
        return new($"PostgreSQL could not start on {folder} ({reason}); mend that and start again, its log is {logFile}.");
    }
}
