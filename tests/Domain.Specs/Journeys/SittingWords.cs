using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Sittings, adjustments, allegations, ratings and recordings: what happened and what is asked; the practitioner level and the first attempt unless a spec names another.</summary>
internal static class SittingWords
{
    public static readonly RecordingCode TheRecording = new("REC-0912-7");

    // What happened

    public static JourneyEvent PlaceRequested(string on, int request = 1, Level level = Practitioner, string? waitsFrom = null) =>
        new JourneyEvent.SittingRequested(level, request, waitsFrom is null ? null : Day(waitsFrom), Day(on));

    public static JourneyEvent PlaceOffered(string sitsOn, string on, int request = 1, Level level = Practitioner) =>
        new JourneyEvent.SittingOffered(level, request, Day(sitsOn), Day(on));

    public static JourneyEvent CalledOff(string sitsOn, CancellationReason reason, string on, int attempt = 1, Level level = Practitioner) =>
        new JourneyEvent.SittingCancelled(level, attempt, SittingOn(sitsOn), reason, Day(on));

    public static JourneyEvent BookingPutRight(string sitsOn, string on, int attempt = 1) =>
        new JourneyEvent.BookingCorrected(Practitioner, attempt, SittingOn(sitsOn), Day(sitsOn), CorrectionReason.WrongDate, new("delivery-1"), Day(on));

    public static JourneyEvent AdjustmentsAskedFor(string on, int request = 1) => new JourneyEvent.AdjustmentsRequested(Practitioner, request, DocumentOf($"adjustments {request}"), Day(on));

    public static JourneyEvent AdjustmentsAgreed(string on, string by = "delivery-1", int request = 1) =>
        new JourneyEvent.AdjustmentsAgreed(Practitioner, request, AdjustmentReason.AsRequested, new(by), Day(on));

    public static JourneyEvent AdjustmentsRefused(string on, string by = "delivery-1", int request = 1) =>
        new JourneyEvent.AdjustmentsRefused(Practitioner, request, AdjustmentReason.NotReasonable, new(by), Day(on));

    public static JourneyEvent Voided(string sitsOn, VoidReason reason, string? rebookUntil, string on, int attempt = 1, string by = "delivery-1", Level level = Practitioner) =>
        new JourneyEvent.SittingVoided(level, attempt, SittingOn(sitsOn), reason, rebookUntil is null ? null : Day(rebookUntil), new(by), Day(on));

    public static JourneyEvent MalpracticeAlleged(string on, string until, int attempt = 1, int number = 1, string by = "delivery-1", Level level = Practitioner) =>
        new JourneyEvent.MalpracticeAlleged(level, number, attempt, DocumentOf("allegation"), Day(until), new(by), Day(on));

    public static JourneyEvent WorkerHeard(string on, int number = 1) => new JourneyEvent.WorkerHeard(Practitioner, number, DocumentOf("answer"), Day(on));

    public static JourneyEvent MalpracticeFound(string on, int attempt = 1, int number = 1) =>
        new JourneyEvent.MalpracticeFound(Practitioner, number, attempt, MalpracticeKind.Collusion, DocumentOf("finding"), new("decider-1"), Day(on));

    public static JourneyEvent MalpracticeNotFound(string on, int attempt = 1, int number = 1) =>
        new JourneyEvent.MalpracticeNotFound(Practitioner, number, attempt, new("decider-1"), Day(on));

    public static JourneyEvent Rated(Element element, int exercise, int rating, decimal score, string by, AreaProfile profile = default, string on = "2018-09-20")
    {
        var standard = RatedStandard(Practitioner, element);
        return new JourneyEvent.ExerciseRated(Practitioner, 1, element, exercise, rating, score, standard.ExerciseOutOf, "2018-1", profile, new(by), Day(on));
    }

    public static JourneyEvent ThirdNeeded(Element element, int exercise, decimal difference, string on = "2018-09-20") =>
        new JourneyEvent.ThirdRatingNeeded(Practitioner, 1, element, exercise, difference, 5, Day(on));

    public static JourneyEvent Moderated(Element element, decimal score, ElementResult result, string on, string by = "moderator-2", AreaProfile profile = default)
    {
        var standard = Standard(Practitioner, element);
        return new JourneyEvent.MarkModerated(Practitioner, 1, element, score, standard.OutOf, standard.Cut, standard.NarrowFrom, "2018-1", result, profile, ModerationReason.EvidenceOverlooked, new(by), Day(on));
    }

    public static JourneyEvent NarrativeWritten(string on, string by = "assessor-1", string document = "narrative") =>
        new JourneyEvent.NarrativeRecorded(Practitioner, 1, DocumentOf(document), new(by), Day(on));

    public static JourneyEvent RecordingTaken(string on = "2018-09-12", string heldBy = "LEEDS-TRUST") => new JourneyEvent.RecordingTaken(Practitioner, 1, TheRecording, new(heldBy), Day(on));

