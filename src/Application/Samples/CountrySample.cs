using System.Collections.Immutable;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Standards;

namespace Naas.Application.Samples;

/// <summary>
/// A country of invented workers, as many as are asked for, over the years and phases of the programme: Phase One's model,
/// region after region and as often as it takes.
/// </summary>
/// <remarks>
/// A worker's life is a pure function of seed and ordinal, whatever else is made and however many workers there are; the
/// number only says who of everybody there could be is there. So the figures of an authority that is not full are those of
/// a part of it, drawn by chance.
/// </remarks>
public sealed class CountrySample : ISample
{
    /// <summary>Ordinals of one group; no plan comes near as many workers.</summary>
    private const int Stride = 4096;

    private readonly CountryParameters _country;
    private readonly IReferenceData _reference;
    private readonly IPolicyEditions _editions;
    private readonly IReadOnlyList<CountryRegion> _regions;
    private readonly SampleRollout _rollout;
    private readonly SampleStandards _standards;

    /// <param name="pattern">The Phase One sample's.</param>
    /// <param name="seed">Another one than the parameters', for other people of the same kind.</param>
    /// <exception cref="SampleStoppedException">The parameters do not fit together.</exception>
    public CountrySample(CountryParameters country, SampleParameters pattern, IReferenceData reference, IPolicyEditions editions, int workers, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(country);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        (_country, _reference, _editions, Count) = (country, reference, editions, workers);
        Seed = seed ?? pattern.Seed.Value;
        _regions = CountryRegion.All(country, pattern, reference);
        _standards = new SampleStandards(pattern, reference, editions);
        _rollout = new SampleRollout(
            country.Phases.Select(phase => phase.Phase),
            _regions.SelectMany(region => region.Parameters.Authorities.Select(authority => new SampleSite(authority.Code.Value, region.Phase, region.JoinsOn))),
            reference,
            editions);
    }

    public ulong Seed { get; }

    public int Count { get; }

    public string Correlation => "country-sample";

    public DateTimeOffset EndsAt => SampleCalendar.At(_country.Programme.To.Value, new TimeOnly(17, 0));

    public ImmutableArray<SampleStandardStep> StandardSteps => _standards.Steps;

    public IReadOnlyDictionary<(Level Level, Element Element), ElementStandard> Standards => _standards.Standards;

    public ImmutableArray<SampleRolloutStep> RolloutSteps => _rollout.Steps;

    public IEnumerable<SampleWorker> Workers() => Groups().SelectMany(group => group.Ordinals.Select(group.Worker));

    /// <summary>
    /// The workers in groups whose members know of each other (who moves where, who takes whose place), made one after the
    /// other: the first is Phase One's five authorities at their published size, or a part of it; the others follow round by
    /// round of the other regions.
    /// </summary>
    public IEnumerable<CountryGroup> Groups()
    {
        var first = Group(_regions[0], 0);
        var left = Count - Math.Min(first.Size, Count / _country.Programme.PhaseOneShare.Value);
        yield return first.Of(Count - left);

        for (var number = 1; left > 0;)
        {
            var round = _regions.Skip(1).Select((region, nth) => Group(region, number + nth)).ToList();
            var dealt = Deal([.. round.Select(group => group.Size)], left);
            foreach (var (group, workers) in round.Zip(dealt).Where(pair => pair.Second > 0))
                yield return group.Of(workers);
            (number, left) = (number + round.Count, left - dealt.Sum());
        }
    }

    /// <summary>One to each in turn, until none is left or all are full.</summary>
    private static int[] Deal(int[] sizes, int workers)
    {
        var dealt = new int[sizes.Length];
        while (workers > 0 && Enumerable.Range(0, sizes.Length).Where(place => dealt[place] < sizes[place]).ToList() is { Count: > 0 } open)
        {
            // As many whole turns as everybody who is not full can take, and at last one for some of them.
            var turns = Math.Min(workers / open.Count, open.Min(place => sizes[place] - dealt[place]));
            var taking = turns > 0 ? open : open[..workers];
            foreach (var place in taking)
                dealt[place] += Math.Max(1, turns);
            workers -= taking.Count * Math.Max(1, turns);
        }

        return dealt;
    }

    private CountryGroup Group(CountryRegion region, int number) =>
        new(region.Parameters, number * Stride, Stride, Seed, _reference, _editions, _rollout.Rollout, Standards);
}
