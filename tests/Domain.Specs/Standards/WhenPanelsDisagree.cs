using Naas.Domain.Standards;
using static Naas.Domain.Specs.Standards.StandardSpec;

namespace Naas.Domain.Specs.Standards;

/// <summary>S-27: cuts too far apart are discussed together; if they stay so, a third person chooses.</summary>
[Trait("Rule", "S-27")]
public sealed class When_panels_disagree
{
    /// <summary>18.50 and 14.00 lie 4.50 apart; their errors, 0.4183 and 0.1581, combine to 0.4472.</summary>
    [Fact]
    public void Both_cuts_and_their_errors_are_recorded_and_none_of_them_stands() =>
        StandardSpec.Given(Opened(), Rated(Panel.A, AroundEighteenAndAHalf), Rated(Panel.B, AroundFourteen), CutAgreed(Panel.A, 18.5m, 0.4183m))
            .When(AgreeCut(Panel.B))
            .Then(CutAgreed(Panel.B, 14, 0.1581m), Disagreed(4.5m, 0.4472m))
            .Open!.Cut.Should().BeNull();

    [Fact]
    public void They_discuss_them_together() => StandardSpec.Given(FarApart()).When(Confer()).Then(Conferred());

    [Fact]
    public void Recorded_twice_it_was_one_discussion() => StandardSpec.Given(FarApart(), Conferred()).When(Confer()).ThenNothingHappens();

    [Fact]
    public void Other_minutes_are_not_those_of_the_same_discussion() =>
        StandardSpec.Given(FarApart(), Conferred()).When(((StandardCommand.RecordConference)Confer()) with { Minutes = WhyThisCut })
            .ThenRefused(StandardRefusals.NothingToConfer, "The panels of version 2018-1 have not come to cuts that lie too far apart, or have discussed them already.");

    [Fact]
    public void Panels_that_agree_have_nothing_to_discuss() =>
        StandardSpec.Given(BothAgreed()).When(Confer())
            .ThenRefused(StandardRefusals.NothingToConfer, "The panels of version 2018-1 have not come to cuts that lie too far apart, or have discussed them already.");

    [Fact]
    public void They_discuss_them_once() =>
        StandardSpec.Given(StillApart()).When(Confer(on: "2018-03-29"))
            .ThenRefused(StandardRefusals.NothingToConfer, "The panels of version 2018-1 have not come to cuts that lie too far apart, or have discussed them already.");

    [Fact]
    public void No_judge_leads_the_discussion() =>
        StandardSpec.Given(FarApart()).When(Confer(by: "judge-b2"))
            .ThenRefused(StandardRefusals.JudgeNotIndependent, "judge-b2 judges on panel B, and cannot lead the discussion of both.");

    [Fact]
    public void After_it_a_judge_may_think_again_and_the_panels_come_together() =>
        StandardSpec.Given(FarApart(), Conferred(), Rated(Panel.B, AroundEighteenPointEight, time: 2, on: "2018-03-19"), CutAgreed(Panel.A, 18.5m, 0.4183m, on: "2018-03-22"))
            .When(AgreeCut(Panel.B, on: "2018-03-22"))
            .Then(CutAgreed(Panel.B, 18.8m, 0.1225m, on: "2018-03-22"), CutIs(18.65m, CutBasis.AgreedAfterDiscussion, on: "2018-03-22"));

    [Fact]
    public void Or_keep_to_what_they_said() =>
        StandardSpec.Given(FarApart(), Conferred(), CutAgreed(Panel.A, 18.5m, 0.4183m, on: "2018-03-22"))
            .When(AgreeCut(Panel.B, on: "2018-03-22"))
            .Then(CutAgreed(Panel.B, 14, 0.1581m, on: "2018-03-22"), Disagreed(4.5m, 0.4472m, on: "2018-03-22"));

    [Fact]
    public void Still_apart_a_third_person_chooses_one_of_the_two() =>
        StandardSpec.Given(StillApart()).When(Adjudicate(Panel.B))
            .Then(Adjudicated(Panel.B), CutIs(14, CutBasis.Adjudicated, on: "2018-04-02"));

    [Fact]
    public void Chosen_twice_it_was_one_choice() =>
        StandardSpec.Given(StillApart(), Adjudicated(Panel.B), CutIs(14, CutBasis.Adjudicated, on: "2018-04-02")).When(Adjudicate(Panel.B)).ThenNothingHappens();

    [Fact]
    public void Another_persons_choice_and_other_reasons_are_not_the_same_choice()
    {
        var chosen = StandardSpec.Given(StillApart(), Adjudicated(Panel.B), CutIs(14, CutBasis.Adjudicated, on: "2018-04-02"));

        foreach (var other in new[] { Adjudicate(Panel.B, by: "adjudicator-2"), ((StandardCommand.AdjudicateCut)Adjudicate(Panel.B)) with { Reasons = Minutes } })
            chosen.When(other).ThenRefused(StandardRefusals.NothingToAdjudicate, "The panels of version 2018-1 do not stand apart after a discussion.");
    }

    [Fact]
    public void Nobody_chooses_before_the_panels_have_met() =>
        StandardSpec.Given(FarApart()).When(Adjudicate(Panel.A))
            .ThenRefused(StandardRefusals.NothingToAdjudicate, "The panels of version 2018-1 do not stand apart after a discussion.");

    [Theory]
    [InlineData("judge-a3")]
    [InlineData("operations-2")]
    [InlineData("facilitator-1")]
    public void Nobody_chooses_who_had_a_part_in_it(string actor) =>
        StandardSpec.Given(StillApart()).When(Adjudicate(Panel.A, by: actor))
            .ThenRefused(StandardRefusals.AdjudicatorInvolved, $"{actor} judged, opened the setting, or led the discussion of version 2018-1.");
}
