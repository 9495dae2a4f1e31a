using Naas.Infrastructure.Migrations;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Postgres;
using Naas.Infrastructure.ReadModels;
using Npgsql;

namespace Naas.Api.CommandLine;

/// <summary>The folder of one private installation: its database, its keys. By default <c>.naas/</c> beside the program.</summary>
internal sealed class DataFolder
{
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        // Keys lie in here: nobody else's business, whatever the umask says.
        if (!Directory.Exists(Path))
            _ = Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        else if ((File.GetUnixFileMode(Path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            throw new OperatorException($"Others may write to {Path}, so no key in it could be trusted; 'chmod go-w' it, or name another folder.");
    }

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "postgres");

    public DirectoryKeys Keys() => DirectoryKeys.LoadOrCreate(System.IO.Path.Combine(Path, "directory-keys.json"));

    /// <summary>The database that a running server of this installation uses, for verbs beside it.</summary>
    /// <exception cref="OperatorException">None is running.</exception>
    public string RunningDatabase() => RunningCluster.ConnectionString(Database)
        ?? throw new OperatorException($"No server is running on {Path}; start one with './naas up', or name another database with --postgres.");

    /// <summary>Brings schema and read-model tables to what this program needs.</summary>
    /// <exception cref="SchemaException">The database is newer than this program.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(string connectionString, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var applied = await Migrator.MigrateAsync(database, cancellation);
        await new ReadModelSchema(database).PrepareAsync(cancellation);
        return applied;
    }
}
