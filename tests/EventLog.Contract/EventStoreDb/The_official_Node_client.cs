using System.Diagnostics;
using System.Text.Json;
using Naas.EventStoreDbPeer;

namespace Naas.EventLog.Contract.EventStoreDb;

/// <summary>
/// The peer is held to the protocol by a client that nobody here wrote, and the client's checks are held to a real node where one
/// is given: so neither the adapter nor the peer is judged by itself.
/// </summary>
public sealed class The_official_Node_client(NodeClientFolder folder) : IClassFixture<NodeClientFolder>
{
    private const int Patience = 180_000;

    // As many as drive.mjs tells: one that ended early must not pass.
    private const int Checks = 31;

    [Fact(Timeout = Patience)]
    public async Task Finds_the_peer_as_it_finds_a_node()
    {
        await using var peer = await PeerNode.StartAsync();

        await DriveAsync(peer.Address);
    }

    [Fact(Timeout = Patience)]
    public async Task Finds_a_node_as_its_checks_say()
    {
        Assert.SkipWhen(RealNode.Address is null, RealNode.Missing);

        await DriveAsync(RealNode.Address!);
    }

    private async Task DriveAsync(string address)
    {
        Assert.SkipWhen(folder.Missing is not null, folder.Missing ?? "");

        var (exit, output, errors) = await NodeClientFolder.RunAsync("node", ["drive.mjs", address], folder.Path);

        var checks = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        exit.Should().Be(0, "{0}", errors);
        checks.Where(check => !check.GetProperty("holds").GetBoolean()).Should().BeEmpty();
        checks.Should().HaveCount(Checks);
    }
}

/// <summary>The client and what it needs, installed once as its lock file says.</summary>
public sealed class NodeClientFolder : IAsyncLifetime
{
    public string Path { get; } = Directory.CreateTempSubdirectory("naas-node-client-").FullName;

    /// <summary>What the machine lacks; null when the client is there.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var source = System.IO.Path.Combine(AppContext.BaseDirectory, "EventStoreDb", "NodeClient");
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
        try
        {
            var (exit, _, errors) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], Path);
            exit.Should().Be(0, "the packages of the lock file are there to be had: {0}", errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Missing = "npm is not installed, with which the official client of EventStoreDB is fetched: install Node 20 or later.";
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal static async Task<(int Exit, string Output, string Errors)> RunAsync(string program, IEnumerable<string> arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
