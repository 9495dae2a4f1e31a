using System.Net;
using System.Net.Sockets;

namespace Naas.Reliability.Kills;

/// <summary>A port on loopback for a node that is killed and started again at the same one.</summary>
internal static class FreePort
{
    // Below those that the system gives to whoever asks for any: so nobody is given it while the node is gone.
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    public static int Any()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Somebody has it: another will be free.
            }
        }
    }
}
