using Naas.Api.Hosting;
using Naas.Api.Http.Contracts;
using Naas.Application.Deadlines;
using Naas.Application.Ports;
using Naas.Application.Time;
using Naas.Domain.Calendars;
using Naas.Infrastructure.ReadModels;
using Npgsql;

namespace Naas.Api.Http.Endpoints;

/// <summary>Whether the service lives, and whether it is ready; open to whoever watches over it, and without a record in it.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("alive")).AllowAnonymous().ExcludeFromDescription();

        routes.MapGet("/health/ready", async (ReadModels readModels, IReferenceData reference, BusinessClock clock, DueSweep sweep, ISweepRecord sweeps, CancellationToken cancellation) =>
        {
            try
            {
                var projections = await readModels.HealthAsync(clock.Now, cancellation);
                // A parked stream, a leader that changes, or a calendar that ends is for operators to see; it is no reason to send nobody here.
                var ready = projections.All(projection => projection.Gap is not null);
                return Results.Json(ReadyState.Of(projections, reference.Calendar, clock.Today) with { Sweep = SweepState.Of(await sweeps.LastAsync(cancellation), await sweep.DueAsync(1, cancellation)) }, ContractReader.Options, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
            }
            catch (NpgsqlException)
            {
                return Results.Text("The database does not answer.", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous().ExcludeFromDescription();
    }
}

/// <summary>What <c>/health/ready</c> answers.</summary>
/// <param name="Warnings">Sentences on what operators have to see to in good time, though the service is ready.</param>
public sealed record ReadyState(IReadOnlyList<ProjectionState> Projections, IReadOnlyList<string> Warnings)
{
    /// <summary>How the sweep of what has fallen due does.</summary>
    public SweepState? Sweep { get; init; }

    internal static ReadyState Of(IEnumerable<ProjectionHealth> projections, WorkingCalendar calendar, DateOnly today) =>
        new([.. projections.Select(ProjectionState.ForEverybody)], CalendarAlarm.InWords(calendar, today) is { } alarm ? [alarm] : []);
}

/// <summary>When what has fallen due was last settled, and how much is due now.</summary>
/// <param name="FinishedAt">By the world's clock; null when no sweep has come to its end.</param>
/// <param name="ForDay">The business day on which it looked.</param>
/// <param name="NotSettled">What it found and did not settle.</param>
/// <param name="JourneysDue">How many journeys have something due at this moment.</param>
public sealed record SweepState(DateTimeOffset? FinishedAt, DateOnly? ForDay, int NotSettled, long JourneysDue)
{
    internal static SweepState Of(LastSweep? last, DuePage due) => new(last?.FinishedAt, last?.Today, last?.NotSettled ?? 0, due.Journeys);
}

/// <summary>How one read model does, for whoever watches: gap in events, age in seconds, never a percentage.</summary>
/// <param name="Gap">Events behind the log's head; null when the rows belong to another life of the log.</param>
/// <param name="AgeSeconds">How long the oldest event that is not in the rows has waited.</param>
/// <param name="SinceAdvanceSeconds">Since the rows advanced last; null when they never did.</param>
public sealed record ProjectionState(string Projection, int Version, int Generation, string? Position, long? Gap, double AgeSeconds, double? SinceAdvanceSeconds, long ParkedStreams, long ParkedEvents, bool HasLeader, string? Fault)
{
    /// <summary>What went wrong may quote the database, so it is for operators; everybody else learns that something did.</summary>
    internal static ProjectionState ForEverybody(ProjectionHealth health) => Of(health) with { Fault = health.Fault is null ? null : "see './naas projections'" };

    internal static ProjectionState Of(ProjectionHealth health) => new(
        health.Projection, health.Version, health.Generation, health.Position?.ToString(), health.Gap,
        Math.Round(health.Age.TotalSeconds, 3, MidpointRounding.AwayFromZero),
        health.SinceAdvance is { } since ? Math.Round(since.TotalSeconds, 3, MidpointRounding.AwayFromZero) : null,
        health.ParkedStreams, health.ParkedEvents, health.Leader is not null, health.Fault);
}
