using Naas.Application.Deadlines;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Operations;

/// <summary>What the database knows of sweeps.</summary>
public sealed class PostgresSweepRecord(NpgsqlDataSource database, ServiceState state) : ISweepRecord
{
    public async Task<string?> WhyNotNowAsync(CancellationToken cancellation) =>
        await state.SampleAsync(cancellation) switch
        {
            { Finished: false, Workers: null } => "The Phase One sample is not loaded to its end, and the load lives in its own time; what is due is settled once './naas up' or './naas sample' has finished it.",
            { Finished: false, Workers: { } workers } => FormattableString.Invariant($"The sample of {workers} workers is not loaded to its end, and the load lives in its own time; what is due is settled once './naas sample --workers {workers}' has finished it."),
            _ => null,
        };

    public async Task FinishedAsync(SweepSummary summary, DateTimeOffset startedAt, DateTimeOffset finishedAt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(summary);
        await using var command = database.CreateCommand(SqlText.Of(typeof(PostgresSweepRecord), "finish-sweep"));
        Add(startedAt);
        Add(finishedAt);
        Add(summary.Today);
        Add(summary.Done);
        Add(summary.NotSettled);
        _ = await command.ExecuteNonQueryAsync(cancellation);

        void Add(object value) => command.Parameters.Add(new NpgsqlParameter { Value = value });
    }

    public async Task<LastSweep?> LastAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(SqlText.Of(typeof(PostgresSweepRecord), "read-last-sweep"));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new LastSweep(reader.GetFieldValue<DateTimeOffset>(0), reader.GetFieldValue<DateOnly>(1), reader.GetInt32(2), reader.GetInt32(3))
            : null;
    }
}
