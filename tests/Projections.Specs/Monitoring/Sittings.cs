using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Projections.StandardsMonitor;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Monitoring;

/// <summary>What the specs of the monitor tell of sittings, and what a fold makes of it without a database.</summary>
internal static class Sittings
{
    public static readonly ActorId Somebody = new("somebody");

    /// <summary>Of the simulated element one of two exercises, each worth 50; of the written one the only one, worth 100. Met from 60 of 100 on, narrowly not met from 55.</summary>
    public static JourneyEvent Rated(int attempt, Element element, int exercise, int rating, decimal score, string by, params AreaRating[] areas) => new JourneyEvent.ExerciseRated(
        Level.Practitioner, attempt, element, exercise, rating, score, element == Element.Simulated ? 50 : 100, "2018-1", AreaProfile.Of(areas), new ActorId(by), Day("2018-07-11"));

    /// <summary>A sitting of everything due, its marks and its result, on the day after the endorsement.</summary>
    public static JourneyEvent[] Sat(int attempt, int endorsement, string sat, ElementSet due, params (Element Element, ElementResult Result)[] notMet) =>
    [
        Booked(Level.Practitioner, attempt, endorsement, due, sat, sat),
        .. due.Select(element => Marked(Level.Practitioner, attempt, element, notMet.Where(pair => pair.Element == element).Select(pair => pair.Result).FirstOrDefault(ElementResult.Met), sat)),
        Result(attempt, sat, due, notMet),
    ];

    /// <summary>Released twenty days after the sitting.</summary>
    public static JourneyEvent Result(int attempt, string sat, ElementSet due, params (Element Element, ElementResult Result)[] notMet) => new JourneyEvent.ResultReleased(
        Level.Practitioner, attempt, notMet.Length == 0 ? Outcome.Met : Outcome.NotMet,
        ElementSet.Of([.. due.Except(notMet.Select(pair => pair.Element))]), ElementSet.Of([.. notMet.Select(pair => pair.Element)]), new ActorId("releaser"), Day(sat).AddDays(20));

    /// <summary>One sitting with everything that the monitor looks at; the written element is narrowly not met, and a third assessor was needed for it.</summary>
    public static JourneyEvent[] OneSitting =>
    [
        Registered("2018-01-02"),
        Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
        Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
        Marked(Level.Practitioner, 1, Element.Knowledge, ElementResult.Met, "2018-07-11"),
        Rated(1, Element.Simulated, 1, 1, 30, "assessor-a", new AreaRating(1, AreaJudgement.Met), new AreaRating(2, AreaJudgement.WellAbove), new AreaRating(3, AreaJudgement.Met)),
        Rated(1, Element.Simulated, 1, 2, 28, "assessor-b", new AreaRating(1, AreaJudgement.ToDevelop), new AreaRating(2, AreaJudgement.WellAbove)),
        Rated(1, Element.Simulated, 2, 1, 40, "assessor-b"),
        Rated(1, Element.Simulated, 2, 2, 40, "assessor-a"),
        Marked(Level.Practitioner, 1, Element.Simulated, ElementResult.Met, "2018-07-11"),
        Rated(1, Element.Written, 1, 1, 50, "assessor-a"),
        Rated(1, Element.Written, 1, 2, 58, "assessor-b"),
        new JourneyEvent.ThirdRatingNeeded(Level.Practitioner, 1, Element.Written, 1, 8, 5, Day("2018-07-11")),
        Rated(1, Element.Written, 1, 3, 57, "assessor-c"),
        Marked(Level.Practitioner, 1, Element.Written, ElementResult.NarrowlyNotMet, "2018-07-12"),
        Result(1, "2018-07-10", ElementSet.All, (Element.Written, ElementResult.NarrowlyNotMet)),
    ];

    public static MonitorRow Row(params IEnumerable<JourneyEvent> events)
    {
        var table = StandardsMonitorProjection.Definition.Tables.Cast<StandardsMonitorTable>().Single();
        return events
            .SelectMany((happened, revision) => table.Steps(Specs.Some.Recorded(happened, revision)))
            .Where(step => table.KeyOf(step.Recorded) is not null)
            .Aggregate((MonitorRow?)null, (row, step) => step.Clears ? null : table.Fold(row, step.Recorded))!;
    }

    /// <summary>What counts now, in words.</summary>
    public static string[] Units(MonitorRow row, params string[] counted) =>
        [.. MonitorUnits.Of(row).Where(unit => unit.Until is null && (counted.Length == 0 || counted.Contains(unit.Counted))).Select(Words)];

    private static string Words(MonitorUnit unit) => string.Join(' ', new[]
    {
        unit.Counted, EnumText.Of(unit.Level), unit.Element, unit.Sat, unit.Assessor, unit.Outcome, unit.Counted == Counted.Departure ? $"{unit.Departure}" : "", unit.Counted == Counted.Result ? $"{unit.Sitting} {unit.Authority}" : "",
    }.Where(part => part.Length > 0));

    /// <summary>A worker of an authority with one result of the knowledge element.</summary>
    public static JourneyEvent[] KnowledgeOf(OrganisationCode authority, bool met, string sat) =>
    [
        Registered("2018-01-02"),
        Endorsed(Level.Practitioner, 1, authority, "2018-06-01"),
        .. Sat(1, 1, sat, ElementSet.Of(Element.Knowledge), met ? [] : [(Element.Knowledge, ElementResult.NotMet)]),
    ];

    /// <summary>A worker whose written exercise was rated by two, in this order.</summary>
    public static JourneyEvent[] WrittenOf(string one, decimal score, string other, decimal otherScore, string sat = "2018-07-10") =>
    [
        Registered("2018-01-02"),
        Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
        Booked(Level.Practitioner, 1, 1, ElementSet.Of(Element.Written), on: "2018-06-10", sitsOn: sat),
        Rated(1, Element.Written, 1, 1, score, one),
        Rated(1, Element.Written, 1, 2, otherScore, other),
        Marked(Level.Practitioner, 1, Element.Written, ElementResult.Met, sat),
    ];

    public static JourneyEvent Leader(int attempt) => new JourneyEvent.SittingBooked(
        Level.Leader, attempt, 0, new SittingCode("LEEDS-2018-09-12"), ElementSet.Leadership, Day("2018-09-12"), new EditionCode("consultation-2016"), Day("2018-09-01"));
}
