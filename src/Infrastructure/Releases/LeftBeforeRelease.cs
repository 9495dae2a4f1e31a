using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Domain.Employers;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.Releases;

/// <summary>
/// What employers hear of first attempts (S-16), on which a release of them rests: nothing of those whose worker had left before the result
/// was released, which no data set counts, since the authority would have the result by taking its own off its own row; and of all others
/// what its dashboard tells, against which the release is held, since what was put right after somebody left differs too.
/// </summary>
/// <param name="Attempts">The journeys and levels of first attempts that are not counted.</param>
/// <param name="Own">Of each authority with anybody in the release.</param>
internal sealed record LeftBeforeRelease(IReadOnlyList<(Guid Journey, string Level)> Attempts, IReadOnlyList<OwnAsTold> Own)
{
    public static LeftBeforeRelease Nobody { get; } = new([], []);

    /// <param name="snapshot">Of employers' dashboards.</param>
    public static async Task<LeftBeforeRelease> ReadAsync(Snapshot snapshot, Places places, DateOnly asOf)
    {
        var attempts = await snapshot.QueryAsync(
            SqlText.Of(typeof(EmployerDashboardProjection), "query-first-attempts"),
            row => (Organisation: row.Get<string>(0), Level: row.Get<string>(1), Told: row.Get<int>(5), Left: row.Get<Guid[]>(6)),
            ("as_of", asOf));
        var counted = attempts.Where(attempt => places.HasAuthority(attempt.Organisation)).ToList();
        var own = new List<OwnAsTold>();
        foreach (var authority in counted.Where(attempt => attempt.Told > 0).Select(attempt => attempt.Organisation).Distinct())
            own.Add(await OwnAsync(snapshot, authority, places, asOf));
        return new LeftBeforeRelease([.. counted.SelectMany(attempt => attempt.Left.Select(journey => (journey, attempt.Level)))], own);
    }

    private static async Task<OwnAsTold> OwnAsync(Snapshot snapshot, string authority, Places places, DateOnly asOf)
    {
        var careers = await EmployerCareers.ReadAsync(snapshot, new OrganisationCode(authority), asOf, CareerParts.None, CareerParts.Standing | CareerParts.Results);
        // Of the row that is the authority's: who was carried over to it after the sitting is in another's.
        var told = careers.OwnRowInRelease(asOf);
        return FirstAttemptOutcomes.AsTold(places, authority, (level, element) => Of(told, level, element));
    }

    private static (int Assessed, int Met) Of(IReadOnlyList<CountedRate> told, string level, string element)
    {
        var rate = told.FirstOrDefault(rate => EnumText.Of(rate.Level) == level && rate.Element is { } of && EnumText.Of(of) == element);
        return (rate.N, rate.Met);
    }
}
