using Naas.Infrastructure.People;
using Naas.Infrastructure.Postgres;

namespace Naas.Infrastructure.Security;

/// <summary>A small secret file that only its owner may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The file's text; when there is no file it is made, whole and durable, before anyone can see it.</summary>
    public static string ReadOrCreate(string path, Func<string> create)
    {
        if (!File.Exists(path))
            Create(path, create());

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            throw new KeySettingException($"{path} holds secrets and can be read by others; make it private (chmod 600) or remove it.");
        return File.ReadAllText(path);
    }

    private static void Create(string path, string content)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;

        try
        {
            using (var stream = new FileStream(draft, options))
            {
                stream.Write(System.Text.Encoding.UTF8.GetBytes(content));
                stream.Flush(flushToDisk: true);
            }

            // False when another process was faster; then its file counts.
            _ = Native.TryLink(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
