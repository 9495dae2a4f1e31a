using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Domain.Journeys;

namespace Naas.Application.Merging;

/// <summary>
/// Brings a merging of two records to its end, or its undoing, from wherever it stands (S-53). Two streams cannot be written at
/// once: so each step is an ordinary command to one of them, and what the log says of both tells which step comes next.
/// </summary>
/// <remarks>
/// Closed in favour of the other, and the other does not hold what it had: it is brought over, or, where that is refused by
/// now, the closed record is opened again. Held: its number leads to the survivor. Open again: its number leads to itself.
/// A step's command has an id of its own that follows from the merging alone, so that no step counts twice.
/// </remarks>
public sealed class RecordMerging(IMediator sender, IEventLog log, IMergePlans plans)
{
    private const int AtOnce = 100;

    // Three steps at most, each of them once more when somebody else was faster.
    private const int Rounds = 6;

    private static readonly Caller Merger = new(new ActorId("system-merge"), Role.System, Organisation: null, Journey: null);

    /// <summary>Takes the steps that are left.</summary>
    public async Task<MergeOutcome> CompleteAsync(MergePlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        CommandAnswer? refused = null;
        LogPosition? position = null;
        for (var round = 0; round < Rounds; round++)
        {
            var other = (await JourneyStream.LoadAsync(log, plan.Closed, cancellation)).Journey;
            if (other.SupersededBy is not { } closed)
            {
                await plans.SettleAsync(plan, pointed: false, cancellation);
                return new MergeOutcome(position, refused);
            }

            // Somebody closed it in favour of another meanwhile: the log says which.
            if (closed.Survivor != plan.Survivor)
                plan = await plans.PlanAsync(plan.Closed, closed.Survivor, cancellation);

            var survivor = (await JourneyStream.LoadAsync(log, closed.Survivor, cancellation)).Journey;
            if (survivor.Holds(plan.Closed, closed.Merge))
            {
                await plans.SettleAsync(plan, pointed: true, cancellation);
                return new MergeOutcome(position, refused);
            }

            var undone = survivor.MergesUndone.FirstOrDefault(undone => (undone.Closed, undone.Merge) == (plan.Closed, closed.Merge));
            var answer = undone is null && refused is null
                ? await SendAsync(closed.Survivor, new JourneyCommand.AbsorbRecord(plan.Closed, closed.On), plan.Closed, closed, "absorb", cancellation)
                : await SendAsync(plan.Closed, new JourneyCommand.ReinstateJourney(undone?.On ?? closed.On), plan.Closed, closed, "reinstate", cancellation);
            switch (answer)
            {
                case CommandAnswer.Recorded<JourneyEvent> recorded:
                    position = recorded.Position ?? position;
                    break;
                case CommandAnswer.Refused when refused is null:
                    refused = answer;
                    break;
                default:
                    // Not now: the plan stays open, and whoever settles plans goes on with it.
                    return new MergeOutcome(position, refused ?? answer);
            }
        }

        return new MergeOutcome(position, refused ?? new CommandAnswer.Busy("Others are writing to the two records at this moment; what is left of the merging is done within minutes."));
    }

    /// <summary>Goes on with what was cut off.</summary>
    /// <param name="plannedBefore">Younger plans belong to commands that may still be at work.</param>
    public async Task<SettledMerges> SettleAsync(DateTimeOffset plannedBefore, CancellationToken cancellation)
    {
        var (settled, alarms) = (new List<MergePlan>(), new List<MergePlan>());
        foreach (var plan in await plans.OpenAsync(plannedBefore, AtOnce, cancellation))
        {
            try
            {
                if ((await CompleteAsync(plan, cancellation)).Failed is null or CommandAnswer.Refused)
                    settled.Add(plan);
            }
            catch (Exception e) when (e is LogIntegrityException or UnreadableEventException or ImpossibleHistoryException or InvalidOperationException)
            {
                // One record that cannot be read, or is too long to be brought over, is told of; the others have nothing to do with it.
                alarms.Add(plan);
            }
        }

        return new SettledMerges(settled, alarms);
    }

    private Task<CommandAnswer> SendAsync(JourneyId to, JourneyCommand command, JourneyId merged, Supersession closed, string step, CancellationToken cancellation)
    {
        var identity = new CommandIdentity(
            CommandIdentity.CommandIdOf(Merger.Subject, FormattableString.Invariant($"{step}/{closed.Merge}"), merged.ToString()),
            $"{step}-{merged}",
            $"merge-{merged}",
            CausationId: null);
        return sender.Send(new JourneyRequest(to, command, identity, Merger), cancellation);
    }
}

/// <param name="Position">Of the last step that was recorded; null when none was.</param>
/// <param name="Failed">Why it did not come to its end: refused, and taken back; or not now. Null where it did.</param>
public sealed record MergeOutcome(LogPosition? Position, CommandAnswer? Failed);

/// <param name="Settled">Mergings that came to their end.</param>
/// <param name="Alarms">Those of which a journey cannot be read or written: for an operator to look at.</param>
public sealed record SettledMerges(IReadOnlyList<MergePlan> Settled, IReadOnlyList<MergePlan> Alarms);
