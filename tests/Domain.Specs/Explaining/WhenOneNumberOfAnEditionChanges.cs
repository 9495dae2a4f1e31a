using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Explaining;

/// <summary>A number of a copy of an edition changes what is decided and how it is explained, and nothing that was decided before.</summary>
[Trait("Rule", "S-50")]
public sealed class When_one_number_of_an_edition_changes
{
    private static readonly Policy Copy = KnownFacts.Response2017 with { Edition = new EditionCode("response-2019") };

    [Fact]
    [Trait("Rule", "R-100")]
    public void The_narrow_retake_is_longer_and_is_explained_by_the_other_number()
    {
        var longer = Copy with { NarrowRetakeMonths = Copy.NarrowRetakeMonths with { Value = 4 } };

        Explains(longer, ReleaseResult(Practitioner, on: "2018-11-30"), MarkedInSeptember(written: 38))
            .Should().Be("The written element was narrowly missed: it may be taken again alone until 30 March 2019, 4 months from the release on 30 November 2018 at most.");
        Explains(KnownFacts.Response2017, ReleaseResult(Practitioner, on: "2018-11-30"), MarkedInSeptember(written: 38))
            .Should().Be("The written element was narrowly missed: it may be taken again alone until 28 February 2019, 3 months from the release on 30 November 2018 at most.");
    }

    [Fact]
    [Trait("Rule", "R-100")]
    public void A_narrow_retake_that_was_opened_before_ends_as_it_did()
    {
        var longer = Copy with { NarrowRetakeMonths = Copy.NarrowRetakeMonths with { Value = 4 } };

        Explained.Of(Folded(WrittenNarrowlyMissed()), longer, Practitioner, KnownFacts.Day("2018-12-10")).Window("narrow-retake").Until.Should().Be(KnownFacts.Day("2019-02-28"));
    }

    [Fact]
    [Trait("Rule", "R-023")]
    public void Minimum_service_is_shorter_for_who_comes_now_and_as_it_was_for_who_came_before()
    {
        var shorter = Copy with { MinimumServiceMonths = Copy.MinimumServiceMonths with { Value = 6 } };
        JourneyEvent[] inPost = [Registered(), EmployedAt("LEEDS", from: "2018-03-01")];

        Given(inPost).Under(shorter).When(StartRole(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.NewSupervisor, on: "2018-06-04"))
            .Then(InRole(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.NewSupervisor, from: "2018-06-04", notBefore: "2018-12-04", expectedBy: null));
        JourneyEvent[] before = [.. inPost, InRole(StatutoryFunction.SupervisingSocialWorkers, EntryRoute.NewSupervisor, from: "2018-06-04", notBefore: "2019-06-04", expectedBy: null)];
        var endorsing = Explained.Of(Folded(before), shorter, Supervisor, KnownFacts.Day("2018-12-04")).Step<JourneyCommand.EndorsePractice>();
        endorsing.From.Should().Be(KnownFacts.Day("2019-06-04"));
        endorsing.Finding("before-minimum-service").Settings.Should().ContainSingle().Which.Value.Should().Be("6");
    }

    [Fact]
    [Trait("Rule", "S-19")]
    public void An_endorsement_lasts_as_long_as_it_was_given_for()
    {
        var shorter = Copy with { EndorsementValidMonths = Copy.EndorsementValidMonths with { Value = 2 } };

        Given(AgreedAtLeeds()).Under(shorter).When(EndorsePractice(Practitioner, by: "LEEDS", on: "2018-07-02"))
            .Then(Endorsed(by: "LEEDS", on: "2018-07-02", until: "2018-09-02"));
        Explained.Of(Folded(ReadyToSit()), shorter, Practitioner, KnownFacts.Day("2018-12-03")).Step<JourneyCommand.BookSitting>()
            .Sentence.Should().Be("Possible until 2 January 2019, as the record stands. A sitting of knowledge, simulated, written may be booked for a day from 3 December 2018 to 2 January 2019.");
    }

    /// <summary>What is said of the narrow retake that a decision opened, where the sitting was booked under the edition.</summary>
    private static string Explains(Policy policy, JourneyCommand command, JourneyEvent[] past)
    {
        JourneyEvent[] history = [.. past.Select(one => one is JourneyEvent.SittingBooked booked ? booked with { Edition = policy.Edition } : one)];
        var recorded = JourneyDecider.Decide(command, Folded(history), policy).Should().BeOfType<Decision.Accepted>().Subject.Events;
        return ExplainedPast.Of(history, recorded, command, policy).Consequences.SelectMany(consequence => consequence.Findings).Single(finding => finding.Code == "narrow-retake-until").Sentence;
    }

    private static Journey Folded(JourneyEvent[] history) => history.Aggregate(Journey.NotBegun, Journey.Evolve);
}
