using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>The events of a journey in the words of the people on it; the practitioner level unless a spec names another.</summary>
internal static class History
{
    public static readonly ElementSet Everything = ElementSet.All;

    public static readonly ElementSet None = ElementSet.Empty;

    public static ElementSet Only(params Element[] elements) => ElementSet.Of(elements);

    public static JourneyEvent Registered(string on = "2018-06-01") => new JourneyEvent.SocialWorkerRegistered(Day(on));

    public static JourneyEvent EmployedAt(string organisation, string from = "2017-09-01", int spell = 1) =>
        new JourneyEvent.EmploymentStarted(spell, new(organisation), EmploymentBasis.Direct, null, Day(from));

    public static JourneyEvent PlacedThroughAgency(string agency, string at, string from = "2017-09-01", int spell = 1) =>
        new JourneyEvent.EmploymentStarted(spell, new(at), EmploymentBasis.Agency, new OrganisationCode(agency), Day(from));

    public static JourneyEvent SelfEmployedAt(string organisation, string from = "2017-09-01", int spell = 1) =>
        new JourneyEvent.EmploymentStarted(spell, new(organisation), EmploymentBasis.SelfEmployed, null, Day(from));

    public static JourneyEvent Left(string organisation, string on, int spell = 1) =>
        new JourneyEvent.EmploymentEnded(spell, new(organisation), LeavingReason.Resignation, LeavingDestination.OtherLocalAuthorityInEngland, Day(on));

    /// <summary>A role with the function that is usual for the level, by somebody established in it: no clock.</summary>
    public static JourneyEvent InRole(Level level = Practitioner, string from = "2017-09-01", int spell = 1, int role = 1) =>
        InRole(level == Practitioner ? StatutoryFunction.HoldingCaseResponsibility : StatutoryFunction.SupervisingSocialWorkers, EntryRoute.Established, from, null, null, spell, role);

    public static JourneyEvent InRole(StatutoryFunction function, EntryRoute route, string from, string? notBefore, string? expectedBy, int spell = 1, int role = 1) =>
        new JourneyEvent.StatutoryRoleStarted(
            role, spell, FunctionSet.Of(function).Highest!.Value, FunctionSet.Of(function), route, false,
            notBefore is null ? null : Day(notBefore), expectedBy is null ? null : Day(expectedBy), Day(from));

    public static JourneyEvent Agreed(string on = "2018-06-04", Level level = Practitioner) => new JourneyEvent.AssessmentAgreed(level, Day(on));

    public static JourneyEvent Endorsed(string by, string on, string until, int endorsement = 1, Level level = Practitioner) =>
        new JourneyEvent.PracticeEndorsed(level, endorsement, new(by), new("manager-7"), Day(SittingsFrom), Day(until), Day(on));

    public static JourneyEvent EndorsedAgain(string by, string on, string until, int endorsement = 2, Level level = Practitioner) =>
        new JourneyEvent.PracticeReEndorsed(level, endorsement, new(by), new("manager-7"), Day(SittingsFrom), Day(until), Day(on));

    public static JourneyEvent EndorsementLapsed(string by, string on, int endorsement = 1, Level level = Practitioner) =>
        new JourneyEvent.EndorsementLapsedOnLeaving(level, endorsement, new(by), Day(on));

    public static JourneyEvent Booked(ElementSet elements, string sitsOn, string on, int attempt = 1, int endorsement = 1, Level level = Practitioner) =>
        new JourneyEvent.SittingBooked(level, attempt, endorsement, SittingOn(sitsOn), elements, Day(sitsOn), Response2017.Edition, Day(on));

    public static JourneyEvent SittingCancelled(string sitsOn, string on, int attempt = 1, Level level = Practitioner) =>
        new JourneyEvent.SittingCancelledOnLeaving(level, attempt, SittingOn(sitsOn), Day(on));

    public static JourneyEvent Marked(Element element, decimal score, ElementResult result, string on, string by = "assessor-1", int attempt = 1, Level level = Practitioner, AreaProfile profile = default)
    {
        var standard = Standard(level, element);
        return new JourneyEvent.ElementMarked(level, attempt, element, score, standard.OutOf, standard.Cut, standard.NarrowFrom, "2018-1", result, profile, new(by), Day(on));
    }

    public static JourneyEvent ResultMet(ElementSet met, string on, int attempt = 1, Level level = Practitioner) =>
        new JourneyEvent.ResultReleased(level, attempt, Outcome.Met, met, ElementSet.Empty, new("releaser-3"), Day(on));

    public static JourneyEvent ResultNotMet(ElementSet met, ElementSet notMet, string on, int attempt = 1, Level level = Practitioner) =>
        new JourneyEvent.ResultReleased(level, attempt, Outcome.NotMet, met, notMet, new("releaser-3"), Day(on));

    public static JourneyEvent Accredited(string on, string? reaccreditation, int attempt = 1, Level level = Practitioner) =>
        new JourneyEvent.Accredited(level, attempt, reaccreditation is null ? null : Day(reaccreditation), Day(on));

