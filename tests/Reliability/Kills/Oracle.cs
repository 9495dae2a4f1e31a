using Naas.Application.Commands;
using Naas.Application.Journeys;
using Naas.Application.Rollouts;
using Naas.Application.Samples;
using Naas.Application.Standards;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Reference;
using Naas.Infrastructure.Samples;

namespace Naas.Reliability.Kills;

/// <summary>One event as the generator has it.</summary>
internal sealed record ExpectedEvent(Guid Command, Guid Id, string Type, int SchemaVersion, string Body, DateTimeOffset RecordedAt);

/// <summary>What the log must hold in the end: computed from the sample's generator, never from what was delivered.</summary>
internal sealed class Oracle
{
    // Every life of the sample is worked out for it, which takes a while and comes to the same each time.
    private static readonly Lazy<Oracle> Whole = new(() => new Oracle());

    private readonly Dictionary<string, ExpectedEvent[]> _streams = [];

    public Oracle()
    {
        var sample = NewSample();
        Sample = sample;
        Commands = sample.StandardSteps.Length + sample.RolloutSteps.Length;
        foreach (var steps in sample.StandardSteps.GroupBy(step => StandardStream.NameOf(step.Level, step.Element).Value))
        {
            _streams.Add(steps.Key, [.. steps.SelectMany(step => EventsOf(
                step.At, CommandIdentity.CommandIdOf(step.Caller.Subject, SampleKeys.OfStandards(sample.Seed, step.Number), steps.Key), step.Events, StandardStream.Kind))]);
        }

        _streams.Add(RolloutStream.Name.Value, [.. sample.RolloutSteps.SelectMany(step => EventsOf(
            step.At, CommandIdentity.CommandIdOf(step.Caller.Subject, SampleKeys.OfRollout(sample.Seed, step.Number), RolloutStream.Name.Value), step.Events, RolloutStream.Kind))]);
        foreach (var worker in sample.Workers())
        {
            var registration = CommandIdentity.CommandIdOf(worker.Steps[0].Caller.Subject, SampleKeys.Of(sample.Seed, worker.Ordinal, 0), "registration");
            var journey = CommandIdentity.JourneyIdOf(registration);
            Workers.Add((worker, JourneyStream.NameOf(journey).Value));
            Commands += worker.Steps.Length;
            _streams.Add(JourneyStream.NameOf(journey).Value, [.. worker.Steps.SelectMany(step => EventsOf(
                step.At, step.Number == 0 ? registration : CommandIdentity.CommandIdOf(step.Caller.Subject, SampleKeys.Of(sample.Seed, worker.Ordinal, step), journey.ToString()), step.Events, JourneyStream.Kind))]);
        }
    }

    /// <summary>One for all the tests of this run.</summary>
    public static Oracle OfThisRun => Whole.Value;

    public PhaseOneSample Sample { get; }

    public int Commands { get; }

    public List<(SampleWorker Worker, string Stream)> Workers { get; } = [];

    public IReadOnlyDictionary<string, ExpectedEvent[]> Streams => _streams;

    public static PhaseOneSample NewSample() => new(
        SampleParametersFile.Load(Path.Combine(AppContext.BaseDirectory, "samples", "phase-one.json")),
        ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference")),
        PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies")));

    private static IEnumerable<ExpectedEvent> EventsOf<TState, TEvent>(DateTimeOffset at, Guid command, IEnumerable<TEvent> events, StreamKind<TState, TEvent> kind) => events.Select((happened, ordinal) =>
    {
        var type = kind.TypeOf(happened);
        var body = Convert.ToHexStringLower(kind.Serialise(happened));
        return new ExpectedEvent(command, CommandIdentity.EventIdOf(command, ordinal), type.Name, type.SchemaVersion, body, at);
    });
}
