using System.Collections.Immutable;

namespace Naas.Domain.Equalities;

/// <summary>One answer to what is asked of a characteristic.</summary>
/// <param name="Code">As consumers send it, and as figures are told by it; never changed.</param>
/// <param name="Group">The code of the wider category; null where there is none.</param>
public sealed record Category(string Code, string Words, string? Group = null);

/// <summary>A protected characteristic that workers are asked about, with every answer there is.</summary>
/// <param name="Code">The member of a declaration, in kebab case.</param>
/// <param name="CodeOf">The code that somebody answered; null for not known.</param>
public sealed record Characteristic(string Code, string Words, ImmutableArray<Category> Categories, Func<EqualityAnswers, string?> CodeOf);

/// <summary>The characteristics of the Equality Act 2010 that are declared; age, the ninth, comes from the date of birth (<see cref="Bands"/>).</summary>
public static class Characteristics
{
    public static Characteristic Sex { get; } = Asked(
        "sex", "Sex", answers => answers.Sex,
        (Equalities.Sex.Female, "female", "Female"),
        (Equalities.Sex.Male, "male", "Male"),
        (Equalities.Sex.Refused, "refused", Refused),
        (Equalities.Sex.PreferNotToSay, "prefer-not-to-say", PreferNotToSay));

    public static Characteristic Ethnicity { get; } = Asked(
        "ethnicity", "Ethnicity", answers => answers.Ethnicity,
        (Equalities.Ethnicity.WhiteBritish, "white-british", "English, Welsh, Scottish, Northern Irish or British"),
        (Equalities.Ethnicity.WhiteIrish, "white-irish", "Irish"),
        (Equalities.Ethnicity.GypsyOrIrishTraveller, "gypsy-or-irish-traveller", "Gypsy or Irish Traveller"),
        (Equalities.Ethnicity.Roma, "roma", "Roma"),
        (Equalities.Ethnicity.OtherWhite, "other-white", "Any other White background"),
        (Equalities.Ethnicity.WhiteAndBlackCaribbean, "white-and-black-caribbean", "White and Black Caribbean"),
        (Equalities.Ethnicity.WhiteAndBlackAfrican, "white-and-black-african", "White and Black African"),
        (Equalities.Ethnicity.WhiteAndAsian, "white-and-asian", "White and Asian"),
        (Equalities.Ethnicity.OtherMixed, "other-mixed", "Any other Mixed or multiple ethnic background"),
        (Equalities.Ethnicity.Indian, "indian", "Indian"),
        (Equalities.Ethnicity.Pakistani, "pakistani", "Pakistani"),
        (Equalities.Ethnicity.Bangladeshi, "bangladeshi", "Bangladeshi"),
        (Equalities.Ethnicity.Chinese, "chinese", "Chinese"),
        (Equalities.Ethnicity.OtherAsian, "other-asian", "Any other Asian background"),
        (Equalities.Ethnicity.BlackCaribbean, "black-caribbean", "Caribbean"),
        (Equalities.Ethnicity.BlackAfrican, "black-african", "African"),
        (Equalities.Ethnicity.OtherBlack, "other-black", "Any other Black, Black British or Caribbean background"),
        (Equalities.Ethnicity.Arab, "arab", "Arab"),
        (Equalities.Ethnicity.OtherEthnicity, "other-ethnicity", "Any other ethnic group"),
        (Equalities.Ethnicity.Refused, "refused", Refused),
        (Equalities.Ethnicity.PreferNotToSay, "prefer-not-to-say", PreferNotToSay));

    public static Characteristic Disability { get; } = Asked(
        "disability", "Disability", answers => answers.Disability,
        (Equalities.Disability.Disabled, "disabled", "Disabled"),
        (Equalities.Disability.NotDisabled, "not-disabled", "Not disabled"),
        (Equalities.Disability.Refused, "refused", Refused),
        (Equalities.Disability.PreferNotToSay, "prefer-not-to-say", PreferNotToSay));

    public static Characteristic ReligionOrBelief { get; } = Asked(
        "religion-or-belief", "Religion or belief", answers => answers.ReligionOrBelief,
        (Equalities.ReligionOrBelief.NoReligion, "no-religion", "No religion"),
        (Equalities.ReligionOrBelief.Christian, "christian", "Christian"),
        (Equalities.ReligionOrBelief.Buddhist, "buddhist", "Buddhist"),
        (Equalities.ReligionOrBelief.Hindu, "hindu", "Hindu"),
        (Equalities.ReligionOrBelief.Jewish, "jewish", "Jewish"),
        (Equalities.ReligionOrBelief.Muslim, "muslim", "Muslim"),
        (Equalities.ReligionOrBelief.Sikh, "sikh", "Sikh"),
        (Equalities.ReligionOrBelief.OtherReligionOrBelief, "other-religion-or-belief", "Any other religion or belief"),
        (Equalities.ReligionOrBelief.Refused, "refused", Refused),
        (Equalities.ReligionOrBelief.PreferNotToSay, "prefer-not-to-say", PreferNotToSay));

