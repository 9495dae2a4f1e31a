using System.Text;
using Naas.Domain.Equalities;

namespace Naas.Projections.Specs.Equalities;

/// <summary>A figure has one id, which says what is counted and nothing of anybody.</summary>
public sealed class WhatNamesAFigure
{
    [Theory]
    [InlineData("", "equalities-1?measure=met&attempt=first&characteristic=ethnic-group")]
    [InlineData("measure=met&level=supervisor&element=written&attempt=any&characteristic=sex,disability&organisation=E08000035&from=2018-07&to=2019-06&reference=female,not-disabled&stratifyBy=age&asOf=2019-09-30",
        "equalities-1?measure=met&level=supervisor&element=written&attempt=any&characteristic=sex,disability&organisation=E08000035&from=2018-07&to=2019-06&reference=female,not-disabled&stratifyBy=age&asOf=2019-09-30")]
    [InlineData("measure=endorsement-wait&characteristic=service", "equalities-1?measure=endorsement-wait&characteristic=service")]
    [InlineData("measure=review-changed&stratifyBy=organisation", "equalities-1?measure=review-changed&attempt=first&characteristic=ethnic-group&stratifyBy=organisation")]
    public void The_id_is_the_canonical_text_and_leads_back_to_the_figure(string parameters, string canonical)
    {
        var figure = Read(parameters, out var faults)!;

        faults.Should().BeEmpty();
        figure.ToString().Should().Be(canonical);
        figure.ToId().Should().MatchRegex("^[A-Za-z0-9_-]+$");
        EqualityFigure.TryParse(figure.ToId(), out var again).Should().BeTrue();
        again.Should().Be(figure);
    }

    [Theory]
    [InlineData("measure=pass", "measure")]
    [InlineData("level=chief", "level")]
    [InlineData("element=interview&level=practitioner", "element")]
    [InlineData("measure=endorsed&element=written", "element")]
    [InlineData("measure=endorsed&attempt=first", "attempt")]
    [InlineData("characteristic=bame", "characteristic")]
    [InlineData("characteristic=sex,sex", "characteristic")]
    [InlineData("characteristic=sex,age,disability", "characteristic")]
    [InlineData("reference=refused", "reference")]
    [InlineData("characteristic=sex&reference=white", "reference")]
    [InlineData("stratifyBy=ethnic-group", "stratifyBy")]
    [InlineData("stratifyBy=level&level=practitioner", "stratifyBy")]
    [InlineData("stratifyBy=organisation&organisation=E08000035", "stratifyBy")]
    [InlineData("from=2018-13", "from")]
    [InlineData("from=2019-01&to=2018-12", "to")]
    public void What_is_wrong_is_named(string parameters, string wrong)
    {
        Read(parameters, out var faults).Should().BeNull();
        faults.Should().Contain(wrong);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void What_was_never_an_id_is_none(string id) => EqualityFigure.TryParse(id, out _).Should().BeFalse();

    [Theory]
    [InlineData("equalities-1?attempt=first&measure=met&characteristic=sex")]
    [InlineData("equalities-1?measure=met&characteristic=sex")]
    [InlineData("equalities-1?measure=met&attempt=first&characteristic=sex&name=alex")]
    [InlineData("equalities-2?measure=met&attempt=first&characteristic=sex")]
    public void Of_a_figure_there_is_one_id(string text) =>
        EqualityFigure.TryParse(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='), out _).Should().BeFalse();

    [Fact]
    public void Age_and_service_have_the_bands_of_the_census_and_no_answer_is_compared()
    {
        Groupings.CategoriesOf(Grouping.Age).Should().Equal("under-20", "20-29", "30-39", "40-49", "50-59", "60-and-over", "not-known");
        Groupings.CategoriesOf(Grouping.Service).Should().Equal("under-2", "2-to-under-5", "5-to-under-10", "10-to-under-20", "20-to-under-30", "30-and-over", "not-known");
        Groupings.CategoriesOf(Grouping.EthnicGroup).Where(Groupings.IsCompared).Should().Equal("white", "mixed", "asian", "black", "other");
        Groupings.CategoriesOf(Grouping.Ethnicity).Should().HaveCount(22);
    }

    internal static EqualityFigure? Read(string parameters, out List<string> faults)
    {
        var sent = parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var found = new List<string>();
        faults = found;
        return EqualityFigure.Read(name => sent.GetValueOrDefault(name, ""), (name, _) => found.Add(name));
    }
}
