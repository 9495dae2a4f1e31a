using System.Text.Json;
using Naas.Domain.Rollouts;
using Naas.Domain.Specs.Journeys;
using Naas.Domain.Specs.Properties;
using Naas.Domain.Specs.Standards;
using Naas.Domain.Standards;

namespace Naas.Domain.Specs.Explaining;

/// <summary>Setting by setting: another value in a copy of an edition changes what is decided and how that is explained, and nothing that happened before.</summary>
[Trait("Rule", "S-50")]
public sealed class When_any_setting_of_an_edition_changes
{
    /// <summary>Another value, and what is asked where it counts.</summary>
    private static readonly Dictionary<string, Case> Cases = new()
    {
        [nameof(Policy.OpenLevels)] = new(with => with with { OpenLevels = Other<IReadOnlySet<Level>>(with.OpenLevels, new HashSet<Level> { Supervisor }) }, [Registered()], AgreeToAssessment(Practitioner, on: "2018-06-04")),
        [nameof(Policy.SiteExceptions)] = new(
            with => with with { SiteExceptions = Other<IReadOnlySet<SiteException>>(with.SiteExceptions, new HashSet<SiteException> { SiteException.AsyeCompleted }) }, SupportedYearAtTrafford(), EndorsePractice(Practitioner, by: "TRAFFORD", on: "2018-09-10")),
        [nameof(Policy.MinimumServiceMonths)] = new(with => with with { MinimumServiceMonths = Other(with.MinimumServiceMonths, 6) }, InPost(), StartRole(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.NewSupervisor, on: "2018-06-04")),
        [nameof(Policy.ExpectedAfterAsyeMonths)] = new(with => with with { ExpectedAfterAsyeMonths = Other(with.ExpectedAfterAsyeMonths, 9) }, NewlyQualifiedAtLeeds(), CompleteAsye(role: 1, on: "2018-06-29")),
        [nameof(Policy.AdaptationMonths)] = new(with => with with { AdaptationMonths = Other(with.AdaptationMonths, 6) }, InPost(), StartRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.OtherSocialWorkRole, on: "2018-06-04")),
        [nameof(Policy.FromOutsideEnglandMonths)] = new(with => with with { FromOutsideEnglandMonths = Other(with.FromOutsideEnglandMonths, 18) }, InPost(), StartRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.OutsideEngland, on: "2018-06-04")),

        [nameof(Policy.EndorsementValidMonths)] = new(with => with with { EndorsementValidMonths = Other(with.EndorsementValidMonths, 2) }, AgreedAtLeeds(), EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02")),
        [nameof(Policy.DirectExperienceMonths)] = new(with => with with { DirectExperienceMonths = Other(with.DirectExperienceMonths, 3) }, FromAnAgencyToBury(), EndorsePractice(Practitioner, by: "LEEDS", on: "2018-09-10")),
        [nameof(Policy.PassportElements)] = new(with => with with { PassportElements = Other(with.PassportElements, None) }, AgreedAtLeeds(), GrantPassport(Practitioner, Only(Simulated, Written), on: "2018-06-11")),
        [nameof(Policy.PassportPhase)] = new(with => with with { PassportPhase = Other(with.PassportPhase, new PhaseCode("phase-one")) }, AgreedAtLeeds(), GrantPassport(Practitioner, Only(Simulated, Written), on: "2019-06-03"))
        {
            // What the application looks up: Phase One has ended, and Phase Two has not.
            LookedUp = (asked, policy) => ((JourneyCommand.GrantPassport)asked) with { PassportsUntil = policy.PassportPhase.Value == new PhaseCode("phase-one") ? KnownFacts.Day("2018-12-31") : null },
        },

        [nameof(Policy.AutomaticRebookings)] = new(with => with with { AutomaticRebookings = Other(with.AutomaticRebookings, 0) }, BookedForSeptember(), VoidSitting(VoidReason.NoShow, on: "2018-09-12")),
        [nameof(Policy.HearingWorkingDays)] = new(with => with with { HearingWorkingDays = Other(with.HearingWorkingDays, 15) }, MarkedInSeptember(), Allege(on: "2018-09-24")),
        [nameof(Policy.ReviewRequestWorkingDays)] = new(with => with with { ReviewRequestWorkingDays = Other(with.ReviewRequestWorkingDays, 5) }, WrittenNarrowlyMissed(), AskForReview(ReviewGround.ExtenuatingCircumstances, on: "2018-12-10")),
        [nameof(Policy.ReviewDecisionWorkingDays)] = new(with => with with { ReviewDecisionWorkingDays = Other(with.ReviewDecisionWorkingDays, 30) }, WrittenNarrowlyMissed(), AskForReview(ReviewGround.ProceduralError, on: "2018-12-10")),
        [nameof(Policy.RecordingKeptMonths)] = new(with => with with { RecordingKeptMonths = Other(with.RecordingKeptMonths, 6) }, [.. AccreditedPractitioner(), RecordingTaken()], DestroyRecording(on: "2019-06-03")),

        [nameof(Policy.NarrowRetakeMonths)] = new(with => with with { NarrowRetakeMonths = Other(with.NarrowRetakeMonths, 4) }, MarkedInSeptember(written: 38), ReleaseResult(Practitioner, on: "2018-10-01")),
        [nameof(Policy.ElementRetakeExpectedAfterMonths)] = new(with => with with { ElementRetakeExpectedAfterMonths = Other(with.ElementRetakeExpectedAfterMonths, 2) }, MarkedInSeptember(written: 30), ReleaseResult(Practitioner, on: "2018-10-01")),
        [nameof(Policy.BankedElementMonths)] = new(with => with with { BankedElementMonths = Other(with.BankedElementMonths, 9) }, MarkedInSeptember(written: 38), ReleaseResult(Practitioner, on: "2018-10-01")),
        [nameof(Policy.ElementRetakesBeforeFullRetake)] = new(with => with with { ElementRetakesBeforeFullRetake = Other(with.ElementRetakesBeforeFullRetake, 1) }, MissedAgain(), ReleaseResult(Practitioner, on: "2019-01-28", attempt: 2)),
        [nameof(Policy.FullRetakeExpectedAfterMonths)] = new(with => with with { FullRetakeExpectedAfterMonths = Other(with.FullRetakeExpectedAfterMonths, 9) }, MarkedInSeptember(knowledge: 15, written: 38), ReleaseResult(Practitioner, on: "2018-10-01")),

        [nameof(Policy.ReaccreditationMonths)] = new(with => with with { ReaccreditationMonths = Other<int?>(with.ReaccreditationMonths, 24) }, MarkedInSeptember(), ReleaseResult(Practitioner, on: "2018-10-01")),
        [nameof(Policy.ReaccreditationReminderMonths)] = new(with => with with { ReaccreditationReminderMonths = Other<IReadOnlyList<int>>(with.ReaccreditationReminderMonths, [12, 1]) }, AccreditedPractitioner(), EndorseForRenewal(on: "2020-11-02")),
        [nameof(Policy.ReaccreditationGraceMonths)] = new(with => with with { ReaccreditationGraceMonths = Other(with.ReaccreditationGraceMonths, 3) }, MarkedInSeptember(), ReleaseResult(Practitioner, on: "2018-10-01")),
        [nameof(Policy.ReaccreditationLearningHours)] = new(with => with with { ReaccreditationLearningHours = Other(with.ReaccreditationLearningHours, 20) }, [.. AccreditedPractitioner(), EndorsedForRenewal(on: "2021-05-03")], DeclareHours(20, on: "2021-05-10")),
        [nameof(Policy.RevocationNoticeWorkingDays)] = new(with => with with { RevocationNoticeWorkingDays = Other(with.RevocationNoticeWorkingDays, 30) }, AccreditedInError(), GiveNotice(RevocationGround.ResultIssuedInError, on: "2018-11-19")),
    };

    /// <summary>What is decided about a standard by another value, and by the edition's own; a refusal is its own explanation.</summary>
    private static readonly Dictionary<string, (Func<Policy, Policy> Change, StandardCommand Asked, IEnumerable<StandardEvent>[] History, string Refusal)> OfStandards = new()
    {
        [nameof(Policy.StandardJudgesAtLeast)] = (with => with with { StandardJudgesAtLeast = Other(with.StandardJudgesAtLeast, 6) },
            StandardSpec.AgreeCut(Panel.A), [StandardSpec.Opened(), StandardSpec.BothRated()], "5 judges of panel A have rated the items; it takes 6."),
        [nameof(Policy.NarrowBandMostErrors)] = (with => with with { NarrowBandMostErrors = Other(with.NarrowBandMostErrors, 0.5m) },
            StandardSpec.ProposeBand(17.4m, 1.25m), [StandardSpec.BothAgreed()], "A band from 17.4 was proposed, with a standard error of 1.25 at the cut of 18.65; it may begin from 18.025 on, below the cut."),
    };

    public static TheoryData<string> OfAJourney => [.. Cases.Keys];

    public static TheoryData<string> OfAStandard => [.. OfStandards.Keys];

    [Fact]
    public void Every_setting_is_among_these() =>
        typeof(Policy).GetProperties().Where(property => property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Setting<>)).Select(property => property.Name)
            .Should().BeEquivalentTo(Cases.Keys.Concat(OfStandards.Keys));

    [Theory]
    [MemberData(nameof(OfAJourney))]
    public void Another_decision_comes_of_it_and_its_explanation_names_the_other_number(string setting)
    {
        // The one edition there is, with another number: what was booked under it goes by it to the end (S-50).
        var (was, becomes) = (KnownFacts.Response2017, Cases[setting].WithTheOtherNumber);

        EveryJourney.WhatCameOf(Cases[setting].Decide(becomes)).Should().NotEqual(EveryJourney.WhatCameOf(Cases[setting].Decide(was)));
        var (before, after) = (Told(setting, was), Told(setting, becomes));
        after.Values.Should().ContainSingle().Which.Should().NotBe(before.Values.Should().ContainSingle().Subject);
        after.Sentences.Should().NotEqual(before.Sentences);
    }

    /// <summary>Told under the edition that governs each: what was fixed when it happened, and otherwise the other one.</summary>
    [Theory]
    [MemberData(nameof(OfAJourney))]
    public void What_was_decided_before_ends_when_it_did(string setting)
    {
        var (was, becomes) = (KnownFacts.Response2017, Cases[setting].OtherEdition);
        var decided = Cases[setting].Decide(was) is Decision.Accepted { Events: var events } ? events : [];
        var journey = Cases[setting].History.Concat(decided).Aggregate(Journey.NotBegun, Journey.Evolve);

        Ends(journey, Cases[setting], becomes).Should().Equal(Ends(journey, Cases[setting], was));
    }

    [Theory]
    [MemberData(nameof(OfAStandard))]
    public void Another_decision_about_a_standard_comes_of_it_and_names_the_other_number(string setting)
    {
        var (change, asked, history, refusal) = OfStandards[setting];

        StandardSpec.Given(history).When(asked).Decision.Should().BeOfType<StandardDecision.Accepted>();
        StandardSpec.Given(history).Under(change(KnownFacts.Response2017)).When(asked).Decision.Should().BeOfType<StandardDecision.Refused>().Which.Refusal.Sentence.Should().Be(refusal);
    }

    /// <summary>What every finding that rests on a setting says, and the value that it names.</summary>
    private static (string[] Values, string[] Sentences) Told(string setting, Policy policy)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(setting);
        Finding[] findings = [.. Cases[setting].Explain(policy).Where(finding => finding.Settings.Any(used => used.Name == name))];
        return (
            [.. findings.SelectMany(finding => finding.Settings).Where(used => used.Name == name).Select(used => used.Value).Distinct()],
            [.. findings.Select(finding => $"{finding.Standing}: {finding.Sentence} {string.Join(", ", finding.Dates)}")]);
    }

    private static IEnumerable<(string, DateOnly?, DateOnly?)> Ends(Journey journey, Case of, Policy policy) =>
        journey.Levels.Select(pair => pair.Level).Append(Practitioner).Distinct().SelectMany(level => Eligibility.Of(level, of.Asked.On, journey, (command, today) => Governed(command, today, journey, policy)).Windows)
            .Select(window => (window.Name, window.From, window.Until));

    private static (JourneyCommand, Policy)? Governed(JourneyCommand command, DateOnly today, Journey journey, Policy inForce) =>
        Explained.Prepared(command, today, JourneyDecider.EditionFixedFor(command, journey) is { } @fixed && @fixed == KnownFacts.Response2017.Edition ? KnownFacts.Response2017 : inForce);

    private static Setting<T> Other<T>(Setting<T> setting, T value) => setting with { Value = value };

    private static JourneyEvent[] InPost() => [Registered(), EmployedAt("LEEDS", from: "2018-03-01")];

    private static JourneyEvent[] SupportedYearAtTrafford() =>
    [
        Registered(on: "2017-10-02"),
        EmployedAt("TRAFFORD", from: "2017-09-04"),
        InRole(StatutoryFunction.HoldingCaseResponsibility, EntryRoute.NewlyQualified, from: "2017-09-04", notBefore: "2018-09-04", expectedBy: null),
        AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-06-29", on: "2018-06-29"),
    ];

    private static JourneyEvent[] FromAnAgencyToBury() =>
    [
        Registered(),
        PlacedThroughAgency("BRIGHT-STAFFING", at: "LEEDS"),
        Left("LEEDS", on: "2018-03-30"),
        EmployedAt("BURY", from: "2018-04-02", spell: 2),
        InRole(from: "2018-04-02", spell: 2),
        Agreed(),
    ];

    private static JourneyEvent[] MissedAgain() => [.. WrittenNarrowlyMissed(), .. WrittenTakenAgain(38, sitsOn: "2019-01-16", endorsedOn: "2018-12-10", endorsedUntil: "2019-06-10")];

    /// <param name="Change">The edition with the other value.</param>
    private sealed record Case(Func<Policy, Policy> Change, JourneyEvent[] History, JourneyCommand Asked)
    {
        public Func<JourneyCommand, Policy, JourneyCommand> LookedUp { get; init; } = (asked, _) => asked;

        public Policy WithTheOtherNumber => Change(KnownFacts.Response2017);

        public Policy OtherEdition => WithTheOtherNumber with { Edition = new EditionCode("response-2019") };

        public Decision Decide(Policy policy) => JourneyDecider.Decide(Command(policy), Before, policy);

        /// <summary>Every rule of its gate, held or not; and what each event of it rests on.</summary>
        public IEnumerable<Finding> Explain(Policy policy) => Decide(policy) is Decision.Accepted { Events: var events }
            ? ExplainedPast.Of(History, events, Command(policy), policy) is var past ? past.Findings.Concat(past.Consequences.SelectMany(consequence => consequence.Findings)) : []
            : JourneyDecider.GateOf(Command(policy))!.Examine(Command(policy), Before, policy);

        private Journey Before => History.Aggregate(Journey.NotBegun, Journey.Evolve);

        private JourneyCommand Command(Policy policy) => LookedUp(Asked with { Facts = Asked.Facts with { Today = Asked.On } }, policy);
    }
}
