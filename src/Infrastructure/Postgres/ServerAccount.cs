using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Naas.Infrastructure.Postgres;

/// <summary>Which account runs the server, and how it is reached: PostgreSQL refuses to run as root.</summary>
/// <param name="UserId">The account, when it is another than the application's.</param>
/// <param name="GroupId">Its group.</param>
/// <param name="Prefix">What stands before a command to run it as that account.</param>
internal sealed record ServerAccount(uint? UserId, uint? GroupId, IReadOnlyList<string> Prefix)
{
    private const string Name = "postgres";
    private const string FoldersOutside = "/var/lib/naas";

    /// <summary>The application's own account.</summary>
    public static ServerAccount Own { get; } = new(null, null, []);

    public void Give(string path)
    {
        if (UserId is { } user && GroupId is { } group)
            Native.ChangeOwner(path, user, group);
    }

    public IEnumerable<string> Command(params IEnumerable<string> command) => Prefix.Concat(command);

    /// <summary>
    /// The account for a folder that it must own: the plain way in, or with leave to pass closed folders on the way
    /// (a clone under <c>/root</c>); null when neither works, as in a container without that capability.
    /// </summary>
    public static async Task<ServerAccount?> ForFolderAsync(
        string folder, (uint User, uint Group)? owner, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return Own;

        var (user, group) = owner ?? await PostgresUserAsync(cancellationToken);
        string[] asUser = ["setpriv", $"--reuid={user}", $"--regid={group}", "--init-groups"];
        string[] passing = ["--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search"];
        foreach (var prefix in (string[][])[asUser, [.. asUser, .. passing]])
        {
            var account = new ServerAccount(user, group, prefix);
            if (await account.CanWriteAsync(folder, cancellationToken))
                return account;
        }

        return null;
    }

    /// <summary>
    /// Where the data goes when the account cannot reach the folder that was asked for. A new name each time: data of
    /// an earlier clone of that name, whose record of it was deleted, is not this one's to take or to remove.
    /// </summary>
    public static string FolderOutside(string dataDirectory) => Path.Combine(
        FoldersOutside,
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataDirectory)))[..12]}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");

    /// <summary>The owner of a file, which the framework does not tell.</summary>
    public static async Task<(uint User, uint Group)> OwnerOfAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await Tool.RunAsync(["stat", "--format=%u %g", "--", path], cancellationToken);
        if (!answer.Succeeded)
            throw new PostgresUnavailableException($"The owner of {path} cannot be told ({answer.Reason}); check that the folder can be read.");
        var numbers = answer.Output.Split(' ');
        return (Number(numbers[0]), Number(numbers[1]));
    }

    public static async Task<(uint User, uint Group)> PostgresUserAsync(CancellationToken cancellationToken)
    {
        var user = await Tool.RunAsync(["id", "-u", Name], cancellationToken);
        var group = await Tool.RunAsync(["id", "-g", Name], cancellationToken);
        return user.Succeeded && group.Succeeded
            ? (Number(user.Output), Number(group.Output))
            : throw new PostgresUnavailableException(
                $"PostgreSQL refuses to run as root, and there is no user '{Name}' to run it as; "
                + $"make one with 'useradd --system {Name}', or start as an ordinary user.");
    }

    // Writing for real: access(2) leaves capabilities out of account, so asking would say no where writing works.
    private async Task<bool> CanWriteAsync(string folder, CancellationToken cancellationToken)
    {
        var probe = Path.Combine(folder, ".naas-probe");
        var answer = await Tool.RunAsync(
            Command("sh", "-c", ": > \"$1\" && rm -f -- \"$1\"", "sh", probe), cancellationToken);
        return answer.Succeeded || Failure.IsDiskFull(answer.Error, folder);
    }

    private static uint Number(string text) => uint.Parse(text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
}
