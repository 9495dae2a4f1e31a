using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;

namespace Naas.Application.Rollouts;

/// <summary>The rollout as <see cref="StreamCommandHandler{TRequest,TState,TEvent}"/> knows it.</summary>
public sealed class RolloutAggregate(IPolicyEditions editions, IReferenceData reference) : IAggregate<RolloutRequest, Rollout, RolloutEvent>
{
    public string Noun => "rollout";

    public StreamKind<Rollout, RolloutEvent> Kind => RolloutStream.Kind;

    public StreamName StreamOf(RolloutRequest request) => RolloutStream.Name;

    public string? WhyNotAllowed(RolloutRequest request, Rollout state)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AccessTable.Allows(request.Caller, request.Command) ? null : "The rollout is the business of the department's operations.";
    }

    public bool IsStranger(RolloutRequest request, Rollout state) => false;

    public Task<Verdict<RolloutEvent>> DecideAsync(RolloutRequest request, LoadedStream<Rollout, RolloutEvent> loaded, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(loaded);
        return Task.FromResult(DecideOn(loaded.State) is Verdict<RolloutEvent>.Accepted { Events.IsEmpty: true } nothing
            ? nothing with { MadeSoBy = Kind.Since(loaded.Entries, rollout => DecideOn(rollout) is Verdict<RolloutEvent>.Accepted { Events.IsEmpty: true }) }
            : DecideOn(loaded.State));

        Verdict<RolloutEvent> DecideOn(Rollout rollout) => Decide(request.Command, rollout, new CommandFacts(request.Caller.Subject, today, reference.Calendar), reference, editions);
    }

    /// <summary>Fills in the facts and decides; the same for a handler and for the sample's generator.</summary>
    public static Verdict<RolloutEvent> Decide(RolloutCommand command, Rollout rollout, CommandFacts facts, IReferenceData reference, IPolicyEditions editions)
    {
        ArgumentNullException.ThrowIfNull(editions);
        CommandAnswer.UnknownReference? unknown = null;
        RolloutCommand resolved = command switch
        {
            RolloutCommand.JoinSite c => c with { Organisation = Find(c.Site, "/organisation") },
            RolloutCommand.SucceedOrganisation c => c with { Predecessor = Find(c.Organisation, "/organisation"), Heir = Find(c.Successor, "/successor") },
            RolloutCommand.DivideOrganisation c => c with { Divided = Find(c.Organisation, "/organisation") },
            _ => command,
        };
        if (unknown is not null)
            return new Verdict<RolloutEvent>.Unknown(unknown);

        var edition = editions.InForceOn(resolved.On).Edition;
        return RolloutDecider.Decide(resolved with { Facts = facts }, rollout) switch
        {
            RolloutDecision.Accepted accepted => new Verdict<RolloutEvent>.Accepted(accepted.Events, edition),
            RolloutDecision.Refused refused => new Verdict<RolloutEvent>.Refused(refused.Refusal, edition),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };

        Organisation? Find(OrganisationCode code, string field)
        {
            var found = reference.Find(code)?.Organisation;
            if (found is null)
                unknown ??= new CommandAnswer.UnknownReference(field, $"No organisation has the code {code}; the codes are listed under /v1/reference/organisations.");
            return found;
        }
    }
}