    public static Characteristic SexualOrientation { get; } = Asked(
        "sexual-orientation", "Sexual orientation", answers => answers.SexualOrientation,
        (Equalities.SexualOrientation.Heterosexual, "heterosexual", "Straight or heterosexual"),
        (Equalities.SexualOrientation.GayOrLesbian, "gay-or-lesbian", "Gay or lesbian"),
        (Equalities.SexualOrientation.Bisexual, "bisexual", "Bisexual"),
        (Equalities.SexualOrientation.OtherOrientation, "other-orientation", "Other sexual orientation"),
        (Equalities.SexualOrientation.Refused, "refused", Refused),
        (Equalities.SexualOrientation.PreferNotToSay, "prefer-not-to-say", PreferNotToSay));

    public static Characteristic GenderReassignment { get; } = Asked(
        "gender-reassignment", "Gender reassignment", answers => answers.GenderReassignment,
        (Equalities.GenderReassignment.SameAsAtBirth, "same-as-at-birth", "Gender the same as the sex registered at birth"),
        (Equalities.GenderReassignment.DifferentFromAtBirth, "different-from-at-birth", "Gender different from the sex registered at birth"),
        (Equalities.GenderReassignment.Refused, "refused", Refused),
        (Equalities.GenderReassignment.PreferNotToSay, "prefer-not-to-say", PreferNotToSay));

    public static Characteristic MaritalStatus { get; } = Asked(
        "marital-status", "Marriage and civil partnership", answers => answers.MaritalStatus,
        (Equalities.MaritalStatus.NeverMarried, "never-married", "Never married and never in a civil partnership"),
        (Equalities.MaritalStatus.Married, "married", "Married"),
        (Equalities.MaritalStatus.CivilPartnership, "civil-partnership", "In a civil partnership"),
        (Equalities.MaritalStatus.Separated, "separated", "Separated"),
        (Equalities.MaritalStatus.Divorced, "divorced", "Divorced, or the civil partnership dissolved"),
        (Equalities.MaritalStatus.Widowed, "widowed", "Widowed, or surviving partner of a civil partnership"),
        (Equalities.MaritalStatus.Refused, "refused", Refused),
        (Equalities.MaritalStatus.PreferNotToSay, "prefer-not-to-say", PreferNotToSay));

    public static Characteristic PregnancyAndMaternity { get; } = Asked(
        "pregnancy-and-maternity", "Pregnancy and maternity", answers => answers.PregnancyAndMaternity,
        (Equalities.PregnancyAndMaternity.PregnantOrOnMaternityLeave, "pregnant-or-on-maternity-leave", "Pregnant or on maternity leave"),
        (Equalities.PregnancyAndMaternity.NotPregnantNorOnMaternityLeave, "not-pregnant-nor-on-maternity-leave", "Neither"),
        (Equalities.PregnancyAndMaternity.Refused, "refused", Refused),
        (Equalities.PregnancyAndMaternity.PreferNotToSay, "prefer-not-to-say", PreferNotToSay));

    public static ImmutableArray<Characteristic> All { get; } =
        [Sex, Ethnicity, Disability, ReligionOrBelief, SexualOrientation, GenderReassignment, MaritalStatus, PregnancyAndMaternity];

    /// <summary>The five groups of ethnicity, and those who do not answer.</summary>
    public static ImmutableArray<Category> GroupsOfEthnicity { get; } =
    [
        new("white", "White"),
        new("mixed", "Mixed or multiple ethnic groups"),
        new("asian", "Asian or Asian British"),
        new("black", "Black, Black British, Caribbean or African"),
        new("other", "Other ethnic group"),
        new("refused", Refused),
        new("prefer-not-to-say", PreferNotToSay),
    ];

    private const string Refused = "Refused";
    private const string PreferNotToSay = "Prefer not to say";

    private static Characteristic Asked<T>(string code, string words, Func<EqualityAnswers, T?> answer, params ReadOnlySpan<(T Answer, string Code, string Words)> rows)
        where T : struct, Enum
    {
        var categories = ImmutableArray.CreateBuilder<Category>(rows.Length);
        var codes = ImmutableDictionary.CreateBuilder<T, string>();
        foreach (var row in rows)
        {
            categories.Add(new Category(row.Code, row.Words, row.Answer is Equalities.Ethnicity ethnicity ? CodeOf(ethnicity.Group()) : null));
            codes.Add(row.Answer, row.Code);
        }

        var all = codes.ToImmutable();
        return new Characteristic(code, words, categories.ToImmutable(), answers => answer(answers) is { } given ? all[given] : null);
    }

    /// <summary>The code of a group of ethnicity.</summary>
    public static string CodeOf(EthnicGroup group) => group switch
    {
        EthnicGroup.White => "white",
        EthnicGroup.Mixed => "mixed",
        EthnicGroup.Asian => "asian",
        EthnicGroup.Black => "black",
        EthnicGroup.Other => "other",
        EthnicGroup.Refused => "refused",
        EthnicGroup.PreferNotToSay => "prefer-not-to-say",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No such group."),
    };
}
