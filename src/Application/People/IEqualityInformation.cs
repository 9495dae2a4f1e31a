using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Application.People;

/// <summary>What workers declared of their protected characteristics, kept in the person directory under the person's own key.</summary>
/// <remarks>A declaration is written once and never changed: whoever answers otherwise declares anew. Which one counts, the journey says.</remarks>
public interface IEqualityInformation
{
    /// <summary>Keeps a declaration under the next version of the journey. The same command finds the version it was given.</summary>
    /// <param name="at">By the business clock; kept in whole microseconds (UTC).</param>
    Task<EqualityStorage> StoreAsync(JourneyId journey, Guid commandId, EqualityAnswers answers, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The version that a command's declaration has, or would be given now; null where nobody is registered.</summary>
    Task<int?> VersionForAsync(JourneyId journey, Guid commandId, CancellationToken cancellation);

    /// <summary>The answers of one declaration; null when it is not there.</summary>
    /// <exception cref="DirectoryIntegrityException">They were changed or moved outside the program.</exception>
    Task<EqualityAnswers?> ReadAsync(JourneyId journey, int version, CancellationToken cancellation);
}

/// <summary>What came of keeping a declaration.</summary>
public abstract record EqualityStorage
{
    private EqualityStorage() { }

    /// <summary>It is kept, now or since an earlier try.</summary>
    /// <param name="Version">From 1, in the order in which the journey's declarations were kept.</param>
    public sealed record Kept(int Version) : EqualityStorage;

    /// <summary>The command id came before with other answers, or for another journey: not a retry, another request.</summary>
    public sealed record UsedByAnotherRequest : EqualityStorage;

    /// <summary>The directory knows no person behind the journey, so there is no key to keep it under.</summary>
    public sealed record NobodyThere : EqualityStorage;
}
