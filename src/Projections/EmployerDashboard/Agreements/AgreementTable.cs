using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Agreements;

public readonly record struct AgreementKey(Guid Journey, Level Level);

/// <summary>A worker's agreement to be put forward at a level.</summary>
public sealed record AgreementRow(Guid Journey, Level Level, DateOnly AgreedOn, long Revision, DateTimeOffset RecordedAt);

public sealed class AgreementTable : ProjectionTable<AgreementKey, AgreementRow>
{
    public override string Name => "agreement";

    public override Columns<AgreementKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "level", key => EnumText.Of(key.Level) },
    };

    public override Columns<AgreementRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "level", row => EnumText.Of(row.Level) },
        { "agreed_on", row => row.AgreedOn },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override AgreementKey? KeyOf(RecordedEvent recorded) =>
        recorded.Event is JourneyEvent.AssessmentAgreed e ? new(recorded.Journey.Value, e.Level) : null;

    public override AgreementKey KeyOf(AgreementRow row) => new(row.Journey, row.Level);

    public override AgreementRow Fold(AgreementRow? row, RecordedEvent recorded) => recorded.Event is JourneyEvent.AssessmentAgreed e
        ? new AgreementRow(recorded.Journey.Value, e.Level, e.On, recorded.Revision, recorded.RecordedAt)
        : throw new ImpossibleHistoryException(recorded.Event, "it is no agreement");

    public override AgreementRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        EnumText.Parse<Level>(values.Get<string>(1)),
        values.Get<DateOnly>(2),
        values.Get<long>(3),
        values.Get<DateTimeOffset>(4));
}
