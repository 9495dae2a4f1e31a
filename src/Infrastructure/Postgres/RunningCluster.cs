namespace Naas.Infrastructure.Postgres;

/// <summary>A private cluster that another process of this installation runs: for the operators' verbs beside a running server.</summary>
public static class RunningCluster
{
    /// <summary>Whether a naas process holds the right to run the cluster, see <see cref="ClusterFolder"/>.</summary>
    public static bool IsClaimed(string dataDirectory)
    {
        var file = new ClusterFiles(dataDirectory).LockFile;
        if (!File.Exists(file))
            return false;

        try
        {
            // A look that shares with other looks and excludes nobody who only looks; it is over at once.
            using var look = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException held) when ((held.HResult & 0xFFFF) == ClusterFolder.WouldBlock)
        {
            return true;
        }
    }

    /// <summary>How to reach it, or null when none runs on that data directory.</summary>
    public static string? ConnectionString(string dataDirectory, string database = "naas")
    {
        var files = new ClusterFiles(dataDirectory);
        if (!Directory.Exists(files.DataDirectory))
            return null;

        var data = Native.RealPath(files.DataDirectory);
        return PostmasterFile.Read(data) is { IsReady: true } running && ServerProcesses.Belongs(running.ProcessId, data) && files.ReadPassword() is { } password
            ? new ClusterDatabases(running.SocketDirectory, password).ConnectionString(database)
            : null;
    }
}
