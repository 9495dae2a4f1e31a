using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>The rules of the journey: what a command comes to, given what happened so far and the policy edition that governs.</summary>
public static class JourneyDecider
{
    public static Decision Decide(JourneyCommand command, Journey journey, Policy policy) => command switch
    {
        _ when ReferenceEquals(command.Facts, CommandFacts.Missing) => throw new InvalidOperationException("The command came without its facts: the application fills in who asks and which day it is."),
        JourneyCommand.RegisterSocialWorker c => Register(c, journey),
        _ when !journey.HasBegun => Refusals.NotRegistered.Because($"There is no registered social worker behind this journey, so nothing can take effect on {command.On.Words()}."),
        JourneyCommand.StartEmployment c => StartEmployment(c, journey),
        JourneyCommand.EndEmployment c => EndEmployment(c, journey),
        JourneyCommand.AgreeToAssessment c => Agree(c, journey, policy),
        JourneyCommand.EndorsePractice c => Endorse(c, journey, policy),
        JourneyCommand.BookSitting c => Book(c, journey, policy),
        JourneyCommand.RecordMark c => Mark(c, journey),
        JourneyCommand.ReleaseResult c => Release(c, journey, policy),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No rule for this command."),
    };

    /// <summary>
    /// The edition that governs a command by what happened before: fixed when an attempt is opened, it holds for that attempt
    /// and its element retakes to the end (S-50). Null: the edition in force on the command's own date.
    /// </summary>
    public static EditionCode? EditionFixedFor(JourneyCommand command, Journey journey) => command switch
    {
        JourneyCommand.RecordMark c => journey.At(c.Level).UnderWay?.Edition,
        JourneyCommand.ReleaseResult c => journey.At(c.Level).UnderWay?.Edition,
        JourneyCommand.BookSitting c when journey.At(c.Level) is { LastReleased: { } last } track && track.ElementsDue(c.SitsOn).Count == 1 => last.Edition,
        _ => null,
    };

    private static Decision Register(JourneyCommand.RegisterSocialWorker command, Journey journey)
    {
        if (journey.HasBegun)
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;

        return new JourneyEvent.SocialWorkerRegistered(command.On);
    }

    private static Decision StartEmployment(JourneyCommand.StartEmployment command, Journey journey)
    {
        if (journey.Spells.Any(spell => spell.PlacedAt == command.PlacedAt && spell.Basis == command.Basis && spell.Agency == command.Agency && spell.From == command.On))
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (Fact(command.Placement).IsAgency)
            return Refusals.PlacementWithAgency.Because($"{command.PlacedAt} is an employment agency; name the organisation where the worker practises.");
        if (command.Basis == EmploymentBasis.Agency && command.Agency is null)
            return Refusals.AgencyAndBasisDisagree.Because($"The placement at {command.PlacedAt} is through an agency, and none is named.");
        if (command.Basis != EmploymentBasis.Agency && command.Agency is { } agency)
            return Refusals.AgencyAndBasisDisagree.Because($"The employment at {command.PlacedAt} is not through an agency, and yet {agency} is named as one.");
        if (command.Basis == EmploymentBasis.Agency && !Fact(command.ContractHolder).IsAgency)
            return Refusals.NotAnAgency.Because($"{command.Agency} is not an employment agency, so it cannot hold an agency worker's contract.");
        if (journey.Spells.FirstOrDefault(spell => spell.PlacedAt == command.PlacedAt && (spell.To is not { } to || command.On <= to)) is { } there)
        {
            return there.To is { } until
                ? Refusals.AlreadyEmployedThere.Because($"The worker was in post at {command.PlacedAt} from {there.From.Words()} to {until.Words()} (employment {there.Number}); one that begins on {command.On.Words()} would overlap it.")
                : Refusals.AlreadyEmployedThere.Because($"The worker has been in post at {command.PlacedAt} since {there.From.Words()} (employment {there.Number}).");
        }

        return new JourneyEvent.EmploymentStarted(journey.Spells.Length + 1, command.PlacedAt, command.Basis, command.Agency, command.On);
    }

    private static Decision EndEmployment(JourneyCommand.EndEmployment command, Journey journey)
    {
        if (journey.Spell(command.Spell) is not { } spell)
            return Refusals.NoSuchEmployment.Because($"There is no employment {command.Spell} on this journey; it has {journey.Spells.Length}.");
        if (spell.To == command.On)
            return Decision.Nothing;
        if (spell.To is { } ended)
            return Refusals.EmploymentAlreadyEnded.Because($"Employment {spell.Number} at {spell.PlacedAt} ended on {ended.Words()}.");
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < spell.From)
            return Refusals.EmploymentEndsBeforeStart.Because($"Employment {spell.Number} at {spell.PlacedAt} began on {spell.From.Words()}.");

