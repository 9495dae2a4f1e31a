using Naas.Application.Journeys;
using Naas.Domain.Rollouts;
using Naas.Domain.Specs.Samples;

namespace Naas.Domain.Specs.Journeys;

/// <summary>S-11, S-52: in somebody's custody, looked at for a purpose, and destroyed once no review can be asked for and twelve months have passed.</summary>
[Trait("Rule", "S-11")]
[Trait("Rule", "S-52")]
public sealed class When_a_recording_is_kept
{
    [Fact]
    [Trait("Rule", "R-066")]
    public void The_simulation_is_recorded_and_somebody_holds_it() =>
        Given(BookedForSeptember())
            .When(TakeRecording(on: "2018-09-12"))
            .Then(RecordingTaken(on: "2018-09-12"));

    [Fact]
    public void Asked_twice_nothing_is_added() =>
        Given(BookedForSeptember(), RecordingTaken())
            .When(TakeRecording(on: "2018-09-12"))
            .ThenNothingHappens();

    [Fact]
    public void Its_holder_is_an_organisation_there_is()
    {
        Unknown(TakeRecording(on: "2018-09-12", heldBy: "NOBODY")).Should().Be("/heldBy");
        Unknown(HandOver(to: "NOBODY", on: "2018-10-02")).Should().Be("/heldBy");
        Unknown(TakeRecording(on: "2018-09-12", heldBy: "DELIVERY-PARTNER")).Should().BeNull();

        static string? Unknown(JourneyCommand command) =>
            FactResolver.Resolve(new JourneyId(Guid.Empty), command, Journey.NotBegun, KnownFacts.Response2017, command.Facts, Sample.Reference, Rollout.NotBegun, Sample.PhaseOne().Standards, numberIsTheirs: false).Unknown?.Field;
    }

    [Fact]
    public void Asked_again_while_the_retake_is_booked_nothing_is_added() =>
        Given(
                WrittenNarrowlyMissed(),
                EndorsedAgain(by: "LEEDS", on: "2018-12-10", until: "2019-06-10"),
                RecordingTaken(on: "2018-09-20"),
                Booked(Only(Written), sitsOn: "2019-01-16", on: "2018-12-17", attempt: 2, endorsement: 2))
            .When(TakeRecording(on: "2018-09-20"))
            .ThenNothingHappens();

    [Fact]
    public void Nothing_is_recorded_before_it_was_sat() =>
        Given(BookedForSeptember())
            .When(TakeRecording(on: "2018-09-11"))
            .ThenRefused(Refusals.NotSatYet, because: "11 September 2018");

    [Fact]
    public void One_code_is_one_recording() =>
        Given(BookedForSeptember(), RecordingTaken())
            .When(TakeRecording(on: "2018-09-12", heldBy: "WIGAN"))
            .ThenRefused(Refusals.RecordingAlreadyTaken, because: "REC-0912-7");

    [Fact]
    public void It_changes_hands() =>
        Given(BookedForSeptember(), RecordingTaken())
            .When(HandOver(to: "WIGAN", on: "2018-09-14"))
            .Then(RecordingHandedOver(to: "WIGAN", on: "2018-09-14"));

    [Fact]
    public void Whoever_holds_it_need_not_be_given_it() =>
        Given(BookedForSeptember(), RecordingTaken(heldBy: "WIGAN"))
            .When(HandOver(to: "WIGAN", on: "2018-09-14"))
            .ThenNothingHappens();

    [Theory]
    [Trait("Rule", "R-067")]
    [InlineData(RecordingUse.Moderation)]
    [InlineData(RecordingUse.ExternalValidation)]
    [InlineData(RecordingUse.IndependentReview)]
    public void It_is_looked_at_for_a_purpose(RecordingUse use) =>
        Given(BookedForSeptember(), RecordingTaken())
            .When(UseRecording(use, on: "2018-09-21"))
            .Then(RecordingUsed(use, on: "2018-09-21"));

    [Fact]
    public void For_training_only_once_the_worker_has_agreed() =>
        Given(BookedForSeptember(), RecordingTaken())
            .When(UseRecording(RecordingUse.Training, on: "2018-09-21"))
            .ThenRefused(Refusals.TrainingNotAgreed, because: "REC-0912-7");

    [Fact]
    public void The_worker_may_agree() =>
        Given(BookedForSeptember(), RecordingTaken())
            .When(AgreeToTraining(on: "2018-09-20"))
            .Then(TrainingAgreed(on: "2018-09-20"));

    [Fact]
    public void Then_it_is_used_for_training_too() =>
        Given(BookedForSeptember(), RecordingTaken(), TrainingAgreed(on: "2018-09-20"))
            .When(UseRecording(RecordingUse.Training, on: "2018-09-21"))
            .Then(RecordingUsed(RecordingUse.Training, on: "2018-09-21"));

