using Naas.Domain.Rollouts;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>What happens to practice leaders, and what is asked of them, in the words of the people on it.</summary>
internal static class LeadershipWords
{
    public static readonly ElementSet WholeDay = ElementSet.Leadership;

    public static readonly ColleagueGroup[] EveryGroup = Enum.GetValues<ColleagueGroup>();

    // What happened

    public static JourneyEvent LeadsPractice(string from = "2017-09-01", int role = 1) =>
        InRole(StatutoryFunction.LeadingPractice, EntryRoute.Established, from, notBefore: null, expectedBy: null, role: role);

    public static JourneyEvent PutForward(string by, string on, string until, int endorsement = 1, string sittingsFrom = SittingsFrom) =>
        new JourneyEvent.PracticeEndorsed(Leader, endorsement, new(by), new("manager-7"), Day(sittingsFrom), Day(until), Day(on));

    public static JourneyEvent PutForwardAgain(string by, string on, string until, int endorsement = 2, string sittingsFrom = SittingsFrom) =>
        new JourneyEvent.PracticeReEndorsed(Leader, endorsement, new(by), new("manager-7"), Day(sittingsFrom), Day(until), Day(on));

    public static JourneyEvent DayBooked(string sitsOn, string on, int attempt = 1, int endorsement = 1) =>
        new JourneyEvent.SittingBooked(Leader, attempt, endorsement, SittingOn(sitsOn), WholeDay, Day(sitsOn), Consultation2016.Edition, Day(on));

    public static JourneyEvent Heard(ColleagueGroup group, string on, int respondents = 4, int endorsement = 1, string by = "delivery-2") =>
        new JourneyEvent.ColleagueFeedbackGathered(endorsement, group, respondents, DocumentOf($"{group}"), new(by), Day(on));

    public static JourneyEvent[] AllHeard(string on, int endorsement = 1) => [.. EveryGroup.Select(group => Heard(group, on, endorsement: endorsement))];

    public static JourneyEvent HeardCorrected(ColleagueGroup group, string on, int respondents, int endorsement = 1, string by = "delivery-2") =>
        new JourneyEvent.ColleagueFeedbackCorrected(endorsement, group, respondents, DocumentOf($"{group}"), CorrectionReason.ClericalError, new(by), Day(on));

    public static JourneyEvent RatedOfTheDay(Element element, int exercise, int rating, decimal score, string by, string on, int attempt = 1)
    {
        var standard = RatedStandard(Leader, element);
        return new JourneyEvent.ExerciseRated(Leader, attempt, element, exercise, rating, score, standard.ExerciseOutOf, "2018-1", AreaProfile.Empty, new(by), Day(on));
    }

    public static JourneyEvent AreaNamed(string area, string on, int role = 1) => new JourneyEvent.LeadersAreaNamed(role, new(area), Day(on));

    public static JourneyEvent AreaCorrected(string? area, string on, int role = 1) =>
        new JourneyEvent.LeadersAreaCorrected(role, area is null ? null : new ServiceAreaCode(area), CorrectionReason.ClericalError, new("clerk-1"), Day(on));

    // Stretches that many specs begin with.

    /// <summary>Registered on 1 June 2018, leading practice at Leeds since 1 September 2017, agreed on 4 June, put forward on 2 July 2018 until 2 January 2019.</summary>
    public static JourneyEvent[] LeaderPutForward() => [Registered(), EmployedAt("LEEDS"), LeadsPractice(), Agreed(level: Leader), PutForward(by: "LEEDS", on: "2018-07-02", until: "2019-01-02")];

    /// <summary>… and booked on 1 August for the assessment day on 12 September 2018.</summary>
    public static JourneyEvent[] LeaderBooked() => [.. LeaderPutForward(), DayBooked(sitsOn: "2018-09-12", on: "2018-08-01")];

    /// <summary>… and every part marked by assessor-1 on 20 September; what falls below the cut of 40 is said by the scores.</summary>
    public static JourneyEvent[] LeaderMarked(decimal rolePlay = 45, decimal writtenExercise = 45, decimal interview = 45) =>
    [
        .. LeaderBooked(),
        DayMarked(RolePlay, rolePlay, on: "2018-09-20"),
        DayMarked(WrittenExercise, writtenExercise, on: "2018-09-20"),
        DayMarked(Interview, interview, on: "2018-09-20"),
    ];

    /// <summary>… and met, with every group heard on 3 August: accredited as a practice leader on 1 October 2018, without an end.</summary>
    public static JourneyEvent[] AccreditedLeader() =>
    [
        .. LeaderMarked(),
        .. AllHeard(on: "2018-08-03"),
        ResultMet(WholeDay, on: "2018-10-01", level: Leader),
        FeedbackIssued(None, on: "2018-10-01", level: Leader),
        Accredited(on: "2018-10-01", reaccreditation: null, level: Leader),
        CertificateIssued(on: "2018-10-01", currentUntil: null, level: Leader),
    ];

    public static JourneyEvent DayMarked(Element element, decimal score, string on, string by = "assessor-1", int attempt = 1) =>
        Marked(element, score, RatedStandard(Leader, element).Judge(score), on, by, attempt, Leader);

    // What is asked

    public static JourneyCommand BookDay(string sitsOn, string on) => By("delivery-2", new JourneyCommand.BookAssessmentDay(SittingOn(sitsOn), Day(sitsOn), Day(on)));

    public static JourneyCommand Gather(ColleagueGroup group, string on, int respondents = 4, string by = "delivery-2", string? document = null) =>
        By(by, new JourneyCommand.GatherColleagueFeedback(group, respondents, DocumentOf(document ?? $"{group}"), Day(on)));

    public static JourneyCommand PutFeedbackRight(ColleagueGroup group, int respondents, string on, string by = "delivery-2") =>
        By(by, new JourneyCommand.CorrectColleagueFeedback(group, respondents, DocumentOf($"{group}"), CorrectionReason.ClericalError, Day(on)));

    public static JourneyCommand RateOfTheDay(Element element, int exercise, decimal score, string by, string on, Level level = Leader) =>
        By(by, new JourneyCommand.RateExercise(level, element, exercise, score, AreaProfile.Empty, Day(on)) { Standard = RatedStandard(Leader, element) });

    public static JourneyCommand NameArea(string area, string on, ServiceAreaSet? divided, int role = 1) =>
        By("clerk-1", new JourneyCommand.NameLeadersArea(role, new(area), Day(on)) { Division = divided is { } areas ? new Division(areas, Day("2018-01-01"), null) : null });

    public static JourneyCommand PutAreaRight(string? area, string on, ServiceAreaSet? divided = null, int role = 1) =>
        By("clerk-1", new JourneyCommand.CorrectLeadersArea(role, area is null ? null : new ServiceAreaCode(area), CorrectionReason.ClericalError, Day(on))
        {
            Division = divided is { } areas ? new Division(areas, Day("2018-01-01"), null) : null,
        });

    public static readonly ServiceAreaSet NorthAndSouth = ServiceAreaSet.Of(new("NORTH"), new("SOUTH"));
}
