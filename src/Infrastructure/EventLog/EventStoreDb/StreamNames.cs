using System.Buffers;
using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>How the streams of an installation are named in the store.</summary>
internal sealed class StreamNames
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly string _prefix;

    /// <param name="installation">Empty for the only one: its streams are named as they are.</param>
    /// <exception cref="ArgumentException">It holds other characters than a stream's name may, which the server would read as a pattern.</exception>
    public StreamNames(string installation)
    {
        if (installation.AsSpan().ContainsAnyExcept(Allowed))
            throw new ArgumentException($"'{installation}' cannot begin the names of streams: lower-case letters, digits and hyphens.", nameof(installation));
        // A point stands in no stream's name: so the names of one installation are none of another's.
        _prefix = installation.Length == 0 ? "" : installation + ".";
    }

    /// <summary>All streams of the log, as a pattern: the server's begin with a dollar, and the one of epochs holds a character that no stream of the log can.</summary>
    public string Pattern => $"^{_prefix.Replace(".", "\\.", StringComparison.Ordinal)}[a-z0-9-]+$";

    /// <summary>The stream that says which life of the log this is.</summary>
    public string OfEpochs => $"{_prefix}naas_epoch";

    public string Kept(StreamName stream) => _prefix + stream.Value;

    public string Kept(StreamPrefix slice) => _prefix + slice.Value;

    /// <summary>Whether a stream of the store is one of the log.</summary>
    public bool IsOfTheLog(string kept) =>
        kept.StartsWith(_prefix, StringComparison.Ordinal) && kept.Length > _prefix.Length && kept.Length - _prefix.Length <= StreamName.MaximumLength && !kept.AsSpan(_prefix.Length).ContainsAnyExcept(Allowed);

    /// <exception cref="LogIntegrityException">It is none of this installation, which the server was told to leave out.</exception>
    public StreamName Read(string kept) => IsOfTheLog(kept)
        ? new StreamName(kept[_prefix.Length..])
        : throw new LogIntegrityException($"EventStoreDB sent an event of stream '{kept[..Math.Min(kept.Length, StreamName.MaximumLength)]}', which is none of the log's.");
}
