using System.Collections.Immutable;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Standards;

namespace Naas.Application.Samples;

/// <summary>
/// The invented children's social workers of the five Phase One authorities, and eighteen months of the programme:
/// a pure function of seed and ordinal.
/// </summary>
public sealed class PhaseOneSample : ISample
{
    private readonly SampleParameters _parameters;
    private readonly IReferenceData _reference;
    private readonly IPolicyEditions _editions;
    private readonly SampleCalendar _calendar;
    private readonly SamplePlan _plan;
    private readonly ScoreModel _scores;
    private readonly DeclarationModel _declarations;
    private readonly SampleRollout _rollout;
    private readonly SampleStandards _standards;

    /// <param name="seed">Another one than the parameters', for other people of the same kind.</param>
    public PhaseOneSample(SampleParameters parameters, IReferenceData reference, IPolicyEditions editions, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(reference);
        (_parameters, _reference, _editions) = (parameters, reference, editions);
        Seed = seed ?? parameters.Seed.Value;
        _calendar = new SampleCalendar(parameters, reference.Calendar);
        _plan = new SamplePlan(parameters, _calendar, editions, Seed);
        _scores = new ScoreModel(parameters, Seed);
        _declarations = new DeclarationModel(parameters, Seed);
        _rollout = new SampleRollout([parameters.Phase], parameters.Authorities.Select(authority => new SampleSite(authority.Code.Value, parameters.Phase.Code.Value, parameters.Phase.OpenedOn.Value)), reference, editions);
        _standards = new SampleStandards(parameters, reference, editions);
    }

    public ulong Seed { get; }

    public string Correlation => "phase-one-sample";

    /// <summary>How many workers there are; ordinals run from 0.</summary>
    public int Count => _plan.Workers.Length;

    /// <summary>When the sample ends: five o'clock on the programme's last day. Nothing happens later.</summary>
    public DateTimeOffset EndsAt => SampleCalendar.At(_parameters.Programme.To.Value, new TimeOnly(17, 0));

    /// <summary>How two panels set the standard of every element, before the phase is opened.</summary>
    public ImmutableArray<SampleStandardStep> StandardSteps => _standards.Steps;

    /// <summary>What these steps add up to.</summary>
    public IReadOnlyDictionary<(Level Level, Element Element), ElementStandard> Standards => _standards.Standards;

    /// <summary>What the department's operations record before the first worker is registered.</summary>
    public ImmutableArray<SampleRolloutStep> RolloutSteps => _rollout.Steps;

    /// <summary>The life of one worker: the same whatever else was asked before.</summary>
    public SampleWorker Worker(int ordinal)
    {
        var planned = _plan.Workers[ordinal];
        var life = new WorkerLife(planned, _parameters, _calendar, _scores, _declarations, _reference, _editions, _rollout.Rollout, Standards, Seed, SampleKeys.JourneyOf(Seed, ordinal), step => SampleKeys.Of(Seed, ordinal, step));
        return new SampleWorker(ordinal, SamplePeople.Registration(planned, _parameters.People, Seed), planned.Characteristics, life.Live());
    }

    public IEnumerable<SampleWorker> Workers() => Enumerable.Range(0, Count).Select(Worker);
}
