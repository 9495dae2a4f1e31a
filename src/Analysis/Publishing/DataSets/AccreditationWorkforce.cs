using Naas.Analysis.Disclosure;

namespace Naas.Analysis.Publishing.DataSets;

/// <summary>How far somebody has come, each stage counting those who have gone beyond it.</summary>
public enum WorkforceStage
{
    NeverEndorsed = 1,
    Endorsed,
    Assessed,
    Accredited,
}

/// <summary>People of one authority, level and stage.</summary>
/// <param name="Level"><c>practitioner</c>, <c>supervisor</c> or <c>leader</c>; none where nothing of any level is recorded.</param>
/// <param name="Stage">The furthest that they have come.</param>
public sealed record WorkforceCount(string Authority, string? Level, WorkforceStage Stage, int People);

/// <summary>Children's social workers of local authorities and how far they have come, by place and level, as of a day.</summary>
public static class AccreditationWorkforce
{
    private const string NotRecorded = "not-recorded";
    private const string Total = Disclosure.Dimension.TotalCode;

    private static readonly (string Code, string Label)[] Levels =
    [
        (Total, Filter.Total), ("practitioner", "Child and family practitioner"), ("supervisor", "Practice supervisor"),
        ("leader", "Practice leader"), (NotRecorded, "Not recorded"),
    ];

    private static readonly Dimension Level = Dimension.Flat("level", Levels.Skip(1).Select(level => level.Code));

    // Everybody once, so that those who have not come so far are as protected as those who have.
    private static readonly Dimension Stage = Dimension.Of("stage", Total,
        ("never-endorsed", Total), ("endorsed", Total), ("not-assessed", "endorsed"), ("assessed", "endorsed"), ("not-accredited", "assessed"), ("accredited", "assessed"));

    private static readonly Indicator[] Indicators =
    [
        new("headcount", "Social workers in post", "Workforce", "", 0),
        new("endorsed_count", "Social workers in post who have been endorsed", "Accreditation", "", 0),
        new("assessed_count", "Social workers in post who have a result", "Accreditation", "", 0),
        new("accredited_count", "Social workers in post who are accredited", "Accreditation", "", 0),
    ];

    /// <summary>Counts the people of the places' authorities; those of no such authority are in no table.</summary>
    public static CountedDataSet Of(Places places, DateOnly asOf, IReadOnlyList<WorkforceCount> counts)
    {
        ArgumentNullException.ThrowIfNull(places);
        var people = counts.Where(count => places.HasAuthority(count.Authority)).ToList();
        // Of those assessed it is an outcome whether they are accredited.
        var table = CountTable.From(
            "Workforce", [places.Dimension, Level, Stage], new OutcomeRules(Stage.Name, places.Dimension.Name, "assessed"),
            people.Select(count => ((IReadOnlyList<string>)[count.Authority, count.Level ?? NotRecorded, CodeOf(count.Stage)], count.People)));
        return new([table], release => Laid(places, TimePeriod.MonthOf(asOf), table, release), people.Sum(count => count.People));
    }

    private static DataSet Laid(Places places, TimePeriod time, CountTable table, Release release) => new(
        "accreditation_workforce",
        "Children's social workers and their accreditation",
        [new Filter("accreditation_level", "Level", "The highest level at which the worker was endorsed, otherwise that of the role held", [.. Levels.Select(level => level.Label)])],
        Indicators,
        [.. places.All.SelectMany(place => Levels.Select(level => new DataSetRow(time, place, [level.Label],
            [.. ((string[])[Total, "endorsed", "assessed", "accredited"]).Select(stage => release[table.Key(Places.CodeOf(place), level.Code, stage)].Text)])))]);

    private static string CodeOf(WorkforceStage stage) => stage switch
    {
        WorkforceStage.NeverEndorsed => "never-endorsed",
        WorkforceStage.Endorsed => "not-assessed",
        WorkforceStage.Assessed => "not-accredited",
        WorkforceStage.Accredited => "accredited",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "There is no such stage."),
    };
}
