namespace Naas.Analysis.Statistics;

/// <summary>A time at which somebody left, whether it happened or was censored.</summary>
/// <param name="AtRisk">How many were at risk just before it.</param>
/// <param name="Events">To how many it happened then.</param>
/// <param name="Censored">How many were censored then.</param>
/// <param name="Survival">The share to whom it has not happened by then, that time included.</param>
/// <param name="StandardError">Greenwood's; null where the share is 0, where the formula has no value.</param>
/// <param name="Interval">By the logarithm of the logarithm; null where the share is 1 or 0.</param>
public sealed record SurvivalStep(double Time, int AtRisk, int Events, int Censored, double Survival, double? StandardError, Interval? Interval);

/// <summary>The time by which it has happened to half.</summary>
/// <param name="Time">Null when the curve does not come down to one half: it is not known from these data.</param>
/// <param name="Lower">Where the band's lower bound comes down to one half; null when it does not.</param>
/// <param name="Upper">Where the band's upper bound does; often null where many are censored.</param>
public sealed record MedianTime(double? Time, double? Lower, double? Upper);

/// <summary>How many stay for how long, of people who are watched for different times.</summary>
public sealed class KaplanMeier
{
    /// <summary>What counts as exactly one half: the square root of the precision of a double, as in R.</summary>
    private const double Tolerance = 1.490116e-8;

    private readonly RiskSets _atRisk;

    private KaplanMeier(int people, IReadOnlyList<SurvivalStep> steps, RiskSets atRisk)
    {
        (People, Steps, _atRisk) = (people, steps, atRisk);
        Median = new(
            Half(steps.Select(step => (step.Time, (double?)step.Survival))),
            Half(steps.Select(step => (step.Time, step.Interval?.Lower))),
            Half(steps.Select(step => (step.Time, step.Interval?.Upper))));
    }

    public int People { get; }

    public int Events => Steps.Sum(step => step.Events);

    /// <summary>Every time at which somebody left, in order; none when there is nobody.</summary>
    public IReadOnlyList<SurvivalStep> Steps { get; }

    public MedianTime Median { get; }

    /// <summary>The curve.</summary>
    /// <remarks>
    /// E. L. Kaplan and P. Meier (1958), Journal of the American Statistical Association 53, 457-481; the variance is M. Greenwood's (1926).
    /// The interval is that of R's <c>survfit</c> with <c>conf.type = "log-log"</c>: S to the power of exp(∓z × error of log S ÷ log S); it
    /// stays between 0 and 1. The median goes by R's rule as well: the first time at which the curve is below one half, and where it lies
    /// exactly on one half, midway to the time at which it falls further; its bounds are where the bounds of the band do the same. Somebody
    /// censored at a time at which it happened to others is still at risk then. With delayed entry a small early risk set may bring the
    /// curve to 0, where it stays: the number at risk says so, and a later beginning helps.
    /// </remarks>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    public static KaplanMeier Of(IReadOnlyCollection<FollowUp> people, double level = Confidence.Usual) => OfCounted(FollowUps.Of(people), level);

    /// <summary>The same curve, of people who are counted by how long they were watched.</summary>
    /// <inheritdoc cref="Of(IReadOnlyCollection{FollowUp}, double)"/>
    public static KaplanMeier OfCounted(IReadOnlyCollection<FollowUps> people, double level = Confidence.Usual)
    {
        var z = Confidence.NormalQuantile(level);
        var atRisk = new RiskSets(people);
        var steps = new List<SurvivalStep>();
        double survival = 1, greenwood = 0;
        foreach (var (time, events, left) in atRisk.Leavings)
        {
            var risk = atRisk.At(time);
            survival *= (double)(risk - events) / risk;
            if (events > 0 && events < risk)
                greenwood += events / ((double)risk * (risk - events));
            steps.Add(new(time, risk, events, left - events, survival, survival > 0 ? survival * Math.Sqrt(greenwood) : null, Band(survival, Math.Sqrt(greenwood), z)));
        }

        return new(atRisk.People, steps, atRisk);
    }

    /// <summary>The share to whom it has not happened by a time, that time included, as the step at or before it has it.</summary>
    /// <returns>Null after the last time at which anybody was watched, unless the share is 0 by then; and when there is nobody.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is below zero or not a number.</exception>
    public SurvivalAt? At(double time)
    {
        if (!(time >= 0))
            throw new ArgumentOutOfRangeException(nameof(time), time, "A time is zero or more.");
        if (Steps.Count == 0 || (time > Steps[^1].Time && Steps[^1].Survival > 0))
            return null;

        var step = Steps.LastOrDefault(step => step.Time <= time);
        return step is null ? new(1, 0, null, _atRisk.At(time)) : new(step.Survival, step.StandardError, step.Interval, _atRisk.At(time));
    }

    private static Interval? Band(double survival, double errorOfLog, double z)
    {
        if (survival is <= 0 or >= 1)
            return null;
        var reach = Math.Exp(z * errorOfLog / -Math.Log(survival));
        return new(Math.Pow(survival, reach), Math.Pow(survival, 1 / reach));
    }

    private static double? Half(IEnumerable<(double Time, double? Share)> curve)
    {
        double? reached = null;
        foreach (var (time, share) in curve)
        {
            if (share < 0.5 - Tolerance)
                return reached is { } since ? (since + time) / 2 : time;
            if (share < 0.5 + Tolerance)
                reached ??= time;
        }

        return reached;
    }
}

/// <summary>The curve at one time.</summary>
/// <param name="Survival">The share to whom it has not happened by then.</param>
/// <param name="StandardError">Greenwood's; 0 before the first event; null where the share is 0.</param>
/// <param name="Interval">Null where the share is 1 or 0.</param>
/// <param name="AtRisk">How many were at risk just before that time.</param>
public sealed record SurvivalAt(double Survival, double? StandardError, Interval? Interval, int AtRisk);
