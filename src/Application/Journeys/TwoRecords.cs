using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Domain.Journeys;

namespace Naas.Application.Journeys;

/// <summary>What the commands about two records of one person need of the other record, as values (S-53): the rules themselves read no stream.</summary>
internal static class TwoRecords
{
    /// <returns>The command with its facts, or what it names that does not exist; null for a command of another kind.</returns>
    public static async Task<(JourneyCommand Command, CommandAnswer.UnknownReference? Unknown)?> FactsAsync(
        IEventLog log, JourneyId id, JourneyCommand command, Journey journey, CancellationToken cancellation)
    {
        // Of a journey that has not begun, the rules say so.
        switch (command)
        {
            case JourneyCommand.SupersedeJourney c:
                var survivor = (await JourneyStream.LoadAsync(log, c.Survivor, cancellation)).Journey;
                return (c with { Itself = id, GoingOn = survivor }, survivor.HasBegun || !journey.HasBegun ? null : NoSuchJourney("/survivor", c.Survivor));
            case JourneyCommand.AbsorbRecord c:
                var closed = await PastAsync(log, c.Closed, cancellation);
                return (c with { Itself = id, Record = closed }, closed.Count > 0 || !journey.HasBegun ? null : NoSuchJourney("/closed", c.Closed));
            case JourneyCommand.UndoMerge c:
                return (c with { Past = await PastAsync(log, id, cancellation) }, null);
            case JourneyCommand.ReinstateJourney c:
                var isHeld = journey.SupersededBy is { } superseded && (await JourneyStream.LoadAsync(log, superseded.Survivor, cancellation)).Journey.Holds(id, superseded.Merge);
                return (c with { IsHeld = isHeld }, null);
            default:
                return null;
        }
    }

    private static async Task<JourneyHistory> PastAsync(IEventLog log, JourneyId id, CancellationToken cancellation) =>
        new((await JourneyStream.LoadAsync(log, id, cancellation)).Entries.Select(entry => entry.Event));

    private static CommandAnswer.UnknownReference NoSuchJourney(string field, JourneyId id) => new(field, $"There is no journey {id}; find one by its registration number under /v1/social-workers/find.");
}
