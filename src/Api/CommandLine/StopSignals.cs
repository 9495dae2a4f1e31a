using System.CommandLine;
using System.Runtime.InteropServices;

namespace Naas.Api.CommandLine;

/// <summary>Ctrl-C, an ordinary kill and a closed terminal all ask for the same: to stop cleanly and in full.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations =
    [
        .. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            .Select(signal => PosixSignalRegistration.Create(signal, Stop)),
    ];

    // The command line's own handling ends the process two seconds after the signal, which may be in the middle of
    // PostgreSQL's last checkpoint; the private server would be left running.
    public static InvocationConfiguration Configuration => new() { ProcessTerminationTimeout = null };

    public CancellationToken Stopped => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _stop.Cancel();
    }
}
