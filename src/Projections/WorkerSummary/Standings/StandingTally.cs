namespace Naas.Projections.WorkerSummary.Standings;

/// <param name="Organisation">With whom the worker is in post; of several the one where the worker began last, and nobody (the empty text) for who is in post nowhere.</param>
public readonly record struct StandingKey(string Level, string Standing, string Organisation);

/// <summary>How many workers stand where, at each level at which something is recorded of them.</summary>
public sealed class StandingTally : Tally<WorkerSummaryRow, StandingKey>
{
    public override string Name => "standing_1";

    public override Columns<StandingKey> KeyColumns { get; } = new()
    {
        { "level", key => key.Level },
        { "standing", key => key.Standing },
        { "organisation", key => key.Organisation },
    };

    public override IEnumerable<StandingKey> Contribute(WorkerSummaryRow row)
    {
        // A record that has made way for another one of the same person counts nowhere (S-53).
        if (row.SupersededBy is not null)
            return [];

        var organisation = row.Employments.Where(employment => employment.To is null).MaxBy(employment => (employment.From, employment.Spell))?.PlacedAt ?? "";
        return row.Levels.Select(level => new StandingKey(EnumText.Of(level.Level), level.Standing, organisation));
    }
}
