namespace Naas.Application.Time;

/// <summary>
/// The clock of the law: what day it is in England, and the moment that is written into history as <em>recorded at</em>.
/// </summary>
/// <remarks>
/// There are two clocks (docs/adr/0006). <see cref="TimeProvider"/> serves leases, tokens and time-outs and always runs
/// with the world. This one may be shifted: a database that holds the sample lives in its own time, so that the windows
/// of 2018 do not all lapse at once. In production the shift is zero.
/// </remarks>
public sealed class BusinessClock(TimeProvider time) : IBusinessDay
{
    private static readonly TimeZoneInfo England = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private Setting _setting = new(TimeSpan.Zero, null);

    /// <summary>The moment (UTC), cut to whole microseconds, which is what every store keeps.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var setting = Volatile.Read(ref _setting);
            return ToMicroseconds(setting.StandsAt ?? time.GetUtcNow() + setting.Offset);
        }
    }

    /// <summary>The day in England at <see cref="Now"/>.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>How far this clock is from the world's; zero in production.</summary>
    public TimeSpan Offset => Volatile.Read(ref _setting) is { StandsAt: { } standing } ? standing - time.GetUtcNow() : _setting.Offset;

    /// <summary>Whether the clock is shifted or stands still, so that people have to be told.</summary>
    public bool IsSimulated => Volatile.Read(ref _setting) is var setting && (setting.StandsAt is not null || setting.Offset != TimeSpan.Zero);

    /// <summary>The day in England at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, England).DateTime);

    /// <summary>The moment (UTC) at which a day in England is over: the first one of the next day.</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), England), TimeSpan.Zero);

    /// <summary>Stands still at a moment, for a load that sets every moment itself.</summary>
    public void StandAt(DateTimeOffset moment) => Volatile.Write(ref _setting, new Setting(TimeSpan.Zero, moment.ToUniversalTime()));

    /// <summary>Runs with the world, this far from it.</summary>
    public void RunWith(TimeSpan offset) => Volatile.Write(ref _setting, new Setting(offset, null));

    private static DateTimeOffset ToMicroseconds(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private sealed record Setting(TimeSpan Offset, DateTimeOffset? StandsAt);
}
