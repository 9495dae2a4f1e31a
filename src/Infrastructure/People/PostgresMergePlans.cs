using Naas.Application.Merging;
using Naas.Domain.Journeys;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.People;

/// <summary>Mergings at work, and the pointers they leave, in PostgreSQL beside the directory.</summary>
public sealed class PostgresMergePlans(NpgsqlDataSource database, TimeProvider time) : IMergePlans
{
    public async Task<MergePlan> PlanAsync(JourneyId closed, JourneyId survivor, CancellationToken cancellation)
    {
        await using var command = Command("plan-merge", closed.Value, survivor.Value, time.GetUtcNow());
        var planned = (DateTime)(await command.ExecuteScalarAsync(cancellation))!;
        return new MergePlan(closed, survivor, new DateTimeOffset(planned, TimeSpan.Zero));
    }

    public async Task<IReadOnlyList<MergePlan>> OpenAsync(DateTimeOffset plannedBefore, int maximum, CancellationToken cancellation)
    {
        await using var command = Command("list-open-merges", plannedBefore.ToUniversalTime(), maximum);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var open = new List<MergePlan>();
        while (await reader.ReadAsync(cancellation))
            open.Add(new MergePlan(new JourneyId(reader.GetGuid(0)), new JourneyId(reader.GetGuid(1)), reader.GetFieldValue<DateTimeOffset>(2)));
        return open;
    }

    public async Task SettleAsync(MergePlan plan, bool pointed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        // A plan that another has taken the place of is the other's to settle.
        await using var command = Command("settle-merge", plan.Closed.Value, plan.Survivor.Value, plan.PlannedAt, time.GetUtcNow(), pointed);
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string name, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(SqlText.Of(typeof(PostgresMergePlans), name));
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
