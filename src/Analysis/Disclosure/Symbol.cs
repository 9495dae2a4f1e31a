namespace Naas.Analysis.Disclosure;

/// <summary>What stands in a cell in place of a figure, by the department's open-data standard.</summary>
public enum Symbol
{
    /// <summary><c>z</c>: no figure can exist, such as a rate of nobody.</summary>
    NotApplicable,

    /// <summary><c>x</c>: a figure could exist and is not available, such as one that was never collected.</summary>
    NotAvailable,

    /// <summary><c>c</c>: withheld to protect the people counted.</summary>
    Confidential,

    /// <summary><c>low</c>: rounds to 0 and is not 0. This policy rounds nothing; imported figures may.</summary>
    Low,

    /// <summary><c>u</c>: too unreliable to be shown, such as an estimate from too few.</summary>
    Unreliable,
}

/// <summary>The symbols as an exported file writes them.</summary>
public static class Symbols
{
    /// <summary>The symbol as it stands in an exported file.</summary>
    public static string Text(this Symbol symbol) => symbol switch
    {
        Symbol.NotApplicable => "z",
        Symbol.NotAvailable => "x",
        Symbol.Confidential => "c",
        Symbol.Low => "low",
        Symbol.Unreliable => "u",
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "The open-data standard has no such symbol."),
    };
}
