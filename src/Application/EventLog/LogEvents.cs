namespace Naas.Application.EventLog;

/// <summary>An event on its way into the log.</summary>
/// <param name="Id">Deterministic: UUIDv5 of command id and ordinal, so that a retry carries the same id.</param>
/// <param name="Type">The stored name, never a class name.</param>
/// <param name="SchemaVersion">The version of the body's shape, from 1.</param>
/// <param name="Data">The body, JSON in UTF-8; kept byte for byte.</param>
/// <param name="Metadata">The rest of the envelope, JSON in UTF-8; kept byte for byte.</param>
public sealed record NewEvent(Guid Id, string Type, int SchemaVersion, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata);

/// <summary>An event as the log holds it.</summary>
/// <param name="RecordedAt">When it was recorded (UTC), by the business clock, to the microsecond; not when it took effect.</param>
public sealed record StoredEvent(
    LogPosition Position,
    StreamName Stream,
    long Revision,
    Guid Id,
    string Type,
    int SchemaVersion,
    ReadOnlyMemory<byte> Data,
    ReadOnlyMemory<byte> Metadata,
    DateTimeOffset RecordedAt);

/// <summary>A run of events in log order, and how far the log had grown when they were read.</summary>
/// <param name="Events">In order, none left out; may be empty when nothing stands after the place asked for.</param>
/// <param name="Through">Everything up to here has been seen once these events have been handled.</param>
/// <param name="Head">The log's last position in the same snapshot: <c>Through == Head</c> means caught up.</param>
public sealed record LogPage(IReadOnlyList<StoredEvent> Events, LogPosition Through, LogPosition Head);
