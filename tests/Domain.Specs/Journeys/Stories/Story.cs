using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>One journey told from its registration on: each step goes on from what was decided before, on the day it was asked.</summary>
internal sealed record Story(Journey Journey, DateOnly Today)
{
    /// <summary>The edition that governs it throughout.</summary>
    public Policy Policy { get; private init; } = Response2017;

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<JourneyEvent> Events { get; private init; } = [];

    public static Story Begins() => new(Journey.NotBegun, DateOnly.MinValue);

    public static Story BeginsUnder(Policy policy) => Begins() with { Policy = policy };

    /// <summary>Somebody asks on the day of the command; what is dated back is asked on the day told last.</summary>
    public Step When(JourneyCommand command)
    {
        var today = command.On > Today ? command.On : Today;
        return new Step(this with { Today = today }, new GivenJourney(Journey, Policy, today) { Events = Events }.When(command));
    }

    /// <summary>How things stand at this point.</summary>
    public Story So(Action<Journey> stands)
    {
        stands(Journey);
        return this;
    }

    internal sealed record Step(Story Before, WhenAsked Asked)
    {
        public Story Then(params JourneyEvent[] expected)
        {
            Asked.Then(expected);
            return Before with { Journey = expected.Aggregate(Before.Journey, Journey.Evolve), Events = [.. Before.Events, .. expected] };
        }

        public Story ThenNothingHappens() => Then();

        public Story ThenRefused(RefusalKind kind, string? because = null)
        {
            Asked.ThenRefused(kind, because);
            return Before;
        }
    }
}

/// <summary>The beginnings that stories share, and the words that only stories need. The practitioner level unless a story names another.</summary>
public abstract class A_story
{
    private protected const StatutoryFunction Casework = StatutoryFunction.HoldingCaseResponsibility;

    private protected const StatutoryFunction Supervision = StatutoryFunction.SupervisingSocialWorkers;

    /// <summary>Registered on 1 June 2018, in post and in a role with statutory functions at Leeds since 1 September 2017.</summary>
    private protected static Story EstablishedAtLeeds() => Story.Begins()
        .When(Register(on: "2018-06-01")).Then(Registered(on: "2018-06-01"))
        .When(StartEmployment(at: "LEEDS", on: "2017-09-01")).Then(EmployedAt("LEEDS", from: "2017-09-01"))
        .When(StartRole(Casework, EntryRoute.Established, on: "2017-09-01")).Then(InRole(Casework, EntryRoute.Established, from: "2017-09-01", null, null));

