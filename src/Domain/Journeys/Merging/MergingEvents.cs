namespace Naas.Domain.Journeys;

public abstract partial record JourneyEvent
{
    /// <summary>The record turned out to be a second one of somebody who has another: it is closed, and what it holds goes over to the other (S-53).</summary>
    /// <param name="Survivor">The journey that goes on.</param>
    /// <param name="Merge">Counts the closings of this journey from 1.</param>
    /// <param name="By">Who found that the two are one person's.</param>
    public sealed record JourneySuperseded(JourneyId Survivor, int Merge, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>What the closed record holds counts here from now on, so that this journey stands by itself (S-53).</summary>
    /// <param name="Closed">The journey that was closed.</param>
    /// <param name="Merge">The number of its closing.</param>
    /// <param name="RegisteredOn">The day on which it had begun.</param>
    /// <param name="Record">What it brings: its employments, endorsements, results and certificates, as the events by which they came about, under the numbers that follow those of this journey.</param>
    /// <param name="Beside">Its results at levels where this journey's own road goes on, as the events by which they came about, under numbers below 0: nothing follows from them, and figures count them.</param>
    /// <param name="By">Who found that the two are one person's.</param>
    public sealed record RecordAbsorbed(JourneyId Closed, int Merge, DateOnly RegisteredOn, JourneyHistory Record, JourneyHistory Beside, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The two records were two people's after all: this one is again what it would be without the other (S-53).</summary>
    /// <param name="AbsorbedAt">The place on this journey of the event that had brought it over, counted from 0.</param>
    /// <param name="Record">What the other had brought, and takes with it.</param>
    /// <param name="Beside">Its results that had counted beside this journey's own, and count on it again.</param>
    /// <param name="Own">What happened on this journey without the other: what stands from now on.</param>
    public sealed record MergeUndone(JourneyId Closed, int Merge, int AbsorbedAt, JourneyHistory Record, JourneyHistory Beside, JourneyHistory Own, ActorId By, DateOnly On) : JourneyEvent;

    /// <summary>The closed record is open again: it takes up its own life where it had been closed (S-53).</summary>
    /// <param name="Survivor">The journey that had gone on for both.</param>
    public sealed record JourneyReinstated(JourneyId Survivor, int Merge, ActorId By, DateOnly On) : JourneyEvent;
}
