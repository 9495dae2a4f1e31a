using Naas.Domain.Assessments;
using Naas.Domain.Rollouts;

namespace Naas.Domain.Policies;

/// <summary>Where a rule comes from.</summary>
/// <param name="Document"><c>C16</c> (consultation 2016), <c>G17</c> (response 2017), or <c>S</c> for a decision of this project.</param>
/// <param name="Paragraph">The paragraph, such as <c>¶72</c>, or the decision, such as <c>S-22</c>.</param>
/// <param name="Quote">The document's sentence, or this project's decision in one sentence.</param>
public sealed record PolicySource(string Document, string Paragraph, string Quote);

/// <summary>A number of the policy, with its source beside it.</summary>
public sealed record Setting<T>(T Value, PolicySource Source);

/// <summary>The name of a dated policy edition, such as <c>response-2017</c>.</summary>
public readonly record struct EditionCode
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">Not 1 to 40 lower-case letters, digits and hyphens.</exception>
    public EditionCode(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException("An edition's name is 1 to 40 lower-case letters, digits and hyphens.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This edition was never given a name.");

    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= 40 } && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => Value;
}

/// <summary>Somebody who may be put forward although the employer is not a site (S-43).</summary>
public enum SiteException
{
    /// <summary>Those who completed the assessed and supported year in employment elsewhere.</summary>
    AsyeCompleted = 1,

    /// <summary>An employer's principal social worker.</summary>
    PrincipalSocialWorker = 2,

    /// <summary>A practice leader, who is assessed whatever becomes of the employer as a site (C16 ¶14, ¶48).</summary>
    PracticeLeader = 3,
}

/// <summary>One edition of the policy: the rulebook's numbers, as data. Rules hold no number of their own.</summary>
/// <remarks>Months are calendar months, clamped to the end of the month; working days leave out bank holidays (S-40).</remarks>
public sealed record Policy
{
    /// <summary>Its name; recorded with every decision it governed.</summary>
    public required EditionCode Edition { get; init; }

    /// <summary>
    /// The first effective date it governs. Null for an edition that never came into force, such as a consultation: no day is
    /// governed by it, and whoever wants it names it (S-50).
    /// </summary>
    public required DateOnly? InForceFrom { get; init; }

    /// <summary>
    /// Finds the editions beside this one by their names. Among several it is the same for all; an edition that stands alone knows no other.
    /// </summary>
    /// <remarks>It throws an <see cref="EditionMissingException"/> for one that there is not.</remarks>
    public Func<EditionCode, Policy> Beside { get; init; } = static edition => throw new EditionMissingException(edition);

    // Entry

    /// <summary>The levels that may be assessed .</summary>
    public required Setting<IReadOnlySet<Level>> OpenLevels { get; init; }

    /// <summary>Who may be put forward although the employer is no site (S-43).</summary>
    public required Setting<IReadOnlySet<SiteException>> SiteExceptions { get; init; }

    /// <summary>Months with one employer before somebody newly qualified, or new to supervising or to leading practice, is put forward .</summary>
    public required Setting<int> MinimumServiceMonths { get; init; }

    /// <summary>Months from the end of the supported year within which somebody is expected to be put forward .</summary>
    public required Setting<int> ExpectedAfterAsyeMonths { get; init; }

    /// <summary>Months from the first role within which somebody from other social work is expected to be put forward .</summary>
    public required Setting<int> AdaptationMonths { get; init; }

    /// <summary>Months from the first role within which somebody from outside England is expected to be put forward .</summary>
    public required Setting<int> FromOutsideEnglandMonths { get; init; }

    // Endorsement

    /// <summary>Months from the endorsement to the last day on which the worker may sit on it (S-19).</summary>
    public required Setting<int> EndorsementValidMonths { get; init; }

    /// <summary>Months for which an organisation that has seen an agency worker's practice may endorse it (S-22).</summary>
    public required Setting<int> DirectExperienceMonths { get; init; }

    /// <summary>The elements that the proof of concept's simulation is credited for, together or not at all (R-115, S-13).</summary>
    public required Setting<ElementSet> PassportElements { get; init; }

    /// <summary>The phase with whose end passports end (S-14).</summary>
    public required Setting<PhaseCode> PassportPhase { get; init; }

    // Sitting

    /// <summary>How often, from one result to the next, a void sitting is booked again without a further endorsement (S-32).</summary>
    public required Setting<int> AutomaticRebookings { get; init; }

    /// <summary>Working days in which the worker may answer an allegation (S-34).</summary>
    public required Setting<int> HearingWorkingDays { get; init; }

    /// <summary>Working days from a release in which a review may be asked for (S-09).</summary>
    public required Setting<int> ReviewRequestWorkingDays { get; init; }

    /// <summary>Working days from the complete request in which a review is to be decided; nothing follows from missing them but a report (S-09).</summary>
    public required Setting<int> ReviewDecisionWorkingDays { get; init; }

    /// <summary>Months for which a recording is kept once no review can be asked for any more (S-11).</summary>
    public required Setting<int> RecordingKeptMonths { get; init; }

    // Outcome

    /// <summary>Months from release for the narrow retake: one element, narrowly missed, taken again alone .</summary>
    public required Setting<int> NarrowRetakeMonths { get; init; }

    /// <summary>Months after which an element that was not narrowly missed is expected to be taken again (S-02).</summary>
    public required Setting<int> ElementRetakeExpectedAfterMonths { get; init; }

    /// <summary>Months from release for which an element that was met counts towards a retake (S-07).</summary>
    public required Setting<int> BankedElementMonths { get; init; }

    /// <summary>How many element retakes follow one full attempt before everything is taken again (S-04).</summary>
    public required Setting<int> ElementRetakesBeforeFullRetake { get; init; }

    /// <summary>Months after which a full retake is expected; the employer may bring it forward (R-101, S-06).</summary>
    public required Setting<int> FullRetakeExpectedAfterMonths { get; init; }

    // Accreditation

    /// <summary>Months from accreditation to re-accreditation; null where the edition has none (R-120, S-15).</summary>
    public required Setting<int?> ReaccreditationMonths { get; init; }

    /// <summary>The reminders, in months before the due day, the earliest first; the earliest also opens the time for renewal, and where there is none the due day does (S-15).</summary>
    public required Setting<IReadOnlyList<int>> ReaccreditationReminderMonths { get; init; }

    /// <summary>Months after the due day for which the accreditation goes on, shown as overdue (S-15).</summary>
    public required Setting<int> ReaccreditationGraceMonths { get; init; }

    /// <summary>Hours of learning to declare in the period (R-120, S-15).</summary>
    public required Setting<int> ReaccreditationLearningHours { get; init; }

    /// <summary>Working days between the notice and a revocation (S-36).</summary>
    public required Setting<int> RevocationNoticeWorkingDays { get; init; }

    // Performance standards

    /// <summary>How many judges of a panel must have rated the items before it agrees a cut .</summary>
    public required Setting<int> StandardJudgesAtLeast { get; init; }

    /// <summary>How many standard errors of measurement below the cut a narrow fail may begin at most (S-01).</summary>
    public required Setting<decimal> NarrowBandMostErrors { get; init; }

    /// <summary>
    /// The edition of an attempt or an accreditation that a rule looks at. A command is governed by one edition, and may touch what was
    /// opened or given under another: that goes by its own to the end (S-50).
    /// </summary>
    /// <exception cref="EditionMissingException">It is not among those known: restore its file.</exception>
    public Policy Of(EditionCode edition) => edition == Edition ? this : Beside(edition);

    public bool IsOpen(Level level) => OpenLevels.Value.Contains(level);
}
