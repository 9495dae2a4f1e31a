using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Naas.Application.Queries;

/// <summary>A place in the audit's order: the moment of recording, then the kind, then the stream, then the number within it.</summary>
/// <remarks>What is recorded later stands behind it, so a page does not shift while it is read.</remarks>
/// <param name="RecordedAt">UTC to the microsecond.</param>
/// <param name="Stream">Compared by its characters.</param>
/// <param name="Number">The revision, or the number of the refusal.</param>
public sealed record AuditCursor(DateTimeOffset RecordedAt, AuditKind Kind, string Stream, long Number) : IComparable<AuditCursor>
{
    private const int LongestText = 400;

    public int CompareTo(AuditCursor? other)
    {
        if (other is null)
            return 1;
        if (RecordedAt.CompareTo(other.RecordedAt) is not 0 and var byTime)
            return byTime;
        if (Kind.CompareTo(other.Kind) is not 0 and var byKind)
            return byKind;
        return string.CompareOrdinal(Stream, other.Stream) is not 0 and var byStream ? byStream : Number.CompareTo(other.Number);
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{RecordedAt.UtcTicks}/{(int)Kind}/{Number}/{Stream}")));

    public static bool TryParse(string text, out AuditCursor? cursor)
    {
        cursor = null;
        if (text.Length > LongestText || !Base64Url.IsValid(text))
            return false;

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('/', 4);
        if (parts.Length != 4
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var kind) || !Enum.IsDefined((AuditKind)kind)
            || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            // Nothing that PostgreSQL does not take as text.
            || parts[3].Contains('\0', StringComparison.Ordinal))
            return false;

        cursor = new AuditCursor(new DateTimeOffset(ticks, TimeSpan.Zero), (AuditKind)kind, parts[3], number);
        return true;
    }

    public static bool operator <(AuditCursor left, AuditCursor right) => left.CompareTo(right) < 0;

    public static bool operator >(AuditCursor left, AuditCursor right) => left.CompareTo(right) > 0;

    public static bool operator <=(AuditCursor left, AuditCursor right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AuditCursor left, AuditCursor right) => left.CompareTo(right) >= 0;
}
