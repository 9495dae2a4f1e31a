using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Calendars;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>Puts every step of a level to the decider, on a day and on the days after it on which an answer may change.</summary>
internal sealed class Asking
{
    // What opens the days of a sitting, in the words of the rules.
    private static readonly string[] OpensSittings = ["sittings-from", "expected-after", "banked-until", "renewal-opens"];

    private readonly Level _level;
    private readonly DateOnly _on;
    private readonly Journey _journey;
    private readonly Preparation _prepare;
    private readonly ImmutableArray<DateOnly> _days;
    private readonly ImmutableArray<DateOnly> _sittingDays;

    public Asking(Level level, DateOnly on, Journey journey, Preparation prepare, IEnumerable<DateOnly> changes)
    {
        (_level, _on, _journey, _prepare) = (level, on, journey, prepare);
        // Another edition may work out other dates, and the day on which it comes is not the last that it changes.
        DateOnly[] asked = [on, .. changes.Where(day => day > on)];
        DateUsed[] sittings = [.. asked.SelectMany(day => DatesOf(Probes.Sitting(level, day, day), day))];
        _sittingDays = [.. AfterEach(sittings.Where(used => OpensSittings.Contains(used.Name)).Select(used => used.Day))];
        _days = [.. AfterEach(Probes.Of(level, journey, prepare).SelectMany(probe => asked.SelectMany(day => DatesOf(probe(day), day))).Concat(sittings).Select(used => used.Day).Concat(Probes.DaysOf(level, on, journey, prepare)).Concat(asked)).Where(day => day > on)];
    }

    public ImmutableArray<Step> Steps() =>
        [.. Probes.Of(_level, _journey, _prepare).Select(probe => StepOf(probe)).Append(StepOf(Booking)).OfType<Step>().OrderBy(step => Probes.PlaceOf(step.Asked))];

