using Naas.Domain.Journeys;

namespace Naas.Application.Merging;

/// <summary>Two records of which one is to be closed, or opened again; written down before the first step, so that what is cut off is found (S-53).</summary>
/// <param name="PlannedAt">When it was last begun (UTC); tells a plan from the one that took its place.</param>
public sealed record MergePlan(JourneyId Closed, JourneyId Survivor, DateTimeOffset PlannedAt);

/// <summary>Which merging is at work, and to which journey a closed record's registration number leads: the part of the person directory that the log cannot hold.</summary>
public interface IMergePlans
{
    /// <summary>Notes that a merging, or its undoing, begins. One closed record has one plan; a later one takes its place. Until it is settled, the number leads to the closed record.</summary>
    Task<MergePlan> PlanAsync(JourneyId closed, JourneyId survivor, CancellationToken cancellation);

    /// <summary>Plans that were made before a moment and are not settled, the oldest first.</summary>
    Task<IReadOnlyList<MergePlan>> OpenAsync(DateTimeOffset plannedBefore, int maximum, CancellationToken cancellation);

    /// <summary>Settles a plan: from now on the closed record's number leads to the survivor, or again to its own. Repeating it changes nothing.</summary>
    /// <param name="pointed">Whether the number leads to the survivor.</param>
    Task SettleAsync(MergePlan plan, bool pointed, CancellationToken cancellation);
}
