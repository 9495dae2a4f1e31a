using System.Collections.Concurrent;
using Naas.Application.Samples;

namespace Naas.Domain.Specs.Samples.Seeds;

/// <summary>The probability with which the generator lets a worker meet an element: worked out from its parameters, not counted from what it drew.</summary>
/// <remarks>
/// A score is ability and chance, each twelve even draws summed, weighed and moved by the worker's effects, so a worker's
/// probability is a tail of that sum's own distribution. The normal curve would do for a reader of figures: it is off by up to 0.15
/// points of a hundred. But then the study would hold an interval against a difference that was not put in, so the tail is that of
/// the sum itself, from its characteristic function (J. Gil-Pelaez 1951, Biometrika 38, 481-482). It shares no code with
/// <see cref="ScoreModel"/>: were its effects put in another way than the parameters say, the intervals would miss.
/// </remarks>
internal sealed class TrueChance(SampleParameters parameters)
{
    private readonly ScoreParameters _scores = parameters.Scores;
    private readonly Dictionary<EthnicGroup, double> _effects = EffectsAroundTheAverage(parameters);
    private readonly Dictionary<Element, double> _cuts = parameters.Standards.Elements.Value.ToDictionary(set => set.Element, set => (double)set.Cut);
    private readonly ConcurrentDictionary<double, double> _tails = new();

    /// <param name="age">In whole years, on the day of the count.</param>
    /// <param name="isLongThere">Five years or more in post on the day of the sitting.</param>
    /// <param name="preparedBefore">Whether there was a booking before this one, which counts as having prepared.</param>
    public double OfMeeting(Element element, EthnicGroup group, int age, bool isLongThere, bool preparedBefore)
    {
        var (curve, perDecade, afterFive) = element switch
        {
            Knowledge => (_scores.Knowledge.Value, _scores.AgePerDecade.Value.Knowledge, _scores.AfterFiveYears.Value.Knowledge),
            Simulated => (_scores.Simulated.Value, _scores.AgePerDecade.Value.Simulated, _scores.AfterFiveYears.Value.Simulated),
            _ => (_scores.Written.Value, _scores.AgePerDecade.Value.Written, _scores.AfterFiveYears.Value.Written),
        };
        var effects = _effects[group] + (perDecade * (age - _scores.AgeCentre.Value) / 10) + (isLongThere ? afterFive : 0) + (preparedBefore ? _scores.GainPerRetake.Value : 0);

        // The score is rounded down and the cut is whole, so who reaches the cut before it is rounded meets.
        double AtLeast(double points) => _tails.GetOrAdd(((points - curve.Mean) / curve.Spread) - effects, from => TailOf(_scores.CommonShare.Value, from));

        var cut = _cuts[element];
        if (element != Written)
            return AtLeast(cut);

        // A moderator raises some marks of the written element by one point or two, as often the one as the other.
        var moderated = parameters.Circumstances.ModeratedPercent.Value / 100.0;
        return ((1 - moderated) * AtLeast(cut)) + (moderated * (AtLeast(cut - 1) + AtLeast(cut - 2)) / 2);
    }

    /// <summary>P(share × A + √(1 - share²) × B ≥ from), where A and B are each twelve even draws from 0 to 1 summed, less 6.</summary>
    internal static double TailOf(double share, double from)
    {
        // The function falls like the 24th (or 12th) power: beyond 60 nothing is left of it, and steps of a hundredth leave no error that a double shows.
        const double Step = 0.01;
        const int Steps = 6000;
        var rest = Math.Sqrt(1 - (share * share));
        var sum = from / 2;
        for (var step = 1; step <= Steps; step++)
        {
            var t = step * Step;
            sum += Math.Sin(t * from) / t * Even(share * t) * Even(rest * t);
        }

        return 0.5 - (Step * sum / Math.PI);

        static double Even(double t) => t == 0 ? 1 : Math.Pow(Math.Sin(t / 2) / (t / 2), 12);
    }

    /// <summary>The model keeps the published average: each group's effect counts from the average over the five authorities' people.</summary>
    private static Dictionary<EthnicGroup, double> EffectsAroundTheAverage(SampleParameters parameters)
    {
        var effects = parameters.Scores.EthnicityEffects.Value.ToDictionary(row => row.Group, row => row.Effect);
        var others = parameters.Workforce.OtherEthnicities.Value;
        var allOthers = others.Sum(row => row.Weight);
        double people = 0, total = 0;
        foreach (var authority in parameters.Authorities)
        {
            double headcount = authority.Headcount2018.Value, white = (double)authority.WhitePercent.Value / 100;
            people += headcount;
            total += headcount * ((white * effects[EthnicGroup.White]) + ((1 - white) * others.Sum(row => row.Weight / allOthers * effects[row.Group])));
        }

        return effects.ToDictionary(row => row.Key, row => row.Value - (total / people));
    }
}
