namespace Naas.Analysis.Workforce;

/// <summary>How one published rate follows from other published figures.</summary>
/// <param name="Code">Stable, with its version at the end.</param>
/// <param name="Sentence">The formula in words.</param>
/// <param name="Rate">The indicator that holds the published rate, in per cent.</param>
/// <param name="Above">The indicator that stands above the line.</param>
/// <param name="Below">The indicator that stands below the line, or in it beside <paramref name="Above"/>.</param>
/// <param name="Make">The rate from the two, in that order; null where it has no value.</param>
public sealed record RateFormula(string Code, string Sentence, string Rate, string Above, string Below, Func<decimal, decimal, decimal?> Make)
{
    /// <summary>The formulae that published rows are held against, full-time equivalents unless the name says headcount.</summary>
    public static IReadOnlyList<RateFormula> All { get; } =
    [
        new("vacancy-rate-1", "Vacancies over vacancies and social workers in post, full-time equivalents.", "vacancy_rate_fte", "vacancy_fte", "inpost_fte", WorkforceRates.Vacancy),
        new("agency-rate-1", "Agency workers over agency workers and social workers in post, full-time equivalents.", "agency_rate_fte", "agency_fte", "inpost_fte", WorkforceRates.Agency),
        new("agency-rate-headcount-1", "Agency workers over agency workers and social workers in post, headcount.", "agency_rate_headcount", "agency_headcount", "inpost_headcount", WorkforceRates.Agency),
        new("turnover-rate-1", "Leavers in the year over social workers in post at its end, full-time equivalents.", "turnover_rate_fte", "leavers_fte", "inpost_fte", WorkforceRates.Turnover),
        new("turnover-rate-headcount-1", "Leavers in the year over social workers in post at its end, headcount.", "turnover_rate_headcount", "leavers_headcount", "inpost_headcount", WorkforceRates.Turnover),
        new("agency-cover-rate-1", "Agency workers who cover a vacancy over all agency workers, full-time equivalents.", "agency_cover_rate_fte", "agency_cover_fte", "agency_fte", WorkforceRates.AgencyCover),
        new("vacancy-agency-cover-rate-1", "Vacancies covered by an agency worker over all vacancies, full-time equivalents.", "vacancy_agency_cover_rate_fte", "agency_cover_fte", "vacancy_fte", WorkforceRates.VacancyCover),
    ];

    /// <summary>Holds a published rate against what the formula makes of the published figures beside it.</summary>
    /// <param name="published">Null where a symbol stands in place of the figure, or nothing at all; so the other two.</param>
    public RateCheck Check(decimal? published, decimal? above, decimal? below) => new(
        published,
        above is { } over && below is { } under ? Make(over, under) : null);
}

/// <summary>A published rate beside the computed one.</summary>
/// <param name="Published">In per cent; null where none was published.</param>
/// <param name="Computed">In per cent to one place; null where a figure that it needs is not published, or it has no value.</param>
public sealed record RateCheck(decimal? Published, decimal? Computed)
{
    /// <summary>Whether the two are the same number; null where either is missing, which is neither.</summary>
    public bool? Matches => Published is { } published && Computed is { } computed ? published == computed : null;
}
