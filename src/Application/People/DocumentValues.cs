using System.Text;
using Naas.Application.Access;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Application.People;

/// <summary>What a document is. Who may write and read it depends on this; see <see cref="DocumentTable"/>.</summary>
public enum DocumentKind
{
    /// <summary>The worker asks for reasonable adjustments (S-33).</summary>
    AdjustmentsRequested = 1,
    AdjustmentsDecision = 2,

    /// <summary>An assessor's account of how an attempt went .</summary>
    Narrative = 3,

    /// <summary>What employer and worker agreed as the next steps .</summary>
    DevelopmentPlan = 4,

    MalpracticeAllegation = 5,

    /// <summary>The worker is heard (S-34).</summary>
    MalpracticeResponse = 6,
    MalpracticeDecision = 7,
    WithdrawalStatement = 8,
    RevocationNotice = 9,
    CorrectionNote = 10,

    /// <summary>What one group of colleagues fed back about a practice leader, without names .</summary>
    ColleagueFeedback = 11,

    /// <summary>What a member of a service-user panel says of a recorded simulation .</summary>
    ServiceUserComment = 12,

    /// <summary>Why the worker asks for an independent review (S-08).</summary>
    ReviewRequest = 13,

    /// <summary>What is put before the panel of a review.</summary>
    ReviewEvidence = 14,

    /// <summary>The written reason of a panel (S-09).</summary>
    ReviewDecision = 15,
}

/// <summary>The words of a document: plain text. Personal data; prints as a placeholder.</summary>
public sealed record DocumentText
{
    /// <summary>The longest text, in UTF-16 units: some eight pages.</summary>
    public const int MaximumLength = 20_000;

    private readonly string _value;

    /// <exception cref="ArgumentException">Not a text; see <see cref="IsValid"/>. The message does not repeat it.</exception>
    public DocumentText(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException($"A document is 1 to {MaximumLength} characters, not blank, without control characters but line breaks.", nameof(value));
        _value = value;
    }

    // Half a surrogate pair has no UTF-8 form: it would come back from the store as another text.
    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= MaximumLength }
        && !string.IsNullOrWhiteSpace(value)
        && !value.Any(c => char.IsControl(c) && c is not ('\n' or '\r'))
        && value.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    /// <summary>The words themselves, for an answer to somebody who may read them; never for a log.</summary>
    public string Reveal() => _value;

    public override string ToString() => "[document text]";
}

/// <summary>A document of a journey.</summary>
/// <param name="StoredAt">By the business clock (UTC, whole microseconds).</param>
public sealed record Document(DocumentId Id, JourneyId Journey, DocumentKind Kind, DocumentText Text, DocumentAuthor Author, DateTimeOffset StoredAt)
{
    public override string ToString() => $"[document {Id}]";
}

/// <summary>Who wrote a document, and as what.</summary>
public sealed record DocumentAuthor(ActorId Subject, Role Role, OrganisationCode? Organisation);
