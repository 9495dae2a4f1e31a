using Naas.Analysis.Disclosure;
using Naas.Application.Queries;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>The table of outcomes that an employer is shown: its own, the country's, and nothing that gives a person away.</summary>
internal static class EmployerTable
{
    private const string GroupName = "group";
    private const string Everybody = "all";

    /// <param name="area">Divides the country into the employer's own and all others, in this order.</param>
    /// <param name="own">How many of each category were assessed under the employer's endorsement, and met; a category of nobody may be missing.</param>
    /// <param name="country">The same of the country, the employer's own included.</param>
    /// <param name="totals">How the reasons name what was decided of everybody together.</param>
    /// <returns>Everybody first, then each category in its order.</returns>
    public static IReadOnlyList<EmployerEqualityRow> Of(
        DisclosurePolicy policy, Dimension area, IReadOnlyList<string> categories, IReadOnlyDictionary<string, (int Assessed, int Met)> own, IReadOnlyDictionary<string, (int Assessed, int Met)> country, string totals)
    {
        var (mine, others) = (area.Categories[1], area.Categories[2]);
        var group = Dimension.Flat(GroupName, categories);
        var table = OutcomeTable.From("outcomes by group", [area, group], area, categories.SelectMany(category => Entries([category], own.GetValueOrDefault(category), country.GetValueOrDefault(category))));
        var whole = OutcomeTable.From("outcomes", [area], area, Entries([], Sum(own.Values), Sum(country.Values)));
        return Released() is { } released
            ? [Row(Everybody, released, Dimension.TotalCode), .. categories.Select(category => Row(category, released, category))]
            : [.. categories.Prepend(Everybody).Select(category => new EmployerEqualityRow(category, "c", "c", "c", "Withheld: no table of these people could be shown to be safe.", new NationalOutcome("c", "c", "c")))];

        IEnumerable<(IReadOnlyList<string>, int, int)> Entries(string[] category, (int Assessed, int Met) ours, (int Assessed, int Met) all) =>
        [
            ([mine, .. category], ours.Assessed, ours.Met),
            ([others, .. category], all.Assessed - ours.Assessed, all.Met - ours.Met),
        ];

        IReadOnlyDictionary<CellKey, ReleasedOutcome>? Released()
        {
            try
            {
                var together = Release.Of(policy, [whole.Counts]);
                var release = Release.Of(policy, [table.Counts], earlier: [EarlierRelease.Of(totals, together)]);
                return table.Rows(release).ToDictionary(row => row.Group);
            }
            // Where nothing can be shown to be safe, nothing is shown.
            catch (InvalidOperationException)
            {
                return null;
            }
        }

        EmployerEqualityRow Row(string category, IReadOnlyDictionary<CellKey, ReleasedOutcome> rows, string inTable)
        {
            var (ours, all) = (rows[table.Group(mine, inTable)], rows[table.Group(area.Total, inTable)]);
            return new EmployerEqualityRow(category, ours.Assessed.Text, ours.Met.Text, ours.RateText, InWords(ours), new NationalOutcome(all.Assessed.Text, all.Met.Text, all.RateText));
        }
    }

    // The reasons name other cells; those are for the people who prepare a release.
    private static string InWords(ReleasedOutcome row) => row.Assessed.Withheld?.IsPrimary ?? row.Met.Withheld?.IsPrimary ?? true
        ? row.RateInWords
        : "Withheld so that another figure cannot be worked out from it.";

    private static (int Assessed, int Met) Sum(IEnumerable<(int Assessed, int Met)> groups) =>
        groups.Aggregate((Assessed: 0, Met: 0), (all, group) => (all.Assessed + group.Assessed, all.Met + group.Met));
}
