using System.Globalization;
using System.Text;

namespace Naas.Reliability.Kills;

/// <summary>What the program said was recorded.</summary>
internal readonly record struct AcknowledgedCommand(Guid Command, string Stream, long Revision, long Position);

/// <summary>The file, outside the database, in which a load notes what was acknowledged.</summary>
internal sealed class Acknowledged(string path)
{
    private readonly HashSet<AcknowledgedCommand> _all = [];
    private long _read;

    public string Path => path;

    /// <summary>How many different commands were acknowledged, however often.</summary>
    public int Count => _all.Count;

    /// <summary>Lines that a kill left unfinished; what they would have said counts as not acknowledged.</summary>
    public int Torn { get; private set; }

    /// <summary>Reads what was noted since the last look.</summary>
    public IReadOnlyCollection<AcknowledgedCommand> Look()
    {
        if (!File.Exists(path))
            return _all;

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        _ = file.Seek(_read, SeekOrigin.Begin);
        using var reader = new StreamReader(file, Encoding.ASCII);
        var text = reader.ReadToEnd();
        // What comes after the last end of a line may be a line in the making.
        var whole = text.LastIndexOf('\n') + 1;
        _read += whole;
        foreach (var line in text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is [var command, var stream, var revision, var position, "."])
                _ = _all.Add(new(Guid.Parse(command), stream, Number(revision), Number(position)));
            else
                Torn++;
        }

        return _all;
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
