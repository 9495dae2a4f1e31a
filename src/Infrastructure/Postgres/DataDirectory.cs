using System.Globalization;
using System.Security.Cryptography;

namespace Naas.Infrastructure.Postgres;

/// <summary>A data directory that is there, with the programs that fit it and the account that may run them on it.</summary>
/// <param name="RealPath">Its path without links, as the kernel shows it.</param>
/// <param name="Account">Who runs the server.</param>
/// <param name="Binaries">What to run it with.</param>
internal sealed record DataDirectory(string RealPath, ServerAccount Account, PostgresBinaries Binaries)
{
    public const string Administrator = "naas_admin";

    /// <summary>Whether the server of a data directory that is to last can make its write-ahead log smaller with LZ4: from PostgreSQL 15 on, when it was built so.</summary>
    public bool KnowsLz4 { get; private init; }

    /// <summary>Opens the data directory, or lays it out when there is none.</summary>
    public static async Task<DataDirectory> OpenAsync(
        ClusterFolder folder, PostgresClusterOptions options, CancellationToken cancellationToken)
    {
        await RemoveHalfDoneAsync(folder.DataDirectory, options.Time, cancellationToken);
        var data = folder.DataVersion is { } version
            ? await ExistingAsync(folder, version, options, cancellationToken)
            : await InitialiseAsync(folder, options, cancellationToken);
        // Only what is kept writes a log that is worth making smaller; for the others it would be a process more at every start.
        return options.Durable ? data with { KnowsLz4 = await data.TakesAsync("wal_compression=lz4", cancellationToken) } : data;
    }

    // No program of the server lists the values that it takes; asked for one setting, it tells or refuses those it is given.
    private async Task<bool> TakesAsync(string setting, CancellationToken cancellationToken) =>
        (await Tool.RunAsync(Account.Command(Binaries.Postgres, "-D", RealPath, "-c", setting, "-C", setting.Split('=')[0]), cancellationToken)).Succeeded;

