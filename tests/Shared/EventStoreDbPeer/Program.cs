using System.Globalization;
using Naas.EventStoreDbPeer;

// A peer as a process of its own, which a test can kill: Naas.EventStoreDbPeer PORT FILE
if (args is not [var port, var file] || !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
{
    await Console.Error.WriteLineAsync("Name a port on loopback (0 for any) and the file that keeps the events.");
    return 2;
}

await using var peer = await PeerNode.StartAsync(new PeerSettings { Port = number, File = file });
Console.WriteLine(peer.Address);
await peer.EndedAsync();
return 0;
