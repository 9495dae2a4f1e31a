using Naas.Application.Access;

namespace Naas.Domain.Specs.Journeys;

/// <summary>A result is a person's act from the mark to the release, and whatever changes it says who and why.</summary>
[Trait("Rule", "S-51")]
public sealed class What_must_never_happen_to_a_result
{
    [Fact]
    public void The_system_releases_none() =>
        AccessTable.Rows.Where(row => row.Request == typeof(JourneyCommand.ReleaseResult)).Select(row => row.Role)
            .Should().NotBeEmpty().And.NotContain(Role.System);

    [Fact]
    public void Nor_does_it_mark_moderate_correct_or_decide_on_malpractice() =>
        AccessTable.Rows.Where(row => row.Role == Role.System).Select(row => row.Request)
            .Should().NotBeEmpty().And.NotContain(
            [
                typeof(JourneyCommand.RecordMark), typeof(JourneyCommand.RateExercise), typeof(JourneyCommand.ModerateMark), typeof(JourneyCommand.CorrectMark),
                typeof(JourneyCommand.DecideMalpractice), typeof(JourneyCommand.RevokeAccreditation),
            ]);

    [Theory]
    [InlineData(typeof(JourneyEvent.MarkModerated), typeof(ModerationReason))]
    [InlineData(typeof(JourneyEvent.MarkCorrected), typeof(CorrectionReason))]
    [InlineData(typeof(JourneyEvent.SittingVoided), typeof(VoidReason))]
    [InlineData(typeof(JourneyEvent.BookingCorrected), typeof(CorrectionReason))]
    [InlineData(typeof(JourneyEvent.AccreditationRevoked), typeof(RevocationGround))]
    public void What_changes_a_mark_or_undoes_a_result_says_who_and_why(Type change, Type reason) =>
        change.GetProperties().Select(property => property.PropertyType).Should().Contain([typeof(ActorId), reason]);

    [Fact]
    public void Nothing_else_holds_a_mark_or_an_outcome() =>
        typeof(JourneyEvent).GetNestedTypes()
            .Where(type => type.GetProperties().Any(property => property.PropertyType == typeof(ElementResult) || property.PropertyType == typeof(Outcome)))
            .Should().BeEquivalentTo(
            [
                typeof(JourneyEvent.ElementMarked), typeof(JourneyEvent.MarkModerated), typeof(JourneyEvent.MarkCorrected), typeof(JourneyEvent.ResultReleased), typeof(JourneyEvent.ResultCorrected),
            ]);

    [Fact]
    public void No_result_is_corrected_without_a_mark_that_was() =>
        FluentActions.Invoking(() => Given(WrittenNarrowlyMissed(), ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2018-12-17")))
            .Should().Throw<ImpossibleHistoryException>();

    [Fact]
    public void Nobody_marks_and_moderates_one_attempt()
    {
        Given(MarkedInSeptember()).When(Moderate(Written, 38, on: "2018-09-24", by: "assessor-1")).ThenRefused(Refusals.ModeratorMarked);
        Given(BookedForSeptember(), Marked(Knowledge, 20, Met, on: "2018-09-20"), Moderated(Knowledge, 17, NarrowlyNotMet, on: "2018-09-21"))
            .When(RecordMark(Practitioner, Written, 45, on: "2018-09-24", by: "moderator-2")).ThenRefused(Refusals.ModeratorMarked);
    }

    [Fact]
    public void Nobody_releases_what_they_marked_moderated_or_corrected()
    {
        Given(MarkedInSeptember())
            .When(ReleaseResult(Practitioner, on: "2018-10-01", by: "assessor-1")).ThenRefused(Refusals.ReleaserMarked);
        Given(MarkedInSeptember(), Moderated(Written, 46, Met, on: "2018-09-24"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01", by: "moderator-2")).ThenRefused(Refusals.ReleaserChanged);
        Given(MarkedInSeptember(), MarkPutRight(Written, 46, Met, on: "2018-09-24"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01", by: "moderator-2")).ThenRefused(Refusals.ReleaserChanged);
    }

    [Fact]
    public void Nobody_endorses_and_marks_one_attempt()
    {
        Given(BookedForSeptember()).When(RecordMark(Practitioner, Written, 45, on: "2018-09-20", by: "manager-7")).ThenRefused(Refusals.EndorserCannotMark);
        Given(BookedForSeptember()).When(Rate(Written, 1, 45, by: "manager-7")).ThenRefused(Refusals.EndorserCannotMark);
        Given(MarkedInSeptember()).When(Moderate(Written, 38, on: "2018-09-24", by: "manager-7")).ThenRefused(Refusals.EndorserCannotMark);
    }
}
