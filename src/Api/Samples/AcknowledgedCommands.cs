using System.Globalization;
using System.Text;
using Naas.Application.EventLog;

namespace Naas.Api.Samples;

/// <summary>
/// Notes outside the database what the sample's sender was told is recorded, so that a test which kills the database can
/// hold the log against it. The file is named by <c>NAAS_ACKNOWLEDGED</c>; without that nothing is noted.
/// </summary>
/// <remarks>
/// A line a command: command id, stream, revision, position, and a point, which shows that the line is whole. Each is one
/// write of its own, so what was noted outlives this process at once.
/// </remarks>
internal sealed class AcknowledgedCommands : IDisposable
{
    private const string Variable = "NAAS_ACKNOWLEDGED";

    private readonly Lock _oneAtATime = new();
    private readonly FileStream _file;

    private AcknowledgedCommands(string path)
    {
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        // A writer that was killed may have left half a line, which is not to become the beginning of the first one here.
        _file.WriteByte((byte)'\n');
    }

    public static AcknowledgedCommands? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? new AcknowledgedCommands(path) : null;

    public void Note(Guid command, StreamName stream, long revision, LogPosition position)
    {
        var line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{command:D} {stream} {revision} {position.Value} .\n"));
        lock (_oneAtATime)
            _file.Write(line);
    }

    public void Dispose() => _file.Dispose();
}
