using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Operations;

/// <summary>What a database remembers about itself between two starts: its business clock, and the sample it holds.</summary>
public sealed class ServiceState(NpgsqlDataSource database)
{
    /// <summary>How far this database's time is from the world's; zero when nothing was ever set.</summary>
    public async Task<TimeSpan> ClockShiftAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(ServiceState), "read-clock"));
        return await command.ExecuteScalarAsync(cancellation) is TimeSpan shift ? shift : TimeSpan.Zero;
    }

    public Task SetClockShiftAsync(TimeSpan shift, CancellationToken cancellation) => ExecuteAsync("set-clock", cancellation, shift);

    /// <summary>The sample this database was given, or null.</summary>
    public async Task<SampleState?> SampleAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(ServiceState), "read-sample"));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new SampleState(reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2), reader.GetBoolean(3), reader.IsDBNull(4) ? null : reader.GetInt32(4))
            : null;
    }

    /// <param name="workers">Of a country; null for the Phase One sample.</param>
    public Task BeginSampleAsync(long seed, string parameters, int? workers, CancellationToken cancellation) =>
        ExecuteAsync("begin-sample", cancellation, seed, parameters, workers ?? (object)DBNull.Value);

    public Task AdvanceSampleAsync(DateTimeOffset completedTick, CancellationToken cancellation) => ExecuteAsync("advance-sample", cancellation, completedTick);

    public Task FinishSampleAsync(DateTimeOffset lastTick, CancellationToken cancellation) => ExecuteAsync("finish-sample", cancellation, lastTick);

    private async Task ExecuteAsync(string name, CancellationToken cancellation, params object[] parameters)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(ServiceState), name));
        foreach (var parameter in parameters)
            _ = command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <param name="Parameters">Hash of the parameters it was made from.</param>
/// <param name="CompletedTick">Everything up to this simulated moment is in the log.</param>
/// <param name="Workers">How many were asked for; null for the Phase One sample.</param>
public sealed record SampleState(long Seed, string Parameters, DateTimeOffset? CompletedTick, bool Finished, int? Workers);
