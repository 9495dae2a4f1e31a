namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>How much the log takes on, and how long it tries; the defaults fit a service of this size.</summary>
public sealed record EventStoreDbSettings
{
    /// <summary>The most bytes one append may hold (bodies, metadata, and a little per event); the server has a limit of its own beside it.</summary>
    public int AppendLimit { get; init; } = AppendChecks.DefaultLimit;

    /// <summary>What the names of all streams begin with in the store, before a point, where several installations share one: lower-case letters, digits and hyphens. Empty for the only one.</summary>
    public string Installation { get; init; } = "";

    /// <summary>The most appends under way, those included that wait for another to the same stream; the next one is told busy.</summary>
    public int AppendsUnderWay { get; init; } = 8192;

    /// <summary>How long an append or a read is tried again while no node answers, before the caller is told.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one attempt to append may take, unless the address says it (<c>defaultDeadline</c>), and how long a node may be silent that reads a stream or is asked for nothing but its state.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a node may be silent that looks through all events for those of this log: it says nothing of those it passes over,
    /// and they may be many. That the connection lives is found by its keep-alive sooner.
    /// </summary>
    public TimeSpan LongestSearch { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a subscription is silent before the log is asked whether it has grown.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether something is kept that was made of a log; asked where the store holds none, and then no log is begun there: it was emptied,
    /// or is another than the one meant. Null begins one wherever there is none.
    /// </summary>
    public Func<CancellationToken, Task<bool>>? WasUsed { get; init; }

    /// <summary>Whether the log is listened to from its first use on; otherwise from the first subscription on, for whoever wants each call to be one that was asked for.</summary>
    internal bool ListensFromFirstUse { get; init; } = true;
}
