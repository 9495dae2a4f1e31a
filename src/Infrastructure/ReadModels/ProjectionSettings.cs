namespace Naas.Infrastructure.ReadModels;

/// <summary>How much a projection takes at once, and how long it waits; the defaults fit a service of this size.</summary>
public sealed record ProjectionSettings
{
    /// <summary>The most events in one transaction of the live runner; so many come together only while it is behind.</summary>
    public int PageSize { get; init; } = 4000;

    /// <summary>Of a page with more events than this, so many are folded at a time, while others of it are loaded and written.</summary>
    public int PagePart { get; init; } = 500;

    /// <summary>About how many events a worker of a rebuild holds at once, beside those that it reads ahead.</summary>
    public int RebuildPageSize { get; init; } = 500;

    /// <summary>How many slices of the streams a rebuild folds side by side; each takes two connections.</summary>
    public int RebuildWorkers { get; init; } = Environment.ProcessorCount;

    /// <summary>The most events that a slice is to hold: the more there are, the finer the slices. Coarse ones read what lies together.</summary>
    public int RebuildSliceEvents { get; init; } = 500_000;

    /// <summary>How many bytes of rows a worker of a rebuild gathers before it sends them.</summary>
    public int RebuildBuffer { get; init; } = 4 * 1024 * 1024;

    /// <summary>Whether the commit of a page waits until the server has it on disk. What is lost without that is in the log, and is followed again from the checkpoint that was lost with it.</summary>
    public bool PagesWaitForDisk { get; init; }

    /// <summary>How long a leader that says nothing is believed to live.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a rebuild or a resume that stands still may hold live rows before the server ends its transaction. No shorter than
    /// it takes to fold a page by another connection, or to read a stream.
    /// </summary>
    public TimeSpan LongestHold { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a rebuild that is done waits for the questions that still read the rows it replaced, before it leaves those to the next one.</summary>
    public TimeSpan ReplacedRowsWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a query waits for the position it was asked to wait for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a waiting query looks again when this process leads, whose signal it hears: for when it leads no longer and does not know it.</summary>
    public TimeSpan LeaderPoll { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How soon a waiting query looks again when another process leads, whose signal is not heard here: mostly the page is nearly written.</summary>
    public TimeSpan FirstFollowerPoll { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How often it looks in the end, each look taking twice as long to come as the one before.</summary>
    public TimeSpan FollowerPoll { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How long a projection may stand still while events wait: then its leader ends the read and begins it anew, and health
    /// says that it has stalled. No shorter than a page takes, nor than a lease takes to run out.
    /// </summary>
    public TimeSpan StalledAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a process looks at all projections, whoever leads them.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many past figures are kept; beyond them the longest unused go.</summary>
    public int PastFiguresKept { get; init; } = 8;

    /// <summary>How many past figures may wait to be made.</summary>
    public int PastFiguresWaiting { get; init; } = 16;

    /// <summary>How many of them, those that are being made included, one caller may have asked for.</summary>
    public int PastFiguresOfOne { get; init; } = 8;

    /// <summary>How long past figures that failed are left alone before a question begins them anew.</summary>
    public TimeSpan PastFiguresPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a process looks whether past figures are to be made of which it was not told.</summary>
    public TimeSpan PastFiguresPoll { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(5);
}
