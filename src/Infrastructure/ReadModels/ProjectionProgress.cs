using System.Collections.Concurrent;
using Naas.Application.EventLog;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Tells the queries of this process that a projection led by this process has advanced.</summary>
public sealed class ProjectionProgress : IDisposable
{
    private readonly ConcurrentDictionary<string, Projected> _projections = new();

    /// <summary>Tells whoever watches this process from outside.</summary>
    public ProjectionMeter Meter { get; } = new();

    /// <summary>Whether the signal can be trusted: another process' advance is not heard here.</summary>
    internal bool IsLedHere(string projection) => Of(projection).Led;

    /// <summary>Completes at the next change. Take it before looking, and no change is missed.</summary>
    internal Task NextChange(string projection) => Of(projection).Changed.Task;

    /// <summary>How far this process has brought a projection since it leads; null when it does not, or has brought it nowhere yet.</summary>
    internal LogPosition? Reached(string projection) => Of(projection) is { Led: true, Reached.Position: var reached } ? reached : null;

    /// <summary>Whether this process leads the projection and has not brought it to a position yet, so that there is nothing to look for.</summary>
    internal bool IsBehind(string projection, LogPosition? minimum) =>
        minimum is { } asked && Reached(projection) is { } reached && reached.Epoch == asked.Epoch && reached < asked;

    internal void Advanced(string projection, LogPosition reached)
    {
        Of(projection).Reached = new Place(reached);
        Of(projection).Change();
    }

    internal void Leads(string projection, bool leads)
    {
        Of(projection).Reached = null;
        Of(projection).Led = leads;
        // Who waited for a signal that will not come any more must look for itself.
        Of(projection).Change();
    }

    public void Dispose() => Meter.Dispose();

    private Projected Of(string projection) => _projections.GetOrAdd(projection, static _ => new Projected());

    // A position is too long to be written at one stroke.
    private sealed record Place(LogPosition Position);

    private sealed class Projected
    {
        private TaskCompletionSource _changed = New();

        public volatile bool Led;

        /// <summary>How far this process has brought it since it leads; null until it has.</summary>
        public volatile Place? Reached;

        public TaskCompletionSource Changed => Volatile.Read(ref _changed);

        public void Change() => Interlocked.Exchange(ref _changed, New()).SetResult();

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