    private static async Task<DataDirectory> ExistingAsync(
        ClusterFolder folder, string version, PostgresClusterOptions options, CancellationToken cancellationToken)
    {
        var path = Native.RealPath(folder.DataDirectory);
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major))
        {
            throw new PostgresUnavailableException(
                $"The data in {path} was written by PostgreSQL {version}, which is too old for naas; move the folder away to start anew.");
        }

        var binaries = options.Binaries ?? await PostgresBinaries.FindAsync(major, cancellationToken);
        if (binaries.MajorVersion != major)
        {
            throw new PostgresUnavailableException(
                $"The data in {path} was written by PostgreSQL {major} and this machine has PostgreSQL {binaries.MajorVersion}, "
                + $"which cannot read it; install PostgreSQL {major} beside it, or move the folder away to start anew.");
        }

        var owner = await ServerAccount.OwnerOfAsync(path, cancellationToken);
        if (owner.User == 0)
        {
            throw new PostgresUnavailableException(
                $"The data in {path} belongs to root, and PostgreSQL refuses to run as root; give it back with 'chown -R postgres: {path}'.");
        }

        if (!Environment.IsPrivilegedProcess && owner.User != Native.EffectiveUserId)
        {
            throw new PostgresUnavailableException(
                $"The data in {path} belongs to another user (number {owner.User}), as after a start as root; start as that user, or move the folder away to start anew.");
        }

        var account = await ServerAccount.ForFolderAsync(path, owner, cancellationToken)
            ?? throw new PostgresUnavailableException(
                $"The owner of the data (user number {owner.User}) can no longer enter {path}; let that user pass the folders above it, or move the data to a folder where it can.");
        return new DataDirectory(path, account, binaries);
    }

    private static async Task<DataDirectory> InitialiseAsync(
        ClusterFolder folder, PostgresClusterOptions options, CancellationToken cancellationToken)
    {
        var target = folder.DataDirectory;
        RefuseForeignFiles(target);
        var binaries = options.Binaries ?? await PostgresBinaries.FindAsync(null, cancellationToken);
        try
        {
            if (await LayOutAsync(folder, target, binaries, options, cancellationToken) is { } inPlace)
                return inPlace;

            var outside = Path.Combine(ServerAccount.FolderOutside(folder.Asked), "data");
            options.Progress?.Report($"the server's user cannot enter {Path.GetDirectoryName(target)}: keeping the data in {outside}");
            _ = Directory.CreateDirectory(Path.GetDirectoryName(outside)!);
            return await LayOutAsync(folder, outside, binaries, options, cancellationToken)
                ?? throw new PostgresUnavailableException(
                    $"The user 'postgres' can enter neither {Path.GetDirectoryName(target)} nor {Path.GetDirectoryName(outside)}; let it pass one of them, or start as an ordinary user.");
        }
        catch (IOException full) when (Failure.IsNoSpace(full))
        {
            throw Failure.DiskFull(target, full);
        }
    }

    // In a folder beside the target, so that the target appears whole or not at all. Null when the account cannot enter.
    private static async Task<DataDirectory?> LayOutAsync(
        ClusterFolder folder, string target, PostgresBinaries binaries, PostgresClusterOptions options, CancellationToken cancellationToken)
    {
        var work = $"{target}{HalfDone}{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        PrivateFiles.CreateFolder(work);
        try
        {
            (uint, uint)? owner = Environment.IsPrivilegedProcess ? await ServerAccount.PostgresUserAsync(cancellationToken) : null;
            if (owner is var (user, group))
                Native.ChangeOwner(work, user, group);
            if (await ServerAccount.ForFolderAsync(work, owner, cancellationToken) is not { } account)
                return null;

            options.Progress?.Report($"laying out PostgreSQL {binaries.MajorVersion} in {target}");
            var passwordFile = Path.Combine(work, "password");
            PrivateFiles.Write(passwordFile, folder.Password(create: true));
            account.Give(passwordFile);

            var data = Path.Combine(work, "data");
            var answer = await Tool.RunAsync(account.Command(InitDb(binaries, data, passwordFile, options.Durable)), cancellationToken);
            if (!answer.Succeeded)
                throw Failure.NotInitialised(target, answer);

            if (Directory.Exists(target))
                Directory.Delete(target);
            if (target != folder.Asked)
                folder.RecordLocation(target);
            Directory.Move(data, target);
            return new DataDirectory(Native.RealPath(target), account, binaries);
        }
        finally
        {
            await RemoveHalfDoneAsync(target, options.Time, CancellationToken.None);
        }
    }

    private const string HalfDone = ".init-";

    private static readonly TimeSpan LayingOutMayEnd = TimeSpan.FromSeconds(10);

    private static IEnumerable<string> InitDb(PostgresBinaries binaries, string data, string passwordFile, bool durable) =>
    [
        binaries.InitDb, "--pgdata", data, "--username", Administrator, "--pwfile", passwordFile,
        "--auth=scram-sha-256", "--encoding=UTF8",
        // Order by code point, the same on every machine whatever its C library; letters known beyond ASCII.
        "--lc-collate=C", "--lc-ctype=C.UTF-8", "--lc-messages=C", "--lc-monetary=C", "--lc-numeric=C", "--lc-time=C",
        .. durable ? (string[])["--data-checksums"] : ["--no-sync"],
    ];

    // What a killed start left: a folder no one else can be working on, because the lock is ours.
    private static async Task RemoveHalfDoneAsync(string target, TimeProvider time, CancellationToken cancellationToken)
    {
        var parent = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(parent))
            return;

        foreach (var left in Directory.EnumerateDirectories(parent, Path.GetFileName(target) + HalfDone + "*").ToList())
        {
            var data = Path.Combine(left, "data");
            if (Directory.Exists(data))
                await ServerProcesses.EndAsync(Native.RealPath(data), time, cancellationToken);
            await RemoveAsync(left, time, cancellationToken);
        }
    }

    // The program that was laying it out may be alive still, and takes its own files away when its server is ended under it.
    private static async Task RemoveAsync(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!await Poll.UntilAsync(() => TryRemove(folder), LayingOutMayEnd, time, cancellationToken) && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static bool TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return !Directory.Exists(folder);
        }
    }

    private static void RefuseForeignFiles(string target)
    {
        try
        {
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            {
                throw new PostgresUnavailableException(
                    $"The folder {target} holds files but no PostgreSQL data; name an empty folder, or move those files away.");
            }
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new PostgresUnavailableException(
                $"The folder {target} belongs to another user, as after a start as root; start as that user, or move the folder away to start anew.", closed);
        }
    }
}
