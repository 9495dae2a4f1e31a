namespace Naas.Infrastructure.Postgres;

/// <summary>A private cluster that another process of this installation runs: for the operators' verbs beside a running server.</summary>
public static class RunningCluster
{
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
