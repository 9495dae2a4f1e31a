namespace Naas.Domain.Specs.Journeys;

/// <summary>S-50: the edition is fixed when an attempt is opened, and governs it and its element retakes to the end.</summary>
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

    [Fact]
    public void Other_decisions_take_the_edition_of_their_own_day() =>
        FixedFor(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-01-07"), WrittenNarrowlyMissed()).Should().BeNull();

    private static string? FixedFor(JourneyCommand command, JourneyEvent[] history) =>
        JourneyDecider.EditionFixedFor(command, history.Aggregate(Journey.NotBegun, Journey.Evolve))?.Value;
}
