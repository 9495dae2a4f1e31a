using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Naas.Application.Published;

/// <summary>Sixteen bytes that stand for a text of any length: two texts that differ have the same only by a chance that never comes.</summary>
internal static class Fingerprint
{
    public static UInt128 Of(string text) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
