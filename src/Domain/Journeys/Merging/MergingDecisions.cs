using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

// Two records of one person (S-53). Each step is a decision about one journey; what it needs of the other comes with the command.
public static partial class JourneyDecider
{
    /// <summary>Nothing happens on a closed record any more; who may write to it is told where it goes on.</summary>
    private static Refusal? WasClosed(JourneyCommand command, Journey journey) =>
        journey.SupersededBy is { } closed && command is not (JourneyCommand.SupersedeJourney or JourneyCommand.ReinstateJourney) ? WasClosed(closed) : null;

    private static Refusal WasClosed(Supersession closed) =>
        Refusals.RecordSuperseded.Because($"This record was closed on {closed.On.Words()}: it was a second one of the same person, and goes on as {closed.Survivor}.");

    private static Decision Supersede(JourneyCommand.SupersedeJourney command, Journey journey)
    {
        if (journey.SupersededBy is { } closed)
            return closed.Survivor == command.Survivor ? Decision.Nothing : WasClosed(closed);
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (command.Survivor == command.Itself)
            return Refusals.MergedWithItself.Because($"The record to be closed on {command.On.Words()} and the one that is to go on are the same.");
        var survivor = Fact(command.GoingOn);
        if (survivor.SupersededBy is { } gone)
            return Refusals.SurvivorSuperseded.Because($"The record that is to go on was itself closed on {gone.On.Words()}, and goes on as {gone.Survivor}.");
        if (journey.Absorbed is [var held, ..])
            return Refusals.HoldsAnotherRecord.Because($"On {held.On.Words()} another record was brought over into this one, and would be closed with it.");
        if (NotToBeMerged(journey, survivor, command.On) is { } notYet)
            return notYet;

        return new JourneyEvent.JourneySuperseded(command.Survivor, journey.Supersessions + 1, command.Facts.Actor, command.On);
    }

    private static Decision Absorb(JourneyCommand.AbsorbRecord command, Journey journey)
    {
        if (journey.Absorbed.Any(held => held.Closed == command.Closed))
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        var past = WithoutWhatWasUndone(Fact(command.Record));
        var other = Journey.Of(past);
        if (other.SupersededBy is not { } closed || closed.Survivor != command.Itself)
            return Refusals.NotClosedForThis.Because($"By {command.On.Words()} the other record had not been closed in favour of this one.");
        if (journey.MergesUndone.FirstOrDefault(undone => (undone.Closed, undone.Merge) == (command.Closed, closed.Merge)) is { } separated)
            return Refusals.NotClosedForThis.Because($"The merging of {closed.On.Words()} was undone on {separated.On.Words()}.");
        if (NotToBeMerged(other, journey, closed.On) is { } notYet)
            return notYet;

        return new JourneyEvent.RecordAbsorbed(command.Closed, closed.Merge, other.RegisteredOn!.Value, BroughtOver(past, other, journey, closed.On), Beside(past, other, journey, closed.On), closed.By, command.On);
    }

    private static Decision UndoMerge(JourneyCommand.UndoMerge command, Journey journey, Policy policy)
    {
        if (journey.Absorbed.FirstOrDefault(held => held.Closed == command.Closed) is not { } held)
        {
            return journey.MergesUndone.Any(undone => undone.Closed == command.Closed)
                ? Decision.Nothing
                : Refusals.NotMerged.Because($"By {command.On.Words()} no such record had been brought over into this one.");
        }

        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < held.On)
            return Refusals.NotMerged.Because($"The record was brought over on {held.On.Words()}, after {command.On.Words()}.");

        var whole = Fact(command.Past);
        var place = whole.TakeWhile(happened => !Brings(happened, held)).Count();
        var past = WithoutWhatWasUndone(whole);
        var merged = past.TakeWhile(happened => !Brings(happened, held)).ToList();
        var record = new BroughtRecord(held.Record, Journey.Of(merged));
        var own = merged;
        foreach (var happened in past.Skip(merged.Count + 1))
        {
            if (!record.Concerns(happened))
                own.Add(happened);
            else if (!PassesByItself(happened))
                return RestsOn(held, happened);
        }

