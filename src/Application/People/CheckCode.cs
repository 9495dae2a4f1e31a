using System.Buffers;
using System.Security.Cryptography;
using Naas.Domain.Journeys;

namespace Naas.Application.People;

/// <summary>A one-time code that a worker gives to somebody who may look them up in the register once (S-37), such as <c>7K3M-Q9WD-0RTT</c>.</summary>
/// <remarks>
/// Eleven random characters of Crockford's base 32 (55 bits) and one that checks them, so that a typing error is told from a
/// code that is not valid. A secret until it is used: it prints as a placeholder.
/// </remarks>
public readonly record struct CheckCode
{
    /// <summary>How long a code can be used: long enough for an application and its interview, short enough not to lie about. No document names a time.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(30);

    // Without I, L, O and U, which are read as others or make words.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private const int Group = 4;

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    private readonly string? _value;

    private CheckCode(string value) => _value = value;

    /// <summary>A code that nobody can guess.</summary>
    public static CheckCode New()
    {
        var random = RandomNumberGenerator.GetString(Alphabet, Length - 1);
        return new CheckCode(random + CheckOf(random));
    }

    public static bool IsValid(string? text) => TryParse(text, out _);

    /// <exception cref="ArgumentException">Not a code. The message does not repeat it.</exception>
    public static CheckCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new ArgumentException("Not a one-time code.", nameof(text));

    /// <summary>Reads a code as people write it: small letters, hyphens and blanks, O for 0, I and L for 1.</summary>
    public static bool TryParse(string? text, out CheckCode code)
    {
        code = default;
        if (text is null)
            return false;

        Span<char> compact = stackalloc char[Length];
        var length = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-')
                continue;
            if (length == Length)
                return false;
            compact[length++] = char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
        }

        if (length < Length || compact.ContainsAnyExcept(Characters) || CheckOf(compact[..^1]) != compact[^1])
            return false;

        code = new CheckCode(new string(compact));
        return true;
    }

    /// <summary>The code itself, in groups of four, for whoever it was made for; never for a log.</summary>
    public string Reveal() => string.Join('-', Value.Chunk(Group).Select(part => new string(part)));

    public override string ToString() => "[check code]";

    private string Value => _value ?? throw new InvalidOperationException("This code was never given a value.");

    /// <summary>Luhn's check to the base 32: it finds every single wrong character and nearly every two that changed places.</summary>
    private static char CheckOf(ReadOnlySpan<char> characters)
    {
        var sum = 0;
        for (var i = 0; i < characters.Length; i++)
        {
            var digit = Alphabet.IndexOf(characters[^(i + 1)], StringComparison.Ordinal) * (i % 2 == 0 ? 2 : 1);
            sum += (digit / Alphabet.Length) + (digit % Alphabet.Length);
        }

        return Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
    }
}

/// <summary>The codes that workers have given out, kept as keyed hashes.</summary>
public interface ICheckCodes
{
    /// <param name="issuedAt">UTC, by the world's clock: a code is a token.</param>
    Task IssueAsync(CheckCode code, JourneyId journey, DateTimeOffset issuedAt, CancellationToken cancellation);

    /// <summary>Whether a code would open this journey now; it is not used up by the question.</summary>
    Task<bool> OpensAsync(CheckCode code, JourneyId journey, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Uses a code up, if it opens this journey now. Of any number of uses at once exactly one gets true.</summary>
    /// <param name="journey">Whose number came with the code; null when nobody has that number.</param>
    Task<bool> UseAsync(CheckCode code, JourneyId? journey, DateTimeOffset now, CancellationToken cancellation);
}
