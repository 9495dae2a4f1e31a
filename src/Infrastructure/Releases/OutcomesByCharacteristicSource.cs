using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Naas.Projections.Equalities;

namespace Naas.Infrastructure.Releases;

/// <summary>How each element went in first attempts released by a day, by place, level and characteristic.</summary>
internal sealed class OutcomesByCharacteristicSource(Places places) : IDataSetSource
{
    public DataSetName Name => DataSetName.ElementOutcomesByCharacteristic;

    public FigureDefinition Definition { get; } = new(
        "element-outcomes-by-characteristic-2",
        "First attempts: of each worker at each level the first whose result was released by the day and stands on it, counted with the local authority under whose endorsement it was sat; of them those in which the element was met; by sex, ethnic group and disability as the worker declared them last, and by age on the day of the sitting. Left out: attempts that were not at all three elements, practice leaders, attempts under the endorsement of an organisation that is no local authority, and those of workers whom the authority did not employ any more when the result was released.");

    public string Projection => EqualitiesProjection.Name;

    public IReadOnlyList<DataSetName> SamePeople => [DataSetName.ElementOutcomes, DataSetName.ElementOutcomesByCharacteristic];

    public bool OnlyGrows => true;

    public bool IsOfFirstAttempts => true;

    // What was released stays released: however far apart two days are, the later figures hold the earlier ones.
    public bool CountsNearlyTheSame(DateOnly earlier, DateOnly now) => true;

    public async Task<CountedDataSet> CountAsync(Snapshot snapshot, DateOnly asOf, LeftBeforeRelease left) => OutcomesByCharacteristic.Of(
        places, asOf,
        await snapshot.QueryAsync(
            SqlText.Of(typeof(EqualitiesProjection), "query-first-attempts"),
            row => new AttemptsByCharacteristic(
                row.Get<string>(0), row.Get<string>(1), row.Get<string>(2), row.Get<string>(3), row.Get<string>(4), row.Get<string>(5), row.Get<bool>(6), row.Get<bool>(7), row.Get<bool>(8), row.Get<int>(9)),
            ("as_of", asOf),
            ("left_journeys", left.Attempts.Select(attempt => attempt.Journey).ToArray()),
            ("left_levels", left.Attempts.Select(attempt => attempt.Level).ToArray())));
}
