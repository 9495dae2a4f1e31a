using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>The certificates that an address names by their files.</summary>
internal static class NodeCertificates
{
    /// <returns>Null where the machine's own are meant.</returns>
    /// <exception cref="FormatException">The file cannot be read, or holds none; the message says what is wrong.</exception>
    public static X509Certificate2Collection? AuthoritiesOf(EventStoreDbAddress address) => address.CaFile is { } file
        ? Read("tlsCaFile", file, () =>
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0 ? authorities : throw new CryptographicException("It holds no certificate in PEM.");
        })
        : null;

    /// <returns>Null where the program shows none.</returns>
    /// <exception cref="FormatException">A file cannot be read, or the two do not fit together.</exception>
    public static X509Certificate2? OwnOf(EventStoreDbAddress address) => address.UserCertificate is { } user
        ? Read("userCertFile, with userKeyFile,", $"{user.Certificate}' and '{user.Key}", () => X509Certificate2.CreateFromPemFile(user.Certificate, user.Key))
        : null;

    private static T Read<T>(string setting, string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new FormatException($"{setting} of an address of EventStoreDB names '{file}', which cannot be used: {e.Message}", e);
        }
    }
}
