namespace Naas.Domain.Journeys;

public abstract partial record JourneyCommand
{
    /// <summary>Close this record, which is a second one of somebody whose other record goes on (S-53).</summary>
    /// <param name="Survivor">The journey that goes on.</param>
    public sealed record SupersedeJourney(JourneyId Survivor, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] This journey's own id.</summary>
        public JourneyId? Itself { get; init; }

        /// <summary>[fact] The journey that goes on, as it stands.</summary>
        public Journey? GoingOn { get; init; }
    }

    /// <summary>Take over what a record holds that was closed in favour of this one (S-53).</summary>
    public sealed record AbsorbRecord(JourneyId Closed, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] This journey's own id.</summary>
        public JourneyId? Itself { get; init; }

        /// <summary>[fact] Everything that happened on the closed journey, its closing included.</summary>
        public JourneyHistory? Record { get; init; }
    }

    /// <summary>Separate the two again: they were two people's after all (S-53).</summary>
    /// <param name="Closed">The journey that had been closed.</param>
    public sealed record UndoMerge(JourneyId Closed, DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] Everything that happened on this journey.</summary>
        public JourneyHistory? Past { get; init; }
    }

    /// <summary>Open a closed record again, once the other one does not hold what it had (S-53).</summary>
    public sealed record ReinstateJourney(DateOnly On) : JourneyCommand
    {
        /// <summary>[fact] Whether the journey that goes on holds what this one had.</summary>
        public bool? IsHeld { get; init; }
    }
}
