using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.Releases;

/// <summary>Workers in post on a day by place and level, and how far they have come.</summary>
internal sealed class AccreditationWorkforceSource(Places places) : IDataSetSource
{
    private const int Page = 5000;

    public DataSetName Name => DataSetName.AccreditationWorkforce;

    public FigureDefinition Definition { get; } = new(
        "accreditation-workforce-1",
        "People directly employed by a local authority and in post on the day, each counted once, where they began last; of them those ever endorsed by anybody, those with a result that stands, and those whose accreditation is current, each counting those who have gone further. Level: the highest at which they were endorsed, otherwise that of the role held on the day. Left out: agency workers, and people in post with an organisation that is no local authority.");

    public string Projection => EmployerDashboardProjection.Name;

    // Who is in post changes as the year goes; after it, a difference is no difference of nearly the same people.
    public bool CountsNearlyTheSame(DateOnly earlier, DateOnly now) => earlier <= now.AddYears(1) && now <= earlier.AddYears(1);

    public async Task<CountedDataSet> CountAsync(Snapshot snapshot, DateOnly asOf, LeftBeforeRelease left)
    {
        var counts = new Dictionary<(string Authority, Level? Level, WorkforceStage Stage), int>();
        var reader = new CareerReader(snapshot);
        Guid? after = null;
        while (await reader.DirectlyEmployedAsync(asOf, after, Page) is [.., var last] journeys)
        {
            reader.Ask(journeys, CareerParts.Spells | CareerParts.CarryOvers | CareerParts.Roles | CareerParts.Endorsements | CareerParts.Attempts | CareerParts.Accreditations);
            await reader.ReadAsync(asOf);
            foreach (var career in reader.Careers.Values)
            {
                if (PlaceOf(career, asOf) is { } place)
                    counts[place] = counts.GetValueOrDefault(place) + 1;
            }

            reader.Forget();
            after = last;
        }

        return AccreditationWorkforce.Of(places, asOf,
        [
            .. counts.Select(count => new WorkforceCount(count.Key.Authority, EnumText.Of(count.Key.Level), count.Key.Stage, count.Value))
                .OrderBy(count => count.Authority, StringComparer.Ordinal).ThenBy(count => count.Level, StringComparer.Ordinal).ThenBy(count => count.Stage),
        ]);
    }

    /// <summary>With the organisation where somebody began last, at one level, at the furthest stage that was come to, at whatever level; null for somebody not directly employed on the day.</summary>
    private static (string Authority, Level? Level, WorkforceStage Stage)? PlaceOf(Career career, DateOnly asOf)
    {
        if (Stint.Of(career).Where(stint => stint.Basis == EmploymentBasis.Direct && stint.Covers(asOf)).OrderByDescending(stint => stint.From).ThenByDescending(stint => stint.Spell).FirstOrDefault() is not { } stint)
            return null;

        var endorsed = career.Endorsements.Where(row => row.EndorsedOn <= asOf).Max(row => (Level?)row.Level);
        var inRole = career.Roles.Where(role => role.From <= asOf && !(role.To < asOf)).Max(role => (Level?)role.Level);
        return (stint.PlacedAt, endorsed ?? inRole, StageOf(career, endorsed, asOf));
    }

    private static WorkforceStage StageOf(Career career, Level? endorsed, DateOnly asOf)
    {
        if (HeldAccreditation.Of(career, asOf, asOf).Any(held => !held.HasEnded))
            return WorkforceStage.Accredited;
        if (career.Attempts.Exists(attempt => attempt.ReleasedOn <= asOf && !(attempt.AnnulledOn <= asOf)))
            return WorkforceStage.Assessed;
        return endorsed is null ? WorkforceStage.NeverEndorsed : WorkforceStage.Endorsed;
    }
}
