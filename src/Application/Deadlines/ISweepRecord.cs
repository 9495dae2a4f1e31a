namespace Naas.Application.Deadlines;

/// <summary>What the database knows of sweeps: whether one may run, and how the last one went.</summary>
public interface ISweepRecord
{
    /// <summary>Why none may run now; null when one may.</summary>
    Task<string?> WhyNotNowAsync(CancellationToken cancellation);

    Task FinishedAsync(SweepSummary summary, DateTimeOffset startedAt, DateTimeOffset finishedAt, CancellationToken cancellation);

    /// <summary>The last sweep that went to its end; null when there was none.</summary>
    Task<LastSweep?> LastAsync(CancellationToken cancellation);
}

/// <param name="FinishedAt">By the world's clock (UTC): whether the sweep is awake is told by it.</param>
/// <param name="Today">The business day on which it looked.</param>
/// <param name="NotSettled">How much it found and did not settle.</param>
public sealed record LastSweep(DateTimeOffset FinishedAt, DateOnly Today, int Done, int NotSettled);
