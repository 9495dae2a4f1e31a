using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Projections.EmployerDashboard.FirstAttempts;
using Naas.Projections.EmployerDashboard.Stops;

namespace Naas.Projections.EmployerDashboard.Results;

/// <summary>The results of one worker that were released, so that it can be told which is the first at a level, on any day.</summary>
/// <param name="IsClosed">Whether the record was closed in favour of another one of the same person, where its results count (S-53).</param>
public sealed record ReleasedResultsRow(Guid Journey, ImmutableArray<ReleasedResultEntry> Results, bool IsClosed, long Revision, DateTimeOffset RecordedAt);

/// <summary>One released result, as it is known now: a corrected one holds from the day of the first release.</summary>
/// <param name="Met">The elements that were met, by name, with commas between.</param>
/// <param name="NotMet">Those that were not.</param>
/// <param name="AnnulledOn">The first day without it; null while it counts.</param>
/// <param name="IsSetAside">Whether it was set aside on review: what is sat instead is sat as what it was (S-09).</param>
/// <param name="IsRetake">Whether it is no first attempt at its level, on any day.</param>
public sealed record ReleasedResultEntry(
    Level Level, int Attempt, DateOnly ReleasedOn, Outcome Outcome, string Met, string NotMet, DateOnly? AnnulledOn, bool IsSetAside = false, bool IsRetake = false);

public sealed class ReleasedResultsTable : ProjectionTable<Guid, ReleasedResultsRow>
{
    public override string Name => "released_results_1";

    protected override bool IsShared => true;

    public override Columns<Guid> KeyColumns { get; } = new() { { "journey", journey => journey } };

    public override Columns<ReleasedResultsRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "results", row => JsonSerializer.Serialize(row.Results, ReleasedResultsJson.Default.ImmutableArrayReleasedResultEntry) },
        { "is_closed", row => row.IsClosed },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override Tally<ReleasedResultsRow> Tally { get; } = new FirstAttemptTally();

    public override Guid? KeyOf(RecordedEvent recorded) =>
        SaysSomething(recorded.Event) || recorded.Event is JourneyEvent.RecordAbsorbed { Beside.Count: > 0 } or JourneyEvent.JourneySuperseded or JourneyEvent.JourneyReinstated
            ? recorded.Journey.Value
            : null;

    public override Guid KeyOf(ReleasedResultsRow row) => row.Journey;

    public override ReleasedResultsRow? Fold(ReleasedResultsRow? row, RecordedEvent recorded)
    {
        var before = row ?? new ReleasedResultsRow(recorded.Journey.Value, [], IsClosed: false, 0, default);
        // What another record held beside this one's own road was sat by the same person (S-53).
        var after = recorded.Event is JourneyEvent.RecordAbsorbed absorbed ? absorbed.Beside.Where(SaysSomething).Aggregate(before, After) : After(before, recorded.Event);
        return after.Results.IsEmpty ? null : after with { Results = InTheirPlaces(after.Results), Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }

    public override ReleasedResultsRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        JsonSerializer.Deserialize(values.Get<string>(1), ReleasedResultsJson.Default.ImmutableArrayReleasedResultEntry),
        values.Get<bool>(2),
        values.Get<long>(3),
        values.Get<DateTimeOffset>(4));

    private static ReleasedResultsRow After(ReleasedResultsRow before, JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ResultReleased e => before with { Results = before.Results.Add(new ReleasedResultEntry(e.Level, e.Attempt, e.On, e.Outcome, Text(e.Met), Text(e.NotMet), null)) },
        JourneyEvent.ResultCorrected e => With(before, e, e.Level, e.Attempt, entry => entry with { Outcome = e.Outcome, Met = Text(e.Met), NotMet = Text(e.NotMet) }),
        JourneyEvent.ResultAnnulled e => With(before, e, e.Level, e.Attempt, entry => entry with { AnnulledOn = e.On }),
        JourneyEvent.ResultSetAside e => With(before, e, e.Level, e.Attempt, entry => entry with { AnnulledOn = e.On, IsSetAside = true }),
        // What was found may have made the sitting void before there was a result.
        JourneyEvent.FindingOverturned e when At(before, e.Level, e.Attempt) < 0 => before,
        JourneyEvent.FindingOverturned e => With(before, e, e.Level, e.Attempt, entry => entry with { AnnulledOn = null }),
        JourneyEvent.JourneySuperseded => before with { IsClosed = true },
        JourneyEvent.JourneyReinstated => before with { IsClosed = false },
        var e => throw new ImpossibleHistoryException(e, "it says nothing of a released result"),
    };

    private static bool SaysSomething(JourneyEvent journeyEvent) => journeyEvent
        is JourneyEvent.ResultReleased or JourneyEvent.ResultCorrected or JourneyEvent.ResultAnnulled or JourneyEvent.ResultSetAside or JourneyEvent.FindingOverturned;

    private static ReleasedResultsRow With(ReleasedResultsRow row, JourneyEvent journeyEvent, Level level, int attempt, Func<ReleasedResultEntry, ReleasedResultEntry> change) => At(row, level, attempt) switch
    {
        < 0 => throw new ImpossibleHistoryException(journeyEvent, "the result of the attempt is not out"),
        var at => row with { Results = row.Results.SetItem(at, change(row.Results[at])) },
    };

    /// <summary>Tells of each result whether it is of a retake: of whatever was sat after an attempt that was one, annulled for malpractice or not.</summary>
    private static ImmutableArray<ReleasedResultEntry> InTheirPlaces(ImmutableArray<ReleasedResultEntry> results) =>
        [.. results.Select(entry => entry with { IsRetake = results.Any(earlier => earlier.Level == entry.Level && IsBefore(earlier, entry) && (!earlier.IsSetAside || IsPartOf(entry, earlier))) })];

    // A record that was brought over has numbers behind those of the journey that goes on: the day says which was first.
    private static bool IsBefore(ReleasedResultEntry one, ReleasedResultEntry other) =>
        (one.ReleasedOn, one.Attempt).CompareTo((other.ReleasedOn, other.Attempt)) < 0;

    // One element of an attempt that was set aside later was sat as what was left of it, and not as the whole.
    private static bool IsPartOf(ReleasedResultEntry one, ReleasedResultEntry whole) => Due(one).Count < Due(whole).Count;

    private static List<string> Due(ReleasedResultEntry entry) =>
        [.. entry.Met.Split(',', StringSplitOptions.RemoveEmptyEntries), .. entry.NotMet.Split(',', StringSplitOptions.RemoveEmptyEntries)];

    private static int At(ReleasedResultsRow row, Level level, int attempt)
    {
        for (var at = 0; at < row.Results.Length; at++)
        {
            if (row.Results[at].Level == level && row.Results[at].Attempt == attempt)
                return at;
        }

        return -1;
    }

    private static string Text(ElementSet elements) => string.Join(',', elements.Select(EnumText.Of));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(KebabCase<Level>), typeof(KebabCase<Outcome>)])]
[JsonSerializable(typeof(ImmutableArray<ReleasedResultEntry>))]
internal sealed partial class ReleasedResultsJson : JsonSerializerContext;
