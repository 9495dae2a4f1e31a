namespace Naas.Web.Employers;

/// <param name="Level">In words; nothing for those of whom nothing is recorded.</param>
/// <param name="Standing">In words.</param>
public sealed record StandingFigures(string? Level, string Standing, int Workers);

/// <summary>One area of a statement of knowledge and skills: a row of the heat map.</summary>
public sealed record AreaFigures(string Level, int Number, string Heading, int ToDevelop, int Met, int WellAbove)
{
    /// <summary>The darkest shade.</summary>
    private const int Darkest = 4;

    public int All => ToDevelop + Met + WellAbove;

    /// <summary>From 0 for nobody, by quarters of all, to the darkest: an addition to the number, which says the same.</summary>
    public int Shade(int count) => All == 0 ? 0 : ((count * Darkest) + All - 1) / All;
}

/// <summary>A count for each level shown, in their order.</summary>
public sealed record CountByLevel(string Name, IReadOnlyList<int> Counts);

/// <summary>How a rate stands to the country's, in words, as of the end of a month.</summary>
/// <param name="Part">In words: Whole assessment, Knowledge.</param>
/// <param name="Note">Why something is withheld, or is to be read with care.</param>
public sealed record RateFigures(string Level, string Part, string Own, string National, string Difference, string? Note);

/// <summary>How a group of figures was made.</summary>
public sealed record FigureSource(string Code, string Sentence, string Edition, string Position, long DirectoryVersion, long? N, IReadOnlyList<string> Excluded);
