using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Naas.Infrastructure.Postgres;

/// <summary>The databases of a cluster and the role that owns them.</summary>
internal sealed class ClusterDatabases(string socketDirectory, string password)
{
    private const string Role = "naas";
    // Migrations give rights to these; the owner of the databases may not make them.
    private static readonly string[] WorkingRoles = ["naas_application", "naas_bulk"];
    private const string AdministrationDatabase = "postgres";
    private const string EmptyTemplate = "template1";

    public string ConnectionString(string database) => ConnectionString(Role, database, pooling: true);

    /// <summary>True: it takes connections. False: it refuses this password. Null: not now.</summary>
    public static async Task<bool?> AnswersAsync(string socketDirectory, string password, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await new ClusterDatabases(socketDirectory, password).AdministerAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            return false;
        }
        catch (PostgresException starting) when (starting.SqlState == PostgresErrorCodes.CannotConnectNow)
        {
            return null;
        }
        catch (NpgsqlException noSocket) when (noSocket.InnerException is SocketException or IOException or TimeoutException)
        {
            return null;
        }
    }

    public async Task EnsureAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = await AdministerAsync(cancellationToken);
        if (!await ExistsAsync(connection, "cluster-role-exists", Role, cancellationToken))
        {
            await RunAsync(connection, "cluster-create-role", cancellationToken, ("role", Identifier(Role)), ("password", Literal(password)));
            await RunAsync(connection, "cluster-grant-monitoring", cancellationToken, ("role", Identifier(Role)));
        }

        foreach (var working in WorkingRoles)
        {
            if (await ExistsAsync(connection, "cluster-role-exists", working, cancellationToken))
                continue;
            await RunAsync(connection, "cluster-create-working-role", cancellationToken, ("working", Identifier(working)));
            await RunAsync(connection, "cluster-grant-working-role", cancellationToken, ("working", Identifier(working)), ("role", Identifier(Role)));
        }

        if (!await ExistsAsync(connection, "cluster-database-exists", database, cancellationToken))
            await CreateAsync(connection, database, EmptyTemplate, cancellationToken);
    }

    public async Task<string> CreateAsync(string? template, string? name, CancellationToken cancellationToken)
    {
        name ??= $"naas_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        await using var connection = await AdministerAsync(cancellationToken);
        await CreateAsync(connection, name, template ?? EmptyTemplate, cancellationToken);
        return ConnectionString(name);
    }

    // A filled database is copied file by file, as every server before 15 did it: page by page through the write-ahead log
    // it took six times the processor's time, measured with a schema of 12 MB. An empty one is no copy worth two checkpoints.
    private static Task CreateAsync(NpgsqlConnection connection, string name, string template, CancellationToken cancellationToken) =>
        RunAsync(
            connection, template != EmptyTemplate && connection.PostgreSqlVersion.Major >= 15 ? "cluster-copy-database" : "cluster-create-database", cancellationToken,
            ("database", Identifier(name)), ("role", Identifier(Role)), ("template", Identifier(template)));

    /// <summary>Runs a script as the cluster's administrator, outside any transaction of the caller's.</summary>
    public async Task AdministerAsync(string script, CancellationToken cancellationToken)
    {
        await using var connection = await AdministerAsync(cancellationToken);
        await using var command = new NpgsqlCommand(script, connection) { CommandTimeout = 0 };
        _ = await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<NpgsqlConnection> AdministerAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(
            ConnectionString(Postgres.DataDirectory.Administrator, AdministrationDatabase, pooling: false));
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private string ConnectionString(string user, string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = socketDirectory,
        Port = ServerSettings.Port,
        Username = user,
        Password = password,
        Database = database,
        Pooling = pooling,
        ApplicationName = "naas",
        // Neither is of use over a socket in a folder of one's own, and each costs a round trip per connection.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    private static async Task<bool> ExistsAsync(
        NpgsqlConnection connection, string file, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql(file), connection);
        _ = command.Parameters.AddWithValue("name", name);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    // Statements about roles and databases take no parameters: names and literals are quoted into their places.
    private static async Task RunAsync(
        NpgsqlConnection connection, string file, CancellationToken cancellationToken, params (string Place, string Text)[] parts)
    {
        var text = parts.Aggregate(Sql(file), (sql, part) => sql.Replace($"{{{part.Place}}}", part.Text, StringComparison.Ordinal));
        await using var command = new NpgsqlCommand(text, connection);
        _ = await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Sql(string file)
    {
        using var stream = typeof(ClusterDatabases).Assembly.GetManifestResourceStream($"Naas.Infrastructure.Postgres.Sql.{file}.sql")
            ?? throw new InvalidOperationException($"The statement {file}.sql is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
