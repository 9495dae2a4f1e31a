using MediatR;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Equalities;
using static Naas.Api.Http.CsvCell;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>How outcomes differ between groups of workers, over HTTP.</summary>
internal static class EqualityFigureEndpoints
{
    private static readonly string[] Columns =
    [
        "figure", "measure", "level", "element", "attempt", "organisation", "from", "to", "characteristic", "category", "and_characteristic", "and_category", "n", "counted", "percent", "percent_lower", "percent_upper",
        "median_days", "difference_in_points", "difference_lower", "difference_upper", "odds_ratio", "odds_ratio_lower", "odds_ratio_upper",
        "adverse_impact_ratio", "adverse_impact_ratio_lower", "adverse_impact_ratio_upper", "fisher_p", "mid_p", "shortfall", "below_four_fifths", "reference", "withheld", "warning", "position", "directory_version",
        "as_of", "definition", "edition", "stratum", "reference_n", "reference_counted", "telling_strata", "crude_odds_ratio", "common_odds_ratio", "common_odds_ratio_lower", "common_odds_ratio_upper",
        "mantel_haenszel_p", "mantel_haenszel_p_uncorrected", "breslow_day_p", "reversed",
    ];

    private static readonly string[] EmployerColumns = ["organisation", "release", "as_of", "element", "characteristic", "category", "assessed", "met", "rate", "national_assessed", "national_met", "national_rate", "in_words", "policy", "position", "directory_version"];

    public static void MapEqualityFigures(this IEndpointRouteBuilder routes)
    {
        var figures = routes.MapGroup("/v1").WithTags("Equalities");

        figures.MapGet("/equalities", (HttpContext http, IMediator sender, IReferenceData reference, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<GetEqualities, EqualityFigures>(
                    http, sender, (caller, headers) => new GetEqualities(headers.EqualityFigure(reference, business.Today) ?? Unread) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, tag: null, cancellation, Csv))
            .DocumentedQuestion<EqualityFigures>("GetEqualities", "How outcomes differ between groups of workers, with intervals and tests; as CSV too").AlsoAsCsv<EqualityFigures>().ProducesWork();

        figures.MapGet("/equalities/{figure}", (string figure, HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<GetEqualities, EqualityFigures>(
                    http, sender, (caller, headers) => new GetEqualities(EqualityFigure.TryParse(figure, out var known) ? known : null) { Caller = caller, MinPosition = headers.MinPosition(), AsKnown = headers.AsKnown(business.Today) }, tag: null, cancellation, Csv))
            .DocumentedQuestion<EqualityFigures>("GetEqualityFigure", "The same figure again, by its id; as CSV too").AlsoAsCsv<EqualityFigures>().ProducesWork();

        figures.MapGet("/employers/{code}/equalities", (string code, HttpContext http, IMediator sender, IReferenceData reference, CancellationToken cancellation) =>
                ForOrganisation(code, reference, organisation => AskAsync<GetEmployerEqualities, EmployerEqualities>(
                    http, sender, (caller, headers) => new GetEmployerEqualities(organisation, headers.GroupsOfAnEmployer(), headers.ElementOrKnowledge()) { Caller = caller }, tag: null, cancellation, EmployerCsv)))
            .DocumentedQuestion<EmployerEqualities>("GetEmployerEqualities", "How an element went by group in first attempts under one employer's endorsement, as released last; as CSV too").AlsoAsCsv<EmployerEqualities>();
    }

    /// <summary>In the place of a figure whose parameters are wrong, which is not asked for.</summary>
    private static EqualityFigure Unread { get; } = new() { Measure = EqualityMeasure.Met, By = Grouping.EthnicGroup };

    internal static CsvOf<EqualityFigures> Csv { get; } = new(ToCsv);

    private static CsvOf<EmployerEqualities> EmployerCsv { get; } = new(ToCsv);

    /// <summary>A line for each group, and after it one for each stratum in which it was held against the reference group.</summary>
    private static string ToCsv(EqualityFigures figures) => CsvBody.Write(Columns, figures.Groups.Prepend(figures.Everybody).SelectMany(group =>
    {
        var within = figures.Stratified.FirstOrDefault(one => (one.Category, one.And) == (group.Category, group.And));
        return (within?.Strata ?? []).Select(stratum => Line(figures, group with { N = stratum.N, Counted = stratum.Counted, Rate = null, Days = null, Comparison = null, Warning = null }, null, stratum)).Prepend(Line(figures, group, within, null));
    }));

    private static string[] Line(EqualityFigures figures, EqualityGroup group, StratifiedComparison? within, StratumFigure? stratum) =>
    [
        figures.Figure,
        Code(figures.Measure),
        Code(figures.Level),
        Code(figures.Element),
        Code(figures.Attempt),
        figures.Organisation ?? "",
        Month(figures.From),
        Month(figures.To),
        Code(figures.By[0]),
        group.Category,
        figures.By.Count > 1 ? Code(figures.By[1]) : "",
        group.And ?? "",
        Text(group.N),
        Text(group.Counted),
        Text(group.Rate?.Percent),
        Text(group.Rate?.Interval.Lower),
        Text(group.Rate?.Interval.Upper),
        Text(group.Days?.Median),
        .. Estimates(group.Comparison?.DifferenceInPoints),
        .. Estimates(group.Comparison?.OddsRatio),
        .. Estimates(group.Comparison?.AdverseImpactRatio),
        Text(group.Comparison?.FisherP),
        Text(group.Comparison?.MidP),
        Text(group.Comparison?.Shortfall),
        group.Comparison?.BelowFourFifths is { } below ? below ? "true" : "false" : "",
        figures.Reference is { } reference ? reference.And is null ? reference.Category : $"{reference.Category},{reference.And}" : "",
        group.Comparison?.Withheld ?? within?.Withheld ?? "",
        group.Comparison?.Warning ?? group.Warning ?? "",
        figures.Provenance.Position,
        Text(figures.Provenance.DirectoryVersion),
        Day(figures.AsOf),
        figures.Provenance.Definition.Code,
        figures.Provenance.Edition,
        stratum?.Stratum ?? "",
        Text(stratum?.ReferenceN),
        Text(stratum?.ReferenceCounted),
        Text(within?.TellingStrata),
        within?.Crude?.WhyNoNumber ?? Text(within?.Crude?.Value),
        .. Estimates(within?.Common),
        Text(within?.Corrected?.P),
        Text(within?.Uncorrected?.P),
        Text(within?.Homogeneity?.P),
        within?.Reversed is { } reversed ? reversed ? "true" : "false" : "",
    ];

    private static string ToCsv(EmployerEqualities table) => CsvBody.Write(EmployerColumns, table.Rows.Select(row => (string[])
    [
        table.Organisation.Value,
        table.Release.ToString("D"),
        Day(table.AsOf),
        Code(table.Element),
        Code(table.By),
        row.Category,
        row.Assessed,
        row.Met,
        row.Rate,
        row.National.Assessed,
        row.National.Met,
        row.National.Rate,
        row.InWords,
        table.Policy,
        table.Provenance.Position,
        Text(table.Provenance.DirectoryVersion),
    ]));

    private static string[] Estimates(Estimate? estimate) => [estimate?.WhyNoNumber ?? Text(estimate?.Value), Text(estimate?.Interval?.Lower), Text(estimate?.Interval?.Upper)];
}
