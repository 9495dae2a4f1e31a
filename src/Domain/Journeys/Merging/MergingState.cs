using System.Collections.Immutable;

namespace Naas.Domain.Journeys;

public sealed partial record Journey
{
    /// <summary>The journey that goes on in this one's place; null while this one is open.</summary>
    public Supersession? SupersededBy { get; private init; }

    /// <summary>How often this journey was closed, undone closings included.</summary>
    public int Supersessions { get; private init; }

    /// <summary>The records that were brought over into this one and not taken out again.</summary>
    public ImmutableArray<AbsorbedRecord> Absorbed { get; private init; } = [];

    /// <summary>The mergings into this one that were undone.</summary>
    public ImmutableArray<UndoneMerge> MergesUndone { get; private init; } = [];

    /// <summary>Whether what that journey had when it was closed for the n-th time counts here.</summary>
    public bool Holds(JourneyId other, int merge) => Absorbed.Any(held => (held.Closed, held.Merge) == (other, merge));

    /// <summary>The journey that some events make, told from its beginning.</summary>
    internal static Journey Of(IEnumerable<JourneyEvent> past) => past.Aggregate(NotBegun, Retold);

    private Journey? EvolveMerging(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.JourneySuperseded e when SupersededBy is null && e.Merge == Supersessions + 1 =>
            this with { SupersededBy = new Supersession(e.Survivor, e.Merge, e.By, e.On), Supersessions = e.Merge },
        JourneyEvent.JourneyReinstated e when SupersededBy is { } closed && (closed.Survivor, closed.Merge) == (e.Survivor, e.Merge) => this with { SupersededBy = null },
        JourneyEvent.RecordAbsorbed e when Absorbed.All(held => held.Closed != e.Closed) => With(e),
        JourneyEvent.MergeUndone e when Holds(e.Closed, e.Merge) => Without(e),
        _ => null,
    };

    /// <summary>What is brought over happens here as it happened there, after all that happened here.</summary>
    private Journey With(JourneyEvent.RecordAbsorbed absorbed)
    {
        var ready = absorbed.Record.Levels.Aggregate(this, (journey, level) => journey.With(level, journey.At(level).MakingWayFor([.. absorbed.Record.At(level)])));
        return absorbed.Record.Aggregate(ready, Retold) with
        {
            RegisteredOn = absorbed.RegisteredOn < RegisteredOn ? absorbed.RegisteredOn : RegisteredOn,
            Absorbed = Absorbed.Add(new AbsorbedRecord(absorbed.Closed, absorbed.Merge, absorbed.Record, absorbed.Beside, absorbed.On)),
        };
    }

    private Journey Without(JourneyEvent.MergeUndone undone)
    {
        var own = Of(undone.Own);
        return own with
        {
            SpellsRecorded = Math.Max(SpellsRecorded, own.SpellsRecorded),
            RolesRecorded = Math.Max(RolesRecorded, own.RolesRecorded),
            AbsencesRecorded = Math.Max(AbsencesRecorded, own.AbsencesRecorded),
            MergesUndone = MergesUndone.Add(new UndoneMerge(undone.Closed, undone.Merge, undone.By, undone.On)),
        };
    }

    /// <summary>What happened told again: the numbers of a record that was taken out since are left out, and are not given again.</summary>
    private static Journey Retold(Journey journey, JourneyEvent happened) => Evolve(
        happened switch
        {
            JourneyEvent.EmploymentStarted e => journey with { SpellsRecorded = Math.Max(journey.SpellsRecorded, e.Spell - 1) },
            JourneyEvent.StatutoryRoleStarted e => journey with { RolesRecorded = Math.Max(journey.RolesRecorded, e.Role - 1) },
            JourneyEvent.AbsenceStarted e => journey with { AbsencesRecorded = Math.Max(journey.AbsencesRecorded, e.Absence - 1) },
            _ => journey,
        },
        happened);
}

public sealed partial record LevelTrack
{
    /// <summary>
    /// The track as another record's road at this level goes on from it: the results and numbers stay, and what stands open gives
    /// way where the other record says something of it.
    /// </summary>
    internal LevelTrack MakingWayFor(ImmutableArray<JourneyEvent> record)
    {
        var answers = record.Any(happened => happened is JourneyEvent.AssessmentAgreed or JourneyEvent.AssessmentDeclined);
        var isRoad = record.Any(happened => happened is JourneyEvent.SittingBooked);
        return this with
        {
            AgreedOn = answers ? null : AgreedOn,
            DeclinedOn = answers ? null : DeclinedOn,
            EndorsementRequest = record.Any(happened => happened is JourneyEvent.EndorsementRequested) ? null : EndorsementRequest,
            SittingRequest = record.Any(happened => happened is JourneyEvent.SittingRequested) ? null : SittingRequest,
            Passport = record.Any(happened => happened is JourneyEvent.PassportGranted) ? null : Passport,
            Rebooking = isRoad ? null : Rebooking,
            Rebookings = isRoad ? 0 : Rebookings,
            Retake = isRoad ? null : Retake,
            Accreditation = isRoad ? null : Accreditation,
            AwaitsConsequence = isRoad ? null : AwaitsConsequence,
        };
    }
}

/// <summary>A record was closed in favour of another (S-53).</summary>
/// <param name="Survivor">The journey that goes on.</param>
/// <param name="Merge">The number of the closing.</param>
public sealed record Supersession(JourneyId Survivor, int Merge, ActorId By, DateOnly On);

/// <summary>A record that was brought over (S-53).</summary>
/// <param name="Record">What it brought, under the numbers that it has here.</param>
/// <param name="Beside">Its results that only count in figures.</param>
public sealed record AbsorbedRecord(JourneyId Closed, int Merge, JourneyHistory Record, JourneyHistory Beside, DateOnly On);

/// <summary>A merging that was undone (S-53).</summary>
public sealed record UndoneMerge(JourneyId Closed, int Merge, ActorId By, DateOnly On);
