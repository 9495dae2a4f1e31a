using System.Globalization;
using Naas.Application.EventLog;

namespace Naas.Infrastructure.ReadModels;

/// <summary>What a rebuild of one projection came to.</summary>
/// <param name="Position">The one position at which both were compared; null when there was nothing to compare with: no live rows yet, or rows of another log.</param>
/// <param name="Events">Events of journeys that were folded.</param>
/// <param name="Tables">Table by table, the parked events last; empty when there was nothing to compare with.</param>
/// <param name="Equal">Rows and parked events are the same, bit for bit.</param>
/// <param name="Built">How long the new rows took, of every projection that was rebuilt together with it.</param>
/// <param name="Took">How long all of it took.</param>
public sealed record RebuildReport(
    string Projection,
    int LiveVersion,
    int Version,
    LogPosition? Position,
    long Events,
    IReadOnlyList<TableComparison> Tables,
    bool Equal,
    RebuildOutcome Outcome,
    TimeSpan Built,
    TimeSpan Took);

public sealed record TableComparison(string Table, long LiveRows, long RebuiltRows, string LiveChecksum, string RebuiltChecksum)
{
    public bool Equal => LiveRows == RebuiltRows && LiveChecksum == RebuiltChecksum;
}

public enum RebuildOutcome
{
    /// <summary>Readers see the new generation now.</summary>
    Switched = 1,

    /// <summary>Compared and dropped, as asked.</summary>
    DryRun = 2,

    /// <summary>The same version came to different rows: an alarm. The live rows stay.</summary>
    Differs = 3,
}

public enum RebuildStage
{
    /// <summary>Whole streams are folded and copied, of all projections at once.</summary>
    Folding = 1,

    /// <summary>The new tables get their indexes.</summary>
    Indexing = 2,

    /// <summary>What came meanwhile is folded, one projection after the other.</summary>
    CatchingUp = 3,

    /// <summary>The live rows stand still and are held against the new ones.</summary>
    Comparing = 4,
}

/// <summary>How far a rebuild is.</summary>
/// <param name="Projection">The one that is caught up or compared; null while it is about all of them.</param>
/// <param name="Done">Events folded so far in this stage.</param>
/// <param name="Total">Events there are to fold in this stage, as the log's positions tell it.</param>
/// <param name="Elapsed">Since the stage began.</param>
public sealed record RebuildProgress(RebuildStage Stage, string? Projection, long Done, long Total, TimeSpan Elapsed)
{
    public double PerSecond => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    /// <summary>How long this stage will go on at the rate of so far; null before anything is done.</summary>
    public TimeSpan? Left => Done == 0 ? null : Elapsed * (long.Max(Total - Done, 0) / (double)Done);
}

/// <summary>Somebody is rebuilding this projection already.</summary>
public sealed class RebuildUnderWayException(string projection)
    : Exception($"The projection '{projection}' is being rebuilt already; wait for that to end.");

/// <summary>The live rows are of a version whose rows this program does not make.</summary>
public sealed class OtherVersionException(string projection, int live, int own)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"The projection '{projection}' stands at version {live} and this program makes version {own}; {(live > own ? "use the newer program" : "let this one rebuild it first, with './naas rebuild'")}."));
