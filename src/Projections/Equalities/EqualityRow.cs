using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;

namespace Naas.Projections.Equalities;

/// <summary>What figures of equality count of one worker: categories by their codes, and what happened at each level.</summary>
/// <remarks>It holds no date of birth and no declaration: bands and codes, which are made anew where the worker declares anew.</remarks>
public sealed record EqualityRow
{
    public required Guid Journey { get; init; }

    /// <summary>Whether the record was closed in favour of another one of the same person, and counts nowhere (S-53).</summary>
    public bool IsClosed { get; init; }

    /// <summary>The declaration that counts, by its number; 0 where there is none.</summary>
    public int Declaration { get; init; }

    public Declared Declared { get; init; } = Declared.Nothing;

    /// <summary>The worker's employments, each with its first day.</summary>
    public ImmutableArray<EmployedFrom> Employments { get; init; } = [];

    public ImmutableArray<EqualityLevel> Levels { get; init; } = [];

    public long Revision { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The first day of the first employment that is recorded; null where none is.</summary>
    public DateOnly? InServiceSince => Employments.IsEmpty ? null : Employments.Min(employed => employed.From);

    /// <summary>The entry of a level, or one for a level where nothing happened yet.</summary>
    public EqualityLevel At(Level level) => Levels.FirstOrDefault(entry => entry.Level == level) ?? new EqualityLevel { Level = level };

    /// <summary>Levels stand in their own order, so that equal histories make equal rows.</summary>
    public EqualityRow With(EqualityLevel entry) =>
        this with { Levels = [.. Levels.Where(other => other.Level != entry.Level).Append(entry).OrderBy(other => other.Level)] };
}

/// <summary>What a declaration said, as codes of categories; age and service go by the day, and stand with what was counted on it.</summary>
public sealed record Declared(string Sex, string EthnicGroup, string Ethnicity, string Disability, string ReligionOrBelief, string SexualOrientation, string GenderReassignment, string MaritalStatus, string PregnancyAndMaternity)
{
    public static Declared Nothing { get; } = Of(EqualityAnswers.None);

    public static Declared Of(EqualityAnswers answers) => new(
        Groupings.Code(Grouping.Sex, answers),
        Groupings.Code(Grouping.EthnicGroup, answers),
        Groupings.Code(Grouping.Ethnicity, answers),
        Groupings.Code(Grouping.Disability, answers),
        Groupings.Code(Grouping.ReligionOrBelief, answers),
        Groupings.Code(Grouping.SexualOrientation, answers),
        Groupings.Code(Grouping.GenderReassignment, answers),
        Groupings.Code(Grouping.MaritalStatus, answers),
        Groupings.Code(Grouping.PregnancyAndMaternity, answers));

    // A record would print its values.
    public override string ToString() => "[equality information]";
}

public sealed record EmployedFrom(int Spell, DateOnly From);

/// <summary>What happened at one level, as far as it is counted.</summary>
public sealed record EqualityLevel
{
    public required Level Level { get; init; }

    public ImmutableArray<AskedToEndorse> Requests { get; init; } = [];

    /// <summary>In the order of their numbers.</summary>
    public ImmutableArray<Endorsement> Endorsements { get; init; } = [];

    public ImmutableArray<Attempt> Attempts { get; init; } = [];

    /// <summary>The one element to be taken again; null where there is none, or everything is.</summary>
    public ElementLeft? Left { get; init; }

    public ImmutableArray<ReviewOf> Reviews { get; init; } = [];
}

/// <param name="Of">The organisation that was asked, or that goes on in its place.</param>
/// <param name="Age">The age band on the day of the request, by its code.</param>
/// <param name="Outcome">Null while the organisation has not answered.</param>
/// <param name="Endorsement">The number of the endorsement by which it answered; 0 where it did not.</param>
public sealed record AskedToEndorse(string Of, DateOnly On, string Age, string? Outcome = null, DateOnly? AnsweredOn = null, int Endorsement = 0);

/// <param name="LapsedOn">The last day in post with the organisation, where the worker left.</param>
/// <param name="IsOver">Whether it was withdrawn, ran out or was expunged.</param>
public sealed record Endorsement(string By, DateOnly? LapsedOn = null, bool IsOver = false);

/// <summary>One element to be taken again alone.</summary>
public sealed record ElementLeft(Element Element, DateOnly BankedUntil, bool RestsOnPassport);

/// <summary>One attempt from its booking on.</summary>
/// <param name="Endorsement">0 for a re-accreditation by assessment.</param>
/// <param name="Organisation">Whose endorsement carries it; empty where none does.</param>
/// <param name="Age">The age band on the day of the sitting, by its code.</param>
/// <param name="RestedOnPassport">Whether a passport stood for elements at it, or at the attempt of which it is a retake.</param>
public sealed record Attempt(int Number, int Endorsement, string Organisation, ImmutableArray<Element> Due, DateOnly SitsOn, string Age, bool IsElementRetake, bool RestedOnPassport)
{
    /// <summary>Whether it counts as none: it was called off, or the sitting was void (S-32).</summary>
    public bool IsNone { get; init; }

    public ImmutableArray<Mark> Marks { get; init; } = [];

    /// <summary>Marks corrected after the release that no corrected result has released yet.</summary>
    public ImmutableArray<Mark> Corrections { get; init; } = [];

    public DateOnly? ReleasedOn { get; init; }

    public Outcome? Outcome { get; init; }

    public ImmutableArray<Element> Met { get; init; } = [];

    /// <summary>From when the released result does not count any more.</summary>
    public DateOnly? AnnulledOn { get; init; }

    /// <summary>Whether it was set aside on review, so that nothing is missed by it (S-09).</summary>
    public bool IsSetAside { get; init; }

    /// <summary>How an element went, as released last.</summary>
    public string OutcomeOf(Element element) =>
        Met.Contains(element) ? EqualityOutcomes.Met
        : Marks.Any(mark => mark.Element == element && mark.Result == ElementResult.NarrowlyNotMet) ? EqualityOutcomes.NarrowlyNotMet
        : EqualityOutcomes.NotMet;
}

public sealed record Mark(Element Element, ElementResult Result);

/// <param name="Outcome">Null while it is not decided.</param>
public sealed record ReviewOf(int Number, int Attempt, DateOnly On, string? Outcome = null, DateOnly? EndedOn = null);
