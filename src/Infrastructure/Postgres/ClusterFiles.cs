namespace Naas.Infrastructure.Postgres;

/// <summary>Where the files of one cluster lie, whoever runs it.</summary>
internal sealed class ClusterFiles(string dataDirectory)
{
    /// <summary>The data directory as asked for; the data may lie elsewhere, see <see cref="DataDirectory"/>.</summary>
    public string Asked { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataDirectory));

    public string LogFile => Asked + ".log";

    public string LockFile => Asked + ".lock";

    public string PasswordFile => Asked + ".password";

    // Where the data lies when the server's account cannot enter the folder that was asked for.
    public string LocationFile => Asked + ".location";

    public string DataDirectory => File.Exists(LocationFile) ? File.ReadAllText(LocationFile).Trim() : Asked;

    public string? ReadPassword() => File.Exists(PasswordFile) ? File.ReadAllText(PasswordFile).Trim() : null;
}
