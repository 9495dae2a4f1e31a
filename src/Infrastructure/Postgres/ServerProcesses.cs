using System.Globalization;

namespace Naas.Infrastructure.Postgres;

/// <summary>
/// The PostgreSQL processes of one data directory, told by two facts that no other process has: the program is
/// <c>postgres</c> and its working directory is the data directory. A number from a file is never believed alone,
/// because numbers are used again.
/// </summary>
internal static class ServerProcesses
{
    private static readonly TimeSpan OrphansMayFinish = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan EndBound = TimeSpan.FromSeconds(10);

    public static bool Belongs(int processId, string realDataDirectory) =>
        Link(processId, "exe") is { } program
        && Path.GetFileName(program) == "postgres"
        && Link(processId, "cwd") == realDataDirectory;

    public static List<int> Of(string realDataDirectory) =>
        [.. All().Where(processId => Belongs(processId, realDataDirectory))];

    /// <summary>
    /// Waits for what a killed server left running (its backends hold the shared memory, and no server starts beside
    /// it), then ends it. Safe at any moment: without their server they are a crash, which recovery is for.
    /// </summary>
    public static async Task EndOrphansAsync(string realDataDirectory, TimeProvider time, CancellationToken cancellationToken)
    {
        bool Gone() => Of(realDataDirectory).Count == 0;

        if (await Poll.UntilAsync(Gone, OrphansMayFinish, time, cancellationToken))
            return;
        await EndAsync(realDataDirectory, time, cancellationToken);
    }

    /// <summary>Ends every process of the data directory without ceremony.</summary>
    public static async Task EndAsync(string realDataDirectory, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var signal in (int[])[Native.SignalQuit, Native.SignalKill])
        {
            foreach (var processId in Of(realDataDirectory))
                _ = Native.Signal(processId, signal);
            if (await Poll.UntilAsync(() => Of(realDataDirectory).Count == 0, EndBound, time, cancellationToken))
                return;
        }

        throw new PostgresUnavailableException(
            $"PostgreSQL processes ({string.Join(", ", Of(realDataDirectory))}) of an earlier run hold {realDataDirectory} "
            + "and do not end even when killed, most likely because the disk does not answer; check the disk, or restart the machine.");
    }

    /// <summary>When a process began, in the kernel's ticks: with its number, an identity that is never used again.</summary>
    public static long? StartTicks(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            // The name, in brackets, may hold blanks and brackets itself; after it comes the state, the third field.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<int> All() =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0);

    // Unreadable is another account's process and ended ones have no links: neither is ours.
    private static string? Link(int processId, string name)
    {
        try
        {
            const string replaced = " (deleted)";
            var target = new FileInfo($"/proc/{processId}/{name}").LinkTarget;
            // A package upgrade replaces the program under a running server.
            return name == "exe" && target?.EndsWith(replaced, StringComparison.Ordinal) == true
                ? target[..^replaced.Length]
                : target;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
