using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Standards;

namespace Naas.Application.Standards;

/// <summary>A performance standard as <see cref="StreamCommandHandler{TRequest,TState,TEvent}"/> knows it.</summary>
public sealed class StandardAggregate(IPolicyEditions editions, IReferenceData reference) : IAggregate<StandardRequest, ElementStandard, StandardEvent>
{
    public string Noun => "standard";

    public StreamKind<ElementStandard, StandardEvent> Kind => StandardStream.Kind;

    public StreamName StreamOf(StandardRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return StandardStream.NameOf(request.Level, request.Element);
    }

    public string? WhyNotAllowed(StandardRequest request, ElementStandard state)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(state);
        if (!AccessTable.Allows(request.Caller, request.Command))
            return "This is the business of the other panel.";
        // In another role the rules' answers would tell what the other panel did.
        return state.Open?.PanelOf(request.Caller.Subject) is { } own && AccessTable.PanelOf(request.Caller.Role) != own
            ? $"You judge on panel {own}; while this version is being set, you act on it as such only."
            : null;
    }

    public bool IsStranger(StandardRequest request, ElementStandard state) => false;

    public Task<Verdict<StandardEvent>> DecideAsync(StandardRequest request, LoadedStream<ElementStandard, StandardEvent> loaded, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(loaded);
        return Task.FromResult(DecideOn(loaded.State) switch
        {
            Verdict<StandardEvent>.Accepted { Events.IsEmpty: true } nothing =>
                nothing with { MadeSoBy = Kind.Since(loaded.Entries, standard => DecideOn(standard) is Verdict<StandardEvent>.Accepted { Events.IsEmpty: true }) },
            Verdict<StandardEvent>.Accepted accepted when request.Purpose != Purpose.Record => accepted with { Events = StandardSight.InDryRun(request.Command, accepted.Events) },
            var verdict => verdict,
        });

        Verdict<StandardEvent> DecideOn(ElementStandard standard) => Decide(request.Command, standard, new CommandFacts(request.Caller.Subject, today, reference.Calendar), reference, editions, request.Purpose == Purpose.DryRun ? request.Edition : null);
    }

    /// <summary>Fills in the facts and decides; the same for a handler and for the sample's generator.</summary>
    /// <param name="asked">The edition that a dry run names in the place of the one in force; null for none.</param>
    public static Verdict<StandardEvent> Decide(StandardCommand command, ElementStandard standard, CommandFacts facts, IReferenceData reference, IPolicyEditions editions, EditionCode? asked = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(editions);
        var resolved = command;
        if (command is StandardCommand.OpenStandardSetting opening)
        {
            if (reference.StatementFor(opening.Level, opening.On) is not { } statement)
                return new Verdict<StandardEvent>.Unknown(new("/on", "No knowledge and skills statement was in force for this level on that day; the statements are listed under /v1/reference/knowledge-and-skills."));
            resolved = opening with { Areas = statement.Areas.Count };
        }

        var policy = asked is { } named ? editions.Named(named) : editions.InForceOn(command.On);
        return StandardDecider.Decide(resolved with { Facts = facts }, standard, policy) switch
        {
            StandardDecision.Accepted accepted => new Verdict<StandardEvent>.Accepted(accepted.Events, policy.Edition),
            StandardDecision.Refused refused => new Verdict<StandardEvent>.Refused(refused.Refusal, policy.Edition),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
    }
}
