using System.Globalization;
using System.Text.RegularExpressions;

namespace Naas.Infrastructure.Postgres;

/// <summary>The PostgreSQL programs of one installation.</summary>
/// <param name="Folder">The folder that holds <c>postgres</c> and <c>initdb</c>.</param>
/// <param name="MajorVersion">The version that a data directory must have been written by: 15, 16…</param>
public sealed partial record PostgresBinaries(string Folder, int MajorVersion)
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The server.</summary>
    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>Makes a data directory.</summary>
    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>
    /// The installation to use: one of <paramref name="preferredMajor"/> when there is one, else the first of
    /// PATH and then Debian's versioned folders, the newest first.
    /// </summary>
    /// <exception cref="PostgresUnavailableException">There is none.</exception>
    public static async Task<PostgresBinaries> FindAsync(int? preferredMajor, CancellationToken cancellationToken)
    {
        PostgresBinaries? first = null;
        foreach (var folder in CandidateFolders(Environment.GetEnvironmentVariable("PATH"), DebianFolder))
        {
            if (await InAsync(folder, cancellationToken) is not { } found)
                continue;
            if (preferredMajor is null || found.MajorVersion == preferredMajor)
                return found;
            first ??= found;
        }

        return first ?? throw new PostgresUnavailableException(
            $"PostgreSQL is not installed: neither PATH nor {DebianFolder} holds its programs 'postgres' and 'initdb'; "
            + "install it with 'apt-get install postgresql' (or your system's equivalent) and try again.");
    }

    /// <summary>
    /// Folders that hold both programs. A link on PATH is followed to the real folder, because a lone link to one
    /// program, as some images have, does not bring the other programs or the shared files with it.
    /// </summary>
    internal static IEnumerable<string> CandidateFolders(string? path, string versionedFolder)
    {
        var onPath = (path ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, "postgres"))
            .Where(File.Exists)
            .Select(program => Path.GetDirectoryName(Native.RealPath(program))!);

        var versioned = !Directory.Exists(versionedFolder)
            ? []
            : Directory.EnumerateDirectories(versionedFolder)
                .Select(folder => (Folder: folder, Version: VersionOf(Path.GetFileName(folder))))
                .Where(one => one.Version is not null)
                .OrderByDescending(one => one.Version)
                .Select(one => Path.Combine(one.Folder, "bin"));

        return onPath.Concat(versioned)
            .Where(folder => File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb")))
            .Distinct();
    }

    private static int? VersionOf(string? name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static async Task<PostgresBinaries?> InAsync(string folder, CancellationToken cancellationToken)
    {
        var answer = await Tool.RunAsync([Path.Combine(folder, "postgres"), "--version"], cancellationToken);
        return answer.Succeeded && VersionPattern().Match(answer.Output) is { Success: true } match
            ? new PostgresBinaries(folder, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionPattern();
}
