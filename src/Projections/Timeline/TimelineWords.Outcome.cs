using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

public static partial class TimelineWords
{
    private static (string Title, string Sentence)? OfOutcome(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ResultReleased e => (
            "Result released",
            $"The result of attempt {e.Attempt} as a {Words.Of(e.Level)} was released on {Words.Of(e.On)}: {Result(e.Outcome, e.Met, e.NotMet)}."),

        JourneyEvent.FeedbackIssued { Version: 1 } e => (
            "Feedback issued",
            $"The feedback report on attempt {e.Attempt} as a {Words.Of(e.Level)} was issued to the worker and the employer on {Words.Of(e.On)}.{Feedback(e)}"),

        JourneyEvent.FeedbackIssued e => (
            "Feedback issued anew",
            $"Version {e.Version} of the feedback report on attempt {e.Attempt} as a {Words.Of(e.Level)} was issued to the worker and the employer on {Words.Of(e.On)}; it takes the place of the earlier one.{Feedback(e)}"),

        JourneyEvent.MarkCorrected e => (
            "Mark corrected",
            $"The mark of the {Words.Of(e.Element)} of attempt {e.Attempt} as a {Words.Of(e.Level)} was corrected to {Words.Of(e.Score)} out of {Words.Of(e.OutOf)} on {Words.Of(e.On)}: {Words.Of(e.Result)} ({Standard(e.StandardVersion, e.Cut, e.NarrowFrom)}). Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.ResultCorrected e => (
            "Corrected result released",
            $"The result of attempt {e.Attempt} as a {Words.Of(e.Level)}, first released on {Words.Of(e.FirstReleasedOn)}, was corrected and released anew on {Words.Of(e.On)}: {Result(e.Outcome, e.Met, e.NotMet)}."),

        JourneyEvent.ResultAnnulled e => (
            "Result annulled",
            $"The released result of attempt {e.Attempt} as a {Words.Of(e.Level)} does not count any more from {Words.Of(e.On)} on, because malpractice at the sitting was found."),

        JourneyEvent.Accredited { ReaccreditationDueOn: { } due } e => (
            "Accredited",
            $"The worker was accredited as a {Words.Of(e.Level)} on {Words.Of(e.On)}; re-accreditation is due on {Words.Of(due)}."),

        JourneyEvent.Accredited e => (
            "Accredited",
            $"The worker was accredited as a {Words.Of(e.Level)} on {Words.Of(e.On)}."),

        JourneyEvent.NarrowRetakeOpened e => (
            "One element to be taken again soon",
            $"The {Words.Of(e.Element)} as a {Words.Of(e.Level)} was narrowly not met. It may be taken again without further development up to and including {Words.Of(e.Until)}, and after development from then on; the elements that were met count until {Words.Of(e.BankedUntil)}."),

        JourneyEvent.ElementRetakeOpened e => (
            "One element to be taken again",
            $"The {Words.Of(e.Element)} as a {Words.Of(e.Level)} is to be taken again after development, expected after {Words.Of(e.ExpectedAfter)}; the elements that were met count until {Words.Of(e.BankedUntil)}."),

        JourneyEvent.FullRetakeOpened e => (
            "Everything to be taken again",
            $"Every element as a {Words.Of(e.Level)} is to be taken again, expected after {Words.Of(e.ExpectedAfter)}; whether and when is for the employer to judge."),

        JourneyEvent.DevelopmentPlanAgreed e => (
            "Development plan agreed",
            $"The employer and the worker agreed on a development plan after attempt {e.Attempt} as a {Words.Of(e.Level)} on {Words.Of(e.On)}."),

        JourneyEvent.RetakeBroughtForward e => (
            "Retake brought forward",
            $"The employer judged the worker ready on {Words.Of(e.On)}, before the expected time of the retake after attempt {e.Attempt} as a {Words.Of(e.Level)}. Reason: {Words.Of(e.Reason)}."),

        // What stood in the way is not told: an investigation is the parties' business alone (S-34), an absence the employer's.
        JourneyEvent.RetakeWindowMoved { Until: { } until } e => (
            "Window of a retake moved",
            $"The days from {Words.Of(e.StoodStillFrom)} up to {Words.Of(e.RanOnFrom)} are not held against the worker: as a {Words.Of(e.Level)}, the narrow retake is open up to and including {Words.Of(until)}, and the elements that were met count until {Words.Of(e.BankedUntil)} (recorded for {Words.Of(e.On)})."),

        JourneyEvent.RetakeWindowMoved e => (
            "Window of a retake moved",
            $"The days from {Words.Of(e.StoodStillFrom)} up to {Words.Of(e.RanOnFrom)} are not held against the worker: as a {Words.Of(e.Level)}, the elements that were met count until {Words.Of(e.BankedUntil)} (recorded for {Words.Of(e.On)})."),

        JourneyEvent.NarrowRetakeLapsed e => (
            "Narrow retake not taken",
            $"The {Words.Of(e.Element)} as a {Words.Of(e.Level)} was not taken again in the time of the narrow retake; from {Words.Of(e.On)} on it is taken after development, and the elements that were met count until {Words.Of(e.BankedUntil)}."),

        JourneyEvent.BankedElementsExpired e => (
            "Elements that were met count no more",
            $"What was met up to attempt {e.Attempt} as a {Words.Of(e.Level)} counts no more from {Words.Of(e.On)} on ({Words.Of(e.Elements)}): everything is taken again."),

        _ => null,
    };

    private static string Result(Outcome outcome, ElementSet met, ElementSet notMet) => outcome == Outcome.Met
        ? $"met, in {Words.Of(met)}"
        : $"not met; {Words.Of(met)} met, {Words.Of(notMet)} not met";

    private static string Feedback(JourneyEvent.FeedbackIssued issued) =>
        (issued.NotMet.Count == 0 ? "" : $" Not met: {Words.Of(issued.NotMet)}.")
        + (issued.Areas == AreaProfile.Empty ? "" : $" Areas of the knowledge and skills statement: {Words.Of(issued.Areas)}.");
}