        var left = new JourneyEvent.EmploymentEnded(spell.Number, spell.PlacedAt, command.Reason, command.Destination, command.On);
        return Decision.Of([left, .. WhatLeavingUndoes(Journey.Evolve(journey, left), spell.PlacedAt, command.On)]);
    }

    /// <summary>S-16: what the organisation endorsed lapses, and a sitting still ahead that rests on it falls away. Results and banked elements stay.</summary>
    private static IEnumerable<JourneyEvent> WhatLeavingUndoes(Journey after, OrganisationCode left, DateOnly on)
    {
        if (after.Spells.Any(spell => spell.PlacedAt == left && spell.IsOpen))
            yield break;

        foreach (var (level, track) in after.Levels.OrderBy(pair => pair.Key))
        {
            // An endorsement that was sat on has done its work, however late the leaving is recorded.
            var satOn = track.UnderWay is { } sat && sat.WasSatBy(on) ? sat.Endorsement : 0;
            if (track.UnderWay is { } ahead && satOn == 0 && track.EndorsementOf(ahead).EndorsedBy == left)
                yield return new JourneyEvent.SittingCancelledOnLeaving(level, ahead.Number, ahead.Sitting, on);

            foreach (var endorsement in track.FreshEndorsements)
            {
                if (endorsement.EndorsedBy == left && !endorsement.HasLapsed && endorsement.Number != satOn && on <= endorsement.ValidUntil)
                    yield return new JourneyEvent.EndorsementLapsedOnLeaving(level, endorsement.Number, left, on);
            }
        }
    }

    private static Decision Agree(JourneyCommand.AgreeToAssessment command, Journey journey, Policy policy)
    {
        if (journey.At(command.Level).AgreedOn is not null)
            return Decision.Nothing;

        if ((Closed(command.Level, policy) ?? InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;

        return new JourneyEvent.AssessmentAgreed(command.Level, command.On);
    }

    private static Decision Endorse(JourneyCommand.EndorsePractice command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.FreshEndorsements.Any(given => given.EndorsedBy == command.EndorsedBy && given.IsInForceOn(command.On)))
            return Decision.Nothing;
        if ((Closed(command.Level, policy) ?? InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (track.AccreditedOn is { } accredited)
            return Refusals.AlreadyAccredited.Because($"The worker has been accredited as {command.Level.Words()} since {accredited.Words()}.");
        if (Fact(command.Endorser).IsAgency)
            return Refusals.AgencyCannotEndorse.Because($"{command.EndorsedBy} is an employment agency; the organisation that sees the practice endorses.");
        if (journey.PlacementWith(command.EndorsedBy, command.On) is not { } placement)
            return Refusals.EndorserHasNoDirectExperience.Because($"The worker was not in post at {command.EndorsedBy} on {command.On.Words()}.");
        if (placement.To is { } left)
            return Refusals.EndorserHasNoDirectExperience.Because($"The worker left {command.EndorsedBy} on {left.Words()}, and what it endorsed lapsed with that day.");
        if (Fact(command.Endorser).SittingsFrom is not { } sittingsFrom)
            return Refusals.SiteNotOpen.Because($"{command.EndorsedBy} is not one of the sites that the department has opened.");
        if (track.UnderWay is { } attempt)
            return Refusals.SittingUnderWay.Because($"A sitting on {attempt.SitsOn.Words()} is booked and its result is not released yet.");
        if (track.LastReleased is { } last && command.On < last.On)
            return Refusals.ActBeforeRelease.Because($"The last result was released on {last.On.Words()}; an endorsement for the retake comes after it.");

        var number = track.Endorsements.Length + 1;
        var validUntil = command.On.AddMonths(policy.EndorsementValidMonths.Value);
        return track.LastReleased is null
            ? new JourneyEvent.PracticeEndorsed(command.Level, number, command.EndorsedBy, command.Facts.Actor, sittingsFrom, validUntil, command.On)
            : new JourneyEvent.PracticeReEndorsed(command.Level, number, command.EndorsedBy, command.Facts.Actor, sittingsFrom, validUntil, command.On);
    }

    private static Decision Book(JourneyCommand.BookSitting command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is { } booked)
        {
            return booked.Sitting == command.Sitting && booked.SitsOn == command.SitsOn
                ? Decision.Nothing
                : Refusals.SittingAlreadyBooked.Because($"The sitting {booked.Sitting} on {booked.SitsOn.Words()} is booked and its result is not released yet.");
        }

        if ((Closed(command.Level, policy) ?? InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (track.AccreditedOn is { } accredited)
            return Refusals.AlreadyAccredited.Because($"The worker has been accredited as {command.Level.Words()} since {accredited.Words()}.");
        if (track.AgreedOn is not { } agreed)
            return Refusals.NotAgreed.Because($"The worker has not agreed to be assessed as {command.Level.Words()}.");
        if (command.On < agreed)
            return Refusals.NotAgreed.Because($"The worker agreed to be assessed as {command.Level.Words()} on {agreed.Words()}; a booking on {command.On.Words()} lies before that.");
        if (track.Endorsements.IsEmpty)
            return Refusals.NotEndorsed.Because($"Nobody has endorsed the worker's practice as {command.Level.Words()}.");
        if (!track.FreshEndorsements.Any())
            return Refusals.NotReEndorsed.Because($"The result of {track.LastReleased!.On.Words()} was not met, and no employer has endorsed the worker again since.");
        if (track.LastReleased is { } last && command.On < last.On)
            return Refusals.ActBeforeRelease.Because($"The last result was released on {last.On.Words()}; the booking of the retake comes after it.");
        if (command.SitsOn < command.On)
            return Refusals.SittingBeforeBooking.Because($"A sitting on {command.SitsOn.Words()} lies before its booking on {command.On.Words()}.");
        // What had been given by the day of the booking: a later endorsement neither carries it nor takes an earlier one away.
        var given = track.FreshEndorsements.Where(fresh => fresh.On <= command.On).ToArray();
        if (given.Length == 0)
            return Refusals.SittingBeforeBooking.Because($"A booking on {command.On.Words()} lies before the endorsement of {track.FreshEndorsements.Min(fresh => fresh.On).Words()}.");
        if (given.LastOrDefault(fresh => fresh.AllowsSittingOn(command.SitsOn)) is not { } endorsement)
            return WhyNoSittingOn(command.SitsOn, given);

        return new JourneyEvent.SittingBooked(command.Level, track.Bookings + 1, endorsement.Number, command.Sitting, track.ElementsDue(command.SitsOn), command.SitsOn, policy.Edition, command.On);
    }

    /// <summary>The reason that fits the endorsement given last, or the last one that has not lapsed.</summary>
    private static Refusal WhyNoSittingOn(DateOnly day, Endorsement[] given)
    {
        var endorsement = given.LastOrDefault(one => !one.HasLapsed) ?? given[^1];
        if (endorsement.LapsedOn is { } left && left < day)
            return Refusals.NotEndorsed.Because($"The endorsement by {endorsement.EndorsedBy} lapsed when the worker left on {left.Words()}; the new employer endorses anew.");
        if (endorsement.ValidUntil < day)
            return Refusals.EndorsementExpired.Because($"The endorsement of {endorsement.On.Words()} is valid until {endorsement.ValidUntil.Words()}; the sitting would be on {day.Words()}.");

        return Refusals.SiteNotOpen.Because($"Workers of {endorsement.EndorsedBy} may sit from {endorsement.SittingsFrom.Words()}.");
    }

    private static Decision Mark(JourneyCommand.RecordMark command, Journey journey)
    {
        var standard = Fact(command.Standard);
        if (journey.At(command.Level).UnderWay is not { } attempt)
            return Refusals.NoSittingBooked.Because($"No sitting as {command.Level.Words()} is booked that still waits for marks.");
        if (attempt.MarkOf(command.Element) is { } mark)
        {
            return mark.Score == command.Score && mark.By == command.Facts.Actor
                ? Decision.Nothing
                : Refusals.ElementAlreadyMarked.Because($"The {command.Element.Words()} element was marked on {mark.On.Words()}.");
        }

        if (InFuture(command) is { } refusal)
            return refusal;
        if (!attempt.Elements.Contains(command.Element))
            return Refusals.ElementNotDue.Because($"The {command.Element.Words()} element was not due; this sitting was for {attempt.Elements}.");
        if (command.On < attempt.SitsOn)
            return Refusals.MarkBeforeSitting.Because($"The sitting is on {attempt.SitsOn.Words()}, the mark is dated {command.On.Words()}.");
        if (!standard.Holds(command.Score))
            return Refusals.ScoreOutOfRange.Because($"The {command.Element.Words()} element of standard {standard.Version} is scored from 0 to {standard.OutOf}; {command.Score} was sent.");
        if (journey.At(command.Level).EndorsementOf(attempt) is var endorsement && endorsement.By == command.Facts.Actor)
            return Refusals.EndorserCannotMark.Because($"The endorsement of {endorsement.On.Words()} was given by {endorsement.By}, who therefore cannot mark this attempt.");

        return new JourneyEvent.ElementMarked(
            command.Level, attempt.Number, command.Element, command.Score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Version,
            standard.Judge(command.Score), command.Facts.Actor, command.On);
    }

    private static Decision Release(JourneyCommand.ReleaseResult command, Journey journey, Policy policy)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
        {
            return track.LastReleased is { } released && released.On == command.On
                ? Decision.Nothing
                : Refusals.NoSittingBooked.Because($"No attempt as {command.Level.Words()} waits for its release.");
        }

        if (InFuture(command) is { } refusal)
            return refusal;
        if (attempt.Unmarked.Count > 0)
            return Refusals.MarksIncomplete.Because($"The sitting of {attempt.SitsOn.Words()} still waits for marks: {attempt.Unmarked}.");
        if (attempt.Marks.FirstOrDefault(mark => mark.By == command.Facts.Actor) is { } own)
            return Refusals.ReleaserMarked.Because($"The {own.Element.Words()} element was marked by {own.By}, who therefore cannot release this result.");
        if (command.On < attempt.Marks.Max(mark => mark.On))
            return Refusals.ReleaseBeforeMarks.Because($"The last mark is dated {attempt.Marks.Max(mark => mark.On).Words()}.");

        var notMet = ElementSet.Of([.. attempt.Marks.Where(mark => mark.Result != ElementResult.Met).Select(mark => mark.Element)]);
        var met = ElementSet.Of([.. attempt.Elements.Except(notMet)]);
        var outcome = notMet.Count == 0 ? Outcome.Met : Outcome.NotMet;
        var result = new JourneyEvent.ResultReleased(command.Level, attempt.Number, outcome, met, notMet, command.Facts.Actor, command.On);
        return Decision.Of([result, WhatFollows(result, attempt, Journey.Evolve(journey, result).At(command.Level), policy)]);
    }

    /// <summary>Accredited, one element again, or everything again (C16 ¶75-76, S-02 to S-07).</summary>
    private static JourneyEvent WhatFollows(JourneyEvent.ResultReleased result, Attempt attempt, LevelTrack after, Policy policy)
    {
        if (result.Outcome == Outcome.Met)
        {
            DateOnly? due = policy.ReaccreditationMonths.Value is { } months ? result.On.AddMonths(months) : null;
            return new JourneyEvent.Accredited(result.Level, attempt.Number, due, result.On);
        }

        // Elements met earlier keep the end they had; those met now count from this release (S-07).
        var bankedUntil = attempt.IsElementRetake && after.Retake is { } retake
            ? retake.BankedUntil
            : result.On.AddMonths(policy.BankedElementMonths.Value);

        var everythingAgain = result.NotMet.Count > 1
            || after.ElementRetakes >= policy.ElementRetakesBeforeFullRetake.Value
            || result.On > bankedUntil;
        if (everythingAgain)
            return new JourneyEvent.FullRetakeOpened(result.Level, attempt.Number, result.On.AddMonths(policy.FullRetakeExpectedAfterMonths.Value), result.On);

        var element = result.NotMet.Sole();
        return attempt.MarkOf(element)!.Result == ElementResult.NarrowlyNotMet
            ? new JourneyEvent.NarrowRetakeOpened(result.Level, attempt.Number, element, Earlier(result.On.AddMonths(policy.NarrowRetakeMonths.Value), bankedUntil), bankedUntil, result.On)
            : new JourneyEvent.ElementRetakeOpened(result.Level, attempt.Number, element, Earlier(result.On.AddMonths(policy.ElementRetakeExpectedAfterMonths.Value), bankedUntil), bankedUntil, result.On);
    }

    private static Refusal? Closed(Level level, Policy policy) =>
        policy.IsOpen(level) ? null : Refusals.LevelNotOpen.Because($"Edition {policy.Edition} does not open the {level.Words()} level; practice leaders are encouraged to sit the supervisor level.");

    private static Refusal? InFuture(JourneyCommand command) =>
        command.On > command.Facts.Today ? Refusals.DateInFuture.Because($"{command.On.Words()} lies after today, {command.Facts.Today.Words()}.") : null;

    private static Refusal? BeforeRegistration(JourneyCommand command, Journey journey) =>
        command.On < journey.RegisteredOn ? Refusals.DateBeforeRegistration.Because($"{command.On.Words()} lies before the registration on {journey.RegisteredOn!.Value.Words()}.") : null;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static T Fact<T>(T? fact)
        where T : class =>
        fact ?? throw new InvalidOperationException($"The command came without its {typeof(T).Name}: the application resolves facts before it decides.");
}
