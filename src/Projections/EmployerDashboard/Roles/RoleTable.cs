using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Projections.Deadlines;

namespace Naas.Projections.EmployerDashboard.Roles;

public readonly record struct RoleKey(Guid Journey, int Role);

/// <summary>One role with statutory functions, with both its ends.</summary>
/// <param name="Spell">The employment in which it is held, and with which it ends at the latest.</param>
/// <param name="To">Its last day, where it has one of its own.</param>
/// <param name="Area">The area that a practice leader leads, by exception; null for the whole service.</param>
/// <param name="ExpectedBy">By when the worker is expected to be put forward; null for no expectation.</param>
/// <param name="ToBeAccredited">Whether being accredited by then is reported as well (S-49).</param>
public sealed record RoleRow(Guid Journey, int Role, int Spell, Level Level, DateOnly From, DateOnly? To, string? Area, DateOnly? ExpectedBy, bool ToBeAccredited, long Revision, DateTimeOffset RecordedAt);

public sealed class RoleTable : ProjectionTable<RoleKey, RoleRow>
{
    public override string Name => "statutory_role_2";

    public override Columns<RoleKey> KeyColumns { get; } = new()
    {
        { "journey", key => key.Journey },
        { "role", key => key.Role },
    };

    public override Columns<RoleRow> RowColumns { get; } = new()
    {
        { "journey", row => row.Journey },
        { "role", row => row.Role },
        { "spell", row => row.Spell },
        { "level", row => EnumText.Of(row.Level) },
        { "from_on", row => row.From },
        { "to_on", row => row.To },
        { "area", row => row.Area },
        { "expected_by", row => row.ExpectedBy },
        { "to_be_accredited", row => row.ToBeAccredited },
        { "revision", row => row.Revision },
        { "recorded_at", row => row.RecordedAt },
    };

    public override RoleKey? KeyOf(RecordedEvent recorded) => recorded.Event switch
    {
        JourneyEvent.StatutoryRoleStarted e => new(recorded.Journey.Value, e.Role),
        JourneyEvent.StatutoryRoleEnded e => new(recorded.Journey.Value, e.Role),
        JourneyEvent.StatutoryRoleCorrected e => new(recorded.Journey.Value, e.Role),
        JourneyEvent.StatutoryRoleEndCorrected e => new(recorded.Journey.Value, e.Role),
        JourneyEvent.StatutoryRoleExpunged e => new(recorded.Journey.Value, e.Role),
        JourneyEvent.LeadersAreaNamed e => new(recorded.Journey.Value, e.Role),
        JourneyEvent.LeadersAreaCorrected e => new(recorded.Journey.Value, e.Role),
        JourneyEvent.AsyeCompleted e => new(recorded.Journey.Value, e.Role),
        JourneyEvent.AsyeCorrected e => new(recorded.Journey.Value, e.Role),
        _ => null,
    };

    public override RoleKey KeyOf(RoleRow row) => new(row.Journey, row.Role);

    public override RoleRow? Fold(RoleRow? row, RecordedEvent recorded)
    {
        var after = (row, recorded.Event) switch
        {
            (null, JourneyEvent.StatutoryRoleStarted e) => new RoleRow(recorded.Journey.Value, e.Role, e.Spell, e.Level, e.On, null, null, e.ExpectedBy, DeadlineTable.IsToBeAccredited(e.Route), 0, default),
            ({ To: null } role, JourneyEvent.StatutoryRoleEnded e) => role with { To = e.On },
            ({ } role, JourneyEvent.StatutoryRoleCorrected e) => role with { Level = e.Level, From = e.From, ExpectedBy = e.ExpectedBy, ToBeAccredited = DeadlineTable.IsToBeAccredited(e.Route) },
            ({ } role, JourneyEvent.StatutoryRoleEndCorrected e) => role with { To = e.To },
            ({ }, JourneyEvent.StatutoryRoleExpunged) => null,
            ({ Area: null } role, JourneyEvent.LeadersAreaNamed e) => role with { Area = e.Area.Value },
            ({ Area: not null } role, JourneyEvent.LeadersAreaCorrected e) => role with { Area = e.Area?.Value },
            ({ } role, JourneyEvent.AsyeCompleted e) => role with { ExpectedBy = e.ExpectedBy },
            ({ } role, JourneyEvent.AsyeCorrected e) => role with { ExpectedBy = e.ExpectedBy },
            var (_, e) => throw new ImpossibleHistoryException(e, "the role is not in the state for it"),
        };
        return after is null ? null : after with { Revision = recorded.Revision, RecordedAt = recorded.RecordedAt };
    }

    public override RoleRow Read(IRowValues values) => new(
        values.Get<Guid>(0),
        values.Get<int>(1),
        values.Get<int>(2),
        EnumText.Parse<Level>(values.Get<string>(3)),
        values.Get<DateOnly>(4),
        values.Get<DateOnly?>(5),
        values.Get<string?>(6),
        values.Get<DateOnly?>(7),
        values.Get<bool>(8),
        values.Get<long>(9),
        values.Get<DateTimeOffset>(10));
}
