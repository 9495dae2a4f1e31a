using Naas.Application.Access;
using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Explaining;

/// <summary>The chief cases in whole sentences: what is possible, by when, and why not the rest.</summary>
public sealed class What_is_possible_next
{
    [Fact]
    [Trait("Rule", "R-040")]
    public void Nobody_has_endorsed()
    {
        var booking = On("2018-07-02", AgreedAtLeeds()).Step<JourneyCommand.BookSitting>();

        booking.Sentence.Should().Be("Nobody has endorsed the worker's practice as a child and family practitioner.");
        booking.Finding("not-agreed").Should().BeEquivalentTo(new
        {
            Asks = "The worker agrees to be assessed",
            Standing = FindingStanding.Held,
            Sentence = "The worker agreed to be assessed as a child and family practitioner on 4 June 2018.",
            WhatToDo = (string?)null,
        });
        booking.Finding("not-agreed").Dates.Should().Equal(new DateUsed("agreed-on", KnownFacts.Day("2018-06-04")));
        booking.Finding("not-endorsed").Should().BeEquivalentTo(new
        {
            Standing = FindingStanding.Broken,
            WhatToDo = "The organisation that sees the practice endorses first.",
        });
        On("2018-07-02", AgreedAtLeeds()).Step<JourneyCommand.EndorsePractice>().Standing.Should().Be(StepStanding.Possible);
    }

    [Fact]
    [Trait("Rule", "R-020")]
    [Trait("Rule", "R-022")]
    public void Newly_qualified_within_twelve_months()
    {
        var told = On("2018-07-02", [.. NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-06-29", on: "2018-06-29")]);
        var endorsing = told.Step<JourneyCommand.EndorsePractice>();

        endorsing.Sentence.Should().Be("The worker may be put forward from 4 September 2018 on; the endorsement is dated 2 July 2018. As the record stands it is possible from 4 September 2018 on.");
        endorsing.From.Should().Be(KnownFacts.Day("2018-09-04"));
        endorsing.Finding("before-minimum-service").HeldFrom.Should().Be(KnownFacts.Day("2018-09-04"));
        endorsing.Finding("before-minimum-service").Settings.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "minimumServiceMonths", Value = "12" });
        told.Window("minimum-service").Sentence.Should().Be("In role 1 minimum service runs until 3 September 2018; the employer may waive it with a reason.");
        told.Window("expected-to-be-put-forward").Sentence.Should().Be("The worker is expected to be put forward by 29 June 2019: an expectation without a sanction.");
    }

    [Fact]
    [Trait("Rule", "S-43")]
    public void An_endorsement_that_ends_before_the_sites_first_day_has_no_window()
    {
        On("2018-06-20", [.. AgreedAtLeeds(), Endorsed("LEEDS", on: "2018-06-10", until: "2018-06-30")]).Windows.Should().NotContain(window => window.Name == "endorsement");
        On("2018-06-20", [.. AgreedAtLeeds(), Endorsed("LEEDS", on: "2018-06-10", until: "2018-07-01")]).Window("endorsement").Sentence
            .Should().Be("The endorsement by LEEDS of 10 June 2018 carries a sitting up to 1 July 2018.");
    }

    [Fact]
    [Trait("Rule", "R-100")]
    [Trait("Rule", "R-103")]
    public void A_narrow_fail_before_the_fresh_endorsement()
    {
        var told = On("2018-12-10", WrittenNarrowlyMissed());

        told.Step<JourneyCommand.BookSitting>().Sentence.Should().Be("The result of 30 November 2018 was not met, and no employer has endorsed the worker again since.");
        told.Step<JourneyCommand.EndorsePractice>().Sentence.Should().Be("Possible, without an end on the record.");
        told.Step<JourneyCommand.BringRetakeForward>().Sentence.Should().Be("On 10 December 2018 nothing keeps the retake opened on 30 November 2018 from being sat.");
        told.Step<JourneyCommand.LapseNarrowRetake>().From.Should().Be(KnownFacts.Day("2019-03-01"));
        told.Window("narrow-retake").Sentence.Should().Be("The written element may be taken again alone, without a plan, until 28 February 2019.");
        told.Window("banked-elements").Sentence.Should().Be("With the written element taken again, the others count for a sitting, until 30 November 2019.");
    }

