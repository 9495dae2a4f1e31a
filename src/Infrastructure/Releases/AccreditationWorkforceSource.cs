using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.Releases;

/// <summary>Workers in post on a day by place and level, and how far they have come.</summary>
internal sealed class AccreditationWorkforceSource(Places places) : IDataSetSource
{
    public DataSetName Name => DataSetName.AccreditationWorkforce;

    public FigureDefinition Definition { get; } = new(
        "accreditation-workforce-1",
        "People directly employed by a local authority and in post on the day, each counted once, where they began last; of them those ever endorsed by anybody, those with a result that stands, and those whose accreditation is current, each counting those who have gone further. Level: the highest at which they were endorsed, otherwise that of the role held on the day. Left out: agency workers, and people in post with an organisation that is no local authority.");

    public string Projection => EmployerDashboardProjection.Name;

    // Who is in post changes as the year goes; after it, a difference is no difference of nearly the same people.
    public bool CountsNearlyTheSame(DateOnly earlier, DateOnly now) => earlier <= now.AddYears(1) && now <= earlier.AddYears(1);

    public async Task<CountedDataSet> CountAsync(Snapshot snapshot, DateOnly asOf) => AccreditationWorkforce.Of(
        places, asOf,
        await snapshot.QueryAsync(
            SqlText.Of(typeof(EmployerDashboardProjection), "query-published-workforce"),
            row => new WorkforceCount(row.Get<string>(0), row.Get<string?>(1), EnumText.Parse<WorkforceStage>(row.Get<string>(2)), row.Get<int>(3)),
            ("as_of", asOf)));
}
