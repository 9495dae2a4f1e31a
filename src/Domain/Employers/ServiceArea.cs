using System.Collections;

namespace Naas.Domain.Employers;

/// <summary>The department's code for one of the largely autonomous areas into which an employer's service is divided, such as <c>NORTH</c> (R-004).</summary>
public readonly record struct ServiceAreaCode
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">Not 1 to 20 upper-case letters, digits and hyphens.</exception>
    public ServiceAreaCode(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException("An area's code is 1 to 20 upper-case letters, digits and hyphens.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This area's code was never given a value.");

    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= 20 } && value.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => Value;
}

/// <summary>The areas of one employer, each once, in the order of their codes.</summary>
/// <remarks>A value, so that two events with the same areas are equal.</remarks>
public readonly record struct ServiceAreaSet : IReadOnlyCollection<ServiceAreaCode>
{
    // No code holds a comma.
    private readonly string? _codes;

    private ServiceAreaSet(string? codes) => _codes = codes;

    public static ServiceAreaSet None => default;

    public int Count => _codes is null ? 0 : _codes.Count(c => c == ',') + 1;

    public static ServiceAreaSet Of(params IEnumerable<ServiceAreaCode> areas)
    {
        var codes = string.Join(',', areas.Select(area => area.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return new ServiceAreaSet(codes.Length == 0 ? null : codes);
    }

    public bool Contains(ServiceAreaCode area) => this.Any(one => one == area);

    public IEnumerator<ServiceAreaCode> GetEnumerator() => (_codes?.Split(',') ?? []).Select(code => new ServiceAreaCode(code)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", this);
}
