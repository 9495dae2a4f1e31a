using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels.Queries;

namespace Naas.Projections.Specs.Equalities;

/// <summary>What counts come to in an answer: which group is held against which, what is withheld, and what is left out.</summary>
public sealed class WhatFiguresOfEqualityTell
{
    /// <summary>Admissions to Berkeley in 1973 (P. J. Bickel and others 1975, Science 187, 398-404; R's <c>UCBAdmissions</c>), departments as strata: men admitted and rejected, women admitted and rejected.</summary>
    private static readonly int[][] Berkeley = [[512, 313, 89, 19], [353, 207, 17, 8], [120, 205, 202, 391], [138, 279, 131, 244], [53, 138, 94, 299], [22, 351, 24, 317]];

    [Fact]
    public void A_group_is_held_against_the_one_with_the_highest_rate()
    {
        var told = Of("characteristic=sex&stratifyBy=organisation", Departments);

        told.ReferenceGroup.Should().Be(new ReferenceGroup("male", null, "It has the highest rate of those that are large enough."));
        var women = told.Groups.Single(group => group.Category == "female");
        (women.N, women.Counted, women.Rate!.Percent).Should().Be((1835, 557, 30.4));
        women.Comparison!.DifferenceInPoints!.Value.Should().Be(-14.2);
        // 557 of 1835 against 1198 of 2691.
        women.Comparison.AdverseImpactRatio!.Value.Should().Be(0.682);
        women.Comparison.OddsRatio!.Value.Should().Be(0.543);
        women.Comparison.FisherP.Should().Be(1e-15);
        (women.Comparison.BelowFourFifths, women.Comparison.Shortfall, women.Comparison.ShortfallOfFourFifths).Should().Be((true, 260, 97));
        (women.Comparison.Withheld, women.Comparison.Warning, women.Warning).Should().Be((null, null, null));
        told.Groups.Single(group => group.Category == "male").Comparison.Should().BeNull("it is held against nobody");
        EqualityStatistics.ScreeningLine.Should().Contain("no force in UK law");
    }

    [Fact]
    public void Within_strata_the_difference_turns_round_and_is_seen_to()
    {
        var women = Of("characteristic=sex&stratifyBy=organisation", Departments).Stratified.Should().ContainSingle().Subject;

        // R's mantelhaen.test(UCBAdmissions) has 0.9046968 for men against women, with 0.7719074 to 1.0603298.
        (women.Crude!.Value, women.Common!.Value, women.Common.Interval, women.Reversed, women.TellingStrata).Should().Be((0.543, 1.105, new Bounds(0.943, 1.295), true, 6));
        (women.Corrected, women.Uncorrected).Should().Be((new TestFigure(1.427, 1, 0.2323), new TestFigure(1.525, 1, 0.2169)));
        women.Homogeneity!.P.Should().BeInRange(0.001, 0.003);
        women.Strata[0].Should().Be(new StratumFigure("A", 108, 89, 825, 512));
    }

    [Fact]
    public void The_other_group_can_be_chosen()
    {
        var told = Of("characteristic=sex&reference=female", Departments);

        told.ReferenceGroup!.Because.Should().Be("It was asked for.");
        told.Groups.Single(group => group.Category == "male").Comparison!.OddsRatio!.Value.Should().Be(1.841);
    }

    [Theory]
    [InlineData("characteristic=ethnic-group&reference=mixed", "mixed", null)]
    [InlineData("characteristic=ethnic-group,sex&reference=mixed,female", "mixed", "female")]
    public void A_chosen_group_in_which_nobody_counts_is_named_and_said_to_be_empty(string parameters, string category, string? and)
    {
        CountedGroup[] counts = [.. Counts("white", 80, 20), .. Counts("black", 50, 50), new CountedGroup("mixed", null, null, "annulled", 2)];
        var told = Of(parameters, [.. counts.Select(count => count with { And = and is null ? null : "female" })]);

        told.ReferenceGroup.Should().Be(new ReferenceGroup(category, and, "It was asked for, and nobody in it counts: no group is compared."));
        told.Groups.Should().NotBeEmpty().And.OnlyContain(group => group.Comparison == null);
    }

