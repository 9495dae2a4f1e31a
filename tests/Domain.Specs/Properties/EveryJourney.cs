using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Naas.Application.Journeys;

namespace Naas.Domain.Specs.Properties;

/// <summary>Walks many journeys by chance and holds a property against each of them.</summary>
/// <remarks>
/// NAAS_PROPERTY_RUNS sets how many journeys each property walks; a failure prints the shortest walk found, and three numbers with
/// which NAAS_PROPERTY_REPLAY walks that one again, as "seed,gamma,size".
/// </remarks>
internal static class EveryJourney
{
    private const int JourneysInAnOrdinaryRun = 200;
    private const int Steps = 140;

    public static void Holds(Action<RandomWalk> property) => Holds(JourneysInAnOrdinaryRun, property);

    public static void Holds(int journeys, Action<RandomWalk> property)
    {
        // Fewer than the ordinary run would not reach every event.
        var runs = int.TryParse(Environment.GetEnvironmentVariable("NAAS_PROPERTY_RUNS"), CultureInfo.InvariantCulture, out var asked)
            ? Math.Max(asked, journeys)
            : journeys;
        var seeds = Gen.Choose(0, 1_000_000_000).ListOf(Steps).Select(list => list.ToArray());
        var walks = Prop.ForAll(Arb.From(seeds, Shorter), (Action<int[]>)(numbers => Holds(property, numbers)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs).WithQuietOnSuccess(true).WithReplay(Replayed), walks);
    }

    private static FSharpOption<Replay> Replayed =>
        Environment.GetEnvironmentVariable("NAAS_PROPERTY_REPLAY")?.Split(',') is [var seed, var gamma, var size]
            ? FSharpOption<Replay>.Some(new Replay(new Rnd(ulong.Parse(seed, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture)), FSharpOption<int>.Some(int.Parse(size, CultureInfo.InvariantCulture))))
            : FSharpOption<Replay>.None;

    /// <summary>What somebody did to a result before it was out, or to let it out.</summary>
    public enum Part
    {
        Marked,
        Changed,
        Released,
    }

    /// <summary>Who had which part in which attempt; null for what is none.</summary>
    public static (Level Level, int Attempt, ActorId By, Part What)? PartIn(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ExerciseRated e => (e.Level, e.Attempt, e.By, Part.Marked),
        JourneyEvent.ElementMarked e => (e.Level, e.Attempt, e.By, Part.Marked),
        JourneyEvent.NarrativeRecorded e => (e.Level, e.Attempt, e.By, Part.Marked),
        JourneyEvent.MarkModerated e => (e.Level, e.Attempt, e.By, Part.Changed),
        JourneyEvent.MarkCorrected e => (e.Level, e.Attempt, e.By, Part.Changed),
        JourneyEvent.ElementReMarked e => (e.Level, e.Attempt, e.By, Part.Changed),
        JourneyEvent.RecheckAnswered e => (e.Level, e.Attempt, e.By, Part.Changed),
        JourneyEvent.ReviewDecided e => (e.Level, e.Attempt, e.By, Part.Changed),
        JourneyEvent.ResultReleased e => (e.Level, e.Attempt, e.By, Part.Released),
        JourneyEvent.ResultCorrected e => (e.Level, e.Attempt, e.By, Part.Released),
        _ => null,
    };

    /// <summary>The attempt that a mark or a rating shows to have been sat.</summary>
    public static (Level Level, int Attempt)? MarkedAttempt(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.ExerciseRated e => (e.Level, e.Attempt),
        JourneyEvent.ElementMarked e => (e.Level, e.Attempt),
        _ => null,
    };

    /// <summary>The events, or the refusal: equal where two decisions are.</summary>
    public static object[] WhatCameOf(Decision decision) => decision is Decision.Accepted accepted ? [.. accepted.Events] : [decision];

    /// <summary>An event as the log gives it back.</summary>
    public static JourneyEvent ReadBack(JourneyEvent journeyEvent)
    {
        var type = JourneyEventCatalogue.TypeOf(journeyEvent);
        return JourneyEventCatalogue.Deserialise(type.Name, type.SchemaVersion, JourneyEventCatalogue.Serialise(journeyEvent));
    }

    /// <summary>The level that a command is about; null for what concerns the whole journey.</summary>
    public static Level? LevelOf(JourneyCommand command) => command is JourneyCommand.BookAssessmentDay or JourneyCommand.GatherColleagueFeedback or JourneyCommand.CorrectColleagueFeedback
        ? Leader
        : (Level?)command.GetType().GetProperty(nameof(JourneyCommand.AgreeToAssessment.Level))?.GetValue(command);

    private static void Holds(Action<RandomWalk> property, int[] numbers)
    {
        var walk = new RandomWalk(numbers);
        try
        {
            property(walk);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.Message}\nThe journey:\n{walk}", e);
        }
    }

    /// <summary>The same walk without a stretch of it, long stretches first. The first number stays: it chooses the settings.</summary>
    private static IEnumerable<int[]> Shorter(int[] seeds)
    {
        for (var length = seeds.Length / 2; length > 0; length /= 2)
        {
            for (var from = 1; from + length <= seeds.Length; from += length)
                yield return [.. seeds[..from], .. seeds[(from + length)..]];
        }
    }
}