    [Fact]
    [Trait("Rule", "R-100")]
    public void A_narrow_fail_endorsed_again()
    {
        JourneyEvent[] endorsed = [.. WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2019-01-14", until: "2019-07-14")];

        On("2019-01-15", endorsed).Step<JourneyCommand.BookSitting>().Sentence.Should().Be(
            "Possible until 28 February 2019, as the record stands. A sitting of written may be booked for a day from 15 January 2019 to 28 February 2019.");
        var late = On("2019-03-04", endorsed).Step<JourneyCommand.BookSitting>();
        late.Sentence.Should().Be("The written element is taken again on 4 March 2019 after development, and no plan was agreed since 30 November 2018.");
        late.Finding("not-endorsed").Sentence.Should().Be("The endorsement by LEEDS of 14 January 2019 is valid until 14 July 2019.");
    }

    [Fact]
    [Trait("Rule", "S-48")]
    public void A_window_that_stands_still()
    {
        var told = On("2019-03-04", [.. WrittenNarrowlyMissed(), AbsentFrom("2019-01-07")]);

        told.Window("narrow-retake").StandsStill.Should().BeTrue();
        told.Window("narrow-retake").Sentence.Should().Be("The written element may be taken again alone, without a plan; time stands still, and the last day, 28 February 2019 so far, is still to move.");
        told.Step<JourneyCommand.LapseNarrowRetake>().Sentence.Should().Be("The window that would end on 28 February 2019 has stood still since 7 January 2019.");
    }

    [Fact]
    [Trait("Rule", "R-127")]
    [Trait("Rule", "S-26")]
    public void A_practice_leader_under_the_response()
    {
        var told = Explained.Of(Folded([Registered(), EmployedAt("LEEDS"), InRole(StatutoryFunction.LeadingPractice, EntryRoute.Established, "2017-09-01", null, null)]), KnownFacts.Response2017, Leader, KnownFacts.Day("2018-07-02"));

        told.Step<JourneyCommand.AgreeToAssessment>().Sentence.Should().Be("Edition response-2017 does not open the practice leader level; practice leaders are encouraged to sit the supervisor level.");
        told.Step<JourneyCommand.AgreeToAssessment>().Finding("level-not-open").Settings.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "openLevels", Value = "practitioner, supervisor" });
    }

    [Fact]
    [Trait("Rule", "R-125")]
    [Trait("Rule", "R-126")]
    public void A_practice_leader_put_forward()
    {
        var told = Explained.Of(Folded(LeadershipWords.LeaderPutForward()), KnownFacts.Consultation2016, Leader, KnownFacts.Day("2018-08-01"));

        told.Step<JourneyCommand.BookAssessmentDay>().Sentence.Should().Be(
            "Possible until 2 January 2019, as the record stands. A sitting of role play, written exercise, interview may be booked for a day from 1 August 2018 to 2 January 2019.");
        told.Step<JourneyCommand.BookAssessmentDay>().Finding("not-endorsed").Sentence.Should().Be("The endorsement by LEEDS of 2 July 2018 is valid until 2 January 2019.");
        told.Steps.Should().NotContain(step => step.Asked is JourneyCommand.BookSitting);
        told.Steps.Where(step => step.Asked is JourneyCommand.GatherColleagueFeedback).Should().HaveCount(5).And.OnlyContain(step => step.Standing == StepStanding.Possible);
    }

    [Fact]
    [Trait("Rule", "S-15")]
    public void An_accreditation_before_the_time_for_renewal()
    {
        var told = On("2020-01-06", AccreditedPractitioner());

        told.Step<JourneyCommand.EndorseForReaccreditation>().Sentence.Should().Be(
            "Re-accreditation is due on 1 October 2021; a route may be completed from 1 April 2021 on. As the record stands it is possible from 1 April 2021 on.");
        told.Window("renewal").Sentence.Should().Be("The accreditation may be renewed before re-accreditation is due, until 1 October 2021.");
        told.Window("grace").Until.Should().Be(KnownFacts.Day("2022-04-01"));
    }

    [Fact]
    [Trait("Rule", "S-50")]
    public void A_level_that_the_next_edition_opens_is_possible_from_its_first_day_on()
    {
        var next = KnownFacts.Response2017 with { Edition = new EditionCode("response-2019"), OpenLevels = KnownFacts.Consultation2016.OpenLevels, InForceFrom = KnownFacts.Day("2019-04-01") };
        var told = Eligibility.Of(
            Leader, KnownFacts.Day("2018-07-02"), Folded([Registered()]), (command, today) => Explained.Prepared(command, today, command.On < next.InForceFrom ? KnownFacts.Response2017 : next), next.InForceFrom!.Value);

        told.Step<JourneyCommand.AgreeToAssessment>().From.Should().Be(KnownFacts.Day("2019-04-01"));
        told.Step<JourneyCommand.AgreeToAssessment>().Finding("level-not-open").HeldFrom.Should().Be(KnownFacts.Day("2019-04-01"));
    }

    /// <summary>There is no standard of a level that is not assessed, and no rule needs one to say so.</summary>
    [Fact]
    [Trait("Rule", "S-50")]
    public void A_level_that_an_edition_does_not_open_is_explained_all_the_same()
    {
        var supervisorsOnly = KnownFacts.Response2017 with { OpenLevels = KnownFacts.Response2017.OpenLevels with { Value = new HashSet<Level> { Supervisor } } };

        Explained.Of(Folded([Registered()]), supervisorsOnly, Practitioner, KnownFacts.Day("2018-07-02")).Steps.Where(step => step.Asked is JourneyCommand.RequestRecheck)
            .Should().OnlyContain(step => step.Refusal!.Kind == Refusals.LevelNotOpen);
    }

    [Fact]
    [Trait("Rule", "S-40")]
    public void A_hearing_beyond_the_bank_holidays_that_are_known() =>
        On("2090-01-03", MarkedInSeptember()).Step<JourneyCommand.AllegeMalpractice>().Standing.Should().Be(StepStanding.NotToBeTold);

    [Fact]
    public void Every_command_of_a_journey_is_a_step_or_no_step_of_a_level()
    {
        var leading = Explained.Of(Folded(LeadershipWords.LeaderBooked()), KnownFacts.Consultation2016, Leader, KnownFacts.Day("2018-12-10"));
        var told = On("2018-12-10", [.. WrittenNarrowlyMissed()]).Steps.Concat(leading.Steps).Select(step => step.Asked.GetType()).ToHashSet();
        typeof(JourneyCommand).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(JourneyCommand)) && !told.Contains(type)).Select(type => type.Name)
            .Should().OnlyContain(name => name.StartsWith("Correct", StringComparison.Ordinal) || name.StartsWith("Expunge", StringComparison.Ordinal) || OfTheWholeJourney.Contains(name), "a correction is no step, nor is what concerns no level");
    }

    /// <summary>Whoever the decision is about, or works with, is told every rule of what they may ask for, held or not.</summary>
    [Fact]
    public void Every_step_of_a_worker_and_of_an_employer_tells_its_rules()
    {
        var told = On("2018-12-10", [.. WrittenNarrowlyMissed()]).Steps.Concat(Explained.Of(Folded(LeadershipWords.LeaderBooked()), KnownFacts.Consultation2016, Leader, KnownFacts.Day("2018-12-10")).Steps);

        told.Where(step => AccessTable.RolesFor(step.Asked.GetType()).Intersect([Role.Worker, Role.Employer]).Any() && JourneyDecider.GateOf(step.Asked) is null)
            .Should().BeEmpty("a guard that is no rule is told only where it refuses");
        told.Should().OnlyContain(step => JourneyDecider.GateOf(step.Asked) == null || step.Findings.Length >= JourneyDecider.GateOf(step.Asked)!.Rules.Count);
    }

    [Fact]
    [Trait("Rule", "S-33")]
    [Trait("Rule", "S-47")]
    public void What_may_be_asked_for_until_the_sitting_says_until_when()
    {
        var told = On("2018-08-06", BookedForSeptember());

        told.Step<JourneyCommand.WithdrawAgreement>().Sentence.Should().Be("Possible until 11 September 2018, as the record stands.");
        told.Step<JourneyCommand.WithdrawAgreement>().Finding("already-sat").Sentence.Should().Be("The sitting is on 12 September 2018, and is called off with it.");
        told.Step<JourneyCommand.RequestAdjustments>().Sentence.Should().Be("Possible until 12 September 2018, as the record stands.");
        told.Step<JourneyCommand.WithdrawEndorsement>().Finding("withdrawn-after-sitting").Sentence.Should().Be("The sitting of 12 September 2018 rests on it, and is called off with it.");
    }

    [Fact]
    [Trait("Rule", "S-08")]
    public void A_person_may_be_asked_to_look_for_as_long_as_a_review_may_be_asked_for()
    {
        var asking = On("2018-12-10", WrittenNarrowlyMissed()).Steps.Single(step => step.Asked is JourneyCommand.RequestRecheck { Element: Knowledge });

        asking.Until.Should().Be(KnownFacts.Day("2019-01-02"));
        asking.Finding("recheck-too-late").Sentence.Should().Be("It may be asked for until 2 January 2019.");
        asking.Finding("recheck-too-late").Settings.Should().ContainSingle().Which.Name.Should().Be("reviewRequestWorkingDays");
    }

    [Fact]
    [Trait("Rule", "S-17")]
    public void An_employer_reads_until_when_a_wait_may_be_waived()
    {
        var waiving = On("2018-07-02", [.. NewlyQualifiedAtLeeds(), AsyeCompleted(role: 1, notBefore: "2018-09-04", expectedBy: "2019-06-29", on: "2018-06-29")]).Step<JourneyCommand.WaiveMinimumService>();

        waiving.Sentence.Should().Be("Possible until 3 September 2018, as the record stands.");
        waiving.Finding("nothing-to-wait").Sentence.Should().Be("In role 1 minimum service runs until 3 September 2018.");
    }

    private static readonly string[] OfTheWholeJourney =
    [
        nameof(JourneyCommand.RegisterSocialWorker), nameof(JourneyCommand.StartEmployment), nameof(JourneyCommand.EndEmployment), nameof(JourneyCommand.CarryOverEmployment),
        nameof(JourneyCommand.StartAbsence), nameof(JourneyCommand.EndAbsence),
        nameof(JourneyCommand.DeclareEqualityInformation),
        nameof(JourneyCommand.SupersedeJourney), nameof(JourneyCommand.AbsorbRecord), nameof(JourneyCommand.UndoMerge), nameof(JourneyCommand.ReinstateJourney),
    ];

    private static Eligibility On(string day, JourneyEvent[] history) => Explained.Of(Folded(history), KnownFacts.Response2017, Practitioner, KnownFacts.Day(day));

    private static Journey Folded(JourneyEvent[] history) => history.Aggregate(Journey.NotBegun, Journey.Evolve);
}

/// <summary>How a spec names a part of an explanation.</summary>
internal static class PartsOfAnExplanation
{
    public static Step Step<TCommand>(this Eligibility told)
        where TCommand : JourneyCommand =>
        told.Steps.Should().ContainSingle(step => step.Asked is TCommand).Subject;

    /// <summary>The step of asking for a review on a ground.</summary>
    public static Step Asking(this Eligibility told, ReviewGround ground) =>
        told.Steps.Should().ContainSingle(step => step.Asked is JourneyCommand.RequestReview && ((JourneyCommand.RequestReview)step.Asked).Ground == ground).Subject;

    public static Window Window(this Eligibility told, string name) => told.Windows.Should().ContainSingle(window => window.Name == name).Subject;

    public static Finding Finding(this Step step, string code) => step.Findings.Should().ContainSingle(finding => finding.Code == code).Subject;
}
