using System.Text.Json;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Research;
using Naas.Application.Time;
using Naas.Infrastructure.ReadModels;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Research;

/// <summary>Records what is sent for research and monitoring: each command once, and whoever sends it again gets the answer it was given.</summary>
internal sealed class ResearchActs(NpgsqlDataSource database, IRequestHasher hasher, BusinessClock clock)
{
    private static readonly JsonSerializerOptions Written = WrittenJson.With(new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));

    /// <param name="kind">The name of the command, for those who read the table.</param>
    /// <param name="change">Writes it, in a transaction in which nobody else writes here; what it refuses leaves nothing behind.</param>
    public async Task<DirectoryAnswer<ResearchOutcome<T>>> OnceAsync<TCommand, T>(
        TCommand command, Guid commandId, string kind, Func<NpgsqlConnection, DateTimeOffset, Task<ResearchOutcome<T>>> change, CancellationToken cancellation)
        where TCommand : DirectoryCommand<ResearchOutcome<T>>
        where T : class
    {
        var hash = hasher.Hash(JsonSerializer.SerializeToUtf8Bytes(command, Written));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.RunAsync(Sql("take-turn"), cancellation);
        var before = await connection.ReadAsync(Sql("find-act"), row => (Hash: row.Get<string>(0), Answer: row.Get<string>(1)), cancellation, ("command", commandId));
        if (before.Count > 0)
        {
            return before[0].Hash == hash
                ? new DirectoryAnswer<ResearchOutcome<T>>.Done(new ResearchOutcome<T>.Recorded(JsonSerializer.Deserialize<T>(before[0].Answer, Written)!), Replayed: true)
                : new DirectoryAnswer<ResearchOutcome<T>>.KeyReused();
        }

        var now = clock.Now;
        var outcome = await change(connection, now);
        if (outcome is ResearchOutcome<T>.Recorded recorded)
        {
            await connection.RunAsync(
                Sql("insert-act"), cancellation,
                ("command", commandId), ("kind", kind), ("request_hash", hash), ("subject", command.Caller.Subject.Value), ("role", RoleNames.Of(command.Caller.Role)),
                ("organisation", command.Caller.Organisation?.Value), ("recorded_at", now), ("answer", JsonSerializer.Serialize(recorded.Value, Written)));
            await transaction.CommitAsync(cancellation);
        }

        return new DirectoryAnswer<ResearchOutcome<T>>.Done(outcome, Replayed: false);
    }

    private static string Sql(string name) => SqlText.Of(typeof(ResearchActs), name);
}

internal static class ResearchSql
{
    public static async Task RunAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<List<T>> ReadAsync<T>(this NpgsqlConnection connection, string sql, Func<RowValues, T> read, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new RowValues(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(values));
        return rows;
    }
}
