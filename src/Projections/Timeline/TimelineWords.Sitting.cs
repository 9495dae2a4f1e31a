using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

public static partial class TimelineWords
{
    private static (string Title, string Sentence)? OfSitting(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.SittingRequested e => (
            "Sitting asked for",
            e.WaitsFrom is { } from
                ? $"A place at a sitting as a {Words.Of(e.Level)} was asked for on {Words.Of(e.On)}; from {Words.Of(from)}, when that was recorded, until the first one is offered, no window runs against the worker (request {e.Request})."
                : $"A place at a sitting as a {Words.Of(e.Level)} was asked for on {Words.Of(e.On)}; until the first one is offered, no window runs against the worker (request {e.Request})."),

        JourneyEvent.SittingOffered e => (
            "Sitting offered",
            $"A sitting as a {Words.Of(e.Level)} on {Words.Of(e.SitsOn)} was offered on {Words.Of(e.On)} (request {e.Request})."),

        JourneyEvent.SittingBooked { Endorsement: 0 } e => (
            "Sitting for re-accreditation booked",
            $"A place at the sitting {e.Sitting} on {Words.Of(e.SitsOn)} was booked on {Words.Of(e.On)} for re-accreditation: attempt {e.Attempt} as a {Words.Of(e.Level)}, for {Words.Of(e.Elements)}, under the policy edition {e.Edition}."),

        JourneyEvent.SittingBooked { Level: Level.Leader } e => (
            "Assessment day booked",
            $"The assessment day {e.Sitting} on {Words.Of(e.SitsOn)} was booked on {Words.Of(e.On)}: attempt {e.Attempt} as a {Words.Of(e.Level)}, for {Words.Of(e.Elements)}, under the policy edition {e.Edition}."),

        JourneyEvent.SittingBooked e => (
            "Sitting booked",
            $"A place at the sitting {e.Sitting} on {Words.Of(e.SitsOn)} was booked on {Words.Of(e.On)}: attempt {e.Attempt} as a {Words.Of(e.Level)}, for {Words.Of(e.Elements)}, under the policy edition {e.Edition}."),

        JourneyEvent.BookingCorrected e => (
            "Record of a booking corrected",
            $"The record of attempt {e.Attempt} as a {Words.Of(e.Level)} was corrected on {Words.Of(e.On)}: the place is at the sitting {e.Sitting} on {Words.Of(e.SitsOn)}. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.SittingCancelledOnLeaving e => (
            "Sitting cancelled",
            $"The place at the sitting {e.Sitting} (attempt {e.Attempt} as a {Words.Of(e.Level)}) was cancelled on {Words.Of(e.On)}, because the worker left the organisation on whose endorsement it rested; this counts as no attempt."),

        JourneyEvent.SittingCancelled e => (
            "Sitting cancelled",
            $"The place at the sitting {e.Sitting} (attempt {e.Attempt} as a {Words.Of(e.Level)}) was cancelled on {Words.Of(e.On)}, because {Words.Of(e.Reason)}; this counts as no attempt."),

        JourneyEvent.AdjustmentsRequested e => (
            "Adjustments asked for",
            $"The worker asked for reasonable adjustments as a {Words.Of(e.Level)} on {Words.Of(e.On)} (request {e.Request})."),

        JourneyEvent.AdjustmentsAgreed e => (
            "Adjustments agreed",
            $"Reasonable adjustments as a {Words.Of(e.Level)} were agreed on {Words.Of(e.On)} (request {e.Request}): {Words.Of(e.Reason)}."),

        JourneyEvent.AdjustmentsRefused e => (
            "Adjustments refused",
            $"Reasonable adjustments as a {Words.Of(e.Level)} were refused on {Words.Of(e.On)} (request {e.Request}): {Words.Of(e.Reason)}. Somebody else may review that before the sitting."),

        JourneyEvent.SittingVoided e => (
            "Sitting void",
            $"The sitting {e.Sitting} (attempt {e.Attempt} as a {Words.Of(e.Level)}) was declared void on {Words.Of(e.On)}, because {Words.Of(e.Reason)}; this counts as no attempt and is no result.{(e.RebookUntil is { } until ? $" A new place may be booked without a further endorsement, for a sitting up to and including {Words.Of(until)}." : "")}"),

        JourneyEvent.MalpracticeAlleged e => (
            "Malpractice alleged",
            $"Malpractice at attempt {e.Attempt} as a {Words.Of(e.Level)} was alleged on {Words.Of(e.On)} (case {e.Case}). Nothing is decided: the worker may answer up to and including {Words.Of(e.HearingUntil)}."),

        JourneyEvent.WorkerHeard e => (
            "Worker heard",
            $"The worker answered the allegation of malpractice, as a {Words.Of(e.Level)}, on {Words.Of(e.On)} (case {e.Case})."),

        JourneyEvent.MalpracticeFound e => (
            "Malpractice found",
            $"Somebody who was not involved found malpractice at attempt {e.Attempt} as a {Words.Of(e.Level)} on {Words.Of(e.On)} (case {e.Case}): {Words.Of(e.Kind)}. The attempt does not count."),

        JourneyEvent.MalpracticeNotFound e => (
            "No malpractice found",
            $"Somebody who was not involved found no malpractice at attempt {e.Attempt} as a {Words.Of(e.Level)} on {Words.Of(e.On)} (case {e.Case}); the attempt goes on as before."),

        JourneyEvent.ExerciseRated e => (
            "Exercise rated",
            $"Exercise {e.Exercise} of the {Words.Of(e.Element)} of attempt {e.Attempt} as a {Words.Of(e.Level)} was rated {Words.Of(e.Score)} out of {Words.Of(e.OutOf)} on {Words.Of(e.On)} (rating {e.Rating}, standard {e.StandardVersion})."),

        JourneyEvent.ThirdRatingNeeded e => (
            "Third rating needed",
            $"The ratings of exercise {e.Exercise} of the {Words.Of(e.Element)} of attempt {e.Attempt} as a {Words.Of(e.Level)} differ by {Words.Of(e.Difference)}, which is more than the standard allows ({Words.Of(e.Tolerance)}), or the cut lies between them. Since {Words.Of(e.On)} a third assessor's rating is needed."),

        JourneyEvent.ElementMarked e => (
            "Element marked",
            $"The {Words.Of(e.Element)} of attempt {e.Attempt} as a {Words.Of(e.Level)} was marked {Words.Of(e.Score)} out of {Words.Of(e.OutOf)} on {Words.Of(e.On)}: {Words.Of(e.Result)} ({Standard(e.StandardVersion, e.Cut, e.NarrowFrom)})."),

        JourneyEvent.MarkModerated e => (
            "Mark moderated",
            $"A moderator changed the mark of the {Words.Of(e.Element)} of attempt {e.Attempt} as a {Words.Of(e.Level)} to {Words.Of(e.Score)} out of {Words.Of(e.OutOf)} on {Words.Of(e.On)}: {Words.Of(e.Result)} ({Standard(e.StandardVersion, e.Cut, e.NarrowFrom)}). Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.NarrativeRecorded e => (
            "Narrative written",
            $"The lead observer's narrative for the feedback on attempt {e.Attempt} as a {Words.Of(e.Level)} was recorded on {Words.Of(e.On)}."),

        JourneyEvent.RecordingTaken e => (
            "Observation recorded",
            $"The simulated observation of attempt {e.Attempt} as a {Words.Of(e.Level)} was recorded on {Words.Of(e.On)}; the recording {e.Recording} is in the custody of {e.HeldBy}."),

        JourneyEvent.RecordingTrainingAgreed e => (
            "Agreed to training use of a recording",
            $"The worker agreed on {Words.Of(e.On)} that the recording {e.Recording} may be used for training."),

        JourneyEvent.RecordingHandedOver e => (
            "Recording handed over",
            $"The recording {e.Recording} passed into the custody of {e.HeldBy} on {Words.Of(e.On)}."),

        JourneyEvent.RecordingUsed e => (
            "Recording looked at",
            $"The recording {e.Recording} was looked at on {Words.Of(e.On)}, for {Words.Of(e.For)}."),

        JourneyEvent.SimulationSampled e => (
            "Simulation chosen for a service-user panel",
            $"The recording {e.Recording} was chosen on {Words.Of(e.On)} for a service-user panel to comment on. What the panel says changes no score."),

        JourneyEvent.SimulationCommented e => (
            "Service-user panel commented",
            $"A member of a service-user panel commented on the recording {e.Recording} on {Words.Of(e.On)}. It changes no score."),

        JourneyEvent.RecordingDestroyed e => (
            "Recording destroyed",
            $"The recording {e.Recording} was destroyed on {Words.Of(e.On)}, at the end of the time for which it was kept."),

        _ => null,
    };

    private static string Standard(string version, decimal cut, decimal narrowFrom) =>
        $"standard {version}: met from {Words.Of(cut)}, narrowly not met from {Words.Of(narrowFrom)}";
}
