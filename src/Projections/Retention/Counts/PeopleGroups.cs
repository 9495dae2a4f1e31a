using System.Collections.Immutable;
using Naas.Domain.Equalities;

namespace Naas.Projections.Retention.Counts;

/// <summary>By what people are divided in figures of staying: what they declared, and their age on the first day in post.</summary>
public static class PeopleGroups
{
    /// <summary>Years of service are what a curve measures, and divide nobody.</summary>
    public static ImmutableArray<Grouping> All { get; } = [.. Enum.GetValues<Grouping>().Where(grouping => grouping != Grouping.Service)];

    internal static string Of(RetentionRow row, RetainedSpell spell, Grouping characteristic) => characteristic switch
    {
        Grouping.Age => spell.Age,
        Grouping.Sex => row.Declared.Sex,
        Grouping.EthnicGroup => row.Declared.EthnicGroup,
        Grouping.Ethnicity => row.Declared.Ethnicity,
        Grouping.Disability => row.Declared.Disability,
        Grouping.ReligionOrBelief => row.Declared.ReligionOrBelief,
        Grouping.SexualOrientation => row.Declared.SexualOrientation,
        Grouping.GenderReassignment => row.Declared.GenderReassignment,
        Grouping.MaritalStatus => row.Declared.MaritalStatus,
        Grouping.PregnancyAndMaternity => row.Declared.PregnancyAndMaternity,
        _ => throw new ArgumentOutOfRangeException(nameof(characteristic), characteristic, "It divides nobody here."),
    };
}
