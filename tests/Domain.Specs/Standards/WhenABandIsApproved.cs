using Naas.Domain.Standards;
using static Naas.Domain.Specs.Standards.StandardSpec;

namespace Naas.Domain.Specs.Standards;

/// <summary>S-01: what is a narrow fail is approved by both panels and stored with the cut.</summary>
[Trait("Rule", "S-01")]
public sealed class When_a_band_is_approved
{
    /// <summary>The cut is 18.65 and the standard error of measurement there 1.25: one of them below is 17.40.</summary>
    [Fact]
    public void It_is_proposed_from_the_error_of_measurement_at_the_cut() =>
        StandardSpec.Given(BothAgreed()).When(ProposeBand(17.4m, 1.25m)).Then(BandProposed(17.4m, 1.25m));

    [Fact]
    public void Proposed_twice_it_is_one_proposal() =>
        StandardSpec.Given(BothAgreed(), BandProposed(17.4m, 1.25m)).When(ProposeBand(17.4m, 1.25m)).ThenNothingHappens();

    [Theory]
    [InlineData(16.14)]
    [InlineData(18.65)]
    public void It_begins_below_the_cut_and_no_further_than_two_errors_below(double from) =>
        StandardSpec.Given(BothAgreed()).When(ProposeBand((decimal)from, 1.25m))
            .ThenRefused(StandardRefusals.BandOutOfRange, $"A band from {from.ToString(System.Globalization.CultureInfo.InvariantCulture)} was proposed, with a standard error of 1.25 at the cut of 18.65; it may begin from 16.15 on, below the cut.");

    [Fact]
    public void Two_errors_below_is_not_too_far() => StandardSpec.Given(BothAgreed()).When(ProposeBand(16.15m, 1.25m)).Then(BandProposed(16.15m, 1.25m));

    [Fact]
    public void There_is_no_band_without_a_cut() =>
        StandardSpec.Given(FarApart()).When(ProposeBand(17.4m, 1.25m)).ThenRefused(StandardRefusals.CutNotSet, "The cut of version 2018-1 is not settled.");

    [Fact]
    public void No_judge_proposes_what_the_panels_approve() =>
        StandardSpec.Given(BothAgreed()).When(ProposeBand(17.4m, 1.25m, by: "judge-a1"))
            .ThenRefused(StandardRefusals.JudgeNotIndependent, "judge-a1 judges on panel A, which is to approve the band.");

    [Fact]
    public void Each_panel_approves_it() =>
        StandardSpec.Given(BothAgreed(), BandProposed(17.4m, 1.25m), BandApproved(Panel.A)).When(ApproveBand(Panel.B)).Then(BandApproved(Panel.B))
            .Open!.Band!.IsApproved.Should().BeTrue();

    [Fact]
    public void Approved_twice_it_is_approved_once() =>
        StandardSpec.Given(BothAgreed(), BandProposed(17.4m, 1.25m), BandApproved(Panel.A)).When(ApproveBand(Panel.A)).ThenNothingHappens();

    [Fact]
    public void Another_proposal_is_approved_anew() =>
        StandardSpec.Given(BothAgreed(), BandProposed(17.4m, 1.25m), BandApproved(Panel.A)).When(ProposeBand(17, 1.25m, on: "2018-04-23")).Then(BandProposed(17, 1.25m, on: "2018-04-23"))
            .Open!.Band!.ApprovedBy.Should().BeEmpty();

    [Fact]
    public void A_panel_approves_through_its_judges() =>
        StandardSpec.Given(BothAgreed(), BandProposed(17.4m, 1.25m)).When(ApproveBand(Panel.A, by: "operations-2"))
            .ThenRefused(StandardRefusals.NotAJudge, "operations-2 has not rated the items as a judge of panel A.");

    [Fact]
    public void Nothing_is_approved_that_was_not_proposed() =>
        StandardSpec.Given(BothAgreed()).When(ApproveBand(Panel.A)).ThenRefused(StandardRefusals.NoBandProposed, "No band has been proposed for version 2018-1.");
}
