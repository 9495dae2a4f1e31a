namespace Naas.Domain.Assessments;

/// <summary>The standard of one element at one level: the cut, the band below it that counts as a narrow fail, and how it is rated.</summary>
/// <param name="Version">Names the version that two panels agreed, such as <c>2018-1</c>.</param>
/// <param name="OutOf">The highest score there is.</param>
/// <param name="Cut">The lowest score that is <em>met</em>.</param>
/// <param name="NarrowFrom">The lowest score that is a narrow fail (S-01); below it the element is not narrowly missed.</param>
/// <param name="Exercises">How many scenarios or exercises two assessors rate apart (S-52, R-064); 0 where the element is scored by the machine.</param>
/// <param name="Tolerance">How far, in points, two ratings of one exercise may lie apart before a third is needed (S-52).</param>
/// <param name="Areas">How many areas the knowledge and skills statement of the level has.</param>
public sealed record PerformanceStandard(Level Level, Element Element, string Version, decimal OutOf, decimal Cut, decimal NarrowFrom, int Exercises, decimal Tolerance, int Areas)
{
    /// <summary>Whether assessors rate it, twice and apart, as against a machine that scores it.</summary>
    public bool IsRated => Exercises > 0;

    /// <summary>The highest score of one exercise: all of them weigh the same. Of an element that is not rated, the whole.</summary>
    public decimal ExerciseOutOf => OutOf / Math.Max(Exercises, 1);

    public bool Holds(decimal score) => score >= 0 && score <= OutOf;

    public bool Holds(AreaProfile profile) => profile.Highest <= Areas;

    public ElementResult Judge(decimal score) =>
        score >= Cut ? ElementResult.Met
        : score >= NarrowFrom ? ElementResult.NarrowlyNotMet
        : ElementResult.NotMet;

    /// <summary>Whether two ratings of one exercise cannot stand beside each other: too far apart, or on opposite sides of the cut (S-52).</summary>
    public bool NeedsThird(decimal one, decimal other) =>
        Math.Abs(one - other) > Tolerance || one * Exercises >= Cut != other * Exercises >= Cut;

    /// <summary>What the ratings of one exercise come to: the mean of two, the middle one of three; null while another is needed.</summary>
    public decimal? Settle(IReadOnlyList<decimal> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        return ratings switch
        {
            [var one, var other] when !NeedsThird(one, other) => decimal.Round((one + other) / 2, 2, MidpointRounding.AwayFromZero),
            [_, _, _] => ratings.Order().ElementAt(1),
            _ => null,
        };
    }
}
