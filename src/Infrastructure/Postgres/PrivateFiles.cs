namespace Naas.Infrastructure.Postgres;

/// <summary>Files and folders that have their mode from the moment they are made, so that no one looks in between.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode OthersPass = OwnerOnlyFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void CreateFolder(string path) => CreateFolder(path, OwnerOnlyFolder);

    /// <summary>Others may go through it to what they own below, but not look around.</summary>
    public static void CreateFolderToPass(string path) => CreateFolder(path, OthersPass);

    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        if (OperatingSystem.IsWindows())
            throw OnWindows();
        return new FileStream(path, new FileStreamOptions { Mode = mode, Access = access, Share = share, UnixCreateMode = OwnerOnly });
    }

    public static void Write(string path, string text)
    {
        using var writer = new StreamWriter(Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.None));
        writer.WriteLine(text);
    }

    private static void CreateFolder(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            throw OnWindows();
        _ = Directory.CreateDirectory(path, mode);
    }

    private static PlatformNotSupportedException OnWindows() =>
        new("The embedded PostgreSQL needs Linux: it lives on Unix sockets, users and signals.");
}
