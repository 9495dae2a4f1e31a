namespace Naas.Infrastructure.ReadModels;

/// <summary>Measures how fast a rebuild goes on, stage by stage, for whoever watches it.</summary>
internal sealed class RebuildMeter(TimeProvider time, IProgress<RebuildProgress>? progress)
{
    private readonly long _started = time.GetTimestamp();
    private (RebuildStage Stage, string? Projection, long Total, long Began) _now;

    public TimeSpan SinceStart => time.GetElapsedTime(_started);

    public void Begin(RebuildStage stage, string? projection, long total)
    {
        _now = (stage, projection, total, time.GetTimestamp());
        Report(0);
    }

    public void Report(long done) => progress?.Report(new RebuildProgress(_now.Stage, _now.Projection, done, _now.Total, time.GetElapsedTime(_now.Began)));
}
