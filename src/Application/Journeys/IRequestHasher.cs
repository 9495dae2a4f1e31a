namespace Naas.Application.Journeys;

/// <summary>The keyed hash by which a retried request is told from another one under the same idempotency key.</summary>
/// <remarks>Keyed, because it stands in the log for ever and a plain hash of a name and a number can be guessed back.</remarks>
public interface IRequestHasher
{
    /// <param name="request">The request in one canonical form; equal requests must give equal bytes.</param>
    string Hash(ReadOnlySpan<byte> request);
}
