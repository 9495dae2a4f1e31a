using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Application.Rollouts;
using Naas.Application.Standards;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;
using Naas.Projections.Rollouts;
using Naas.Projections.Standards;
using Naas.Projections.Timeline;

namespace Naas.Api.Http;

/// <summary>What a command's caller gets back when it counts.</summary>
/// <param name="Revision">Of the journey after the command: the ETag.</param>
/// <param name="Recorded">The events, in words; empty when it was so already.</param>
/// <param name="Already">When nothing was recorded: that it is so already, and since when where that is known, as a sentence; null otherwise.</param>
/// <param name="Replayed">This is the answer to an earlier sending of the same command.</param>
/// <param name="DryRun">Nothing was recorded: this is what would be.</param>
/// <param name="Edition">The policy edition that governed.</param>
public sealed record CommandRecorded(Guid Journey, long? Revision, IReadOnlyList<EventInWords> Recorded, string? Already, bool Replayed, bool DryRun, string Edition);

/// <summary>What the department's operations get back when a command to the rollout counts.</summary>
/// <param name="Revision">Of the rollout after the command: the ETag.</param>
/// <param name="Recorded">The events, in words; empty when it was so already.</param>
/// <param name="Already">When nothing was recorded: that it is so already, and since when where that is known, as a sentence; null otherwise.</param>
/// <param name="Replayed">This is the answer to an earlier sending of the same command.</param>
/// <param name="DryRun">Nothing was recorded: this is what would be.</param>
/// <param name="Edition">The policy edition in force on the day of the command.</param>
public sealed record RolloutRecorded(long? Revision, IReadOnlyList<EventInWords> Recorded, string? Already, bool Replayed, bool DryRun, string Edition);

/// <summary>What whoever sets a performance standard gets back when a command counts.</summary>
/// <param name="Revision">Of the standard after the command: the ETag.</param>
/// <param name="Recorded">The events, in words; empty when it was so already. A dry run tells a panel nothing of the other.</param>
/// <param name="Already">When nothing was recorded: that it is so already, and since when where that is known, as a sentence; null otherwise.</param>
/// <param name="Replayed">This is the answer to an earlier sending of the same command.</param>
/// <param name="DryRun">Nothing was recorded: this is what would be.</param>
/// <param name="Edition">The policy edition in force on the day of the command.</param>
public sealed record StandardRecorded(long? Revision, IReadOnlyList<EventInWords> Recorded, string? Already, bool Replayed, bool DryRun, string Edition);

/// <param name="Type">The stored name of the event.</param>
/// <param name="On">The day it takes effect.</param>
public sealed record EventInWords(string Type, string Title, string Sentence, DateOnly On);

