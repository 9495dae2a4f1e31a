using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Projections.EmployerDashboard.Stops;
using Naas.Projections.Equalities;

namespace Naas.Projections.Retention;

/// <summary>Where somebody worked from when until when, and what was endorsed, sat and released meanwhile: what figures of staying and leaving are made of.</summary>
/// <param name="Declared">What the worker declared last, as codes of categories; no declaration and no date of birth.</param>
/// <param name="IsClosed">Whether the record was closed in favour of another of the same person: what it holds counts there, and nowhere here (S-53).</param>
public sealed record RetentionRow(
    Guid Journey,
    Declared Declared,
    ImmutableArray<RetainedSpell> Spells,
    ImmutableArray<RetainedRole> Roles,
    ImmutableArray<RetainedEndorsement> Endorsements,
    ImmutableArray<RetainedAttempt> Attempts,
    bool IsClosed,
    long Revision,
    DateTimeOffset RecordedAt);

/// <summary>One employment, unbroken where a successor took it over (S-16).</summary>
/// <param name="PlacedAt">Where it began.</param>
/// <param name="To">The last day in post; null while it lasts.</param>
/// <param name="Age">The age band on the first day, by its code.</param>
/// <param name="CarriedOver">Who took it over and from which day on, in the order in which it was recorded.</param>
public sealed record RetainedSpell(
    int Spell,
    string PlacedAt,
    EmploymentBasis Basis,
    string? Agency,
    DateOnly From,
    string Age,
    DateOnly? To,
    LeavingReason? Reason,
    LeavingDestination? Destination,
    ImmutableArray<RetainedSuccession> CarriedOver)
{
    public bool Covers(DateOnly day) => From <= day && (To is not { } to || day <= to);

    /// <summary>The organisation with which the employment lies on a day: a successor from the day of its succession on.</summary>
    public string HeldByOn(DateOnly day) => CarriedOver.LastOrDefault(carried => carried.On <= day)?.To ?? PlacedAt;
}

public sealed record RetainedSuccession(string To, DateOnly On);

/// <summary>A role with statutory functions, and the level at which it is assessed.</summary>
public sealed record RetainedRole(int Role, int Spell, Level Level, DateOnly From);

/// <param name="WithdrawnOn">When the organisation took it back.</param>
/// <param name="LapsedOn">The last day in post with the organisation that gave it, when the worker left.</param>
public sealed record RetainedEndorsement(Level Level, int Endorsement, string By, DateOnly On, DateOnly? WithdrawnOn, DateOnly? LapsedOn);

/// <param name="CancelledOn">From when it counts as no attempt: cancelled before it was sat, or void (S-32).</param>
/// <param name="Outcome">Of the released result, as it is known now.</param>
/// <param name="AnnulledOn">From when the released result does not count any more (S-09, S-34).</param>
public sealed record RetainedAttempt(Level Level, int Attempt, int Endorsement, DateOnly SitsOn, DateOnly? CancelledOn, DateOnly? ReleasedOn, Outcome? Outcome, DateOnly? AnnulledOn);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(KebabCase<EmploymentBasis>), typeof(KebabCase<LeavingReason>), typeof(KebabCase<LeavingDestination>), typeof(KebabCase<Level>), typeof(KebabCase<Outcome>),
    ])]
[JsonSerializable(typeof(ImmutableArray<RetainedSpell>))]
[JsonSerializable(typeof(ImmutableArray<RetainedRole>))]
[JsonSerializable(typeof(ImmutableArray<RetainedEndorsement>))]
[JsonSerializable(typeof(ImmutableArray<RetainedAttempt>))]
internal sealed partial class RetentionJson : JsonSerializerContext;
