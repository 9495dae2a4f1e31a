using MediatR;
using Naas.Application.Deadlines;
using Naas.Application.Journeys;
using Naas.Application.Queries;
using Naas.Projections.Deadlines;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>What falls due, from the rows by which it is settled.</summary>
public sealed class ListDeadlinesHandler(ReadModelReader reader, DueQuestions questions) : IRequestHandler<ListDeadlines, QueryAnswer<DeadlinePage>>
{
    public async Task<QueryAnswer<DeadlinePage>> Handle(ListDeadlines request, CancellationToken cancellationToken)
    {
        var question = await questions.ByAsync(request.Until, cancellationToken);
        return await reader.AskAsync(
            DeadlinesProjection.Name,
            request,
            journey: null,
            async snapshot =>
            {
                // One more than asked for tells whether there is more.
                var due = await DeadlineReader.DueAsync(snapshot, question, request.After, request.Maximum + 1);
                var page = due.Page.Take(request.Maximum).ToList();
                return (DeadlinePage?)new DeadlinePage(
                    request.Until,
                    due.Journeys,
                    [.. page.SelectMany(journey => journey.Due.Select(each => new FallsDue(journey.Journey.Value, JourneyCommandNames.Of(each.Command), each.Level, each.Number, each.On)))],
                    due.Page.Count > page.Count ? new DeadlineCursor(page[^1].FirstDue, page[^1].Journey.Value).ToString() : null);
            },
            cancellationToken);
    }
}

/// <summary>What is expected, from the same rows.</summary>
public sealed class ListExpectationsHandler(ReadModelReader reader) : IRequestHandler<ListExpectations, QueryAnswer<ExpectationPage>>
{
    public Task<QueryAnswer<ExpectationPage>> Handle(ListExpectations request, CancellationToken cancellationToken) => reader.AskAsync(
        DeadlinesProjection.Name,
        request,
        journey: null,
        async snapshot =>
        {
            var rows = await DeadlineReader.ExpectedAsync(snapshot, request.Until.AddDays(1), request.After, request.Maximum + 1);
            var page = rows.Take(request.Maximum).ToList();
            return (ExpectationPage?)new ExpectationPage(
                request.Until,
                [
                    .. page.SelectMany(row => row.Expectations.Where(expected => expected.By <= request.Until)
                        .Select(expected => new IsExpected(row.Journey, DeadlineReader.WhatOf(expected), expected.Level, expected.Number, expected.By))),
                ],
                rows.Count > page.Count ? new DeadlineCursor(page[^1].NextExpected!.Value, page[^1].Journey).ToString() : null);
        },
        cancellationToken);
}
