using Naas.Application.Ports;
using Naas.Domain.Calendars;
using Naas.Domain.Rollouts;

namespace Naas.Application.Samples;

/// <summary>Five neighbouring authorities that began together: Phase One's model with their codes, and later by some months.</summary>
/// <param name="Parameters">Those of Phase One, as they are here.</param>
/// <param name="JoinsOn">The day on which its authorities become sites.</param>
internal sealed record CountryRegion(int Number, PhaseCode Phase, DateOnly JoinsOn, SampleParameters Parameters)
{
    private const int Size = 5;

    /// <exception cref="SampleStoppedException">The parameters name too few authorities, or one that the reference data does not know.</exception>
    public static IReadOnlyList<CountryRegion> All(CountryParameters country, SampleParameters pattern, IReferenceData reference)
    {
        // The first takes no more than its published size, so somebody has to be there for the rest.
        var count = country.Phases.Sum(phase => phase.Regions.Value);
        if (count < 2 || country.Authorities.Value.Count != count * Size)
            throw new SampleStoppedException($"samples/country.json names {country.Authorities.Value.Count} authorities for {count} regions; it takes two regions or more, and {Size} authorities for each.");

        var regions = new List<CountryRegion>();
        foreach (var phase in country.Phases)
        {
            for (var nth = 0; nth < phase.Regions.Value; nth++)
                regions.Add(Region(regions.Count, phase, phase.MonthsLater.Value + (nth / phase.RegionsAMonth.Value), country, pattern, reference));
        }

        return regions;
    }

    private static CountryRegion Region(int number, CountryPhaseParameters phase, int months, CountryParameters country, SampleParameters pattern, IReferenceData reference)
    {
        var codes = country.Authorities.Value.Skip(number * Size).Take(Size).ToList();
        foreach (var code in codes.Where(code => reference.Find(code) is null))
            throw new SampleStoppedException($"samples/country.json names {code}, of which reference/organisations.json knows nothing; mend one of the two.");

        var programme = pattern.Programme;
        var authorities = codes.Zip(pattern.Authorities, (code, like) => like with
        {
            Code = like.Code with { Value = code },
            Name = like.Name with { Value = reference.Find(code)!.Name },
            RegistersOn = Working(Later(like.RegistersOn), reference.Calendar),
        }).ToList();
        var here = pattern.Authorities.Zip(codes).ToDictionary(pair => pair.First.Code.Value, pair => pair.Second);
        var parameters = pattern with
        {
            Programme = new ProgrammeParameters(Later(programme.From), country.Programme.To, Later(programme.CountedOn), Later(programme.CountedAgainOn), country.Programme.QuietDays),
            Authorities = authorities,
            Workforce = pattern.Workforce with { Moves = pattern.Workforce.Moves with { Value = [.. pattern.Workforce.Moves.Value.Select(move => move with { From = here[move.From], To = here[move.To] })] } },
            ProgrammeOfAssessment = pattern.ProgrammeOfAssessment with { FirstSittingFrom = Later(pattern.ProgrammeOfAssessment.FirstSittingFrom), LastPlannedSitting = country.Programme.LastPlannedSitting },
            Renewal = country.Renewal,
        };
        return new CountryRegion(number, phase.Phase.Code.Value, Working(Later(pattern.Phase.OpenedOn), reference.Calendar).Value, parameters);

        Parameter<DateOnly> Later(Parameter<DateOnly> day) => day with { Value = day.Value.AddMonths(months) };
    }

    private static Parameter<DateOnly> Working(Parameter<DateOnly> day, WorkingCalendar calendar)
    {
        var on = day.Value;
        while (!calendar.IsWorkingDay(on))
            on = on.AddDays(1);
        return day with { Value = on };
    }
}
