using System.Diagnostics;
using System.Security.Cryptography;

namespace Naas.Infrastructure.Postgres;

/// <summary>A server process over a data directory: launched here, or found running.</summary>
internal sealed class RunningServer
{
    private const string SocketFolderPrefix = "/tmp/naas-";

    // A server that calls itself ready and yet does not answer has lost its socket, or is not the one we know.
    private static readonly TimeSpan ReadyMustAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(500);

    // Null when adopted: then it is no child of this process.
    private readonly Process? _child;

    private RunningServer(int processId, string dataDirectory, string socketDirectory, Process? child)
    {
        ProcessId = processId;
        DataDirectory = dataDirectory;
        SocketDirectory = socketDirectory;
        _child = child;
    }

    private enum Readiness
    {
        Ready,
        Gone,
        Refused,
        TooSlow,
    }

    public int ProcessId { get; }

    public string DataDirectory { get; }

    public string SocketDirectory { get; }

    public bool IsAlive => ServerProcesses.Belongs(ProcessId, DataDirectory);

    /// <summary>
    /// Takes over the server that a dead application left running. Null when there is none, or none that is of use;
    /// then nothing of it is left, and a new one can start.
    /// </summary>
    public static async Task<RunningServer?> TryAdoptAsync(
        DataDirectory data, string password, PostgresClusterOptions options, CancellationToken cancellationToken)
    {
        var path = data.RealPath;
        var file = PostmasterFile.Read(path);
        if (file is not null && ServerProcesses.Belongs(file.ProcessId, path))
        {
            var server = new RunningServer(file.ProcessId, path, file.SocketDirectory, child: null);
            if (!file.IsStopping && RunsWithTodaysSettings(data, options))
            {
                options.Progress?.Report("PostgreSQL is still running from before: taking it over");
                if (await server.UntilReadyAsync(() => server.IsAlive, password, options, cancellationToken) == Readiness.Ready)
                {
                    // The socket's folder is known only once the file is whole, which it is by now.
                    return new RunningServer(file.ProcessId, path, PostmasterFile.Read(path)!.SocketDirectory, child: null);
                }
            }

            await server.StopAsync(options, cancellationToken);
        }

        await ServerProcesses.EndOrphansAsync(path, options.Time, cancellationToken);
        // Its number may have gone to another process by now, and PostgreSQL would believe that one to be its server.
        File.Delete(PostmasterFile.PathIn(path));
        if (file is not null)
            RemoveSocketDirectory(file.SocketDirectory);
        return null;
    }

    public static async Task<RunningServer> LaunchAsync(
        DataDirectory data, ClusterFolder folder, string password, PostgresClusterOptions options, CancellationToken cancellationToken)
    {
        options.Progress?.Report($"starting PostgreSQL {data.Binaries.MajorVersion}");
        // Made anew under a name no one can guess: a fixed one in a folder open to all could be someone else's trap.
        var sockets = SocketFolderPrefix + RandomNumberGenerator.GetHexString(12, lowercase: true);
        PrivateFiles.CreateFolder(sockets);
        RunningServer? server = null;
        try
        {
            data.Account.Give(sockets);
            var logStart = folder.OpenLog();
            var child = Process.Start(Tool.StartInfo(Command(data, folder.LogFile, sockets, options)))!;
            server = new RunningServer(child.Id, data.RealPath, sockets, child);

            switch (await server.UntilReadyAsync(() => !child.HasExited, password, options, cancellationToken))
            {
                case Readiness.Ready:
                    return server;
                case Readiness.Gone:
                    throw Failure.NotStarted(data.RealPath, folder.LogSince(logStart), folder.LogFile);
                case Readiness.Refused:
                    throw new PostgresUnavailableException(
                        $"PostgreSQL on {data.RealPath} does not take the password in {folder.Asked}.password; put the file that belongs to this data back, or move the data away to start anew.");
                default:
                    throw new PostgresUnavailableException(
                        $"PostgreSQL on {data.RealPath} did not become ready within {options.StartTimeout.TotalSeconds:0} seconds; its log {folder.LogFile} says how far it came, start again to give it more time.");
            }
        }
        catch
        {
            if (server is not null)
                await server.EndAsync(options.Time, CancellationToken.None);
            RemoveSocketDirectory(sockets);
            throw;
        }
    }

