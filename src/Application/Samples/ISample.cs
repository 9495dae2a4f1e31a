using System.Collections.Immutable;
using System.Globalization;
using Naas.Application.Journeys;
using Naas.Domain.Journeys;

namespace Naas.Application.Samples;

/// <summary>Invented workers and the whole of what is recorded of them, as a pure function of parameters and seed.</summary>
public interface ISample
{
    ulong Seed { get; }

    /// <summary>How many workers there are.</summary>
    int Count { get; }

    /// <summary>Ties together everything that a load of this sample records.</summary>
    string Correlation { get; }

    /// <summary>When the sample ends. Nothing happens later.</summary>
    DateTimeOffset EndsAt { get; }

    /// <summary>How two panels set the standard of every element, before the first phase is opened.</summary>
    ImmutableArray<SampleStandardStep> StandardSteps { get; }

    /// <summary>What the department's operations record of phases and sites, each before anybody there is registered.</summary>
    ImmutableArray<SampleRolloutStep> RolloutSteps { get; }

    /// <summary>Every worker, made when it is asked for.</summary>
    IEnumerable<SampleWorker> Workers();
}

/// <summary>The idempotency keys of a sample's commands: the same for every try, so that sending again records nothing twice.</summary>
public static class SampleKeys
{
    public static string Of(ulong seed, int ordinal, int step) => string.Create(CultureInfo.InvariantCulture, $"sample:{seed}:{ordinal}:{step}");

    /// <summary>Of a step of a worker's life.</summary>
    public static string Of(ulong seed, int ordinal, SampleStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Number == SampleStep.Uncounted ? string.Create(CultureInfo.InvariantCulture, $"sample:{seed}:{ordinal}:equality") : Of(seed, ordinal, step.Number);
    }

    /// <summary>Of a step of the rollout.</summary>
    public static string OfRollout(ulong seed, int step) => string.Create(CultureInfo.InvariantCulture, $"sample:{seed}:rollout:{step}");

    /// <summary>Of a step of a standard.</summary>
    public static string OfStandards(ulong seed, int step) => string.Create(CultureInfo.InvariantCulture, $"sample:{seed}:standards:{step}");

    /// <summary>The journey that a worker's registration begins.</summary>
    internal static Func<ActorId, JourneyId> JourneyOf(ulong seed, int ordinal) =>
        registrar => CommandIdentity.JourneyIdOf(CommandIdentity.CommandIdOf(registrar, Of(seed, ordinal, 0), "registration"));
}

/// <summary>The invented people's names and numbers.</summary>
internal static class SamplePeople
{
    public static SampleRegistration Registration(PlannedWorker worker, PeopleParameters people, ulong seed)
    {
        var draw = Draw.For(seed, worker.Ordinal, "name");
        return new SampleRegistration(NumberOf(worker.Ordinal), draw.OneOf(people.GivenNames.Value), draw.OneOf(people.FamilyNames.Value), worker.BornOn);
    }

    // Eight digits that do not count up; one each, since the factor shares no divisor with the ninety million numbers there are.
    private static string NumberOf(int ordinal)
    {
        const long Numbers = 90_000_000;
        const long Factor = 48_271_091;
        return string.Create(CultureInfo.InvariantCulture, $"SW{10_000_000 + (((ordinal * Factor) + 7_654_321) % Numbers)}");
    }
}