    /// <summary>… agreed on 4 June, endorsed on 2 July, sat on 12 September and marked on 20 September 2018.</summary>
    private protected static Story SatInSeptember(decimal knowledge = 20, decimal simulated = 45, decimal written = 45) => Sat(
        EstablishedAtLeeds()
            .When(AgreeToAssessment(Practitioner, on: "2018-06-04")).Then(Agreed(on: "2018-06-04"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02")).Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"))
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01")).Then(Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01")),
        knowledge, simulated, written, markedOn: "2018-09-20");

    /// <summary>… and everything met: accredited on 1 October 2018, so due again on 1 October 2021.</summary>
    private protected static Story AccreditedInOctober2018() => SatInSeptember()
        .When(ReleaseResult(Practitioner, on: "2018-10-01"))
        .Then(
            ResultMet(Everything, on: "2018-10-01"),
            FeedbackIssued(None, on: "2018-10-01"),
            Accredited(on: "2018-10-01", reaccreditation: "2021-10-01"),
            CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01"));

    /// <summary>… or the written element missed by two points: released on 30 November 2018, the narrow retake until 28 February 2019, the others counting until 30 November 2019.</summary>
    private protected static Story WrittenMissedNarrowly() => SatInSeptember(written: 38)
        .When(ReleaseResult(Practitioner, on: "2018-11-30"))
        .Then(
            ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-11-30"),
            FeedbackIssued(Only(Written), on: "2018-11-30"),
            NarrowRetakeOpened(Written, until: "2019-02-28", bankedUntil: "2019-11-30", on: "2018-11-30"));

    /// <summary>All three elements marked on a day by one assessor: 18 of 30 and 40 of 70 are met, from 16 and 35 on it is narrow.</summary>
    private protected static Story Sat(Story story, decimal knowledge, decimal simulated, decimal written, string markedOn, int attempt = 1, Level level = Practitioner) => story
        .When(RecordMark(level, Knowledge, knowledge, on: markedOn)).Then(Marked(Knowledge, knowledge, Judged(knowledge, cut: 18, narrowFrom: 16), on: markedOn, attempt: attempt, level: level))
        .When(RecordMark(level, Simulated, simulated, on: markedOn)).Then(Marked(Simulated, simulated, Judged(simulated, cut: 40, narrowFrom: 35), on: markedOn, attempt: attempt, level: level))
        .When(RecordMark(level, Written, written, on: markedOn)).Then(Marked(Written, written, Judged(written, cut: 40, narrowFrom: 35), on: markedOn, attempt: attempt, level: level));

    // What is asked

    internal static JourneyCommand Score(Element element, decimal score, AreaProfile areas, string on) =>
        By("assessor-1", new JourneyCommand.RecordMark(Practitioner, element, score, areas, Day(on)) { Standard = Standard(Practitioner, element) });

    internal static JourneyCommand Rate(Element element, int exercise, decimal score, AreaProfile areas, string on, string by) =>
        By(by, new JourneyCommand.RateExercise(Practitioner, element, exercise, score, areas, Day(on)) { Standard = RatedStandard(Practitioner, element) });

    internal static JourneyCommand CorrectMark(Element element, decimal score, string on, string by) =>
        By(by, new JourneyCommand.CorrectMark(Practitioner, 1, element, score, AreaProfile.Empty, CorrectionReason.MarkingError, Day(on)) { Standard = Standard(Practitioner, element) });

    internal static JourneyCommand AgreePlan(string on) => By("manager-7", new JourneyCommand.AgreeDevelopmentPlan(Practitioner, DocumentOf("plan"), Day(on)));

    internal static JourneyCommand BringForward(string on) => By("manager-7", new JourneyCommand.BringRetakeForward(Practitioner, BringForwardReason.PracticeObserved, Day(on)));

    internal static JourneyCommand LapseNarrowRetake(string on) => By("sweep", new JourneyCommand.LapseNarrowRetake(Practitioner, Day(on)));

    internal static JourneyCommand ExpireBanked(string on) => By("sweep", new JourneyCommand.ExpireBankedElements(Practitioner, Day(on)));

    internal static JourneyCommand Remind(int monthsAhead, string on) => By("sweep", new JourneyCommand.RemindOfReaccreditation(Practitioner, monthsAhead, Day(on)));

    internal static JourneyCommand DeclareHours(decimal hours, string on) =>
        By("worker-5", new JourneyCommand.DeclareLearning(Practitioner, hours, Day(on)) { Certificate = Certificate });

    internal static JourneyCommand EndorseForRenewal(string by, string on) =>
        By("manager-7", new JourneyCommand.EndorseForReaccreditation(Practitioner, new(by), Day(on)) { Endorser = Known(by), Certificate = Certificate });

    internal static JourneyCommand MarkOverdue(string on) => By("sweep", new JourneyCommand.MarkReaccreditationOverdue(Practitioner, Day(on)));

    internal static JourneyCommand MarkNotCurrent(string on) => By("sweep", new JourneyCommand.MarkAccreditationNotCurrent(Practitioner, Day(on)));

    // What happens

    internal static JourneyEvent Rated(Element element, int exercise, int rating, decimal score, decimal outOf, AreaProfile areas, string on, string by) =>
        new JourneyEvent.ExerciseRated(Practitioner, 1, element, exercise, rating, score, outOf, "2018-1", areas, new(by), Day(on));

    internal static JourneyEvent ThirdNeeded(Element element, int exercise, decimal difference, string on) =>
        new JourneyEvent.ThirdRatingNeeded(Practitioner, 1, element, exercise, difference, 5, Day(on));

    internal static JourneyEvent MarkCorrected(Element element, decimal score, ElementResult result, string on, string by) =>
        new JourneyEvent.MarkCorrected(Practitioner, 1, element, score, 70, 40, 35, "2018-1", result, AreaProfile.Empty, CorrectionReason.MarkingError, new(by), Day(on));

    internal static JourneyEvent ResultCorrected(ElementSet met, string firstReleasedOn, string on) =>
        new JourneyEvent.ResultCorrected(Practitioner, 1, Outcome.Met, met, None, Day(firstReleasedOn), new("releaser-3"), Day(on));

    internal static JourneyEvent NarrowRetakeLapsed(Element element, string bankedUntil, string on) =>
        new JourneyEvent.NarrowRetakeLapsed(Practitioner, 1, element, Day(bankedUntil), Day(on));

    internal static JourneyEvent BankedExpired(ElementSet elements, string on, int attempt) => new JourneyEvent.BankedElementsExpired(Practitioner, attempt, elements, Day(on));

    internal static JourneyEvent Reminded(int monthsAhead, string due, string on) => new JourneyEvent.ReaccreditationReminded(Practitioner, monthsAhead, Day(due), Day(on));

    internal static JourneyEvent HoursDeclared(int declaration, decimal hours, string on) => new JourneyEvent.LearningDeclared(Practitioner, declaration, hours, Day(on));

    internal static JourneyEvent EndorsedForRenewal(string by, string on) => new JourneyEvent.PracticeEndorsedForReaccreditation(Practitioner, new(by), new("manager-7"), Day(on));

    internal static JourneyEvent Reaccredited(string due, string on) => new JourneyEvent.Reaccredited(Practitioner, ReaccreditationRoute.PracticeAndLearning, Day(due), Day(on));

    internal static JourneyEvent Restored(string due, string on) => new JourneyEvent.AccreditationRestored(Practitioner, ReaccreditationRoute.PracticeAndLearning, Day(due), Day(on));

    internal static JourneyEvent Overdue(string due, string graceUntil, string on) => new JourneyEvent.ReaccreditationOverdue(Practitioner, Day(due), Day(graceUntil), Day(on));

    internal static JourneyEvent NotCurrent(string on) => new JourneyEvent.AccreditationNotCurrent(Practitioner, Day(on));

    private static ElementResult Judged(decimal score, decimal cut, decimal narrowFrom) => score >= cut ? Met : score >= narrowFrom ? NarrowlyNotMet : NotMet;
}
