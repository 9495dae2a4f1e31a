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

    private static string Parent => Path.GetTempPath();

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
        foreach (var folder in Directory.EnumerateDirectories(Parent, mine + "*").ToList())
        {
            if (OwnerLives(Path.GetFileName(folder)[mine.Length..]))
                continue;
            try
            {
                await RemoveAsync(folder, time, cancellationToken);
            }
            catch (DirectoryNotFoundException)
            {
                // Another test process was sweeping as well, and had it first.
            }
        }
    }

    private static async Task RemoveAsync(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var data in Directory.EnumerateDirectories(folder))
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
