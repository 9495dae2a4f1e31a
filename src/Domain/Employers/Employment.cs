namespace Naas.Domain.Employers;

/// <summary>On what footing somebody works for an organisation (R-030, C16 fn 8).</summary>
public enum EmploymentBasis
{
    Direct = 1,

    /// <summary>The contract is with an agency, the practice with the organisation.</summary>
    Agency = 2,

    SelfEmployed = 3,
}

/// <summary>Why somebody left, after the workforce census' codes.</summary>
public enum LeavingReason
{
    Resignation = 1,
    VoluntaryRedundancy = 2,
    CompulsoryRedundancy = 3,
    Dismissal = 4,
    Retirement = 5,
    Death = 6,
    MovedToOtherRole = 7,
    EndOfContract = 8,
    Other = 9,
    NotKnown = 10,
}

/// <summary>Where somebody went on leaving, after the workforce census' codes.</summary>
public enum LeavingDestination
{
    OtherLocalAuthorityInEngland = 1,
    SocialWorkOutsideEngland = 2,
    Agency = 3,
    OtherSocialWorkRole = 4,
    OtherRoleOutsideSocialWork = 5,
    CareerBreakOrStudy = 6,
    Retired = 7,
    NotApplicable = 8,
    NotKnown = 9,
}
