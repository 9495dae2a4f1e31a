using MediatR;
using Naas.Application.Access;
using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Application.Time;
using Npgsql;

namespace Naas.Infrastructure.Research;

internal sealed class RegisterResearchProjectHandler(ResearchActs acts, ResearchProjectStore store) : IRequestHandler<RegisterResearchProject, DirectoryAnswer<ResearchOutcome<ResearchProject>>>
{
    public Task<DirectoryAnswer<ResearchOutcome<ResearchProject>>> Handle(RegisterResearchProject request, CancellationToken cancellationToken) =>
        acts.OnceAsync<RegisterResearchProject, ResearchProject>(
            request,
            request.CommandId,
            nameof(RegisterResearchProject),
            async (connection, now) =>
            {
                // Only what is new is held against the day: who repeats what was registered is answered as then.
                if (request.AgreementEndsOn < BusinessClock.DayOf(now))
                    return new ResearchOutcome<ResearchProject>.Refused(ResearchRefusal.AgreementEndsBeforeToday);
                if (await ResearchProjectStore.FindAsync(connection, request.Code, cancellationToken) is not null)
                    return new ResearchOutcome<ResearchProject>.Refused(ResearchRefusal.CodeTaken);
                await store.InsertAsync(connection, request, now, cancellationToken);
                return new ResearchOutcome<ResearchProject>.Recorded((await ResearchProjectStore.FindAsync(connection, request.Code, cancellationToken))!);
            },
            cancellationToken);
}

internal sealed class AssignResearcherHandler(ResearchActs acts) : IRequestHandler<AssignResearcher, DirectoryAnswer<ResearchOutcome<ResearchProject>>>
{
    public Task<DirectoryAnswer<ResearchOutcome<ResearchProject>>> Handle(AssignResearcher request, CancellationToken cancellationToken) =>
        acts.OnceAsync<AssignResearcher, ResearchProject>(
            request,
            request.CommandId,
            nameof(AssignResearcher),
            (connection, _) => Projects.ChangeAsync(connection, request.Code, () => ResearchProjectStore.AssignAsync(connection, request.Code, request.Researcher, request.Assigned, cancellationToken), cancellationToken),
            cancellationToken);
}

internal sealed class CloseResearchProjectHandler(ResearchActs acts) : IRequestHandler<CloseResearchProject, DirectoryAnswer<ResearchOutcome<ResearchProject>>>
{
    public Task<DirectoryAnswer<ResearchOutcome<ResearchProject>>> Handle(CloseResearchProject request, CancellationToken cancellationToken) =>
        acts.OnceAsync<CloseResearchProject, ResearchProject>(
            request,
            request.CommandId,
            nameof(CloseResearchProject),
            (connection, now) => Projects.ChangeAsync(connection, request.Code, () => ResearchProjectStore.CloseAsync(connection, request.Code, request.Reason, now, cancellationToken), cancellationToken),
            cancellationToken);
}

file static class Projects
{
    /// <summary>What was closed is closed for good.</summary>
    public static async Task<ResearchOutcome<ResearchProject>> ChangeAsync(NpgsqlConnection connection, string code, Func<Task> change, CancellationToken cancellation)
    {
        switch (await ResearchProjectStore.FindAsync(connection, code, cancellation))
        {
            case null:
                return new ResearchOutcome<ResearchProject>.Refused(ResearchRefusal.NoSuchProject);
            case { ClosedAt: not null }:
                return new ResearchOutcome<ResearchProject>.Refused(ResearchRefusal.ProjectClosed);
            default:
                await change();
                return new ResearchOutcome<ResearchProject>.Recorded((await ResearchProjectStore.FindAsync(connection, code, cancellation))!);
        }
    }
}

internal sealed class RecordSurveyResultsHandler(ResearchActs acts) : IRequestHandler<RecordSurveyResults, DirectoryAnswer<ResearchOutcome<SurveyVersion>>>
{
    public Task<DirectoryAnswer<ResearchOutcome<SurveyVersion>>> Handle(RecordSurveyResults request, CancellationToken cancellationToken) =>
        acts.OnceAsync<RecordSurveyResults, SurveyVersion>(
            request,
            request.CommandId,
            nameof(RecordSurveyResults),
            async (connection, now) =>
            {
                if (request.Caller.Role == Role.ResearchPartner && !await ResearchProjectStore.IsAtWorkAsync(connection, request.Caller.Subject, BusinessClock.DayOf(now), cancellationToken))
                    return new ResearchOutcome<SurveyVersion>.Refused(ResearchRefusal.NoOpenProject);
                var before = await SurveyStore.ListAsync(connection, request.QuestionSet, request.Survey, cancellationToken);
                if (request.Corrects is null && before.Count > 0)
                    return new ResearchOutcome<SurveyVersion>.Refused(ResearchRefusal.SurveyRecordedBefore);
                if (request.Corrects is { } corrected && corrected != before.Count)
                    return new ResearchOutcome<SurveyVersion>.Refused(ResearchRefusal.NotTheLatestResults);
                await SurveyStore.InsertAsync(connection, request, before.Count + 1, now, cancellationToken);
                return new ResearchOutcome<SurveyVersion>.Recorded((await SurveyStore.ListAsync(connection, request.QuestionSet, request.Survey, cancellationToken))[^1]);
            },
            cancellationToken);
}

internal sealed class DeclareOutcomeUseHandler(ResearchActs acts) : IRequestHandler<DeclareOutcomeUse, DirectoryAnswer<ResearchOutcome<OutcomeUseDeclaration>>>
{
    public async Task<DirectoryAnswer<ResearchOutcome<OutcomeUseDeclaration>>> Handle(DeclareOutcomeUse request, CancellationToken cancellationToken) =>
        AccessTable.AllowsAboutOrganisation(request.Caller, typeof(DeclareOutcomeUse), request.Organisation)
            ? await acts.OnceAsync<DeclareOutcomeUse, OutcomeUseDeclaration>(
                request,
                request.CommandId,
                nameof(DeclareOutcomeUse),
                async (connection, now) =>
                {
                    await OutcomeUseStore.InsertAsync(connection, request, now, cancellationToken);
                    return new ResearchOutcome<OutcomeUseDeclaration>.Recorded(new OutcomeUseDeclaration(request.Organisation, request.InPay, request.InPerformance, request.From, now));
                },
                cancellationToken)
            : new DirectoryAnswer<ResearchOutcome<OutcomeUseDeclaration>>.NotAllowed("An employer declares for itself alone.");
}
