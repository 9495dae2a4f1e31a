using System.Buffers;

namespace Naas.Application.EventLog;

/// <summary>The name of one event stream, such as <c>journey-0f8fad5bd9cb469fa16570867728950e</c>.</summary>
/// <remarks>
/// A name is a category, a hyphen and an opaque id. It never holds personal data, because it stands in
/// addresses, logs and proofs.
/// </remarks>
public readonly record struct StreamName
{
    /// <summary>The longest name a log has to accept, in characters.</summary>
    public const int MaximumLength = 200;

    // Every event that is read names its stream: the check has to be cheap.
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly string? _value;

    /// <exception cref="ArgumentException">The name is empty, too long, or holds characters other than a-z, 0-9 and hyphens.</exception>
    public StreamName(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.Length > MaximumLength || value.AsSpan().ContainsAnyExcept(Allowed))
            throw new ArgumentException($"'{value}' is no stream name: lower-case letters, digits and hyphens, at most {MaximumLength} of them.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This stream name was never given a value.");

    public override string ToString() => Value;
}
