using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Projections.WorkerSummary;

/// <summary>Where one worker stands.</summary>
/// <param name="Stops">What stops windows and has not ended (S-48).</param>
public sealed record WorkerSummaryRow(
    Guid Journey,
    DateOnly RegisteredOn,
    ImmutableArray<EmploymentEntry> Employments,
    ImmutableArray<RoleEntry> Roles,
    ImmutableArray<AbsenceEntry> Absences,
    ImmutableArray<LevelEntry> Levels,
    ImmutableArray<OpenStopEntry> Stops,
    long Revision,
    DateTimeOffset RecordedAt)
{
    /// <summary>The journey that goes on in this one's place; null while this one is open (S-53).</summary>
    public Guid? SupersededBy { get; init; }

    /// <summary>The entry of a level, or one for a level where nothing happened yet.</summary>
    public LevelEntry At(Level level) => Levels.FirstOrDefault(entry => entry.Level == level) ?? new LevelEntry { Level = level };

    /// <summary>Since when somebody has to look at an accreditation; null while what each rests on stands.</summary>
    public DateOnly? InQuestionSince => SupersededBy is not null ? null : Levels.Select(level => level.InQuestion?.Since).Min();

    /// <summary>The ends of a level that stand still.</summary>
    public IEnumerable<EndKind> StandingStillAt(LevelEntry level) => level.Ends.Where(end => Stops.At(level.Level).HoldOpen(end.Until)).Select(end => end.Kind);

    /// <summary>What keeps ends of a level from running out.</summary>
    public IEnumerable<OpenStopEntry> StopsAt(LevelEntry level) => Stops.At(level.Level).Where(stop => level.Ends.Any(end => stop.From <= end.Until));

    /// <summary>Levels stand in their own order, so that equal histories make equal rows.</summary>
    public WorkerSummaryRow With(LevelEntry entry) =>
        this with { Levels = [.. Levels.Where(other => other.Level != entry.Level).Append(entry).OrderBy(other => other.Level)] };
}

/// <param name="CarriedOverOn">The first day with a successor; null when none took it over.</param>
public sealed record EmploymentEntry(int Spell, string PlacedAt, EmploymentBasis Basis, string? Agency, DateOnly From, DateOnly? To, DateOnly? CarriedOverOn = null);

/// <summary>A role with statutory functions, and its clocks.</summary>
public sealed record RoleEntry(
    int Role,
    int Spell,
    Level Level,
    ImmutableArray<StatutoryFunction> Functions,
    EntryRoute Route,
    bool PrincipalSocialWorker,
    DateOnly From,
    DateOnly? To,
    DateOnly? AsyeCompletedOn,
    DateOnly? NotBefore,
    DateOnly? ExpectedBy,
    DateOnly? WaivedOn)
{
    /// <summary>The area that a practice leader leads, where the employer has several by exception .</summary>
    public string? Area { get; init; }
}

/// <summary>An authorised absence. Its kind stays in the log: who asks for a summary need not know it.</summary>
public sealed record AbsenceEntry(int Absence, int Spell, DateOnly From, DateOnly? To);
