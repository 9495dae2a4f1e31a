using Naas.Application.Journeys;
using Naas.Domain.Rollouts;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Golden;

/// <summary>What each golden file says, as the objects of today: an old version as what its steps make of it.</summary>
internal static class Samples
{
    private static readonly OrganisationCode Leeds = new("E08000035");
    private static readonly ActorId Manager = new("3f6c2d1e-endorser");
    private static readonly SittingCode Sitting = new("LEEDS-2018-09-12-AM");

    public static IReadOnlyDictionary<string, JourneyEvent> All { get; } = new Dictionary<string, JourneyEvent>
    {
        ["social-worker-registered.v1"] = new JourneyEvent.SocialWorkerRegistered(Day("2018-06-01")),
        ["employment-started.v1"] = new JourneyEvent.EmploymentStarted(2, Leeds, EmploymentBasis.Agency, new OrganisationCode("BRIGHT-STAFFING"), Day("2018-06-04")),
        ["employment-ended.v1"] = new JourneyEvent.EmploymentEnded(2, Leeds, LeavingReason.VoluntaryRedundancy, LeavingDestination.OtherLocalAuthorityInEngland, Day("2019-03-29")),
        ["assessment-agreed.v1"] = new JourneyEvent.AssessmentAgreed(Practitioner, Day("2018-06-11")),
        ["practice-endorsed.v1"] = new JourneyEvent.PracticeEndorsed(Practitioner, 1, Leeds, Manager, Day("2018-07-01"), Day("2019-01-02"), Day("2018-07-02")),
        ["practice-re-endorsed.v1"] = new JourneyEvent.PracticeReEndorsed(Supervisor, 3, Leeds, Manager, Day("2018-07-01"), Day("2019-08-28"), Day("2019-02-28")),
        ["endorsement-lapsed-on-leaving.v1"] = new JourneyEvent.EndorsementLapsedOnLeaving(Practitioner, 1, Leeds, Day("2018-08-31")),
        ["sitting-booked.v1"] = new JourneyEvent.SittingBooked(Practitioner, 1, 1, Sitting, ElementSet.All, Day("2018-09-12"), new EditionCode("response-2017"), Day("2018-08-01")),
        ["sitting-cancelled-on-leaving.v1"] = new JourneyEvent.SittingCancelledOnLeaving(Practitioner, 1, Sitting, Day("2018-08-31")),
        ["element-marked.v1"] = new JourneyEvent.ElementMarked(Practitioner, 1, Simulated, 39.5m, 70m, 40m, 35m, "2018-1", NarrowlyNotMet, AreaProfile.Empty, new ActorId("assessor_12"), Day("2018-09-20")),
        ["result-released.v1"] = new JourneyEvent.ResultReleased(Practitioner, 1, Outcome.NotMet, ElementSet.Of(Knowledge, Written), ElementSet.Of(Simulated), new ActorId("releaser.3"), Day("2018-11-30")),
        ["accredited.v1"] = new JourneyEvent.Accredited(Practitioner, 2, Day("2022-02-28"), Day("2019-02-28")),
        ["narrow-retake-opened.v1"] = new JourneyEvent.NarrowRetakeOpened(Practitioner, 1, Simulated, Day("2019-02-28"), Day("2019-11-30"), Day("2018-11-30")),
        ["element-retake-opened.v1"] = new JourneyEvent.ElementRetakeOpened(Supervisor, 1, Knowledge, Day("2019-02-28"), Day("2019-11-30"), Day("2018-11-30")),
        ["full-retake-opened.v1"] = new JourneyEvent.FullRetakeOpened(Practitioner, 3, Day("2020-05-20"), Day("2019-05-20")),
    };

    public static IReadOnlyDictionary<string, RolloutEvent> OfTheRollout { get; } = new Dictionary<string, RolloutEvent>
    {
        ["phase-opened.v1"] = new RolloutEvent.PhaseOpened(new PhaseCode("phase-two"), Day("2019-01-01"), Day("2018-11-01")),
        ["phase-changed.v1"] = new RolloutEvent.PhaseChanged(new PhaseCode("phase-two"), Day("2019-02-01"), Day("2018-12-03")),
        ["phase-ended.v1"] = new RolloutEvent.PhaseEnded(new PhaseCode("phase-one"), Day("2018-12-31")),
        ["site-joined.v1"] = new RolloutEvent.SiteJoined(Leeds, new PhaseCode("phase-one"), Day("2018-06-29")),
        ["site-left.v1"] = new RolloutEvent.SiteLeft(Leeds, new PhaseCode("phase-one"), Day("2019-06-28")),
        ["organisation-succeeded.v1"] = new RolloutEvent.OrganisationSucceeded(Leeds, new OrganisationCode("TRUST-EXAMPLE"), Day("2019-04-01")),
    };

    public static IReadOnlyDictionary<string, EventMetadata> Metadata { get; } = new Dictionary<string, EventMetadata>
    {
        ["metadata.v1"] = new(
            new DateTimeOffset(2018, 7, 2, 9, 30, 15, TimeSpan.Zero).AddTicks(1234560),
            Manager,
            "employer",
            "E08000035",
            new Guid("0b6f1a52-7c1e-5d0a-8e55-2f3d4c5b6a79"),
            "9a5f0c7e31",
            "endorsement-list-2018-07",
            "row-17",
            new EditionCode("response-2017")),
        ["metadata-sparse.v1"] = new(
            new DateTimeOffset(2018, 7, 2, 9, 30, 0, TimeSpan.Zero),
            new ActorId("sweep"),
            "system",
            null,
            new Guid("0b6f1a52-7c1e-5d0a-8e55-2f3d4c5b6a79"),
            "9a5f0c7e31",
            "sweep-2018-07-02",
            null,
            new EditionCode("response-2017")),
    };
}
