using System.Collections.Immutable;

namespace Naas.Domain.Equalities;

/// <summary>How ethnicity is grouped, and what the workforce census' older codes mean in the harmonised standard.</summary>
public static class EthnicGroups
{
    /// <summary>
    /// The 18 codes of the workforce census. They are older than the standard: they have no Gypsy or Irish Traveller, no Roma and no
    /// Arab, whom they hold under "any other". Not yet obtained (<c>NOBT</c>) is no answer.
    /// </summary>
    public static ImmutableArray<CensusCode> CensusCodes { get; } =
    [
        new("WBRI", Ethnicity.WhiteBritish),
        new("WIRI", Ethnicity.WhiteIrish),
        new("WOTH", Ethnicity.OtherWhite),
        new("MWBC", Ethnicity.WhiteAndBlackCaribbean),
        new("MWBA", Ethnicity.WhiteAndBlackAfrican),
        new("MWAS", Ethnicity.WhiteAndAsian),
        new("MOTH", Ethnicity.OtherMixed),
        new("AIND", Ethnicity.Indian),
        new("APKN", Ethnicity.Pakistani),
        new("ABAN", Ethnicity.Bangladeshi),
        new("AOTH", Ethnicity.OtherAsian),
        new("BCRB", Ethnicity.BlackCaribbean),
        new("BAFR", Ethnicity.BlackAfrican),
        new("BOTH", Ethnicity.OtherBlack),
        new("CHNE", Ethnicity.Chinese),
        new("OOTH", Ethnicity.OtherEthnicity),
        new("REFU", Ethnicity.Refused),
        new("NOBT", null),
    ];

    /// <summary>The group of a category; who does not answer is in a group of that name.</summary>
    public static EthnicGroup Group(this Ethnicity ethnicity) => ethnicity switch
    {
        Ethnicity.WhiteBritish or Ethnicity.WhiteIrish or Ethnicity.GypsyOrIrishTraveller or Ethnicity.Roma or Ethnicity.OtherWhite => EthnicGroup.White,
        Ethnicity.WhiteAndBlackCaribbean or Ethnicity.WhiteAndBlackAfrican or Ethnicity.WhiteAndAsian or Ethnicity.OtherMixed => EthnicGroup.Mixed,
        Ethnicity.Indian or Ethnicity.Pakistani or Ethnicity.Bangladeshi or Ethnicity.Chinese or Ethnicity.OtherAsian => EthnicGroup.Asian,
        Ethnicity.BlackCaribbean or Ethnicity.BlackAfrican or Ethnicity.OtherBlack => EthnicGroup.Black,
        Ethnicity.Arab or Ethnicity.OtherEthnicity => EthnicGroup.Other,
        Ethnicity.Refused => EthnicGroup.Refused,
        Ethnicity.PreferNotToSay => EthnicGroup.PreferNotToSay,
        _ => throw new ArgumentOutOfRangeException(nameof(ethnicity), "No such category."),
    };
}

/// <summary>What a code of the workforce census means.</summary>
/// <param name="Ethnicity">Null where the code says that nothing is known.</param>
public sealed record CensusCode(string Code, Ethnicity? Ethnicity);