    [Fact]
    public void A_p_that_is_next_to_nought_is_not_told_as_nought()
    {
        var told = Of("characteristic=sex", [.. Counts("male", 900, 100), .. Counts("female", 500, 500)]);

        var comparison = told.Groups.Single(group => group.Category == "female").Comparison!;
        (comparison.FisherP, comparison.MidP).Should().Be((1e-15, 1e-15));
    }

    [Fact]
    [Trait("Rule", "S-39")]
    public void Of_few_a_comparison_is_withheld_or_carries_a_warning()
    {
        var told = Of("characteristic=ethnic-group", [.. Counts("white", 80, 20), .. Counts("black", 20, 9), .. Counts("asian", 6, 3)]);

        var black = told.Groups.Single(group => group.Category == "black");
        black.Comparison!.Warning.Should().StartWith("Fewer than 30 in one of the two groups");
        black.Warning.Should().StartWith("Fewer than 30 in the group");
        var asian = told.Groups.Single(group => group.Category == "asian");
        (asian.N, asian.Counted, asian.Rate!.Percent).Should().Be((9, 6, 66.7), "inside the department counts are exact");
        asian.Comparison.Should().Be(new GroupComparison(null, null, null, null, null, null, null, null, "Withheld: fewer than 10 in one of the two groups.", null));
    }

    [Fact]
    public void Who_gave_no_answer_is_shown_and_compared_with_nobody()
    {
        var told = Of("characteristic=ethnic-group", [.. Counts("white", 80, 20), .. Counts("refused", 40, 0), .. Counts("not-known", 5, 5), .. Counts("other", 30, 30), new CountedGroup("white", null, null, "annulled", 2)]);

        told.Groups.Select(group => (group.Category, group.N, group.Compared)).Should().Equal(("white", 100, true), ("other", 60, true), ("refused", 40, false), ("not-known", 10, false));
        told.Groups.Where(group => !group.Compared).Should().OnlyContain(group => group.Comparison == null && group.Rate != null);
        told.ReferenceGroup!.Category.Should().Be("white", "those who refused met more often, and are no group that others are held against");
        told.N.Should().Be(160);
        told.Excluded.Select(excluded => (excluded.Reason, excluded.Count)).Should().Equal(("annulled", 2), ("not-known", 10), ("refused", 40));
        (told.Everybody.N, told.Everybody.Counted).Should().Be((210, 155));
        told.Groups[0].Outcomes.Should().Equal(new OutcomeCount("annulled", 2), new OutcomeCount("met", 80), new OutcomeCount("not-met", 20));
    }

    [Fact]
    public void Where_nobody_is_counted_there_is_no_figure()
    {
        var told = Of("characteristic=sex", []);

        (told.Groups.Count, told.ReferenceGroup, told.Everybody.N, told.Everybody.Rate).Should().Be((0, null, 0, null));
    }

    private static CountedGroup[] Departments =>
    [
        .. Berkeley.SelectMany((cells, department) => new[]
        {
            new CountedGroup("male", null, $"{(char)('A' + department)}", "met", cells[0]), new CountedGroup("male", null, $"{(char)('A' + department)}", "not-met", cells[1]),
            new CountedGroup("female", null, $"{(char)('A' + department)}", "met", cells[2]), new CountedGroup("female", null, $"{(char)('A' + department)}", "not-met", cells[3]),
        }),
    ];

    private static CountedGroup[] Counts(string category, int met, int notMet) => [new(category, null, null, "met", met), new(category, null, null, "not-met", notMet)];

    private static EqualityStatistics Of(string parameters, params IReadOnlyList<CountedGroup> counts) => new(WhatNamesAFigure.Read(parameters, out _)!, counts);
}