        var undone = new JourneyEvent.MergeUndone(held.Closed, held.Merge, place, held.Record, held.Beside, new JourneyHistory(own), command.Facts.Actor, command.On);
        var after = Journey.Evolve(journey, undone);
        return GivenOn(after, (level, given) => !record.IsOwn(level, given.Number)
                && ((HasSeenThePractice(journey, given.EndorsedBy, given.On, policy) && !HasSeenThePractice(after, given.EndorsedBy, given.On, policy))
                    || (journey.RoleFor(level, given.On) is not null && after.RoleFor(level, given.On) is null))) is { } rests
            ? Refusals.RestsOnAbsorbed.Because($"{rests.EndorsedBy} endorsed the worker on {rests.On.Words()}, on the strength of an employment that was brought over on {held.On.Words()}.")
            : undone;
    }

    private static Refusal RestsOn(AbsorbedRecord held, JourneyEvent happened) => (happened, happened.AtLevel()) switch
    {
        (JourneyEvent.RecordAbsorbed, _) => Refusals.RestsOnAbsorbed.Because($"Another record was brought over on {happened.On.Words()}, to what was brought over on {held.On.Words()}: that merging is undone first."),
        (_, { } level) => Refusals.RestsOnAbsorbed.Because($"What happened on {happened.On.Words()} as a {level.Words()} goes on from what was brought over on {held.On.Words()}."),
        _ => Refusals.RestsOnAbsorbed.Because($"What was recorded for {happened.On.Words()} concerns an employment that was brought over on {held.On.Words()}."),
    };

    private static Decision Reinstate(JourneyCommand.ReinstateJourney command, Journey journey)
    {
        if (journey.SupersededBy is not { } closed)
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        return Fact(command.IsHeld)
            ? Refusals.StillMerged.Because($"What this record had when it was closed on {closed.On.Words()} counts on {closed.Survivor}.")
            : new JourneyEvent.JourneyReinstated(closed.Survivor, closed.Merge, command.Facts.Actor, command.On);
    }

    /// <summary>Why the two cannot be merged as they stand; null where nothing is in the way.</summary>
    private static Refusal? NotToBeMerged(Journey closing, Journey survivor, DateOnly on)
    {
        if (EmploymentsContradict(closing, survivor) is { } contradiction)
            return contradiction;

        foreach (var (level, track) in closing.Levels)
        {
            if (Unsettled(level, track, "on the record that is to be closed") is { } open)
                return open;
            var own = survivor.At(level);
            switch (RoadAt(level, survivor, closing, on))
            {
                case Road.Brought when !track.Released.IsEmpty && Unsettled(level, own, "on the record that is to go on") is { } notYet:
                    return notYet;
                case Road.Own when own.UnderWay is { } ahead && TakesBack(track, own):
                    return Refusals.MergeUnsettled.Because($"On {track.DeclinedOn!.Value.Words()}, on the record that is to be closed, the worker declined to be assessed as a {level.Words()}, or took the agreement back, and the sitting of {ahead.SitsOn.Words()} on the record that is to go on is under way: its result is released, or it is called off, first.");
                case Road.Unclear when track is { IsAccredited: true, Accreditation: { } held }:
                    return Refusals.MergeOtherWayRound.Because($"As a {level.Words()} the record that is to be closed holds the accreditation of {held.Since.Words()}, which what the other holds would take the place of.");
                case Road.Unclear:
                    return Refusals.MergeOtherWayRound.Because($"As a {level.Words()} the record that is to be closed holds the result of the later sitting, that of {SatLast(track)!.Value.Words()}, which what the other holds would take the place of.");
            }
        }

        return null;
    }

    /// <summary>What is being decided about a level, and has to be before its results are brought anywhere.</summary>
    private static Refusal? Unsettled(Level level, LevelTrack track, string where)
    {
        if (track.UnderWay is { } attempt)
            return Refusals.MergeUnsettled.Because($"The sitting of {attempt.SitsOn.Words()} as a {level.Words()} {where} is under way: its result is released, or it is called off, first.");
        if (track.Investigation is { } open)
            return Refusals.MergeUnsettled.Because($"The allegation of {open.On.Words()} as a {level.Words()} {where} is not decided.");
        if (track.Reviews.FirstOrDefault(review => !review.HasEnded) is { } asked)
            return Refusals.MergeUnsettled.Because($"The review asked for on {asked.On.Words()} as a {level.Words()} {where} is not decided.");
        if (track.OpenRechecks.FirstOrDefault() is { } check)
            return Refusals.MergeUnsettled.Because($"What the worker asked for on {check.On.Words()} as a {level.Words()} {where} is not answered: that a person looks at the {check.Element.Words()} element.");
        if (track.Released.FirstOrDefault(released => released.IsToBeReleasedAnew) is { } changed)
            return Refusals.MergeUnsettled.Because($"A mark of attempt {changed.Number} as a {level.Words()} {where} was corrected, and its result is not released anew.");
        return track.Accreditation is { IsRevoked: false, Notice: { } notice }
            ? Refusals.MergeUnsettled.Because($"The revocation of which notice was given on {notice.On.Words()} as a {level.Words()} {where} is neither dropped nor carried out.")
            : null;
    }

    /// <summary>
    /// Whose road goes on at a level. Results that came before the other's have no say in what follows (S-35); an accreditation
    /// stands, whatever was sat beside it.
    /// </summary>
    private static Road RoadAt(Level level, Journey survivor, Journey closing, DateOnly on)
    {
        var (own, brought) = (survivor.At(level), closing.At(level));
        if (brought.Released.IsEmpty)
            return own.Released.IsEmpty && own.UnderWay is null ? Road.Brought : Road.Own;
        if (own.Released.IsEmpty)
            return Road.Brought;
        if (own.IsAccredited)
            return brought.IsAccredited && Outlasts(level, closing, survivor, on) ? Road.Unclear : Road.Own;
        if (own.LastReleaseOn < brought.Released[0].Attempt.SitsOn)
            return Road.Brought;
        // What is to be taken again is what the later of the two left to be.
        return brought.IsAccredited || SatLast(own) < SatLast(brought) ? Road.Unclear : Road.Own;
    }

    private static DateOnly? SatLast(LevelTrack track) => track.LastReleased?.Attempt.SitsOn;

    /// <summary>Whether the worker would lose by the other's accreditation in the place of one's: one that counts on the day before one that does not, and then the one that lasts longer.</summary>
    private static bool Outlasts(Level level, Journey one, Journey other, DateOnly on)
    {
        // A merging may be dated back to before either was given.
        var day = Later(on, Later(one.At(level).Accreditation!.Since, other.At(level).Accreditation!.Since));
        var counts = one.IsAccreditedOn(level, day);
        if (counts != other.IsAccreditedOn(level, day))
            return counts;
        return other.At(level).Accreditation!.CurrentUntil is { } until && (one.At(level).Accreditation!.CurrentUntil is not { } longer || longer > until);
    }

    /// <summary>What of a closed record goes on in the other: its employments, those that both hold once, and its road at every level where that goes on; and the worker's last word at every level (S-47).</summary>
    private static JourneyHistory BroughtOver(JourneyHistory past, Journey closed, Journey survivor, DateOnly on)
    {
        var both = new HeldByBoth(closed, survivor);
        var numbers = Renumbering.After(survivor) with { OnBoth = both.Spells };
        var roads = Enum.GetValues<Level>().ToDictionary(level => level, level => RoadAt(level, survivor, closed, on));
        return new JourneyHistory(
        [
            .. past
                .Where(happened => !StaysThere(happened)
                    && (happened.AtLevel() is not { } level || roads[level] == Road.Brought || (IsAnswer(happened) && TakesBack(closed.At(level), survivor.At(level))))
                    && !both.Tells(happened)
                    && !IsKeptThere(happened, survivor))
                .Select(numbers.Of),
            .. roads.Where(road => road.Value == Road.Brought).SelectMany(road => SaidSince(road.Key, survivor.At(road.Key), closed.At(road.Key), past)),
        ]);
    }

    /// <summary>The results of a closed record at the levels where its road does not go on.</summary>
    private static JourneyHistory Beside(JourneyHistory past, Journey closed, Journey survivor, DateOnly on)
    {
        var numbers = Renumbering.Beside(survivor, closed);
        return new JourneyHistory(Enum.GetValues<Level>()
            .Where(level => !closed.At(level).Released.IsEmpty && RoadAt(level, survivor, closed, on) != Road.Brought)
            .SelectMany(level => ResultsBeside.Of(level, past))
            .Select(numbers.Of));
    }

    /// <summary>What is the closed record's alone: its beginning and its end, and the answers on equality, which are kept under its own key and which the worker may give anew.</summary>
    private static bool StaysThere(JourneyEvent happened) =>
        happened is JourneyEvent.SocialWorkerRegistered or JourneyEvent.EqualityInformationDeclared or JourneyEvent.JourneySuperseded or JourneyEvent.JourneyReinstated;

    /// <summary>Whether a recording stands on the record that goes on as well: it is one recording.</summary>
    private static bool IsKeptThere(JourneyEvent happened, Journey survivor) => happened switch
    {
        JourneyEvent.RecordingTaken e => survivor.At(e.Level).Recording(e.Recording) is not null,
        JourneyEvent.RecordingTrainingAgreed e => survivor.At(e.Level).Recording(e.Recording) is not null,
        JourneyEvent.RecordingHandedOver e => survivor.At(e.Level).Recording(e.Recording) is not null,
        JourneyEvent.RecordingUsed e => survivor.At(e.Level).Recording(e.Recording) is not null,
        JourneyEvent.RecordingDestroyed e => survivor.At(e.Level).Recording(e.Recording) is not null,
        JourneyEvent.SimulationSampled e => survivor.At(e.Level).Recording(e.Recording) is not null,
        JourneyEvent.SimulationCommented e => survivor.At(e.Level).Recording(e.Recording) is not null,
        _ => false,
    };

    /// <summary>What happened, told without the records that were brought over and taken out again.</summary>
    private static JourneyHistory WithoutWhatWasUndone(JourneyHistory past) =>
        past.LastOrDefault(happened => happened is JourneyEvent.MergeUndone) is JourneyEvent.MergeUndone last
            ? new JourneyHistory([.. last.Own, .. past.SkipWhile(happened => !ReferenceEquals(happened, last)).Skip(1)])
            : past;

    private static bool Brings(JourneyEvent happened, AbsorbedRecord held) => happened is JourneyEvent.RecordAbsorbed e && (e.Closed, e.Merge) == (held.Closed, held.Merge);

    /// <summary>What comes with time, and would have come to each of the two by itself; and what only moves ends that a stop has moved.</summary>
    private static bool PassesByItself(JourneyEvent happened) => happened is
        JourneyEvent.EndorsementExpired or JourneyEvent.EndorsementLapsedOnLeaving or JourneyEvent.EndorsementReinstated or JourneyEvent.PassportExpired
        or JourneyEvent.NarrowRetakeLapsed or JourneyEvent.BankedElementsExpired or JourneyEvent.RetakeWindowMoved
        or JourneyEvent.ReaccreditationReminded or JourneyEvent.ReaccreditationDueMoved or JourneyEvent.ReaccreditationOverdue or JourneyEvent.AccreditationNotCurrent;

    private enum Road
    {
        /// <summary>That of the record that goes on.</summary>
        Own = 1,

        /// <summary>That of the record that is brought over.</summary>
        Brought = 2,

        /// <summary>Neither can go on without taking something from the worker.</summary>
        Unclear = 3,
    }

    /// <summary>What was brought over, to tell what happened to it since from what happened to the journey's own.</summary>
    private sealed class BroughtRecord
    {
        private readonly HashSet<int> _spells;
        private readonly HashSet<int> _roles;
        private readonly HashSet<int> _absences;
        private readonly HashSet<Level> _levels;
        private readonly HashSet<Level> _refused;
        private readonly Journey _before;

        public BroughtRecord(JourneyHistory record, Journey before)
        {
            _spells = [.. record.OfType<JourneyEvent.EmploymentStarted>().Select(started => started.Spell)];
            _roles = [.. record.OfType<JourneyEvent.StatutoryRoleStarted>().Select(started => started.Role)];
            _absences = [.. record.OfType<JourneyEvent.AbsenceStarted>().Select(started => started.Absence)];
            // Nothing can go on from a no, and what was there before it did not come from it.
            _refused = [.. record.Levels.Where(level => record.At(level).All(IsAnswer) && record.At(level).Last() is JourneyEvent.AssessmentDeclined or JourneyEvent.AgreementWithdrawn)];
            _levels = [.. record.Levels.Except(_refused)];
            _before = before;
        }

        /// <summary>Whether something that happened since is about what was brought over.</summary>
        public bool Concerns(JourneyEvent happened) => happened switch
        {
            JourneyEvent.EmploymentStarted => false,
            JourneyEvent.EmploymentEnded e => _spells.Contains(e.Spell),
            JourneyEvent.EmploymentCarriedOver e => _spells.Contains(e.Spell),
            JourneyEvent.EmploymentCorrected e => _spells.Contains(e.Spell),
            JourneyEvent.EmploymentExpunged e => _spells.Contains(e.Spell),
            JourneyEvent.StatutoryRoleStarted e => _spells.Contains(e.Spell),
            JourneyEvent.StatutoryRoleEnded e => _roles.Contains(e.Role),
            JourneyEvent.StatutoryRoleCorrected e => _roles.Contains(e.Role),
            JourneyEvent.StatutoryRoleEndCorrected e => _roles.Contains(e.Role),
            JourneyEvent.StatutoryRoleExpunged e => _roles.Contains(e.Role),
            JourneyEvent.LeadersAreaNamed e => _roles.Contains(e.Role),
            JourneyEvent.LeadersAreaCorrected e => _roles.Contains(e.Role),
            JourneyEvent.AsyeCompleted e => _roles.Contains(e.Role),
            JourneyEvent.AsyeCorrected e => _roles.Contains(e.Role),
            JourneyEvent.MinimumServiceWaived e => _roles.Contains(e.Role),
            JourneyEvent.MinimumServiceExtended e => _roles.Contains(e.Role),
            JourneyEvent.AbsenceStarted e => _spells.Contains(e.Spell),
            JourneyEvent.AbsenceEnded e => _absences.Contains(e.Absence),
            JourneyEvent.AbsenceCorrected e => _absences.Contains(e.Absence),
            JourneyEvent.AbsenceExpunged e => _absences.Contains(e.Absence),
            // What became of an endorsement that the journey had given itself is its own, at whatever level.
            JourneyEvent.EndorsementLapsedOnLeaving e => _levels.Contains(e.Level) && !IsOwn(e.Level, e.Endorsement),
            JourneyEvent.EndorsementReinstated e => _levels.Contains(e.Level) && !IsOwn(e.Level, e.Endorsement),
            JourneyEvent.EndorsementExpired e => _levels.Contains(e.Level) && !IsOwn(e.Level, e.Endorsement),
            // What stands beside a road that was brought over would stand beside none.
            JourneyEvent.RecordAbsorbed e => e.Record.Levels.Any(level => _levels.Contains(level) || _refused.Contains(level)) || e.Beside.Levels.Any(_levels.Contains),
            var e => e.AtLevel() is { } level && (_levels.Contains(level) || (_refused.Contains(level) && IsAnswer(e))),
        };

        /// <summary>Whether an endorsement had been given on this journey before the other record was brought over.</summary>
        public bool IsOwn(Level level, int endorsement) => endorsement <= _before.At(level).Endorsements.Length;
    }
}
