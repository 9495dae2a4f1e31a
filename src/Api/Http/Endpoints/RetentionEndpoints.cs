using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Naas.Api.Http.Contracts;
using Naas.Application.Access;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Projections;
using Naas.Projections.Retention;
using Naas.Projections.Retention.Counts;
using static Naas.Api.Http.CsvCell;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>Who stays, leaves and moves, over HTTP: as JSON, or as a table where CSV is asked for.</summary>
internal static class RetentionEndpoints
{
    /// <summary>Before it nobody was assessed or endorsed, and the published census has no year by today's rules.</summary>
    private const int FirstYear = 2010;

    private static readonly string[] Characteristics = [.. PeopleGroups.All.Select(EnumText.Of)];

    public static void MapRetention(this IEndpointRouteBuilder routes)
    {
        var retention = routes.MapGroup("/v1/retention").WithTags("Retention");

        retention.MapGet("/curve", (HttpContext http, IMediator sender, IReferenceData reference, IBusinessDay business, CancellationToken cancellation) =>
                AskForTableAsync<GetRetentionCurve, RetentionCurves>(http, sender, (caller, headers) => CurveOf(caller, headers, reference, business), Csv, cancellation))
            .DocumentedTable<RetentionCurves>("GetRetentionCurve", "How long people stay with an employer: curves by Kaplan and Meier, in the country or with one organisation");

        retention.MapGet("/turnover", (HttpContext http, IMediator sender, IReferenceData reference, IBusinessDay business, CancellationToken cancellation) =>
                AskForTableAsync<GetTurnover, Turnover>(http, sender, (caller, headers) => new GetTurnover(headers.Organisation(reference), headers.Whole("year", FirstYear, Months.LastCensusOver(business.Today))) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, Csv, cancellation))
            .DocumentedTable<Turnover>("GetTurnover", "Leavers over those in post on 30 September, joiners and moves, in one year of the census");

        retention.MapGet("/moves", (HttpContext http, IMediator sender, IReferenceData reference, IBusinessDay business, CancellationToken cancellation) =>
                AskForTableAsync<GetMoves, Moves>(http, sender, (caller, headers) => new GetMoves(headers.Organisation(reference), headers.OneOf<EmploymentBasis>("basis"), headers.Level(), headers.Whole("months", 1, GetMoves.MostMonths), headers.AsOf(business.Today)) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, Csv, cancellation))
            .DocumentedTable<Moves>("GetMoves", "Who moved between endorsement and sitting, and who left soon after a result");
    }

    private static GetRetentionCurve CurveOf(Caller caller, RequestHeaders headers, IReferenceData reference, IBusinessDay business)
    {
        var asked = new GetRetentionCurve(
            headers.Organisation(reference),
            headers.OneOf<EmploymentBasis>("basis"),
            headers.Level(),
            headers.OneOf<RetentionGroups>("by") ?? RetentionGroups.None,
            headers.OneOf<RetentionClock>("clock") ?? RetentionClock.Service,
            headers.AsOf(business.Today))
        {
            Caller = caller,
            MinPosition = headers.MinPosition(),
            AsKnown = headers.AsKnown(business.Today),
            Characteristic = headers.OneOf("characteristic", Characteristics) is { } named ? EnumText.Parse<Grouping>(named) : null,
        };
        if (asked.Characteristic is null == (asked.By == RetentionGroups.Characteristic))
            headers.Faults.Add(new InputFault("characteristic", "names what people are divided by, and comes with by=characteristic"));
        if (asked is { Characteristic: not null, Organisation: not null })
            headers.Faults.Add(new InputFault("organisation", "is not divided by a characteristic; those curves are of the country"));
        return asked;
    }

    /// <summary>The answer as JSON, or as CSV where that is wanted; what is no answer stays as it is.</summary>
    private static async Task<IResult> AskForTableAsync<TQuery, T>(
        HttpContext http, IMediator sender, Func<Caller, RequestHeaders, TQuery> ask, Func<T, string> csv, CancellationToken cancellation)
        where TQuery : Query<T>
        where T : class =>
        await AskAsync<TQuery, T>(http, sender, ask, tag: null, cancellation) switch
        {
            JsonHttpResult<T> { Value: { } value } when CsvBody.IsWanted(http.Request) => Results.Text(csv(value), CsvBody.ContentType),
            var result => result,
        };

