using System.Collections.Immutable;
using Naas.Application.Samples;

namespace Naas.Reliability.Kills;

/// <summary>Some workers of the sample, and all of the standards and the rollout.</summary>
internal sealed class PartOfTheSample(PhaseOneSample whole, IReadOnlyList<int> ordinals) : ISample
{
    private readonly List<SampleWorker> _workers = [.. ordinals.Select(whole.Worker)];

    public IReadOnlyList<int> Ordinals => ordinals;

    public int Commands => StandardSteps.Length + RolloutSteps.Length + _workers.Sum(worker => worker.Steps.Length);

    public ulong Seed => whole.Seed;

    public int Count => ordinals.Count;

    public string Correlation => whole.Correlation;

    public DateTimeOffset EndsAt => whole.EndsAt;

    public ImmutableArray<SampleStandardStep> StandardSteps => whole.StandardSteps;

    public ImmutableArray<SampleRolloutStep> RolloutSteps => whole.RolloutSteps;

    public IEnumerable<SampleWorker> Workers() => _workers;
}
