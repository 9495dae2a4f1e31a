using System.Collections.Immutable;
using Naas.Application.People;
using Naas.Application.Samples;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Bench;

/// <summary>What the directory would know of the workers of a filled log: sex and group of ethnicity as the sample drew them, disability by their numbers, and nothing else.</summary>
/// <remarks>A directory with a million sealed records would take longer to make than everything that is measured; nobody who asks for a figure reads it.</remarks>
internal sealed class InventedPeople(IReadOnlyDictionary<JourneyId, PersonFacts> people) : IPersonFacts
{
    /// <summary>The one declaration that everybody has made.</summary>
    public const int Version = 1;

    public static PersonFacts FactsOf(SampleWorker worker) => new(
        worker.Registration.DateOfBirth,
        ImmutableSortedDictionary<int, EqualityAnswers>.Empty.Add(Version, new EqualityAnswers(
            worker.Characteristics.Sex,
            OneOf<Ethnicity>(worker.Ordinal, ethnicity => ethnicity.Group() == worker.Characteristics.Ethnicity),
            OneOf<Disability>(worker.Ordinal / 3))));

    public Task<IReadOnlyDictionary<JourneyId, PersonFacts>> FactsAsync(IReadOnlyCollection<JourneyId> journeys, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<JourneyId, PersonFacts>>(journeys.Where(people.ContainsKey).ToDictionary(journey => journey, journey => people[journey]));

    private static T? OneOf<T>(int number, Func<T, bool>? among = null)
        where T : struct, Enum
    {
        T[] all = [.. Enum.GetValues<T>().Where(answer => among?.Invoke(answer) != false)];
        return all.Length == 0 ? null : all[number % all.Length];
    }
}
