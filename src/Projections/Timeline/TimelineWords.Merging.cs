using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.Timeline;

public static partial class TimelineWords
{
    private static (string Title, string Sentence)? OfMerging(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.JourneySuperseded e => (
            "Record closed",
            $"This record turned out to be a second one of the same person, and was closed on {Words.Of(e.On)}. It goes on as {e.Survivor}."),

        JourneyEvent.RecordAbsorbed e => (
            "Record brought over",
            $"A second record of the same person, {e.Closed}, was closed, and what it holds was brought over on {Words.Of(e.On)}: {Holdings(e.Record)}. It had begun on {Words.Of(e.RegisteredOn)}."),

        JourneyEvent.MergeUndone e => (
            "Merging undone",
            $"The record {e.Closed} was somebody else's after all. On {Words.Of(e.On)} what it had brought was taken out again: {Holdings(e.Record)}."),

        JourneyEvent.JourneyReinstated e => (
            "Record open again",
            $"This record was not a second one of the same person after all. Since {Words.Of(e.On)} it is open again, apart from {e.Survivor}."),

        _ => null,
    };

    private static string Holdings(JourneyHistory record)
    {
        string[] holdings =
        [
            .. Counted(record.OfType<JourneyEvent.EmploymentStarted>().Count(), "employment"),
            .. record.Levels.SelectMany(level => HoldingsAt(level, [.. record.At(level)])),
        ];
        return holdings.Length == 0 ? "nothing that this one did not hold" : string.Join(", ", holdings);
    }

    private static IEnumerable<string> HoldingsAt(Level level, JourneyEvent[] record)
    {
        string[] holdings =
        [
            .. Counted(record.Count(happened => happened is JourneyEvent.PracticeEndorsed or JourneyEvent.PracticeReEndorsed), "endorsement"),
            .. Counted(record.Count(happened => happened is JourneyEvent.ResultReleased), "result"),
            .. Counted(record.Count(happened => happened is JourneyEvent.CertificateIssued), "certificate"),
        ];
        return holdings.Select(counted => $"{counted} as a {Words.Of(level)}");
    }

    private static IEnumerable<string> Counted(int count, string noun) => count switch
    {
        0 => [],
        1 => [$"1 {noun}"],
        _ => [$"{count} {noun}s"],
    };
}