/// <summary>Turns the one definite answer of a command into HTTP.</summary>
internal static class CommandAnswers
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <param name="noun">What the command was sent to, as people call it.</param>
    public static IResult ToHttp(this CommandAnswer answer, HttpContext http, string noun = "journey") => answer switch
    {
        CommandAnswer.Recorded<RolloutEvent> recorded => Recorded(recorded, http),
        CommandAnswer.Recorded<StandardEvent> recorded => Recorded(recorded, http),
        CommandAnswer.Recorded<JourneyEvent> recorded => Recorded(recorded, http),
        CommandAnswer.Refused refused => new ProblemAnswer(ProblemKinds.Of(refused.Refusal.Kind), refused.Refusal.Sentence) { Edition = refused.Edition },
        CommandAnswer.UnknownReference unknown => ProblemAnswer.Invalid([new InputFault(unknown.Field, $"names something that does not exist. {unknown.Sentence.TrimEnd('.')}")]),
        CommandAnswer.RegistrationNumberTaken taken => new ProblemAnswer(ProblemKinds.RegistrationNumberTaken, "A social worker with this registration number is registered already; 'journey' names the record.")
        {
            Extensions = new Dictionary<string, object> { ["journey"] = taken.Journey.Value },
        },
        CommandAnswer.NotAllowed notAllowed => new ProblemAnswer(ProblemKinds.NotAllowed, notAllowed.Why),
        CommandAnswer.Stale stale => new ProblemAnswer(ProblemKinds.Stale, stale.Actual is { } actual
            ? $"The {noun} is at {RequestHeaders.Tag(actual)} by now."
            : $"The {noun} does not exist yet."),
        CommandAnswer.KeyReused => new ProblemAnswer(ProblemKinds.KeyReused, "This Idempotency-Key came before with another body."),
        CommandAnswer.InFlight => new ProblemAnswer(ProblemKinds.InFlight, "The first sending of this command has not been answered yet.") { RetryAfter = Soon },
        CommandAnswer.Busy busy => new ProblemAnswer(ProblemKinds.Busy, busy.Why) { RetryAfter = Soon },
        CommandAnswer.OutcomeUnknown unknown => new ProblemAnswer(ProblemKinds.OutcomeUnknown, unknown.Why) { RetryAfter = Soon },
        _ => throw new InvalidOperationException("A command has one of its named answers."),
    };

    /// <summary>Whoever sends a command hears how far a window moved; which days did not count is for the timeline, which asks who may know why.</summary>
    public static EventInWords InWords(JourneyEvent journeyEvent)
    {
        var (_, title, sentence) = TimelineWords.Of(journeyEvent);
        return new EventInWords(JourneyEventCatalogue.TypeOf(journeyEvent).Name, title, TimelineWords.HidesItsDay(journeyEvent) ? TimelineWords.InBrief(journeyEvent) : sentence, journeyEvent.On);
    }

    public static EventInWords InWords(RolloutEvent rolloutEvent)
    {
        var (title, sentence) = RolloutWords.Of(rolloutEvent);
        return new EventInWords(RolloutEventCatalogue.Types.TypeOf(rolloutEvent).Name, title, sentence, rolloutEvent.On);
    }

    public static EventInWords InWords(StandardEvent standardEvent)
    {
        var (title, sentence) = StandardWords.Of(standardEvent);
        return new EventInWords(StandardEventCatalogue.Types.TypeOf(standardEvent).Name, title, sentence, standardEvent.On);
    }

    /// <summary>
    /// An assessor's answer holds the rating and no more: what it comes to with the others' would tell them, and a dry run
    /// before rating would too. Two assessors rate apart (S-52).
    /// </summary>
    private static IEnumerable<JourneyEvent> ForWhoRates(IReadOnlyList<JourneyEvent> events) =>
        events.Any(one => one is JourneyEvent.ExerciseRated) ? events.Where(one => one is JourneyEvent.ExerciseRated) : events;

    private static IResult Recorded(CommandAnswer.Recorded<JourneyEvent> recorded, HttpContext http)
    {
        var journey = recorded.Journey ?? throw new InvalidOperationException("A journey's events were recorded of no journey.");
        return Answer(recorded, $"/v1/social-workers/{journey}", new CommandRecorded(journey.Value, recorded.Revision, [.. ForWhoRates(recorded.Events).Select(InWords)], Already(recorded, InWords), recorded.Replayed, recorded.DryRun, recorded.Edition.Value), http);
    }

    private static IResult Recorded(CommandAnswer.Recorded<RolloutEvent> recorded, HttpContext http) =>
        Answer(recorded, "/v1/phases", new RolloutRecorded(recorded.Revision, [.. recorded.Events.Select(InWords)], Already(recorded, InWords), recorded.Replayed, recorded.DryRun, recorded.Edition.Value), http);

    private static IResult Recorded(CommandAnswer.Recorded<StandardEvent> recorded, HttpContext http) =>
        Answer(recorded, $"/v1/standards/{http.GetRouteValue("level")}/{http.GetRouteValue("element")}", new StandardRecorded(recorded.Revision, [.. recorded.Events.Select(InWords)], Already(recorded, InWords), recorded.Replayed, recorded.DryRun, recorded.Edition.Value), http);

    private static string? Already<TEvent>(CommandAnswer.Recorded<TEvent> recorded, Func<TEvent, EventInWords> inWords)
    {
        if (recorded.Events.Count > 0)
            return null;
        var nothing = recorded.DryRun ? "Nothing would be recorded, because it is so already" : "Nothing was recorded, because it is so already";
        return recorded.MadeSoBy is { } since ? $"{nothing}. {inWords(since.Event).Sentence}" : $"{nothing}.";
    }

    private static IResult Answer<TEvent, TBody>(CommandAnswer.Recorded<TEvent> recorded, string location, TBody body, HttpContext http)
    {
        var headers = http.Response.Headers;
        if (recorded is { Revision: { } revision, DryRun: false })
            headers.ETag = RequestHeaders.Tag(revision);
        if (recorded is { Position: { } position, DryRun: false })
            headers["Naas-Position"] = position.ToString();
        if (recorded.Replayed)
            headers["Idempotency-Replayed"] = "true";
        if (!recorded.DryRun)
            headers.Location = location;

        var status = recorded.Events.Count > 0 && !recorded.DryRun ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return Results.Json(body, ContractReader.Options, statusCode: status);
    }
}
