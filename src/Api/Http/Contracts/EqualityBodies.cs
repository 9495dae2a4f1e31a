using Naas.Domain.Equalities;

namespace Naas.Api.Http.Contracts;

/// <summary>What the worker answers of the protected characteristics, whole: every answer is optional, and what is left out is not known. It takes the place of what was declared before.</summary>
/// <param name="On">The day of the declaration.</param>
public sealed record DeclareEqualityInformationBody(
    Sex? Sex,
    Ethnicity? Ethnicity,
    Disability? Disability,
    ReligionOrBelief? ReligionOrBelief,
    SexualOrientation? SexualOrientation,
    GenderReassignment? GenderReassignment,
    MaritalStatus? MaritalStatus,
    PregnancyAndMaternity? PregnancyAndMaternity,
    DateOnly On)
{
    public EqualityAnswers Answers() => new(Sex, Ethnicity, Disability, ReligionOrBelief, SexualOrientation, GenderReassignment, MaritalStatus, PregnancyAndMaternity);

    public override string ToString() => "[equality information]";
}
