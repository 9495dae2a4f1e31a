using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.Releases;

/// <summary>How each element went in first attempts released by a day, by place and level.</summary>
internal sealed class ElementOutcomesSource(Places places) : IDataSetSource
{
    public DataSetName Name => DataSetName.ElementOutcomes;

    public FigureDefinition Definition { get; } = new(
        "element-outcomes-3",
        "First attempts: of each worker at each level the first whose result was released by the day and stands on it, counted with the local authority under whose endorsement it was sat; what is sat after an attempt that was annulled for malpractice is no first attempt, and only what was cancelled, void or set aside on review is no attempt; of them those in which the element was met. Left out: attempts that were not at all three elements, practice leaders, attempts under the endorsement of an organisation that is no local authority, and those of workers whom the authority did not employ any more when the result was released.");

    public string Projection => EmployerDashboardProjection.Name;

    public IReadOnlyList<DataSetName> SamePeople => [DataSetName.ElementOutcomes, DataSetName.ElementOutcomesByCharacteristic];

    public bool OnlyGrows => true;

    public bool IsOfFirstAttempts => true;

    // What was released stays released: however far apart two days are, the later figures hold the earlier ones.
    public bool CountsNearlyTheSame(DateOnly earlier, DateOnly now) => true;

    public async Task<CountedDataSet> CountAsync(Snapshot snapshot, DateOnly asOf, LeftBeforeRelease left) => FirstAttemptOutcomes.Of(
        places, asOf,
        await snapshot.QueryAsync(
            SqlText.Of(typeof(EmployerDashboardProjection), "query-first-attempts"),
            row => new FirstAttempts(row.Get<string>(0), row.Get<string>(1), row.Get<bool>(2), row.Get<bool>(3), row.Get<bool>(4), row.Get<int>(5)),
            ("as_of", asOf)));
}
