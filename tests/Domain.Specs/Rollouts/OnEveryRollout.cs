using System.Text.RegularExpressions;
using Naas.Domain.Rollouts;
using Naas.Domain.Specs.Catalogues;
using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Rollouts.RolloutSpec;

namespace Naas.Domain.Specs.Rollouts;

/// <summary>What holds whatever operations ask, in whatever order.</summary>
public sealed class On_every_rollout
{
    private static readonly string[] Organisations = ["LEEDS", "BURY", "TRUST", "CAFCASS", "TRAFFORD", "BRIGHT-STAFFING", "SWIFT-CARE"];
    private static readonly string[] Phases = ["phase-one", "phase-two"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Evolve_takes_what_Decide_emits_and_a_repetition_adds_nothing(int seed)
    {
        var kinds = new HashSet<Type>();
        var random = new Random(seed);
        for (var walk = 0; walk < 200; walk++)
        {
            var (rollout, today) = (Rollout.NotBegun, Day("2018-05-01"));
            for (var step = 0; step < 60; step++)
            {
                today = today.AddDays(random.Next(20));
                var command = Any(random, today);
                var decision = RolloutDecider.Decide(command, rollout);
                Answers.Tell(command, decision);
                if (decision is not RolloutDecision.Accepted accepted)
                    continue;

                rollout = accepted.Events.Aggregate(rollout, Rollout.Evolve);
                kinds.UnionWith(accepted.Events.Select(happened => happened.GetType()));
                accepted.Events.Select(happened => happened.On).Should().BeSubsetOf([command.On]);
                RolloutDecider.Decide(command, rollout).Should().BeOfType<RolloutDecision.Accepted>($"{command} was accepted a moment ago").Which.Events.Should().BeEmpty();
                NobodyIsASiteTwiceOnADay(rollout);
            }
        }

        kinds.Should().BeEquivalentTo(typeof(RolloutEvent).GetNestedTypes(), "a walk that never comes to an event proves nothing about it");
    }

    public static TheoryData<string> Refused { get; } =
        [.. typeof(RolloutRefusals).GetProperties().Where(property => property.PropertyType == typeof(RefusalKind)).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Every_refusal_has_a_spec(string name) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Domain.Specs", "Rollouts"), "*.cs")
            .Should().Contain(file => Regex.IsMatch(File.ReadAllText(file), $@"\.ThenRefused\(RolloutRefusals\.{name}\b"), "a rule that no spec shows refusing may as well not be there");

    public static TheoryData<string> Names { get; } = [.. Impossible.Keys];

    private static Dictionary<string, (RolloutEvent[] Before, RolloutEvent Next)> Impossible => new()
    {
        ["a second opening"] = ([PhaseOpened()], PhaseOpened()),
        ["a change of a phase that nobody opened"] = ([], PhaseChanged(sittingsFrom: "2018-09-01", on: "2018-06-20")),
        ["a change after the end"] = ([PhaseOpened(), PhaseEnded(on: "2018-12-31")], PhaseChanged(sittingsFrom: "2018-09-01", on: "2019-01-07")),
        ["a second end"] = ([PhaseOpened(), PhaseEnded(on: "2018-12-31")], PhaseEnded(on: "2019-01-31")),
        ["an end before the opening"] = ([PhaseOpened(on: "2018-06-01")], PhaseEnded(on: "2018-05-31")),
        ["a site of no phase"] = ([], Joined("LEEDS")),
        ["a site of two phases"] = ([PhaseOpened(), PhaseOpened("phase-two"), Joined("LEEDS")], Joined("LEEDS", phase: "phase-two")),
        ["a leaving of what is no site"] = ([PhaseOpened()], LeftThePhase("LEEDS", on: "2018-11-30")),
        ["a second leaving"] = ([PhaseOpened(), Joined("LEEDS"), LeftThePhase("LEEDS", on: "2018-11-30")], LeftThePhase("LEEDS", on: "2018-12-07")),
        ["a second succession"] = ([Succeeded("LEEDS", by: "TRUST", on: "2019-04-01")], Succeeded("LEEDS", by: "BURY", on: "2019-07-01")),
        ["a succession by itself"] = ([], Succeeded("LEEDS", by: "LEEDS", on: "2019-04-01")),
        ["areas before those that there are"] = ([Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH")], Divided("LEEDS", on: "2018-05-01", "EAST", "WEST")),
        ["an end of areas that nobody recorded"] = ([], DivisionEnded("LEEDS", on: "2018-06-01")),
        ["a second end of areas"] = ([Divided("LEEDS", on: "2018-06-01", "NORTH", "SOUTH"), DivisionEnded("LEEDS", on: "2018-06-30")], DivisionEnded("LEEDS", on: "2018-07-31")),
        ["a succession in a circle"] = ([Succeeded("LEEDS", by: "TRUST", on: "2019-04-01")], Succeeded("TRUST", by: "LEEDS", on: "2019-07-01")),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void What_cannot_have_happened_is_not_taken_for_history(string name)
    {
        var (before, next) = Impossible[name];
        var rollout = before.Aggregate(Rollout.NotBegun, Rollout.Evolve);

        FluentActions.Invoking(() => Rollout.Evolve(rollout, next))
            .Should().Throw<ImpossibleRolloutException>().WithMessage($"{next.GetType().Name} on {next.On:yyyy-MM-dd} cannot have happened: *");
    }

    private static void NobodyIsASiteTwiceOnADay(Rollout rollout)
    {
        foreach (var (site, memberships) in rollout.Memberships)
        {
            var lasting = memberships.Where(membership => rollout.Until(membership) is not { } until || until >= membership.From).ToList();
            foreach (var (earlier, later) in lasting.Zip(lasting.Skip(1)))
                (rollout.Until(earlier) < later.From).Should().BeTrue($"{site}: {earlier} and {later} overlap");
        }
    }

    private static RolloutCommand Any(Random random, DateOnly today)
    {
        string Of(string[] some) => some[random.Next(some.Length)];
        var on = today.AddDays(random.Next(4) == 0 ? random.Next(-60, 60) : 0).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var from = today.AddDays(random.Next(90)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var command = random.Next(23) switch
        {
            < 4 => OpenPhase(Of(Phases), from, on),
            < 6 => ChangePhase(from, on, Of(Phases)),
            6 => EndPhase(on, Of(Phases)),
            < 14 => JoinSite(Of(Organisations), on, Of(Phases)),
            < 18 => LeaveSite(Of(Organisations), on, Of(Phases)),
            20 => Divide(Of(Organisations), on, "NORTH", "SOUTH"),
            21 => Divide(Of(Organisations), on, Of(["NORTH", "EAST"]), "WEST"),
            22 => EndDivision(Of(Organisations), on),
            _ => Succeed(Of(Organisations), Of(Organisations), on),
        };
        return command with { Facts = command.Facts with { Today = today } };
    }
}