    public static JourneyEvent FeedbackIssued(ElementSet notMet, string on, int version = 1, int attempt = 1, Level level = Practitioner, AreaProfile areas = default, DocumentId? narrative = null) =>
        new JourneyEvent.FeedbackIssued(level, attempt, version, notMet, areas, narrative, Day(on));

    public static JourneyEvent CertificateIssued(string on, string? currentUntil, Level level = Practitioner) =>
        new JourneyEvent.CertificateIssued(level, Certificate, currentUntil is null ? null : Day(currentUntil), Day(on));

    public static JourneyEvent PlanAgreed(string on, int attempt = 1, Level level = Practitioner, string document = "plan") =>
        new JourneyEvent.DevelopmentPlanAgreed(level, attempt, DocumentOf(document), new("manager-7"), Day(on));

    public static JourneyEvent BroughtForward(string on, int attempt = 1, Level level = Practitioner) =>
        new JourneyEvent.RetakeBroughtForward(level, attempt, BringForwardReason.PracticeObserved, new("manager-7"), Day(on));

    /// <summary>A document's id, the same for the same purpose.</summary>
    public static DocumentId DocumentOf(string purpose) => new(new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(purpose)).AsSpan(0, 16)));

    public static JourneyEvent NarrowRetakeOpened(Element element, string until, string bankedUntil, string on, int attempt = 1) =>
        new JourneyEvent.NarrowRetakeOpened(Practitioner, attempt, element, Day(until), Day(bankedUntil), Day(on));

    public static JourneyEvent ElementRetakeOpened(Element element, string expectedAfter, string bankedUntil, string on, int attempt = 1) =>
        new JourneyEvent.ElementRetakeOpened(Practitioner, attempt, element, Day(expectedAfter), Day(bankedUntil), Day(on));

    public static JourneyEvent FullRetakeOpened(string expectedAfter, string on, int attempt = 1) =>
        new JourneyEvent.FullRetakeOpened(Practitioner, attempt, Day(expectedAfter), Day(on));

    // Stretches that many specs begin with.

    /// <summary>Registered on 1 June 2018, in post and in a role with statutory functions at Leeds since 1 September 2017, agreed on 4 June 2018.</summary>
    public static JourneyEvent[] AgreedAtLeeds(Level level = Practitioner) => [Registered(), EmployedAt("LEEDS"), InRole(level), Agreed(level: level)];

    /// <summary>… and endorsed by Leeds on 2 July 2018, until 2 January 2019.</summary>
    public static JourneyEvent[] ReadyToSit(Level level = Practitioner) =>
        [.. AgreedAtLeeds(level), Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", level: level)];

    /// <summary>… and booked on 1 August for everything on 12 September 2018.</summary>
    public static JourneyEvent[] BookedForSeptember(Level level = Practitioner) =>
        [.. ReadyToSit(level), Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01", level: level)];

    /// <summary>… and marked by assessor-1 on 20 September 2018; what falls below the cut is said by the scores.</summary>
    public static JourneyEvent[] MarkedInSeptember(decimal knowledge = 20, decimal simulated = 45, decimal written = 45) =>
    [
        .. BookedForSeptember(),
        Marked(Knowledge, knowledge, Standard(Practitioner, Knowledge).Judge(knowledge), on: "2018-09-20"),
        Marked(Simulated, simulated, Standard(Practitioner, Simulated).Judge(simulated), on: "2018-09-20"),
        Marked(Written, written, Standard(Practitioner, Written).Judge(written), on: "2018-09-20"),
    ];

    /// <summary>… and only the written element missed, narrowly, with the result released on 30 November 2018: three months end on 28 February, twelve on 30 November 2019.</summary>
    public static JourneyEvent[] WrittenNarrowlyMissed() =>
    [
        .. MarkedInSeptember(written: 38),
        ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-11-30"),
        FeedbackIssued(Only(Written), on: "2018-11-30"),
        NarrowRetakeOpened(Written, until: "2019-02-28", bankedUntil: "2019-11-30", on: "2018-11-30"),
    ];

    /// <summary>… and endorsed again, booked for the written element alone and marked on the day of the retake.</summary>
    public static JourneyEvent[] WrittenTakenAgain(decimal score, string sitsOn, string endorsedOn, string endorsedUntil, int attempt = 2) =>
    [
        EndorsedAgain(by: "LEEDS", on: endorsedOn, until: endorsedUntil, endorsement: attempt),
        Booked(Only(Written), sitsOn, on: endorsedOn, attempt, endorsement: attempt),
        Marked(Written, score, Standard(Practitioner, Written).Judge(score), on: sitsOn, attempt: attempt),
    ];

    /// <summary>Everything met, released on 1 October 2018.</summary>
    public static JourneyEvent[] AccreditedPractitioner() =>
    [
        .. MarkedInSeptember(),
        ResultMet(Everything, on: "2018-10-01"),
        FeedbackIssued(None, on: "2018-10-01"),
        Accredited(on: "2018-10-01", reaccreditation: "2021-10-01"),
        CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01"),
    ];

    public static SittingCode SittingOn(string day) => new($"LEEDS-{day}-AM");
}
