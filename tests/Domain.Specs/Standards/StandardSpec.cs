using Naas.Domain.Specs.Catalogues;
using Naas.Domain.Standards;
using static Naas.Domain.Specs.Journeys.KnownFacts;

namespace Naas.Domain.Specs.Standards;

/// <summary>Given how far a standard has come, when somebody asks, then exactly these events, or that refusal, or nothing.</summary>
/// <remarks>Version 2018-1 of the practitioner's written element: three questions of ten points each.</remarks>
internal static class StandardSpec
{
    public const string First = "2018-1";
    public const string Second = "2019-1";

    /// <summary>Five judges whose cuts have a mean of 18.50 of 30 points.</summary>
    public static readonly decimal[][] AroundEighteenAndAHalf = [[7, 6, 5], [8, 6, 5.5m], [6.5m, 6, 5], [7, 6.5m, 6], [7.5m, 5.5m, 5]];

    /// <summary>Five whose mean, 18.80, lies within the combined error of the others'.</summary>
    public static readonly decimal[][] AroundEighteenPointEight = [[7, 6, 5.5m], [7, 7, 5], [8, 6, 5], [6, 6.5m, 6], [7.5m, 6, 5.5m]];

    /// <summary>Five whose mean, 14.00, lies far from the others'.</summary>
    public static readonly decimal[][] AroundFourteen = [[5, 5, 4], [5.5m, 4.5m, 4], [5, 5, 4.5m], [4.5m, 5, 4], [5, 4.5m, 4.5m]];

    public static GivenStandard Given(params IEnumerable<StandardEvent>[] history) =>
        new(history.SelectMany(events => events).Aggregate(ElementStandard.NotBegun, ElementStandard.Evolve), Response2017);

    // What happened.

    public static IEnumerable<StandardEvent> Opened(string version = First, SettingReason reason = SettingReason.FirstStandard, string on = "2018-02-01", Judges? judgesOfA = null) =>
        [new StandardEvent.StandardSettingOpened(Practitioner, Written, new(version), reason, Scores.Of(10, 10, 10), 1, 7, 10, judgesOfA ?? JudgesOf(Panel.A), JudgesOf(Panel.B), new("operations-2"), Day(on))];

    /// <summary>Before judges were named: whoever had a panel's role judged on it.</summary>
    public static IEnumerable<StandardEvent> OpenedToAll(string version = First, string on = "2018-02-01") =>
        [((StandardEvent.StandardSettingOpened)Opened(version, on: on).Single()) with { JudgesOfA = Judges.None, JudgesOfB = Judges.None }];

    public static IEnumerable<StandardEvent> Rated(Panel panel, decimal[][] judges, string version = First, int time = 1, string on = "2018-03-01") =>
        judges.Select((ratings, index) => new StandardEvent.JudgeRated(new(version), panel, time, new Scores(ratings), Judge(panel, index + 1), Day(on)));

    public static IEnumerable<StandardEvent> CutAgreed(Panel panel, decimal cut, decimal error, string version = First, string on = "2018-03-08") =>
        [new StandardEvent.PanelCutAgreed(new(version), panel, cut, error, 5, Judge(panel, 1), Day(on))];

    public static IEnumerable<StandardEvent> Disagreed(decimal apart, decimal combined, string on = "2018-03-08") =>
        [new StandardEvent.PanelsDisagreed(new(First), apart, combined, Day(on))];

    public static IEnumerable<StandardEvent> Conferred(string on = "2018-03-15") =>
        [new StandardEvent.PanelsConferred(new(First), Minutes, new("facilitator-1"), Day(on))];

    public static IEnumerable<StandardEvent> Adjudicated(Panel panel, string on = "2018-04-02") =>
        [new StandardEvent.CutAdjudicated(new(First), panel, WhyThisCut, new("adjudicator-1"), Day(on))];

    public static IEnumerable<StandardEvent> CutIs(decimal cut, CutBasis basis = CutBasis.PanelsAgree, string version = First, string on = "2018-03-08") =>
        [new StandardEvent.CutSet(new(version), cut, basis, Day(on))];

