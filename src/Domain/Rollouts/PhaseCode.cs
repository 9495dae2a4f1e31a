namespace Naas.Domain.Rollouts;

/// <summary>The name of a phase of the rollout, such as <c>phase-one</c>.</summary>
public readonly record struct PhaseCode
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">Not 1 to 40 lower-case letters, digits and hyphens.</exception>
    public PhaseCode(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException("A phase's name is 1 to 40 lower-case letters, digits and hyphens.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This phase was never given a name.");

    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= 40 } && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => Value;
}
