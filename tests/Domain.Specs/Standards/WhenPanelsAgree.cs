using Naas.Application.Commands;
using Naas.Application.Ports;
using Naas.Application.Standards;
using Naas.Domain.Specs.Samples;
using Naas.Domain.Standards;
using static Naas.Domain.Specs.Standards.StandardSpec;

namespace Naas.Domain.Specs.Standards;

/// <summary>S-27: two cuts within their combined standard error become their mean.</summary>
[Trait("Rule", "S-27")]
public sealed class When_panels_agree
{
    [Fact]
    public void The_first_cut_to_come_in_settles_nothing()
    {
        var standard = StandardSpec.Given(Opened(), BothRated()).When(AgreeCut(Panel.A)).Then(CutAgreed(Panel.A, 18.5m, 0.4183m));

        standard.Open!.BothAreIn.Should().BeFalse("what one panel came to, the other does not see yet");
    }

    /// <summary>18.50 and 18.80 lie 0.30 apart; their errors, 0.4183 and 0.1225, combine to 0.4359.</summary>
    [Fact]
    public void Within_the_combined_error_the_cut_is_the_mean_of_the_two() =>
        StandardSpec.Given(Opened(), BothRated(), CutAgreed(Panel.A, 18.5m, 0.4183m))
            .When(AgreeCut(Panel.B))
            .Then(CutAgreed(Panel.B, 18.8m, 0.1225m), CutIs(18.65m))
            .Open!.BothAreIn.Should().BeTrue();

    /// <summary>
    /// Sums 17.5, 18, 19, 17.5, 18: a mean of 18.0, and 0.075 the square of its error. Sums 19, 18, 18.5, 17.5, 19: 18.4 and 0.085.
    /// Together 0.16, so 0.4 exactly; the rounded errors, 0.2739 and 0.2915, come to less.
    /// </summary>
    [Fact]
    public void Apart_by_the_combined_error_exactly_they_agree()
    {
        decimal[][] atEighteen = [[6, 6, 5.5m], [6, 6, 6], [7, 6, 6], [6, 6, 5.5m], [6, 6, 6]];
        decimal[][] atEighteenPointFour = [[7, 6, 6], [6, 6, 6], [6.5m, 6, 6], [6, 6, 5.5m], [7, 6, 6]];

        StandardSpec.Given(Opened(), Rated(Panel.A, atEighteen), Rated(Panel.B, atEighteenPointFour), CutAgreed(Panel.A, 18, 0.2739m))
            .When(AgreeCut(Panel.B))
            .Then(CutAgreed(Panel.B, 18.4m, 0.2915m), CutIs(18.2m));
    }

    /// <summary>Seven judges come to 128/7, 18.28571, and five to 18.3: their mean is 18.29286, while that of 18.29 and 18.30 would be rounded up once more.</summary>
    [Fact]
    public void The_mean_is_rounded_once()
    {
        decimal[][] seven = [[6.5m, 6, 6], [5, 6, 6], [7, 6, 6], [5.5m, 6, 6], [6.5m, 6, 6], [6.5m, 6, 6], [7, 6, 6]];
        decimal[][] five = [[6, 6, 6], [6.5m, 6, 6], [6, 6, 6], [6, 6, 6], [7, 6, 6]];
        var cutOfSeven = ModifiedAngoff.CutOf([.. seven.Select(judge => new Scores(judge))]);

        var events = StandardSpec.Given(Opened(), Rated(Panel.A, seven), Rated(Panel.B, five), CutAgreed(Panel.A, cutOfSeven.Cut, cutOfSeven.StandardError)).When(AgreeCut(Panel.B))
            .Decision.Should().BeOfType<StandardDecision.Accepted>().Subject.Events;

        events.OfType<StandardEvent.CutSet>().Should().ContainSingle().Which.Cut.Should().Be(18.29m);
    }

    [Fact]
    public void It_is_settled_on_the_day_of_the_later_cut_whichever_was_recorded_first() =>
        StandardSpec.Given(Opened(), BothRated(), CutAgreed(Panel.A, 18.5m, 0.4183m, on: "2018-03-15"))
            .When(AgreeCut(Panel.B, on: "2018-03-08"))
            .Then(CutAgreed(Panel.B, 18.8m, 0.1225m), CutIs(18.65m, on: "2018-03-15"));

    [Fact]
    public void Agreed_twice_it_is_in_already() =>
        StandardSpec.Given(Opened(), BothRated(), CutAgreed(Panel.A, 18.5m, 0.4183m)).When(AgreeCut(Panel.A)).ThenNothingHappens();

    [Fact]
    [Trait("Rule", "R-082")]
    public void It_takes_five_judges() =>
        StandardSpec.Given(Opened(), Rated(Panel.A, AroundEighteenAndAHalf[..4])).When(AgreeCut(Panel.A))
            .ThenRefused(StandardRefusals.TooFewJudges, "4 judges of panel A have rated the items; it takes 5.");

    [Fact]
    public void How_many_it_takes_is_the_editions() =>
        StandardSpec.Given(Opened(), Rated(Panel.A, AroundEighteenAndAHalf[..4]))
            .Under(Journeys.KnownFacts.Response2017 with { StandardJudgesAtLeast = new(4, Journeys.KnownFacts.Response2017.StandardJudgesAtLeast.Source) })
            .When(AgreeCut(Panel.A))
            .Decision.Should().BeOfType<StandardDecision.Accepted>();

    /// <summary>Four have rated: too few under the edition in force, enough under one that a dry run names.</summary>
    [Fact]
    [Trait("Rule", "S-50")]
    public void What_another_edition_would_say_can_be_asked()
    {
        var standard = StandardSpec.Given(Opened(), Rated(Panel.A, AroundEighteenAndAHalf[..4])).Standard;
        var four = Journeys.KnownFacts.Response2017 with { Edition = new EditionCode("of-four"), InForceFrom = null, StandardJudgesAtLeast = new(4, Journeys.KnownFacts.Response2017.StandardJudgesAtLeast.Source) };
        var editions = new TwoEditions(Journeys.KnownFacts.Response2017, four);

        StandardAggregate.Decide(AgreeCut(Panel.A), standard, AgreeCut(Panel.A).Facts, Sample.Reference, editions).Should().BeOfType<Verdict<StandardEvent>.Refused>();
        StandardAggregate.Decide(AgreeCut(Panel.A), standard, AgreeCut(Panel.A).Facts, Sample.Reference, editions, asked: new EditionCode("of-four"))
            .Should().BeOfType<Verdict<StandardEvent>.Accepted>().Which.Edition.Should().Be(new EditionCode("of-four"));
    }

    [Fact]
    [Trait("Rule", "R-082")]
    public void Only_a_judge_of_the_panel_says_what_it_agreed() =>
        StandardSpec.Given(Opened(), BothRated()).When(AgreeCut(Panel.A, by: "judge-b1"))
            .ThenRefused(StandardRefusals.NotAJudge, "judge-b1 has not rated the items as a judge of panel A.");

    private sealed class TwoEditions(Policy inForce, Policy other) : IPolicyEditions
    {
        public IReadOnlyList<Policy> All => [inForce, other];

        public Policy InForceOn(DateOnly day) => inForce;

        public Policy Named(EditionCode edition) => All.Single(policy => policy.Edition == edition);
    }
}
