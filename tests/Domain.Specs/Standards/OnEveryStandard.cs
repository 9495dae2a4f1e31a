using System.Text.RegularExpressions;
using Naas.Domain.Specs.Catalogues;
using Naas.Domain.Standards;
using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Standards.StandardSpec;

namespace Naas.Domain.Specs.Standards;

/// <summary>What holds whatever is asked, in whatever order.</summary>
public sealed class On_every_standard
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Evolve_takes_what_Decide_emits_and_a_repetition_adds_nothing(int seed)
    {
        var kinds = new HashSet<Type>();
        var random = new Random(seed);
        for (var walk = 0; walk < 60; walk++)
        {
            var (standard, today) = (ElementStandard.NotBegun, Day("2018-01-01"));
            for (var step = 0; step < 250; step++)
            {
                today = today.AddDays(random.Next(10) == 0 ? 1 : 0);
                var command = Any(random, standard, today);
                var decision = StandardDecider.Decide(command, standard, Response2017);
                Answers.Tell(command, decision);
                if (decision is not StandardDecision.Accepted accepted)
                    continue;

                // What a second cut settles, it settles on the later of the panels' days.
                accepted.Events.Select(happened => happened.On).Should().BeSubsetOf(command is StandardCommand.AgreePanelCut ? [command.On, standard.Open!.LastOn] : [command.On]);
                standard = accepted.Events.Aggregate(standard, ElementStandard.Evolve);
                kinds.UnionWith(accepted.Events.Select(happened => happened.GetType()));
                StandardDecider.Decide(command, standard, Response2017).Should().BeOfType<StandardDecision.Accepted>($"{command} was accepted a moment ago").Which.Events.Should().BeEmpty();
                NobodyJudgesTwice(standard);
            }

            OneVersionGovernsEachDay(standard);
        }

        kinds.Should().BeEquivalentTo(typeof(StandardEvent).GetNestedTypes(), "a walk that never comes to an event proves nothing about it");
    }

    public static TheoryData<string> Refused { get; } =
        [.. typeof(StandardRefusals).GetProperties().Where(property => property.PropertyType == typeof(RefusalKind)).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Every_refusal_has_a_spec(string name) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Domain.Specs", "Standards"), "*.cs")
            .Should().Contain(file => Regex.IsMatch(File.ReadAllText(file), $@"\.ThenRefused\(StandardRefusals\.{name}\b"), "a rule that no spec shows refusing may as well not be there");

    public static TheoryData<string> Names { get; } = [.. Impossible.Keys];

    private static Dictionary<string, (IEnumerable<StandardEvent> Before, IEnumerable<StandardEvent> Next)> Impossible => new()
    {
        ["a rating of what is not open"] = ([], Rated(Panel.A, [[7, 6, 5]])),
        ["a second version beside an open one"] = (Opened(), Opened("2018-2")),
        ["a judge on both panels"] = ([.. Opened(), .. Rated(Panel.A, [[7, 6, 5]])], [new StandardEvent.JudgeRated(new(First), Panel.B, 1, Scores.Of(7, 6, 5), Judge(Panel.A, 1), Day("2018-03-02"))]),
        ["a rating by somebody who was not named"] = (Opened(), [new StandardEvent.JudgeRated(new(First), Panel.A, 1, Scores.Of(7, 6, 5), new("judge-new"), Day("2018-03-02"))]),
        ["a cut of a panel whose cut is in"] = ([.. Opened(), .. BothRated(), .. CutAgreed(Panel.A, 18.5m, 0.4183m)], CutAgreed(Panel.A, 18.5m, 0.4183m)),
        ["a cut before both panels' are in"] = ([.. Opened(), .. BothRated(), .. CutAgreed(Panel.A, 18.5m, 0.4183m)], CutIs(18.5m)),
        ["a discussion of panels that agree"] = (BothAgreed(), Conferred()),
        ["a choice before the discussion"] = (FarApart(), Adjudicated(Panel.A)),
        ["a band before the cut"] = (FarApart(), BandProposed(17, 1)),
        ["an approval of no band"] = (BothAgreed(), BandApproved(Panel.A)),
        ["a standard in force without its band"] = (BothAgreed(), InForce(from: "2018-07-01")),
        ["a withdrawal of what is not announced"] = (BothAgreed(), Withdrawn(AnnouncementWithdrawal.WrongDay)),
        ["a withdrawal on the first day"] = (FirstVersionInForce(), Withdrawn(AnnouncementWithdrawal.WrongDay, on: "2018-07-01")),
        ["anything after it was given up"] = ([.. Opened(), .. Abandoned(AbandonReason.ContentChanged)], Rated(Panel.A, [[7, 6, 5]], on: "2018-05-02")),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void What_cannot_have_happened_is_not_taken_for_history(string name)
    {
        var (before, next) = Impossible[name];
        var standard = before.Aggregate(ElementStandard.NotBegun, ElementStandard.Evolve);
        var happened = next.First();

        FluentActions.Invoking(() => ElementStandard.Evolve(standard, happened))
            .Should().Throw<ImpossibleStandardException>().WithMessage($"{happened.GetType().Name} on {happened.On:yyyy-MM-dd} cannot have happened: *");
    }

    private static void NobodyJudgesTwice(ElementStandard standard)
    {
        if (standard.Open is { } open)
            open.Work(Panel.A).Ratings.Keys.Should().NotIntersectWith(open.Work(Panel.B).Ratings.Keys);
    }

    private static void OneVersionGovernsEachDay(ElementStandard standard)
    {
        var firstDays = standard.Versions.Where(version => version.From is not null).Select(version => version.From!.Value).ToList();
        firstDays.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    private static Judges SevenFrom(int first) => Judges.Of(Enumerable.Range(first, 7).Select(number => new ActorId($"judge-{number}")));

    /// <summary>Whatever somebody might ask of a standard as it stands.</summary>
    internal static StandardCommand Any(Random random, ElementStandard standard, DateOnly today)
    {
        var panel = random.Next(2) == 0 ? Panel.A : Panel.B;
        var version = standard.Open?.Version.Value ?? $"v-{standard.Versions.Length + (random.Next(5) == 0 ? 0 : 1)}";
        var on = today.AddDays(random.Next(12) == 0 ? random.Next(-5, 5) : 0).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        // Seven are named for each panel; now and then somebody of the other asks, or a stranger.
        var judge = new ActorId($"judge-{(random.Next(8) == 0 ? random.Next(15) : (panel == Panel.A ? 0 : 7) + random.Next(7))}");
        var actor = random.Next(6) switch { 0 => "operations-2", 1 => "facilitator-1", 2 => "psychometrician-1", 3 => "adjudicator-1", _ => judge.Value };
        // Panel B leans far to one side in every other version, so that panels both agree and stay apart.
        var lean = panel == Panel.B && standard.Versions.Length % 2 == 0 ? 3 : 0;
        StandardCommand command = random.Next(40) switch
        {
            0 => new StandardCommand.OpenStandardSetting(Practitioner, Written, new(version), standard.Newest is null ? SettingReason.FirstStandard : SettingReason.NewContent, Scores.Of(10, 10, 10), 1, 7, SevenFrom(0), SevenFrom(7), Day(on)) { Areas = 10 },
            1 when random.Next(20) == 0 => new StandardCommand.AbandonSetting(new(version), AbandonReason.PanelIncomplete, Day(on)),
            2 when random.Next(4) == 0 => new StandardCommand.WithdrawAnnouncement(standard.Newest?.Version ?? new(version), AnnouncementWithdrawal.WrongDay, Day(on)),
            < 18 => new StandardCommand.RateItems(new(version), panel, Scores.Of(5 + lean + random.Next(3), 4 + lean + random.Next(4), 5 + lean), Day(on)),
            < 24 => new StandardCommand.AgreePanelCut(new(version), panel, Day(on)),
            < 28 => new StandardCommand.RecordConference(new(version), Minutes, Day(on)),
            < 31 => new StandardCommand.AdjudicateCut(new(version), panel, WhyThisCut, Day(on)),
            < 34 => new StandardCommand.ProposeNarrowBand(new(version), (standard.Open?.Cut ?? 15) - random.Next(4), 1, Day(on)),
            < 38 => new StandardCommand.ApproveNarrowBand(new(version), panel, Day(on)),
            _ => new StandardCommand.BringIntoForce(new(version), today.AddDays(random.Next(-2, 30)), Day(on)),
        };
        return command with { Facts = new CommandFacts(new(command is StandardCommand.RateItems or StandardCommand.AgreePanelCut or StandardCommand.ApproveNarrowBand ? judge.Value : actor), today, Calendar) };
    }
}
