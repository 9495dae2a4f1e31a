using Naas.Application.EventLog;

namespace Naas.Infrastructure.ReadModels;

/// <summary>How far a generation has come.</summary>
/// <param name="Epoch">Null before the first look at the log.</param>
internal readonly record struct Checkpoint(long Value, Guid? Epoch)
{
    public LogPosition? Position => Epoch is { } epoch ? new LogPosition(epoch, Value) : null;

    public static Checkpoint Of(LogPosition position) => new(position.Value, position.Epoch);
}

/// <summary>The right to write one generation, for as long as the fence stands where it stood when it was taken.</summary>
internal sealed record Lease(string Projection, int Generation, int Version, long Fence, Checkpoint Checkpoint)
{
    public static Lease Read(string projection, RowValues values) => new(
        projection,
        values.Get<int>(0),
        values.Get<int>(1),
        values.Get<long>(2),
        new Checkpoint(values.Get<long>(3), values.Get<Guid?>(4)));
}
