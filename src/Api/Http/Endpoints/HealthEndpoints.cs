using System.Globalization;
using System.Text.Json.Serialization;
using Naas.Api.Hosting;
using Naas.Api.Http.Contracts;
using Naas.Application.Deadlines;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Application.Time;
using Naas.Domain.Calendars;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.ReadModels;
using Npgsql;

namespace Naas.Api.Http.Endpoints;

/// <summary>Whether the service lives, and whether it is ready; open to whoever watches over it, and without a record in it.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("alive")).AllowAnonymous().ExcludeFromDescription();

        routes.MapGet("/health/ready", (HealthCheck check, CancellationToken cancellation) => check.AnswerAsync(IsReady, cancellation)).AllowAnonymous().ExcludeFromDescription();

        routes.MapGet("/health", (HealthCheck check, CancellationToken cancellation) => check.AnswerAsync(IsWell, cancellation)).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>A parked stream, a leader that hangs or changes, or a calendar that ends is for operators to see; it is no reason to send nobody here.</summary>
    internal static bool IsReady(ProjectionHealth projection) => projection.Gap is not null;

    internal static bool IsWell(ProjectionHealth projection) => projection.IsWell;

    internal static int Status(IEnumerable<ProjectionHealth> projections, Func<ProjectionHealth, bool> isFit) =>
        projections.All(isFit) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
}

