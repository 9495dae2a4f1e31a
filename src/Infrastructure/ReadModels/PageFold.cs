using Naas.Projections;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Folds events into the rows of a projection in memory; what cannot be folded parks its stream.</summary>
internal sealed class PageFold(Projection projection)
{
    private readonly List<ParkedEvent> _parked = [];

    public IReadOnlyList<TablePage> Tables { get; } = [.. projection.Tables.Select(table => table.Begin())];

    public IReadOnlyList<ParkedEvent> Parked => _parked;

    public void Expect(IEnumerable<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            if (delivery.Recorded is not { } recorded)
                continue;
            foreach (var table in Tables)
                table.Expect(recorded);
        }
    }

    /// <param name="parkedStreams">Streams that are parked already; grows by those that are parked now.</param>
    public void Fold(IEnumerable<Delivery> deliveries, ISet<string> parkedStreams)
    {
        foreach (var delivery in deliveries)
        {
            if (parkedStreams.Contains(delivery.Stream))
                _parked.Add(ParkedEvent.Behind(delivery.Stored));
            else if (Fault(delivery) is { } fault)
            {
                _parked.Add(ParkedEvent.Because(delivery.Stored, fault));
                _ = parkedStreams.Add(delivery.Stream);
            }
        }
    }

    private string? Fault(Delivery delivery)
    {
        if (delivery.Recorded is not { } recorded)
            return delivery.Fault ?? "The event cannot be read.";

        var type = recorded.Event.GetType();
        if (projection.Ignores.Contains(type))
            return null;
        if (!projection.Handles.Contains(type))
            return $"The projection says nothing about the event '{recorded.Name}'.";

        try
        {
            foreach (var table in Tables)
                table.Stage(recorded);
        }
        // Whatever a fold throws is this event's fault and must not stop the others; it is kept with the parked event.
        catch (Exception e)
        {
            foreach (var table in Tables)
                table.Drop();
            return $"{e.GetType().Name}: {e.Message}";
        }

        foreach (var table in Tables)
            table.Keep();
        return null;
    }
}
