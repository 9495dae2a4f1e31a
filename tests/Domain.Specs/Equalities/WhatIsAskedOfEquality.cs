using System.Collections.Immutable;
using System.Text.Json;

namespace Naas.Domain.Specs.Equalities;

public sealed class What_is_asked_of_equality
{
    [Theory]
    [InlineData(Ethnicity.WhiteBritish, EthnicGroup.White)]
    [InlineData(Ethnicity.GypsyOrIrishTraveller, EthnicGroup.White)]
    [InlineData(Ethnicity.Roma, EthnicGroup.White)]
    [InlineData(Ethnicity.WhiteAndAsian, EthnicGroup.Mixed)]
    [InlineData(Ethnicity.Chinese, EthnicGroup.Asian)]
    [InlineData(Ethnicity.OtherBlack, EthnicGroup.Black)]
    [InlineData(Ethnicity.Arab, EthnicGroup.Other)]
    [InlineData(Ethnicity.Refused, EthnicGroup.Refused)]
    [InlineData(Ethnicity.PreferNotToSay, EthnicGroup.PreferNotToSay)]
    public void Ethnicity_is_grouped_and_who_does_not_answer_is_no_other(Ethnicity ethnicity, EthnicGroup group) => ethnicity.Group().Should().Be(group);

    [Fact]
    public void The_harmonised_standard_has_19_categories_in_five_groups()
    {
        var answered = Enum.GetValues<Ethnicity>().Except([Ethnicity.Refused, Ethnicity.PreferNotToSay]).ToList();

        answered.Should().HaveCount(19);
        answered.GroupBy(category => category.Group()).Select(group => (group.Key, group.Count()))
            .Should().Equal((EthnicGroup.White, 5), (EthnicGroup.Mixed, 4), (EthnicGroup.Asian, 5), (EthnicGroup.Black, 3), (EthnicGroup.Other, 2));
    }

    [Fact]
    public void The_census_18_codes_have_their_place_in_it()
    {
        EthnicGroups.CensusCodes.Select(code => $"{code.Code} {code.Ethnicity}").Should().Equal(
            "WBRI WhiteBritish", "WIRI WhiteIrish", "WOTH OtherWhite", "MWBC WhiteAndBlackCaribbean", "MWBA WhiteAndBlackAfrican", "MWAS WhiteAndAsian",
            "MOTH OtherMixed", "AIND Indian", "APKN Pakistani", "ABAN Bangladeshi", "AOTH OtherAsian", "BCRB BlackCaribbean", "BAFR BlackAfrican",
            "BOTH OtherBlack", "CHNE Chinese", "OOTH OtherEthnicity", "REFU Refused", "NOBT ");
    }

    [Theory]
    [InlineData("1998-06-15", "2018-06-14", AgeBand.Under20)]
    [InlineData("1998-06-14", "2018-06-14", AgeBand.From20To29)]
    [InlineData("1958-06-15", "2018-06-14", AgeBand.From50To59)]
    [InlineData("1958-06-14", "2018-06-14", AgeBand.From60)]
    [InlineData("1988-02-29", "2018-02-28", AgeBand.From20To29)]
    [InlineData("1988-02-29", "2018-03-01", AgeBand.From30To39)]
    public void An_age_is_that_of_the_day(string bornOn, string day, AgeBand band) => Bands.AgeOn(Day(day), Day(bornOn)).Should().Be(band);

    [Fact]
    public void Without_a_date_of_birth_before_the_day_there_is_no_age()
    {
        Bands.AgeOn(Day("2018-06-14"), null).Should().BeNull();
        Bands.AgeOn(Day("2018-06-14"), Day("2018-06-15")).Should().BeNull();
    }

    [Theory]
    [InlineData("2016-06-15", ServiceBand.Under2)]
    [InlineData("2016-06-14", ServiceBand.From2ToUnder5)]
    [InlineData("2013-06-14", ServiceBand.From5ToUnder10)]
    [InlineData("2008-06-14", ServiceBand.From10ToUnder20)]
    [InlineData("1998-06-14", ServiceBand.From20ToUnder30)]
    [InlineData("1988-06-14", ServiceBand.From30)]
    public void Service_is_counted_in_completed_years(string since, ServiceBand band) => Bands.ServiceOn(Day("2018-06-14"), Day(since)).Should().Be(band);

    [Fact]
    public void Every_answer_has_its_code_and_refusals_are_categories_of_their_own()
    {
        HasEvery<Sex>(Characteristics.Sex, answer => new EqualityAnswers(Sex: answer));
        HasEvery<Ethnicity>(Characteristics.Ethnicity, answer => new EqualityAnswers(Ethnicity: answer));
        HasEvery<Disability>(Characteristics.Disability, answer => new EqualityAnswers(Disability: answer));
        HasEvery<ReligionOrBelief>(Characteristics.ReligionOrBelief, answer => new EqualityAnswers(ReligionOrBelief: answer));
        HasEvery<SexualOrientation>(Characteristics.SexualOrientation, answer => new EqualityAnswers(SexualOrientation: answer));
        HasEvery<GenderReassignment>(Characteristics.GenderReassignment, answer => new EqualityAnswers(GenderReassignment: answer));
        HasEvery<MaritalStatus>(Characteristics.MaritalStatus, answer => new EqualityAnswers(MaritalStatus: answer));
        HasEvery<PregnancyAndMaternity>(Characteristics.PregnancyAndMaternity, answer => new EqualityAnswers(PregnancyAndMaternity: answer));
        Characteristics.GroupsOfEthnicity.Select(group => group.Code).Should().Equal(Enum.GetValues<EthnicGroup>().Select(Characteristics.CodeOf));
    }

    [Fact]
    public void What_was_answered_is_never_printed()
    {
        new EqualityAnswers(Sex: Sex.Female).ToString().Should().Be("[equality information]");
        new PersonFacts(Day("1984-05-17"), ImmutableSortedDictionary<int, EqualityAnswers>.Empty).ToString().Should().Be("[facts of a person]");
    }

    private static void HasEvery<T>(Characteristic asked, Func<T, EqualityAnswers> answered)
        where T : struct, Enum
    {
        asked.Categories.Select(category => category.Code).Should().Equal(Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)).And.EndWith(["refused", "prefer-not-to-say"]);
        Enum.GetValues<T>().Select(answer => asked.CodeOf(answered(answer))).Should().Equal(asked.Categories.Select(category => category.Code));
        asked.CodeOf(EqualityAnswers.None).Should().BeNull();
        asked.Categories.Should().NotContain(category => category.Words.Contains("BAME") || category.Code.Contains("bame"));
    }

    private static DateOnly Day(string text) => Naas.Domain.Specs.Journeys.KnownFacts.Day(text);
}