/// <summary>Looks at everything that can be unwell.</summary>
internal sealed class HealthCheck(ReadModels readModels, IEventLog log, IReferenceData reference, BusinessClock clock, DueSweep sweep, ISweepRecord sweeps)
{
    /// <param name="isFit">What every read model has to be; where one is not, the answer is 503 and names it all the same.</param>
    public async Task<IResult> AnswerAsync(Func<ProjectionHealth, bool> isFit, CancellationToken cancellation)
    {
        try
        {
            var eventLog = await EventLogState.OfAsync(log, cancellation);
            if (eventLog is { Fault: { } fault, IsDamaged: false })
                return Results.Json(ReadyState.Without(eventLog, $"The event log does not answer. {fault}"), ContractReader.Options, statusCode: StatusCodes.Status503ServiceUnavailable);

            var projections = await readModels.HealthAsync(clock.Now, cancellation);
            var swept = await SweptAsync(cancellation);
            if (swept is null || projections.Any(projection => projection.LogFault is not null))
                eventLog = eventLog.Damaged();
            var state = ReadyState.Of(projections, reference.Calendar, clock.Today) with { Sweep = swept, EventLog = eventLog };
            return eventLog.Fault is null
                ? Results.Json(state, ContractReader.Options, statusCode: HealthEndpoints.Status(projections, isFit))
                : Results.Json(state with { Warnings = [$"The event log is damaged. {eventLog.Fault}", .. state.Warnings] }, ContractReader.Options, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (NpgsqlException)
        {
            return Results.Text("The database does not answer.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (LogUnavailableException)
        {
            return Results.Text("The event log does not answer.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <returns>Null where what is due rests on something that cannot be read in the log.</returns>
    private async Task<SweepState?> SweptAsync(CancellationToken cancellation)
    {
        try
        {
            return SweepState.Of(await sweeps.LastAsync(cancellation), await DueAsync(cancellation));
        }
        catch (Exception e) when (e is LogIntegrityException or LogEpochException)
        {
            return null;
        }
    }

    private async Task<long?> DueAsync(CancellationToken cancellation)
    {
        try
        {
            return (await sweep.DueAsync(1, cancellation)).Journeys;
        }
        catch (DeadlinesNotThereException)
        {
            return null;
        }
    }
}

/// <summary>What <c>/health</c> and <c>/health/ready</c> answer.</summary>
/// <param name="Warnings">Sentences on what operators have to see to in good time, though the service is ready.</param>
public sealed record ReadyState(IReadOnlyList<ProjectionState> Projections, IReadOnlyList<string> Warnings)
{
    /// <summary>How the sweep of what has fallen due does.</summary>
    public SweepState? Sweep { get; init; }

    /// <summary>Where the event log lies.</summary>
    public EventLogState? EventLog { get; init; }

    /// <summary>Where the event log is away there is nothing to hold the read models against, so nothing is told of them.</summary>
    internal static ReadyState Without(EventLogState eventLog, string warning) => new([], [warning]) { EventLog = eventLog };

    internal static ReadyState Of(IEnumerable<ProjectionHealth> projections, WorkingCalendar calendar, DateOnly today) =>
        new([.. projections.Select(ProjectionState.ForEverybody)], CalendarAlarm.InWords(calendar, today) is { } alarm ? [alarm] : []);
}

/// <summary>Where the event log lies, and the node that answers for it.</summary>
/// <param name="Store"><c>postgres</c>, in the database beside everything else, or <c>eventstoredb</c>.</param>
/// <param name="Node">Host and port of the node of EventStoreDB that this process speaks to.</param>
/// <param name="State">What that node says it is, such as <c>leader</c>.</param>
/// <param name="Fault">What it says where it does not answer, or that it says nothing, or that it is damaged; null where it is well.</param>
public sealed record EventLogState(string Store, string? Node, string? State, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fault = null)
{
    // Whoever watches over the service asks again soon, and is not to wait for as long as somebody who wants to read.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>Whether it answers, and is not what it must be.</summary>
    [JsonIgnore]
    public bool IsDamaged { get; private init; }

    /// <summary>What is wrong names streams, and so records: it is for operators.</summary>
    internal EventLogState Damaged() => this with { IsDamaged = true, Fault = "What was recorded cannot be read, or not as it was written: see the server's log." };

    internal static async Task<EventLogState> OfAsync(IEventLog log, CancellationToken cancellation)
    {
        if (log is not EventStoreDbEventLog store)
            return new EventLogState("postgres", null, null);

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        enough.CancelAfter(LongestWait);
        var told = new EventLogState("eventstoredb", store.Node ?? store.NamedNodes, null);
        try
        {
            var (node, state) = await store.NodeStateAsync(enough.Token);
            told = told with { Node = node, State = state };
            // A node may well say what it is, and let nobody read.
            _ = await store.HeadAsync(enough.Token);
            return told;
        }
        catch (LogUnavailableException e)
        {
            return told with { Fault = e.Message };
        }
        catch (LogIntegrityException)
        {
            return told.Damaged();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return told with { Fault = string.Create(CultureInfo.InvariantCulture, $"It gave no answer within {LongestWait.TotalSeconds:0} s.") };
        }
    }
}

/// <summary>When what has fallen due was last settled, and how much is due now.</summary>
/// <param name="FinishedAt">By the world's clock; null when no sweep has come to its end.</param>
/// <param name="ForDay">The business day on which it looked.</param>
/// <param name="NotSettled">What it found and did not settle.</param>
/// <param name="JourneysDue">How many journeys have something due at this moment; null while the read model that tells it is being made anew.</param>
public sealed record SweepState(DateTimeOffset? FinishedAt, DateOnly? ForDay, int NotSettled, long? JourneysDue)
{
    internal static SweepState Of(LastSweep? last, long? due) => new(last?.FinishedAt, last?.Today, last?.NotSettled ?? 0, due);
}

/// <summary>How one read model does, for whoever watches: gap in events, age in seconds, never a percentage.</summary>
/// <param name="Gap">Events behind the log's head; null when the rows belong to another life of the log, or it cannot be read on from them.</param>
/// <param name="AgeSeconds">How long the oldest event that is not in the rows has waited.</param>
/// <param name="SinceAdvanceSeconds">Since the rows advanced last, or began to be kept; null before.</param>
/// <param name="Fault">What stopped the runner of the process that answers; a verb runs none, and has none to tell.</param>
public sealed record ProjectionState(string Projection, int Version, int Generation, string? Position, long? Gap, double AgeSeconds, double? SinceAdvanceSeconds, long ParkedStreams, long ParkedEvents, bool HasLeader, string? Fault)
{
    /// <summary>Whether the rows are of this log, nothing is parked, and something moves where events wait. A <see cref="Fault"/> that passes by itself makes nothing unwell.</summary>
    public bool Well { get; init; }

    /// <summary>For how long events have waited while nothing moved; null while something does.</summary>
    public double? StalledSeconds { get; init; }

    /// <summary>Whether the log is not what it must be where these rows are to be read on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LogDamaged { get; init; }

    /// <summary>The streams that are parked, the first of them; null where only their number is told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ParkedState>? Parked { get; init; }

    /// <summary>How many streams a resume has brought up to date; null when none was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ResumedStreams { get; init; }

    /// <summary>What went wrong may quote the database, so it is for operators; everybody else learns that something did.</summary>
    internal static ProjectionState ForEverybody(ProjectionHealth health) => Of(health) is { Fault: not null } faulty ? faulty with { Fault = "see the server's log" } : Of(health);

    internal static ProjectionState Of(ProjectionHealth health) => new(
        health.Projection, health.Version, health.Generation, health.Position?.ToString(), health.Gap,
        Seconds(health.Age), health.SinceAdvance is { } since ? Seconds(since) : null,
        health.ParkedStreams, health.ParkedEvents, health.Leader is not null, health.Fault ?? health.LogFault)
    {
        LogDamaged = health.LogFault is not null,
        Well = health.IsWell,
        StalledSeconds = health.Stalled is { } stalled ? Seconds(stalled) : null,
    };

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3, MidpointRounding.AwayFromZero);
}

/// <summary>A stream that is set aside, for operators: the reason may quote the database.</summary>
/// <param name="Revision">Of the event that could not be handled; the later ones of the stream wait behind it.</param>
/// <param name="Events">How many events wait, that one included.</param>
public sealed record ParkedState(string Stream, long Revision, string Type, string Reason, DateTimeOffset Since, long Events)
{
    internal static ParkedState Of(ParkedStream parked) => new(parked.Stream, parked.Revision, parked.Type, parked.Reason, parked.ParkedAt, parked.Events);
}