    private static void DocumentedTable<T>(this RouteHandlerBuilder route, string name, string summary)
        where T : class =>
        _ = route.DocumentedQuestion<T>(name, summary).AlsoAsCsv<T>().ProducesWork();

    private static string Csv(RetentionCurves curves) => CsvBody.Write(
        ["as_of", "group", "months", "at_risk", "left", "censored", "stayed", "lower", "upper", .. ProvenanceColumns],
        curves.Groups.SelectMany(group => group.Points.Select(point => (string[])
        [
            Day(curves.AsOf), group.Group, Text(point.Months), Told(point.AtRisk), Told(point.Left), Told(point.Censored),
            .. Shares(point), .. Of(curves.Provenance),
        ])));

    private static string[] Shares(RetentionPoint point) =>
        point.Note is null ? [Text(point.Stayed), Text(point.Lower), Text(point.Upper)] : [Withheld, Withheld, Withheld];

    private static string Csv(Turnover turnover)
    {
        var columns = Of(turnover.Provenance);
        (string Measure, string Category, string Value)[] rows =
        [
            ("in_post", "", Told(turnover.InPost)),
            ("leavers", "", Told(turnover.Leavers)),
            ("turnover_percent", "", turnover.Rate.Symbol ?? Text(turnover.Rate.Percent)),
            ("joiners", "", Told(turnover.Joiners)),
            .. turnover.Reasons.Select(each => ("leavers_by_reason", Code(each.Reason), Told(each.Leavers))),
            .. turnover.Destinations.Select(each => ("leavers_by_destination", Code(each.Destination), Told(each.Leavers))),
            ("moved_away", "", Told(turnover.MovedAway)),
            ("moved_here", "", Told(turnover.MovedHere)),
            ("agency", "", Told(turnover.Agency)),
            ("agency_moves", "", Told(turnover.AgencyMoves)),
        ];
        return CsvBody.Write(["counted_on", "measure", "category", "value", .. ProvenanceColumns], rows.Select(row => (string[])[Day(turnover.CountedOn), row.Measure, row.Category, row.Value, .. columns]));
    }

    private static string Csv(Moves moves)
    {
        var (endorsed, after) = (Of(moves.Provenance[0]), Of(moves.Provenance[1]));
        var given = moves.Endorsements;
        return CsvBody.Write(
            ["as_of", "measure", "category", "within_months", "value", .. ProvenanceColumns],
            [
                Row("endorsements", "given", "", Told(given.Given), endorsed),
                Row("endorsements", "sat", "", Told(given.Sat), endorsed),
                Row("endorsements", "moved", "", Told(given.Moved), endorsed),
                Row("endorsements", "left", "", Told(given.Left), endorsed),
                Row("endorsements", "withdrawn", "", Told(given.Withdrawn), endorsed),
                Row("endorsements", "waiting", "", Told(given.Waiting), endorsed),
                Row("moved_percent", "", "", given.MovedRate.Symbol ?? Text(given.MovedRate.Percent), endorsed),
                .. moves.AfterResults.SelectMany(each => new[]
                {
                    Row("people", Code(each.Outcome), Text(each.WithinMonths), Told(each.People), after),
                    Row("left", Code(each.Outcome), Text(each.WithinMonths), Told(each.Left), after),
                    Row("left_percent", Code(each.Outcome), Text(each.WithinMonths), each.Rate.Symbol ?? Text(each.Rate.Percent), after),
                }),
            ]);

        string[] Row(string measure, string category, string within, string value, string[] columns) => [Day(moves.AsOf), measure, category, within, value, .. columns];
    }

    private static string Told(RetentionCount count) => count.Number is { } number ? Text(number) : count.Symbol!;
}
