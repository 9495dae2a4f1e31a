using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;

namespace Naas.Application.Queries;

/// <summary>Every employer is expected to have an accredited practice leader in post: one, by exception one for each of its areas. A figure; nothing follows from it.</summary>
/// <param name="Expected">How many are expected on the day; none of an agency, and of whoever was succeeded.</param>
/// <param name="InPost">People who lead practice there on the day, however they are employed.</param>
/// <param name="Accredited">Those of them who are accredited as practice leaders on the day, wherever they were assessed.</param>
/// <param name="Unfilled">Of the leaders expected, how many posts have nobody accredited in them.</param>
/// <param name="Beyond">People who lead what another leads too, or an area that the exception does not name: more than one leader needs it.</param>
/// <param name="Areas">By area, where the service is divided; none otherwise.</param>
/// <param name="Note">Why nobody can be accredited yet, under the edition in force on the day; null where they can.</param>
public sealed record PracticeLeaders(int Expected, int InPost, int Accredited, int Unfilled, int Beyond, IReadOnlyList<AreaLeaders> Areas, string? Note)
{
    /// <param name="leading">Who leads on the day, by area; null for those who name none.</param>
    /// <param name="rollout">Who is divided into areas, as recorded up to now.</param>
    /// <param name="policy">The edition in force on the day.</param>
    public static PracticeLeaders Of(Organisation organisation, DateOnly day, IReadOnlyCollection<(ServiceAreaCode? Area, int InPost, int Accredited)> leading, Rollout rollout, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(leading);
        ArgumentNullException.ThrowIfNull(rollout);
        ArgumentNullException.ThrowIfNull(policy);
        var expected = rollout.LeadersExpected(organisation, day);
        // Undivided, a service is one post, whatever area a role was once said to be for.
        ServiceAreaCode?[] posts = rollout.DivisionOf(organisation.Code, day) is { } division && expected > 0
            ? [.. division.Areas.Select(area => (ServiceAreaCode?)area)]
            : [.. Enumerable.Repeat((ServiceAreaCode?)null, expected)];
        var isDivided = posts is [not null, ..];
        AreaLeaders[] byPost =
        [
            .. posts.Select(post => Sum(post, isExpected: true, leading.Where(led => !isDivided || led.Area == post))),
            .. leading.Where(led => isDivided ? !posts.Contains(led.Area) : expected == 0).Select(led => Sum(led.Area, isExpected: false, [led])),
        ];
        return new PracticeLeaders(
            expected,
            leading.Sum(led => led.InPost),
            leading.Sum(led => led.Accredited),
            byPost.Count(post => post is { IsExpected: true, Accredited: 0 }),
            byPost.Sum(post => post.InPost - (post is { IsExpected: true, InPost: > 0 } ? 1 : 0)),
            isDivided ? byPost : [],
            policy.IsOpen(Level.Leader) ? null : $"Edition {policy.Edition} opens no assessment of practice leaders yet; they are encouraged to sit the supervisor level.");
    }

    private static AreaLeaders Sum(ServiceAreaCode? area, bool isExpected, IEnumerable<(ServiceAreaCode? Area, int InPost, int Accredited)> leading) =>
        leading.Aggregate(new AreaLeaders(area, isExpected, 0, 0), (sum, led) => sum with { InPost = sum.InPost + led.InPost, Accredited = sum.Accredited + led.Accredited });
}

/// <summary>Who leads one area of a divided service.</summary>
/// <param name="Area">Null for those whose role names none.</param>
/// <param name="IsExpected">Whether the exception names it.</param>
public sealed record AreaLeaders(ServiceAreaCode? Area, bool IsExpected, int InPost, int Accredited);
