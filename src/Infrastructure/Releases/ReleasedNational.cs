using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing.DataSets;
using Naas.Domain.Assessments;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Projections;

namespace Naas.Infrastructure.Releases;

/// <summary>The rates of the whole country in a release of <c>element-outcomes</c>.</summary>
internal static class ReleasedNational
{
    /// <returns>A line of each level and element of which neither number was withheld; there are none of practice leaders and of whole assessments.</returns>
    public static IReadOnlyList<CountedRate> RatesIn(IReadOnlyDictionary<CellKey, int?> cells) =>
    [
        .. from level in new[] { Level.Practitioner, Level.Supervisor }
           from element in ElementSet.All
           let assessed = cells.GetValueOrDefault(FirstAttemptOutcomes.AssessedInEngland(EnumText.Of(level)))
           let met = cells.GetValueOrDefault(FirstAttemptOutcomes.MetInEngland(EnumText.Of(level), EnumText.Of(element)))
           where assessed is not null && met is not null
           select new CountedRate(level, element, assessed.Value, met.Value),
    ];
}
