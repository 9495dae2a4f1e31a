using System.Collections.Immutable;
using System.Globalization;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Ports;
using Naas.Application.Rollouts;
using Naas.Application.Time;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;

namespace Naas.Application.Samples;

/// <summary>One command of the department's operations to the rollout.</summary>
/// <param name="Number">From 0.</param>
/// <param name="At">The simulated instant (UTC); no two at the same, since each rests on the one before.</param>
/// <param name="Command">Without its facts: the handler resolves them, as for everybody.</param>
/// <param name="Events">What the rules make of it.</param>
public sealed record SampleRolloutStep(int Number, DateTimeOffset At, SampleCaller Caller, RolloutCommand Command, ImmutableArray<RolloutEvent> Events)
{
    /// <summary>The edition in force.</summary>
    public required EditionCode Edition { get; init; }
}

/// <summary>A site that is to join a phase.</summary>
/// <param name="On">The first day, on which the department's operations record it.</param>
internal sealed record SampleSite(OrganisationCode Site, PhaseCode Phase, DateOnly On);

/// <summary>Opens the phases and their sites by the rules, before anybody there is put forward.</summary>
internal sealed class SampleRollout
{
    private static readonly TimeOnly Begins = new(9, 0);
    private static readonly SampleCaller Operations = new(new ActorId("dfe-operations"), Role.DfeOperations, null);

    public SampleRollout(IEnumerable<PhaseParameters> phases, IEnumerable<SampleSite> sites, IReferenceData reference, IPolicyEditions editions)
    {
        // Of one day the openings come first, since nobody joins a phase that is not open.
        var commands = phases.Select(phase => (RolloutCommand)new RolloutCommand.OpenPhase(phase.Code.Value, phase.SittingsFrom.Value, phase.OpenedOn.Value))
            .Concat(sites.Select(site => new RolloutCommand.JoinSite(site.Site, site.Phase, site.On)))
            .OrderBy(command => command.On);

        var steps = ImmutableArray.CreateBuilder<SampleRolloutStep>();
        var (today, minute) = (DateOnly.MinValue, 0);
        foreach (var (number, command) in commands.Index())
        {
            (today, minute) = (command.On, command.On == today ? minute + 1 : 0);
            var at = SampleCalendar.At(today, Begins.AddMinutes(minute));
            var accepted = Decide(command, new CommandFacts(Operations.Subject, BusinessClock.DayOf(at), reference.Calendar), reference, editions);
            Rollout = accepted.Events.Aggregate(Rollout, Rollout.Evolve);
            steps.Add(new SampleRolloutStep(number, at, Operations, command, accepted.Events) { Edition = accepted.Edition });
        }

        Steps = steps.ToImmutable();
    }

    public ImmutableArray<SampleRolloutStep> Steps { get; }

    /// <summary>What the steps add up to: the sites on which every worker's life rests.</summary>
    public Rollout Rollout { get; } = Rollout.NotBegun;

    private Verdict<RolloutEvent>.Accepted Decide(RolloutCommand command, CommandFacts facts, IReferenceData reference, IPolicyEditions editions) =>
        RolloutAggregate.Decide(command, Rollout, facts, reference, editions) switch
        {
            Verdict<RolloutEvent>.Accepted { Events.IsEmpty: false } accepted => accepted,
            Verdict<RolloutEvent>.Refused { Refusal: var refusal } => throw new InvalidOperationException($"The sample's rollout would be refused: {refusal.Sentence}"),
            Verdict<RolloutEvent>.Unknown { Reference: var unknown } => throw new InvalidOperationException($"The sample's rollout names what does not exist: {unknown.Sentence}"),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The sample's rollout asks on {command.On:yyyy-MM-dd} for what changes nothing.")),
        };
}
