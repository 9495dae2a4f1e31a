using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    /// <summary>A result goes out, or a corrected one, by a named person without a part in it (S-51).</summary>
    private static readonly Gate<JourneyCommand.ReleaseResult> ToRelease = new(
        NothingIsOutAlready,
        AnAttemptWaitsForItsRelease,
        DayHasCome,
        NoAllegationIsOrWasOpen,
        EarlierResultsStandAsReleased,
        NoReviewIsOpen,
        EveryElementHasItsMark,
        ReleaserHadNoPartInTheMarks,
        ReleaserChangedNoMark,
        ColleaguesWereHeard,
        ReleaseComesAfterTheMarks,
        CorrectionComesAfterTheRelease);

    private static readonly Gate<JourneyCommand.AgreeDevelopmentPlan> ToAgreePlan = new(SomethingIsToBeTakenAgain, DayHasCome, PlanComesAfterTheResult);

    private static readonly Gate<JourneyCommand.BringRetakeForward> ToBringForward = new(SomethingIsToBeTakenAgain, DayHasCome, TheRetakeHasALaterTime, BringingForwardComesAfterTheResult);

    private static Rule<JourneyCommand.ReleaseResult> NothingIsOutAlready => new("The result is not out, or was corrected since", Refusals.NothingToRelease)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).ResultOf(command.Attempt) is { IsToBeReleasedAnew: false } released
            ? Refusals.NothingToRelease.Because($"The result of attempt {released.Number} was released on {released.LastOn.Words()}, and nothing in it was corrected since that still counts.")
            : null,
        Held = (command, journey, _) => journey.At(command.Level).ResultOf(command.Attempt) is { } released
            ? $"A mark of attempt {command.Attempt} was corrected since its result of {released.LastOn.Words()}."
            : $"The result of attempt {command.Attempt} is not out.",
        Dates = (command, journey, _) => Used.Dates(("last-release", journey.At(command.Level).ResultOf(command.Attempt)?.LastOn)),
    };

    private static Rule<JourneyCommand.ReleaseResult> AnAttemptWaitsForItsRelease => new("The attempt waits for its release", Refusals.NoSittingBooked)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level) is var track && track.ResultOf(command.Attempt) is null && track.UnderWay?.Number != command.Attempt
            ? Refusals.NoSittingBooked.Because($"Attempt {command.Attempt} as a {command.Level.Words()} is not one that waits for its release.")
            : null,
        Idle = (command, journey, _) => journey.At(command.Level).ResultOf(command.Attempt) is { IsToBeReleasedAnew: false } ? $"The result of attempt {command.Attempt} is out." : null,
        Held = (command, journey, _) => $"Attempt {command.Attempt} was sat on {ToBeReleased(command, journey)!.SitsOn.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("sits-on", ToBeReleased(command, journey)?.SitsOn)),
    };

    /// <summary>Also one about the attempt before: what is decided of that may leave this one needless (S-34).</summary>
    private static Rule<JourneyCommand.ReleaseResult> NoAllegationIsOrWasOpen => new("No allegation was open on the day", Refusals.UnderInvestigation)
    {
        WhyNot = (command, journey, _) => ToBeReleased(command, journey) is null ? null : UnderInvestigation(command, journey.At(command.Level)),
        Idle = NothingWaits,
        Held = (command, _, _) => $"On {command.On.Words()} no allegation about a sitting as a {command.Level.Words()} was open.",
        Dates = (command, journey, _) => Used.Dates(("alleged-on", journey.At(command.Level).Investigation?.On)).Concat(journey.At(command.Level).Investigated.SelectMany(decided => Used.Dates(("alleged-on", decided.From), ("decided-on", decided.Until)))),
        About = Matter.Investigation,
    };

    private static Rule<JourneyCommand.ReleaseResult> EarlierResultsStandAsReleased => new("No earlier result waits to be released anew", Refusals.EarlierResultFirst)
    {
        WhyNot = (command, journey, _) => ToBeReleased(command, journey) is { } attempt
            && journey.At(command.Level).Released.FirstOrDefault(earlier => earlier.Number < attempt.Number && earlier.IsToBeReleasedAnew) is { } corrected
                ? Refusals.EarlierResultFirst.Because($"A mark of attempt {corrected.Number} was corrected, and its result of {corrected.LastOn.Words()} is not released anew.")
                : null,
        Idle = NothingWaits,
        Held = (command, _, _) => $"Every result before attempt {command.Attempt} stands as it was released.",
        About = Matter.Marks,
    };

    /// <summary>While it is under review, the panel decides what becomes of a result (S-09).</summary>
    private static Rule<JourneyCommand.ReleaseResult> NoReviewIsOpen => new("The result is not under review", Refusals.UnderReview)
    {
        WhyNot = (command, journey, _) => ToBeReleased(command, journey) is { } attempt ? UnderReview(attempt.Number, journey.At(command.Level)) : null,
        Idle = NothingWaits,
        Held = (command, _, _) => $"No review of attempt {command.Attempt} is open.",
        Dates = (command, journey, _) => journey.At(command.Level).OpenReviews.Where(review => review.Attempt == command.Attempt).SelectMany(review => Used.Dates(("under-review-since", review.OpenedOn), ("decision-due", review.DecisionDue))),
    };

    /// <summary>R-126: a practice leader's result draws on what every group of colleagues fed back, and whoever gathered it has a part in it (S-51).</summary>
    private static Rule<JourneyCommand.ReleaseResult> ColleaguesWereHeard => new("Every group of colleagues was heard", Refusals.ColleaguesNotHeard, Refusals.ReleaserMarked)
    {
        WhyNot = (command, journey, _) => ToBeReleased(command, journey) is { } attempt ? ColleaguesNotHeard(command, attempt, journey.At(command.Level)) : null,
        Idle = (command, journey, policy) => command.Level == Level.Leader ? NothingWaits(command, journey, policy) : "Colleagues are heard about practice leaders only.",
        Held = (command, journey, _) => $"Colleagues of every group were heard about the assessment day of {ToBeReleased(command, journey)!.SitsOn.Words()}.",
        About = Matter.ColleagueFeedback,
    };

    /// <summary>R-081: each element has a standard of its own, and its mark.</summary>
    private static Rule<JourneyCommand.ReleaseResult> EveryElementHasItsMark => new("Every element has its mark", Refusals.MarksIncomplete)
    {
        WhyNot = (command, journey, _) => ToBeReleased(command, journey) is { Unmarked.Count: > 0 } attempt
            ? Refusals.MarksIncomplete.Because($"The sitting of {attempt.SitsOn.Words()} still waits for marks: {attempt.Unmarked}.{string.Concat(attempt.ThirdRatings.Select(third => $" {third.Words()}"))}")
            : null,
        Idle = NothingWaits,
        Held = (command, journey, _) => $"The elements {ToBeReleased(command, journey)!.Elements} have their marks.",
        About = Matter.Marks,
    };

    private static Rule<JourneyCommand.ReleaseResult> ReleaserHadNoPartInTheMarks => new("Whoever releases marked, rated and wrote no part of it", Refusals.ReleaserMarked)
    {
        WhyNot = (command, journey, _) => ToBeReleased(command, journey) is { } attempt ? ReleaserMarked(command.Facts.Actor, attempt) : null,
        Idle = NothingWaits,
        Held = (command, _, _) => $"No part of attempt {command.Attempt} was marked, rated or written about by {command.Facts.Actor}.",
        About = Matter.Marks,
    };

    private static Rule<JourneyCommand.ReleaseResult> ReleaserChangedNoMark => new("Whoever releases moderated and corrected no mark of it", Refusals.ReleaserChanged)
    {
        WhyNot = (command, journey, _) => ToBeReleased(command, journey) is { } attempt && attempt.WasChangedBy(command.Facts.Actor)
            ? Refusals.ReleaserChanged.Because($"A mark of the sitting of {attempt.SitsOn.Words()} was changed by {command.Facts.Actor}, who therefore cannot release this result.")
            : null,
        Idle = NothingWaits,
        Held = (command, _, _) => $"No mark of attempt {command.Attempt} was changed by {command.Facts.Actor}.",
        About = Matter.Marks,
    };

    private static Rule<JourneyCommand.ReleaseResult> ReleaseComesAfterTheMarks => new("The release does not lie before the last mark", Refusals.ReleaseBeforeMarks)
    {
        WhyNot = (command, journey, _) => ToBeReleased(command, journey) is { Unmarked.Count: 0 } attempt && attempt.Marks.Max(mark => mark.LastOn) is var last && command.On < last
            ? Refusals.ReleaseBeforeMarks.Because($"The last mark is dated {last.Words()}.")
            : null,
        Idle = (command, journey, policy) => ToBeReleased(command, journey) is { Unmarked.Count: > 0 } ? $"Attempt {command.Attempt} has not all of its marks." : NothingWaits(command, journey, policy),
        Held = (command, journey, _) => $"The last mark is dated {ToBeReleased(command, journey)!.Marks.Max(mark => mark.LastOn).Words()}.",
        Dates = (command, journey, _) => ToBeReleased(command, journey) is { Marks.IsEmpty: false } attempt ? Used.Dates(("last-mark", attempt.Marks.Max(mark => mark.LastOn))) : [],
        About = Matter.Marks,
    };

    private static Rule<JourneyCommand.ReleaseResult> CorrectionComesAfterTheRelease => new("A corrected result comes after the one that it corrects", Refusals.CorrectionBeforeRelease)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).ResultOf(command.Attempt) is { IsToBeReleasedAnew: true } released && command.On < released.LastOn ? BeforeRelease(released) : null,
        Idle = (command, journey, _) => journey.At(command.Level).ResultOf(command.Attempt) is not { IsToBeReleasedAnew: true } ? $"No result of attempt {command.Attempt} was corrected." : null,
        Held = (command, journey, _) => $"The result that it corrects was released on {journey.At(command.Level).ResultOf(command.Attempt)!.LastOn.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("last-release", journey.At(command.Level).ResultOf(command.Attempt)?.LastOn)),
        About = Matter.Marks,
    };

    private static Rule<IAtLevel> SomethingIsToBeTakenAgain => new("Something is to be taken again", Refusals.NoRetakeOpen)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).Retake is null ? Refusals.NoRetakeOpen.Because($"Nothing is to be taken again as a {command.Level.Words()}.") : null,
        Held = (command, journey, _) => journey.At(command.Level).Retake is { Element: { } element } retake
            ? $"The {element.Words()} element is to be taken again since the release on {retake.OpenedOn.Words()}."
            : $"Everything is to be taken again since the release on {journey.At(command.Level).Retake!.OpenedOn.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("opened-on", journey.At(command.Level).Retake?.OpenedOn)),
    };

    /// <summary>R-094, C16 ¶74: the plan is based on the report.</summary>
    private static Rule<JourneyCommand.AgreeDevelopmentPlan> PlanComesAfterTheResult => new("The plan follows the result", Refusals.ActBeforeRelease)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).Retake is { } retake && command.On < retake.OpenedOn
            ? Refusals.ActBeforeRelease.Because($"The last result was released on {retake.OpenedOn.Words()}; a plan follows it.")
            : null,
        Idle = NothingToRetake,
        Held = (command, journey, _) => $"The result that it answers was released on {journey.At(command.Level).Retake!.OpenedOn.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("opened-on", journey.At(command.Level).Retake?.OpenedOn)),
    };

    /// <summary>Whether and when is the employer's matter (R-102, C16 ¶76, S-02, S-06).</summary>
    private static Rule<JourneyCommand.BringRetakeForward> TheRetakeHasALaterTime => new("The retake has a later time to be brought forward from", Refusals.NothingToBringForward)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).Retake is { } retake && !(command.On < retake.ExpectedAfter)
            ? Refusals.NothingToBringForward.Because($"On {command.On.Words()} nothing keeps the retake opened on {retake.OpenedOn.Words()} from being sat.")
            : null,
        Idle = NothingToRetake,
        Held = (command, journey, _) => $"The retake is expected from {journey.At(command.Level).Retake!.ExpectedAfter!.Value.Words()} on.",
        Dates = (command, journey, _) => Used.Dates(("expected-after", journey.At(command.Level).Retake?.ExpectedAfter)),
        Settings = policy => [policy.ElementRetakeExpectedAfterMonths.Named(), policy.FullRetakeExpectedAfterMonths.Named()],
    };

    private static Rule<JourneyCommand.BringRetakeForward> BringingForwardComesAfterTheResult => new("It follows the result", Refusals.ActBeforeRelease)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).Retake is { } retake && command.On < retake.OpenedOn
            ? Refusals.ActBeforeRelease.Because($"The last result was released on {retake.OpenedOn.Words()}.")
            : null,
        Idle = NothingToRetake,
        Held = (command, journey, _) => $"The last result was released on {journey.At(command.Level).Retake!.OpenedOn.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("opened-on", journey.At(command.Level).Retake?.OpenedOn)),
    };

    /// <summary>The attempt that a release is about: one whose corrected result waits, or the one under way.</summary>
    private static Attempt? ToBeReleased(JourneyCommand.ReleaseResult command, Journey journey)
    {
        var track = journey.At(command.Level);
        return track.ResultOf(command.Attempt) is { } released
            ? released.IsToBeReleasedAnew ? released.Attempt : null
            : track.UnderWay is { } attempt && attempt.Number == command.Attempt ? attempt : null;
    }

    private static string? NothingWaits(JourneyCommand.ReleaseResult command, Journey journey, Policy policy) =>
        ToBeReleased(command, journey) is null ? $"Attempt {command.Attempt} does not wait for its release." : null;

    private static string? NothingToRetake(IAtLevel command, Journey journey, Policy policy) =>
        journey.At(command.Level).Retake is null ? $"Nothing is to be taken again as a {command.Level.Words()}." : null;

    private static Refusal? UnderInvestigation(JourneyCommand.ReleaseResult command, LevelTrack track)
    {
        if (track.Investigation is { } open)
            return Refusals.UnderInvestigation.Because($"An allegation of {open.On.Words()} about attempt {open.Attempt} is not decided yet.");
        return track.Investigated.FirstOrDefault(decided => decided.From <= command.On && command.On < decided.Until) is { } decided
            ? Refusals.UnderInvestigation.Because($"On {command.On.Words()} an allegation of {decided.From.Words()} was open; it was decided on {decided.Until.Words()}.")
            : null;
    }

    private static Refusal? ReleaserMarked(ActorId releaser, Attempt attempt)
    {
        if (attempt.Marks.FirstOrDefault(mark => mark.By == releaser) is { } own)
            return Refusals.ReleaserMarked.Because($"The {own.Element.Words()} element was marked by {own.By}, who therefore cannot release this result.");
        return attempt.WasMarkedBy(releaser)
            ? Refusals.ReleaserMarked.Because($"A part of the sitting of {attempt.SitsOn.Words()} was rated or written about by {releaser}, who therefore cannot release this result.")
            : null;
    }
}
