using System.Security.Cryptography;
using System.Text;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>What makes two requests the same command, for ever and on any event log.</summary>
/// <param name="CommandId">UUIDv5 of the caller, what the request is addressed to, and the idempotency key.</param>
/// <param name="RequestHash">Keyed hash of the whole request: the same key with another body is another request.</param>
/// <param name="CorrelationId">Opaque; ties a conversation together.</param>
/// <param name="CausationId">Opaque; what led to this request.</param>
public sealed record CommandIdentity(Guid CommandId, string RequestHash, string CorrelationId, string? CausationId)
{
    // Namespaces of this project; they only have to differ from each other and never change.
    private static readonly Guid Commands = new("5c0b7a3e-1d52-4f0a-9a55-6b0e6f0d7c11");
    private static readonly Guid Events = new("a2f3c1de-7b14-4d6b-8f0e-2f9f5a1f4b22");
    private static readonly Guid Journeys = new("e81d4f5a-60c2-4b57-9d3e-91c7d2b8aa33");
    private static readonly Guid Documents = new("3d9b61f7-2c48-4e0d-8b1a-47f5c9e6dd44");
    private static readonly Guid Releases = new("7f0c52ab-94d3-4c1e-a6b8-2d5e81f3ee55");

    /// <param name="target">What the request is addressed to, so that one key sent to two journeys names two commands.</param>
    public static Guid CommandIdOf(ActorId caller, string idempotencyKey, string target) => Version5(Commands, $"{caller}\n{target}\n{idempotencyKey}");

    /// <summary>The journey that a registration begins; the same for every retry of the same command.</summary>
    public static JourneyId JourneyIdOf(Guid commandId) => new(Version5(Journeys, commandId.ToString("D")));

    /// <summary>The document that a command stores; the same for every retry of the same command.</summary>
    public static DocumentId DocumentIdOf(Guid commandId) => new(Version5(Documents, commandId.ToString("D")));

    /// <summary>The release that a command makes; the same for every retry of the same command.</summary>
    public static Guid ReleaseIdOf(Guid commandId) => Version5(Releases, commandId.ToString("D"));

    /// <summary>The id of a command's n-th event, from 0.</summary>
    public static Guid EventIdOf(Guid commandId, int ordinal) => Version5(Events, FormattableString.Invariant($"{commandId:D}/{ordinal}"));

    /// <summary>A name-based UUID (RFC 9562, version 5).</summary>
    // SHA-1 is what the standard prescribes; it names, it does not protect.
#pragma warning disable CA5350
    public static Guid Version5(Guid space, string name)
    {
        Span<byte> input = stackalloc byte[16 + Encoding.UTF8.GetMaxByteCount(name.Length)];
        _ = space.TryWriteBytes(input, bigEndian: true, out _);
        var length = 16 + Encoding.UTF8.GetBytes(name, input[16..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        _ = SHA1.HashData(input[..length], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
#pragma warning restore CA5350
}
