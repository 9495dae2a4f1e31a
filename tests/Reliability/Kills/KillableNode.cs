using System.Diagnostics;
using System.Globalization;
using Naas.Infrastructure.Postgres;

namespace Naas.Reliability.Kills;

/// <summary>A node of EventStoreDB that can be killed, be it the peer of the tests or a real one.</summary>
internal sealed class KillableNode : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly int _id;
    private readonly long? _began;
    private readonly Running? _process;

    private KillableNode(string address, int id, Running? process) =>
        (Address, _id, _began, _process) = (address, id, ServerProcesses.StartTicks(id), process);

    public string Address { get; }

    public static async Task<KillableNode> PeerAsync(int port, string folder, CancellationToken cancellation)
    {
        var peer = Running.Start("Naas.EventStoreDbPeer", [port.ToString(CultureInfo.InvariantCulture), folder]);
        (await peer.SaysAsync("esdb://", cancellation)).Should().BeTrue("{0}{1}", peer.Output, peer.Errors);
        return new KillableNode(AddressAt(port), peer.Id, peer);
    }

    /// <summary>By a command of the shell, in which <c>{port}</c> and <c>{folder}</c> stand for themselves.</summary>
    /// <param name="command">Ends once the node serves. Its last line is the node's process id and, where it is not at that port alone or not without TLS, its address.</param>
    public static async Task<KillableNode> ByCommandAsync(string command, int port, string folder, CancellationToken cancellation)
    {
        var whole = command.Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{folder}", folder, StringComparison.Ordinal);
        using var starting = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", whole]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complaints) = (starting.StandardOutput.ReadToEndAsync(cancellation), starting.StandardError.ReadToEndAsync(cancellation));
        await starting.WaitForExitAsync(cancellation);
        var last = (await said).TrimEnd().Split('\n')[^1].Split(' ', 2);
        starting.ExitCode.Should().Be(0, "{0} starts a node: {1}{2}", whole, await said, await complaints);
        int.TryParse(last[0], CultureInfo.InvariantCulture, out var id).Should().BeTrue("the last line of {0} is the node's process id: {1}", whole, await said);
        return new KillableNode(last.Length > 1 ? last[1] : AddressAt(port), id, process: null);
    }

    public void Signal(int signal) => Native.Signal(_id, signal);

    public async Task EndAsync(CancellationToken cancellation)
    {
        if (_process is not null)
            await _process.EndAsync(cancellation);
        else
            (await Poll.UntilAsync(() => !IsThere, Bound, TimeProvider.System, cancellation)).Should().BeTrue("process {0} was killed", _id);
    }

    public void Dispose()
    {
        if (IsThere)
            Signal(Native.SignalKill);
        _process?.Dispose();
    }

    // A number is used again: the process that began then is it.
    private bool IsThere => _began is not null && ServerProcesses.StartTicks(_id) == _began;

    private static string AddressAt(int port) => string.Create(CultureInfo.InvariantCulture, $"esdb://127.0.0.1:{port}?tls=false&keepAliveInterval=1000&keepAliveTimeout=1000");
}
