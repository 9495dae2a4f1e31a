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
        return AccessTable.WhyNotAllowed(request.Caller, request.Command, request.Journey, state);
    }

    public async Task<Verdict<JourneyEvent>> DecideAsync(JourneyRequest request, Journey state, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (command, unknown) = await facts.ResolveAsync(request.Journey, request.Command, state, request.Caller.Subject, today, request.ShownNumber, cancellation);
        return unknown is null ? Decide(command, state) : new Verdict<JourneyEvent>.Unknown(unknown);
    }

    private Verdict<JourneyEvent> Decide(JourneyCommand command, Journey journey)
    {
        var policy = PolicyFor(command, journey);
        return JourneyDecider.Decide(command, journey, policy) switch
        {
            Decision.Accepted accepted => new Verdict<JourneyEvent>.Accepted(accepted.Events, policy.Edition),
            Decision.Refused refused => new Verdict<JourneyEvent>.Refused(refused.Refusal, policy.Edition),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
    }

    private Policy PolicyFor(JourneyCommand command, Journey journey) =>
        JourneyDecider.EditionFixedFor(command, journey) is { } edition ? editions.Named(edition) : editions.InForceOn(command.On);
}
