using System.Security.Cryptography;

namespace Naas.Infrastructure.Postgres;

/// <summary>
/// The files of one cluster: the data directory, and beside it what must not lie inside. Holding this object is
/// holding the right to run the cluster; the lock dies with the process, however that ends.
/// </summary>
internal sealed class ClusterFolder : IDisposable
{
    internal const int WouldBlock = 11;
    private const long LogLimit = 10 * 1024 * 1024;

    private readonly ClusterFiles _files;
    private readonly FileStream _lock;

    private ClusterFolder(ClusterFiles files, FileStream claimed)
    {
        _files = files;
        _lock = claimed;
    }

    /// <summary>The data directory as asked for; the data may lie elsewhere, see <see cref="DataDirectory"/>.</summary>
    public string Asked => _files.Asked;

    public string LogFile => _files.LogFile;

    public string DataDirectory => _files.DataDirectory;

    /// <summary>The major version that wrote the data; null when there is none yet.</summary>
    public string? DataVersion
    {
        get
        {
            var file = Path.Combine(DataDirectory, "PG_VERSION");
            return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        }
    }

    public static ClusterFolder Claim(string dataDirectory)
    {
        var files = new ClusterFiles(dataDirectory);
        var asked = files.Asked;
        try
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(asked)!);
            // With FileShare.None the framework takes flock(LOCK_EX) on the file, and the kernel gives it back.
            var claimed = PrivateFiles.Open(files.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new ClusterFolder(files, claimed);
        }
        catch (IOException held) when ((held.HResult & 0xFFFF) == WouldBlock)
        {
            throw new PostgresUnavailableException(
                $"Another naas process is already using the data in {asked}; stop it first (Ctrl-C in its terminal), or choose another folder.", held);
        }
        catch (IOException full) when (Failure.IsNoSpace(full))
        {
            throw Failure.DiskFull(asked, full);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new PostgresUnavailableException(
                $"The folder for the data, {Path.GetDirectoryName(asked)}, cannot be written to ({refused.Message.TrimEnd('.')}); give yourself the right to it, or choose another folder.", refused);
        }
    }

    /// <summary>The password of the cluster's two roles; made once, before there is data that needs it.</summary>
    public string Password(bool create)
    {
        if (_files.ReadPassword() is { } known)
            return known;
        if (!create)
        {
            throw new PostgresUnavailableException(
                $"The data in {DataDirectory} is there but its password file {_files.PasswordFile} is not; put that file back, or move the data away to start anew.");
        }

        var password = RandomNumberGenerator.GetHexString(48, lowercase: true);
        // Written whole under another name first: half a password would lock the data away.
        var half = _files.PasswordFile + ".new";
        File.Delete(half);
        PrivateFiles.Write(half, password);
        File.Move(half, _files.PasswordFile, overwrite: true);
        return password;
    }

    public void RecordLocation(string dataDirectory) => File.WriteAllText(_files.LocationFile, dataDirectory + "\n");

    /// <summary>Makes the log ready to be written to, and tells its length, where this start's part will begin.</summary>
    public long OpenLog()
    {
        if (new FileInfo(LogFile) is { Exists: true, Length: > LogLimit })
            File.Move(LogFile, LogFile + ".1", overwrite: true);

        using var log = PrivateFiles.Open(LogFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        return log.Length;
    }

    public string LogSince(long position)
    {
        using var log = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = Math.Min(position, log.Length);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd();
    }

    /// <summary>The server's last words.</summary>
    public string LogEnd()
    {
        const long lastWords = 4096;
        return LogSince(Math.Max(0, new FileInfo(LogFile).Length - lastWords));
    }

    public void Dispose() => _lock.Dispose();
}
