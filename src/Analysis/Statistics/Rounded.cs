namespace Naas.Analysis.Statistics;

/// <summary>Figures as people read them.</summary>
public static class Rounded
{
    private const double NothingAfterThePoint = 1e15;

    // A smaller probability is a matter of the arithmetic and not of the data.
    private const double SmallestProbability = 1e-15;

    private const int PlacesOfProbability = 4;

    // Below this, with no more places than there are powers, fifteen digits move a figure by less than a twentieth of what is near a half.
    private const double Short = 1e6;
    private const double NearAHalf = 1e-4;

    private static readonly double[] Powers = [1, 10, 100, 1_000, 10_000];

    /// <summary>
    /// Half up, away from zero, as a calculator on a desk does it: 0.125 to two places is 0.13, and -0.125 is -0.13. Never banker's
    /// rounding, which makes two readers of the same table disagree.
    /// </summary>
    /// <remarks>
    /// It goes by fifteen significant digits, so that what was 0.285 before it became 28.499999999999996 per cent is rounded as 28.5. A
    /// number so large that fifteen digits hold nothing after the point stays as it is.
    /// </remarks>
    /// <param name="value">The figure, unrounded.</param>
    /// <param name="digits">Places after the point, 0 to 15.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is no finite number, or the places are not 0 to 15.</exception>
    public static double HalfUp(double value, int digits)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only a finite number can be rounded.");
        if (digits is < 0 or > 15)
            throw new ArgumentOutOfRangeException(nameof(digits), digits, "A figure has 0 to 15 places after the point.");
        if (Math.Abs(value) >= NothingAfterThePoint)
            return value;

        return Clearly(value, digits) ?? ByFifteenDigits(value, digits);
    }

    /// <summary>
    /// A probability of a test to four places, half up; where that would read as nought, which none is, to two significant digits, and
    /// none smaller than 1E-15.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no number from 0 to 1.</exception>
    public static double Probability(double p)
    {
        if (p is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability is a number from 0 to 1.");
        if (HalfUp(p, PlacesOfProbability) is > 0 and var told)
            return told;
        return p < SmallestProbability ? SmallestProbability : (double)Math.Round((decimal)p, 1 - (int)Math.Floor(Math.Log10(p)), MidpointRounding.AwayFromZero);
    }

    /// <summary>Most figures lie nowhere near a half: which way they go does not depend on their fifteenth digit.</summary>
    /// <returns>Null where it may.</returns>
    private static double? Clearly(double value, int digits)
    {
        if (digits >= Powers.Length || Math.Abs(value) >= Short)
            return null;
        var places = Math.Abs(value) * Powers[digits];
        var below = Math.Floor(places);
        var above = places - below - 0.5;
        if (Math.Abs(above) < NearAHalf)
            return null;
        var rounded = (above > 0 ? below + 1 : below) / Powers[digits];
        return value < 0 && rounded > 0 ? -rounded : rounded;
    }

    private static double ByFifteenDigits(double value, int digits)
    {
        // The conversion to decimal is what keeps fifteen significant digits. Adding 0 makes a plain nought of one below nought, which would be shown as -0.
        return (double)Math.Round((decimal)value, digits, MidpointRounding.AwayFromZero) + 0.0;
    }
}