    /// <summary>Ends whatever runs on a data directory that is about to be removed.</summary>
    public static async Task EndLeftAsync(string dataDirectory, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = PostmasterFile.Read(dataDirectory);
        await ServerProcesses.EndAsync(dataDirectory, time, cancellationToken);
        if (file is not null)
            RemoveSocketDirectory(file.SocketDirectory);
    }

    /// <summary>A fast shutdown: connections are cut, a checkpoint is written. An immediate one when that takes too long.</summary>
    public async Task StopAsync(PostgresClusterOptions options, CancellationToken cancellationToken)
    {
        if (IsAlive && Native.Signal(ProcessId, Native.SignalInterrupt))
            _ = await Poll.UntilAsync(() => !IsAlive, options.StopTimeout, options.Time, cancellationToken);
        await EndAsync(options.Time, cancellationToken);
    }

    /// <summary>Ends the server at once; what was committed is in its write-ahead log.</summary>
    public async Task EndAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        if (_child is not null)
        {
            // The first moments of the child are those of the programs that lead to the server.
            if (!_child.HasExited && !IsAlive)
                _child.Kill();
            if (IsAlive)
                _ = Native.Signal(ProcessId, Native.SignalQuit);
        }

        await ServerProcesses.EndAsync(DataDirectory, time, cancellationToken);
        RemoveSocketDirectory(SocketDirectory);
        _child?.Dispose();
    }

    public async Task WaitForExitAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(WatchInterval, time);
        while (IsAlive)
            _ = await timer.WaitForNextTickAsync(cancellationToken);
    }

    // In a session of its own, or Ctrl-C in the terminal would end it before the application has drained. The shell is
    // there for the log alone, which the server writes to for longer than the application may live; each step replaces
    // the one before, so that the child's number is the server's.
    private static IEnumerable<string> Command(DataDirectory data, string logFile, string sockets, PostgresClusterOptions options)
    {
        var (settings, _) = ServerSettings.For(data, options);
        return
        [
            "/bin/sh", "-c", "log=$1; shift; exec \"$@\" </dev/null >>\"$log\" 2>&1", "sh", logFile,
            "setsid",
            .. data.Account.Command(data.Binaries.Postgres, "-D", data.RealPath),
            .. settings.SelectMany(setting => (string[])["-c", $"{setting.Key}={setting.Value}"]),
            "-c", $"unix_socket_directories={ServerSettings.Quote(sockets)}",
        ];
    }

    private static bool RunsWithTodaysSettings(DataDirectory data, PostgresClusterOptions options)
    {
        // The command line that the server was started with, as it noted it down itself.
        var noted = Path.Combine(data.RealPath, "postmaster.opts");
        return File.Exists(noted)
            && File.ReadAllText(noted).Contains($"cluster_name={ServerSettings.For(data, options).Name}", StringComparison.Ordinal);
    }

    private async Task<Readiness> UntilReadyAsync(
        Func<bool> alive, string password, PostgresClusterOptions options, CancellationToken cancellationToken)
    {
        var time = options.Time;
        var began = time.GetTimestamp();
        long? readySince = null;
        while (time.GetElapsedTime(began) < options.StartTimeout)
        {
            if (!alive())
                return Readiness.Gone;

            if (PostmasterFile.Read(DataDirectory) is { IsReady: true } file && file.ProcessId == ProcessId)
            {
                readySince ??= time.GetTimestamp();
                switch (await ClusterDatabases.AnswersAsync(file.SocketDirectory, password, cancellationToken))
                {
                    case true:
                        return Readiness.Ready;
                    case false:
                        return Readiness.Refused;
                    case null when time.GetElapsedTime(readySince.Value) > ReadyMustAnswer:
                        return Readiness.TooSlow;
                }
            }

            await Poll.PauseAsync(time, cancellationToken);
        }

        return Readiness.TooSlow;
    }

    private static void RemoveSocketDirectory(string folder)
    {
        if (folder.StartsWith(SocketFolderPrefix, StringComparison.Ordinal) && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
