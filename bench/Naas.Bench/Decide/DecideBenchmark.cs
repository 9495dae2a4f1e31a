using BenchmarkDotNet.Attributes;
using Naas.Application.Journeys;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Bench.Decide;

/// <summary>What every command costs before anything is stored: fold the journey, decide.</summary>
public class DecideBenchmark
{
    private JourneyEvent[] _events = [];
    private (string Name, int SchemaVersion, byte[] Body)[] _stored = [];
    private JourneyCommand _accepted = null!;
    private JourneyCommand _refused = null!;
    private Policy _policy = null!;

    internal static Measured Measure(bool once)
    {
        // Here first: what is wrong with the script would be lost in the words of the process that measures.
        new DecideBenchmark().Live();
        return MicroBenchmark.Measure<DecideBenchmark>(once);
    }

    /// <exception cref="BenchException">The script does not come to the journey that is to be measured.</exception>
    [GlobalSetup]
    public void Live()
    {
        var career = new Career(LongCareer.Sites);
        LongCareer.Tell(career);
        if (career.Events.Count != LongCareer.Length)
            throw new BenchException($"The long career comes to {career.Events.Count} events, and {LongCareer.Length} are measured: add or take away steps in bench/Naas.Bench/Decide/LongCareer.cs.");

        _events = [.. career.Events];
        _stored = [.. _events.Select(one => (JourneyEventCatalogue.TypeOf(one).Name, JourneyEventCatalogue.TypeOf(one).SchemaVersion, JourneyEventCatalogue.Serialise(one)))];
        (_accepted, _policy) = career.Prepare(LongCareer.WhatIsAccepted);
        (_refused, _) = career.Prepare(LongCareer.WhatIsRefused);

        if (Accepted() is not Decision.Accepted { Events.IsEmpty: false } || AcceptedFromStored() is not Decision.Accepted { Events.IsEmpty: false })
            throw new BenchException($"{_accepted.GetType().Name} at the end of the long career is to be accepted, and is not: {Accepted()}.");
        if (Refused() is not Decision.Refused || RefusedFromStored() is not Decision.Refused)
            throw new BenchException($"{_refused.GetType().Name} at the end of the long career is to be refused, and is not.");
    }

    [Benchmark]
    public Decision Accepted() => JourneyDecider.Decide(_accepted, Fold(), _policy);

    [Benchmark]
    public Decision Refused() => JourneyDecider.Decide(_refused, Fold(), _policy);

    [Benchmark]
    public Decision AcceptedFromStored() => JourneyDecider.Decide(_accepted, FoldStored(), _policy);

    [Benchmark]
    public Decision RefusedFromStored() => JourneyDecider.Decide(_refused, FoldStored(), _policy);

    private Journey Fold()
    {
        var journey = Journey.NotBegun;
        foreach (var journeyEvent in _events)
            journey = Journey.Evolve(journey, journeyEvent);
        return journey;
    }

    private Journey FoldStored()
    {
        var journey = Journey.NotBegun;
        foreach (var (name, schemaVersion, body) in _stored)
            journey = Journey.Evolve(journey, JourneyEventCatalogue.Deserialise(name, schemaVersion, body));
        return journey;
    }
}
