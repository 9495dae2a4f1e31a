namespace Naas.Domain.Journeys;

/// <summary>Who acted: the opaque subject of the identity provider, never a name or an address.</summary>
/// <remarks>It stands in events for ever, so anything that could be an e-mail address is refused.</remarks>
public readonly record struct ActorId
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">Not 1 to 64 letters, digits, hyphens, points or underscores.</exception>
    public ActorId(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException("A subject is 1 to 64 letters, digits, hyphens, points or underscores.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This actor was never given a subject.");

    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= 64 } && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    public override string ToString() => Value;
}
