using System.Buffers.Text;
using System.Security.Cryptography;
using Naas.Application.Journeys;
using Naas.Infrastructure.People;

namespace Naas.Infrastructure.Security;

/// <summary>HMAC-SHA-256 under a key of its own, derived from the lookup key.</summary>
/// <remarks>
/// From the lookup key and not from the master key: the hashes stand in the log and are compared for ever, and the master
/// key is rotated.
/// </remarks>
public sealed class RequestHasher(DirectoryKeys keys) : IRequestHasher
{
    private readonly byte[] _key = keys.DeriveFromLookup("naas request hash v1"u8);

    public string Hash(ReadOnlySpan<byte> request) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, request));
}
