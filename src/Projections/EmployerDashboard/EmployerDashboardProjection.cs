using Naas.Domain.Journeys;
using Naas.Projections.EmployerDashboard.Agreements;
using Naas.Projections.EmployerDashboard.Attempts;
using Naas.Projections.EmployerDashboard.Endorsements;
using Naas.Projections.EmployerDashboard.Spells;

namespace Naas.Projections.EmployerDashboard;

/// <summary>How does an employer's workforce stand, on any day?</summary>
/// <remarks>Dated rows, so that a figure as of a day is a query over dates and never a second fold.</remarks>
public static class EmployerDashboardProjection
{
    public const string Name = "employer-dashboard";

    public static Projection Definition { get; } = new(
        Name,
        version: 1,
        handles:
        [
            typeof(JourneyEvent.EmploymentStarted),
            typeof(JourneyEvent.EmploymentEnded),
            typeof(JourneyEvent.AssessmentAgreed),
            typeof(JourneyEvent.PracticeEndorsed),
            typeof(JourneyEvent.PracticeReEndorsed),
            typeof(JourneyEvent.EndorsementLapsedOnLeaving),
            typeof(JourneyEvent.SittingBooked),
            typeof(JourneyEvent.SittingCancelledOnLeaving),
            typeof(JourneyEvent.ElementMarked),
            typeof(JourneyEvent.ResultReleased),
            typeof(JourneyEvent.Accredited),
            typeof(JourneyEvent.NarrowRetakeOpened),
            typeof(JourneyEvent.ElementRetakeOpened),
            typeof(JourneyEvent.FullRetakeOpened),
        ],
        // Registration places nobody with an employer.
        ignores: [typeof(JourneyEvent.SocialWorkerRegistered)],
        [new SpellTable(), new EndorsementTable(), new AttemptTable(), new AgreementTable()]);
}
