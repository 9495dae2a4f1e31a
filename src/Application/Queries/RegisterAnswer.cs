using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>All that a check of the register tells about a number (S-37): where somebody is accredited now, and since when. Nobody and nothing look the same.</summary>
/// <param name="Accredited">Empty for: no current accreditation.</param>
public sealed record RegisterAnswer(IReadOnlyList<CurrentAccreditation> Accredited)
{
    public static RegisterAnswer NoCurrentAccreditation { get; } = new([]);

    /// <summary>The answer about a journey on a day: overdue in the grace counts, not current and revoked do not (S-15, S-36).</summary>
    public static RegisterAnswer Of(Journey journey, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return new RegisterAnswer(
        [
            .. from held in journey.Levels
               where journey.IsAccreditedOn(held.Level, today)
               select new CurrentAccreditation(held.Level, held.Track.Accreditation!.Since),
        ]);
    }
}

/// <param name="Since">The day of the accreditation.</param>
public sealed record CurrentAccreditation(Level Level, DateOnly Since);
