using System.Globalization;
using Naas.Application.EventLog;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>
/// What is said where somebody's hand took recorded events away in EventStoreDB, which this program never does: an alarm for its
/// operator, that names the stream and what brings its events back.
/// </summary>
internal static class Deletions
{
    /// <summary>The type of the event by which the server notes that a stream was deleted for good.</summary>
    public const string Tombstone = "$streamDeleted";

    /// <param name="kept">The stream's name in the store.</param>
    public static LogIntegrityException ForGood(string kept) => new(
        $"Stream {kept} was deleted for good in EventStoreDB, by hand: what was recorded of it cannot be read any more, and nothing can be appended to it. "
        + "Restore the node's database from a backup of the time before, begin a new life of the log with './naas begin-epoch --event-log …', and run './naas rebuild --event-log …', both with this log's address.");

    /// <summary>Deleted so that it could be begun again, or told to keep none of its events, or only the later ones.</summary>
    /// <param name="kept">The stream's name in the store.</param>
    public static LogIntegrityException OfEvents(string kept) => new($"{Took(kept)} and a command that finds it so records nothing; one that was under way meanwhile may stand behind what is gone. {Back(kept)}");

    /// <summary>Deleted so, between the look at it and an append that was to begin it: the server let that go on behind what was there.</summary>
    /// <param name="kept">The stream's name in the store.</param>
    /// <param name="last">The revision of the last event that was appended.</param>
    public static LogIntegrityException BehindOthers(string kept, long last) => new(
        $"{Took(kept)} and what was to begin it was appended here behind that, up to revision {last.ToString(CultureInfo.InvariantCulture)}: it stands there once, and belongs to nothing before it. {Back(kept)}");

    /// <summary>The stream that keeps the metadata of another.</summary>
    public static string MetadataOf(string kept) => "$$" + kept;

    private static string Took(string kept) =>
        $"Stream {kept} was deleted or shortened in EventStoreDB, by hand (see its metadata in stream {MetadataOf(kept)}): what was recorded of it is not told any more,";

    private static string Back(string kept) =>
        $"Write {{}} as the metadata into {MetadataOf(kept)}, twice, which brings it back where no scavenge has run since; otherwise restore the node's database from a backup of the time before, "
        + "begin a new life of the log with './naas begin-epoch --event-log …', and run './naas rebuild --event-log …', both with this log's address.";
}
