using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.EmployerDashboard.Accreditations;

public readonly record struct AccreditationKey(Guid Journey, Level Level, decimal Revision);

/// <summary>What became of an accreditation.</summary>
public enum AccreditationStep
{
    Given = 1,

    /// <summary>A certificate says how long it is current.</summary>
    Certified = 2,

    Renewed = 3,

    /// <summary>Time that is not held against the worker moved its days (S-48).</summary>
    Moved = 4,

    Revoked = 5,

    /// <summary>A renewal fell away: from that day on its days are those of before.</summary>
    Undone = 6,

    /// <summary>A review overturned its revocation: as is known now, it was never gone (S-08).</summary>
    Reinstated = 7,
}

/// <summary>One step in the life of an accreditation, with its day: what counts on a day is read from the steps up to then.</summary>
/// <remarks>That the grace has passed is told by <see cref="CurrentUntil"/>, as the domain reads it, whether or not it was noted.</remarks>
/// <param name="Attempt">The attempt that led to it, where it was given.</param>
/// <param name="DueOn">When re-accreditation is due, as of this step.</param>
/// <param name="CurrentUntil">The last day on which it is current, as of this step.</param>
public sealed record AccreditationRow(
    Guid Journey,
    Level Level,
    decimal Revision,
    AccreditationStep Step,
    DateOnly On,
    int? Attempt,
    DateOnly? DueOn,
    DateOnly? CurrentUntil,
    DateTimeOffset RecordedAt);

public sealed class AccreditationTable : ProjectionTable<AccreditationKey, AccreditationRow>
{
    public override string Name => "accreditation_2";

    public override Columns<AccreditationKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "level", key => EnumText.Of(key.Level) },
        { "revision", key => key.Revision },
    };

    public override Columns<AccreditationRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "level", row => EnumText.Of(row.Level) },
        { "revision", row => row.Revision },
        { "step", row => EnumText.Of(row.Step) },
        { "on_day", row => row.On },
        { "attempt", row => row.Attempt },
        { "due_on", row => row.DueOn },
        { "current_until", row => row.CurrentUntil },
        { "recorded_at", row => row.RecordedAt },
    };

    public override AccreditationKey? KeyOf(RecordedEvent recorded) => StepOf(recorded) is { } row ? KeyOf(row) : null;

    public override AccreditationKey KeyOf(AccreditationRow row) => new(row.Journey, row.Level, row.Revision);

    public override AccreditationRow Fold(AccreditationRow? row, RecordedEvent recorded) =>
        StepOf(recorded) ?? throw new ImpossibleHistoryException(recorded.Event, "it is no step of an accreditation");

    public override AccreditationRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        EnumText.Parse<Level>(values.Get<string>(1)),
        values.Get<decimal>(2),
        EnumText.Parse<AccreditationStep>(values.Get<string>(3)),
        values.Get<DateOnly>(4),
        values.Get<int?>(5),
        values.Get<DateOnly?>(6),
        values.Get<DateOnly?>(7),
        values.Get<DateTimeOffset>(8));

    private static AccreditationRow? StepOf(RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.Accredited e => Row(recorded, e.Level, AccreditationStep.Given, e.Attempt, e.ReaccreditationDueOn, null),
        JourneyEvent.CertificateIssued e => Row(recorded, e.Level, AccreditationStep.Certified, null, null, e.CurrentUntil),
        JourneyEvent.Reaccredited e => Row(recorded, e.Level, AccreditationStep.Renewed, null, e.DueOn, null),
        JourneyEvent.AccreditationRestored e => Row(recorded, e.Level, AccreditationStep.Renewed, null, e.DueOn, null),
        JourneyEvent.ReaccreditationDueMoved e => Row(recorded, e.Level, AccreditationStep.Moved, null, e.DueOn, e.CurrentUntil),
        JourneyEvent.ReaccreditationUndone e => Row(recorded, e.Level, AccreditationStep.Undone, null, e.DueOn, e.CurrentUntil),
        JourneyEvent.AccreditationRevoked e => Row(recorded, e.Level, AccreditationStep.Revoked, null, null, null),
        JourneyEvent.AccreditationReinstated e => Row(recorded, e.Level, AccreditationStep.Reinstated, null, null, null),
        _ => null,
    };

    private static AccreditationRow Row(RecordedEvent recorded, Level level, AccreditationStep step, int? attempt, DateOnly? dueOn, DateOnly? currentUntil) =>
        new(recorded.Journey.Value, level, recorded.Order, step, recorded.Event.On, attempt, dueOn, currentUntil, recorded.RecordedAt);
}
