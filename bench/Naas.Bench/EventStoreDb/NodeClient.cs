using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Naas.Bench.EventStoreDb;

/// <summary>The official Node client in a process of its own, which measures itself: neither its start nor the way to it is in any figure.</summary>
internal sealed class NodeClient : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _complaints;

    private NodeClient(Process process) => (_process, _complaints) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>The client and its platform, with their versions.</summary>
    public string Version { get; private set; } = "";

    /// <param name="address">As the client takes it: the same as ours.</param>
    /// <param name="events">The file of the events.</param>
    public static async Task<NodeClient> StartAsync(string folder, string address, string events, CancellationToken cancellation)
    {
        // The address may hold a password, which everybody could read among the arguments of a process.
        var start = new ProcessStartInfo("node", ["measure.mjs", events]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["NAAS_BENCH_EVENT_LOG"] = address } };
        var client = new NodeClient(Process.Start(start)!);
        client.Version = (await client.AskAsync(new { work = "version" }, cancellation)).GetProperty("version").GetString()!;
        return client;
    }

    /// <returns>How many seconds it took.</returns>
    public async Task<double> AppendAsync(string streams, AppendWork work, CancellationToken cancellation) =>
        Seconds(await AskAsync(new { work = "append", streams, writers = work.Writers, calls = work.Calls, batch = work.Batch }, cancellation));

    /// <summary>Everything on the node from the beginning, which may be more than what was written for this.</summary>
    /// <returns>Events a second.</returns>
    public async Task<double> ReadEverythingAsync(CancellationToken cancellation)
    {
        var answer = await AskAsync(new { work = "readAll" }, cancellation);
        return answer.GetProperty("events").GetInt32() / Seconds(answer);
    }

    /// <returns>How many seconds it took until so many had come.</returns>
    public async Task<double> SubscribeAsync(string prefix, int count, CancellationToken cancellation) =>
        Seconds(await AskAsync(new { work = "subscribe", prefix, count }, cancellation));

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static double Seconds(JsonElement answer) => answer.GetProperty("seconds").GetDouble();

    private async Task<JsonElement> AskAsync(object work, CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(work));
        await _process.StandardInput.FlushAsync(cancellation);
        return await _process.StandardOutput.ReadLineAsync(cancellation) is { } answer
            ? JsonDocument.Parse(answer).RootElement
            : throw new BenchException($"The Node client has ended: {(await _complaints).Trim()}");
    }
}

/// <summary>A folder with the official client and what it needs, as the lock file of the tests says, and gone afterwards.</summary>
internal sealed class NodeClientFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("naas-bench-node-").FullName;

    /// <returns>What the machine lacks and what to do; null when the client is there.</returns>
    public async Task<string?> InstallAsync(CancellationToken cancellation)
    {
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "EventStoreDb", "NodeClient")))
            File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]) { WorkingDirectory = Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, complaints) = (npm.StandardOutput.ReadToEndAsync(cancellation), npm.StandardError.ReadToEndAsync(cancellation));
            await npm.WaitForExitAsync(cancellation);
            _ = await said;
            return npm.ExitCode == 0
                ? null
                : $"npm could not fetch @eventstore/db-client, beside which it is measured ({(await complaints).ReplaceLineEndings(" ").Trim()}); mend the way to the package registry and try again";
        }
        catch (Win32Exception)
        {
            return "npm is not installed, with which the official client is fetched beside which it is measured: install Node 20 or later (Debian: apt-get install nodejs npm)";
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
