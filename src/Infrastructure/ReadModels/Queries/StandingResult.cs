using System.Globalization;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Assessments;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>A result of somebody in post that stands, with one of the employer's reports on it.</summary>
/// <param name="SatOn">By which the edition of the statement is found that the report's numbers are of.</param>
/// <param name="IsReleased">Whether it was released by the day of the figures.</param>
/// <param name="Areas">The judgement of each area of the statement by its number, <c>1:met,2:to-develop</c>; null where the employer has no report.</param>
/// <param name="IssuedOn">The day of the report; null where the employer has none.</param>
/// <param name="IssuedOrder">The later of two reports of one day has the larger one.</param>
internal sealed record StandingResult(Guid Journey, Level Level, DateOnly SatOn, bool IsReleased, string? Areas, DateOnly? IssuedOn, decimal? IssuedOrder)
{
    private const string ToDevelop = "to-develop";
    private const string Met = "met";
    private const string WellAbove = "well-above";

    /// <summary>How many have a released result, each level apart.</summary>
    public static int Assessed(IEnumerable<StandingResult> results) => People(results.Where(result => result.IsReleased));

    /// <summary>Of how many of them the employer has a report.</summary>
    public static int Reported(IEnumerable<StandingResult> results) => People(results.Where(result => result is { IsReleased: true, Areas: not null }));

    /// <summary>How the areas of the statements stand with people: of each area the judgement that was reported last.</summary>
    /// <exception cref="InvalidOperationException">The reference data does not know the statement, or an area of it.</exception>
    public static IReadOnlyList<AreaCounts> AreasOf(IEnumerable<StandingResult> results, IReferenceData reference) =>
    [
        .. LatestOf(results).GroupBy(judged => (judged.Level, judged.SatOn, judged.Area), judged => judged.Judgement)
            .Select(judged => CountsOf(judged.Key.Level, judged.Key.SatOn, judged.Key.Area, [.. judged], reference))
            .GroupBy(area => (area.Level, area.Edition, area.Area)).Select(Sum)
            .OrderBy(area => area.Level).ThenBy(area => area.Edition, StringComparer.Ordinal).ThenBy(area => area.Area),
    ];

    private static AreaCounts Sum(IEnumerable<AreaCounts> counts) => counts.Aggregate((sum, one) => sum with { ToDevelop = sum.ToDevelop + one.ToDevelop, Met = sum.Met + one.Met, WellAbove = sum.WellAbove + one.WellAbove });

    private static IEnumerable<(Level Level, DateOnly SatOn, int Area, string Judgement)> LatestOf(IEnumerable<StandingResult> results)
    {
        var told = new HashSet<(Guid, Level, int)>();
        // A report that another record brought beside this one's stands before all of these, whenever it was issued (S-53).
        foreach (var report in results.Where(result => result.Areas is not null).OrderByDescending(result => result.IssuedOn).ThenByDescending(result => result.IssuedOrder))
        {
            foreach (var area in report.Areas!.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                var at = area.IndexOf(':', StringComparison.Ordinal);
                var number = int.Parse(area.AsSpan(0, at), CultureInfo.InvariantCulture);
                if (told.Add((report.Journey, report.Level, number)))
                    yield return (report.Level, report.SatOn, number, area[(at + 1)..]);
            }
        }
    }

    private static AreaCounts CountsOf(Level level, DateOnly satOn, int number, List<string> judgements, IReferenceData reference)
    {
        var statement = reference.StatementFor(level, satOn)
            ?? throw new InvalidOperationException($"There is no knowledge and skills statement for {level} on {satOn:yyyy-MM-dd}: add it to the reference data.");
        var heading = statement.Areas.FirstOrDefault(area => area.Number == number)?.Heading
            ?? throw new InvalidOperationException($"The knowledge and skills statement for {level} on {satOn:yyyy-MM-dd} has no area {number}: mend the reference data.");
        return new AreaCounts(level, statement.Edition, number, heading, Of(ToDevelop), Of(Met), Of(WellAbove));

        int Of(string judgement) => judgements.Count(one => one == judgement);
    }

    private static int People(IEnumerable<StandingResult> results) => results.Select(result => (result.Journey, result.Level)).Distinct().Count();
}
