using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Naas.Infrastructure.ReadModels;

/// <summary>What the read models of this process tell of themselves: figures by projection, and a span for each page that is written.</summary>
/// <remarks>Tags name projections, outcomes and positions; never a journey, an organisation or a person. docs/operating.md lists them all.</remarks>
public sealed class ProjectionMeter : IDisposable
{
    /// <summary>The name under which both figures and spans can be listened to.</summary>
    public const string Name = "Naas.ReadModels";

    private readonly ConcurrentDictionary<string, RebuildProgress> _rebuilds = new();
    private readonly Counter<long> _pages;
    private readonly Counter<long> _events;
    private readonly Histogram<double> _pageDuration;
    private readonly Counter<long> _leases;
    private readonly Counter<long> _faults;
    private readonly Histogram<double> _waits;
    private IReadOnlyList<ProjectionHealth> _health = [];

    public ProjectionMeter()
    {
        _pages = Meter.CreateCounter<long>("naas.projection.pages", "{page}", "Pages written by this process.");
        _events = Meter.CreateCounter<long>("naas.projection.events", "{event}", "Events of the log in the pages written by this process.");
        _pageDuration = Meter.CreateHistogram<double>("naas.projection.page.duration", "s", "From the beginning of a page's transaction to its commit.");
        _leases = Meter.CreateCounter<long>("naas.projection.lease.changes", "{change}", "How often this process took the lead, gave it back, or lost it.");
        _faults = Meter.CreateCounter<long>("naas.projection.faults", "{fault}", "What stopped the runner of this process.");
        _waits = Meter.CreateHistogram<double>("naas.projection.wait.duration", "s", "How long queries waited for the position that they asked for.");

        // What the database says was the case when it was looked at last, whoever leads.
        _ = Meter.CreateObservableGauge("naas.projection.gap", () => Of(health => health.Gap), "{event}", "Events behind the log's head.");
        _ = Meter.CreateObservableGauge("naas.projection.age", () => Of<double>(health => health.Age.TotalSeconds), "s", "How long the oldest event that is not in the rows has waited.");
        _ = Meter.CreateObservableGauge("naas.projection.since_advance", () => Of(health => health.SinceAdvance?.TotalSeconds), "s", "Since the rows advanced last, or began to be kept.");
        _ = Meter.CreateObservableGauge("naas.projection.stalled", () => Of<long>(health => health.Stalled is null ? 0 : 1), null, "1 where events wait and nothing moves.");
        _ = Meter.CreateObservableGauge("naas.projection.parked.streams", () => Of<long>(health => health.ParkedStreams), "{stream}", "Streams set aside.");
        _ = Meter.CreateObservableGauge("naas.projection.parked.events", () => Of<long>(health => health.ParkedEvents), "{event}", "Events set aside.");

        _ = Meter.CreateObservableGauge("naas.projection.rebuild.events", () => OfRebuilds(progress => progress.Done), "{event}", "Events folded in this stage of a rebuild by this process.");
        _ = Meter.CreateObservableGauge("naas.projection.rebuild.total", () => OfRebuilds(progress => progress.Total), "{event}", "Events there are to fold in this stage.");
    }

    internal Meter Meter { get; } = new(Name);

    internal ActivitySource Spans { get; } = new(Name);

    /// <summary>A span for one page; null where nobody listens.</summary>
    internal Activity? BeginPage(Lease lease, int events) => Spans.StartActivity("project page")?
        .SetTag("projection", lease.Projection)
        .SetTag("generation", lease.Generation)
        .SetTag("after", lease.Checkpoint.Value)
        .SetTag("events", events);

    internal void Written(string projection, int events, TimeSpan took)
    {
        var tag = Tag(projection);
        _pages.Add(1, tag);
        _events.Add(events, tag);
        _pageDuration.Record(took.TotalSeconds, tag);
    }

    internal void Leads(string projection, LeaseChange change) => _leases.Add(1, Tag(projection), new("change", Word(change)));

    internal void Failed(string projection, Exception exception) => _faults.Add(1, Tag(projection), new("error.type", exception.GetType().Name));

    internal void Waited(string projection, TimeSpan waited, bool reached) => _waits.Record(waited.TotalSeconds, Tag(projection), new("reached", reached));

    internal void Seen(IReadOnlyList<ProjectionHealth> health) => Volatile.Write(ref _health, health);

    /// <summary>Watches a rebuild of some projections until it is disposed of.</summary>
    internal WatchedRebuild Watch(IReadOnlyList<string> projections, IProgress<RebuildProgress>? onwards) => new(_rebuilds, projections, onwards);

    public void Dispose()
    {
        Meter.Dispose();
        Spans.Dispose();
    }

    private static KeyValuePair<string, object?> Tag(string projection) => new("projection", projection);

    private static string Word(LeaseChange change) => change switch
    {
        LeaseChange.Taken => "taken",
        LeaseChange.Released => "released",
        LeaseChange.Lost => "lost",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No such change."),
    };

    private IEnumerable<Measurement<T>> Of<T>(Func<ProjectionHealth, T?> figure)
        where T : struct
    {
        foreach (var health in Volatile.Read(ref _health))
        {
            if (figure(health) is { } value)
                yield return new Measurement<T>(value, Tag(health.Projection));
        }
    }

    private IEnumerable<Measurement<long>> OfRebuilds(Func<RebuildProgress, long> figure) =>
        _rebuilds.Select(rebuild => new Measurement<long>(figure(rebuild.Value), Tag(rebuild.Key), new("stage", Word(rebuild.Value.Stage))));

    private static string Word(RebuildStage stage) => stage switch
    {
        RebuildStage.Folding => "folding",
        RebuildStage.Indexing => "indexing",
        RebuildStage.CatchingUp => "catching-up",
        RebuildStage.Comparing => "comparing",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "No such stage."),
    };

    /// <summary>Notes how far a rebuild is, and passes it on to whoever else watches.</summary>
    internal sealed class WatchedRebuild(ConcurrentDictionary<string, RebuildProgress> rebuilds, IReadOnlyList<string> projections, IProgress<RebuildProgress>? onwards) : IProgress<RebuildProgress>, IDisposable
    {
        public void Report(RebuildProgress value)
        {
            if (value.Projection is { } one)
            {
                rebuilds[one] = value;
            }
            else
            {
                foreach (var projection in projections)
                    rebuilds[projection] = value;
            }

            onwards?.Report(value);
        }

        public void Dispose()
        {
            foreach (var projection in projections)
                _ = rebuilds.TryRemove(projection, out _);
        }
    }
}

internal enum LeaseChange
{
    Taken = 1,

    /// <summary>Given back by a process that stops.</summary>
    Released = 2,

    /// <summary>Somebody else took it, or the generation was replaced.</summary>
    Lost = 3,
}
