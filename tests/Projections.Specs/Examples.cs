using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Projections.Specs;

/// <summary>The words in which the specs tell histories.</summary>
internal static partial class Examples
{
    public static readonly OrganisationCode Leeds = new("E08000035");
    public static readonly OrganisationCode Wigan = new("E08000010");
    public static readonly OrganisationCode Agency = new("BRIGHT-STAFFING");

    /// <summary>One of every event, as one possible history.</summary>
    public static IReadOnlyList<JourneyEvent> OneOfEach => [.. OneRecord, .. MergedAndSeparated(OneRecord)];

    private static IReadOnlyList<JourneyEvent> OneRecord =>
    [
        Registered("2018-01-02"),
        Started(1, Leeds, "2018-01-03"),
        Agreed(Level.Practitioner, "2018-05-01"),
        Endorsed(Level.Practitioner, 1, Leeds, "2018-06-01"),
        Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
        Marked(Level.Practitioner, 1, Element.Knowledge, ElementResult.Met, "2018-07-11"),
        Marked(Level.Practitioner, 1, Element.Simulated, ElementResult.Met, "2018-07-11"),
        Marked(Level.Practitioner, 1, Element.Written, ElementResult.NarrowlyNotMet, "2018-07-12"),
        Released(Level.Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-01"),
        Narrow(Level.Practitioner, 1, Element.Written, "2018-08-01", until: "2018-11-01", banked: "2019-08-01"),
        ReEndorsed(Level.Practitioner, 2, Leeds, "2018-08-10"),
        Booked(Level.Practitioner, 2, 2, ElementSet.Of(Element.Written), on: "2018-08-11", sitsOn: "2018-09-10"),
        Marked(Level.Practitioner, 2, Element.Written, ElementResult.NotMet, "2018-09-11"),
        Released(Level.Practitioner, 2, ElementSet.Of(Element.Written), "2018-10-01"),
        Retake(Level.Practitioner, 2, Element.Written, "2018-10-01", after: "2019-04-01", banked: "2019-08-01"),
        ReEndorsed(Level.Practitioner, 3, Leeds, "2018-10-02"),
        Booked(Level.Practitioner, 3, 3, ElementSet.Of(Element.Written), on: "2018-10-03", sitsOn: "2018-12-03"),
        Ended(1, Leeds, "2018-11-30"),
        Cancelled(Level.Practitioner, 3, "2018-11-30"),
        Lapsed(Level.Practitioner, 3, Leeds, "2018-11-30"),
        Started(2, Wigan, "2018-12-01"),
        ReEndorsed(Level.Practitioner, 4, Wigan, "2018-12-05"),
        Booked(Level.Practitioner, 4, 4, ElementSet.All, on: "2018-12-06", sitsOn: "2019-09-01"),
        Marked(Level.Practitioner, 4, Element.Knowledge, ElementResult.NotMet, "2019-09-02"),
        Marked(Level.Practitioner, 4, Element.Simulated, ElementResult.NotMet, "2019-09-02"),
        Marked(Level.Practitioner, 4, Element.Written, ElementResult.Met, "2019-09-02"),
        Released(Level.Practitioner, 4, ElementSet.Of(Element.Knowledge, Element.Simulated), "2019-10-01"),
        Full(Level.Practitioner, 4, "2019-10-01", after: "2020-10-01"),
        ReEndorsed(Level.Practitioner, 5, Wigan, "2020-10-02"),
        Booked(Level.Practitioner, 5, 5, ElementSet.All, on: "2020-10-03", sitsOn: "2020-11-03"),
        Marked(Level.Practitioner, 5, Element.Knowledge, ElementResult.Met, "2020-11-04"),
        Marked(Level.Practitioner, 5, Element.Simulated, ElementResult.Met, "2020-11-04"),
        Marked(Level.Practitioner, 5, Element.Written, ElementResult.Met, "2020-11-04"),
        Released(Level.Practitioner, 5, ElementSet.Empty, "2020-12-01"),
        Accredited(Level.Practitioner, 5, "2020-12-01"),
        .. WorkAndAbsence,
        .. ASupervisorsRoad,
    ];

    public static Guid Journey(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static JourneyEvent Registered(string on) => new JourneyEvent.SocialWorkerRegistered(Day(on));

    public static JourneyEvent Started(int spell, OrganisationCode at, string on, EmploymentBasis basis = EmploymentBasis.Direct) =>
        new JourneyEvent.EmploymentStarted(spell, at, basis, basis == EmploymentBasis.Agency ? Agency : null, Day(on));

    public static JourneyEvent Ended(int spell, OrganisationCode at, string on) =>
        new JourneyEvent.EmploymentEnded(spell, at, LeavingReason.Resignation, LeavingDestination.OtherLocalAuthorityInEngland, Day(on));

    public static JourneyEvent Agreed(Level level, string on) => new JourneyEvent.AssessmentAgreed(level, Day(on));

    public static JourneyEvent Endorsed(Level level, int endorsement, OrganisationCode by, string on) =>
        new JourneyEvent.PracticeEndorsed(level, endorsement, by, new ActorId("endorser"), Day("2018-07-02"), Day(on).AddMonths(12), Day(on));

    public static JourneyEvent ReEndorsed(Level level, int endorsement, OrganisationCode by, string on) =>
        new JourneyEvent.PracticeReEndorsed(level, endorsement, by, new ActorId("endorser"), Day("2018-07-02"), Day(on).AddMonths(12), Day(on));

    public static JourneyEvent Lapsed(Level level, int endorsement, OrganisationCode by, string on) =>
        new JourneyEvent.EndorsementLapsedOnLeaving(level, endorsement, by, Day(on));

    public static JourneyEvent Booked(Level level, int attempt, int endorsement, ElementSet elements, string on, string sitsOn) =>
        new JourneyEvent.SittingBooked(level, attempt, endorsement, new SittingCode($"LEEDS-{sitsOn}"), elements, Day(sitsOn), new EditionCode("response-2017"), Day(on));

    public static JourneyEvent Cancelled(Level level, int attempt, string on) =>
        new JourneyEvent.SittingCancelledOnLeaving(level, attempt, new SittingCode("LEEDS-2018-12-03"), Day(on));

    public static JourneyEvent Marked(Level level, int attempt, Element element, ElementResult result, string on) => new JourneyEvent.ElementMarked(
        level, attempt, element, result switch { ElementResult.Met => 61, ElementResult.NarrowlyNotMet => 57.5m, _ => 40 }, 100, 60, 55, "2018-1", result, AreaProfile.Empty, new ActorId("assessor"), Day(on));

    public static JourneyEvent Released(Level level, int attempt, ElementSet notMet, string on) => new JourneyEvent.ResultReleased(
        level, attempt, notMet.Count == 0 ? Outcome.Met : Outcome.NotMet, ElementSet.Of([.. ElementSet.AssessedAt(level).Except(notMet)]), notMet, new ActorId("releaser"), Day(on));

    public static JourneyEvent Accredited(Level level, int attempt, string on, string? due = null) =>
        new JourneyEvent.Accredited(level, attempt, due is null ? null : Day(due), Day(on));

    public static JourneyEvent Narrow(Level level, int attempt, Element element, string on, string until, string banked) =>
        new JourneyEvent.NarrowRetakeOpened(level, attempt, element, Day(until), Day(banked), Day(on));

    public static JourneyEvent Retake(Level level, int attempt, Element element, string on, string after, string banked) =>
        new JourneyEvent.ElementRetakeOpened(level, attempt, element, Day(after), Day(banked), Day(on));

    public static JourneyEvent Full(Level level, int attempt, string on, string after) =>
        new JourneyEvent.FullRetakeOpened(level, attempt, Day(after), Day(on));
}