    public static IEnumerable<StandardEvent> BandProposed(decimal from, decimal error, string version = First, string on = "2018-04-09") =>
        [new StandardEvent.NarrowBandProposed(new(version), from, error, new("psychometrician-1"), Day(on))];

    public static IEnumerable<StandardEvent> BandApproved(Panel panel, string version = First, string on = "2018-04-16") =>
        [new StandardEvent.NarrowBandApproved(new(version), panel, Judge(panel, 2), Day(on))];

    public static IEnumerable<StandardEvent> InForce(string from, string version = First, string on = "2018-05-01") =>
        [new StandardEvent.StandardBroughtIntoForce(new(version), Day(from), new("operations-2"), Day(on))];

    public static IEnumerable<StandardEvent> Withdrawn(AnnouncementWithdrawal reason, string version = First, string on = "2018-05-02") =>
        [new StandardEvent.AnnouncementWithdrawn(new(version), reason, new("operations-2"), Day(on))];

    public static IEnumerable<StandardEvent> Abandoned(AbandonReason reason, string version = First, string on = "2018-04-30") =>
        [new StandardEvent.StandardSettingAbandoned(new(version), reason, new("operations-2"), Day(on))];

    /// <summary>Both panels have rated and agreed: a cut of 18.65.</summary>
    public static IEnumerable<StandardEvent> BothAgreed() =>
        [.. Opened(), .. BothRated(), .. CutAgreed(Panel.A, 18.5m, 0.4183m), .. CutAgreed(Panel.B, 18.8m, 0.1225m), .. CutIs(18.65m)];

    /// <summary>The same of a later version, on one day.</summary>
    public static IEnumerable<StandardEvent> BothAgreed(string version, string on = "2019-03-01") =>
    [
        .. Opened(version, SettingReason.NewContent, on),
        .. Rated(Panel.A, AroundEighteenAndAHalf, version, on: on), .. Rated(Panel.B, AroundEighteenPointEight, version, on: on),
        .. CutAgreed(Panel.A, 18.5m, 0.4183m, version, on), .. CutAgreed(Panel.B, 18.8m, 0.1225m, version, on), .. CutIs(18.65m, version: version, on: on),
    ];

    public static IEnumerable<StandardEvent> BothRated() =>
        [.. Rated(Panel.A, AroundEighteenAndAHalf), .. Rated(Panel.B, AroundEighteenPointEight)];

    /// <summary>Panel B came to 14 points, panel A to 18.5.</summary>
    public static IEnumerable<StandardEvent> FarApart() =>
        [.. Opened(), .. Rated(Panel.A, AroundEighteenAndAHalf), .. Rated(Panel.B, AroundFourteen), .. CutAgreed(Panel.A, 18.5m, 0.4183m), .. CutAgreed(Panel.B, 14, 0.1581m), .. Disagreed(4.5m, 0.4472m)];

    /// <summary>They discussed it, and neither moved.</summary>
    public static IEnumerable<StandardEvent> StillApart() =>
        [.. FarApart(), .. Conferred(), .. CutAgreed(Panel.A, 18.5m, 0.4183m, on: "2018-03-22"), .. CutAgreed(Panel.B, 14, 0.1581m, on: "2018-03-22"), .. Disagreed(4.5m, 0.4472m, on: "2018-03-22")];

    public static IEnumerable<StandardEvent> FirstVersionInForce() =>
        [.. BothAgreed(), .. BandProposed(17.4m, 1.25m), .. BandApproved(Panel.A), .. BandApproved(Panel.B), .. InForce(from: "2018-07-01")];

    // What is asked.

    public static DocumentId Minutes { get; } = new(Guid.Parse("11111111-0000-4000-8000-000000000001"));

    public static DocumentId WhyThisCut { get; } = new(Guid.Parse("11111111-0000-4000-8000-000000000002"));

    /// <summary>Seven are named for each panel, two more than it takes.</summary>
    public static Judges JudgesOf(Panel panel) => Judges.Of(Enumerable.Range(1, 7).Select(number => Judge(panel, number)));

