namespace Naas.Domain.Employers;

/// <summary>The code of an organisation: the ONS code of a local authority (<c>E08000035</c>), or one that the department gave.</summary>
public readonly record struct OrganisationCode
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">Not 2 to 20 upper-case letters, digits and hyphens.</exception>
    public OrganisationCode(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException("An organisation code is 2 to 20 upper-case letters, digits and hyphens.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This organisation code was never given a value.");

    public static bool IsValid(string? value) =>
        value is { Length: >= 2 and <= 20 } && value.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => Value;
}

/// <summary>What an organisation is; agencies hold contracts, the others see the practice.</summary>
public enum OrganisationKind
{
    LocalAuthority = 1,
    ChildrensTrust = 2,

    /// <summary>Another employer that carries out statutory functions on behalf of those who hold them (R-006, C16 fn 2).</summary>
    OtherEmployer = 3,

    /// <summary>Holds the contract, not the practice; may never endorse (R-032, C16 ¶72).</summary>
    Agency = 4,
}

/// <summary>What a decision needs to know about an organisation; resolved by the application, carried in the command.</summary>
/// <param name="SittingsFrom">The first day on which workers of this site may sit (S-43); null when it is not a site.</param>
/// <param name="SittingsUntil">The last day on which they may: the end of the phase, or the site's last day in it; null while it is open.</param>
public sealed record Organisation(OrganisationCode Code, OrganisationKind Kind, DateOnly? SittingsFrom = null, DateOnly? SittingsUntil = null)
{
    public bool IsAgency => Kind == OrganisationKind.Agency;
}
