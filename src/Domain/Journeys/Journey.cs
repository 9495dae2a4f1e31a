using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Journeys;

/// <summary>One social worker's journey as the events so far have made it. Immutable; made by <see cref="Evolve(Journey, JourneyEvent)"/> and nothing else.</summary>
/// <remarks>What an event does to the state stands by episode, beside the events.</remarks>
public sealed partial record Journey
{
    private Journey() { }

    /// <summary>Before anything happened.</summary>
    public static Journey NotBegun { get; } = new();

    /// <summary>Null for a journey that has not begun.</summary>
    public DateOnly? RegisteredOn { get; private init; }

    /// <summary>The employments, in the order in which they were recorded, without those that were expunged.</summary>
    public ImmutableArray<Spell> Spells { get; private init; } = [];

    /// <summary>The roles with statutory functions, likewise.</summary>
    public ImmutableArray<StatutoryRole> Roles { get; private init; } = [];

    /// <summary>The authorised absences, likewise.</summary>
    public ImmutableArray<Absence> Absences { get; private init; } = [];

    /// <summary>How many employments were ever recorded, those expunged included: no number is given twice.</summary>
    public int SpellsRecorded { get; private init; }

    public int RolesRecorded { get; private init; }

    public int AbsencesRecorded { get; private init; }

    /// <summary>The version of the equality information that was declared last; 0 for none.</summary>
    public int EqualityInformation { get; private init; }

    private LevelTrack Practitioner { get; init; } = LevelTrack.UntouchedAt(Level.Practitioner);

    private LevelTrack Supervisor { get; init; } = LevelTrack.UntouchedAt(Level.Supervisor);

    private LevelTrack Leader { get; init; } = LevelTrack.UntouchedAt(Level.Leader);

    /// <summary>When the supported year in employment was completed, in whichever employment; null when it was not.</summary>
    public DateOnly? AsyeCompletedOn => Roles.Select(role => role.AsyeCompletedOn).FirstOrDefault(completed => completed is not null);

    public bool HasBegun => RegisteredOn is not null;

    /// <summary>The worker's standing at one level; levels are held beside each other, none implies another (S-24).</summary>
    public LevelTrack At(Level level) => level switch
    {
        Level.Practitioner => Practitioner,
        Level.Supervisor => Supervisor,
        Level.Leader => Leader,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
    };

    /// <summary>Every level at which something happened, from the lowest.</summary>
    public IEnumerable<(Level Level, LevelTrack Track)> Levels =>
        Enum.GetValues<Level>().Select(level => (level, At(level))).Where(pair => !ReferenceEquals(pair.Item2, LevelTrack.UntouchedAt(pair.level)));

    /// <summary>Whether the worker practises with the organisation on a day, both ends of the employment included.</summary>
    public bool IsPlacedWith(OrganisationCode organisation, DateOnly on) => PlacementWith(organisation, on) is not null;

    /// <summary>The employment under which the worker practises with the organisation on a day.</summary>
    public Spell? PlacementWith(OrganisationCode organisation, DateOnly on) =>
        Spells.FirstOrDefault(spell => spell.PlacedAt == organisation && spell.Covers(on));

    /// <returns>Null for a number that was never given, and for what was expunged.</returns>
    public Spell? Spell(int number) => Spells.FirstOrDefault(spell => spell.Number == number);

    /// <inheritdoc cref="Spell(int)"/>
    public StatutoryRole? Role(int number) => Roles.FirstOrDefault(role => role.Number == number);

    /// <inheritdoc cref="Spell(int)"/>
    public Absence? Absence(int number) => Absences.FirstOrDefault(absence => absence.Number == number);

    /// <summary>The role that opens a level to the worker on a day, the latest when there are several.</summary>
    public StatutoryRole? RoleFor(Level level, DateOnly on) =>
        Roles.LastOrDefault(role => role.Functions.OpenTo(level) && role.Covers(on) && Spell(role.Spell) is { } spell && spell.Covers(on));

    /// <summary>Those at one organisation: another employer's wait is nothing to this one.</summary>
    public IEnumerable<StatutoryRole> RolesFor(Level level, DateOnly on, OrganisationCode at) =>
        Roles.Where(role => role.Functions.OpenTo(level) && role.Covers(on) && Spell(role.Spell) is { } spell && spell.PlacedAt == at && spell.Covers(on));

    /// <summary>The highest level of the roles that the worker holds on a day (S-23); null for none.</summary>
    public Level? HighestHeld(DateOnly on) =>
        Roles.Where(role => role.Covers(on) && Spell(role.Spell) is { } spell && spell.Covers(on)).Select(role => (Level?)role.Level).Max();

    /// <summary>The journey after one more event.</summary>
    /// <exception cref="ImpossibleHistoryException">The event cannot have happened on this journey: the stream is damaged.</exception>
    public static Journey Evolve(Journey journey, JourneyEvent journeyEvent)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(journeyEvent);
        if (!journey.HasBegun && journeyEvent is not JourneyEvent.SocialWorkerRegistered)
            throw new ImpossibleHistoryException(journeyEvent, "the journey has not begun");
        if (journey.SupersededBy is not null && journeyEvent is not JourneyEvent.JourneyReinstated)
            throw new ImpossibleHistoryException(journeyEvent, "the record was closed");

        return journeyEvent.AtLevel() is { } level
            ? journey.With(level, journey.At(level).Evolve(journeyEvent))
            : journey.Evolve(journeyEvent);
    }

    private Journey With(Level level, LevelTrack track) => level switch
    {
        Level.Practitioner => this with { Practitioner = track },
        Level.Supervisor => this with { Supervisor = track },
        Level.Leader => this with { Leader = track },
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
    };
}

/// <summary>A stream holds an event that cannot follow what stands before it: damage, or a bug, never a refusal.</summary>
public sealed class ImpossibleHistoryException : Exception
{
    public ImpossibleHistoryException(JourneyEvent journeyEvent, string why)
        : base($"{journeyEvent.GetType().Name} on {journeyEvent.On:yyyy-MM-dd} cannot have happened: {why}.")
    {
    }
}
