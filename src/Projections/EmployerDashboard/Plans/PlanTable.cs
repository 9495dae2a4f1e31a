using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Plans;

public readonly record struct PlanKey(Guid Journey, Level Level, int Attempt);

/// <summary>That employer and worker have agreed on the next steps after an attempt .</summary>
/// <param name="AgreedOn">The day of the first plan; another document is another plan for the same steps.</param>
public sealed record PlanRow(Guid Journey, Level Level, int Attempt, DateOnly AgreedOn, DateTimeOffset RecordedAt);

public sealed class PlanTable : ProjectionTable<PlanKey, PlanRow>
{
    public override string Name => "development_plan_1";

    public override Columns<PlanKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "level", key => EnumText.Of(key.Level) },
        { "attempt", key => key.Attempt },
    };

    public override Columns<PlanRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "level", row => EnumText.Of(row.Level) },
        { "attempt", row => row.Attempt },
        { "agreed_on", row => row.AgreedOn },
        { "recorded_at", row => row.RecordedAt },
    };

    public override PlanKey? KeyOf(RecordedEvent recorded) =>
        recorded.Event is JourneyEvent.DevelopmentPlanAgreed e ? new(recorded.Journey.Value, e.Level, e.Attempt) : null;

    public override PlanKey KeyOf(PlanRow row) => new(row.Journey, row.Level, row.Attempt);

    public override PlanRow Fold(PlanRow? row, RecordedEvent recorded) => recorded.Event is JourneyEvent.DevelopmentPlanAgreed e
        ? new PlanRow(recorded.Journey.Value, e.Level, e.Attempt, row is { AgreedOn: var before } && before < e.On ? before : e.On, recorded.RecordedAt)
        : throw new ImpossibleHistoryException(recorded.Event, "no plan was agreed");

    public override PlanRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        EnumText.Parse<Level>(values.Get<string>(1)),
        values.Get<int>(2),
        values.Get<DateOnly>(3),
        values.Get<DateTimeOffset>(4));
}
