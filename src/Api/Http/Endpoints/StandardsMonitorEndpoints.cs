using MediatR;
using Naas.Application.Queries;
using Naas.Application.Time;
using static Naas.Api.Http.CsvCell;
using static Naas.Api.Http.Endpoints.Asking;

namespace Naas.Api.Http.Endpoints;

/// <summary>The monitor of the standards over HTTP: rates, agreement of assessors, and their severity; as JSON, or as a table where CSV is asked for.</summary>
internal static class StandardsMonitorEndpoints
{

    public static void MapStandardsMonitor(this IEndpointRouteBuilder routes)
    {
        var monitor = routes.MapGroup("/v1/standards-monitor").WithTags("Standards monitor");

        monitor.MapGet("/rates", (HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<GetStandardRates, StandardRates>(http, sender, (caller, headers) => headers.StandardRates(caller, business.Today), tag: null, cancellation, RatesCsv))
            .DocumentedTable<StandardRates>("GetStandardRates", "How many met the standard, by its version, sitting, authority or month, and which stand out");

        monitor.MapGet("/agreement", (HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<GetRaterAgreement, RaterAgreement>(http, sender, (caller, headers) => headers.RaterAgreement(caller, business.Today), tag: null, cancellation, AgreementCsv))
            .DocumentedTable<RaterAgreement>("GetRaterAgreement", "How far the two assessors of an exercise agree, with weighted kappa");

        monitor.MapGet("/assessors", (HttpContext http, IMediator sender, IBusinessDay business, CancellationToken cancellation) =>
                AskAsync<GetRaterSeverity, RaterSeverity>(http, sender, (caller, headers) => headers.RaterSeverity(caller, business.Today), tag: null, cancellation, SeverityCsv))
            .DocumentedTable<RaterSeverity>("GetRaterSeverity", "How severe each assessor is beside those who rated the same");
    }

    private static void DocumentedTable<T>(this RouteHandlerBuilder route, string name, string summary)
        where T : class =>
        _ = route.DocumentedQuestion<T>(name, summary).AlsoAsCsv<T>().ProducesWork();

    private static CsvOf<StandardRates> RatesCsv { get; } = new(ToCsv);

    private static CsvOf<RaterAgreement> AgreementCsv { get; } = new(ToCsv);

    private static CsvOf<RaterSeverity> SeverityCsv { get; } = new(ToCsv);

    /// <summary>A line has an <c>n</c> of its own.</summary>
    private static string[] Provenances { get; } = [.. ProvenanceColumns[..^1], "total_n"];

    private static string ToCsv(StandardRates rates) => CsvBody.Write(
        ["by", "level", "element", "attempts", "from", "to", "as_of", "division", "n", "met", "narrowly_not_met", "percent", "percent_lower", "percent_upper", "against_the_rest", "against_the_rest_lower", "against_the_rest_upper", "stands_out", "withheld", "warning", .. Provenances],
        rates.Divisions.Prepend(rates.Everybody).Select(rate => (string[])
        [
            Code(rates.By), Code(rates.Level), Code(rates.Element), rates.Later ? "all" : "first", Month(rates.From), Month(rates.To), Day(rates.AsOf),
            rate.Division, Text(rate.N), Text(rate.Met), Text(rate.NarrowlyNotMet), .. Rate(rate.Rate), .. Estimated(rate.AgainstTheRest), Code(rate.StandsOut), rate.Withheld ?? "", rate.Warning ?? "", .. Of(rates.Provenance),
        ]));

    private static string ToCsv(RaterAgreement agreement) => CsvBody.Write(
        [
            "level", "element", "weights", "from", "to", "as_of", "exercises", "third_needed", "third_percent", "third_lower", "third_upper", "marks", "moderated", "corrected", "scale", "pairs",
            "exact_percent", "exact_lower", "exact_upper", "within_a_step_percent", "within_a_step_lower", "within_a_step_upper", "mean_difference", "mean_difference_lower", "mean_difference_upper",
            "kappa", "kappa_lower", "kappa_upper", "why_no_kappa", "withheld", "warning", .. Provenances,
        ],
        agreement.Elements.SelectMany(element => element.Scales.Select(scale => (string[])
        [
            Code(element.Level), Code(element.Element), Code(agreement.Weights), Month(agreement.From), Month(agreement.To), Day(agreement.AsOf),
            Text(element.Exercises), Text(element.Marking?.ThirdNeeded), .. Rate(element.Marking?.ThirdRate), Text(element.Marking?.Marks), Text(element.Marking?.Moderated), Text(element.Marking?.Corrected), Code(scale.Scale), Text(scale.Pairs),
            .. Rate(scale.Exact), .. Rate(scale.WithinAStep), .. Estimated(scale.MeanDifferenceInSteps), .. Estimated(scale.Kappa), scale.WhyNoKappa ?? "", scale.Withheld ?? "", scale.Warning ?? "", .. Of(agreement.Provenance),
        ])));

    private static string ToCsv(RaterSeverity severity) => CsvBody.Write(
        ["level", "element", "from", "to", "as_of", "assessor", "exercises", "departure_percent", "departure_lower", "departure_upper", "severity", "withheld", "warning", .. Provenances],
        severity.Assessors.Select(assessor => (string[])
        [
            Code(severity.Level), Code(severity.Element), Month(severity.From), Month(severity.To), Day(severity.AsOf),
            assessor.Assessor ?? "", Text(assessor.Exercises), .. Estimated(assessor.Departure), Code(assessor.Severity), assessor.Withheld ?? "", assessor.Warning ?? "", .. Of(severity.Provenance),
        ]));

    private static string[] Rate(RateFigure? rate) => [Text(rate?.Percent), Text(rate?.Interval.Lower), Text(rate?.Interval.Upper)];

    private static string[] Estimated(Estimate? estimate) => [Text(estimate?.Value), Text(estimate?.Interval?.Lower), Text(estimate?.Interval?.Upper)];
}
