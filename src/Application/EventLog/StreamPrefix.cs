namespace Naas.Application.EventLog;

/// <summary>How the names of a slice of the streams begin, such as <c>journey-3</c>: a sixteenth of the journeys.</summary>
public readonly record struct StreamPrefix
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">No stream's name begins like this.</exception>
    public StreamPrefix(string value) => _value = new StreamName(value).Value;

    public string Value => _value ?? throw new InvalidOperationException("This prefix was never given a value.");

    /// <summary>The first text, byte by byte, that comes after every name in the slice.</summary>
    public string End => string.Concat(Value.AsSpan(0, Value.Length - 1), [(char)(Value[^1] + 1)]);

    public bool Covers(StreamName stream) => stream.Value.StartsWith(Value, StringComparison.Ordinal);

    public override string ToString() => Value;
}
