namespace Naas.Web;

/// <summary>How fresh the pages are, and which day it is for the service.</summary>
/// <param name="Position">The number of the last event the figures include; none when nothing was ever recorded.</param>
/// <param name="RecordedAt">When that event was recorded.</param>
/// <param name="Today">The day it is for the law, in England: not always the machine's.</param>
/// <param name="IsSimulated">Whether the service runs on simulated time, which every page then says.</param>
public sealed record ServiceMoment(long? Position, DateTimeOffset? RecordedAt, DateOnly Today, bool IsSimulated);

/// <summary>Tells every page how fresh it is.</summary>
public interface IServiceMomentSource
{
    ValueTask<ServiceMoment> Current(CancellationToken ct);
}
