using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
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
                { Role: Role.Employer, Organisation: { } own } => ToldTo(own, rows[0], (await request.ReadAsync(log, cancellationToken, atLeast: rows[0].Revision)).Entries),
                { Role: Role.DfeOperations } => SummaryOf(ForOperations(rows[0]), new Told(Role.DfeOperations)),
                { Role: var role } => SummaryOf(rows[0], new Told(role)),
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

    private static WorkerSummary ToldTo(OrganisationCode own, WorkerSummaryRow row, IReadOnlyList<StreamEntry<JourneyEvent>> entries)
    {
        var sight = EmployerSight.Of(own, entries, through: row.Revision);
        return SummaryOf(ForEmployer(row, sight), new Told(Role.Employer) { Sight = sight });
    }

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

    private static WorkerSummary SummaryOf(WorkerSummaryRow row, Told told) => new(
        row.Journey,
        row.RegisteredOn,
        [.. row.Employments.Select(entry => new EmploymentSummary(entry.Spell, new OrganisationCode(entry.PlacedAt), entry.Basis, Code(entry.Agency), entry.From, entry.To, entry.CarriedOverOn))],
        [.. row.Roles.Select(entry => RoleOf(entry, row))],
        [.. row.Absences.Select(entry => new AbsenceSummary(entry.Absence, entry.Spell, entry.From, entry.To))],
        [.. row.Levels.Select(entry => LevelOf(entry, row, told))],
        row.Revision,
        row.RecordedAt)
    {
        SupersededBy = row.SupersededBy,
    };

    private static RoleSummary RoleOf(RoleEntry entry, WorkerSummaryRow row) => new(
        entry.Role,
        entry.Spell,
        entry.Level,
        entry.Functions,
        entry.Route,
        entry.PrincipalSocialWorker,
        entry.From,
        // A role ends with its employment at the latest.
        Earlier(entry.To, row.Employments.FirstOrDefault(employment => employment.Spell == entry.Spell)?.To),
        entry.AsyeCompletedOn,
        entry.NotBefore,
        entry.ExpectedBy,
        entry.WaivedOn,
        entry.Area is { } area ? new ServiceAreaCode(area) : null);

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    private static LevelSummary LevelOf(LevelEntry entry, WorkerSummaryRow row, Told told) => new()
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
        // Once the others count no more, everything is taken again (S-07).
        RetakeElement = entry.Retake is { ExpiredOn: null } retake ? retake.Element : null,
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
        StandingStill = [.. row.StandingStillAt(entry).Select(end => EnumText.Parse<WindowEnd>(EnumText.Of(end)))],
        StoppedBy = [.. row.StopsAt(entry).Where(told.Of).Select(stop => new WindowStopped(stop.Cause, stop.From))],
        UnderReview = [.. entry.Reviews.Where(review => told.Of(review, entry.Level)).Select(review => new UnderReview(review.Review, review.Attempt, review.Since, review.DecisionDue))],
        InQuestion = told.Of(entry.InQuestion) is { } asked ? EnumText.Parse<AccreditationQuestion>(EnumText.Of(asked.Question)) : null,
        InQuestionAttempt = told.Of(entry.InQuestion)?.Attempt,
        InQuestionSince = told.Of(entry.InQuestion)?.Since,
    };

    private static OrganisationCode? Code(string? text) => text is null ? null : new OrganisationCode(text);

    /// <summary>That ends stand still is told to everybody who may ask; what stops them, and what is in question, to whom the timeline tells of it (S-33, S-34, S-36).</summary>
    private sealed record Told(Role Role)
    {
        /// <summary>For an employer: how much it is told of this journey.</summary>
        public EmployerSight? Sight { get; init; }

        public bool Of(OpenStopEntry stop) => stop.Cause switch
        {
            WindowStop.ProtectedAbsence => Of<JourneyEvent.AbsenceStarted>(e => e.Absence == stop.Number),
            WindowStop.WaitForSitting => Of<JourneyEvent.SittingRequested>(e => e.Level == stop.Level && e.Request == stop.Number),
            WindowStop.Investigation => Of<JourneyEvent.MalpracticeAlleged>(e => e.Level == stop.Level && e.Case == stop.Number),
            WindowStop.RevocationNotice => Of<JourneyEvent.RevocationNotified>(e => e.Level == stop.Level),
            WindowStop.Review => Of<JourneyEvent.ReviewOpened>(e => e.Level == stop.Level && e.Review == stop.Number),
            _ => throw new InvalidOperationException($"Nobody has said who is told of {stop.Cause}."),
        };

        public bool Of(ReviewEntry review, Level level) => Of<JourneyEvent.ReviewOpened>(e => e.Level == level && e.Review == review.Review);

        /// <summary>A corrected mark is told once the corrected result is out (S-51); the rest as notice of a revocation is.</summary>
        public QuestionEntry? Of(QuestionEntry? question) => question?.Question switch
        {
            null => null,
            Question.CorrectedResultAwaited => IsTold<JourneyEvent.MarkCorrected>() ? question : null,
            _ => IsTold<JourneyEvent.RevocationNotified>() ? question : null,
        };

        private bool Of<TEvent>(Func<TEvent, bool> which)
            where TEvent : JourneyEvent => Sight?.TellsLast(which) ?? IsTold<TEvent>();

        private bool IsTold<TEvent>()
            where TEvent : JourneyEvent => EventTable.SightOf(typeof(TEvent), Role) == Application.Access.Sight.Always;
    }
}
