using MathNet.Numerics.Distributions;

namespace Naas.Analysis.Statistics;

/// <summary>How sure an interval is to hold the true value, over many samples.</summary>
public static class Confidence
{
    /// <summary>The level of every interval unless another is asked for: 95 %.</summary>
    public const double Usual = 0.95;

    /// <summary>The point of the standard normal distribution beyond which half of what the level leaves out lies: 1.959964 at 95 %.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    internal static double NormalQuantile(double level)
    {
        // Written so that not-a-number is refused too.
        if (!(level is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1, such as 0.95.");

        // From the lower tail: a level close to 1 would leave nothing of the upper one.
        return -Normal.InvCDF(0, 1, (1 - level) / 2);
    }

    /// <summary>The same point of Student's distribution, for a mean whose spread is told by the sample itself: 2.262157 at 95 % and 9 degrees of freedom.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    internal static double StudentQuantile(double level, long degreesOfFreedom)
    {
        if (!(level is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1, such as 0.95.");
        return -StudentT.InvCDF(0, 1, degreesOfFreedom, (1 - level) / 2);
    }
}
