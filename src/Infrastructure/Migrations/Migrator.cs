using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Migrations;

/// <summary>Brings a database to this program's schema, one numbered file after the other.</summary>
/// <remarks>
/// A migration that was applied is never edited: its hash is kept, and a difference stops the start. A database that
/// holds a migration this program does not know belongs to a newer version and is refused.
/// </remarks>
public static class Migrator
{
    // One migrator at a time in the database; the number only has to differ from other advisory locks here.
    private const long Lock = 7_301_974_001;

    /// <summary>The last migration that this program knows.</summary>
    public static string Newest => KnownMigrations()[^1].Name;

    /// <returns>The names of the migrations that were applied now; empty when the database was up to date.</returns>
    /// <exception cref="SchemaException">The database is newer than this program, or an applied file was edited.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var known = KnownMigrations();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, "take-lock", cancellation, Lock);
        try
        {
            await ExecuteAsync(connection, "create-history", cancellation);
            var applied = await AppliedAsync(connection, cancellation);
            Check(known, applied);

            var now = new List<string>();
            foreach (var migration in known.Where(m => !applied.ContainsKey(m.Number)))
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                await using (var command = new NpgsqlCommand(migration.Sql, connection, transaction))
                    _ = await command.ExecuteNonQueryAsync(cancellation);
                await ExecuteAsync(connection, "record", cancellation, migration.Number, migration.Name, migration.Hash);
                await transaction.CommitAsync(cancellation);
                now.Add(migration.Name);
            }

            return now;
        }
        finally
        {
            await ExecuteAsync(connection, "release-lock", CancellationToken.None, Lock);
        }
    }

    private static void Check(List<Migration> known, Dictionary<int, string> applied)
    {
        var newest = applied.Keys.DefaultIfEmpty(0).Max();
        if (newest > known[^1].Number)
            throw new SchemaException($"The database was written by a newer version (its schema is at {newest}, this program knows {known[^1].Number}); start the newer program, or restore a backup made with this one.");

        foreach (var migration in known)
        {
            if (applied.TryGetValue(migration.Number, out var hash) && hash != migration.Hash)
                throw new SchemaException($"Migration {migration.Name} was edited after it was applied to this database; bring the file back and write a new migration instead.");
        }
    }

    private static async Task<Dictionary<int, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var applied = new Dictionary<int, string>();
        await using var command = new NpgsqlCommand(SqlText.Of(typeof(Migrator), "read-history"), connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string name, CancellationToken cancellation, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(SqlText.Of(typeof(Migrator), name), connection);
        foreach (var parameter in parameters)
            _ = command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    private static List<Migration> KnownMigrations()
    {
        const string folder = "Naas.Infrastructure.Migrations.";
        var migrations = new List<Migration>();
        foreach (var resource in typeof(Migrator).Assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(folder, StringComparison.Ordinal) || !char.IsAsciiDigit(resource[folder.Length]))
                continue;

            var name = resource[folder.Length..^".sql".Length];
            var sql = SqlText.Of(typeof(Migrator), name);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
            migrations.Add(new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, sql, hash));
        }

        return [.. migrations.OrderBy(m => m.Number)];
    }

    private sealed record Migration(int Number, string Name, string Sql, string Hash);
}

/// <summary>The database's schema does not fit this program; the message says what to do.</summary>
public sealed class SchemaException(string message) : Exception(message);
