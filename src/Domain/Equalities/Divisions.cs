using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Naas.Domain.Equalities;

/// <summary>What figures of equality are divided by: the protected characteristics (Equality Act 2010), and years of service.</summary>
public enum Division
{
    /// <summary>In bands, on the day of the sitting.</summary>
    Age = 1,

    /// <summary>Years since the worker's first employment that is recorded here, in bands, on the day of the sitting.</summary>
    Service = 2,

    Sex = 3,

    /// <summary>The five groups of the harmonised standard.</summary>
    EthnicGroup = 4,

    /// <summary>The nineteen categories under them.</summary>
    Ethnicity = 5,

    Disability = 6,
    ReligionOrBelief = 7,
    SexualOrientation = 8,
    GenderReassignment = 9,
    MaritalStatus = 10,
    PregnancyAndMaternity = 11,
}

/// <summary>The categories of each division by their codes, as rows and addresses name them.</summary>
public static class Divisions
{
    /// <summary>Nothing was declared, or it is not kept any more: a category of its own.</summary>
    public const string NotKnown = "not-known";

    private static readonly FrozenDictionary<Division, ImmutableArray<string>> Categories = new Dictionary<Division, ImmutableArray<string>>
    {
        [Division.Age] = [.. Enum.GetValues<AgeBand>().Select(band => Code(band)), NotKnown],
        [Division.Service] = [.. Enum.GetValues<ServiceBand>().Select(band => Code(band)), NotKnown],
        [Division.Sex] = Asked(Characteristics.Sex.Categories),
        [Division.EthnicGroup] = Asked(Characteristics.GroupsOfEthnicity),
        [Division.Ethnicity] = Asked(Characteristics.Ethnicity.Categories),
        [Division.Disability] = Asked(Characteristics.Disability.Categories),
        [Division.ReligionOrBelief] = Asked(Characteristics.ReligionOrBelief.Categories),
        [Division.SexualOrientation] = Asked(Characteristics.SexualOrientation.Categories),
        [Division.GenderReassignment] = Asked(Characteristics.GenderReassignment.Categories),
        [Division.MaritalStatus] = Asked(Characteristics.MaritalStatus.Categories),
        [Division.PregnancyAndMaternity] = Asked(Characteristics.PregnancyAndMaternity.Categories),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> NoAnswers = ["refused", "prefer-not-to-say", NotKnown];

    /// <summary>Every category in its order, those without an answer last.</summary>
    public static ImmutableArray<string> CategoriesOf(Division characteristic) => Categories[characteristic];

    /// <summary>Whether a group of that category is held against others: who gave no answer is counted apart, and compared with nobody.</summary>
    public static bool IsCompared(string category) => !NoAnswers.Contains(category);

    public static string Code(AgeBand? band) => band switch
    {
        null => NotKnown,
        AgeBand.Under20 => "under-20",
        AgeBand.From20To29 => "20-29",
        AgeBand.From30To39 => "30-39",
        AgeBand.From40To49 => "40-49",
        AgeBand.From50To59 => "50-59",
        AgeBand.From60 => "60-and-over",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "No such band."),
    };

    public static string Code(ServiceBand? band) => band switch
    {
        null => NotKnown,
        ServiceBand.Under2 => "under-2",
        ServiceBand.From2ToUnder5 => "2-to-under-5",
        ServiceBand.From5ToUnder10 => "5-to-under-10",
        ServiceBand.From10ToUnder20 => "10-to-under-20",
        ServiceBand.From20ToUnder30 => "20-to-under-30",
        ServiceBand.From30 => "30-and-over",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "No such band."),
    };

    /// <summary>The code of what somebody declared; that of nothing known where they did not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The division is of no declared characteristic: its band goes by the day.</exception>
    public static string Code(Division division, EqualityAnswers answers) => division switch
    {
        Division.Sex => Characteristics.Sex.CodeOf(answers),
        Division.EthnicGroup => answers.Ethnicity is { } ethnicity ? Characteristics.CodeOf(ethnicity.Group()) : null,
        Division.Ethnicity => Characteristics.Ethnicity.CodeOf(answers),
        Division.Disability => Characteristics.Disability.CodeOf(answers),
        Division.ReligionOrBelief => Characteristics.ReligionOrBelief.CodeOf(answers),
        Division.SexualOrientation => Characteristics.SexualOrientation.CodeOf(answers),
        Division.GenderReassignment => Characteristics.GenderReassignment.CodeOf(answers),
        Division.MaritalStatus => Characteristics.MaritalStatus.CodeOf(answers),
        Division.PregnancyAndMaternity => Characteristics.PregnancyAndMaternity.CodeOf(answers),
        _ => throw new ArgumentOutOfRangeException(nameof(division), division, "It is not declared."),
    } ?? NotKnown;

    /// <summary>The name of a value in rows and addresses.</summary>
    internal static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static ImmutableArray<string> Asked(ImmutableArray<Category> categories) => [.. categories.Select(category => category.Code), NotKnown];
}
