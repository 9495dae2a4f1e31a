namespace Naas.Infrastructure.Postgres;

/// <summary>Waits for what the operating system does not tell: another process's end, a file's line.</summary>
internal static class Poll
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>True as soon as the condition holds, false when it did not within the bound.</summary>
    public static async Task<bool> UntilAsync(
        Func<bool> condition, TimeSpan bound, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (!condition())
        {
            if (time.GetElapsedTime(began) > bound)
                return false;
            await PauseAsync(time, cancellationToken);
        }

        return true;
    }

    public static Task PauseAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Task.Delay(Interval, time, cancellationToken);
}
