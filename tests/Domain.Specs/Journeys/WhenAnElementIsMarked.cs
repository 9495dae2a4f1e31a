namespace Naas.Domain.Specs.Journeys;

public sealed class When_an_element_is_marked
{
    [Theory]
    [InlineData(30, Met)]
    [InlineData(18, Met)]
    [InlineData(17.5, NarrowlyNotMet)]
    [InlineData(16, NarrowlyNotMet)]
    [InlineData(15.5, NotMet)]
    [InlineData(0, NotMet)]
    [Trait("Rule", "R-080")]
    [Trait("Rule", "S-01")]
    public void The_cut_and_the_band_below_it_belong_to_the_better_side(decimal score, ElementResult result) =>
        Given(BookedForSeptember())
            .When(RecordMark(Practitioner, Knowledge, score, on: "2018-09-20"))
            .Then(Marked(Knowledge, score, result, on: "2018-09-20"));

    [Fact]
    [Trait("Rule", "R-085")]
    public void The_standard_alone_decides_whatever_the_edition_and_the_phase() =>
        Given(BookedForSeptember())
            .Under(KnownFacts.Response2017 with { Edition = new EditionCode("response-2019"), NarrowRetakeMonths = KnownFacts.Response2017.NarrowRetakeMonths with { Value = 6 } })
            .When(RecordMark(Practitioner, Knowledge, 17.5m, on: "2018-09-20"))
            .Then(Marked(Knowledge, 17.5m, NarrowlyNotMet, on: "2018-09-20"));

    [Fact]
    public void It_may_be_marked_on_the_day_of_the_sitting() =>
        Given(BookedForSeptember())
            .When(RecordMark(Practitioner, Written, 45, on: "2018-09-12"))
            .Then(Marked(Written, 45, Met, on: "2018-09-12"));

    [Fact]
    public void It_cannot_be_marked_before_it_was_sat() =>
        Given(BookedForSeptember())
            .When(RecordMark(Practitioner, Written, 45, on: "2018-09-11"))
            .ThenRefused(Refusals.MarkBeforeSitting, because: "12 September 2018");

    [Fact]
    public void It_cannot_be_marked_tomorrow() =>
        Given(BookedForSeptember()).Today("2018-09-19")
            .When(RecordMark(Practitioner, Written, 45, on: "2018-09-20"))
            .ThenRefused(Refusals.DateInFuture);

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(BookedForSeptember(), Marked(Written, 38, NarrowlyNotMet, on: "2018-09-20"))
            .When(RecordMark(Practitioner, Written, 38, on: "2018-09-20"))
            .ThenNothingHappens();

    [Fact]
    public void Another_mark_is_a_matter_for_moderation() =>
        Given(BookedForSeptember(), Marked(Written, 38, NarrowlyNotMet, on: "2018-09-20"))
            .When(RecordMark(Practitioner, Written, 41, on: "2018-09-20"))
            .ThenRefused(Refusals.ElementAlreadyMarked, because: "written");

    [Fact]
    public void So_is_the_same_mark_from_somebody_else() =>
        Given(BookedForSeptember(), Marked(Written, 38, NarrowlyNotMet, on: "2018-09-20", by: "assessor-1"))
            .When(RecordMark(Practitioner, Written, 38, on: "2018-09-20", by: "assessor-2"))
            .ThenRefused(Refusals.ElementAlreadyMarked, because: "20 September 2018");

    [Theory]
    [InlineData(-0.5)]
    [InlineData(70.5)]
    [Trait("Rule", "R-081")]
    public void The_score_lies_on_the_standards_scale(decimal score) =>
        Given(BookedForSeptember())
            .When(RecordMark(Practitioner, Written, score, on: "2018-09-20"))
            .ThenRefused(Refusals.ScoreOutOfRange, because: "from 0 to 70");

    [Fact]
    [Trait("Rule", "R-068")]
    [Trait("Rule", "S-51")]
    public void Whoever_endorsed_cannot_mark() =>
        Given(BookedForSeptember())
            .When(RecordMark(Practitioner, Written, 45, on: "2018-09-20", by: "manager-7"))
            .ThenRefused(Refusals.EndorserCannotMark, because: "manager-7");

    [Fact]
    public void An_element_that_was_not_due_cannot_be_marked() =>
        Given(
                WrittenNarrowlyMissed(),
                EndorsedAgain(by: "LEEDS", on: "2019-01-07", until: "2019-07-07"),
                Booked(Only(Written), sitsOn: "2019-02-06", on: "2019-01-08", attempt: 2, endorsement: 2))
            .When(RecordMark(Practitioner, Knowledge, 20, on: "2019-02-06"))
            .ThenRefused(Refusals.ElementNotDue, because: "knowledge");

    [Fact]
    public void Nothing_is_marked_that_was_not_booked() =>
        Given(ReadyToSit())
            .When(RecordMark(Practitioner, Written, 45, on: "2018-09-20"))
            .ThenRefused(Refusals.NoSittingBooked, because: "practitioner");

    [Fact]
    public void A_mark_at_one_level_is_none_at_the_other() =>
        Given(BookedForSeptember())
            .When(RecordMark(Supervisor, Written, 45, on: "2018-09-20"))
            .ThenRefused(Refusals.NoSittingBooked, because: "supervisor");
}