    [Fact]
    public void Nobody_knows_a_code_that_was_never_taken() =>
        Given(BookedForSeptember())
            .When(HandOver(to: "WIGAN", on: "2018-09-14"))
            .ThenRefused(Refusals.NoSuchRecording, because: "REC-0912-7");

    [Fact]
    [Trait("Rule", "S-40")]
    public void Released_on_1_October_it_is_kept_until_29_October_a_year_later() =>
        Given(BookedRecordedAndReleased(on: "2018-10-01"))
            .When(DestroyRecording(on: "2019-10-29"))
            .ThenRefused(Refusals.RecordingKeptLonger, because: "29 October 2019");

    [Fact]
    public void A_day_later_it_may_be_destroyed() =>
        Given(BookedRecordedAndReleased(on: "2018-10-01"))
            .When(DestroyRecording(on: "2019-10-30"))
            .Then(RecordingDestroyed(on: "2019-10-30"));

    [Theory]
    [Trait("Rule", "S-40")]
    [InlineData("2020-01-10", false)]
    [InlineData("2020-01-11", true)]
    public void Released_on_10_December_Christmas_and_New_Year_are_left_out(string on, bool isDestroyed)
    {
        var asked = Given(BookedRecordedAndReleased(on: "2018-12-10")).When(DestroyRecording(on));
        if (isDestroyed)
            asked.Then(RecordingDestroyed(on));
        else
            asked.ThenRefused(Refusals.RecordingKeptLonger, because: "10 January 2020");
    }

    [Fact]
    public void A_corrected_result_begins_its_time_anew() =>
        Given(
                BookedRecordedAndReleased(on: "2018-10-01"),
                MarkPutRight(Written, 46, Met, on: "2018-11-05"),
                ResultPutRight(Everything, None, firstReleasedOn: "2018-10-01", on: "2018-11-12"))
            .When(DestroyRecording(on: "2019-12-10"))
            .ThenRefused(Refusals.RecordingKeptLonger, because: "10 December 2019");

    [Fact]
    public void So_does_an_annulled_one() =>
        Given(
                BookedRecordedAndReleased(on: "2018-10-01"),
                MalpracticeAlleged(on: "2018-11-01", until: "2018-11-15"),
                MalpracticeFound(on: "2018-11-19"),
                ResultAnnulled(on: "2018-11-19"))
            .When(DestroyRecording(on: "2019-12-17"))
            .ThenRefused(Refusals.RecordingKeptLonger, because: "17 December 2019");

    [Fact]
    public void For_a_void_sitting_it_begins_when_it_became_void() =>
        Given(BookedForSeptember(), RecordingTaken(), Voided(sitsOn: "2018-09-12", VoidReason.TechnicalFailure, rebookUntil: "2019-04-01", on: "2018-10-01"))
            .When(DestroyRecording(on: "2019-10-30"))
            .Then(RecordingDestroyed(on: "2019-10-30"));

    [Fact]
    public void It_is_kept_while_the_result_is_not_out() =>
        Given(MarkedInSeptember(), RecordingTaken())
            .When(DestroyRecording(on: "2020-12-01"))
            .ThenRefused(Refusals.RecordingKeptLonger, because: "not out");

    [Fact]
    [Trait("Rule", "S-34")]
    public void And_while_an_allegation_is_open() =>
        Given(BookedRecordedAndReleased(on: "2018-10-01"), MalpracticeAlleged(on: "2019-10-25", until: "2019-11-08"))
            .When(DestroyRecording(on: "2019-10-30"))
            .ThenRefused(Refusals.RecordingKeptLonger, because: "25 October 2019");

    [Fact]
    public void Destroyed_twice_nothing_is_added() =>
        Given(BookedRecordedAndReleased(on: "2018-10-01"), RecordingDestroyed(on: "2019-10-30"))
            .When(DestroyRecording(on: "2019-10-31"))
            .ThenNothingHappens();

    [Fact]
    public void What_was_destroyed_is_neither_handed_over_nor_looked_at()
    {
        var destroyed = Given(BookedRecordedAndReleased(on: "2018-10-01"), RecordingDestroyed(on: "2019-10-30"));
        destroyed.When(HandOver(to: "WIGAN", on: "2019-11-04")).ThenRefused(Refusals.RecordingDestroyed, because: "30 October 2019");
        destroyed.When(UseRecording(RecordingUse.Moderation, on: "2019-11-04")).ThenRefused(Refusals.RecordingDestroyed, because: "30 October 2019");
    }

    private static JourneyEvent[] BookedRecordedAndReleased(string on) =>
    [
        .. MarkedInSeptember(),
        RecordingTaken(),
        ResultMet(Everything, on),
        Accredited(on, reaccreditation: "2021-10-01"),
    ];
}