    public static JourneyEvent TrainingAgreed(string on) => new JourneyEvent.RecordingTrainingAgreed(Practitioner, TheRecording, Day(on));

    public static JourneyEvent RecordingHandedOver(string to, string on) => new JourneyEvent.RecordingHandedOver(Practitioner, TheRecording, new(to), Day(on));

    public static JourneyEvent RecordingUsed(RecordingUse use, string on) => new JourneyEvent.RecordingUsed(Practitioner, TheRecording, use, new("moderator-2"), Day(on));

    public static JourneyEvent RecordingDestroyed(string on) => new JourneyEvent.RecordingDestroyed(Practitioner, TheRecording, new("delivery-1"), Day(on));

    // What is asked

    public static JourneyCommand RequestPlace(string on, Level level = Practitioner) => By("worker-5", new JourneyCommand.RequestSitting(level, Day(on)));

    public static JourneyCommand OfferPlace(string sitsOn, string on) => By("delivery-1", new JourneyCommand.OfferSitting(Practitioner, Day(sitsOn), Day(on)));

    public static JourneyCommand CallOff(CancellationReason reason, string on) => By("delivery-1", new JourneyCommand.CancelSitting(Practitioner, reason, Day(on)));

    public static JourneyCommand PutBookingRight(string sitsOn, string on) =>
        By("delivery-1", new JourneyCommand.CorrectBooking(Practitioner, SittingOn(sitsOn), Day(sitsOn), CorrectionReason.WrongDate, Day(on)));

    public static JourneyCommand AskForAdjustments(string on, int request = 1) =>
        By("worker-5", new JourneyCommand.RequestAdjustments(Practitioner, DocumentOf($"adjustments {request}"), Day(on)));

    public static JourneyCommand AgreeToAdjustments(string on, string by = "delivery-1") =>
        By(by, new JourneyCommand.DecideAdjustments(Practitioner, true, AdjustmentReason.AsRequested, Day(on)));

    public static JourneyCommand RefuseAdjustments(string on, string by = "delivery-1") =>
        By(by, new JourneyCommand.DecideAdjustments(Practitioner, false, AdjustmentReason.NotReasonable, Day(on)));

    public static JourneyCommand VoidSitting(VoidReason reason, string on) => By("delivery-1", new JourneyCommand.VoidSitting(Practitioner, reason, Day(on)));

    public static JourneyCommand Allege(string on, string by = "delivery-1", int attempt = 1) =>
        By(by, new JourneyCommand.AllegeMalpractice(Practitioner, attempt, DocumentOf("allegation"), Day(on)));

    public static JourneyCommand Answer(string on) => By("worker-5", new JourneyCommand.AnswerAllegation(Practitioner, DocumentOf("answer"), Day(on)));

    public static JourneyCommand FindMalpractice(string on, string by = "decider-1") =>
        By(by, new JourneyCommand.DecideMalpractice(Practitioner, MalpracticeKind.Collusion, DocumentOf("finding"), Day(on)) { Certificate = Certificate });

    public static JourneyCommand FindNoMalpractice(string on, string by = "decider-1") => By(by, new JourneyCommand.DecideMalpractice(Practitioner, null, null, Day(on)));

    public static JourneyCommand Rate(Element element, int exercise, decimal score, string by, AreaProfile profile = default, string on = "2018-09-20") =>
        By(by, new JourneyCommand.RateExercise(Practitioner, element, exercise, score, profile, Day(on)) { Standard = RatedStandard(Practitioner, element) });

    public static JourneyCommand Moderate(Element element, decimal score, string on, string by = "moderator-2", AreaProfile profile = default) =>
        By(by, new JourneyCommand.ModerateMark(Practitioner, element, score, profile, ModerationReason.EvidenceOverlooked, Day(on)) { Standard = Standard(Practitioner, element) });

    public static JourneyCommand WriteNarrative(string on, string by = "assessor-1", string document = "narrative") =>
        By(by, new JourneyCommand.RecordNarrative(Practitioner, DocumentOf(document), Day(on)));

    public static JourneyCommand TakeRecording(string on, string heldBy = "LEEDS-TRUST") =>
        By("delivery-1", new JourneyCommand.TakeRecording(Practitioner, TheRecording, new(heldBy), Day(on)));

    public static JourneyCommand AgreeToTraining(string on) => By("worker-5", new JourneyCommand.AgreeToTrainingUse(Practitioner, TheRecording, Day(on)));

    public static JourneyCommand HandOver(string to, string on) =>
        By("delivery-1", new JourneyCommand.HandOverRecording(Practitioner, TheRecording, new(to), Day(on)));

    public static JourneyCommand UseRecording(RecordingUse use, string on) => By("moderator-2", new JourneyCommand.UseRecording(Practitioner, TheRecording, use, Day(on)));

    public static JourneyCommand DestroyRecording(string on) => By("delivery-1", new JourneyCommand.DestroyRecording(Practitioner, TheRecording, Day(on)));
}
