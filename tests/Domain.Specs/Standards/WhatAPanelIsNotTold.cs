using System.Text.Json;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Standards;
using Naas.Domain.Specs.Samples;
using Naas.Domain.Standards;
using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Standards.StandardSpec;

namespace Naas.Domain.Specs.Standards;

/// <summary>R-082: until both cuts are in, no answer to a judge depends on what the other panel did.</summary>
[Trait("Rule", "R-082")]
public sealed class What_a_panel_is_not_told
{
    private static readonly StandardAggregate Standards = new(Sample.Editions, Sample.Reference);

    private static readonly Role[] EveryRole = Enum.GetValues<Role>();

    private static readonly JsonSerializerOptions AsText = WithConverters();

    /// <summary>Each answer is held against the one in a world in which the other panel has done nothing since the panels work apart.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_a_judge_asks_is_answered_as_if_the_other_panel_had_not_begun(int seed)
    {
        var random = new Random(seed);
        var (compared, told) = (0, 0);
        for (var walk = 0; walk < 20; walk++)
        {
            List<StandardEvent> history = [];
            var today = Day("2018-01-01");
            for (var step = 0; step < 150; step++)
            {
                today = today.AddDays(random.Next(6) == 0 ? 1 : 0);
                var standard = Fold(history);
                if (StandardDecider.Decide(On_every_standard.Any(random, standard, today), standard, Response2017) is StandardDecision.Accepted accepted)
                    history.AddRange(accepted.Events);

                var panel = random.Next(2) == 0 ? Panel.A : Panel.B;
                if (Without(StandardSetting.Other(panel), history) is not { } alone || alone.Count == history.Count)
                    continue;

                standard = Fold(history);
                // One who was named, and may or may not have rated.
                var judge = standard.Open!.JudgesOf(panel).ElementAt(random.Next(3));
                var role = random.Next(2) == 0 ? RoleOf(panel) : EveryRole[random.Next(EveryRole.Length)];
                foreach (var command in Asked(random, standard.Open, panel, judge, today))
                {
                    var request = RequestOf(command, In(role, judge.Value), random.Next(2) == 0 ? Purpose.DryRun : Purpose.Record);
                    var (answer, other) = (await AnswerAsync(request, history, today), await AnswerAsync(request, alone, today));
                    compared++;
                    if (request.Purpose == Purpose.Record && MakesBothIn(answer, standard))
                        told++;
                    else
                        answer.ToString().Should().Be(other.ToString(), $"{role} {request.Purpose} {command}");
                }

                Seen(In(role, judge.Value), history).Should().Be(Seen(In(role, judge.Value), alone));
            }
        }

        compared.Should().BeGreaterThan(5_000, "a walk that never comes to two panels apart proves nothing");
        told.Should().BePositive("the second cut to come in is told what it settles");
    }

    [Fact]
    public async Task A_dry_run_of_the_second_cut_does_not_tell_whether_the_panels_agree()
    {
        List<StandardEvent> history = [.. Opened(), .. BothRated(), .. CutAgreed(Panel.B, 18.8m, 0.1225m)];
        var ask = AgreeCut(Panel.A);

        var dryRun = await AnswerAsync(RequestOf(ask, In(Role.PanelA, "judge-a1"), Purpose.DryRun), history, Day("2018-03-08"));
        var recorded = await AnswerAsync(RequestOf(ask, In(Role.PanelA, "judge-a1"), Purpose.Record), history, Day("2018-03-08"));

        dryRun.Events.Should().Equal(CutAgreed(Panel.A, 18.5m, 0.4183m));
        recorded.Events.Should().Equal(CutAgreed(Panel.A, 18.5m, 0.4183m).Concat(CutIs(18.65m)));
    }

    [Fact]
    public async Task A_judge_does_not_ask_in_another_role_either()
    {
        List<StandardEvent> history = [.. Opened(), .. BothRated(), .. CutAgreed(Panel.B, 18.8m, 0.1225m)];

        (await AnswerAsync(RequestOf(Abandon(AbandonReason.NotIndependent), In(Role.DfeOperations, "judge-a1"), Purpose.DryRun), history, Day("2018-04-30")))
            .NotAllowed.Should().Be("You judge on panel A; while this version is being set, you act on it as such only.");
        (await AnswerAsync(RequestOf(Rate(Panel.B, Judge(Panel.A, 1), ratings: [7, 6, 5]), In(Role.PanelA, "judge-a1"), Purpose.DryRun), history, Day("2018-04-30")))
            .NotAllowed.Should().Be("This is the business of the other panel.");
        Shown(In(Role.DfeOperations, "judge-a1"), history, Panel.B).Should().Be((null, null, null, false));
    }

