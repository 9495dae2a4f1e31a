using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

public static partial class TimelineWords
{
    private static (string Title, string Sentence)? OfLeadership(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ColleagueFeedbackGathered e => (
            "Feedback from colleagues gathered",
            $"What {Words.Of(e.Group)} fed back about the practice leader was gathered on {Words.Of(e.On)} ({Heard(e.Respondents)})."),

        JourneyEvent.ColleagueFeedbackCorrected e => (
            "Feedback from colleagues corrected",
            $"The record of what {Words.Of(e.Group)} fed back about the practice leader was corrected on {Words.Of(e.On)} ({Heard(e.Respondents)}). Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.LeadersAreaNamed e => (
            "Leads one area",
            $"The worker leads practice in the area {e.Area} of the employer's service, one of several by exception (role {e.Role}, recorded for {Words.Of(e.On)})."),

        JourneyEvent.LeadersAreaCorrected { Area: { } area } e => (
            "Area of a leader corrected",
            $"The record of role {e.Role} was corrected on {Words.Of(e.On)}: the worker leads practice in the area {area}. Reason: {Words.Of(e.Reason)}."),

        JourneyEvent.LeadersAreaCorrected e => (
            "Area of a leader corrected",
            $"The record of role {e.Role} was corrected on {Words.Of(e.On)}: the worker leads practice in the whole of the employer's service. Reason: {Words.Of(e.Reason)}."),

        _ => null,
    };

    private static string Heard(int respondents) => respondents == 1 ? "1 colleague heard" : $"{respondents} colleagues heard";
}
