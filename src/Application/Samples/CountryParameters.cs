using Naas.Domain.Employers;

namespace Naas.Application.Samples;

/// <summary>What a country has beyond the Phase One sample, as it stands in <c>samples/country.json</c>; what each means is said there.</summary>
/// <param name="Authorities">Every site, five to a region, in the order of the five of Phase One, whose sizes they have; the first region is Phase One itself.</param>
public sealed record CountryParameters(
    string Title,
    CountryProgrammeParameters Programme,
    IReadOnlyList<CountryPhaseParameters> Phases,
    Parameter<IReadOnlyList<OrganisationCode>> Authorities,
    RenewalParameters Renewal);

/// <param name="To">The last day, the same for everybody.</param>
/// <param name="PhaseOneShare">How many of all workers are of Phase One's five authorities, as one in so many, until these have their published size.</param>
public sealed record CountryProgrammeParameters(
    Parameter<DateOnly> To,
    Parameter<DateOnly> LastPlannedSitting,
    Parameter<IReadOnlyList<Days>> QuietDays,
    Parameter<int> PhaseOneShare);

/// <param name="Phase">As in the Phase One sample.</param>
/// <param name="Regions">How many regions of five authorities it has.</param>
/// <param name="MonthsLater">How much later than in Phase One its first regions begin.</param>
/// <param name="RegionsAMonth">How many regions begin together; the next ones do a month later.</param>
public sealed record CountryPhaseParameters(PhaseParameters Phase, Parameter<int> Regions, Parameter<int> MonthsLater, Parameter<int> RegionsAMonth);
