using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision RequestRecheck(JourneyCommand.RequestRecheck command, Journey journey, Policy policy)
    {
        _ = Fact(command.Standard);
        var track = journey.At(command.Level);
        if (track.Rechecks.Contains(new Recheck(command.Attempt, command.Element, command.On, null)))
            return Decision.Nothing;
        return ToRequestRecheck.FirstBroken(command, journey, policy) is { } refusal
            ? refusal
            : new JourneyEvent.RecheckRequested(command.Level, command.Attempt, command.Element, command.On);
    }

    private static Decision AnswerRecheck(JourneyCommand.AnswerRecheck command, Journey journey)
    {
        var standard = Fact(command.Standard);
        var track = journey.At(command.Level);
        var actor = command.Facts.Actor;
        if (track.Rechecks.LastOrDefault(request => request.IsOf(command.Attempt, command.Element)) is not { } asked || track.ResultOf(command.Attempt) is not { } released)
            return Refusals.NoRecheck.Because($"The worker has not asked for a person to look at the {command.Element.Words()} element of attempt {command.Attempt}.");
        if (asked.AnsweredOn is { } answered)
        {
            return answered == command.On && released.Attempt.WasChangedBy(actor)
                ? Decision.Nothing
                : Refusals.NoRecheck.Because($"A person looked at the {command.Element.Words()} element of attempt {command.Attempt} on {answered.Words()}.");
        }

        if ((InFuture(command) ?? UnderReview(command.Attempt, track)) is { } refusal)
            return refusal;
        if (command.On < asked.On)
            return Refusals.BeforeTheRequest.Because($"The worker asked on {asked.On.Words()}.");
        if (released.IsAnnulled)
            return Refusals.MarkNotChanged.Because($"Attempt {command.Attempt} does not count since {released.AnnulledOn!.Value.Words()}.");
        if (track.PartIn(actor, command.Attempt) is { } part)
            return Refusals.ReviewerNotIndependent.Because($"Attempt {command.Attempt} was {part} by {actor}, who cannot check it again.");
        if (command.Facts.Parties.Contains(actor))
            return Refusals.ReviewerNotIndependent.Because($"On this record {actor} has acted for the worker or for an employer, and cannot check attempt {command.Attempt} again.");
        var mark = released.Attempt.MarkOf(command.Element)!;
        if (OutOfRange(command.Score, command.Profile ?? mark.Profile, standard) is { } outOfRange)
            return outOfRange;

        // As with a re-mark: what stands is confirmed or improved (S-09).
        var isConfirmed = command.Score <= mark.Score;
        var answer = new JourneyEvent.RecheckAnswered(command.Level, command.Attempt, command.Element, isConfirmed, actor, command.On);
        return isConfirmed
            ? answer
            : Decision.Of(answer, new JourneyEvent.MarkCorrected(
                command.Level, command.Attempt, command.Element, command.Score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Version,
                standard.Judge(command.Score), command.Profile ?? mark.Profile, CorrectionReason.HumanRecheck, actor, command.On));
    }
}
