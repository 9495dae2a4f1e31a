using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections;
using Naas.Projections.WorkerSummary;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetWorkerSummaryHandler(ReadModelReader reader, IEventLog log) : IRequestHandler<GetWorkerSummary, QueryAnswer<WorkerSummary>>
{
    private static readonly WorkerSummaryTable Table = new();

    public Task<QueryAnswer<WorkerSummary>> Handle(GetWorkerSummary request, CancellationToken cancellationToken) => reader.AskAsync(
        WorkerSummaryProjection.Name,
        request,
        request.Journey,
        async snapshot =>
        {
            var rows = await snapshot.QueryAsync(Table.Sql("query"), Table.Read, ("journey", request.Journey.Value));
            if (rows.Count == 0)
                return null;
            return request.Caller switch
            {
                { Role: Role.Employer, Organisation: { } own } => SummaryOf(ForEmployer(rows[0], EmployerSight.Of(own, (await request.ReadAsync(log, cancellationToken, atLeast: rows[0].Revision)).Entries))),
                { Role: Role.DfeOperations } => SummaryOf(ForOperations(rows[0])),
                _ => SummaryOf(rows[0]),
            };
        },
        cancellationToken);

    /// <summary>Without what stands there by an event that this employer is not told of.</summary>
    private static WorkerSummaryRow ForEmployer(WorkerSummaryRow row, EmployerSight sight) => row with
    {
        Roles = [.. row.Roles.Select(role => sight.TellsLast<JourneyEvent.MinimumServiceWaived>(e => e.Role == role.Role) ? role : role with { WaivedOn = null })],
        Absences = [.. row.Absences.Where(away => sight.TellsLast<JourneyEvent.AbsenceStarted>(e => e.Absence == away.Absence))],
        Levels = [.. row.Levels.Select(entry => ForEmployer(entry, sight))],
    };

    private static LevelEntry ForEmployer(LevelEntry entry, EmployerSight sight) => entry with
    {
        // Taking an agreement back is told to everybody: there is none. That somebody declined to be asked is not.
        DeclinedOn = sight.TellsLast<JourneyEvent>(e => e is JourneyEvent.AssessmentDeclined or JourneyEvent.AgreementWithdrawn && e.AtLevel() == entry.Level) ? entry.DeclinedOn : null,
        EndorsementRequest = sight.TellsLast<JourneyEvent.EndorsementRequested>(e => e.Level == entry.Level) ? entry.EndorsementRequest : null,
        Endorsements = [.. entry.Endorsements.Select((given, index) => sight.TellsLast<JourneyEvent.EndorsementRanked>(e => e.Level == entry.Level && e.Endorsement == index + 1) ? given : given with { Rank = null })],
        // That a sitting was void is between those who were there, and so is what it left open.
        RebookUntil = sight.TellsLast<JourneyEvent.SittingVoided>(e => e.Level == entry.Level) ? entry.RebookUntil : null,
        FeedbackVersion = sight.TellsLast<JourneyEvent.FeedbackIssued>(e => e.Level == entry.Level) ? entry.FeedbackVersion : null,
        Retake = entry.Retake is { } retake && !sight.TellsLast<JourneyEvent.DevelopmentPlanAgreed>(e => e.Level == entry.Level) ? retake with { PlannedOn = null } : entry.Retake,
    };

    /// <summary>Without what is between the worker and an employer alone: the same as the timeline leaves out.</summary>
    private static WorkerSummaryRow ForOperations(WorkerSummaryRow row) => row with
    {
        Absences = [],
        Levels =
        [
            .. row.Levels.Select(entry => entry with
            {
                EndorsementRequest = null,
                Endorsements = [.. entry.Endorsements.Select(given => given with { Rank = null })],
                FeedbackVersion = null,
                Retake = entry.Retake is { } retake ? retake with { PlannedOn = null } : null,
            }),
        ],
    };

    private static WorkerSummary SummaryOf(WorkerSummaryRow row) => new(
        row.Journey,
        row.RegisteredOn,
        [.. row.Employments.Select(entry => new EmploymentSummary(entry.Spell, new OrganisationCode(entry.PlacedAt), entry.Basis, Code(entry.Agency), entry.From, entry.To, entry.CarriedOverOn))],
        [.. row.Roles.Select(RoleOf)],
        [.. row.Absences.Select(entry => new AbsenceSummary(entry.Absence, entry.Spell, entry.From, entry.To))],
        [.. row.Levels.Select(LevelOf)],
        row.Revision,
        row.RecordedAt);

    private static RoleSummary RoleOf(RoleEntry entry) => new(
        entry.Role,
        entry.Spell,
        entry.Level,
        entry.Functions,
        entry.Route,
        entry.PrincipalSocialWorker,
        entry.From,
        entry.To,
        entry.AsyeCompletedOn,
        entry.NotBefore,
        entry.ExpectedBy,
        entry.WaivedOn);

    private static LevelSummary LevelOf(LevelEntry entry) => new()
    {
        Level = entry.Level,
        Standing = EnumText.Parse<Standing>(entry.Standing),
        AgreedOn = entry.AgreedOn,
        DeclinedOn = entry.DeclinedOn,
        EndorsementRequestedOf = Code(entry.EndorsementRequest?.Of),
        EndorsementRequestedOn = entry.EndorsementRequest?.On,
        EndorsedBy = Code(entry.Endorsement?.By),
        EndorsedOn = entry.Endorsement?.On,
        EndorsementValidUntil = entry.Endorsement?.ValidUntil,
        EndorsementRank = entry.Endorsement?.Rank,
        Passport = entry.Passport,
        Attempts = entry.Attempts,
        SittingRequestedOn = entry.SittingRequestedOn,
        Attempt = entry.UnderWay?.Attempt,
        Sitting = entry.UnderWay is { } booked ? new SittingCode(booked.Sitting) : null,
        SitsOn = entry.UnderWay?.SitsOn,
        RebookUntil = entry.RebookUntil,
        ElementsDue = [.. entry.ElementsDue],
        LastAttempt = entry.LastAttempt,
        LastOutcome = entry.LastOutcome,
        LastReleasedOn = entry.LastReleasedOn,
        LastCorrectedOn = entry.LastCorrectedOn,
        LastAnnulledOn = entry.LastAnnulledOn,
        FeedbackVersion = entry.FeedbackVersion,
        RetakeElement = entry.Retake?.Element,
        RetakeExpectedAfter = entry.Retake?.ExpectedAfter,
        RetakeUntil = entry.Retake?.Until,
        BankedUntil = entry.Retake?.BankedUntil,
        RetakePlannedOn = entry.Retake?.PlannedOn,
        RetakeBroughtForwardOn = entry.Retake?.BroughtForwardOn,
        NarrowRetakeLapsedOn = entry.Retake?.NarrowLapsedOn,
        BankedElementsExpiredOn = entry.Retake?.ExpiredOn,
        AccreditedOn = entry.Accreditation?.Since,
        Certificate = entry.Accreditation?.Certificate is { } certificate ? new CertificateNumber(certificate) : null,
        CurrentUntil = entry.Accreditation?.CurrentUntil,
        ReaccreditationDueOn = entry.Accreditation?.DueOn,
        ReaccreditedOn = entry.Accreditation?.RenewedOn,
        OverdueSince = entry.Accreditation?.OverdueSince,
        NotCurrentSince = entry.Accreditation?.NotCurrentSince,
        RevokedOn = entry.Accreditation?.RevokedOn,
        LearningHours = entry.Accreditation?.HoursDeclared ?? 0,
    };

    private static OrganisationCode? Code(string? text) => text is null ? null : new OrganisationCode(text);
}
