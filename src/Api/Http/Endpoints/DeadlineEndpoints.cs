using MediatR;
using Naas.Application.Queries;
using Naas.Application.Time;
using static Naas.Api.Http.CsvCell;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>What falls due and what is expected, over HTTP.</summary>
internal static class DeadlineEndpoints
{
    private const int Page = 100;
    private const int LargestPage = 500;
    private const int YearsAhead = 5;

    public static void MapDeadlines(this IEndpointRouteBuilder routes)
    {
        var queries = routes.MapGroup("/v1").WithTags("Queries");

        queries.MapGet("/deadlines", (HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<ListDeadlines, DeadlinePage>(http, sender, (caller, headers) => new ListDeadlines(Until(headers, business.Today), headers.AfterDeadline(), headers.Limit(Page, LargestPage)) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, tag: null, cancellation, DeadlinesCsv))
            .DocumentedQuestion<DeadlinePage>("ListDeadlines", "What falls due up to a day and is then settled by itself, of everybody; as CSV too").AlsoAsCsv<DeadlinePage>().ProducesWork();

        queries.MapGet("/expectations", (HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<ListExpectations, ExpectationPage>(http, sender, (caller, headers) => new ListExpectations(Until(headers, business.Today), headers.AfterDeadline(), headers.Limit(Page, LargestPage)) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, tag: null, cancellation, ExpectationsCsv))
            .DocumentedQuestion<ExpectationPage>("ListExpectations", "What is expected up to a day, and missed where that is over, of everybody; as CSV too").AlsoAsCsv<ExpectationPage>().ProducesWork();
    }

    private static CsvOf<DeadlinePage> DeadlinesCsv { get; } = new(ToCsv, page => page.Next);

    private static CsvOf<ExpectationPage> ExpectationsCsv { get; } = new(ToCsv, page => page.Next);

    private static DateOnly Until(RequestHeaders headers, DateOnly today) => headers.Day("until", today.AddYears(YearsAhead)) ?? today;

    private static string ToCsv(DeadlinePage page) => CsvBody.Write(
        ["journey", "command", "level", "number", "on"],
        page.Deadlines.Select(due => new[] { due.Journey.ToString(), due.Command, Code(due.Level), Text(due.Number), Day(due.On) }));

    private static string ToCsv(ExpectationPage page) => CsvBody.Write(
        ["journey", "what", "level", "number", "by"],
        page.Expectations.Select(expected => new[] { expected.Journey.ToString(), Code(expected.What), Code(expected.Level), Text(expected.Number), Day(expected.By) }));
}
