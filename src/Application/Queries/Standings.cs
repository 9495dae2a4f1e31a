using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Application.Queries;

/// <summary>How many workers stand where: in the country, or among those in post with one organisation, now or as it was known at an earlier moment.</summary>
/// <param name="Organisation">Null for everybody.</param>
public sealed record GetStandings(OrganisationCode? Organisation) : Query<Standings>;

/// <summary>Counts of workers as they stand by what is recorded; that a day has passed is counted once it is noted.</summary>
/// <param name="Organisation">Null for everybody, whoever is in post nowhere included. Of several, a worker counts with the organisation where they began last.</param>
/// <param name="Counts">By level and standing, in their order; where nobody stands there is no line. Somebody of whom something is recorded at two levels counts at both.</param>
public sealed record Standings(OrganisationCode? Organisation, IReadOnlyList<StandingCount> Counts);

public sealed record StandingCount(Level Level, Standing Standing, long Workers);
