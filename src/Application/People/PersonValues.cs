using Naas.Domain.Journeys;

namespace Naas.Application.People;

/// <summary>The number under which the regulator has registered a social worker: one or two letters, then up to ten digits (<c>SW12345</c>).</summary>
/// <remarks>
/// Personal data. It prints as a placeholder and has no property to serialise, so that it cannot slip into a log, a trace
/// or an error; whoever needs the digits says <see cref="Reveal"/>.
/// </remarks>
public readonly record struct RegistrationNumber
{
    private const int Letters = 2;
    private const int Digits = 10;

    private readonly string? _value;

    private RegistrationNumber(string value) => _value = value;

    public static bool IsValid(string? text) => TryParse(text, out _);

    /// <exception cref="ArgumentException">Not a registration number. The message does not repeat it.</exception>
    public static RegistrationNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new ArgumentException("A registration number is one or two letters and up to ten digits.", nameof(text));

    /// <summary>Reads a number as people write it: blanks are dropped and small letters raised, so that one person has one number.</summary>
    public static bool TryParse(string? text, out RegistrationNumber number)
    {
        number = default;
        if (text is null)
            return false;

        Span<char> compact = stackalloc char[Letters + Digits];
        var length = 0;
        foreach (var c in text)
        {
            if (c == ' ')
                continue;
            if (length == compact.Length)
                return false;
            compact[length++] = char.ToUpperInvariant(c);
        }

        var letters = 0;
        while (letters < length && char.IsAsciiLetterUpper(compact[letters]))
            letters++;
        if (letters is 0 or > Letters || length - letters is 0 or > Digits || compact[letters..length].ContainsAnyExceptInRange('0', '9'))
            return false;

        number = new RegistrationNumber(new string(compact[..length]));
        return true;
    }

    /// <summary>The number itself, normalised. For the directory and for an answer to somebody who may see it; never for a log.</summary>
    public string Reveal() => _value ?? throw new InvalidOperationException("This registration number was never given a value.");

    public override string ToString() => "[registration number]";
}

/// <summary>A person's name as they use it. Prints as a placeholder.</summary>
public sealed record PersonName
{
    /// <summary>The longest given or family name, in UTF-16 units; longer ones are typing accidents.</summary>
    public const int MaximumLength = 100;

    /// <param name="given">May be empty: some people have one name.</param>
    /// <exception cref="ArgumentException">Not a name; see <see cref="IsValid"/>. The message does not repeat it.</exception>
    public PersonName(string given, string family)
    {
        if (!IsValid(given, family))
            throw new ArgumentException($"A name is a family name with at least one letter and perhaps a given name, at most {MaximumLength} characters each, without control characters.");
        Given = given.Trim();
        Family = family.Trim();
    }

    public string Given { get; }

    public string Family { get; }

    public static bool IsValid(string? given, string? family) =>
        given is not null && family is not null && IsNamePart(given) && IsNamePart(family) && family.EnumerateRunes().Any(System.Text.Rune.IsLetter);

    public override string ToString() => "[name]";

    // Half a surrogate pair has no UTF-8 form: it would come back from the store as another name.
    private static bool IsNamePart(string part) =>
        part.Trim().Length <= MaximumLength && !part.Any(char.IsControl) && part.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}

/// <summary>What is known of a person on registration, beside the number. Prints as a placeholder.</summary>
public sealed record PersonDetails(PersonName Name, DateOnly? DateOfBirth)
{
    public override string ToString() => "[person]";
}

/// <summary>What the directory holds of one registered person. Prints as a placeholder.</summary>
public sealed record PersonRecord(JourneyId Journey, RegistrationNumber Number, PersonName Name, DateOnly? DateOfBirth)
{
    public override string ToString() => $"[person of journey {Journey}]";
}
