namespace Naas.Domain.Equalities;

/// <summary>
/// What one worker declared of the characteristics that the Equality Act 2010 protects; the ninth, age, comes from the date of
/// birth. Every answer is optional: null is not known, which is neither a refusal nor "other". Prints as a placeholder.
/// </summary>
public sealed record EqualityAnswers(
    Sex? Sex = null,
    Ethnicity? Ethnicity = null,
    Disability? Disability = null,
    ReligionOrBelief? ReligionOrBelief = null,
    SexualOrientation? SexualOrientation = null,
    GenderReassignment? GenderReassignment = null,
    MaritalStatus? MaritalStatus = null,
    PregnancyAndMaternity? PregnancyAndMaternity = null)
{
    /// <summary>Nothing is known.</summary>
    public static EqualityAnswers None { get; } = new();

    public override string ToString() => "[equality information]";
}