    /// <summary>Judges, whether the cut is in, the cut, and whether the ratings are shown.</summary>
    [Fact]
    public void Of_a_panel_everybody_sees_so_much_and_no_more()
    {
        List<StandardEvent> apart = [.. Opened(), .. BothRated(), .. CutAgreed(Panel.B, 18.8m, 0.1225m)];
        List<StandardEvent> bothIn = [.. BothAgreed()];
        List<StandardEvent> again = [.. FarApart(), .. Conferred(), .. CutAgreed(Panel.B, 14, 0.1581m, on: "2018-03-22")];
        List<StandardEvent> inForce = [.. FirstVersionInForce()];

        Shown(In(Role.PanelA, "judge-a1"), apart, Panel.B).Should().Be((null, null, null, false));
        Shown(In(Role.PanelB, "judge-b1"), apart, Panel.B).Should().Be((5, true, 18.8m, true));
        foreach (var role in (Role[])[Role.DfeOperations, Role.Psychometrician, Role.Adjudicator])
        {
            Shown(In(role), apart, Panel.B).Should().Be((5, true, null, false), role.ToString());
            Shown(In(role), bothIn, Panel.B).Should().Be((5, true, 18.8m, true), role.ToString());
        }

        Shown(In(Role.Auditor), apart, Panel.B).Should().Be((5, true, 18.8m, true));
        Shown(In(Role.PanelA, "judge-a1"), bothIn, Panel.B).Should().Be((5, true, 18.8m, true));
        Shown(In(Role.PanelA, "judge-a1"), again, Panel.B).Should().Be((null, null, null, false), "after the discussion they judge apart once more");
        StandardSight.VersionsFor(In(Role.PanelA, "judge-a1"), Fold(again)).Single().Panels[1].CutBefore!.Cut.Should().Be(14, "that one they discussed");
        StandardSight.VersionsFor(In(Role.Employer), Fold(bothIn)).Should().BeEmpty("it is not announced yet");
        Shown(In(Role.Employer), inForce, Panel.A).Should().Be((5, true, 18.5m, false), "both panels' cuts are published, their judges' ratings are not");
    }

