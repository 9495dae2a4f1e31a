using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>The number of the next certificate of a journey: the same however often it is asked for, and another one each time one was issued.</summary>
/// <remarks>
/// Sixty bits of a hash over the journey's opaque id, which is random itself: nothing about the person can be read from a
/// number, a retry gets the same one, and nothing needs to be reserved. Two alike among a million certificates have a
/// chance of one in a million; a register check asks by registration number, so even they would mislead nobody.
/// </remarks>
public static class CertificateNumbers
{
    public static CertificateNumber Next(JourneyId journey, Level level, Journey state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var named = string.Create(CultureInfo.InvariantCulture, $"certificate/{journey}/{level}/{state.At(level).Certificates + 1}");
        return CertificateNumber.Of(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(named))) >> 4);
    }
}
