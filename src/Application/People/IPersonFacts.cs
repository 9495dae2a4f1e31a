using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Application.People;

/// <summary>What figures of equality need to know of many people at once. Nothing of it may leave as it is: no answer, no log, no row names a person by it.</summary>
public interface IPersonFacts
{
    /// <summary>
    /// Date of birth and every declaration that is kept, of each journey that has a person. Somebody whose registration is in the
    /// log and not confirmed yet is among them: a read model may be faster than the directory.
    /// </summary>
    /// <returns>Journeys without a person are left out, as those are whose person was erased.</returns>
    /// <exception cref="DirectoryIntegrityException">Something was changed or moved outside the program.</exception>
    Task<IReadOnlyDictionary<JourneyId, PersonFacts>> FactsAsync(IReadOnlyCollection<JourneyId> journeys, CancellationToken cancellation);
}
