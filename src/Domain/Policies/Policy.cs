using Naas.Domain.Assessments;

namespace Naas.Domain.Policies;

/// <summary>Where a rule comes from.</summary>
/// <param name="Document"><c>C16</c> (consultation 2016), <c>G17</c> (response 2017), or <c>S</c> for a decision of this project.</param>
/// <param name="Paragraph">The paragraph, such as <c>¶72</c>, or the decision, such as <c>S-22</c>.</param>
/// <param name="Quote">The document's sentence, or this project's decision in one sentence.</param>
public sealed record PolicySource(string Document, string Paragraph, string Quote);

/// <summary>A number of the policy, with its source beside it.</summary>
public sealed record Setting<T>(T Value, PolicySource Source);

/// <summary>The name of a dated policy edition, such as <c>response-2017</c>.</summary>
public readonly record struct EditionCode
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">Not 1 to 40 lower-case letters, digits and hyphens.</exception>
    public EditionCode(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException("An edition's name is 1 to 40 lower-case letters, digits and hyphens.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This edition was never given a name.");

    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= 40 } && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => Value;
}

/// <summary>One edition of the policy: the rulebook's numbers, as data. Rules hold no number of their own.</summary>
/// <param name="Edition">Its name; recorded with every decision it governed.</param>
/// <param name="InForceFrom">The first effective date it governs.</param>
/// <param name="OpenLevels">The levels that may be assessed.</param>
/// <param name="EndorsementValidMonths">Calendar months from the endorsement to the last day on which the worker may sit on it.</param>
/// <param name="NarrowRetakeMonths">Calendar months from release in which a narrowly missed element may be taken again quickly.</param>
/// <param name="ElementRetakeExpectedAfterMonths">Calendar months after which an element that was not narrowly missed is expected to be taken again.</param>
/// <param name="BankedElementMonths">Calendar months from release for which an element that was met counts towards a retake.</param>
/// <param name="ElementRetakesBeforeFullRetake">How many element retakes follow one full attempt before everything is taken again.</param>
/// <param name="FullRetakeExpectedAfterMonths">Calendar months after which a full retake is expected; it never blocks.</param>
/// <param name="ReaccreditationMonths">Calendar months from accreditation to re-accreditation; null where the edition has none.</param>
public sealed record Policy(
    EditionCode Edition,
    DateOnly InForceFrom,
    Setting<IReadOnlySet<Level>> OpenLevels,
    Setting<int> EndorsementValidMonths,
    Setting<int> NarrowRetakeMonths,
    Setting<int> ElementRetakeExpectedAfterMonths,
    Setting<int> BankedElementMonths,
    Setting<int> ElementRetakesBeforeFullRetake,
    Setting<int> FullRetakeExpectedAfterMonths,
    Setting<int?> ReaccreditationMonths)
{
    public bool IsOpen(Level level) => OpenLevels.Value.Contains(level);
}
