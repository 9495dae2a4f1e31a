using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Stops;

/// <summary>What stops windows of a worker and has not ended (S-48); no row for whom nothing does.</summary>
/// <remarks>What has ended has moved the ends, for every day before as well: only what is open still has to be looked at.</remarks>
public sealed record OpenStopRow(Guid Journey, ImmutableArray<OpenStopEntry> Stops, long Revision, DateTimeOffset RecordedAt);

public sealed class OpenStopTable : ProjectionTable<Guid, OpenStopRow>
{
    public override string Name => "open_stop";

    protected override bool IsShared => true;

    public override Columns<Guid> KeyColumns { get; } = new() { { "journey", journey => journey } };

    public override Columns<OpenStopRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "stops", row => JsonSerializer.Serialize(row.Stops, OpenStopJson.Default.ImmutableArrayOpenStopEntry) },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override Guid? KeyOf(RecordedEvent recorded) => OpenStops.Events.Contains(recorded.Event.GetType()) ? recorded.Journey.Value : null;

    public override Guid KeyOf(OpenStopRow row) => row.Journey;

    public override OpenStopRow? Fold(OpenStopRow? row, RecordedEvent recorded)
    {
        var stops = OpenStops.After(row?.Stops ?? [], recorded.Event);
        return stops.IsEmpty ? null : new OpenStopRow(recorded.Journey.Value, stops, recorded.Revision, recorded.RecordedAt);
    }

    public override OpenStopRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        JsonSerializer.Deserialize(values.Get<string>(1), OpenStopJson.Default.ImmutableArrayOpenStopEntry),
        values.Get<long>(2),
        values.Get<DateTimeOffset>(3));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(KebabCase<WindowStop>), typeof(KebabCase<Level>)])]
[JsonSerializable(typeof(ImmutableArray<OpenStopEntry>))]
internal sealed partial class OpenStopJson : JsonSerializerContext;

internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