    private Step? StepOf(Func<DateOnly, JourneyCommand> probe)
    {
        if (Prepared(probe(_on), _on) is not var (command, policy))
            return null;

        var decision = Decided(command, policy);
        var findings = FindingsOf(probe, command, policy, decision);
        return decision switch
        {
            null => new Step(command, policy.Edition, StepStanding.NotToBeTold, null, $"The bank holidays of {_on.Year} or the year after are not known, so the working days of this step cannot be counted.", null, null, null, findings),
            Decision.Refused { Refusal: var refusal } when FirstDayOf(probe) is var from =>
                new Step(command, policy.Edition, StepStanding.NotPossible, refusal, from is { } day ? $"{refusal.Sentence} As the record stands it is possible from {day.Words()} on." : refusal.Sentence, from, null, null, findings),
            Decision.Accepted { Events.IsEmpty: true } => new Step(command, policy.Edition, StepStanding.DoneAlready, null, Probes.IsNoted(command) ? "Nothing is to be noted." : "It is so already.", null, null, null, findings),
            Decision.Accepted accepted when LastDayOf(probe) is var until =>
                new Step(command, policy.Edition, StepStanding.Possible, null, SentenceOf(until, accepted, SittingsOf(command, accepted)), null, until, SittingsOf(command, accepted), findings),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
    }

    private static string SentenceOf(DateOnly? until, Decision.Accepted accepted, SittingDays? sittings)
    {
        var possible = until is { } last ? $"Possible until {last.Words()}, as the record stands." : "Possible, without an end on the record.";
        // S-09: what is asked for late is asked for all the same.
        if (accepted.Events.OfType<JourneyEvent.ReviewRequested>().SingleOrDefault() is { } asked)
        {
            return asked.CameOn > asked.RequestUntil
                ? $"Possible, but late: the last day was {asked.RequestUntil.Words()}, and a chair accepts the request for good cause, or refuses it."
                : $"Possible in time until {asked.RequestUntil.Words()}; after that it is late, and a chair accepts the request for good cause, or refuses it.";
        }

        return sittings is null ? possible
            : sittings.Until is { } lastSitting ? $"{possible} A sitting of {sittings.Elements} may be booked for a day from {sittings.From.Words()} to {lastSitting.Words()}."
            : $"{possible} A sitting of {sittings.Elements} may be booked for a day from {sittings.From.Words()} on.";
    }

    /// <summary>Every rule of the step's gate; those that are broken with the first day from which they are not, by waiting alone.</summary>
    private ImmutableArray<Finding> FindingsOf(Func<DateOnly, JourneyCommand> probe, JourneyCommand command, Policy policy, Decision? decision)
    {
        if (!_journey.HasBegun || JourneyDecider.GateOf(command) is not { } gate)
            return decision is Decision.Refused { Refusal: var refusal } ? [JourneyDecider.FindingOf(refusal)] : [];

        if (decision is null)
            return [];
        return
        [
            .. JourneyDecider.ExamineTakingUp(command, _journey, policy),
            .. gate.Examine(command, _journey, policy).Select((finding, rule) => finding.IsBroken ? finding with { HeldFrom = HeldFrom(gate, rule, probe) } : finding),
        ];
    }

    private DateOnly? HeldFrom(Gate gate, int rule, Func<DateOnly, JourneyCommand> probe)
    {
        foreach (var day in _days)
        {
            if (Prepared(probe(day), day) is var (later, policy) && Counted(() => gate.IsBroken(rule, later, _journey, policy) ? null : later) is not null)
                return day;
        }

        return null;
    }

    private DateOnly? FirstDayOf(Func<DateOnly, JourneyCommand> probe)
    {
        foreach (var day in _days)
        {
            if (IsPossible(probe(day), day))
                return day;
        }

        return null;
    }

    /// <returns>Null for no end, and for one that lies beyond the bank holidays that are known.</returns>
    private DateOnly? LastDayOf(Func<DateOnly, JourneyCommand> probe)
    {
        foreach (var day in _days)
        {
            if (Prepared(probe(day), day) is var (later, policy) && Decided(later, policy) is not Decision.Accepted { Events.IsEmpty: false } and var decision)
                return decision is null ? null : day.AddDays(-1);
        }

        return null;
    }

    /// <summary>The booking on a day of the first sitting that may be booked; of one on the day itself where none may.</summary>
    private JourneyCommand Booking(DateOnly day) =>
        _sittingDays.Where(sitsOn => sitsOn > day).Prepend(day).Select(sitsOn => Probes.Sitting(_level, sitsOn, day)).FirstOrDefault(booking => IsPossible(booking, day))
        ?? Probes.Sitting(_level, day, day);

    private SittingDays? SittingsOf(JourneyCommand command, Decision.Accepted accepted)
    {
        if (Probes.SittingOf(command) is not { } sitsOn)
            return null;

        var end = _days.Where(day => day > sitsOn).Cast<DateOnly?>().FirstOrDefault(day => !IsPossible(Probes.Sitting(_level, day!.Value, command.On), command.On));
        return new SittingDays(sitsOn, end?.AddDays(-1), accepted.Events.OfType<JourneyEvent.SittingBooked>().Single().Elements);
    }

    private bool IsPossible(JourneyCommand asked, DateOnly day) =>
        Prepared(asked, day) is var (command, policy) && Decided(command, policy) is Decision.Accepted { Events.IsEmpty: false };

    private (JourneyCommand Command, Policy Policy)? Prepared(JourneyCommand command, DateOnly today) => _prepare(command, today) is var (prepared, policy)
        ? (prepared with { Facts = prepared.Facts with { Actor = Probes.AskedBy(prepared, _journey) } }, policy)
        : null;

    private Decision? Decided(JourneyCommand command, Policy policy) => Counted(() => JourneyDecider.Decide(command, _journey, policy));

    /// <returns>Null where it counts in working days of a year whose bank holidays are not known: an explanation says so, and an operator hears of it from the alarm.</returns>
    private static T? Counted<T>(Func<T?> count)
        where T : class
    {
        try
        {
            return count();
        }
        catch (YearNotCoveredException)
        {
            return null;
        }
    }

    private DateUsed[] DatesOf(JourneyCommand asked, DateOnly today) =>
        _journey.HasBegun && Prepared(asked, today) is var (command, policy) && JourneyDecider.GateOf(command) is { } gate
            ? Counted(() => gate.Examine(command, _journey, policy).SelectMany(finding => finding.Dates).ToArray()) ?? []
            : [];

    /// <summary>The days themselves and the days after them, in their order: a rule begins or ceases to be held on one of these.</summary>
    private static IEnumerable<DateOnly> AfterEach(IEnumerable<DateOnly> days) =>
        days.Where(day => day < DateOnly.MaxValue).SelectMany(day => new[] { day, day.AddDays(1) }).Distinct().Order();
}
