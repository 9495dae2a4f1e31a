using System.Collections.Frozen;
using Naas.Domain.Journeys;
using Naas.Projections.Equalities.Cube;

namespace Naas.Projections.Equalities;

/// <param name="handled">The events that say something here; what else a record brings with it has no row.</param>
public sealed class EqualityTable(FrozenSet<Type> handled) : ProjectionTable<Guid, EqualityRow>
{
    public override string Name => "equality_1";

    protected override bool IsShared => true;

    public override Columns<Guid> KeyColumns { get; } = new() { { "journey", journey => journey } };

    public override Columns<EqualityRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "closed", row => row.IsClosed },
        { "declaration", row => row.Declaration },
        { "categories", row => EqualityJson.Write(row.Declared) },
        { "employments", row => EqualityJson.Write(row.Employments) },
        { "levels", row => EqualityJson.Write(row.Levels) },
        { "units", row => EqualityJson.Write([.. EqualityUnits.Of(row)]) },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override Tally<EqualityRow> Tally { get; } = new EqualityCube();

    public override Guid? KeyOf(RecordedEvent recorded) => handled.Contains(recorded.Event.GetType()) ? recorded.Journey.Value : null;

    public override Guid KeyOf(EqualityRow row) => row.Journey;

    /// <summary>A row as <c>load</c> returns it: what it comes to follows from the rest, and is not read back.</summary>
    public override EqualityRow Read(IRowValues values) => new()
    {
        Journey = values.Get<Guid>(0),
        IsClosed = values.Get<bool>(1),
        Declaration = values.Get<int>(2),
        Declared = EqualityJson.ReadDeclared(values.Get<string>(3)),
        Employments = EqualityJson.ReadEmployments(values.Get<string>(4)),
        Levels = EqualityJson.ReadLevels(values.Get<string>(5)),
        Revision = values.Get<long>(6),
        RecordedAt = values.Get<DateTimeOffset>(7),
    };

    public override EqualityRow Fold(EqualityRow? row, RecordedEvent recorded)
    {
        var after = (row, recorded.Event) switch
        {
            (null, JourneyEvent.SocialWorkerRegistered) => new EqualityRow { Journey = recorded.Journey.Value },
            (null, var e) => throw new ImpossibleHistoryException(e, "the journey has not begun"),
            (_, JourneyEvent.SocialWorkerRegistered e) => throw new ImpossibleHistoryException(e, "the journey has begun already"),
            var (known, e) => EqualityFold.After(known, e, recorded.Person) ?? throw new ImpossibleHistoryException(e, "it does not follow from what was counted"),
        };
        return after with { Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }
}
