using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Two records of one person, and what service users say: what is asked and what happens.</summary>
internal static class MergingWords
{
    /// <summary>The journey that goes on.</summary>
    public static readonly JourneyId TheSurvivor = new(new Guid("5a0e7c1d-3b42-4f8a-9c61-7d2e0f4b8a13"));

    /// <summary>The journey that is closed.</summary>
    public static readonly JourneyId TheOther = new(new Guid("c4d1f3a0-52b7-4f0e-9a61-0d8e7b6c5a43"));

    // What happened

    public static JourneyEvent Superseded(string on, int merge = 1) => new JourneyEvent.JourneySuperseded(TheSurvivor, merge, new("operations-1"), Day(on));

    public static JourneyEvent Absorbed(string on, string registered, JourneyEvent[] record, int merge = 1, JourneyEvent[]? beside = null) =>
        new JourneyEvent.RecordAbsorbed(TheOther, merge, Day(registered), new JourneyHistory(record), new JourneyHistory(beside ?? []), new("operations-1"), Day(on));

    public static JourneyEvent MergeUndone(string on, JourneyEvent[] record, JourneyEvent[] own, int merge = 1, int place = 3, JourneyEvent[]? beside = null) =>
        new JourneyEvent.MergeUndone(TheOther, merge, place, new JourneyHistory(record), new JourneyHistory(beside ?? []), new JourneyHistory(own), new("operations-1"), Day(on));

    public static JourneyEvent OpenedAgain(string on, int merge = 1) => new JourneyEvent.JourneyReinstated(TheSurvivor, merge, new("operations-1"), Day(on));

    public static JourneyEvent Sampled(string on) => new JourneyEvent.SimulationSampled(Practitioner, SittingWords.TheRecording, new("operations-1"), Day(on));

    public static JourneyEvent Commented(string on, string document = "comment", string by = "panel-1") =>
        new JourneyEvent.SimulationCommented(Practitioner, SittingWords.TheRecording, DocumentOf(document), new(by), Day(on));

    // What is asked

    public static JourneyCommand Supersede(string on, JourneyEvent[] survivor) =>
        By("operations-1", new JourneyCommand.SupersedeJourney(TheSurvivor, Day(on)) { Itself = TheOther, GoingOn = Of(survivor) });

    public static JourneyCommand Absorb(string on, JourneyEvent[] closed) =>
        By("system-merge", new JourneyCommand.AbsorbRecord(TheOther, Day(on)) { Itself = TheSurvivor, Record = new JourneyHistory(closed) });

    public static JourneyCommand UndoMerge(string on, JourneyEvent[] past) =>
        By("operations-1", new JourneyCommand.UndoMerge(TheOther, Day(on)) { Past = new JourneyHistory(past) });

    public static JourneyCommand Reinstate(string on, bool isHeld = false) => By("operations-1", new JourneyCommand.ReinstateJourney(Day(on)) { IsHeld = isHeld });

    public static JourneyCommand Sample(string on) => By("operations-1", new JourneyCommand.SampleSimulation(Practitioner, SittingWords.TheRecording, Day(on)));

    public static JourneyCommand CommentOn(string on, string document = "comment", string by = "panel-1") =>
        By(by, new JourneyCommand.CommentOnSimulation(Practitioner, SittingWords.TheRecording, DocumentOf(document), Day(on)));

    public static Journey Of(params JourneyEvent[] past) => past.Aggregate(Journey.NotBegun, Journey.Evolve);
}
