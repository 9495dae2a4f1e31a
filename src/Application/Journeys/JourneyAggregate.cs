using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Application.Journeys;

/// <summary>The journey as <see cref="StreamCommandHandler{TRequest,TState,TEvent}"/> knows it.</summary>
public sealed class JourneyAggregate(IPolicyEditions editions, FactResolver facts) : IAggregate<JourneyRequest, Journey, JourneyEvent>
{
    public string Noun => "journey";

    public StreamKind<Journey, JourneyEvent> Kind => JourneyStream.Kind;

    public StreamName StreamOf(JourneyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return JourneyStream.NameOf(request.Journey);
    }

    public string? WhyNotAllowed(JourneyRequest request, Journey state)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AccessTable.Allows(request.Caller, request.Command, request.Journey, state)
            ? null
            : "This is not your own record, or not your organisation's worker or act.";
    }

    public async Task<Verdict<JourneyEvent>> DecideAsync(JourneyRequest request, Journey state, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var policy = editions.Governing(request.Command, state);
        var (command, unknown) = await facts.ResolveAsync(request.Journey, request.Command, state, policy, request.Caller.Subject, today, cancellation);
        return unknown is null ? Decide(command, state, policy) : new Verdict<JourneyEvent>.Unknown(unknown);
    }

    private static Verdict<JourneyEvent> Decide(JourneyCommand command, Journey journey, Policy policy) =>
        JourneyDecider.Decide(command, journey, policy) switch
        {
            Decision.Accepted accepted => new Verdict<JourneyEvent>.Accepted(accepted.Events, policy.Edition),
            Decision.Refused refused => new Verdict<JourneyEvent>.Refused(refused.Refusal, policy.Edition),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
}
