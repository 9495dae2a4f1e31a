using System.Security.Cryptography;

namespace Naas.Infrastructure.Research;

/// <summary>The pseudonyms of one project: without its key nobody can tell whose one is, nor whose is whose in another project.</summary>
/// <param name="key">The project's; it is wiped when this is done with.</param>
public sealed class Pseudonyms(byte[] key) : IDisposable
{
    private const int Bytes = 16;

    /// <returns>The first 128 bits of HMAC-SHA-256 of the journey's id (its 16 bytes as RFC 9562 writes them), in small hexadecimal digits.</returns>
    public string Of(Guid journey)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _ = HMACSHA256.HashData(key, journey.ToByteArray(bigEndian: true), hash);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(key);
}
