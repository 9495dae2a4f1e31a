namespace Naas.Domain.Journeys;

/// <summary>The number on a certificate: four groups of letters and digits, the last character a check on the others, such as <c>7K3M-9QF2-X4YT-8</c>.</summary>
/// <remarks>Thirty-one characters, without the letters that are easily read as digits: a number can be read out and typed in.</remarks>
public readonly record struct CertificateNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";

    private readonly string? _value;

    /// <exception cref="ArgumentException">Not three groups of four and a check character, or the check fails.</exception>
    public CertificateNumber(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException("A certificate number is three groups of four characters and a check character, such as 7K3M-9QF2-X4YT-8.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This certificate number was never given a value.");

    /// <summary>The number that some bits make; other bits make another number, as far as 31 to the 12th goes.</summary>
    public static CertificateNumber Of(ulong bits)
    {
        Span<char> text = stackalloc char[16];
        var at = 0;
        for (var place = 0; place < 12; place++)
        {
            if (place is 4 or 8)
                text[at++] = '-';
            text[at++] = Alphabet[(int)(bits % (ulong)Alphabet.Length)];
            bits /= (ulong)Alphabet.Length;
        }

        text[at++] = '-';
        text[at] = Check(text[..at]);
        return new CertificateNumber(new string(text));
    }

    public static bool IsValid(string? value) =>
        value is { Length: 16 }
        && value.Select((character, place) => place is 4 or 9 or 14 ? character == '-' : Alphabet.Contains(character, StringComparison.Ordinal)).All(fits => fits)
        && value[15] == Check(value.AsSpan(0, 14));

    public override string ToString() => Value;

    /// <summary>Weights differ by place and 31 is prime, so one wrong character or two that changed places are noticed.</summary>
    private static char Check(ReadOnlySpan<char> groups)
    {
        var (sum, weight) = (0, 1);
        foreach (var character in groups)
        {
            if (character != '-')
                sum += ++weight * Alphabet.IndexOf(character, StringComparison.Ordinal);
        }

        return Alphabet[sum % Alphabet.Length];
    }
}
