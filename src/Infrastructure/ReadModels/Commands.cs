using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Runs this folder's <c>.sql</c> files.</summary>
internal static class Commands
{
    private static readonly TimeSpan DefaultLockWait = TimeSpan.FromSeconds(10);

    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string operation, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(SqlText.Of(typeof(Commands), operation), parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<T?> ScalarAsync<T>(this NpgsqlConnection connection, string operation, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(SqlText.Of(typeof(Commands), operation), parameters);
        return await command.ExecuteScalarAsync(cancellation) is T value ? value : default;
    }

    public static async Task<List<T>> ListAsync<T>(this NpgsqlConnection connection, string operation, Func<RowValues, T> read, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(SqlText.Of(typeof(Commands), operation), parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new RowValues(reader);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellation))
            list.Add(read(values));
        return list;
    }

    /// <summary>A statement that names a table, which no parameter can: the names are this program's own constants.</summary>
    public static async Task AlterAsync(this NpgsqlConnection connection, string operation, PartitionName partition, CancellationToken cancellation)
    {
        await using var command = connection.Command(partition.In(operation));
        // An index of a large table takes as long as it takes; the caller's token ends it.
        command.CommandTimeout = 0;
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What <c>guard-transaction.sql</c> is to be given.</summary>
    /// <param name="idle">How long the transaction may stand still before the server ends it.</param>
    /// <param name="waitsForDisk">Whether its commit waits until the server has it on disk.</param>
    /// <param name="findsByKey">Whether every statement looks rows up by their keys, and none goes through a whole table.</param>
    public static (string Name, object? Value)[] Guards(this NpgsqlConnection connection, TimeSpan idle, bool waitsForDisk, bool findsByKey)
    {
        // To be told apart from rows that take too long, so well before a statement's time limit.
        var lockWait = connection.CommandTimeout == 0 ? DefaultLockWait : TimeSpan.FromSeconds(connection.CommandTimeout) / 3;
        return [("idle", (long)idle.TotalMilliseconds), ("lock_wait", (long)lockWait.TotalMilliseconds), ("waits_for_disk", waitsForDisk), ("finds_by_key", findsByKey)];
    }

    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters)
            _ = command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    public static void Add(this NpgsqlBatch batch, string sql, IEnumerable<ColumnValues> columns, params (string Name, object? Value)[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (name, value) in parameters)
            _ = command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        foreach (var column in columns)
            _ = command.Parameters.AddWithValue(column.Name, column.Values);
        batch.BatchCommands.Add(command);
    }
}

internal sealed class RowValues(NpgsqlDataReader reader) : IRowValues
{
    public T Get<T>(int ordinal) => reader.IsDBNull(ordinal) ? default! : reader.GetFieldValue<T>(ordinal);
}
