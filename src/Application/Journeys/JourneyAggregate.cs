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

    public bool IsStranger(JourneyRequest request, Journey state)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(state);
        return request.Caller is { Role: Role.Employer } caller && state.Spells.All(spell => spell.PlacedAt != caller.Organisation);
    }

    public async Task<Verdict<JourneyEvent>> DecideAsync(JourneyRequest request, LoadedStream<Journey, JourneyEvent> loaded, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(loaded);
        var policy = editions.Governing(request.Command, loaded.State, request.DryRun ? request.Edition : null);
        var (command, unknown) = await facts.ResolveAsync(request.Journey, AskedBy(request.Caller, request.Command), loaded.State, policy, request.Caller.Subject, today, request.ShownNumber, loaded.Entries, cancellation);
        if (unknown is not null)
            return new Verdict<JourneyEvent>.Unknown(unknown);

        return Decide(command, loaded.State, policy) switch
        {
            Verdict<JourneyEvent>.Accepted { Events.IsEmpty: true } nothing => nothing with { MadeSoBy = WhatMadeItSo(command, request.Caller, loaded.Entries) },
            var verdict => verdict,
        };
    }

    private static JourneyCommand AskedBy(Caller caller, JourneyCommand command) =>
        command is JourneyCommand.AddReviewEvidence evidence ? evidence with { ByEmployer = caller.Role == Role.Employer } : command;

    /// <summary>The event since which the command would change nothing; null when there is none that this caller is told of.</summary>
    private StreamEntry<JourneyEvent>? WhatMadeItSo(JourneyCommand command, Caller caller, IReadOnlyList<StreamEntry<JourneyEvent>> entries) =>
        Kind.Since(entries, journey => Decide(command, journey, editions.Governing(command, journey)) is Verdict<JourneyEvent>.Accepted { Events.IsEmpty: true }) is { } since
        && (caller is not { Role: Role.Employer, Organisation: { } own } || (EmployerSight.Of(own, entries) is var sight && sight.InFull.Contains(since.Revision) && sight.SightOf(since) == Sight.Always))
            ? since
            : null;

    private static Verdict<JourneyEvent> Decide(JourneyCommand command, Journey journey, Policy policy) =>
        JourneyDecider.Decide(command, journey, policy) switch
        {
            Decision.Accepted accepted => new Verdict<JourneyEvent>.Accepted(accepted.Events, policy.Edition),
            Decision.Refused refused => new Verdict<JourneyEvent>.Refused(refused.Refusal, policy.Edition),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
}
