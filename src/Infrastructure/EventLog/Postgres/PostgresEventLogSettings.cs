namespace Naas.Infrastructure.EventLog.Postgres;

/// <summary>How much the log takes on, and how long it tries; the defaults fit a service of this size.</summary>
public sealed record PostgresEventLogSettings
{
    /// <summary>The most bytes one append may hold (bodies, metadata, and a little per event).</summary>
    public int AppendLimit { get; init; } = AppendChecks.DefaultLimit;

    /// <summary>The most appends in one transaction.</summary>
    public int BatchRequests { get; init; } = 512;

    /// <summary>The most bytes in one transaction; one append always fits.</summary>
    public int BatchBytes { get; init; } = 1024 * 1024;

    /// <summary>The most appends that wait; the next one is told busy.</summary>
    public int QueueRequests { get; init; } = 8192;

    /// <summary>The most bytes that wait; the next append is told busy.</summary>
    public long QueueBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long a batch is tried again while the database cannot be reached, before its callers are told.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one attempt to connect, or one transaction, may take.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the head is read when no signal comes.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The least time between two notifications to other processes; a commit in between rides on the next.</summary>
    public TimeSpan NotifyInterval { get; init; } = TimeSpan.FromMilliseconds(5);
}
