using System.Buffers;
using Naas.Application.Samples;

namespace Naas.Infrastructure.Samples;

/// <summary>The steps of some days, in no order while they come.</summary>
internal sealed class StepFile(string path) : IDisposable
{
    private const int BufferBytes = 32 * 1024;

    private readonly Lock _oneAtATime = new();
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes);

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    public long Events { get; private set; }

    public void Add(WrittenStep step)
    {
        var buffer = t_buffer ??= new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        StepFormat.Write(buffer, step);
        lock (_oneAtATime)
        {
            _file.Write(buffer.WrittenSpan);
            Events += step.Events.Length;
        }
    }

    /// <summary>In the order of the log.</summary>
    public IReadOnlyList<WrittenStep> Read()
    {
        var bytes = new byte[checked((int)_file.Length)];
        _file.Position = 0;
        _file.ReadExactly(bytes);
        var steps = StepFormat.ReadAll(bytes);
        steps.Sort(static (one, other) => (one.At, one.Place).CompareTo((other.At, other.Place)));
        return steps;
    }

    public void Dispose()
    {
        _file.Dispose();
        File.Delete(path);
    }
}
