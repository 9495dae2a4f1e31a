using Naas.Domain.Equalities;

namespace Naas.Application.Samples;

/// <summary>What workers answer of their protected characteristics, and whether they do. Sex, ethnic group and date of birth are those that the worker is made with.</summary>
/// <param name="DeclaresPercent">Of all workers, those who give equality information at all.</param>
/// <param name="WithinDays">Working days from the registration to the declaration.</param>
/// <param name="Reticence">One row for each characteristic; of those who declare.</param>
/// <param name="Ethnicities">Every category; it counts within its group.</param>
/// <param name="PregnantPercent">Of women up to <paramref name="PregnantUpToAge"/>.</param>
public sealed record DeclarationParameters(
    Parameter<int> DeclaresPercent,
    Parameter<Between> WithinDays,
    Parameter<IReadOnlyList<Reticence>> Reticence,
    Parameter<IReadOnlyList<WeightedAnswer<Ethnicity>>> Ethnicities,
    Parameter<int> DisabledPercent,
    Parameter<IReadOnlyList<WeightedAnswer<ReligionOrBelief>>> Religions,
    Parameter<IReadOnlyList<WeightedAnswer<SexualOrientation>>> SexualOrientations,
    Parameter<IReadOnlyList<WeightedAnswer<GenderReassignment>>> GenderReassignments,
    Parameter<IReadOnlyList<WeightedAnswer<MaritalStatus>>> MaritalStatuses,
    Parameter<int> PregnantPercent,
    Parameter<int> PregnantUpToAge);

/// <summary>How many do not answer one question, in per cent.</summary>
/// <param name="Characteristic">Its code, as in <see cref="Characteristics.All"/>.</param>
/// <param name="LeftOut">Those who say nothing, of whom it is not known.</param>
public sealed record Reticence(string Characteristic, int LeftOut, int Refused, int PreferNotToSay);

public sealed record WeightedAnswer<T>(T Answer, double Weight)
    where T : struct, Enum;
