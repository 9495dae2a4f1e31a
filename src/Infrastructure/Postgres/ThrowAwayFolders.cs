using System.Globalization;
using System.Security.Cryptography;

namespace Naas.Infrastructure.Postgres;

/// <summary>
/// Folders of clusters that live as long as a test process. A folder's name tells whose it is (user, process and when
/// that began), so that what a killed process left is known from the first moment, without a race.
/// </summary>
internal static class ThrowAwayFolders
{
    public const string Data = "data";

    private const string Prefix = "naas-test-";

    private const string Memory = "/dev/shm";
    private const long Gigabyte = 1L << 30;

    /// <summary>
    /// Where such folders are made: in memory when the machine has plenty of it, and where temporary files are otherwise.
    /// A database is more than a thousand files, and making them is most of what a disk's file system has to do for a test.
    /// </summary>
    private static string Parent => HasRoom(Memory) ? Memory : Path.GetTempPath();

    public static string Create()
    {
        var started = ServerProcesses.StartTicks(Environment.ProcessId);
        var random = RandomNumberGenerator.GetHexString(8, lowercase: true);
        var folder = Path.Combine(Parent, $"{Prefix}{Native.EffectiveUserId}-{Environment.ProcessId}-{started}-{random}");
        // The server's account passes through; what lies inside has its own modes.
        PrivateFiles.CreateFolderToPass(folder);
        return folder;
    }

    public static async Task SweepAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var mine = $"{Prefix}{Native.EffectiveUserId}-";
        // The run that left something may have found more room, or less.
        var parents = new[] { Memory, Path.GetTempPath() }.Where(Directory.Exists);
        foreach (var folder in parents.SelectMany(parent => Directory.EnumerateDirectories(parent, mine + "*")).ToList())
        {
            if (OwnerLives(Path.GetFileName(folder)[mine.Length..]))
                continue;
            try
            {
                await RemoveAsync(folder, time, cancellationToken);
            }
            catch (IOException)
            {
                // Another test process was sweeping as well, and had it first; or a file system is still mounted in it.
            }
        }
    }

    // One assembly of tests alone puts more than five gigabytes there, and two run beside each other; a container's own memory may be smaller than the machine's.
    private static bool HasRoom(string folder) =>
        Directory.Exists(folder)
        && new DriveInfo(folder) is { DriveFormat: "tmpfs", AvailableFreeSpace: >= 12 * Gigabyte }
        && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= 16 * Gigabyte;

    private static async Task RemoveAsync(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        // One that was only being laid out has no such file yet.
        var run = Directory.EnumerateFiles(folder, PostmasterFile.Name, SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!);
        foreach (var data in Directory.EnumerateDirectories(folder).Union(run).ToList())
            await RunningServer.EndLeftAsync(Native.RealPath(data), time, cancellationToken);
        Directory.Delete(folder, recursive: true);
    }

    private static bool OwnerLives(string name)
    {
        var parts = name.Split('-');
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
            && ServerProcesses.StartTicks(processId)?.ToString(CultureInfo.InvariantCulture) == parts[1];
    }
}
