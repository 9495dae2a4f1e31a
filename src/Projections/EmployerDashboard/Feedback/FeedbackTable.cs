using System.Globalization;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Feedback;

public readonly record struct FeedbackKey(Guid Journey, Level Level, int Attempt, int Version);

/// <summary>One feedback report, with how each area went that it speaks of (R-090 to R-092, S-12).</summary>
/// <param name="Version">Counts the reports on this attempt from 1; a later one takes the place of the earlier.</param>
/// <param name="Areas">Each area's number and judgement, such as <c>1:met,2:to-develop</c>; an area that was not looked at is not in it.</param>
/// <param name="Order">The place within the journey: what was reported last of an area counts.</param>
public sealed record FeedbackRow(Guid Journey, Level Level, int Attempt, int Version, DateOnly IssuedOn, string Areas, decimal Order, DateTimeOffset RecordedAt);

public sealed class FeedbackTable : ProjectionTable<FeedbackKey, FeedbackRow>
{
    public override string Name => "feedback_1";

    protected override bool HasBeside => true;

    public override Columns<FeedbackKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "level", key => EnumText.Of(key.Level) },
        { "attempt", key => key.Attempt },
        { "version", key => key.Version },
    };

    public override Columns<FeedbackRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "level", row => EnumText.Of(row.Level) },
        { "attempt", row => row.Attempt },
        { "version", row => row.Version },
        { "issued_on", row => row.IssuedOn },
        { "areas", row => row.Areas },
        { "issued_order", row => row.Order },
        { "recorded_at", row => row.RecordedAt },
    };

    public override FeedbackKey? KeyOf(RecordedEvent recorded) =>
        recorded.Event is JourneyEvent.FeedbackIssued e ? new(recorded.Journey.Value, e.Level, e.Attempt, e.Version) : null;

    public override FeedbackKey KeyOf(FeedbackRow row) => new(row.Journey, row.Level, row.Attempt, row.Version);

    public override FeedbackRow Fold(FeedbackRow? row, RecordedEvent recorded) => recorded.Event is JourneyEvent.FeedbackIssued e
        ? new FeedbackRow(recorded.Journey.Value, e.Level, e.Attempt, e.Version, e.On, Text(e.Areas), recorded.Order, recorded.RecordedAt)
        : throw new ImpossibleHistoryException(recorded.Event, "it is no feedback report");

    public override FeedbackRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        EnumText.Parse<Level>(values.Get<string>(1)),
        values.Get<int>(2),
        values.Get<int>(3),
        values.Get<DateOnly>(4),
        values.Get<string>(5),
        values.Get<decimal>(6),
        values.Get<DateTimeOffset>(7));

    private static string Text(AreaProfile areas) =>
        string.Join(',', areas.Ratings.Select(rating => string.Create(CultureInfo.InvariantCulture, $"{rating.Area}:{EnumText.Of(rating.Judgement)}")));
}
