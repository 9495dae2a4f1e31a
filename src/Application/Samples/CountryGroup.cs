using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application.Samples;

/// <summary>Workers who were planned together: one region's, once.</summary>
/// <remarks>Many may ask for its workers at once.</remarks>
public sealed class CountryGroup
{
    private readonly SampleParameters _parameters;
    private readonly int _first;
    private readonly ulong _seed;
    private readonly IReferenceData _reference;
    private readonly IPolicyEditions _editions;
    private readonly Rollout _rollout;
    private readonly IReadOnlyDictionary<(Level Level, Element Element), ElementStandard> _standards;
    private readonly SampleCalendar _calendar;
    private readonly SamplePlan _plan;
    private readonly ScoreModel _scores;
    private readonly DeclarationModel _declarations;

    /// <param name="first">The ordinal of its first worker.</param>
    /// <param name="most">How many ordinals it may take.</param>
    internal CountryGroup(SampleParameters parameters, int first, int most, ulong seed, IReferenceData reference, IPolicyEditions editions, Rollout rollout, IReadOnlyDictionary<(Level Level, Element Element), ElementStandard> standards)
    {
        (_parameters, _first, _seed, _reference, _editions, _rollout, _standards) = (parameters, first, seed, reference, editions, rollout, standards);
        _calendar = new SampleCalendar(parameters, reference.Calendar);
        _plan = new SamplePlan(parameters, _calendar, editions, seed, first);
        _scores = new ScoreModel(parameters, seed);
        _declarations = new DeclarationModel(parameters, seed);
        if (Size > most)
            throw new SampleStoppedException($"A region of the country's parameters has {Size} workers and may have {most}; make it smaller or the years fewer.");
        Ordinals = [.. _plan.Workers.Select(worker => worker.Ordinal)];
    }

    private CountryGroup(CountryGroup whole, IReadOnlyList<int> ordinals)
    {
        (_parameters, _first, _seed, _reference, _editions, _rollout, _standards) = (whole._parameters, whole._first, whole._seed, whole._reference, whole._editions, whole._rollout, whole._standards);
        (_calendar, _plan, _scores, _declarations, Ordinals) = (whole._calendar, whole._plan, whole._scores, whole._declarations, ordinals);
    }

    /// <summary>How many workers it would have in full.</summary>
    public int Size => _plan.Workers.Length;

    /// <summary>Those who are there.</summary>
    public IReadOnlyList<int> Ordinals { get; }

    /// <summary>The life of one worker: the same whatever else was asked before.</summary>
    public SampleWorker Worker(int ordinal)
    {
        var planned = _plan.Workers[ordinal - _first];
        var life = new WorkerLife(planned, _parameters, _calendar, _scores, _declarations, _reference, _editions, _rollout, _standards, _seed, SampleKeys.JourneyOf(_seed, ordinal), step => SampleKeys.Of(_seed, ordinal, step));
        return new SampleWorker(ordinal, SamplePeople.Registration(planned, _parameters.People, _seed), planned.Characteristics, life.Live());
    }

    /// <summary>Some of its workers, drawn by chance: when they are more, those who were there are there still.</summary>
    internal CountryGroup Of(int workers) => workers == Size
        ? this
        : new CountryGroup(this, [.. Ordinals.OrderBy(ordinal => Draw.For(_seed, ordinal, "dealt").Unit()).ThenBy(ordinal => ordinal).Take(workers).Order()]);
}
