using System.Globalization;
using Naas.Analysis.Statistics;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Research;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>What a research partner is told of a survey's counts, by themselves and beside the versions before.</summary>
public sealed class WhatAPartnerIsToldOfSurveys
{
    // Of 52 the sum of two that are withheld would be 2, and each of them 1.
    [Fact]
    [Trait("Rule", "S-38")]
    public void Two_of_one_are_not_told_by_what_is_left_beside_them() =>
        Told(Survey(Version(1, 52, ("stays", "yes", 1), ("stays", "no", 1), ("stays", "maybe", 50)))).Should().Equal("52: c c c");

    [Fact]
    [Trait("Rule", "S-38")]
    public void Enough_of_every_answer_are_told_with_their_shares()
    {
        var survey = TellingSurveys.Of(Survey(Version(1, 412, ("stays", "yes", 298), ("stays", "no", 87), ("moves", "yes", 0), ("moves", "no", 412))));

        survey.Latest.Answers.Select(answer => (answer.Count, answer.Percent, answer.Symbol)).Should().Equal((298, 77.4, null), (87, 22.6, null), (0, 0.0, null), (412, 100.0, null));
        survey.Latest.Respondents.Should().Be(412);
    }

    // Two of the 412 gave no answer to the question: whoever has the other numbers has theirs.
    [Fact]
    [Trait("Rule", "S-38")]
    public void The_few_who_gave_no_answer_are_counted_too() =>
        Told(Survey(Version(1, 412, ("stays", "yes", 300), ("stays", "no", 110)))).Should().Equal("412: 300 c");

    // Nine answered: by the shares of each answer nobody is told what few of them said.
    [Fact]
    [Trait("Rule", "S-39")]
    public void Shares_of_fewer_than_ten_are_not_told() =>
        TellingSurveys.Of(Survey(Version(1, 20, ("stays", "yes", 9), ("stays", "no", 0)))).Latest.Answers.Select(answer => (answer.Count, answer.Percent)).Should().Equal((9, null), (0, null));

    // One respondent has changed from no to yes. What was told of the first version stays told; the second gives way, and stays so in the third.
    [Fact]
    [Trait("Rule", "S-38")]
    public void The_difference_of_two_versions_tells_of_nobody() => Told(Survey(
        Version(1, 412, ("stays", "yes", 298), ("stays", "no", 87)),
        Version(2, 412, ("stays", "yes", 299), ("stays", "no", 86)),
        Version(3, 412, ("stays", "yes", 340), ("stays", "no", 45)))).Should().Equal("412: 298 87", "412: c c", "412: c c");

    // Three more have answered: neither their number nor their answer is told.
    [Fact]
    [Trait("Rule", "S-38")]
    public void A_few_more_respondents_are_not_told_by_their_number() => Told(Survey(
        Version(1, 412, ("stays", "yes", 298), ("stays", "no", 114)),
        Version(2, 415, ("stays", "yes", 301), ("stays", "no", 114)))).Should().Equal("412: 298 114", "c: c 114");

    [Fact]
    [Trait("Rule", "S-38")]
    public void A_correction_of_many_is_told_whole() => Told(Survey(
        Version(1, 412, ("stays", "yes", 298), ("stays", "no", 87)),
        Version(2, 512, ("stays", "yes", 340), ("stays", "no", 129), ("moves", "no", 512)))).Should().Equal("412: 298 87", "512: 340 129 512");

    private static IEnumerable<string> Told(SurveyWithVersions survey)
    {
        var told = TellingSurveys.Of(survey);
        told.Latest.Should().Be(told.Versions[^1]);
        return told.Versions.Select(version => $"{version.Respondents?.ToString(CultureInfo.InvariantCulture) ?? "c"}: {string.Join(' ', version.Answers.Select(answer => answer.Symbol ?? answer.Count!.Value.ToString(CultureInfo.InvariantCulture)))}");
    }

    private static SurveyWithVersions Survey(params IReadOnlyList<SurveyVersion> versions) => new("wave-1", versions[^1], versions.Count > 1, versions);

    private static SurveyVersion Version(int version, int respondents, params IReadOnlyList<(string Question, string Answer, int Count)> answers) => new(
        SurveyQuestionSet.Commitment, "wave-1", version, Day("2018-10-01"), Day("2018-10-26"), respondents, "A report",
        [
            .. from answer in answers
               let answered = answers.Where(other => other.Question == answer.Question).Sum(other => other.Count)
               select new SurveyShare(answer.Question, answer.Answer, answer.Count, Rounded.HalfUp(100.0 * answer.Count / answered, 1), null),
        ],
        new ActorId("operations"), "dfe-operations", new DateTimeOffset(2018, 11, version, 0, 0, 0, TimeSpan.Zero));
}
