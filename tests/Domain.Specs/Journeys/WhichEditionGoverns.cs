namespace Naas.Domain.Specs.Journeys;

/// <summary>S-50: the edition is fixed when an attempt is opened, and governs it, its element retakes and what it led to, to the end.</summary>
[Trait("Rule", "S-50")]
public sealed class Which_edition_governs
{
    [Fact]
    public void A_booking_records_the_edition_it_was_made_under() =>
        Given(ReadyToSit())
            .Under(KnownFacts.Response2017 with { Edition = new EditionCode("response-2019") })
            .When(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"))
            .Then(((JourneyEvent.SittingBooked)Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01")) with { Edition = new EditionCode("response-2019") });

    [Fact]
    public void Marks_and_release_follow_the_booking()
    {
        FixedFor(RecordMark(Practitioner, Written, 45, on: "2018-09-20"), BookedForSeptember()).Should().Be("response-2017");
        FixedFor(ReleaseResult(Practitioner, on: "2018-10-01"), MarkedInSeptember()).Should().Be("response-2017");
    }

    [Fact]
    public void The_retake_of_one_element_follows_the_attempt() =>
        FixedFor(BookSitting(Practitioner, sitsOn: "2019-11-30", on: "2019-11-05"), WrittenNarrowlyMissed()).Should().Be("response-2017");

    [Fact]
    public void A_sitting_of_everything_opens_a_new_attempt() =>
        FixedFor(BookSitting(Practitioner, sitsOn: "2019-12-01", on: "2019-11-05"), WrittenNarrowlyMissed()).Should().BeNull();

    [Fact]
    public void So_does_the_first_sitting() =>
        FixedFor(BookSitting(Practitioner, sitsOn: "2018-09-12", on: "2018-08-01"), ReadyToSit()).Should().BeNull();

    [Fact]
    public void One_level_fixes_nothing_for_the_other() =>
        FixedFor(BookSitting(Supervisor, sitsOn: "2019-02-06", on: "2019-01-08"), WrittenNarrowlyMissed()).Should().BeNull();

    /// <summary>Every retake needs an endorsement of its own: without it the retake that the attempt's edition promises could not be sat.</summary>
    [Fact]
    [Trait("Rule", "S-02")]
    public void What_leads_to_the_retake_of_one_element_follows_the_attempt_too()
    {
        FixedFor(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-07"), WrittenNarrowlyMissed()).Should().Be("response-2017");
        FixedFor(RequestEndorsement(Practitioner, of: "LEEDS", on: "2019-01-07"), WrittenNarrowlyMissed()).Should().Be("response-2017");
        FixedFor(RankEndorsement(Practitioner, by: "LEEDS", rank: 1, on: "2019-01-07"), WrittenNarrowlyMissed()).Should().Be("response-2017");
        FixedFor(EndorsePractice(Supervisor, by: "LEEDS", on: "2019-01-07"), WrittenNarrowlyMissed()).Should().BeNull();
    }

    /// <summary>An edition that opens supervisors only came into force in between.</summary>
    [Fact]
    public void A_retake_that_the_attempts_edition_promises_is_endorsed_though_a_later_one_closes_the_level()
    {
        var later = KnownFacts.Response2017 with { Edition = new EditionCode("response-2019"), OpenLevels = KnownFacts.Response2017.OpenLevels with { Value = new HashSet<Level> { Supervisor } } };

        Given(WrittenNarrowlyMissed()).Under(later).When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-07")).Decision.Should().BeOfType<Decision.Refused>("by itself it would refuse");
        Given(WrittenNarrowlyMissed()).When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-07")).Decision.Should().BeOfType<Decision.Accepted>("the edition that governs is the attempt's");
    }

    /// <summary>A sitting of everything under a newer edition became void, and meanwhile a corrected result left one element alone: that one is what its place is for.</summary>
    [Fact]
    [Trait("Rule", "S-32")]
    public void One_element_that_is_left_comes_before_the_place_of_a_void_sitting()
    {
        JourneyEvent[] both =
        [
            .. TwoElementsMissed(),
            EndorsedAgain(by: "LEEDS", on: "2018-12-03", until: "2019-06-03"),
            BroughtForward(on: "2018-12-03"),
            OfAnotherEdition(Everything, sitsOn: "2019-01-09", on: "2018-12-04"),
            MarkPutRight(Knowledge, 20, Met, on: "2019-01-10"),
            ResultPutRight(Only(Knowledge, Simulated), Only(Written), firstReleasedOn: "2018-10-01", on: "2019-01-14"),
            FeedbackIssued(Only(Written), on: "2019-01-14", version: 2),
            NarrowRetakeOpened(Written, until: "2019-04-14", bankedUntil: "2020-01-14", on: "2019-01-14"),
            Voided("2019-01-09", VoidReason.TechnicalFailure, rebookUntil: "2019-07-15", on: "2019-01-15", attempt: 2),
        ];
        FixedFor(BookSitting(Practitioner, sitsOn: "2019-03-06", on: "2019-02-04"), both).Should().Be("response-2017");
    }

    [Fact]
    public void Other_decisions_take_the_edition_of_their_own_day() =>
        FixedFor(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-12-02"), WrittenNarrowlyMissed()).Should().BeNull("by then everything is sat again, in an attempt of its own");

    [Fact]
    [Trait("Rule", "S-33")]
    public void What_belongs_to_a_sitting_follows_its_booking() =>
        new[]
        {
            CallOff(CancellationReason.SittingNotHeld, on: "2018-09-03"), PutBookingRight(sitsOn: "2018-09-19", on: "2018-09-03"), VoidSitting(VoidReason.NoShow, on: "2018-09-13"),
            AskForAdjustments(on: "2018-09-03"), AgreeToAdjustments(on: "2018-09-04"), WriteNarrative(on: "2018-09-13"), Moderate(Written, 45, on: "2018-09-20"),
        }.Should().AllSatisfy(command => FixedFor(command, BookedForSeptember()).Should().Be("response-2017"));

    [Fact]
    [Trait("Rule", "S-34")]
    public void An_allegation_follows_the_attempt_it_is_about_also_once_its_result_is_out()
    {
        JourneyEvent[] ofBoth = [.. WrittenNarrowlyMissed(), EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"), OfAnotherEdition(Only(Written), sitsOn: "2019-02-06", on: "2019-01-08")];
        FixedFor(Allege(on: "2019-02-06"), ofBoth).Should().Be("response-2017");
        FixedFor(Allege(on: "2019-02-06", attempt: 2), ofBoth).Should().Be("response-2019");
        FixedFor(Answer(on: "2019-02-08"), [.. ofBoth, MalpracticeAlleged(on: "2019-02-07", until: "2019-02-21", attempt: 2)]).Should().Be("response-2019");
        FixedFor(FindNoMalpractice(on: "2019-02-08"), [.. ofBoth, MalpracticeAlleged(on: "2019-02-05", until: "2019-02-19")]).Should().Be("response-2017");
    }

    [Fact]
    [Trait("Rule", "S-11")]
    public void A_recording_follows_its_attempt_whatever_was_sat_since()
    {
        JourneyEvent[] recorded = [.. MarkedInSeptember(), RecordingTaken()];
        FixedFor(TakeRecording(on: "2018-09-13"), MarkedInSeptember()).Should().Be("response-2017");
        new[] { AgreeToTraining(on: "2018-09-13"), HandOver("LEEDS", on: "2018-09-13"), UseRecording(RecordingUse.Moderation, on: "2018-09-13"), DestroyRecording(on: "2020-01-06") }
            .Should().AllSatisfy(command => FixedFor(command, recorded).Should().Be("response-2017"));
    }

    [Fact]
    [Trait("Rule", "S-02")]
    public void What_was_left_to_be_taken_again_follows_the_result() =>
        new[] { AgreePlan(on: "2019-01-07"), BringForward(on: "2019-01-07"), LapseNarrow(on: "2019-03-01"), ExpireBanked(on: "2019-12-01"), RequestPlace(on: "2019-01-07"), OfferPlace(sitsOn: "2019-02-06", on: "2019-01-07"), PutMarkRight(Written, 45, on: "2019-01-07") }
            .Should().AllSatisfy(command => FixedFor(command, WrittenNarrowlyMissed()).Should().Be("response-2017"));

    [Fact]
    [Trait("Rule", "S-15")]
    [Trait("Rule", "S-36")]
    public void What_becomes_of_an_accreditation_follows_the_attempt_that_led_to_it()
    {
        // Sat for a renewal under another edition, and not met: the accreditation rests on the first attempt still.
        JourneyEvent[] satAgain =
        [
            .. AccreditedPractitioner(),
            OfAnotherEdition(Everything, sitsOn: "2021-09-08", on: "2021-08-02", endorsement: 0),
            Marked(Knowledge, 20, Met, on: "2021-09-08", attempt: 2),
            Marked(Simulated, 45, Met, on: "2021-09-08", attempt: 2),
            Marked(Written, 30, NotMet, on: "2021-09-08", attempt: 2),
            ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2021-09-27", attempt: 2),
        ];
        new[]
        {
            Remind(6, on: "2021-04-01"), DeclareHours(30, on: "2021-10-04"), PutHoursRight(30, on: "2021-10-04"), EndorseForRenewal(on: "2021-10-04"), MarkOverdue(on: "2021-10-04"), MarkNotCurrent(on: "2022-04-04"),
            GiveNotice(RevocationGround.ResultIssuedInError, on: "2021-10-04"), DropNotice(on: "2021-10-04"), Revoke(on: "2021-10-04"),
        }.Should().AllSatisfy(command => FixedFor(command, satAgain).Should().Be("response-2017"));
    }

    [Fact]
    public void The_assessment_for_a_renewal_is_an_attempt_of_its_own()
    {
        FixedFor(BookSitting(Practitioner, sitsOn: "2021-09-08", on: "2021-08-02"), AccreditedPractitioner()).Should().BeNull();
        FixedFor(ReleaseResult(Practitioner, on: "2021-09-27", attempt: 2), [.. AccreditedPractitioner(), OfAnotherEdition(Everything, sitsOn: "2021-09-08", on: "2021-08-02", endorsement: 0)]).Should().Be("response-2019");
    }

    /// <summary>The time for one element stands still while the worker is away, and with it what the attempt's edition promises (S-48).</summary>
    [Fact]
    [Trait("Rule", "S-48")]
    public void The_retake_of_one_element_follows_the_attempt_also_while_its_time_stands_still()
    {
        JourneyEvent[] away = [.. WrittenNarrowlyMissed(), AbsentFrom("2019-11-01")];
        FixedFor(EndorsePractice(Practitioner, by: "LEEDS", on: "2020-01-06"), away).Should().Be("response-2017");
        FixedFor(BookSitting(Practitioner, sitsOn: "2020-02-05", on: "2020-01-06"), away).Should().Be("response-2017");
        FixedFor(BookSitting(Practitioner, sitsOn: "2020-02-05", on: "2020-01-06"), [.. WrittenNarrowlyMissed(), PlaceRequested(on: "2019-11-01")]).Should().Be("response-2017");
    }

    /// <summary>Whoever took the agreement back, and could not agree again, could not sit what the attempt's edition promises (S-47).</summary>
    [Fact]
    [Trait("Rule", "S-47")]
    public void So_do_the_agreement_to_it_and_the_refusal() =>
        new[] { AgreeToAssessment(Practitioner, on: "2019-01-07"), DeclineAssessment(Practitioner, on: "2019-01-07") }
            .Should().AllSatisfy(command => FixedFor(command, WrittenNarrowlyMissed()).Should().Be("response-2017"));

    /// <summary>Nothing was sat by a void sitting: its place is the same attempt's, for as long as one may be booked.</summary>
    [Fact]
    [Trait("Rule", "S-32")]
    public void The_place_of_a_void_sitting_follows_the_void_one()
    {
        JourneyEvent[] isVoid = [.. BookedForSeptember(), Voided("2018-09-12", VoidReason.TechnicalFailure, rebookUntil: "2019-03-13", on: "2018-09-13"), PlaceRequested(on: "2018-09-12")];
        FixedFor(OfferPlace(sitsOn: "2018-10-10", on: "2018-09-20"), isVoid).Should().Be("response-2017");
        FixedFor(BookSitting(Practitioner, sitsOn: "2018-10-10", on: "2018-09-20"), isVoid).Should().Be("response-2017");
        FixedFor(BookSitting(Practitioner, sitsOn: "2019-03-14", on: "2019-03-04"), isVoid).Should().BeNull("it carries no sitting of that day");
    }

    public static TheoryData<string> Commands { get; } = [.. typeof(JourneyCommand).GetNestedTypes().Select(type => type.Name)];

    /// <summary>A new command has to say by which edition it is decided.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_an_answer(string name)
    {
        var type = typeof(JourneyCommand).GetNestedType(name)!;
        var command = (JourneyCommand)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        type.GetProperty("Level")?.SetValue(command, Practitioner);

        FluentActions.Invoking(() => FixedFor(command, BookedForSeptember())).Should().NotThrow();
    }

    private static JourneyEvent OfAnotherEdition(ElementSet elements, string sitsOn, string on, int endorsement = 2) =>
        ((JourneyEvent.SittingBooked)Booked(elements, sitsOn, on, attempt: 2, endorsement: endorsement)) with { Edition = new EditionCode("response-2019") };

    private static string? FixedFor(JourneyCommand command, JourneyEvent[] history) =>
        JourneyDecider.EditionFixedFor(command, history.Aggregate(Journey.NotBegun, Journey.Evolve))?.Value;
}
