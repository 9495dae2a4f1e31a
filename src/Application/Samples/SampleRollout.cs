using System.Collections.Immutable;
using System.Globalization;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Ports;
using Naas.Application.Rollouts;
using Naas.Application.Time;
using Naas.Domain.Journeys;
using Naas.Domain.Rollouts;

namespace Naas.Application.Samples;

/// <summary>One command of the department's operations to the rollout.</summary>
/// <param name="Number">From 0.</param>
/// <param name="At">The simulated instant (UTC); no two at the same, since each rests on the one before.</param>
/// <param name="Command">Without its facts: the handler resolves them, as for everybody.</param>
/// <param name="Events">What the rules make of it.</param>
public sealed record SampleRolloutStep(int Number, DateTimeOffset At, SampleCaller Caller, RolloutCommand Command, ImmutableArray<RolloutEvent> Events);

/// <summary>Opens the phase and its sites by the rules, before anybody is put forward.</summary>
internal sealed class SampleRollout
{
    private static readonly TimeOnly Begins = new(9, 0);
    private static readonly SampleCaller Operations = new(new ActorId("dfe-operations"), Role.DfeOperations, null);

    public SampleRollout(SampleParameters parameters, IReferenceData reference, IPolicyEditions editions)
    {
        var (phase, on) = (parameters.Phase.Code.Value, parameters.Phase.OpenedOn.Value);
        RolloutCommand[] commands =
        [
            new RolloutCommand.OpenPhase(phase, parameters.Phase.SittingsFrom.Value, on),
            .. parameters.Authorities.Select(authority => new RolloutCommand.JoinSite(authority.Code.Value, phase, on)),
        ];

        var steps = ImmutableArray.CreateBuilder<SampleRolloutStep>();
        foreach (var (number, command) in commands.Index())
        {
            var at = SampleCalendar.At(on, Begins.AddMinutes(number));
            var events = Decide(command, new CommandFacts(Operations.Subject, BusinessClock.DayOf(at), reference.Calendar), reference, editions);
            Rollout = events.Aggregate(Rollout, Rollout.Evolve);
            steps.Add(new SampleRolloutStep(number, at, Operations, command, events));
        }

        Steps = steps.ToImmutable();
    }

    public ImmutableArray<SampleRolloutStep> Steps { get; }

    /// <summary>What the steps add up to: the sites on which every worker's life rests.</summary>
    public Rollout Rollout { get; } = Rollout.NotBegun;

    private ImmutableArray<RolloutEvent> Decide(RolloutCommand command, CommandFacts facts, IReferenceData reference, IPolicyEditions editions) =>
        RolloutAggregate.Decide(command, Rollout, facts, reference, editions) switch
        {
            Verdict<RolloutEvent>.Accepted { Events.IsEmpty: false } accepted => accepted.Events,
            Verdict<RolloutEvent>.Refused { Refusal: var refusal } => throw new InvalidOperationException($"The sample's rollout would be refused: {refusal.Sentence}"),
            Verdict<RolloutEvent>.Unknown { Reference: var unknown } => throw new InvalidOperationException($"The sample's rollout names what does not exist: {unknown.Sentence}"),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The sample's rollout asks on {command.On:yyyy-MM-dd} for what changes nothing.")),
        };
}
