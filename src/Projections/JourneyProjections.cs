using Naas.Projections.Deadlines;
using Naas.Projections.EmployerDashboard;
using Naas.Projections.Equalities;
using Naas.Projections.Retention;
using Naas.Projections.StandardsMonitor;
using Naas.Projections.Timeline;
using Naas.Projections.WorkerSummary;

namespace Naas.Projections;

/// <summary>Every projection there is.</summary>
public static class JourneyProjections
{
    public static IReadOnlyList<Projection> All { get; } =
    [
        WorkerSummaryProjection.Definition,
        TimelineProjection.Definition,
        EmployerDashboardProjection.Definition,
        DeadlinesProjection.Definition,
        RetentionProjection.Definition,
        EqualitiesProjection.Definition,
        StandardsMonitorProjection.Definition,
    ];

    /// <exception cref="KeyNotFoundException">No projection has this name; the message lists those there are.</exception>
    public static Projection Named(string name) =>
        All.FirstOrDefault(projection => projection.Name == name)
        ?? throw new KeyNotFoundException($"There is no projection '{name}'; there are {string.Join(", ", All.Select(projection => projection.Name))}.");
}
