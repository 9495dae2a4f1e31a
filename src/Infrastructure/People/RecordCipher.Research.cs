using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naas.Application.People;

namespace Naas.Infrastructure.People;

internal static partial class RecordCipher
{
    /// <summary>A research project's key under the current master key, bound to the project.</summary>
    public static byte[] SealProjectKey(DirectoryKeys keys, string project, ReadOnlySpan<byte> key) =>
        Encrypt(keys.Master(keys.CurrentVersion), key, OfProject(project, keys.CurrentVersion));

    /// <exception cref="DirectoryIntegrityException">Another master key, or the key was changed or moved outside the program.</exception>
    public static byte[] OpenProjectKey(DirectoryKeys keys, string project, int version, byte[] wrapped)
    {
        try
        {
            return Decrypt(keys.Master(version), wrapped, OfProject(project, version));
        }
        catch (CryptographicException e)
        {
            throw new DirectoryIntegrityException($"The key of the research project {project} does not open under master key version {version}: another master key, or the row was changed outside the program.", e);
        }
    }

    /// <summary>The same key under the current master key.</summary>
    /// <exception cref="DirectoryIntegrityException">Another master key, or the key was changed or moved outside the program.</exception>
    public static byte[] RewrapProjectKey(DirectoryKeys keys, string project, int version, byte[] wrapped)
    {
        var key = OpenProjectKey(keys, project, version, wrapped);
        try
        {
            return SealProjectKey(keys, project, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static byte[] OfProject(string project, int version) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"naas research v1/{project}/wrapped_key/{version}"));
}
