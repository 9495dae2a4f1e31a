using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Attempts;

public readonly record struct AttemptKey(Guid Journey, Level Level, int Attempt);

/// <summary>What a released result led to.</summary>
public enum Opening
{
    Accreditation = 1,
    NarrowRetake = 2,
    ElementRetake = 3,
    FullRetake = 4,
}

/// <summary>One attempt from its booking to what its result opened, each step with its day.</summary>
/// <remarks>Who endorsed it stands with the endorsement of this journey, level and number.</remarks>
public sealed record AttemptRow
{
    public required Guid Journey { get; init; }

    public required Level Level { get; init; }

    public required int Attempt { get; init; }

    public required int Endorsement { get; init; }

    public required string Sitting { get; init; }

    /// <summary>Those due, by name, in the order of the assessment, with commas between.</summary>
    public required string Elements { get; init; }

    public required DateOnly BookedOn { get; init; }

    public required DateOnly SitsOn { get; init; }

    public DateOnly? CancelledOn { get; init; }

    public ElementResult? Knowledge { get; init; }

    public ElementResult? Simulated { get; init; }

    public ElementResult? Written { get; init; }

    public DateOnly? ReleasedOn { get; init; }

    /// <summary>The revision of the release: endorsements given before it are used up.</summary>
    public long? ReleasedRevision { get; init; }

    public Outcome? Outcome { get; init; }

    public Opening? Opened { get; init; }

    /// <summary>When the result opened it: the day of the accreditation, where it is that.</summary>
    public DateOnly? OpenedOn { get; init; }

    public Element? RetakeElement { get; init; }

    public DateOnly? RetakeExpectedAfter { get; init; }

    /// <summary>The last day of a narrow retake.</summary>
    public DateOnly? RetakeUntil { get; init; }

    public DateOnly? BankedUntil { get; init; }

    public DateOnly? ReaccreditationDueOn { get; init; }

    public long Revision { get; init; }

    public DateTimeOffset RecordedAt { get; init; }
}

public sealed class AttemptTable : ProjectionTable<AttemptKey, AttemptRow>
{
    public override string Name => "attempt";

