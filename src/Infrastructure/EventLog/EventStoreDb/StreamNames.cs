using System.Buffers;
using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>How the streams of an installation are named in the store.</summary>
internal sealed class StreamNames
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly string _prefix;

    /// <exception cref="ArgumentException">The prefix holds other characters than a stream's name may, which the server would read as a pattern.</exception>
    public StreamNames(string prefix)
    {
        if (prefix.AsSpan().ContainsAnyExcept(Allowed))
            throw new ArgumentException($"'{prefix}' cannot begin the names of streams: lower-case letters, digits and hyphens.", nameof(prefix));
        _prefix = prefix;
    }

    /// <summary>All streams of the log, as a pattern: the server's begin with a dollar, and the one of epochs holds a character that no stream of the log can.</summary>
    public string Pattern => $"^{_prefix}[a-z0-9-]+$";

    /// <summary>The stream that says which life of the log this is.</summary>
    public string OfEpochs => $"{_prefix}naas_epoch";

    public string Kept(StreamName stream) => _prefix + stream.Value;

    public string Kept(StreamPrefix slice) => _prefix + slice.Value;

    public StreamName Read(string kept) => new(kept[_prefix.Length..]);
}
