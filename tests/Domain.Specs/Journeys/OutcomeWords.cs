using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Corrections, retakes, and time that stands still; the practitioner level and the first attempt unless a spec names another.</summary>
internal static class OutcomeWords
{
    // What happened

    public static JourneyEvent MarkPutRight(Element element, decimal score, ElementResult result, string on, int attempt = 1, string by = "moderator-2", AreaProfile profile = default)
    {
        var standard = Standard(Practitioner, element);
        return new JourneyEvent.MarkCorrected(
            Practitioner, attempt, element, score, standard.OutOf, standard.Cut, standard.NarrowFrom, "2018-1", result, profile, CorrectionReason.MarkingError, new(by), Day(on));
    }

    public static JourneyEvent ResultPutRight(ElementSet met, ElementSet notMet, string firstReleasedOn, string on, int attempt = 1) =>
        new JourneyEvent.ResultCorrected(Practitioner, attempt, notMet.Count == 0 ? Outcome.Met : Outcome.NotMet, met, notMet, Day(firstReleasedOn), new("releaser-3"), Day(on));

    public static JourneyEvent ResultAnnulled(string on, int attempt = 1) => new JourneyEvent.ResultAnnulled(Practitioner, attempt, new("decider-1"), Day(on));

    public static JourneyEvent WindowMoved(WindowStop cause, string from, string to, string? until, string bankedUntil, string on, int number = 1, int attempt = 1) =>
        new JourneyEvent.RetakeWindowMoved(Practitioner, attempt, cause, number, Day(from), Day(to), until is null ? null : Day(until), Day(bankedUntil), Day(on));

    public static JourneyEvent NarrowLapsed(Element element, string bankedUntil, string on, int attempt = 1) =>
        new JourneyEvent.NarrowRetakeLapsed(Practitioner, attempt, element, Day(bankedUntil), Day(on));

    public static JourneyEvent BankedExpired(ElementSet elements, string on, int attempt = 1) => new JourneyEvent.BankedElementsExpired(Practitioner, attempt, elements, Day(on));

    public static JourneyEvent AbsentFrom(string on, int absence = 1, AbsenceKind kind = AbsenceKind.Protected, int spell = 1) => new JourneyEvent.AbsenceStarted(absence, spell, kind, Day(on));

    public static JourneyEvent AbsentUntil(string on, int absence = 1) => new JourneyEvent.AbsenceEnded(absence, Day(on));

    public static JourneyEvent AbsencePutRight(string from, string? to, string on, AbsenceKind kind = AbsenceKind.Protected) =>
        new JourneyEvent.AbsenceCorrected(1, kind, Day(from), to is null ? null : Day(to), CorrectionReason.WrongDate, new("manager-7"), Day(on));

    /// <summary>… marked, and the written element missed by more, released on 1 October 2018: expected again from 1 January 2019.</summary>
    public static JourneyEvent[] WrittenMissedByMore() =>
    [
        .. MarkedInSeptember(written: 30),
        ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-10-01"),
        FeedbackIssued(Only(Written), on: "2018-10-01"),
        ElementRetakeOpened(Written, expectedAfter: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"),
    ];

    /// <summary>… marked, and two elements missed, released on 1 October 2018: everything is expected again from 1 October 2019.</summary>
    public static JourneyEvent[] TwoElementsMissed() =>
    [
        .. MarkedInSeptember(knowledge: 15, written: 38),
        ResultNotMet(Only(Simulated), Only(Knowledge, Written), on: "2018-10-01"),
        FeedbackIssued(Only(Knowledge, Written), on: "2018-10-01"),
        FullRetakeOpened(expectedAfter: "2019-10-01", on: "2018-10-01"),
    ];

    // What is asked

    public static JourneyCommand PutMarkRight(Element element, decimal score, string on, int attempt = 1, string by = "moderator-2", AreaProfile profile = default) =>
        By(by, new JourneyCommand.CorrectMark(Practitioner, attempt, element, score, profile, CorrectionReason.MarkingError, Day(on)) { Standard = Standard(Practitioner, element) });

    public static JourneyCommand AgreePlan(string on, string document = "plan") => By("manager-7", new JourneyCommand.AgreeDevelopmentPlan(Practitioner, DocumentOf(document), Day(on)));

    public static JourneyCommand BringForward(string on) => By("manager-7", new JourneyCommand.BringRetakeForward(Practitioner, BringForwardReason.PracticeObserved, Day(on)));

    public static JourneyCommand LapseNarrow(string on) => By("sweep", new JourneyCommand.LapseNarrowRetake(Practitioner, Day(on)));

    public static JourneyCommand ExpireBanked(string on) => By("sweep", new JourneyCommand.ExpireBankedElements(Practitioner, Day(on)));

    public static JourneyCommand EndAbsence(string on, int absence = 1) => By("manager-7", new JourneyCommand.EndAbsence(absence, Day(on)));

    public static JourneyCommand PutAbsenceRight(string from, string? to, string on, int absence = 1, AbsenceKind kind = AbsenceKind.Protected) =>
        By("manager-7", new JourneyCommand.CorrectAbsence(absence, kind, Day(from), to is null ? null : Day(to), CorrectionReason.WrongDate, Day(on)));
}
