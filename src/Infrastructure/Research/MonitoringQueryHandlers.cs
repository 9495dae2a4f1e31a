using MediatR;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Application.Time;
using Naas.Infrastructure.Releases;
using Npgsql;

namespace Naas.Infrastructure.Research;

internal sealed class ListSurveyResultsHandler(NpgsqlDataSource database, IEventLog log) : IRequestHandler<ListSurveyResults, QueryAnswer<SurveyResults>>
{
    private static readonly FigureDefinition Definition = new(
        "survey-results-1",
        "Of those who answered a question of the survey, each of them once: how many gave each answer, and their share to one decimal place, half up. Counted by whoever held the survey, from the source that stands beside it; nothing of a respondent is kept here.");

    public async Task<QueryAnswer<SurveyResults>> Handle(ListSurveyResults request, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // What a version tells rests on all that were recorded before it, whichever of them are asked for.
        var recorded = (await SurveyStore.ListAsync(connection, questionSet: null, survey: null, cancellationToken)).GroupBy(version => version.Survey, StringComparer.Ordinal);
        var surveys = recorded
            .Select(versions => (IReadOnlyList<SurveyVersion>)[.. versions])
            .SelectMany(versions => request.Caller.Role == Role.ResearchPartner ? TellingSurveys.Of(versions) : versions)
            .Where(version => version.QuestionSet == request.QuestionSet && (request.AsPublishedOn is not { } day || BusinessClock.DayOf(version.RecordedAt) <= day))
            .GroupBy(version => version.Survey, StringComparer.Ordinal)
            .Select(versions => new SurveyWithVersions(versions.Key, versions.Last(), versions.Count() > 1, [.. versions]))
            .OrderBy(survey => survey.Versions.Min(version => version.FieldedFrom)).ThenBy(survey => survey.Survey, StringComparer.Ordinal);
        return new QueryAnswer<SurveyResults>.Found(new SurveyResults(request.QuestionSet, request.AsPublishedOn, Definition, [.. surveys]), await log.NowAsync(cancellationToken));
    }
}

internal sealed class GetOutcomeUseHandler(NpgsqlDataSource database, IEventLog log, BusinessClock clock) : IRequestHandler<GetOutcomeUse, QueryAnswer<OutcomeUseHistory>>
{
    public async Task<QueryAnswer<OutcomeUseHistory>> Handle(GetOutcomeUse request, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var declarations = await OutcomeUseStore.ListAsync(connection, request.Organisation, cancellationToken);
        return new QueryAnswer<OutcomeUseHistory>.Found(
            new OutcomeUseHistory(request.Organisation, declarations.FirstOrDefault(one => one.From <= clock.Today), [.. declarations.OrderByDescending(one => one.DeclaredAt)]), await log.NowAsync(cancellationToken));
    }
}

internal sealed class ListOutcomeUseHandler(NpgsqlDataSource database, IEventLog log, BusinessClock clock) : IRequestHandler<ListOutcomeUse, QueryAnswer<OutcomeUses>>
{
    private static readonly FigureDefinition Definition = new(
        "outcome-use-1",
        "Employers by what they declared last, with effect by the day: whether the outcome of assessment forms part of pay and reward, and of performance proceedings. It is watched and nothing more: no rule, deadline or figure goes by it.");

    public async Task<QueryAnswer<OutcomeUses>> Handle(ListOutcomeUse request, CancellationToken cancellationToken)
    {
        var asOf = request.AsOf ?? clock.Today;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var current = (await OutcomeUseStore.ListAsync(connection, organisation: null, cancellationToken))
            .Where(one => one.From <= asOf)
            .DistinctBy(one => one.Organisation)
            .ToList();
        return new QueryAnswer<OutcomeUses>.Found(
            new OutcomeUses(asOf, Definition, Counts(current.Select(one => one.InPay)), Counts(current.Select(one => one.InPerformance)), current), await log.NowAsync(cancellationToken));
    }

    private static OutcomeUseCounts Counts(IEnumerable<OutcomeUse> uses)
    {
        var number = uses.CountBy(use => use).ToDictionary();
        return new OutcomeUseCounts(number.GetValueOrDefault(OutcomeUse.Used), number.GetValueOrDefault(OutcomeUse.NotUsed), number.GetValueOrDefault(OutcomeUse.UnderReview));
    }
}
