using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Naas.Domain.Equalities;

/// <summary>What figures of equality are divided by: the protected characteristics (Equality Act 2010), and years of service.</summary>
public enum Grouping
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

/// <summary>The categories of each grouping by their codes, as rows and addresses name them.</summary>
public static class Groupings
{
    /// <summary>Nothing was declared, or it is not kept any more: a category of its own.</summary>
    public const string NotKnown = "not-known";

    private static readonly FrozenDictionary<Grouping, ImmutableArray<string>> Categories = new Dictionary<Grouping, ImmutableArray<string>>
    {
        [Grouping.Age] = [.. Enum.GetValues<AgeBand>().Select(band => Code(band)), NotKnown],
        [Grouping.Service] = [.. Enum.GetValues<ServiceBand>().Select(band => Code(band)), NotKnown],
        [Grouping.Sex] = Asked(Characteristics.Sex.Categories),
        [Grouping.EthnicGroup] = Asked(Characteristics.GroupsOfEthnicity),
        [Grouping.Ethnicity] = Asked(Characteristics.Ethnicity.Categories),
        [Grouping.Disability] = Asked(Characteristics.Disability.Categories),
        [Grouping.ReligionOrBelief] = Asked(Characteristics.ReligionOrBelief.Categories),
        [Grouping.SexualOrientation] = Asked(Characteristics.SexualOrientation.Categories),
        [Grouping.GenderReassignment] = Asked(Characteristics.GenderReassignment.Categories),
        [Grouping.MaritalStatus] = Asked(Characteristics.MaritalStatus.Categories),
        [Grouping.PregnancyAndMaternity] = Asked(Characteristics.PregnancyAndMaternity.Categories),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> NoAnswers = ["refused", "prefer-not-to-say", NotKnown];

    /// <summary>Every category in its order, those without an answer last.</summary>
    public static ImmutableArray<string> CategoriesOf(Grouping characteristic) => Categories[characteristic];

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
    /// <exception cref="ArgumentOutOfRangeException">The grouping is of no declared characteristic: its band goes by the day.</exception>
    public static string Code(Grouping grouping, EqualityAnswers answers) => grouping switch
    {
        Grouping.Sex => Characteristics.Sex.CodeOf(answers),
        Grouping.EthnicGroup => answers.Ethnicity is { } ethnicity ? Characteristics.CodeOf(ethnicity.Group()) : null,
        Grouping.Ethnicity => Characteristics.Ethnicity.CodeOf(answers),
        Grouping.Disability => Characteristics.Disability.CodeOf(answers),
        Grouping.ReligionOrBelief => Characteristics.ReligionOrBelief.CodeOf(answers),
        Grouping.SexualOrientation => Characteristics.SexualOrientation.CodeOf(answers),
        Grouping.GenderReassignment => Characteristics.GenderReassignment.CodeOf(answers),
        Grouping.MaritalStatus => Characteristics.MaritalStatus.CodeOf(answers),
        Grouping.PregnancyAndMaternity => Characteristics.PregnancyAndMaternity.CodeOf(answers),
        _ => throw new ArgumentOutOfRangeException(nameof(grouping), grouping, "It is not declared."),
    } ?? NotKnown;

    /// <summary>The name of a value in rows and addresses.</summary>
    internal static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static ImmutableArray<string> Asked(ImmutableArray<Category> categories) => [.. categories.Select(category => category.Code), NotKnown];
}
