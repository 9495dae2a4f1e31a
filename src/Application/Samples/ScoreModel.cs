using Naas.Domain.Assessments;
using Naas.Domain.Equalities;

namespace Naas.Application.Samples;

/// <summary>Draws scores: one ability in common, each element's own chance, and the effects that the parameters name.</summary>
internal sealed class ScoreModel
{
    private readonly ScoreParameters _scores;
    private readonly DateOnly _countedOn;
    private readonly double _averageGroupEffect;
    private readonly ulong _seed;

    public ScoreModel(SampleParameters parameters, ulong seed)
    {
        (_scores, _countedOn, _seed) = (parameters.Scores, parameters.Programme.CountedOn.Value, seed);
        _averageGroupEffect = AverageGroupEffect(parameters);
    }

    /// <summary>A whole number from 0 to <paramref name="outOf"/>.</summary>
    public decimal Score(PlannedWorker worker, Element element, int attempt, DateOnly on, decimal outOf)
    {
        var common = _scores.CommonShare.Value;
        var ability = Draw.For(_seed, worker.Ordinal, "ability").Normal();
        var chance = Draw.For(_seed, worker.Ordinal, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"score/{attempt}/{element}")).Normal();
        var standing = (common * ability) + (Math.Sqrt(1 - (common * common)) * chance) + Effects(worker, element, on)
            + (_scores.GainPerRetake.Value * (attempt > 1 ? 1 : 0));

        var curve = CurveOf(element);
        return Math.Clamp((decimal)Math.Floor(curve.Mean + (curve.Spread * standing)), 0, outOf);
    }

    private double Effects(PlannedWorker worker, Element element, DateOnly on)
    {
        var group = _scores.EthnicityEffects.Value.Single(row => row.Group == worker.Characteristics.Ethnicity).Effect - _averageGroupEffect;
        var decades = (worker.AgeOn(_countedOn) - _scores.AgeCentre.Value) / 10.0;
        var isLongThere = worker.Posts.First().From.AddYears(5) <= on;
        return group + (decades * Of(_scores.AgePerDecade.Value, element)) + (isLongThere ? Of(_scores.AfterFiveYears.Value, element) : 0);
    }

    private Distribution CurveOf(Element element) => element switch
    {
        Element.Knowledge => _scores.Knowledge.Value,
        Element.Simulated => _scores.Simulated.Value,
        _ => _scores.Written.Value,
    };

    private static double Of(ElementEffects effects, Element element) => element switch
    {
        Element.Knowledge => effects.Knowledge,
        Element.Simulated => effects.Simulated,
        _ => effects.Written,
    };

    // Taken off again, so that the effects part the groups and leave the published average where it is.
    private static double AverageGroupEffect(SampleParameters parameters)
    {
        var effects = parameters.Scores.EthnicityEffects.Value.ToDictionary(row => row.Group, row => row.Effect);
        var others = parameters.Workforce.OtherEthnicities.Value;
        var ofOthers = others.Sum(row => row.Weight * effects[row.Group]) / others.Sum(row => row.Weight);
        var people = parameters.Authorities.Sum(authority => authority.Headcount2018.Value);
        var white = parameters.Authorities.Sum(authority => authority.Headcount2018.Value * (double)authority.WhitePercent.Value / 100) / people;
        return (white * effects[EthnicGroup.White]) + ((1 - white) * ofOthers);
    }
}
