using System.Diagnostics;
using Naas.Infrastructure.Postgres;

namespace Naas.Reliability.Postgres;

/// <summary>An application that starts a cluster and then serves until it is killed.</summary>
internal sealed class ClusterOwner : IDisposable
{
    public const string Verb = "own-cluster";
    public const string ThrowAway = "throw-away";

    private readonly Process _process;

    private ClusterOwner(Process process, string answer)
    {
        _process = process;
        Answer = answer;
    }

    /// <summary>The connection string, or the data directory of a throw-away cluster.</summary>
    public string Answer { get; }

    /// <summary>The body of the child process: says when the cluster is up, and never ends by itself.</summary>
    public static async Task<int> RunAsync(string dataDirectory)
    {
        var cluster = dataDirectory == ThrowAway
            ? await PostgresCluster.StartThrowAwayAsync(CancellationToken.None)
            : await PostgresCluster.StartAsync(new PostgresClusterOptions(dataDirectory), CancellationToken.None);
        Console.WriteLine(dataDirectory == ThrowAway ? cluster.DataDirectory : cluster.ConnectionString);
        await cluster.WaitForServerExitAsync(CancellationToken.None);
        return 0;
    }

    public static async Task<ClusterOwner> StartAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Under 'dotnet some.dll' the process is the host and the assembly its first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ClusterOwner).Assembly.Location);
        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(dataDirectory);

        var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The owner of the cluster ended before the cluster was up.");
        return new ClusterOwner(process, answer);
    }

    /// <summary>kill -9, of this process only: what it started lives on.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