    public static ActorId Judge(Panel panel, int number) => new($"judge-{(panel == Panel.A ? "a" : "b")}{number}");

    public static StandardCommand Open(string version = First, SettingReason reason = SettingReason.FirstStandard, string on = "2018-02-01", Scores? items = null, decimal tolerance = 7) =>
        By("operations-2", new StandardCommand.OpenStandardSetting(Practitioner, Written, new(version), reason, items ?? Scores.Of(10, 10, 10), 1, tolerance, JudgesOf(Panel.A), JudgesOf(Panel.B), Day(on)) { Areas = 10 });

    public static StandardCommand Rate(Panel panel, ActorId judge, string on = "2018-03-01", string version = First, params decimal[] ratings) =>
        By(judge.Value, new StandardCommand.RateItems(new(version), panel, new Scores(ratings), Day(on)));

    public static StandardCommand AgreeCut(Panel panel, string on = "2018-03-08", string? by = null) =>
        By(by ?? Judge(panel, 1).Value, new StandardCommand.AgreePanelCut(new(First), panel, Day(on)));

    public static StandardCommand Confer(string on = "2018-03-15", string by = "facilitator-1") =>
        By(by, new StandardCommand.RecordConference(new(First), Minutes, Day(on)));

    public static StandardCommand Adjudicate(Panel panel, string on = "2018-04-02", string by = "adjudicator-1") =>
        By(by, new StandardCommand.AdjudicateCut(new(First), panel, WhyThisCut, Day(on)));

    public static StandardCommand ProposeBand(decimal from, decimal error, string on = "2018-04-09", string by = "psychometrician-1") =>
        By(by, new StandardCommand.ProposeNarrowBand(new(First), from, error, Day(on)));

    public static StandardCommand ApproveBand(Panel panel, string on = "2018-04-16", string? by = null) =>
        By(by ?? Judge(panel, 2).Value, new StandardCommand.ApproveNarrowBand(new(First), panel, Day(on)));

    /// <param name="today">The day on which it is recorded, when that is not the day of the announcement.</param>
    public static StandardCommand BringIntoForce(string from, string on = "2018-05-01", string version = First, string? today = null) =>
        By("operations-2", new StandardCommand.BringIntoForce(new(version), Day(from), Day(on)), today ?? on);

    public static StandardCommand Withdraw(AnnouncementWithdrawal reason, string on = "2018-05-02", string version = First, string? today = null) =>
        By("operations-2", new StandardCommand.WithdrawAnnouncement(new(version), reason, Day(on)), today ?? on);

    public static StandardCommand Abandon(AbandonReason reason, string on = "2018-04-30", string version = First) =>
        By("operations-2", new StandardCommand.AbandonSetting(new(version), reason, Day(on)));

    private static StandardCommand By(string actor, StandardCommand command, string today = Today) => command with { Facts = new CommandFacts(new(actor), Day(today), Calendar) };

    internal sealed record GivenStandard(ElementStandard Standard, Policy Policy)
    {
        public GivenStandard Under(Policy policy) => this with { Policy = policy };

        public WhenAsked When(StandardCommand command)
        {
            var decision = StandardDecider.Decide(command, Standard, Policy);
            Answers.Tell(command, decision);
            return new WhenAsked(Standard, decision);
        }
    }

    internal sealed record WhenAsked(ElementStandard Before, StandardDecision Decision)
    {
        /// <summary>These events and no others, which the standard then takes.</summary>
        public ElementStandard Then(params IEnumerable<StandardEvent>[] expected)
        {
            var events = Decision.Should().BeOfType<StandardDecision.Accepted>().Subject.Events;
            events.Should().Equal(expected.SelectMany(some => some));
            return events.Aggregate(Before, ElementStandard.Evolve);
        }

        public void ThenNothingHappens() => Then();

        /// <summary>Refused by this rule, in this sentence.</summary>
        public void ThenRefused(RefusalKind kind, string sentence)
        {
            var refusal = Decision.Should().BeOfType<StandardDecision.Refused>().Subject.Refusal;
            refusal.Kind.Should().Be(kind);
            refusal.Sentence.Should().Be(sentence);
        }
    }
}
