using System.Collections.Concurrent;

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

    internal void Advanced(string projection) => Of(projection).Change();

    internal void Leads(string projection, bool leads)
    {
        Of(projection).Led = leads;
        // Who waited for a signal that will not come any more must look for itself.
        Of(projection).Change();
    }

    public void Dispose() => Meter.Dispose();

    private Projected Of(string projection) => _projections.GetOrAdd(projection, static _ => new Projected());

    private sealed class Projected
    {
        private TaskCompletionSource _changed = New();

        public volatile bool Led;

        public TaskCompletionSource Changed => Volatile.Read(ref _changed);

        public void Change() => Interlocked.Exchange(ref _changed, New()).SetResult();

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
