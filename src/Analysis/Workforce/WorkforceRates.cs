using Naas.Analysis.Statistics;

namespace Naas.Analysis.Workforce;

/// <summary>The rates of the children's social work workforce census, in per cent to one place, half up: what the published ones are held against.</summary>
/// <remarks>
/// Derived from the published national rows of 2017 to 2025, which follow them but for the years that
/// <c>docs/adr/0038-published-statistics.md</c> lists. Full-time equivalents and headcounts each have a rate of their own; the two are never mixed.
/// A rate of nothing, where what stands below the line is 0, has no value.
/// </remarks>
public static class WorkforceRates
{
    private const int Places = 1;

    /// <summary>Vacancies over vacancies and those in post: the posts that are empty among all posts.</summary>
    public static decimal? Vacancy(decimal vacancies, decimal inPost) => PerCent(vacancies, vacancies + inPost);

    /// <summary>Agency workers over agency workers and those in post: the part of the workforce that comes from agencies.</summary>
    public static decimal? Agency(decimal agency, decimal inPost) => PerCent(agency, agency + inPost);

    /// <summary>Those who left in the year to the census over those in post on its day.</summary>
    public static decimal? Turnover(decimal leavers, decimal inPost) => PerCent(leavers, inPost);

    /// <summary>Agency workers who cover a vacancy over all agency workers.</summary>
    public static decimal? AgencyCover(decimal covering, decimal agency) => PerCent(covering, agency);

    /// <summary>Vacancies that an agency worker covers over all vacancies.</summary>
    public static decimal? VacancyCover(decimal covering, decimal vacancies) => PerCent(covering, vacancies);

    private static decimal? PerCent(decimal above, decimal below) =>
        below > 0 ? (decimal)Rounded.HalfUp((double)(100 * above / below), Places) : null;
}
