using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static readonly Gate<JourneyCommand.SupportReview> ToSupportReview = new(
        DayHasCome,
        ThereIsSomethingToReview<JourneyCommand.SupportReview>(command => (command.Level, command.Attempt, ReviewGround.ResultAtOddsWithPractice)),
        TheOrganisationEndorsed);

    private static readonly Gate<JourneyCommand.RequestReview> ToRequestReview = new(
        DayHasCome,
        ThereIsSomethingToReview<JourneyCommand.RequestReview>(command => (command.Level, command.Attempt, command.Ground)),
        NobodyHasAskedForIt,
        TheEmployerHasJoined);

    private static readonly Gate<JourneyCommand.WithdrawReview> ToWithdrawReview = new(TheRequestIsOnRecord, TheRequestHasNotEnded, DayHasCome, ItComesAfterTheRequest);

    private static readonly Gate<JourneyCommand.AddReviewEvidence> ToAddEvidence = new(AReviewIsOnRecord, ItIsBeingDealtWith, DayHasCome, EvidenceComesAfterTheOpening);

    private static readonly Gate<JourneyCommand.RequestRecheck> ToRequestRecheck = new(DayHasCome, AMarkIsOut, AMachineScoredIt, NobodyWasAskedToLook, ThereIsTimeToAsk);

    private static readonly Gate<JourneyCommand.DecideReview> ToDecideReview = new(
        ReviewIsOnRecord,
        ReviewIsOpen,
        DayHasCome,
        ComesAfterTheOpening,
        PanelIsAppointed,
        DeciderIsOnThePanel,
        PanelIsFreeOfConflicts,
        DeciderIsInTheChair,
        NoAllegationIsCrossed,
        PanelHasAMajority,
        DecisionComesAfterTheVotes,
        RemedyFits,
        ReadyForTheRemedy);

    private static Rule<TCommand> ThereIsSomethingToReview<TCommand>(Func<TCommand, (Level Level, int Attempt, ReviewGround Ground)> about)
        where TCommand : JourneyCommand => new("There is something to review", Refusals.NothingToReview)
    {
        WhyNot = (command, journey, _) => about(command) is var (level, attempt, ground) && (ReviewableSince(attempt, ground, journey.At(level)) is not { } since || command.On < since)
            ? NothingToReview(attempt, level, command.On)
            : null,
        Held = (command, journey, _) => about(command) is var (level, attempt, ground) && ground == ReviewGround.FindingOrRevocation
            ? $"What was found at attempt {attempt}, or an accreditation that was taken or is to be, can be reviewed from {ReviewableSince(attempt, ground, journey.At(level))!.Value.Words()} on."
            : $"The result of attempt {about(command).Attempt} was not met and has been out since {ReviewableSince(about(command).Attempt, about(command).Ground, journey.At(about(command).Level))!.Value.Words()}.",
        Dates = (command, journey, _) => about(command) is var (level, attempt, ground) ? Used.Dates(("reviewable-since", ReviewableSince(attempt, ground, journey.At(level)))) : [],
    };

    /// <summary>The worker is joined by who endorsed the attempt (S-08).</summary>
    private static Rule<JourneyCommand.SupportReview> TheOrganisationEndorsed => new("The organisation endorsed the attempt", Refusals.NotTheEndorser)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).ResultOf(command.Attempt) is { } released && !Joins(command.Organisation, released.Attempt, command.On, journey.At(command.Level), journey)
            ? Refusals.NotTheEndorser.Because($"The endorsement that carried attempt {command.Attempt} was not given by {command.Organisation}; {WhoJoins(command.Attempt, journey.At(command.Level))} joins the worker.")
            : null,
        Idle = (command, journey, _) => journey.At(command.Level).ResultOf(command.Attempt) is null ? $"No result of attempt {command.Attempt} is out." : null,
        Held = (command, journey, _) => journey.At(command.Level).EndorsementOf(journey.At(command.Level).ResultOf(command.Attempt)!.Attempt) is null
            ? $"No endorsement carried attempt {command.Attempt}, and the worker practises at {command.Organisation}."
            : $"The endorsement that carried attempt {command.Attempt} was given by {command.Organisation}.",
    };

    /// <summary>Once on one ground, unless it was withdrawn or the result released anew (S-09).</summary>
    private static Rule<JourneyCommand.RequestReview> NobodyHasAskedForIt => new("It was not asked for on this ground", Refusals.ReviewAskedForAlready)
    {
        WhyNot = (command, journey, _) => AskedBefore(command, journey.At(command.Level)) is { } before
            ? Refusals.ReviewAskedForAlready.Because($"Review {before.Number} of attempt {command.Attempt} was asked for on the same ground on {before.On.Words()}.")
            : null,
        Held = (command, _, _) => $"No review of attempt {command.Attempt} was asked for on this ground that is open or decided about what is out now.",
        Dates = (command, journey, _) => Used.Dates(("asked-on", AskedBefore(command, journey.At(command.Level))?.On)),
        About = Matter.Review,
    };

    private static ReviewCase? AskedBefore(JourneyCommand.RequestReview command, LevelTrack track) =>
        track.Reviews.FirstOrDefault(review => (review.Attempt, review.Ground) == (command.Attempt, command.Ground)
            && (!review.HasEnded || (!review.IsWithdrawn && review.About == track.ToReview(command.Attempt, command.Ground))));

    /// <summary>What is at odds with the worker's abilities in practice, worker and employer say together (C16 ¶42, S-08).</summary>
    private static Rule<JourneyCommand.RequestReview> TheEmployerHasJoined => new("The employer has joined the worker", Refusals.EmployerMustJoin)
    {
        WhyNot = (command, journey, _) => ToBeJoinedSince(command, journey) is { } since && SupportSince(since, command, journey) is null
            ? Refusals.EmployerMustJoin.Because($"Nobody has joined the worker about attempt {command.Attempt} by {command.On.Words()}: {WhoJoins(command.Attempt, journey.At(command.Level))} does so first.")
            : null,
        Idle = (command, journey, _) => ToBeJoinedSince(command, journey) is null ? "On this ground the worker asks alone, or there is nothing to review." : null,
        Held = (command, journey, _) => JoinedBy(SupportSince(ToBeJoinedSince(command, journey)!.Value, command, journey)!),
        Dates = (command, journey, _) => journey.At(command.Level).ReviewSupports.Where(support => support.Attempt == command.Attempt).SelectMany(support => Used.Dates(("joined-on", support.On))),
    };

    private static Rule<JourneyCommand.WithdrawReview> TheRequestIsOnRecord => new("The request is on record", Refusals.NoSuchReview)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is null ? NoSuchReview(command.Level, command.Review) : null,
        Held = (command, journey, _) => $"Review {command.Review} of attempt {Of(command, journey)!.Attempt} was asked for on {Of(command, journey)!.On.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("asked-on", Of(command, journey)?.On)),
        About = Matter.Review,
    };

    private static Rule<JourneyCommand.WithdrawReview> TheRequestHasNotEnded => new("The review is not over", Refusals.ReviewClosed)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review ? HasEnded(review) : null,
        Idle = (command, journey, _) => Of(command, journey) is null ? $"There is no review {command.Review} as a {command.Level.Words()}." : null,
        Held = (command, _, _) => $"Review {command.Review} is neither decided nor withdrawn.",
        Dates = (command, journey, _) => Used.Dates(("ended-on", Of(command, journey)?.EndedOn)),
        About = Matter.Review,
    };

    private static Rule<JourneyCommand.WithdrawReview> ItComesAfterTheRequest => new("It is withdrawn after it was asked for", Refusals.BeforeTheRequest)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review ? BeforeRequest(command, review) : null,
        Idle = (command, journey, _) => Of(command, journey) is null ? $"There is no review {command.Review} as a {command.Level.Words()}." : null,
        Held = (command, _, _) => $"By {command.On.Words()} the worker had asked.",
        Dates = (command, journey, _) => Used.Dates(("asked-on", Of(command, journey)?.On)),
        About = Matter.Review,
    };

    private static ReviewCase? Of(JourneyCommand.WithdrawReview command, Journey journey) => journey.At(command.Level).Review(command.Review);

    private static Rule<JourneyCommand.AddReviewEvidence> AReviewIsOnRecord => new("The review is on record", Refusals.NoSuchReview)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is null ? NoSuchReview(command.Level, command.Review) : null,
        Held = (command, journey, _) => $"Review {command.Review} is about attempt {Of(command, journey)!.Attempt}.",
        About = Matter.Review,
    };

    private static Rule<JourneyCommand.AddReviewEvidence> ItIsBeingDealtWith => new("The review is open", Refusals.ReviewClosed, Refusals.LateRequestWaits)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review ? HasEnded(review) ?? StillWaits(review) : null,
        Idle = (command, journey, _) => Of(command, journey) is null ? $"There is no review {command.Review} as a {command.Level.Words()}." : null,
        Held = (command, journey, _) => $"Review {command.Review} has been open since {Of(command, journey)!.OpenedOn!.Value.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("opened-on", Of(command, journey)?.OpenedOn), ("ended-on", Of(command, journey)?.EndedOn)),
        About = Matter.Review,
    };

    private static Rule<JourneyCommand.AddReviewEvidence> EvidenceComesAfterTheOpening => new("Evidence comes after the opening", Refusals.BeforeTheRequest)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review ? BeforeOpening(command, review) : null,
        Idle = (command, journey, _) => Of(command, journey)?.OpenedOn is null ? "No review is open." : null,
        Held = (command, journey, _) => $"Review {command.Review} was opened on {Of(command, journey)!.OpenedOn!.Value.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("opened-on", Of(command, journey)?.OpenedOn)),
        About = Matter.Review,
    };

    /// <summary>That somebody asked too late is not told to an employer, so it hears what it would hear if nobody had (S-08).</summary>
    private static ReviewCase? Of(JourneyCommand.AddReviewEvidence command, Journey journey) =>
        journey.At(command.Level).Review(command.Review) is { } review && !(command.ByEmployer && review.OpenedOn is null) ? review : null;

    /// <summary>Besides review, the worker alone may ask for a person to look at what a machine scored (S-08).</summary>
    private static Rule<JourneyCommand.RequestRecheck> AMarkIsOut => new("The element has a mark that is out and counts", Refusals.MarkNotChanged)
    {
        WhyNot = (command, journey, _) => MarkOut(command, journey) is not { } released || command.On < released.LastOn
            ? Refusals.MarkNotChanged.Because($"On {command.On.Words()} attempt {command.Attempt} as a {command.Level.Words()} has no released mark for the {command.Element.Words()} element.")
            : null,
        Held = (command, journey, _) => $"The mark for the {command.Element.Words()} element of attempt {command.Attempt} has been out since {MarkOut(command, journey)!.LastOn.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("last-release", MarkOut(command, journey)?.LastOn)),
    };

    private static Rule<JourneyCommand.RequestRecheck> AMachineScoredIt => new("A machine scored the element", Refusals.ElementIsRated)
    {
        WhyNot = (command, _, _) => command.Standard is { IsRated: true } standard
            ? Refusals.ElementIsRated.Because($"The {command.Element.Words()} element of standard {standard.Version} is rated by assessors; a review can have it marked again.")
            : null,
        // Where the level is not assessed there is none.
        Idle = (command, _, _) => command.Standard is null ? $"The {command.Element.Words()} element as a {command.Level.Words()} has no standard." : null,
        Held = (command, _, _) => $"The {command.Element.Words()} element of standard {command.Standard!.Version} is rated by nobody.",
    };

    private static Rule<JourneyCommand.RequestRecheck> NobodyWasAskedToLook => new("No request to look at it waits or was made since the release", Refusals.RecheckAskedForAlready)
    {
        WhyNot = (command, journey, _) => LookedAt(command, journey) is { } before
            ? Refusals.RecheckAskedForAlready.Because($"A person was asked on {before.On.Words()} to look at the {command.Element.Words()} element of attempt {command.Attempt}.")
            : null,
        Held = (command, _, _) => $"Nobody was asked to look at the {command.Element.Words()} element of attempt {command.Attempt}.",
        Dates = (command, journey, _) => Used.Dates(("asked-on", LookedAt(command, journey)?.On)),
        About = Matter.Review,
    };

    private static Rule<JourneyCommand.RequestRecheck> ThereIsTimeToAsk => new("It is asked for in time", Refusals.RecheckTooLate)
    {
        WhyNot = (command, journey, policy) => MarkOut(command, journey) is { } released && RecheckUntil(released, command, policy) is var until && command.Facts.Today > until
            ? Refusals.RecheckTooLate.Because($"The result of {released.LastOn.Words()} could be looked at again when asked for by {until.Words()}.")
            : null,
        Idle = (command, journey, _) => MarkOut(command, journey) is null ? $"No mark for the {command.Element.Words()} element of attempt {command.Attempt} is out." : null,
        Held = (command, journey, policy) => $"It may be asked for until {RecheckUntil(MarkOut(command, journey)!, command, policy).Words()}.",
        Dates = (command, journey, policy) => Used.Dates(("recheck-until", MarkOut(command, journey) is { } released ? RecheckUntil(released, command, policy) : null)),
        Settings = policy => [policy.ReviewRequestWorkingDays.Named()],
    };

    private static ReleasedAttempt? MarkOut(JourneyCommand.RequestRecheck command, Journey journey) =>
        journey.At(command.Level).ResultOf(command.Attempt) is { IsAnnulled: false } released && released.Attempt.MarkOf(command.Element) is not null ? released : null;

    private static Recheck? LookedAt(JourneyCommand.RequestRecheck command, Journey journey) =>
        MarkOut(command, journey) is { } released ? journey.At(command.Level).Rechecks.LastOrDefault(asked => asked.IsOf(command.Attempt, command.Element) && (asked.AnsweredOn is null || released.LastOn <= asked.On)) : null;

    private static DateOnly RecheckUntil(ReleasedAttempt released, JourneyCommand.RequestRecheck command, Policy policy) =>
        command.Facts.Calendar.AddWorkingDays(released.LastOn, policy.ReviewRequestWorkingDays.Value);

    private static DateOnly? ToBeJoinedSince(JourneyCommand.RequestReview command, Journey journey) =>
        command.Ground == ReviewGround.ResultAtOddsWithPractice ? ReviewableSince(command.Attempt, command.Ground, journey.At(command.Level)) : null;

    private static string JoinedBy(ReviewSupport support) => $"The worker was joined by {support.Organisation} on {support.On.Words()}.";

    private static ReviewSupport? SupportSince(DateOnly since, JourneyCommand.RequestReview command, Journey journey) =>
        journey.At(command.Level).ReviewSupports.FirstOrDefault(support => support.Attempt == command.Attempt && since <= support.On && support.On <= command.On);

    private static Rule<JourneyCommand.DecideReview> ReviewIsOnRecord => new("The review is on record", Refusals.NoSuchReview)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is null ? NoSuchReview(command.Level, command.Review) : null,
        Held = (command, journey, _) => $"Review {command.Review} of attempt {Of(command, journey)!.Attempt} was asked for on {Of(command, journey)!.On.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("asked-on", Of(command, journey)?.On)),
        About = Matter.Review,
    };

    private static Rule<JourneyCommand.DecideReview> ReviewIsOpen => new("The review is open", Refusals.ReviewClosed, Refusals.LateRequestWaits)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review ? HasEnded(review) ?? StillWaits(review) : null,
        Idle = NoReview,
        Held = (command, journey, _) => $"Review {command.Review} has been open since {Of(command, journey)!.OpenedOn!.Value.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("opened-on", Of(command, journey)?.OpenedOn), ("decision-due", Of(command, journey)?.DecisionDue), ("ended-on", Of(command, journey)?.EndedOn)),
        Settings = policy => [policy.ReviewDecisionWorkingDays.Named()],
    };

    private static Rule<JourneyCommand.DecideReview> ComesAfterTheOpening => new("The decision comes after the opening", Refusals.BeforeTheRequest)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review ? BeforeOpening(command, review) : null,
        Idle = (command, journey, _) => Of(command, journey)?.OpenedOn is null ? "No review is open." : null,
        Held = (command, journey, _) => $"Review {command.Review} was opened on {Of(command, journey)!.OpenedOn!.Value.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("opened-on", Of(command, journey)?.OpenedOn)),
    };

    private static Rule<JourneyCommand.DecideReview> PanelIsAppointed => new("A panel is appointed", Refusals.NoPanel)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review ? WithoutPanel(review) : null,
        Idle = NoReview,
        Held = (command, _, _) => $"The panel of review {command.Review} is appointed.",
        About = Matter.Review,
    };

    private static Rule<JourneyCommand.DecideReview> DeciderIsOnThePanel => new("Whoever decides is on the panel", Refusals.NotOnThePanel)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review && !review.IsOnPanel(command.Facts.Actor) ? NotOnPanel(command.Facts.Actor, review) : null,
        Idle = NoReview,
        Held = (command, _, _) => $"The panel of review {command.Review} has {command.Facts.Actor} on it.",
        About = Matter.Review,
    };

    /// <summary>Each declares conflicts of interests before anything is decided (S-09).</summary>
    private static Rule<JourneyCommand.DecideReview> PanelIsFreeOfConflicts => new("Everybody on the panel is free of conflicts", Refusals.InterestsNotCleared)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review ? NotClear(review) : null,
        Idle = NoReview,
        Held = (command, _, _) => $"Everybody on the panel of review {command.Review} has declared that there is no conflict.",
        About = Matter.Panel,
    };

    private static Rule<JourneyCommand.DecideReview> DeciderIsInTheChair => new("The chair records the decision", Refusals.ChairActs)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { Chair: not null } review ? NotInTheChair(command.Facts.Actor, review) : null,
        Idle = (command, journey, _) => Of(command, journey)?.Chair is null ? "Nobody is in the chair." : null,
        Held = (command, _, _) => $"Review {command.Review} has {command.Facts.Actor} in the chair.",
        About = Matter.Review,
    };

    /// <summary>An allegation about the attempt is decided before what else becomes of it (S-34); and where something is remedied, also one about an attempt since, which the remedy may leave needless.</summary>
    private static Rule<JourneyCommand.DecideReview> NoAllegationIsCrossed => new("No allegation is open that the decision would cross", Refusals.UnderInvestigation)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review && journey.At(command.Level).Investigation is { } open
            && (open.Attempt == review.Attempt || MajorityOf(review) is not (null or ReviewRemedy.Uphold))
                ? Refusals.UnderInvestigation.Because($"An allegation of {open.On.Words()} about attempt {open.Attempt} is not decided yet.")
                : null,
        Idle = NoReview,
        Held = (command, journey, _) => $"No allegation is open that a decision about attempt {Of(command, journey)!.Attempt} would cross.",
        Dates = (command, journey, _) => Used.Dates(("alleged-on", journey.At(command.Level).Investigation?.On)),
        About = Matter.Investigation,
    };

    private static Rule<JourneyCommand.DecideReview> PanelHasAMajority => new("More than half of the panel are of one mind", Refusals.NoMajority)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review ? NotOfOneMind(review) : null,
        Idle = NoReview,
        Held = (command, _, _) => $"More than half of the panel of review {command.Review} have voted for one remedy.",
        About = Matter.Panel,
    };

    private static Rule<JourneyCommand.DecideReview> DecisionComesAfterTheVotes => new("The decision comes after the votes, and after the marks that were given again", Refusals.DecidedBeforeTheVotes)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { LastSaidOn: { } last } && command.On < last
            ? Refusals.DecidedBeforeTheVotes.Because($"The last vote or mark of review {command.Review} is dated {last.Words()}.")
            : null,
        Idle = (command, journey, _) => Of(command, journey)?.LastSaidOn is null ? "Nobody has voted." : null,
        Held = (command, journey, _) => $"The last vote or mark of review {command.Review} is dated {Of(command, journey)!.LastSaidOn!.Value.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("last-vote-or-mark", Of(command, journey)?.LastSaidOn)),
        About = Matter.Panel,
    };

    /// <summary>What has happened since they voted may have left nothing to remedy.</summary>
    private static Rule<JourneyCommand.DecideReview> RemedyFits => new("The remedy is to be had", Refusals.RemedyDoesNotFit)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review && MajorityOf(review) is { } remedy ? DoesNotFit(remedy, review, journey.At(command.Level)) ?? WithoutUse(command.Correction, remedy, review) : null,
        Idle = NoMajorityYet,
        Held = (command, _, _) => $"What the panel of review {command.Review} voted for is to be had.",
        About = Matter.Panel,
    };

    private static Rule<JourneyCommand.DecideReview> ReadyForTheRemedy => new(
        "What the remedy needs is there", Refusals.ReMarksMissing, Refusals.MarkNotChanged, Refusals.ScoreOutOfRange, Refusals.ProfileOutOfRange)
    {
        WhyNot = (command, journey, _) => Of(command, journey) is { } review && MajorityOf(review) is { } remedy ? NotReadyFor(remedy, command, review, journey.At(command.Level)) : null,
        Idle = NoMajorityYet,
        Held = (command, _, _) => $"Nothing is missing for what the panel of review {command.Review} voted for.",
        About = Matter.Panel,
    };

    private static ReviewCase? Of(JourneyCommand.DecideReview command, Journey journey) => journey.At(command.Level).Review(command.Review);

    private static string? NoReview(JourneyCommand.DecideReview command, Journey journey, Policy policy) =>
        Of(command, journey) is null ? $"There is no review {command.Review} as a {command.Level.Words()}." : null;

    private static string? NoMajorityYet(JourneyCommand.DecideReview command, Journey journey, Policy policy) =>
        Of(command, journey) is { } review && MajorityOf(review) is not null ? null : "The panel has not voted for one remedy.";
}