    public override Columns<AttemptKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "level", key => EnumText.Of(key.Level) },
        { "attempt", key => key.Attempt },
    };

    public override Columns<AttemptRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "level", row => EnumText.Of(row.Level) },
        { "attempt", row => row.Attempt },
        { "endorsement", row => row.Endorsement },
        { "sitting", row => row.Sitting },
        { "elements", row => row.Elements },
        { "booked_on", row => row.BookedOn },
        { "sits_on", row => row.SitsOn },
        { "cancelled_on", row => row.CancelledOn },
        { "knowledge", row => EnumText.Of(row.Knowledge) },
        { "simulated", row => EnumText.Of(row.Simulated) },
        { "written", row => EnumText.Of(row.Written) },
        { "released_on", row => row.ReleasedOn },
        { "released_revision", row => row.ReleasedRevision },
        { "outcome", row => EnumText.Of(row.Outcome) },
        { "opened", row => EnumText.Of(row.Opened) },
        { "opened_on", row => row.OpenedOn },
        { "retake_element", row => EnumText.Of(row.RetakeElement) },
        { "retake_expected_after", row => row.RetakeExpectedAfter },
        { "retake_until", row => row.RetakeUntil },
        { "banked_until", row => row.BankedUntil },
        { "reaccreditation_due_on", row => row.ReaccreditationDueOn },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override AttemptKey? KeyOf(RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.SittingBooked e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.SittingCancelledOnLeaving e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.ElementMarked e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.ResultReleased e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.Accredited e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.NarrowRetakeOpened e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.ElementRetakeOpened e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.FullRetakeOpened e => new(recorded.Journey.Value, e.Level, e.Attempt),
        _ => null,
    };

    public override AttemptKey KeyOf(AttemptRow row) => new(row.Journey, row.Level, row.Attempt);

    public override AttemptRow Fold(AttemptRow? row, RecordedEvent recorded)
    {
        var after = (row, recorded.Event) switch
        {
            (null, JourneyEvent.SittingBooked e) => new AttemptRow
            {
                Journey = recorded.Journey.Value,
                Level = e.Level,
                Attempt = e.Attempt,
                Endorsement = e.Endorsement,
                Sitting = e.Sitting.Value,
                Elements = string.Join(',', e.Elements.Select(EnumText.Of)),
                BookedOn = e.On,
                SitsOn = e.SitsOn,
            },
            ({ ReleasedOn: null, CancelledOn: null } attempt, JourneyEvent.SittingCancelledOnLeaving e) => attempt with { CancelledOn = e.On },
            ({ ReleasedOn: null, CancelledOn: null } attempt, JourneyEvent.ElementMarked e) => Marked(attempt, e),
            ({ ReleasedOn: null, CancelledOn: null } attempt, JourneyEvent.ResultReleased e) => attempt with { ReleasedOn = e.On, ReleasedRevision = recorded.Revision, Outcome = e.Outcome },
            ({ ReleasedOn: not null, Opened: null } attempt, var e) => Opened(attempt, e),
            var (_, e) => throw new ImpossibleHistoryException(e, "the attempt is not in the state for it"),
        };
        return after with { Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }

    public override AttemptRow Read(IRowValues values) => new()
    {
        Journey = values.Get<Guid>(0),
        Level = EnumText.Parse<Level>(values.Get<string>(1)),
        Attempt = values.Get<int>(2),
        Endorsement = values.Get<int>(3),
        Sitting = values.Get<string>(4),
        Elements = values.Get<string>(5),
        BookedOn = values.Get<DateOnly>(6),
        SitsOn = values.Get<DateOnly>(7),
        CancelledOn = values.Get<DateOnly?>(8),
        Knowledge = EnumText.ParseOrNull<ElementResult>(values.Get<string?>(9)),
        Simulated = EnumText.ParseOrNull<ElementResult>(values.Get<string?>(10)),
        Written = EnumText.ParseOrNull<ElementResult>(values.Get<string?>(11)),
        ReleasedOn = values.Get<DateOnly?>(12),
        ReleasedRevision = values.Get<long?>(13),
        Outcome = EnumText.ParseOrNull<Outcome>(values.Get<string?>(14)),
        Opened = EnumText.ParseOrNull<Opening>(values.Get<string?>(15)),
        OpenedOn = values.Get<DateOnly?>(16),
        RetakeElement = EnumText.ParseOrNull<Element>(values.Get<string?>(17)),
        RetakeExpectedAfter = values.Get<DateOnly?>(18),
        RetakeUntil = values.Get<DateOnly?>(19),
        BankedUntil = values.Get<DateOnly?>(20),
        ReaccreditationDueOn = values.Get<DateOnly?>(21),
        Revision = values.Get<long>(22),
        RecordedAt = values.Get<DateTimeOffset>(23),
    };

    private static AttemptRow Marked(AttemptRow attempt, JourneyEvent.ElementMarked marked) => marked.Element switch
    {
        Element.Knowledge => attempt with { Knowledge = marked.Result },
        Element.Simulated => attempt with { Simulated = marked.Result },
        Element.Written => attempt with { Written = marked.Result },
        _ => throw new ImpossibleHistoryException(marked, "there is no such element"),
    };

    private static AttemptRow Opened(AttemptRow attempt, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.Accredited e => attempt with { Opened = Opening.Accreditation, OpenedOn = e.On, ReaccreditationDueOn = e.ReaccreditationDueOn },
        JourneyEvent.NarrowRetakeOpened e => attempt with { Opened = Opening.NarrowRetake, OpenedOn = e.On, RetakeElement = e.Element, RetakeUntil = e.Until, BankedUntil = e.BankedUntil },
        JourneyEvent.ElementRetakeOpened e => attempt with { Opened = Opening.ElementRetake, OpenedOn = e.On, RetakeElement = e.Element, RetakeExpectedAfter = e.ExpectedAfter, BankedUntil = e.BankedUntil },
        JourneyEvent.FullRetakeOpened e => attempt with { Opened = Opening.FullRetake, OpenedOn = e.On, RetakeExpectedAfter = e.ExpectedAfter },
        _ => throw new ImpossibleHistoryException(journeyEvent, "the result of the attempt is out"),
    };
}
