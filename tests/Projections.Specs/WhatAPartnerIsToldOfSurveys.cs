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
        Told(Version(1, 52, ("stays", "yes", 1), ("stays", "no", 1), ("stays", "maybe", 50))).Should().Equal("52: c c c");

    [Fact]
    [Trait("Rule", "S-38")]
    public void Enough_of_every_answer_are_told_with_their_shares()
    {
        var survey = TellingSurveys.Of([Version(1, 412, ("stays", "yes", 298), ("stays", "no", 87), ("moves", "yes", 0), ("moves", "no", 412))])[0];

        survey.Answers.Select(answer => (answer.Count, answer.Percent, answer.Symbol)).Should().Equal((298, 77.4, null), (87, 22.6, null), (0, 0.0, null), (412, 100.0, null));
        survey.Respondents.Should().Be(412);
    }

    // Two of the 412 gave no answer to the question: whoever has the other numbers has theirs.
    [Fact]
    [Trait("Rule", "S-38")]
    public void The_few_who_gave_no_answer_are_counted_too() =>
        Told(Version(1, 412, ("stays", "yes", 300), ("stays", "no", 110))).Should().Equal("412: 300 c");

    // Nine answered: by the shares of each answer nobody is told what few of them said.
    [Fact]
    [Trait("Rule", "S-39")]
    public void Shares_of_fewer_than_ten_are_not_told() =>
        TellingSurveys.Of([Version(1, 20, ("stays", "yes", 9), ("stays", "no", 0))])[0].Answers.Select(answer => (answer.Count, answer.Percent)).Should().Equal((9, null), (0, null));

    // One respondent has changed from no to yes. What was told of the first version stays told; the second gives way, and stays so in the third.
    [Fact]
    [Trait("Rule", "S-38")]
    public void The_difference_of_two_versions_tells_of_nobody() => Told(
        Version(1, 412, ("stays", "yes", 298), ("stays", "no", 87)),
        Version(2, 412, ("stays", "yes", 299), ("stays", "no", 86)),
        Version(3, 412, ("stays", "yes", 340), ("stays", "no", 45))).Should().Equal("412: 298 87", "412: c c", "412: c c");

    // Three more have answered: neither their number nor their answer is told.
    [Fact]
    [Trait("Rule", "S-38")]
    public void A_few_more_respondents_are_not_told_by_their_number() => Told(
        Version(1, 412, ("stays", "yes", 298), ("stays", "no", 114)),
        Version(2, 415, ("stays", "yes", 301), ("stays", "no", 114))).Should().Equal("412: 298 114", "c: c 114");

    [Fact]
    [Trait("Rule", "S-38")]
    public void A_correction_of_many_is_told_whole() => Told(
        Version(1, 412, ("stays", "yes", 298), ("stays", "no", 87)),
        Version(2, 512, ("stays", "yes", 340), ("stays", "no", 129), ("moves", "no", 512))).Should().Equal("412: 298 87", "512: 340 129 512");

    // Forty, and then somebody comes who says yes. Those who answered the other questions are the same people: their number would tell.
    [Fact]
    [Trait("Rule", "S-38")]
    public void The_respondents_of_another_question_set_are_the_same_people() => Told(
        Version(1, 40, ("stays", "yes", 25), ("stays", "no", 15)),
        Version(2, 41, ("stays", "yes", 26), ("stays", "no", 15)),
        Version(1, 41, ("moves", "yes", 11), ("moves", "no", 30)) with { QuestionSet = SurveyQuestionSet.CareerPlans })
        .Should().Equal("40: 25 15", "c: c 15", "c: c 30");

    [Fact]
    [Trait("Rule", "S-38")]
    public void Whichever_question_set_came_first_is_told_and_the_other_gives_way() => Told(
        Version(1, 40, ("stays", "yes", 25), ("stays", "no", 15)),
        Version(1, 41, ("moves", "yes", 11), ("moves", "no", 30)) with { QuestionSet = SurveyQuestionSet.CareerPlans },
        Version(2, 41, ("stays", "yes", 26), ("stays", "no", 15)))
        .Should().Equal("40: 25 15", "c: c 30", "c: c 15");

    // Of five all together each answer would be one person's.
    [Fact]
    [Trait("Rule", "S-38")]
    public void A_number_of_respondents_that_is_withheld_is_told_with_no_other_question_set() => Told(
        Version(1, 5, ("stays", "a", 1), ("stays", "b", 1), ("stays", "c", 1), ("stays", "d", 1), ("stays", "e", 1)),
        Version(1, 5, ("moves", "no", 5)) with { QuestionSet = SurveyQuestionSet.Morale })
        .Should().Equal("c: c c c c c", "c: c");

    [Fact]
    [Trait("Rule", "S-38")]
    public void One_question_in_two_question_sets_is_one_question() => Told(
        Version(1, 40, ("stays", "yes", 25), ("stays", "no", 15)),
        Version(1, 40, ("stays", "yes", 26), ("stays", "no", 14)) with { QuestionSet = SurveyQuestionSet.Morale })
        .Should().Equal("40: 25 15", "40: c c");

    // All five said yes and that was told; then each of them said something else. That five are told to be five would tell each of them.
    [Fact]
    [Trait("Rule", "S-38")]
    public void Where_nothing_could_be_shown_to_be_safe_nothing_is_told_of_the_version_or_of_its_people_later() => Told(
        Version(1, 5, ("stays", "yes", 5)),
        Version(2, 5, ("stays", "yes", 1), ("stays", "b", 1), ("stays", "c", 1), ("stays", "d", 1), ("stays", "e", 1)),
        Version(3, 5, ("stays", "yes", 5)))
        .Should().Equal("5: 5", "c: c c c c c", "c: c c c c c");

    // The three who said maybe say no now. That nobody says maybe any more would tell where they went.
    [Fact]
    [Trait("Rule", "S-38")]
    public void An_answer_of_few_that_nobody_gives_any_more_stays_withheld() => Told(
        Version(1, 153, ("stays", "yes", 100), ("stays", "no", 50), ("stays", "maybe", 3)),
        Version(2, 153, ("stays", "yes", 100), ("stays", "no", 53)))
        .Should().Equal("153: 100 c c", "153: 100 c c");

    // Nine answers of one each: that fewer than ten answered would tell that none of them is two people's.
    [Fact]
    [Trait("Rule", "S-39")]
    public void That_few_answered_is_not_told_beside_answers_that_are_withheld()
    {
        SurveyVersion withWarnings = Version(1, 9, [.. "abcdefghi".Select(answer => ("stays", $"{answer}", 1))]);

        TellingSurveys.Of([withWarnings with { Answers = [.. withWarnings.Answers.Select(answer => answer with { Warning = "Fewer than 10 answered." })] }])[0].Answers
            .Should().HaveCount(9).And.OnlyContain(answer => answer.Symbol == "c" && answer.Warning == null);
        TellingSurveys.Of([Version(1, 20, ("stays", "yes", 9)) is var told ? told with { Answers = [told.Answers[0] with { Warning = "Fewer than 10 answered." }] } : told])[0].Answers
            .Should().OnlyContain(answer => answer.Count == 9 && answer.Warning == "Fewer than 10 answered.");
    }

    // What was told when it was recorded is told for ever, whatever answers and questions come later.
    [Fact]
    [Trait("Rule", "S-38")]
    public void What_is_told_of_a_version_rests_on_none_after_it()
    {
        SurveyVersion[] recorded =
        [
            Version(1, 153, ("stays", "yes", 100), ("stays", "no", 50), ("stays", "maybe", 3)),
            Version(1, 156, ("moves", "yes", 6), ("moves", "no", 145)) with { QuestionSet = SurveyQuestionSet.CareerPlans },
            Version(2, 153, ("stays", "yes", 90), ("stays", "no", 50), ("stays", "never", 13), ("leads", "yes", 2), ("leads", "no", 151)),
        ];
        var told = Told(recorded).ToList();

        told.Should().Equal("153: 100 c c", "c: 6 145", "c: 90 c 13 c c c");
        Told(recorded[..1]).Should().Equal(told[0]);
        Told(recorded[..2]).Should().Equal(told[..2]);
        Told(
            Version(1, 5, ("stays", "yes", 5)),
            Version(2, 5, ("stays", "yes", 1), ("stays", "b", 1), ("stays", "c", 1), ("stays", "d", 1), ("stays", "e", 1)),
            Version(3, 40, ("stays", "f", 40))).ElementAt(1).Should().Be("c: c c c c c", "nobody knew of another answer then");
    }

    private static IEnumerable<string> Told(params IReadOnlyList<SurveyVersion> recorded) => TellingSurveys.Of(recorded).Select(version =>
        $"{version.Respondents?.ToString(CultureInfo.InvariantCulture) ?? "c"}: {string.Join(' ', version.Answers.Select(answer => answer.Symbol ?? answer.Count!.Value.ToString(CultureInfo.InvariantCulture)))}");

    private static SurveyVersion Version(int version, int respondents, params IReadOnlyList<(string Question, string Answer, int Count)> answers) => new(
        SurveyQuestionSet.Commitment, "wave-1", version, Day("2018-10-01"), Day("2018-10-26"), respondents, "A report",
        [
            .. from answer in answers
               let answered = answers.Where(other => other.Question == answer.Question).Sum(other => other.Count)
               select new SurveyShare(answer.Question, answer.Answer, answer.Count, Rounded.HalfUp(100.0 * answer.Count / answered, 1), null),
        ],
        new ActorId("operations"), "dfe-operations", new DateTimeOffset(2018, 11, version, 0, 0, 0, TimeSpan.Zero));
}
