using MediatR;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Employers;
using static Naas.Api.Http.CsvCell;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>Official statistics as they were published and revised, and beside what is tracked here.</summary>
internal static class PublishedEndpoints
{
    private const int Page = 100;
    private const int LargestPage = 500;

    // The whole of England: what the formulae are held against when nothing else is asked.
    private const string England = "E92000001";

    private static readonly string[] Columns = ["data_set", "indicator", "time_period", "time_identifier", "geographic_level", "geography", "geography_name", "filters", "value", "publication", "published_on", "published_as", "latest"];

    public static void MapPublished(this IEndpointRouteBuilder routes)
    {
        var published = routes.MapGroup("/v1/published-statistics").WithTags("Published statistics");

        published.MapGet("/", (HttpContext http, IMediator sender, CancellationToken cancellation) =>
                AskAsync<ListPublications, Publications>(http, sender, (caller, headers) => new ListPublications(headers.AfterPublication(), headers.Limit(Page, LargestPage)) { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<Publications>("ListPublications", "The publications of official statistics that were imported, each with its day and the file's hash");

        published.MapGet("/figures", (HttpContext http, IMediator sender, TimeProvider time, CancellationToken cancellation) =>
                AskAsync<FindPublishedFigures, PublishedFigures>(http, sender, (caller, headers) => new FindPublishedFigures(headers.Code("indicator"), headers.Code("geography"), headers.Code("timePeriod"), headers.AsPublishedOn(Today(time)), headers.AfterFigure(), headers.Limit(Page, LargestPage)) { Caller = caller }, tag: null, cancellation, Csv))
            .WithName("FindPublishedFigures").WithSummary("Published figures with every revision, as published by a day")
            .AlsoAsCsv<PublishedFigures>().WithProblems(400, 401, 403, 404, 503);

        published.MapGet("/checks", (HttpContext http, IMediator sender, TimeProvider time, CancellationToken cancellation) =>
                AskAsync<CheckPublishedRates, PublishedRateChecks>(http, sender, (caller, headers) => new CheckPublishedRates(headers.Code("geography") ?? England, headers.AsPublishedOn(Today(time))) { Caller = caller }, tag: null, cancellation))
            .DocumentedQuestion<PublishedRateChecks>("CheckPublishedRates", "Published rates beside what their formulae make of the published figures, year by year");

        routes.MapGet("/v1/employers/{code}/published-statistics", (string code, HttpContext http, IMediator sender, IReferenceData reference, IBusinessDay business, TimeProvider time, CancellationToken cancellation) =>
                ForOrganisation(code, reference, organisation => AskBesideAsync(organisation, http, sender, business, time, cancellation)))
            .WithTags("Published statistics")
            .DocumentedQuestion<PublishedBeside>("GetPublishedBeside", "An employer's published census figures beside those that are tracked here on the census day").ProducesWork();
    }

    private static Task<IResult> AskBesideAsync(OrganisationCode organisation, HttpContext http, IMediator sender, IBusinessDay business, TimeProvider time, CancellationToken cancellation) =>
        AskAsync<GetPublishedBeside, PublishedBeside>(
            http,
            sender,
            (caller, headers) => new GetPublishedBeside(organisation, headers.CensusYear(business.Today), headers.AsPublishedOn(Today(time))) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) },
            tag: null,
            cancellation);

    private static CsvOf<PublishedFigures> Csv { get; } = new(page => CsvBody.Write(Columns, page.Figures.SelectMany(LinesOf)), page => page.Next);

    /// <summary>A line for every value that was published of a figure.</summary>
    private static IEnumerable<string[]> LinesOf(PublishedFigure figure) => figure.Values.Select(value => (string[])
    [
        figure.DataSet, figure.Indicator, figure.TimePeriod, figure.TimeIdentifier, figure.Level, figure.Geography, figure.GeographyName,
        string.Join("; ", figure.Filters.OrderBy(filter => filter.Key, StringComparer.Ordinal).Select(filter => $"{filter.Key}={filter.Value}")),
        value.Symbol ?? Text(value.Value),
        Text(value.Publication), Day(value.PublishedOn), value.PublishedAs, ReferenceEquals(value, figure.Latest) ? "true" : "false",
    ]);

    // A publication is an event of the world, whatever time the sample lives in.
    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
