using System.Globalization;

namespace Naas.Application.EventLog;

/// <summary>A place in the log's one order: everything up to and including the event that stands there.</summary>
/// <remarks>
/// Opaque to callers, who may keep it, send it back and compare it with another of the same
/// <see cref="Epoch"/>. The epoch changes when a log is restored from a backup: a position of another epoch
/// says nothing about this log and is refused, never guessed at.
/// </remarks>
/// <param name="Epoch">Which life of the log this position belongs to.</param>
/// <param name="Value">Grows with every event; 0 is the place before the first.</param>
public readonly record struct LogPosition(Guid Epoch, long Value) : IComparable<LogPosition>
{
    /// <exception cref="InvalidOperationException">The two positions belong to different epochs.</exception>
    public int CompareTo(LogPosition other) =>
        Epoch == other.Epoch
            ? Value.CompareTo(other.Value)
            : throw new LogEpochException($"Position {this} cannot be compared with {other}: the log was restored in between.");

    public static bool operator <(LogPosition left, LogPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(LogPosition left, LogPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(LogPosition left, LogPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LogPosition left, LogPosition right) => left.CompareTo(right) >= 0;

    /// <summary>As it travels in headers and cursors: the epoch's 32 hex digits, a point, the value.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch:N}.{Value}");

    public static bool TryParse(string? text, out LogPosition position)
    {
        position = default;
        var point = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (point < 0
            || !Guid.TryParseExact(text.AsSpan(0, point), "N", out var epoch)
            || !long.TryParse(text.AsSpan(point + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;

        position = new LogPosition(epoch, value);
        return true;
    }
}
