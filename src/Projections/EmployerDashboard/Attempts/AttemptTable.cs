using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Projections.EmployerDashboard.Stops;

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

/// <summary>What a released result was before it was corrected, annulled or set aside, or before that was overturned.</summary>
/// <param name="Until">The first day on which it was so no more.</param>
public sealed record EarlierResult(DateOnly Until, Outcome? Outcome, ElementResult? Knowledge, ElementResult? Simulated, ElementResult? Written, DateOnly? AnnulledOn);

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

    /// <summary>The place of the booking within the journey: it uses up a right to another place that was given before it, and none that came later (S-32).</summary>
    public required decimal BookedOrder { get; init; }

    public required DateOnly SitsOn { get; init; }

    /// <summary>From when it counts as no attempt: cancelled before it was sat, or void (S-32).</summary>
    public DateOnly? CancelledOn { get; init; }

    public ElementResult? Knowledge { get; init; }

    public ElementResult? Simulated { get; init; }

    public ElementResult? Written { get; init; }

    /// <summary>Marks corrected after the release that no corrected result has released yet, such as <c>written=met</c>, with commas between.</summary>
    public string? Corrections { get; init; }

    public DateOnly? ReleasedOn { get; init; }

    /// <summary>The revision of the release: endorsements given before it are used up.</summary>
    public decimal? ReleasedRevision { get; init; }

    public Outcome? Outcome { get; init; }

    /// <summary>From when the released result does not count any more, for malpractice or set aside on review (S-09, S-34).</summary>
    public DateOnly? AnnulledOn { get; init; }

    /// <summary>What the released result was before, in order: who had left by then knows it as it was (S-16). Empty for nearly every attempt.</summary>
    public ImmutableArray<EarlierResult> Earlier { get; init; } = [];

    /// <summary>What the result led to, as it is known now: a corrected result may lead to something else.</summary>
    public Opening? Opened { get; init; }

    /// <summary>When the result opened it: the day of the accreditation, where it is that; of a retake opened anew, the day of the first.</summary>
    public DateOnly? OpenedOn { get; init; }

    /// <summary>The revision of the opening: what was opened last decides; an accreditation and a renewal after it leave nothing to be taken again.</summary>
    public decimal? OpenedRevision { get; init; }

    public Element? RetakeElement { get; init; }

    public DateOnly? RetakeExpectedAfter { get; init; }

    /// <summary>The last day of a narrow retake, moved by what is not held against the worker (S-48).</summary>
    public DateOnly? RetakeUntil { get; init; }

    public DateOnly? BankedUntil { get; init; }

    public long Revision { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether it is an attempt on a day: a cancelled sitting and a void one are none from the day on which they are (S-32).</summary>
    public bool IsBookedOn(DateOnly day) => BookedOn <= day && !(CancelledOn <= day);
}

public sealed class AttemptTable : ProjectionTable<AttemptKey, AttemptRow>
{
    public override string Name => "attempt_4";

