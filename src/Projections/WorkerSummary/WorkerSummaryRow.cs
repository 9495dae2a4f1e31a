using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Projections.WorkerSummary;

/// <summary>Where one worker stands.</summary>
public sealed record WorkerSummaryRow(
    Guid Journey,
    DateOnly RegisteredOn,
    ImmutableArray<EmploymentEntry> Employments,
    ImmutableArray<LevelEntry> Levels,
    long Revision,
    DateTimeOffset RecordedAt)
{
    /// <summary>The entry of a level, or one for a level where nothing happened yet.</summary>
    public LevelEntry At(Level level) => Levels.FirstOrDefault(entry => entry.Level == level) ?? new LevelEntry { Level = level };

    /// <summary>Levels stand in their own order, so that equal histories make equal rows.</summary>
    public WorkerSummaryRow With(LevelEntry entry) =>
        this with { Levels = [.. Levels.Where(other => other.Level != entry.Level).Append(entry).OrderBy(other => other.Level)] };
}

public sealed record EmploymentEntry(int Spell, string PlacedAt, EmploymentBasis Basis, string? Agency, DateOnly From, DateOnly? To);

/// <summary>Where the worker stands at one level, as recorded: windows that have passed are told by their dates.</summary>
public sealed record LevelEntry
{
    public required Level Level { get; init; }

    public DateOnly? AgreedOn { get; init; }

    /// <summary>Every endorsement of this level, in the order in which they were given; somebody with two employers may hold two at once.</summary>
    public ImmutableArray<EndorsementEntry> Endorsements { get; init; } = [];

    /// <summary>Bookings that were not cancelled.</summary>
    public int Attempts { get; init; }

    public BookedSitting? UnderWay { get; init; }

    public Outcome? LastOutcome { get; init; }

    public DateOnly? LastReleasedOn { get; init; }

    /// <summary>How many endorsements had been given when the last result was released: a retake needs a later one.</summary>
    public int EndorsementsUsed { get; init; }

    public bool FullRetake { get; init; }

    public Element? RetakeElement { get; init; }

    public DateOnly? RetakeExpectedAfter { get; init; }

    /// <summary>The last day of a narrow retake; null on the slower road.</summary>
    public DateOnly? RetakeUntil { get; init; }

    public DateOnly? BankedUntil { get; init; }

    public DateOnly? AccreditedOn { get; init; }

    public DateOnly? ReaccreditationDueOn { get; init; }

    /// <summary>The name of the standing on the road, in kebab case.</summary>
    [JsonIgnore]
    public string Standing => this switch
    {
        { AccreditedOn: not null } => "accredited",
        { UnderWay.Marked: true } => "result-awaited",
        { UnderWay: not null } => "sitting-booked",
        _ when Fresh.Any(given => given.LapsedOn is null) => "endorsed",
        _ when Fresh.Any() => "endorsement-lapsed",
        { RetakeElement: not null } => "element-retake",
        { FullRetake: true } => "full-retake",
        // Released, and what follows from it is the next event.
        { LastReleasedOn: not null } => "result-awaited",
        _ => "agreed",
    };

    /// <summary>The endorsement that matters now: the one the booked sitting rests on, or the last that is still of use, or the last there was.</summary>
    [JsonIgnore]
    public EndorsementEntry? Endorsement => this switch
    {
        { Endorsements.IsEmpty: true } => null,
        { UnderWay: { } booked } => Endorsements[booked.Endorsement - 1],
        _ => Fresh.LastOrDefault(given => given.LapsedOn is null) ?? Endorsements[^1],
    };

    /// <summary>What is due at the sitting that is booked, or at the next one.</summary>
    [JsonIgnore]
    public ElementSet ElementsDue => this switch
    {
        { AccreditedOn: not null } => ElementSet.Empty,
        { UnderWay: { } booked } => ElementSet.Of([.. booked.Elements]),
        { RetakeElement: { } element } => ElementSet.Of(element),
        _ => ElementSet.All,
    };

    private IEnumerable<EndorsementEntry> Fresh => Endorsements.Skip(EndorsementsUsed);
}

/// <param name="LapsedOn">The last day in post with the organisation that gave it, when the worker left.</param>
public sealed record EndorsementEntry(string By, DateOnly On, DateOnly ValidUntil, DateOnly? LapsedOn);

/// <param name="Marked">Whether a first mark shows that the sitting took place.</param>
public sealed record BookedSitting(int Endorsement, string Sitting, DateOnly SitsOn, ImmutableArray<Element> Elements, bool Marked);
