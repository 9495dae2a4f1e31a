namespace Naas.Domain.Assessments;

/// <summary>The delivery partner's code for one sitting: a place and a session on a day, such as <c>LEEDS-2018-09-12-AM</c>.</summary>
public readonly record struct SittingCode
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">Not 1 to 40 upper-case letters, digits and hyphens.</exception>
    public SittingCode(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException("A sitting code is 1 to 40 upper-case letters, digits and hyphens.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This sitting code was never given a value.");

    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= 40 } && value.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => Value;
}
