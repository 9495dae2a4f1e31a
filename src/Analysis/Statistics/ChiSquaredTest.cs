using MathNet.Numerics;

namespace Naas.Analysis.Statistics;

/// <summary>A test whose statistic is held against the chi-squared distribution.</summary>
/// <param name="Statistic">Zero or more.</param>
/// <param name="DegreesOfFreedom">One or more.</param>
/// <param name="P">The probability of a statistic as large as this, or larger, were there no difference.</param>
public sealed record ChiSquaredTest(double Statistic, int DegreesOfFreedom, double P)
{
    internal static ChiSquaredTest Of(double statistic, int degreesOfFreedom)
    {
        // The last digit of a difference that is zero may be below it.
        var at = Math.Max(0, statistic);
        // The upper tail itself: one less the lower has no digits left where p is small.
        return new(at, degreesOfFreedom, at == 0 ? 1 : Math.Clamp(SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, at / 2), 0, 1));
    }
}
