namespace Naas.Domain.Equalities;

// What a worker may answer of each protected characteristic. In every list, to refuse and to prefer not to say are answers of
// their own, never pooled with "other"; who was not asked or did not answer has none.

/// <summary>Sex, as the workforce census asks for it.</summary>
public enum Sex
{
    Female = 1,
    Male = 2,
    Refused = 98,
    PreferNotToSay = 99,
}

/// <summary>Ethnicity: the 19 categories of the harmonised standard for England and Wales (GSS, 2021).</summary>
public enum Ethnicity
{
    /// <summary>English, Welsh, Scottish, Northern Irish or British.</summary>
    WhiteBritish = 1,

    WhiteIrish = 2,
    GypsyOrIrishTraveller = 3,
    Roma = 4,
    OtherWhite = 5,
    WhiteAndBlackCaribbean = 6,
    WhiteAndBlackAfrican = 7,
    WhiteAndAsian = 8,
    OtherMixed = 9,
    Indian = 10,
    Pakistani = 11,
    Bangladeshi = 12,
    Chinese = 13,
    OtherAsian = 14,
    BlackCaribbean = 15,
    BlackAfrican = 16,
    OtherBlack = 17,
    Arab = 18,

    /// <summary>Any other ethnic group.</summary>
    OtherEthnicity = 19,

    Refused = 98,
    PreferNotToSay = 99,
}

/// <summary>The five groups of the harmonised standard, in which the workforce census publishes; who does not answer is in none of them.</summary>
public enum EthnicGroup
{
    White = 1,

    /// <summary>Mixed or multiple ethnic groups.</summary>
    Mixed = 2,

    Asian = 3,
    Black = 4,
    Other = 5,
    Refused = 98,
    PreferNotToSay = 99,
}

/// <summary>Whether the person is disabled as the Equality Act means it (section 6).</summary>
public enum Disability
{
    Disabled = 1,
    NotDisabled = 2,
    Refused = 98,
    PreferNotToSay = 99,
}

/// <summary>Religion or belief, as the census of 2021 asks for it; to have none is protected as well.</summary>
public enum ReligionOrBelief
{
    NoReligion = 1,
    Christian = 2,
    Buddhist = 3,
    Hindu = 4,
    Jewish = 5,
    Muslim = 6,
    Sikh = 7,
    OtherReligionOrBelief = 8,
    Refused = 98,
    PreferNotToSay = 99,
}

/// <summary>Sexual orientation, as the census of 2021 asks for it.</summary>
public enum SexualOrientation
{
    /// <summary>Straight.</summary>
    Heterosexual = 1,

    GayOrLesbian = 2,
    Bisexual = 3,
    OtherOrientation = 4,
    Refused = 98,
    PreferNotToSay = 99,
}

/// <summary>Whether the gender the person identifies with is the sex registered at birth, as the census of 2021 asks.</summary>
public enum GenderReassignment
{
    SameAsAtBirth = 1,
    DifferentFromAtBirth = 2,
    Refused = 98,
    PreferNotToSay = 99,
}

/// <summary>Marriage and civil partnership; a civil partnership that ended stands with the marriage that did.</summary>
public enum MaritalStatus
{
    /// <summary>Never married and never in a civil partnership.</summary>
    NeverMarried = 1,

    Married = 2,
    CivilPartnership = 3,
    Separated = 4,

    /// <summary>Or the civil partnership was dissolved.</summary>
    Divorced = 5,

    /// <summary>Or the surviving partner of a civil partnership.</summary>
    Widowed = 6,

    Refused = 98,
    PreferNotToSay = 99,
}

/// <summary>Whether the person is in the protected period: from the beginning of the pregnancy to the end of maternity leave (section 18).</summary>
public enum PregnancyAndMaternity
{
    PregnantOrOnMaternityLeave = 1,
    NotPregnantNorOnMaternityLeave = 2,
    Refused = 98,
    PreferNotToSay = 99,
}
