using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Journeys.MergingWords;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Service-user panels comment on a sample of simulations, and change no score .</summary>
[Trait("Rule", "R-069")]
public sealed class What_service_users_say
{
    [Fact]
    public void A_recorded_simulation_is_chosen_for_a_panel() =>
        Given(RecordedAndMissed()).When(Sample("2018-12-03")).Then(Sampled("2018-12-03"));

    [Fact]
    public void Chosen_twice_nothing_is_added() =>
        Given(RecordedAndMissed(), Sampled("2018-12-03")).When(Sample("2018-12-10")).ThenNothingHappens();

    [Fact]
    [Trait("Rule", "S-52")]
    public void A_member_of_the_panel_comments_and_the_use_of_the_recording_is_recorded() =>
        Given(RecordedAndMissed(), Sampled("2018-12-03")).When(CommentOn("2018-12-10")).Then(SeenByPanel("2018-12-10"), Commented("2018-12-10"));

    [Fact]
    public void Another_member_comments_too_and_the_same_comment_counts_once()
    {
        var commented = Given(RecordedAndMissed(), Sampled("2018-12-03"), SeenByPanel("2018-12-10"), Commented("2018-12-10"));
        commented.When(CommentOn("2018-12-11")).ThenNothingHappens();
        commented.When(CommentOn("2018-12-11", document: "another comment", by: "panel-2"))
            .Then(SeenByPanel("2018-12-11", by: "panel-2"), Commented("2018-12-11", document: "another comment", by: "panel-2"));
    }

    [Fact]
    public void No_score_no_outcome_and_no_window_changes()
    {
        JourneyEvent[] before = [.. RecordedAndMissed()];
        var (without, with) = (Of(before).At(Practitioner), Of([.. before, Sampled("2018-12-03"), SeenByPanel("2018-12-10"), Commented("2018-12-10")]).At(Practitioner));

        with.Should().BeEquivalentTo(without, options => options.Excluding(track => track.Recordings));
    }

    [Fact]
    public void Nothing_is_shown_before_the_result_is_out()
    {
        Given(MarkedInSeptember(), RecordingTaken()).When(Sample("2018-09-24")).ThenRefused(Refusals.SampledBeforeRelease, because: "attempt 1");
        Given(RecordedAndMissed()).When(Sample("2018-11-26")).ThenRefused(Refusals.SampledBeforeRelease, because: "30 November 2018");
    }

    [Fact]
    public void Only_a_simulation_is_chosen() =>
        Given(WrittenNarrowlyMissed(), WrittenTakenAgain(45, sitsOn: "2019-01-16", endorsedOn: "2018-12-17", endorsedUntil: "2019-06-17"), new JourneyEvent.RecordingTaken(Practitioner, 2, TheRecording, new("LEEDS"), Day("2019-01-16")), ResultMet(Only(Written), on: "2019-02-01", attempt: 2))
            .When(Sample("2019-02-04"))
            .ThenRefused(Refusals.NotASimulation, because: "written");

    [Fact]
    public void What_was_not_chosen_is_neither_commented_on_nor_shown_to_a_panel()
    {
        Given(RecordedAndMissed()).When(CommentOn("2018-12-10")).ThenRefused(Refusals.NotSampled, because: "REC-0912-7");
        Given(RecordedAndMissed(), Sampled("2018-12-10")).When(CommentOn("2018-12-03")).ThenRefused(Refusals.NotSampled, because: "10 December 2018");
        Given(RecordedAndMissed()).When(UseRecording(RecordingUse.ServiceUserPanel, on: "2018-12-10")).ThenRefused(Refusals.NotSampled);
        Given(RecordedAndMissed(), Sampled("2018-12-03")).When(UseRecording(RecordingUse.ServiceUserPanel, on: "2018-12-10")).Then(RecordingUsed(RecordingUse.ServiceUserPanel, on: "2018-12-10"));
    }

    [Fact]
    [Trait("Rule", "S-11")]
    public void What_is_not_kept_any_more_is_neither_chosen_nor_commented_on()
    {
        Given(RecordedAndMissed(), RecordingDestroyed(on: "2020-01-06")).When(Sample("2020-01-13")).ThenRefused(Refusals.RecordingDestroyed, because: "6 January 2020");
        Given(RecordedAndMissed(), Sampled("2018-12-03"), RecordingDestroyed(on: "2020-01-06")).When(CommentOn("2020-01-13")).ThenRefused(Refusals.RecordingDestroyed);
        Given(WrittenNarrowlyMissed()).When(Sample("2018-12-03")).ThenRefused(Refusals.NoSuchRecording);
    }

    private static JourneyEvent.RecordingUsed SeenByPanel(string on, string by = "panel-1") => new JourneyEvent.RecordingUsed(Practitioner, TheRecording, RecordingUse.ServiceUserPanel, new(by), Day(on));

    private static JourneyEvent[] RecordedAndMissed() => [.. WrittenNarrowlyMissed(), RecordingTaken()];
}
