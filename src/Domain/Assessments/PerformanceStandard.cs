namespace Naas.Domain.Assessments;

/// <summary>The standard of one element at one level: the cut, and the band below it that counts as a narrow fail.</summary>
/// <param name="Version">Names the version that two panels agreed, such as <c>2018-1</c>.</param>
/// <param name="OutOf">The highest score there is.</param>
/// <param name="Cut">The lowest score that is <em>met</em>.</param>
/// <param name="NarrowFrom">The lowest score that is a narrow fail (S-01); below it the element is not narrowly missed.</param>
public sealed record PerformanceStandard(Level Level, Element Element, string Version, decimal OutOf, decimal Cut, decimal NarrowFrom)
{
    public bool Holds(decimal score) => score >= 0 && score <= OutOf;

    public ElementResult Judge(decimal score) =>
        score >= Cut ? ElementResult.Met
        : score >= NarrowFrom ? ElementResult.NarrowlyNotMet
        : ElementResult.NotMet;
}
