namespace Naas.Domain.Specs.Journeys;

public sealed class When_a_narrative_is_written
{
    [Fact]
    [Trait("Rule", "R-090")]
    public void It_goes_out_with_the_report() =>
        Given(BookedForSeptember())
            .When(WriteNarrative(on: "2018-09-13"))
            .Then(NarrativeWritten(on: "2018-09-13"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(BookedForSeptember(), NarrativeWritten(on: "2018-09-13"))
            .When(WriteNarrative(on: "2018-09-13"))
            .ThenNothingHappens();

    [Fact]
    public void A_later_one_takes_the_place_of_the_earlier() =>
        Given(MarkedInSeptember(), NarrativeWritten(on: "2018-09-13"), NarrativeWritten(on: "2018-09-14", document: "second narrative"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultMet(Everything, on: "2018-10-01"),
                FeedbackIssued(None, on: "2018-10-01", narrative: DocumentOf("second narrative")),
                Accredited(on: "2018-10-01", reaccreditation: "2021-10-01"),
                CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01"));

    [Fact]
    [Trait("Rule", "R-090")]
    public void Whoever_wrote_it_may_hand_in_another_one() =>
        Given(BookedForSeptember(), NarrativeWritten(on: "2018-09-13"))
            .When(WriteNarrative(on: "2018-09-14", document: "second narrative"))
            .Then(NarrativeWritten(on: "2018-09-14", document: "second narrative"));

    [Fact]
    [Trait("Rule", "R-090")]
    public void Nobody_else_puts_theirs_in_its_place() =>
        Given(BookedForSeptember(), NarrativeWritten(on: "2018-09-13"))
            .When(WriteNarrative(on: "2018-09-14", by: "assessor-2", document: "second narrative"))
            .ThenRefused(Refusals.NarrativeByAnother, because: "assessor-1");

    [Fact]
    public void It_is_written_about_what_was_sat() =>
        Given(BookedForSeptember())
            .When(WriteNarrative(on: "2018-09-11"))
            .ThenRefused(Refusals.MarkBeforeSitting, because: "12 September 2018");

    [Fact]
    public void It_is_written_before_the_release() =>
        Given(WrittenNarrowlyMissed())
            .When(WriteNarrative(on: "2018-12-03"))
            .ThenRefused(Refusals.NoSittingBooked);

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_endorsed_does_not_write_it() =>
        Given(BookedForSeptember())
            .When(WriteNarrative(on: "2018-09-13", by: "manager-7"))
            .ThenRefused(Refusals.EndorserCannotMark, because: "manager-7");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Nor_does_whoever_moderated() =>
        Given(MarkedInSeptember(), Moderated(Written, 41, Met, on: "2018-09-24"))
            .When(WriteNarrative(on: "2018-09-25", by: "moderator-2"))
            .ThenRefused(Refusals.ModeratorMarked, because: "moderator-2");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_wrote_it_does_not_release() =>
        Given(MarkedInSeptember(), NarrativeWritten(on: "2018-09-13", by: "observer-6"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01", by: "observer-6"))
            .ThenRefused(Refusals.ReleaserMarked, because: "observer-6");
}
