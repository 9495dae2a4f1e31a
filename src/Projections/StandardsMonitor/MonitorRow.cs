using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Naas.Domain.Assessments;
using Naas.Projections.EmployerDashboard.Stops;

namespace Naas.Projections.StandardsMonitor;

/// <summary>What somebody sat, how it was rated and marked, and what was released of it: what the monitor of the standards is made of.</summary>
/// <param name="IsClosed">Whether the record was closed in favour of another of the same person: what it holds counts there, and nowhere here (S-53).</param>
public sealed record MonitorRow(
    Guid Journey,
    ImmutableArray<MonitoredEndorsement> Endorsements,
    ImmutableArray<MonitoredAttempt> Attempts,
    bool IsClosed,
    long Revision,
    DateTimeOffset RecordedAt);

/// <param name="By">Who gave it, or who goes on in the place of whoever gave it (S-16).</param>
public sealed record MonitoredEndorsement(Level Level, int Endorsement, string By);

/// <summary>One attempt from its booking on.</summary>
/// <param name="Authority">Whose endorsement carries it; empty for a re-accreditation, which needs none (S-15).</param>
public sealed record MonitoredAttempt(Level Level, int Attempt, string Authority, string Sitting, DateOnly SitsOn, ImmutableArray<Element> Due)
{
    public ImmutableArray<MonitoredRating> Ratings { get; init; } = [];

    public ImmutableArray<MonitoredMark> Marks { get; init; } = [];

    /// <summary>Marks corrected after the release that no corrected result has released yet.</summary>
    public ImmutableArray<MonitoredCorrection> Corrections { get; init; } = [];

    /// <summary>From when it counts as none: it was called off, or the sitting was void (S-32).</summary>
    public DateOnly? NoneFrom { get; init; }

    public DateOnly? ReleasedOn { get; init; }

    public Outcome? Outcome { get; init; }

    public ImmutableArray<Element> Met { get; init; } = [];

    /// <summary>From when the released result does not count any more (S-09, S-34).</summary>
    public DateOnly? AnnulledOn { get; init; }

    /// <summary>Whether it was set aside on review, so that the next is sat as what this was (S-09).</summary>
    public bool IsSetAside { get; init; }

    /// <summary>How an element went, as it was released last.</summary>
    public ElementResult ResultOf(Element element) =>
        Met.Contains(element) ? ElementResult.Met
        : Marks.Any(mark => mark.Element == element && mark.Result == ElementResult.NarrowlyNotMet) ? ElementResult.NarrowlyNotMet
        : ElementResult.NotMet;
}

/// <summary>One assessor's rating of one exercise.</summary>
/// <param name="OutOf">What the exercise is worth at most.</param>
/// <param name="By">The assessor, an opaque subject.</param>
public sealed record MonitoredRating(Element Element, int Exercise, decimal Score, decimal OutOf, ImmutableArray<AreaRating> Areas, string By);

/// <summary>The mark of an element with the standard that it was held against.</summary>
/// <param name="Version">The version of the performance standard.</param>
/// <param name="On">When the element was marked.</param>
/// <param name="ModeratedOn">From when a moderator's change counts; null for none.</param>
/// <param name="CorrectedOn">From when a correction counts: once released, with the corrected result; null for none.</param>
public sealed record MonitoredMark(Element Element, ElementResult Result, decimal OutOf, decimal Cut, decimal NarrowFrom, string Version, DateOnly On, DateOnly? ModeratedOn = null, DateOnly? CorrectedOn = null)
{
    /// <summary>How the rating of one exercise would have it: as the whole element, were every exercise rated alike.</summary>
    public ElementResult Judge(MonitoredRating rating)
    {
        var score = rating.Score * OutOf / rating.OutOf;
        return score >= Cut ? ElementResult.Met : score >= NarrowFrom ? ElementResult.NarrowlyNotMet : ElementResult.NotMet;
    }
}

public sealed record MonitoredCorrection(Element Element, ElementResult Result);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(KebabCase<Level>), typeof(KebabCase<Element>), typeof(KebabCase<ElementResult>), typeof(KebabCase<Outcome>), typeof(KebabCase<AreaJudgement>)])]
[JsonSerializable(typeof(ImmutableArray<MonitoredEndorsement>))]
[JsonSerializable(typeof(ImmutableArray<MonitoredAttempt>))]
[JsonSerializable(typeof(ImmutableArray<MonitorUnit>))]
internal sealed partial class MonitorJson : JsonSerializerContext;