    /// <summary>Somebody named for panel A who has rated nothing yet, and may sign in as more than a judge.</summary>
    [Theory]
    [InlineData(Role.PanelA)]
    [InlineData(Role.PanelB)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Psychometrician)]
    public void Whoever_is_named_for_a_panel_reads_nothing_of_the_other_in_any_role(Role role) =>
        Shown(In(role, "judge-a6"), [.. Opened(), .. BothRated(), .. CutAgreed(Panel.B, 18.8m, 0.1225m)], Panel.B).Should().Be((null, null, null, false));

    [Theory]
    [InlineData(Role.PanelA)]
    [InlineData(Role.PanelB)]
    public void Who_was_named_for_neither_reads_nothing_before_the_version_is_announced(Role role)
    {
        StandardSight.VersionsFor(In(role), Fold([.. BothAgreed()])).Should().BeEmpty();
        Shown(In(role), [.. FirstVersionInForce()], Panel.B).Should().Be((5, true, 18.8m, false));
    }

    /// <summary>Its items may be judged anew, by the same people or others.</summary>
    [Fact]
    public void Of_a_version_that_was_given_up_a_judge_keeps_the_own_part_only()
    {
        List<StandardEvent> anew = [.. BothAgreed(), .. Abandoned(AbandonReason.NotIndependent), .. Opened(Second, on: "2018-05-01", judgesOfA: Judges.Of(Enumerable.Range(1, 5).Select(number => new ActorId($"judge-new{number}"))))];

        StandardSight.VersionsFor(In(Role.PanelA, "judge-new1"), Fold(anew)).Select(version => version.Version.Value).Should().Equal(Second);
        var old = StandardSight.VersionsFor(In(Role.PanelB, "judge-b1"), Fold(anew)).First();
        (old.Panels[0].Ratings, old.Panels[0].Cut, old.Panels[1].Cut!.Cut).Should().Be((null, null, 18.8m));
    }

    /// <summary>As settings were before their judges were named.</summary>
    [Fact]
    public void Where_nobody_was_named_the_role_says_whose_panel_it_is()
    {
        List<StandardEvent> apart = [.. OpenedToAll(), .. BothRated(), .. CutAgreed(Panel.B, 18.8m, 0.1225m)];

        Shown(In(Role.PanelA), apart, Panel.B).Should().Be((null, null, null, false));
        Shown(In(Role.PanelB), apart, Panel.B).Should().Be((5, true, 18.8m, true));
    }

    private static (int? Judges, bool? IsIn, decimal? Cut, bool Ratings) Shown(Caller caller, List<StandardEvent> history, Panel panel)
    {
        var shown = StandardSight.VersionsFor(caller, Fold(history)).Single().Panels.Single(one => one.Panel == panel);
        return (shown.Judges, shown.IsIn, shown.Cut?.Cut, shown.Ratings is not null);
    }

    /// <summary>All that is shown of a standard, in one text.</summary>
    private static string Seen(Caller caller, List<StandardEvent> history) => JsonSerializer.Serialize(StandardSight.VersionsFor(caller, Fold(history)), AsText);

    private static Role RoleOf(Panel panel) => panel == Panel.A ? Role.PanelA : Role.PanelB;

    private static Caller In(Role role, string subject = "somebody") => new(new ActorId(subject), role, null, null);

    /// <summary>The history without what a panel did since the panels work apart; null when they do not.</summary>
    private static List<StandardEvent>? Without(Panel panel, List<StandardEvent> history)
    {
        if (Fold(history).Open is not { BothAreIn: false })
            return null;
        var since = history.FindLastIndex(happened => happened is StandardEvent.StandardSettingOpened or StandardEvent.PanelsConferred);
        return [.. history[..since], .. history[since..].Where(happened => happened is not (StandardEvent.JudgeRated or StandardEvent.PanelCutAgreed) || PanelOf(happened) != panel)];
    }

    private static JsonSerializerOptions WithConverters()
    {
        var options = new JsonSerializerOptions();
        JourneyJson.AddConverters(options);
        return options;
    }

    private static Panel? PanelOf(StandardEvent happened) => happened switch
    {
        StandardEvent.JudgeRated e => e.Panel,
        StandardEvent.PanelCutAgreed e => e.Panel,
        _ => null,
    };

    private static IEnumerable<StandardCommand> Asked(Random random, StandardSetting open, Panel panel, ActorId judge, DateOnly today)
    {
        var on = today.AddDays(-random.Next(8));
        yield return new StandardCommand.RateItems(open.Version, panel, Scores.Of(random.Next(11), 4, 5), on);
        if (open.Work(panel).Ratings.TryGetValue(judge, out var last))
            yield return new StandardCommand.RateItems(open.Version, panel, last, on);
        yield return new StandardCommand.AgreePanelCut(open.Version, panel, on);
        yield return new StandardCommand.ApproveNarrowBand(open.Version, panel, on);
        yield return new StandardCommand.RecordConference(open.Version, Minutes, on);
        yield return new StandardCommand.AdjudicateCut(open.Version, panel, WhyThisCut, on);
        yield return new StandardCommand.ProposeNarrowBand(open.Version, 10, 1, on);
        yield return new StandardCommand.BringIntoForce(open.Version, today, on);
        yield return new StandardCommand.AbandonSetting(open.Version, AbandonReason.PanelIncomplete, on);
    }

    private static bool MakesBothIn(Answer answer, ElementStandard standard) =>
        answer.Events.Aggregate(standard, ElementStandard.Evolve).Open is { BothAreIn: true };

    private static ElementStandard Fold(IEnumerable<StandardEvent> history) => history.Aggregate(ElementStandard.NotBegun, ElementStandard.Evolve);

    private static StandardRequest RequestOf(StandardCommand command, Caller caller, Purpose purpose) =>
        new(Practitioner, Written, command, new CommandIdentity(Guid.NewGuid(), "hash", "conversation", null), caller, Purpose: purpose);

    /// <summary>What a caller is answered, but for revision and position: that something was done is common knowledge.</summary>
    private static async Task<Answer> AnswerAsync(StandardRequest request, List<StandardEvent> history, DateOnly today)
    {
        if (!AccessTable.RolesFor(request.CommandType).Contains(request.Caller.Role))
            return new Answer("not for this role", null, [], null);
        if (Standards.WhyNotAllowed(request, Fold(history)) is { } why)
            return new Answer(why, null, [], null);

        var metadata = new EventMetadata(DateTimeOffset.UnixEpoch, new ActorId("somebody"), "panel-a", null, Guid.Empty, "hash", "conversation", null, Response2017.Edition);
        var loaded = new LoadedStream<ElementStandard, StandardEvent>(Fold(history), history.Count - 1, [.. history.Select((happened, index) => new StreamEntry<StandardEvent>(happened, metadata, index, new LogPosition(Guid.Empty, index)))]);
        return await Standards.DecideAsync(request, loaded, today, TestContext.Current.CancellationToken) switch
        {
            Verdict<StandardEvent>.Accepted accepted => new Answer(null, null, accepted.Events, accepted.MadeSoBy?.Event),
            Verdict<StandardEvent>.Refused refused => new Answer(null, refused.Refusal, [], null),
            var other => throw new InvalidOperationException($"A standard was answered with {other}."),
        };
    }

    private sealed record Answer(string? NotAllowed, Refusal? Refusal, IReadOnlyList<StandardEvent> Events, StandardEvent? MadeSoBy)
    {
        public override string ToString() => $"{NotAllowed} {Refusal} {string.Join(" ", Events)} {MadeSoBy}";
    }
}
