namespace Naas.EventStoreDbPeer;

/// <summary>The events of a peer on disk, one append after the other: what was answered outlives the process, however it ends.</summary>
internal sealed class PeerFile : IDisposable
{
    private readonly FileStream _file;

    public PeerFile(string path) => _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

    /// <summary>Every append that stands there whole; what was cut off by the end of a process was never answered, and goes.</summary>
    public List<List<PeerEvent>> ReadAll()
    {
        var appends = new List<List<PeerEvent>>();
        using var reader = new BinaryReader(_file, System.Text.Encoding.UTF8, leaveOpen: true);
        _file.Position = 0;
        while (_file.Length - _file.Position >= sizeof(int))
        {
            var begins = _file.Position;
            var length = reader.ReadInt32();
            if (_file.Length - _file.Position < length)
            {
                _file.SetLength(begins);
                break;
            }

            appends.Add(Read(reader.ReadBytes(length)));
        }

        return appends;
    }

    public void Write(IReadOnlyList<PeerEvent> events)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(0);
        writer.Write(events.Count);
        foreach (var one in events)
        {
            writer.Write(one.Position);
            writer.Write(one.Stream);
            writer.Write(one.Revision);
            writer.Write(one.Id.ToByteArray());
            writer.Write(one.Type);
            writer.Write(one.IsJson);
            writer.Write(one.CustomMetadata.Length);
            writer.Write(one.CustomMetadata);
            writer.Write(one.Data.Length);
            writer.Write(one.Data);
            writer.Write(one.Created);
        }

        writer.Flush();
        memory.Position = 0;
        writer.Write((int)memory.Length - sizeof(int));
        writer.Flush();
        _file.Position = _file.Length;
        _file.Write(memory.GetBuffer(), 0, (int)memory.Length);
    }

    public void Dispose() => _file.Dispose();

    private static List<PeerEvent> Read(byte[] append)
    {
        using var reader = new BinaryReader(new MemoryStream(append));
        return [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => new PeerEvent(
            reader.ReadInt64(),
            reader.ReadString(),
            reader.ReadInt64(),
            new Guid(reader.ReadBytes(16)),
            reader.ReadString(),
            reader.ReadBoolean(),
            reader.ReadBytes(reader.ReadInt32()),
            reader.ReadBytes(reader.ReadInt32()),
            reader.ReadInt64()))];
    }
}
