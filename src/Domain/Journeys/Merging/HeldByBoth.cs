using System.Collections.Immutable;

namespace Naas.Domain.Journeys;

/// <summary>What two records of one person both hold: an employment is one, however often it was recorded, and so are its roles and absences (S-53).</summary>
internal sealed class HeldByBoth
{
    private readonly ImmutableHashSet<int> _roles;
    private readonly ImmutableHashSet<int> _absences;

    public HeldByBoth(Journey closing, Journey survivor)
    {
        Spells = closing.Spells
            .Select(theirs => (theirs.Number, Own: survivor.Spells.FirstOrDefault(own => IsOne(own, theirs))))
            .Where(pair => pair.Own is not null)
            .ToImmutableDictionary(pair => pair.Number, pair => pair.Own!.Number);
        _roles =
        [
            .. closing.Roles.Where(theirs => Spells.TryGetValue(theirs.Spell, out var spell) && survivor.Roles.Any(own => own == theirs with { Number = own.Number, Spell = spell }))
                .Select(theirs => theirs.Number),
        ];
        _absences =
        [
            .. closing.Absences.Where(theirs => Spells.TryGetValue(theirs.Spell, out var spell) && survivor.Absences.Any(own => own == theirs with { Number = own.Number, Spell = spell }))
                .Select(theirs => theirs.Number),
        ];
    }

    /// <summary>Under the number that an employment has on the closed record, the one that it has here.</summary>
    public ImmutableDictionary<int, int> Spells { get; }

    /// <summary>Whether an event of the closed record is about what this one holds as well.</summary>
    public bool Tells(JourneyEvent happened) => happened switch
    {
        JourneyEvent.EmploymentStarted e => Spells.ContainsKey(e.Spell),
        JourneyEvent.EmploymentEnded e => Spells.ContainsKey(e.Spell),
        JourneyEvent.EmploymentCorrected e => Spells.ContainsKey(e.Spell),
        JourneyEvent.StatutoryRoleStarted e => _roles.Contains(e.Role),
        JourneyEvent.StatutoryRoleEnded e => _roles.Contains(e.Role),
        JourneyEvent.StatutoryRoleCorrected e => _roles.Contains(e.Role),
        JourneyEvent.StatutoryRoleEndCorrected e => _roles.Contains(e.Role),
        JourneyEvent.LeadersAreaNamed e => _roles.Contains(e.Role),
        JourneyEvent.LeadersAreaCorrected e => _roles.Contains(e.Role),
        JourneyEvent.AsyeCompleted e => _roles.Contains(e.Role),
        JourneyEvent.AsyeCorrected e => _roles.Contains(e.Role),
        JourneyEvent.MinimumServiceWaived e => _roles.Contains(e.Role),
        JourneyEvent.MinimumServiceExtended e => _roles.Contains(e.Role),
        JourneyEvent.AbsenceStarted e => _absences.Contains(e.Absence),
        JourneyEvent.AbsenceEnded e => _absences.Contains(e.Absence),
        JourneyEvent.AbsenceCorrected e => _absences.Contains(e.Absence),
        _ => false,
    };

    /// <summary>
    /// Two employments at one organisation that have days in common and do not say the same: nobody has two there (S-16), and which of
    /// them is right only those know who recorded them. Null where there are none.
    /// </summary>
    public static (Spell Theirs, Spell Own)? Contradiction(Journey closing, Journey survivor)
    {
        foreach (var theirs in closing.Spells.Where(theirs => !survivor.Spells.Any(own => SaysTheSame(own, theirs))))
        {
            if (survivor.Spells.FirstOrDefault(own => own.PlacedAt == theirs.PlacedAt && own.Touches(theirs.From, theirs.To ?? DateOnly.MaxValue)) is { } own)
                return (theirs, own);
        }

        return null;
    }

    // What a successor took over brought endorsements with it: that has to be told again, and so has the whole of the employment.
    private static bool IsOne(Spell own, Spell theirs) => SaysTheSame(own, theirs) && own.CarriedOverOn is null && theirs.CarriedOverOn is null;

    private static bool SaysTheSame(Spell own, Spell theirs) =>
        (own.PlacedAt, own.Basis, own.Agency, own.From, own.To) == (theirs.PlacedAt, theirs.Basis, theirs.Agency, theirs.From, theirs.To);
}

public static partial class JourneyDecider
{
    /// <summary>The two records contradict each other on an employment: it is put right before they are merged, or the worker would never have left where the other half of it goes on.</summary>
    private static Refusal? EmploymentsContradict(Journey closing, Journey survivor)
    {
        return HeldByBoth.Contradiction(closing, survivor) is var (theirs, own)
            ? Refusals.MergeUnsettled.Because($"The employment at {theirs.PlacedAt} on the record that is to be closed ({Stretch(theirs)}) and the one on the record that is to go on ({Stretch(own)}) overlap and do not say the same: one of them is ended, corrected or expunged first.")
            : null;

        static string Stretch(Spell spell) => spell.To is { } to ? $"from {spell.From.Words()} to {to.Words()}" : $"since {spell.From.Words()}";
    }
}
