using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

/// <summary>Every event as a person would tell it. Organisations stand by their code: names are not in the log.</summary>
public static class TimelineWords
{
    /// <exception cref="ArgumentOutOfRangeException">An event without words: a bug that a fitness test catches.</exception>
    public static (string Title, string Sentence) Of(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.SocialWorkerRegistered e => (
            "Registered",
            $"The social worker entered the assessment and accreditation system on {Words.Of(e.On)}."),

        JourneyEvent.EmploymentStarted e => (
            "Took up post",
            $"The worker took up practice at {e.PlacedAt} on {Words.Of(e.On)}, {Footing(e)} (employment {e.Spell})."),

        JourneyEvent.EmploymentEnded e => (
            "Left post",
            $"The worker left {e.PlacedAt}; the last day in post was {Words.Of(e.On)} (employment {e.Spell}). Reason: {Words.Of(e.Reason)}. Destination: {Words.Of(e.Destination)}."),

        JourneyEvent.AssessmentAgreed e => (
            "Agreed to be assessed",
            $"The worker agreed on {Words.Of(e.On)} to be assessed as a {Words.Of(e.Level)}."),

        JourneyEvent.PracticeEndorsed e => (
            "Practice endorsed",
            $"{e.EndorsedBy} endorsed the worker's practice as a {Words.Of(e.Level)} on {Words.Of(e.On)}; sittings are open to its workers from {Words.Of(e.SittingsFrom)}, and the endorsement covers sittings up to and including {Words.Of(e.ValidUntil)}."),

        JourneyEvent.PracticeReEndorsed e => (
            "Practice endorsed again",
            $"{e.EndorsedBy} endorsed the worker's practice as a {Words.Of(e.Level)} again on {Words.Of(e.On)}, after a result that was not met; sittings are open to its workers from {Words.Of(e.SittingsFrom)}, and the endorsement covers sittings up to and including {Words.Of(e.ValidUntil)}."),

        JourneyEvent.EndorsementLapsedOnLeaving e => (
            "Endorsement lapsed",
            $"The endorsement as a {Words.Of(e.Level)} by {e.EndorsedBy} lapsed on {Words.Of(e.On)}, when the worker left; a new employer endorses anew."),

        JourneyEvent.SittingBooked e => (
            "Sitting booked",
            $"A place at the sitting {e.Sitting} on {Words.Of(e.SitsOn)} was booked on {Words.Of(e.On)}: attempt {e.Attempt} as a {Words.Of(e.Level)}, for {Words.Of(e.Elements)}, under edition {e.Edition}."),

        JourneyEvent.SittingCancelledOnLeaving e => (
            "Sitting cancelled",
            $"The place at the sitting {e.Sitting} (attempt {e.Attempt} as a {Words.Of(e.Level)}) was cancelled on {Words.Of(e.On)}, because the worker left the organisation that had endorsed; this counts as no attempt."),

        JourneyEvent.ElementMarked e => (
            "Element marked",
            $"The {Words.Of(e.Element)} of attempt {e.Attempt} as a {Words.Of(e.Level)} was marked {Words.Of(e.Score)} out of {Words.Of(e.OutOf)} on {Words.Of(e.On)}: {Words.Of(e.Result)} (standard {e.StandardVersion}: met from {Words.Of(e.Cut)}, narrowly not met from {Words.Of(e.NarrowFrom)})."),

        JourneyEvent.ResultReleased { Outcome: Outcome.Met } e => (
            "Result released",
            $"The result of attempt {e.Attempt} as a {Words.Of(e.Level)} was released on {Words.Of(e.On)}: met, in {Words.Of(e.Met)}."),

        JourneyEvent.ResultReleased e => (
            "Result released",
            $"The result of attempt {e.Attempt} as a {Words.Of(e.Level)} was released on {Words.Of(e.On)}: not met; {Words.Of(e.Met)} met, {Words.Of(e.NotMet)} not met."),

        JourneyEvent.Accredited { ReaccreditationDueOn: { } due } e => (
            "Accredited",
            $"The worker was accredited as a {Words.Of(e.Level)} on {Words.Of(e.On)}; re-accreditation is due on {Words.Of(due)}."),

        JourneyEvent.Accredited e => (
            "Accredited",
            $"The worker was accredited as a {Words.Of(e.Level)} on {Words.Of(e.On)}."),

        JourneyEvent.NarrowRetakeOpened e => (
            "One element to be taken again soon",
            $"The {Words.Of(e.Element)} as a {Words.Of(e.Level)} was narrowly missed and may be taken again quickly up to and including {Words.Of(e.Until)}, and after that, following development, until {Words.Of(e.BankedUntil)}: so long the elements that were met count."),

        JourneyEvent.ElementRetakeOpened e => (
            "One element to be taken again",
            $"The {Words.Of(e.Element)} as a {Words.Of(e.Level)} is to be taken again after development, expected after {Words.Of(e.ExpectedAfter)}; the elements that were met count until {Words.Of(e.BankedUntil)}."),

        JourneyEvent.FullRetakeOpened e => (
            "Everything to be taken again",
            $"Every element as a {Words.Of(e.Level)} is to be taken again, expected after {Words.Of(e.ExpectedAfter)}; whether and when is for the employer to judge."),

        _ => throw new ArgumentOutOfRangeException(nameof(journeyEvent), journeyEvent.GetType().Name, "No words for this event."),
    };

    private static string Footing(JourneyEvent.EmploymentStarted started) => started.Basis switch
    {
        EmploymentBasis.Direct => "employed directly",
        EmploymentBasis.Agency => $"through the agency {started.Agency}",
        EmploymentBasis.SelfEmployed => "self-employed",
        _ => throw new ArgumentOutOfRangeException(nameof(started), started.Basis, "No such basis."),
    };
}
