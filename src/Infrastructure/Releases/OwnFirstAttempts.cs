using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Domain.Employers;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Projections;

namespace Naas.Infrastructure.Releases;

/// <summary>What each authority was told of first attempts under its endorsements, against which a release of them is held.</summary>
internal static class OwnFirstAttempts
{
    /// <param name="counts">Of which release; authorities without anybody in it are left out.</param>
    public static async Task<IReadOnlyList<OwnAsTold>> ReadAsync(Snapshot snapshot, CountedDataSet counts, Places places, DateOnly asOf)
    {
        var own = new List<OwnAsTold>();
        foreach (var authority in places.Authorities.Select(authority => authority.Code).Where(code => counts.Tables[0].Counts.GetValueOrDefault(CellKey.Of((places.Dimension.Name, code))) > 0))
        {
            var careers = await EmployerCareers.ReadAsync(snapshot, new OrganisationCode(authority), asOf, CareerParts.None, CareerParts.Standing | CareerParts.Results);
            var told = careers.OwnInRelease(asOf, places);
            own.Add(FirstAttemptOutcomes.AsTold(places, authority, (level, element) => Of(told, level, element)));
        }

        return own;
    }

    private static (int Assessed, int Met) Of(IReadOnlyList<CountedRate> told, string level, string element)
    {
        var rate = told.FirstOrDefault(rate => EnumText.Of(rate.Level) == level && rate.Element is { } of && EnumText.Of(of) == element);
        return (rate.N, rate.Met);
    }
}
