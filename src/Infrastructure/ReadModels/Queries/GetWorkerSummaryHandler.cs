using MediatR;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections;
using Naas.Projections.WorkerSummary;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetWorkerSummaryHandler(ReadModelReader reader) : IRequestHandler<GetWorkerSummary, QueryAnswer<WorkerSummary>>
{
    private static readonly WorkerSummaryTable Table = new();

    public Task<QueryAnswer<WorkerSummary>> Handle(GetWorkerSummary request, CancellationToken cancellationToken) => reader.AskAsync(
        WorkerSummaryProjection.Name,
        request,
        request.Journey,
        async snapshot =>
        {
            var rows = await snapshot.QueryAsync(Table.Sql("query"), Table.Read, ("journey", request.Journey.Value));
            return rows.Count == 0 ? null : SummaryOf(rows[0]);
        },
        cancellationToken);

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