    protected override bool HasBeside => true;

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
        { "booked_order", row => row.BookedOrder },
        { "sits_on", row => row.SitsOn },
        { "cancelled_on", row => row.CancelledOn },
        { "knowledge", row => EnumText.Of(row.Knowledge) },
        { "simulated", row => EnumText.Of(row.Simulated) },
        { "written", row => EnumText.Of(row.Written) },
        { "corrections", row => row.Corrections },
        { "released_on", row => row.ReleasedOn },
        { "released_revision", row => row.ReleasedRevision },
        { "outcome", row => EnumText.Of(row.Outcome) },
        { "annulled_on", row => row.AnnulledOn },
        { "earlier", row => row.Earlier.IsEmpty ? null : JsonSerializer.Serialize(row.Earlier, AttemptJson.Default.ImmutableArrayEarlierResult) },
        { "opened", row => EnumText.Of(row.Opened) },
        { "opened_on", row => row.OpenedOn },
        { "opened_revision", row => row.OpenedRevision },
        { "retake_element", row => EnumText.Of(row.RetakeElement) },
        { "retake_expected_after", row => row.RetakeExpectedAfter },
        { "retake_until", row => row.RetakeUntil },
        { "banked_until", row => row.BankedUntil },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override AttemptKey? KeyOf(RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.SittingBooked e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.BookingCorrected e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.SittingCancelledOnLeaving e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.SittingCancelled e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.SittingVoided e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.ElementMarked e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.MarkModerated e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.ResultReleased e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.MarkCorrected e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.ResultCorrected e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.ResultAnnulled e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.ResultSetAside e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.FindingOverturned e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.Accredited e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.NarrowRetakeOpened e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.ElementRetakeOpened e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.FullRetakeOpened e => new(recorded.Journey.Value, e.Level, e.Attempt),
        JourneyEvent.RetakeWindowMoved e => new(recorded.Journey.Value, e.Level, e.Attempt),
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
                BookedOrder = recorded.Order,
                SitsOn = e.SitsOn,
            },
            // The sitting stays void; what is sat instead of it is an attempt of its own.
            ({ CancelledOn: not null } attempt, JourneyEvent.FindingOverturned) => attempt,
            ({ ReleasedOn: null, CancelledOn: null } attempt, var e) => UnderWay(attempt, e, recorded.Order),
            ({ ReleasedOn: not null } attempt, var e) => Released(attempt, e, recorded.Order),
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
        BookedOrder = values.Get<decimal>(7),
        SitsOn = values.Get<DateOnly>(8),
        CancelledOn = values.Get<DateOnly?>(9),
        Knowledge = EnumText.ParseOrNull<ElementResult>(values.Get<string?>(10)),
        Simulated = EnumText.ParseOrNull<ElementResult>(values.Get<string?>(11)),
        Written = EnumText.ParseOrNull<ElementResult>(values.Get<string?>(12)),
        Corrections = values.Get<string?>(13),
        ReleasedOn = values.Get<DateOnly?>(14),
        ReleasedRevision = values.Get<decimal?>(15),
        Outcome = EnumText.ParseOrNull<Outcome>(values.Get<string?>(16)),
        AnnulledOn = values.Get<DateOnly?>(17),
        Earlier = values.Get<string?>(18) is { } earlier ? JsonSerializer.Deserialize(earlier, AttemptJson.Default.ImmutableArrayEarlierResult) : [],
        Opened = EnumText.ParseOrNull<Opening>(values.Get<string?>(19)),
        OpenedOn = values.Get<DateOnly?>(20),
        OpenedRevision = values.Get<decimal?>(21),
        RetakeElement = EnumText.ParseOrNull<Element>(values.Get<string?>(22)),
        RetakeExpectedAfter = values.Get<DateOnly?>(23),
        RetakeUntil = values.Get<DateOnly?>(24),
        BankedUntil = values.Get<DateOnly?>(25),
        Revision = values.Get<long>(26),
        RecordedAt = values.Get<DateTimeOffset>(27),
    };

    private static AttemptRow UnderWay(AttemptRow attempt, JourneyEvent journeyEvent, decimal revision) => journeyEvent switch
    {
        JourneyEvent.BookingCorrected e => attempt with { Sitting = e.Sitting.Value, SitsOn = e.SitsOn },
        JourneyEvent.SittingCancelledOnLeaving e => attempt with { CancelledOn = e.On },
        JourneyEvent.SittingCancelled e => attempt with { CancelledOn = e.On },
        JourneyEvent.SittingVoided e => attempt with { CancelledOn = e.On },
        JourneyEvent.ElementMarked e => Marked(attempt, e.Element, e.Result),
        JourneyEvent.MarkModerated e => Marked(attempt, e.Element, e.Result),
        JourneyEvent.MarkCorrected e => Marked(attempt, e.Element, e.Result),
        JourneyEvent.ResultReleased e => attempt with { ReleasedOn = e.On, ReleasedRevision = revision, Outcome = e.Outcome },
        _ => throw new ImpossibleHistoryException(journeyEvent, "the result of the attempt is not out"),
    };

    private static AttemptRow Released(AttemptRow attempt, JourneyEvent journeyEvent, decimal revision) => journeyEvent switch
    {
        // A mark is nobody's before somebody releases it (S-51): the corrected one waits for the corrected result.
        JourneyEvent.MarkCorrected e => attempt with { Corrections = string.Join(',', [.. Corrections(attempt).Where(kept => kept.Element != e.Element).Append((e.Element, e.Result)).Select(Text)]) },
        JourneyEvent.ResultCorrected e => Corrections(attempt).Aggregate(attempt, (row, corrected) => Marked(row, corrected.Element, corrected.Result)) with { Corrections = null, Outcome = e.Outcome, Earlier = WithWhatItWas(attempt, e.On) },
        JourneyEvent.ResultAnnulled e => attempt with { AnnulledOn = e.On, Earlier = WithWhatItWas(attempt, e.On) },
        JourneyEvent.ResultSetAside e => attempt with { AnnulledOn = e.On, Earlier = WithWhatItWas(attempt, e.On) },
        JourneyEvent.FindingOverturned e => attempt with { AnnulledOn = null, Earlier = WithWhatItWas(attempt, e.On) },
        JourneyEvent.RetakeWindowMoved e => attempt with { RetakeUntil = e.Until, BankedUntil = e.BankedUntil },
        JourneyEvent.Accredited e => OpenedAnew(attempt, Opening.Accreditation, e.On, revision),
        JourneyEvent.NarrowRetakeOpened e => OpenedAnew(attempt, Opening.NarrowRetake, Since(attempt, e.On), revision) with { RetakeElement = e.Element, RetakeUntil = e.Until, BankedUntil = e.BankedUntil },
        JourneyEvent.ElementRetakeOpened e => OpenedAnew(attempt, Opening.ElementRetake, Since(attempt, e.On), revision) with { RetakeElement = e.Element, RetakeExpectedAfter = e.ExpectedAfter, BankedUntil = e.BankedUntil },
        JourneyEvent.FullRetakeOpened e => OpenedAnew(attempt, Opening.FullRetake, Since(attempt, e.On), revision) with { RetakeExpectedAfter = e.ExpectedAfter },
        _ => throw new ImpossibleHistoryException(journeyEvent, "the result of the attempt is out"),
    };

    private static ImmutableArray<EarlierResult> WithWhatItWas(AttemptRow attempt, DateOnly until) =>
        attempt.Earlier.Add(new EarlierResult(until, attempt.Outcome, attempt.Knowledge, attempt.Simulated, attempt.Written, attempt.AnnulledOn));

    private static AttemptRow OpenedAnew(AttemptRow attempt, Opening opened, DateOnly on, decimal revision) =>
        attempt with { Opened = opened, OpenedOn = on, OpenedRevision = revision, RetakeElement = null, RetakeExpectedAfter = null, RetakeUntil = null, BankedUntil = null };

    /// <summary>Something was to be taken again from the first opening on, as is known now; after an accreditation that was revoked, only from then.</summary>
    private static DateOnly Since(AttemptRow attempt, DateOnly on) =>
        attempt is { Opened: not Opening.Accreditation, OpenedOn: { } first } ? first : on;

    private static AttemptRow Marked(AttemptRow attempt, Element element, ElementResult result) => element switch
    {
        Element.Knowledge => attempt with { Knowledge = result },
        Element.Simulated => attempt with { Simulated = result },
        Element.Written => attempt with { Written = result },
        // An employer has one practice leader or few: how the parts of the day went is told by the person's own report, and no count of it.
        Element.RolePlay or Element.WrittenExercise or Element.Interview => attempt,
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "No such element."),
    };

    private static IEnumerable<(Element Element, ElementResult Result)> Corrections(AttemptRow attempt) =>
        from correction in (attempt.Corrections ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
        let parts = correction.Split('=')
        select (EnumText.Parse<Element>(parts[0]), EnumText.Parse<ElementResult>(parts[1]));

    private static string Text((Element Element, ElementResult Result) correction) => $"{EnumText.Of(correction.Element)}={EnumText.Of(correction.Result)}";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(KebabCase<Outcome>), typeof(KebabCase<ElementResult>)])]
[JsonSerializable(typeof(ImmutableArray<EarlierResult>))]
internal sealed partial class AttemptJson : JsonSerializerContext;
