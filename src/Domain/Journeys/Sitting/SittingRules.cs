using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static readonly Gate<JourneyCommand.RequestSitting> ToRequestSitting = new(
        LevelIsOpen,
        DayHasCome,
        DayIsOfTheJourney,
        ThereIsSomethingToSitFor<JourneyCommand.RequestSitting>(command => command.On),
        WorkerHasAgreed,
        NoSittingIsBooked<JourneyCommand.RequestSitting>(),
        NoPlaceIsAwaited,
        ComesAfterTheLastResult("request for the retake"));

    private static readonly Gate<JourneyCommand.BookSitting> ToBook = new(
        NoSittingIsBooked<JourneyCommand.BookSitting>(),
        LevelIsOpen,
        DayHasCome,
        DayIsOfTheJourney,
        ThereIsSomethingToSitFor<JourneyCommand.BookSitting>(command => command.SitsOn),
        WorkerHasAgreed,
        NoAllegationIsOpen,
        NothingIsInQuestion,
        SittingComesAfterItsBooking,
        ComesAfterTheLastResult("booking of the retake"),
        AnEndorsementCarriesTheSitting,
        APlanWasAgreed,
        TheRetakeIsExpected);

    // Beside the gate that it uses: the order of static fields across files is not settled.
    private static readonly GateOfAnother<JourneyCommand.BookAssessmentDay, JourneyCommand.BookSitting> ToBookDay = new(ToBook, AsBooking);

    private static readonly Gate<JourneyCommand.RequestAdjustments> ToRequestAdjustments = new(DayHasCome, DayIsOfTheJourney, TheSittingIsStillToCome);

    private static readonly Gate<JourneyCommand.AnswerAllegation> ToAnswerAllegation = new(AnAllegationIsOpen, TheWorkerHasNotAnswered, DayHasCome);

    private static readonly Gate<JourneyCommand.AgreeToTrainingUse> ToAgreeToTraining = new(RecordingIsOnRecord<JourneyCommand.AgreeToTrainingUse>(command => (command.Level, command.Recording)), DayHasCome, DayIsOfTheJourney);

    private static readonly Gate<JourneyCommand.DestroyRecording> ToDestroy = new(RecordingIsOnRecord<JourneyCommand.DestroyRecording>(command => (command.Level, command.Recording)), DayHasCome, RecordingWasKeptLongEnough);

    private static Rule<TCommand> NoSittingIsBooked<TCommand>()
        where TCommand : JourneyCommand, IAtLevel => new("No other sitting is booked", Refusals.SittingAlreadyBooked)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).UnderWay is { } booked ? AlreadyBooked(booked) : null,
        Held = (command, _, _) => $"No sitting as a {command.Level.Words()} is booked, and no result is awaited.",
        Dates = (command, journey, _) => Used.Dates(("sits-on", journey.At(command.Level).UnderWay?.SitsOn)),
    };

    /// <summary>Whoever is accredited sits for a renewal, once the time for it is open (S-15).</summary>
    private static Rule<TCommand> ThereIsSomethingToSitFor<TCommand>(Func<TCommand, DateOnly> on)
        where TCommand : JourneyCommand, IAtLevel => new("There is something to sit for", Refusals.AlreadyAccredited, Refusals.RenewalNotOpen)
    {
        WhyNot = (command, journey, policy) => RenewalClosed(command.Level, on(command), journey.At(command.Level), policy),
        Held = (command, journey, policy) => Held(command.Level, journey) is { } held
            ? $"The accreditation of {held.Since.Words()} may be renewed from {RenewalOpens(held, policy).Words()} on."
            : $"The worker is not accredited as a {command.Level.Words()}.",
        Dates = (command, journey, policy) => RenewalDates(command.Level, journey, policy),
        Settings = policy => [policy.ReaccreditationMonths.Named(), policy.ReaccreditationReminderMonths.Named()],
        GoesBy = (command, journey, policy) => Held(command.Level, journey) is { } held ? policy.Of(held.Edition) : policy,
    };

    private static Rule<JourneyCommand.RequestSitting> NoPlaceIsAwaited => new("No place is awaited", Refusals.SittingAlreadyRequested)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).SittingRequest is { } open
            ? Refusals.SittingAlreadyRequested.Because($"A place was asked for on {open.On.Words()}, and none has been offered yet.")
            : null,
        Held = (command, _, _) => $"Nobody waits for a place at a sitting as a {command.Level.Words()}.",
        Dates = (command, journey, _) => Used.Dates(("asked-on", journey.At(command.Level).SittingRequest?.On)),
    };

    /// <summary>An allegation is decided before anything else happens (S-34).</summary>
    private static Rule<IAtLevel> NoAllegationIsOpen => new("No allegation is open", Refusals.UnderInvestigation)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).Investigation is { } open
            ? Refusals.UnderInvestigation.Because($"An allegation of {open.On.Words()} is not decided yet; no window runs meanwhile.")
            : null,
        Held = (command, _, _) => $"No allegation about a sitting as a {command.Level.Words()} is open.",
        Dates = (command, journey, _) => Used.Dates(("alleged-on", journey.At(command.Level).Investigation?.On), ("hearing-until", journey.At(command.Level).Investigation?.HearingUntil)),
        About = Matter.Investigation,
    };

    /// <summary>They may be asked for until the sitting (S-33).</summary>
    private static Rule<JourneyCommand.RequestAdjustments> TheSittingIsStillToCome => new("The sitting has not taken place", Refusals.AdjustmentsTooLate)
    {
        WhyNot = (command, journey, _) => AdjustmentsTooLate(command, journey.At(command.Level)),
        Held = (command, journey, _) => journey.At(command.Level).UnderWay is { } booked
            ? $"The sitting is on {booked.SitsOn.Words()}; adjustments may be asked for until then."
            : $"No sitting as a {command.Level.Words()} is booked; adjustments may be asked for before one is.",
        Dates = (command, journey, _) => Used.Dates(("sits-on", journey.At(command.Level).UnderWay?.SitsOn)),
    };

    private static Rule<JourneyCommand.AnswerAllegation> AnAllegationIsOpen => new("An allegation is open", Refusals.NoAllegation)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).Investigation is not { } open || command.On < open.On
            ? Refusals.NoAllegation.Because($"On {command.On.Words()} no allegation about a sitting as a {command.Level.Words()} is open.")
            : null,
        Held = (command, journey, _) => $"An allegation of {journey.At(command.Level).Investigation!.On.Words()} is open; the worker may answer until {journey.At(command.Level).Investigation!.HearingUntil.Words()}, and is heard later where it is not decided yet.",
        Dates = (command, journey, _) => Used.Dates(("alleged-on", journey.At(command.Level).Investigation?.On), ("hearing-until", journey.At(command.Level).Investigation?.HearingUntil)),
        Settings = policy => [policy.HearingWorkingDays.Named()],
        About = Matter.Investigation,
    };

    private static Rule<JourneyCommand.AnswerAllegation> TheWorkerHasNotAnswered => new("The worker has not answered", Refusals.AlreadyHeard)
    {
        WhyNot = (command, journey, _) => journey.At(command.Level).Investigation is { HeardOn: { } heard } ? Refusals.AlreadyHeard.Because($"The worker answered on {heard.Words()}.") : null,
        Idle = (command, journey, _) => journey.At(command.Level).Investigation is null ? "There is nothing to answer." : null,
        Held = (_, _, _) => "The worker has not answered.",
        Dates = (command, journey, _) => Used.Dates(("heard-on", journey.At(command.Level).Investigation?.HeardOn)),
        About = Matter.Investigation,
    };

    private static Rule<JourneyCommand.BookSitting> SittingComesAfterItsBooking => new("The sitting does not lie before its booking", Refusals.SittingBeforeBooking)
    {
        WhyNot = (command, _, _) => command.SitsOn < command.On
            ? Refusals.SittingBeforeBooking.Because($"A sitting on {command.SitsOn.Words()} lies before its booking on {command.On.Words()}.")
            : null,
        Held = (command, _, _) => $"The sitting is on {command.SitsOn.Words()}, the booking on {command.On.Words()}.",
        Dates = (command, _, _) => Used.Dates(("sits-on", command.SitsOn)),
    };

    /// <summary>R-040, R-103, S-15, S-19, S-32, S-43: an endorsement in force on the day of the sitting, or one that a void sitting carries on.</summary>
    private static Rule<JourneyCommand.BookSitting> AnEndorsementCarriesTheSitting => new(
        "An endorsement carries the sitting", Refusals.NotEndorsed, Refusals.NotReEndorsed, Refusals.SittingBeforeBooking, Refusals.EndorsementExpired, Refusals.SiteNotOpen)
    {
        WhyNot = (command, journey, _) => EndorsementFor(command, journey.At(command.Level)).Refusal,
        Idle = (command, journey, _) => journey.At(command.Level).IsAccredited ? $"A renewal by assessment needs no endorsement: the worker is accredited as a {command.Level.Words()}." : null,
        Held = (command, journey, _) => journey.At(command.Level) is var track && track.Endorsement(EndorsementFor(command, track).Endorsement) is { } given && CarriedOnTo(command.SitsOn, given, track) is { } until
            ? $"The endorsement by {given.EndorsedBy} of {given.On.Words()} carries one more sitting after a void one, up to {until.Words()}."
            : $"The endorsement by {EndorsementOf(command, journey).EndorsedBy} of {EndorsementOf(command, journey).On.Words()} is valid until {EndorsementOf(command, journey).ValidUntil.Words()}.",
        Dates = (command, journey, _) => journey.At(command.Level).FreshEndorsements.SelectMany(given => Used.Dates(
                ("endorsed-on", given.On), ("sittings-from", given.SittingsFrom), ("valid-until", given.ValidUntil), ("lapsed-on", given.LapsedOn), ("withdrawn-on", given.WithdrawnOn)))
            .Concat(Used.Dates(("rebook-until", journey.At(command.Level).Rebooking?.Until))),
        Settings = policy => [policy.EndorsementValidMonths.Named(), policy.AutomaticRebookings.Named()],
    };

    /// <summary>Once the narrow retake is over, the one element is taken again after development (S-02).</summary>
    private static Rule<JourneyCommand.BookSitting> APlanWasAgreed => new("A plan was agreed for the element to be taken again", Refusals.NoDevelopmentPlan)
    {
        WhyNot = (command, journey, policy) => RetakeOnItsDay(command, journey, policy) is { } retake ? NoPlan(retake, command.SitsOn) : null,
        Idle = (command, journey, policy) => RetakeOnItsDay(command, journey, policy) is not { } retake ? $"Nothing is to be taken again as a {command.Level.Words()}."
            : !retake.IsForElementOn(command.SitsOn) ? $"On {command.SitsOn.Words()} everything is due; a plan may be agreed and is not asked for."
            : retake.IsNarrowOn(command.SitsOn) ? $"The {retake.Element!.Value.Words()} element was narrowly missed, and the narrow retake needs no plan."
            : null,
        Held = (command, journey, _) => $"The plan was agreed on {journey.At(command.Level).Retake!.Plan!.Value.On.Words()}.",
        Dates = (command, journey, policy) => RetakeDates(command, journey, policy),
        Settings = policy => [policy.NarrowRetakeMonths.Named(), policy.BankedElementMonths.Named()],
        GoesBy = OfTheRetake,
    };

    /// <summary>An expectation that the employer may bring forward, never a minimum (S-02, S-06, C16 ¶76).</summary>
    private static Rule<JourneyCommand.BookSitting> TheRetakeIsExpected => new("The retake is expected by then, or brought forward", Refusals.RetakeNotExpectedYet)
    {
        WhyNot = (command, journey, policy) => RetakeOnItsDay(command, journey, policy) is { } retake ? TooEarlyToRetake(retake, command.SitsOn) : null,
        Idle = (command, journey, policy) => RetakeOnItsDay(command, journey, policy) is not { } retake ? $"Nothing is to be taken again as a {command.Level.Words()}."
            : retake.IsForElementOn(command.SitsOn) && retake.IsNarrowOn(command.SitsOn) ? $"The narrow retake is open until {retake.NarrowUntil!.Value.Words()} and has no expected time."
            : retake.ExpectedAfter is null ? $"The retake opened on {retake.OpenedOn.Words()} has no expected time."
            : null,
        Held = (command, journey, _) => journey.At(command.Level).Retake is { BroughtForwardOn: { } brought }
            ? $"The employer brought the retake forward on {brought.Words()}."
            : $"The retake is expected from {journey.At(command.Level).Retake!.ExpectedAfter!.Value.Words()} on.",
        Dates = (command, journey, policy) => RetakeDates(command, journey, policy),
        Settings = policy => [policy.ElementRetakeExpectedAfterMonths.Named(), policy.FullRetakeExpectedAfterMonths.Named()],
        GoesBy = OfTheRetake,
    };

    private static Rule<TCommand> RecordingIsOnRecord<TCommand>(Func<TCommand, (Level Level, RecordingCode Code)> recording) => new("The recording is on record", Refusals.NoSuchRecording)
    {
        WhyNot = (command, journey, _) => recording(command) is var (level, code) && journey.At(level).Recording(code) is null ? NoSuchRecording(code) : null,
        Held = (command, journey, _) => $"{recording(command).Code} is the recording of attempt {journey.At(recording(command).Level).Recording(recording(command).Code)!.Attempt}.",
        About = Matter.Recording,
    };

    /// <summary>S-11: until a review can no longer be asked for, and the months of the edition after that.</summary>
    private static Rule<JourneyCommand.DestroyRecording> RecordingWasKeptLongEnough => new("The recording was kept long enough", Refusals.RecordingKeptLonger)
    {
        WhyNot = (command, journey, policy) => IsKeptLonger(command, journey.At(command.Level), policy),
        Idle = (command, journey, _) => journey.At(command.Level).Recording(command.Recording) is null ? $"There is no recording {command.Recording}." : null,
        Held = (command, journey, policy) => $"{command.Recording} was kept until {KeptUntil(command, journey, policy)!.Value.Words()}.",
        Dates = (command, journey, policy) => Used.Dates(("kept-until", KeptUntil(command, journey, policy))),
        Settings = policy => [policy.ReviewRequestWorkingDays.Named(), policy.RecordingKeptMonths.Named()],
        About = Matter.Recording,
    };

    private static Refusal? IsKeptLonger(JourneyCommand.DestroyRecording command, LevelTrack track, Policy policy)
    {
        if (track.Recording(command.Recording) is not { } recording)
            return null;
        if (recording.SettledOn is not { } settled)
            return Refusals.RecordingKeptLonger.Because($"The result of attempt {recording.Attempt}, of which {recording.Code} is the recording, is not out.");
        if (track.Investigation is { } open && open.Attempt == recording.Attempt)
            return Refusals.RecordingKeptLonger.Because($"An allegation of {open.On.Words()} about attempt {recording.Attempt} is not decided.");
        if (track.Reviews.FirstOrDefault(review => review.Attempt == recording.Attempt && !review.HasEnded) is { } underReview)
            return Refusals.RecordingKeptLonger.Because($"The review asked for on {underReview.On.Words()} about attempt {recording.Attempt} is not decided.");
        return KeptUntil(settled, command.Facts, policy) is var until && command.On <= until ? Refusals.RecordingKeptLonger.Because($"{recording.Code} is kept until {until.Words()}.") : null;
    }

    private static DateOnly? KeptUntil(JourneyCommand.DestroyRecording command, Journey journey, Policy policy) =>
        journey.At(command.Level).Recording(command.Recording)?.SettledOn is { } settled ? KeptUntil(settled, command.Facts, policy) : null;

    private static DateOnly KeptUntil(DateOnly settled, CommandFacts facts, Policy policy) =>
        facts.Calendar.AddWorkingDays(settled, policy.ReviewRequestWorkingDays.Value).AddMonths(policy.RecordingKeptMonths.Value);

    /// <summary>What is to be taken again, with its ends as they are on the day of the sitting: a wait for a place that the booking ends moves them (S-48).</summary>
    private static Retake? RetakeOnItsDay(JourneyCommand.BookSitting command, Journey journey, Policy policy) =>
        journey.At(command.Level).Retake is not null && Offered(command, journey, policy).Aggregate(journey, Journey.Evolve).At(command.Level) is { Retake: { } retake } after
            ? StandingStill(after, retake, command.SitsOn, journey)
            : null;

    /// <summary>The windows and the expected time of a retake are those of the result that opened it, also where it is an attempt of its own.</summary>
    private static Policy OfTheRetake(JourneyCommand.BookSitting command, Journey journey, Policy policy) =>
        journey.At(command.Level) is { Retake: { } retake } track && track.ResultOf(retake.Attempt) is { } result ? policy.Of(result.Edition) : policy;

    private static IEnumerable<DateUsed> RetakeDates(JourneyCommand.BookSitting command, Journey journey, Policy policy) => RetakeOnItsDay(command, journey, policy) is { } retake
        ? Used.Dates(("narrow-until", retake.NarrowUntil), ("banked-until", retake.BankedUntil), ("expected-after", retake.ExpectedAfter), ("plan-agreed-on", retake.Plan?.On), ("brought-forward-on", retake.BroughtForwardOn))
        : [];

    private static Refusal? NoPlan(Retake retake, DateOnly sitsOn) => retake.IsForElementOn(sitsOn) && !retake.IsNarrowOn(sitsOn) && retake.Plan is null
        ? Refusals.NoDevelopmentPlan.Because($"The {retake.Element!.Value.Words()} element is taken again on {sitsOn.Words()} after development, and no plan was agreed since {retake.OpenedOn.Words()}.")
        : null;

    private static Refusal? TooEarlyToRetake(Retake retake, DateOnly sitsOn) =>
        !(retake.IsForElementOn(sitsOn) && retake.IsNarrowOn(sitsOn)) && retake is { ExpectedAfter: { } expected, BroughtForwardOn: null } && sitsOn < expected
            ? Refusals.RetakeNotExpectedYet.Because($"The retake is expected from {expected.Words()} on; the sitting would be on {sitsOn.Words()}.")
            : null;

    private static Endorsement EndorsementOf(JourneyCommand.BookSitting command, Journey journey) =>
        journey.At(command.Level).Endorsement(EndorsementFor(command, journey.At(command.Level)).Endorsement)!;

    /// <summary>The last day to which a void sitting carries an endorsement on that does not reach the sitting by itself; null where it does.</summary>
    private static DateOnly? CarriedOnTo(DateOnly sitsOn, Endorsement given, LevelTrack track) =>
        track.Rebooking is { } again && again.Endorsement == given.Number && !given.AllowsSittingOn(sitsOn) ? again.Until : null;
}
