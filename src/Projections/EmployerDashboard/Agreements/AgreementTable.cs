using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Agreements;

public readonly record struct AgreementKey(Guid Journey, Level Level);

/// <summary>What a worker answered to being put forward at a level, each answer with its day; the last one up to a day counts on it (S-47).</summary>
public sealed record AgreementRow(Guid Journey, Level Level, ImmutableArray<AgreementAnswer> Answers, long Revision, DateTimeOffset RecordedAt);

/// <param name="Agreed">False for a refusal, and for an agreement taken back.</param>
public readonly record struct AgreementAnswer(DateOnly On, bool Agreed);

public sealed class AgreementTable : ProjectionTable<AgreementKey, AgreementRow>
{
    public override string Name => "agreement_2";

    protected override bool IsShared => true;

    public override Columns<AgreementKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "level", key => EnumText.Of(key.Level) },
    };

    public override Columns<AgreementRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "level", row => EnumText.Of(row.Level) },
        { "answers", row => JsonSerializer.Serialize(row.Answers, AgreementJson.Default.ImmutableArrayAgreementAnswer) },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override AgreementKey? KeyOf(RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.AssessmentAgreed e => new(recorded.Journey.Value, e.Level),
        JourneyEvent.AssessmentDeclined e => new(recorded.Journey.Value, e.Level),
        JourneyEvent.AgreementWithdrawn e => new(recorded.Journey.Value, e.Level),
        JourneyEvent.AgreementCorrected e => new(recorded.Journey.Value, e.Level),
        _ => null,
    };

    public override AgreementKey KeyOf(AgreementRow row) => new(row.Journey, row.Level);

    public override AgreementRow Fold(AgreementRow? row, RecordedEvent recorded)
    {
        var answers = row?.Answers ?? [];
        return new AgreementRow(recorded.Journey.Value, recorded.Event.AtLevel()!.Value, After(answers, recorded.Event), recorded.Revision, recorded.RecordedAt);
    }

    public override AgreementRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        EnumText.Parse<Level>(values.Get<string>(1)),
        JsonSerializer.Deserialize(values.Get<string>(2), AgreementJson.Default.ImmutableArrayAgreementAnswer),
        values.Get<long>(3),
        values.Get<DateTimeOffset>(4));

    private static ImmutableArray<AgreementAnswer> After(ImmutableArray<AgreementAnswer> answers, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.AssessmentAgreed e => answers.Add(new AgreementAnswer(e.On, true)),
        JourneyEvent.AssessmentDeclined e => answers.Add(new AgreementAnswer(e.On, false)),
        JourneyEvent.AgreementWithdrawn e => answers.Add(new AgreementAnswer(e.On, false)),
        JourneyEvent.AgreementCorrected e when !answers.IsEmpty => answers.SetItem(answers.Length - 1, new AgreementAnswer(e.AgreedOn, true)),
        _ => throw new ImpossibleHistoryException(journeyEvent, "there is no agreement that it could concern"),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<AgreementAnswer>))]
internal sealed partial class AgreementJson : JsonSerializerContext;
