using Naas.Domain.Rollouts;
using Naas.Domain.Standards;
using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples;

public class PuritySpecs
{
    /// <remarks>Changes whenever the parameters, the rules or the generator do: look at what changed before you change it here.</remarks>
    private const string Golden = "17236b18d0981cbf48e961c20701f859ac2fb814a1a2be285b9ac9ec7f4a9916";

    /// <remarks>That of the sample from before anybody gave equality information: whoever does changes nothing else.</remarks>
    private const string GoldenUndeclared = "7fc063c6a8bebe8587bcae00142c2805142a448ae0257f54143c289c2accc952";

    private const string GoldenStandards = "da8d6b9158d9edeec38aea4d6c469a248f6e692dc06447fe6efffef5b49e98b3";

    [Fact]
    public void The_whole_sample_is_the_same_byte_for_byte_on_every_machine() => DigestOf(Workers).Should().Be(Golden);

    [Fact]
    public void Equality_information_changes_nothing_else_of_it() => DigestOf(Undeclared(Workers)).Should().Be(GoldenUndeclared);

    [Fact]
    public void And_so_is_how_its_panels_set_the_standards() => DigestOf(PhaseOne().StandardSteps).Should().Be(GoldenStandards);

    [Fact]
    public void The_phase_and_its_five_sites_are_recorded_before_the_first_worker()
    {
        var day = new DateOnly(2018, 6, 29);
        var phase = new PhaseCode("phase-one");
        var sample = PhaseOne();

        sample.RolloutSteps.SelectMany(step => step.Events).Should().Equal(
            new RolloutEvent.PhaseOpened(phase, new DateOnly(2018, 7, 1), day),
            new RolloutEvent.SiteJoined(Bury, phase, day),
            new RolloutEvent.SiteJoined(Manchester, phase, day),
            new RolloutEvent.SiteJoined(Oldham, phase, day),
            new RolloutEvent.SiteJoined(Wigan, phase, day),
            new RolloutEvent.SiteJoined(Leeds, phase, day));
        sample.RolloutSteps.Select(step => step.At).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        Workers.Min(worker => worker.Steps[0].At).Should().BeAfter(sample.RolloutSteps.Max(step => step.At));
    }

    [Fact]
    [Trait("Rule", "R-081")]
    [Trait("Rule", "R-083")]
    public void Every_element_of_every_open_level_has_its_own_standard_before_the_first_worker()
    {
        var sample = PhaseOne();
        // Of an edition that came into force; a practice leader's process has no elements.
        var levels = Editions.InForceOn(new DateOnly(2018, 7, 1)).OpenLevels.Value;

        sample.Standards.Keys.Should().BeEquivalentTo(levels.SelectMany(level => ElementSet.AssessedAt(level).Select(element => (level, element))));
        var (first, eve) = (new DateOnly(2018, 7, 1), new DateOnly(2018, 6, 30));
        foreach (var ((level, element), standard) in sample.Standards)
        {
            standard.InForceOn(eve).Should().BeNull();
            var (exercises, tolerance) = element switch { Knowledge => (0, 0), Simulated => (2, 5), _ => (1, 7) };
            var areas = level == Practitioner ? 10 : 8;
            standard.InForceOn(first).Should().Be(element == Knowledge
                ? new PerformanceStandard(level, element, "2018-1", 30, 18, 16, exercises, tolerance, areas)
                : new PerformanceStandard(level, element, "2018-1", 70, 40, 35, exercises, tolerance, areas));
        }

        sample.StandardSteps.GroupBy(step => (step.Level, step.Element)).Should().OnlyContain(steps => steps.Select(step => step.At).Distinct().Count() == steps.Count());
        sample.RolloutSteps.Min(step => step.At).Should().BeAfter(sample.StandardSteps.Max(step => step.At));
    }

    /// <summary>The two panels came to 18.1 and 17.9, and to 40.7 and 39.3: within their combined errors, so the mean is the cut (S-27).</summary>
    [Fact]
    public void Its_panels_differ_and_agree() =>
        PhaseOne().Standards.Values.Select(standard => standard.Versions.Single()).Select(version => (version.Work(Panel.A).Cut!.Cut, version.Work(Panel.B).Cut!.Cut, version.Basis))
            .Distinct().Should().BeEquivalentTo([(18.1m, 17.9m, CutBasis.PanelsAgree), (40.7m, 39.3m, CutBasis.PanelsAgree)]);

    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    [InlineData(1234)]
    [InlineData(1999)]
    public void One_worker_is_the_same_whether_or_not_others_were_made_before(int ordinal) =>
        DigestOf([PhaseOne().Worker(ordinal)]).Should().Be(DigestOf([Workers[ordinal]]));

    [Fact]
    public void The_order_in_which_workers_are_asked_for_makes_no_difference()
    {
        var sample = PhaseOne();
        var backwards = Enumerable.Range(0, 200).Reverse().Select(sample.Worker).Reverse();

        DigestOf(backwards).Should().Be(DigestOf(Workers.Take(200)));
    }

    [Fact]
    public void Another_seed_gives_other_people() => DigestOf([PhaseOne(7).Worker(0)]).Should().NotBe(DigestOf([Workers[0]]));

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void With_any_seed_every_command_is_accepted_and_the_workforce_is_as_large(ulong seed)
    {
        var sample = PhaseOne(seed);

        // Making a worker decides every step by the rules, and stops at the first that would be refused.
        sample.Workers().Should().HaveCountGreaterThan(1_653).And.OnlyContain(worker => worker.Steps.Length >= 2);
    }
}
