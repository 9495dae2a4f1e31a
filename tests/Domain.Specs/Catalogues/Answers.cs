using System.Reflection;
using Naas.Domain.Rollouts;
using Naas.Domain.Specs.Journeys;
using Naas.Domain.Specs.Properties;
using Naas.Domain.Standards;
using Xunit.Sdk;
using Xunit.v3;

namespace Naas.Domain.Specs.Catalogues;

/// <summary>Something that was asked, and what came of it.</summary>
/// <param name="Command">What it is in the program.</param>
/// <param name="Events">In the order in which they happened; none where it was so already, and none where it was refused.</param>
/// <param name="RefusedBy">The rule that refused it; null when none did.</param>
public sealed record Asked(Type Command, IReadOnlyList<Type> Events, RefusalKind? RefusedBy);

/// <summary>
/// What the specs and many walks by chance ask of every aggregate, and what comes of it: the truth that the catalogues of
/// events and of refusals are made from.
/// </summary>
/// <remarks>The same in every run, but for the order: the specs are literal, and a walk follows from its number.</remarks>
public static class Answers
{
    // With fewer, what happens seldom comes and goes with every change of the walks.
    private const int Journeys = 1000;
    private const int Steps = 140;

    // One in so many turns out to be the second record of somebody else.
    private const int OfWhichPairs = 4;

    private static readonly AsyncLocal<Action<object, Asked>?> Listener = new();

    /// <summary>Runs every spec and every walk, and listens; at last each command is asked of a journey that has not begun.</summary>
    public static async Task<IReadOnlyCollection<Asked>> GatherAsync()
    {
        var gathered = new List<Asked>();
        var anyOf = new Dictionary<Type, JourneyCommand>();
        var oneAtATime = new Lock();
        Listener.Value = (command, asked) =>
        {
            lock (oneAtATime)
            {
                gathered.Add(asked);
                if (command is JourneyCommand ofAJourney)
                    _ = anyOf.TryAdd(asked.Command, ofAJourney);
            }
        };
        foreach (var type in typeof(Answers).Assembly.GetExportedTypes().Where(IsAboutAnAggregate).OrderBy(type => type.FullName, StringComparer.Ordinal))
            await RunAsync(type);
        _ = Parallel.For(0, Journeys, journey =>
        {
            var dice = new Dice(journey);
            var walk = new RandomWalk([.. Enumerable.Range(0, Steps).Select(_ => dice.Roll(1_000_000_000))]);
            if (journey % OfWhichPairs == 0)
                MergeAndSeparate(walk);
        });
        foreach (var command in anyOf.Values.ToArray())
            Tell(command, JourneyDecider.Decide(command, Journey.NotBegun, KnownFacts.Response2017));
        return gathered;
    }

    // Whoever decides tells; in an ordinary run of the specs nobody listens.

    internal static void Tell(JourneyCommand command, Decision decision) =>
        Tell(command, (decision as Decision.Accepted)?.Events, (decision as Decision.Refused)?.Refusal);

    internal static void Tell(RolloutCommand command, RolloutDecision decision) =>
        Tell(command, (decision as RolloutDecision.Accepted)?.Events, (decision as RolloutDecision.Refused)?.Refusal);

    internal static void Tell(StandardCommand command, StandardDecision decision) =>
        Tell(command, (decision as StandardDecision.Accepted)?.Events, (decision as StandardDecision.Refused)?.Refusal);

    private static void Tell(object command, IEnumerable<object>? events, Refusal? refusal) =>
        Listener.Value?.Invoke(command, new Asked(command.GetType(), [.. (events ?? []).Select(happened => happened.GetType())], refusal?.Kind));

    /// <summary>What two records of one person are asked, and are answered (S-53).</summary>
    private static void MergeAndSeparate(RandomWalk walk)
    {
        if (TwoWalks.Of(walk) is not { } merge)
            return;
        var on = new RandomWalk([.. walk.Seeds.Take(25)], merge.Merged, merge.Today);
        if (merge.Undone([.. on.Events], on.Today) is Decision.Accepted)
            _ = merge.Reinstated();
    }

    private static bool IsAboutAnAggregate(Type type) =>
        type is { IsClass: true, IsAbstract: false, Namespace: { } space }
        && new[] { "Journeys", "Rollouts", "Standards" }.Any(aggregate => space.StartsWith($"Naas.Domain.Specs.{aggregate}", StringComparison.Ordinal));

    private static async Task RunAsync(Type type)
    {
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method => method.IsDefined(typeof(FactAttribute)) && method.ReturnType == typeof(void)))
        {
            foreach (var arguments in await ArgumentsOfAsync(method))
                _ = method.Invoke(Activator.CreateInstance(type), BindingFlags.DoNotWrapExceptions, null, method.ResolveMethodArguments(arguments), null);
        }
    }

    private static async Task<IReadOnlyCollection<object?[]>> ArgumentsOfAsync(MethodInfo method)
    {
        if (!method.IsDefined(typeof(TheoryAttribute)))
            return [[]];
        await using var tracker = new DisposalTracker();
        var rows = new List<object?[]>();
        foreach (var source in method.GetCustomAttributes().OfType<IDataAttribute>())
            rows.AddRange((await source.GetData(method, tracker)).Select(row => row.GetData()));
        return rows;
    }
}
