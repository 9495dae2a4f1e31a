namespace Naas.Analysis.Disclosure;

/// <summary>
/// The one rule for a rate or share of a place or group below the national level: none leaves the department that reads as nobody's or
/// everybody's, since it would tell each one's. It goes by the figure that is shown, after rounding.
/// </summary>
public static class AllOrNone
{
    private const double AllInPercent = 100;

    public const string InWords = "Withheld: below the national level no rate is told that reads as that of nobody or of everybody.";

    /// <summary>Whether a percentage, as it is shown, is withheld.</summary>
    public static bool IsReadInPercent(double shown) => shown is 0 or AllInPercent;

    /// <summary>Whether a share between 0 and 1, as it is shown, is withheld.</summary>
    public static bool IsReadInShare(double shown) => shown is 0 or 1;
}
