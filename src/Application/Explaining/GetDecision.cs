using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Standards;

namespace Naas.Application.Explaining;

/// <summary>The decision that recorded an event, explained as it was then, under the edition that governed it.</summary>
/// <param name="Revision">Of any of its events, as the timeline names it.</param>
public sealed record GetDecision(JourneyId Journey, long Revision) : AboutWorker<ExplainedDecision>(Journey);

/// <param name="Revision">The revision that was asked for.</param>
/// <param name="Command">The name of the command; null where its events do not tell it, or the caller is not told what was asked.</param>
/// <param name="Actor">Opaque subject of whoever asked.</param>
/// <param name="EffectiveOn">The day on which the event takes effect.</param>
/// <param name="Rules">Every rule of the command, in the order of the law, as it stood then; empty where its guards are not told one by one, or the caller is not told what was asked.</param>
/// <param name="Events">What the command recorded, as far as the caller is told of it, and what each event rests on.</param>
public sealed record ExplainedDecision(
    Guid Journey, long Revision, string? Command, EditionCode Edition, string Actor, string Role, DateOnly EffectiveOn, DateTimeOffset RecordedAt, IReadOnlyList<ExplainedRule> Rules, IReadOnlyList<ExplainedEvent> Events);

/// <param name="Type">The stored name of the event.</param>
public sealed record ExplainedEvent(long Revision, string Type, DateOnly EffectiveOn, IReadOnlyList<ExplainedRule> Rules);

/// <summary>Answers from the journey's own stream and from what the log held beside it at that moment.</summary>
public sealed class GetDecisionHandler(IEventLog log, IPolicyEditions editions, IReferenceData reference, IStandards standards) : IRequestHandler<GetDecision, QueryAnswer<ExplainedDecision>>
{
    public async Task<QueryAnswer<ExplainedDecision>> Handle(GetDecision request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var freshness = new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null);
        var entries = (await request.ReadAsync(log, cancellationToken)).Entries;
        var employer = request.Caller is { Role: Role.Employer, Organisation: { } own } ? EmployerSight.Of(own, entries) : null;
        var told = ToldTo(request.Caller, employer, entries);
        // What is not there and what this caller is not told of get one answer.
        if (entries.FirstOrDefault(entry => entry.Revision == request.Revision) is not { } named || !told(named))
            return new QueryAnswer<ExplainedDecision>.NotFound(freshness);

        StreamEntry<JourneyEvent>[] recorded = [.. entries.Where(entry => entry.Metadata.CommandId == named.Metadata.CommandId)];
        JourneyEvent[] before = [.. entries.TakeWhile(entry => entry.Revision < recorded[0].Revision).Select(entry => entry.Event)];
        var policy = editions.Named(named.Metadata.Edition);
        var sites = await RolloutAsRecorded.WhereAsync(log, entry => entry.Position < recorded[0].Position, cancellationToken);
        var marked = await StandardsOfAsync(recorded, cancellationToken);
        var past = PastDecision.Of(before, [.. recorded.Select(entry => entry.Event)], policy, WithFacts);

        // Its rules tell what was asked, and why: on which ground a review was, who hears only that one is open is not told (S-08), nor an employer the reasons of another time than its own (S-16).
        var isToldWhatWasAsked = told(recorded[0]) && employer?.InFull.Contains(recorded[0].Revision) != false;
        var rules = past.Findings.Where(finding => isToldWhatWasAsked && ExplanationSight.TellsOfDecided(finding.About, request.Caller.Role)).Select(finding => ExplainedRule.Of(finding, policy.Edition));
        var events = past.Consequences.Zip(recorded).Where(pair => told(pair.Second)).Select(pair => new ExplainedEvent(
            pair.Second.Revision, JourneyEventCatalogue.TypeOf(pair.Second.Event).Name, pair.Second.Event.On,
            [.. pair.First.Findings.Where(finding => ExplanationSight.TellsOfDecided(finding.About, request.Caller.Role)).Select(finding => ExplainedRule.Of(finding, policy.Edition))]));
        return new QueryAnswer<ExplainedDecision>.Found(
            new ExplainedDecision(
                request.Journey.Value, request.Revision, isToldWhatWasAsked && past.Asked is { } asked ? JourneyCommandNames.Of(asked) : null, policy.Edition,
                named.Metadata.Actor.Value, named.Metadata.Role, named.Event.On, named.Metadata.RecordedAt, [.. rules], [.. events]),
            freshness);

        JourneyCommand? WithFacts(JourneyCommand command)
        {
            var journey = before.Aggregate(Journey.NotBegun, Journey.Evolve);
            var facts = new CommandFacts(named.Metadata.Actor, BusinessClock.DayOf(named.Metadata.RecordedAt), reference.Calendar);
            var (resolved, unknown) = FactResolver.Resolve(request.Journey, command, journey, policy, facts, reference, sites, marked, numberIsTheirs: true);
            return unknown is null ? resolved : null;
        }
    }

    /// <summary>The standards by which a panel put a mark right, or by which one was that somebody is to look at: one that is in force on a day stays what it was.</summary>
    private async Task<IReadOnlyDictionary<(Level, Element), ElementStandard>> StandardsOfAsync(StreamEntry<JourneyEvent>[] recorded, CancellationToken cancellation)
    {
        (Level Level, Element Element)[] marked = recorded[0].Event switch
        {
            JourneyEvent.ReviewDecided { Remedy: ReviewRemedy.CorrectClericalError } => [.. recorded.Select(entry => entry.Event).OfType<JourneyEvent.MarkCorrected>().Select(corrected => (corrected.Level, corrected.Element))],
            JourneyEvent.RecheckRequested asked => [(asked.Level, asked.Element)],
            _ => [],
        };
        var read = new Dictionary<(Level, Element), ElementStandard>();
        foreach (var (level, element) in marked)
            read[(level, element)] = (await standards.CurrentAsync(level, element, cancellation)).State;
        return read;
    }

    /// <summary>Whether an event is told to the caller whole, as in a timeline.</summary>
    /// <param name="employer">How much an employer is told; null for every other caller.</param>
    private static Func<StreamEntry<JourneyEvent>, bool> ToldTo(Caller caller, EmployerSight? employer, IReadOnlyList<StreamEntry<JourneyEvent>> entries)
    {
        return entry => (employer?.SightOf(entry) ?? EventTable.SightOf(entry.Event.GetType(), caller.Role)) switch
        {
            Sight.Always => true,
            Sight.OnceReleased => entry.Event.OfMarkedAttempt() is { } attempt && entries.Any(later => later.Revision > entry.Revision && later.Event.LetsOut() == attempt),
            _ => false,
        };
    }
}
