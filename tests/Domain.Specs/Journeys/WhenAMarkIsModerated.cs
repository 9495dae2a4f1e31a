namespace Naas.Domain.Specs.Journeys;

/// <summary>S-51, S-52: before the release, by somebody who marked nothing of the attempt, with a reason.</summary>
[Trait("Rule", "S-52")]
public sealed class When_a_mark_is_moderated
{
    [Fact]
    [Trait("Rule", "R-065")]
    public void It_is_changed_with_who_and_why() =>
        Given(MarkedInSeptember(written: 38))
            .When(Moderate(Written, 41, on: "2018-09-24"))
            .Then(Moderated(Written, 41, Met, on: "2018-09-24"));

    [Fact]
    public void A_mark_that_stays_is_nothing() =>
        Given(MarkedInSeptember(written: 38))
            .When(Moderate(Written, 38, on: "2018-09-24"))
            .ThenNothingHappens();

    [Fact]
    public void The_changed_mark_is_the_one_that_counts() =>
        Given(MarkedInSeptember(), Moderated(Written, 38, NarrowlyNotMet, on: "2018-09-24"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01"))
            .Then(
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-10-01"),
                FeedbackIssued(Only(Written), on: "2018-10-01"),
                NarrowRetakeOpened(Written, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01"));

    [Fact]
    public void The_release_does_not_lie_before_it() =>
        Given(MarkedInSeptember(), Moderated(Written, 38, NarrowlyNotMet, on: "2018-09-24"))
            .When(ReleaseResult(Practitioner, on: "2018-09-23"))
            .ThenRefused(Refusals.ReleaseBeforeMarks, because: "24 September 2018");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_marked_a_part_does_not_moderate_another() =>
        Given(
                BookedForSeptember(),
                Marked(Knowledge, 20, Met, on: "2018-09-20", by: "assessor-2"),
                Marked(Written, 38, NarrowlyNotMet, on: "2018-09-20", by: "assessor-1"))
            .When(Moderate(Written, 41, on: "2018-09-24", by: "assessor-2"))
            .ThenRefused(Refusals.ModeratorMarked, because: "assessor-2");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Nor_does_whoever_moderated_a_part_mark_another() =>
        Given(BookedForSeptember(), Marked(Knowledge, 20, Met, on: "2018-09-20"), Moderated(Knowledge, 17, NarrowlyNotMet, on: "2018-09-21"))
            .When(RecordMark(Practitioner, Written, 45, on: "2018-09-24", by: "moderator-2"))
            .ThenRefused(Refusals.ModeratorMarked, because: "moderator-2");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Nor_does_whoever_endorsed() =>
        Given(MarkedInSeptember(written: 38))
            .When(Moderate(Written, 41, on: "2018-09-24", by: "manager-7"))
            .ThenRefused(Refusals.EndorserCannotMark, because: "manager-7");

    [Fact]
    [Trait("Rule", "S-51")]
    public void Whoever_moderated_does_not_release() =>
        Given(MarkedInSeptember(written: 38), Moderated(Written, 41, Met, on: "2018-09-24"))
            .When(ReleaseResult(Practitioner, on: "2018-10-01", by: "moderator-2"))
            .ThenRefused(Refusals.ReleaserChanged, because: "moderator-2");

    [Fact]
    public void There_is_a_mark_to_change() =>
        Given(BookedForSeptember(), Marked(Knowledge, 20, Met, on: "2018-09-20"))
            .When(Moderate(Written, 41, on: "2018-09-24"))
            .ThenRefused(Refusals.MarkNotChanged, because: "written");

    [Fact]
    public void After_the_release_it_is_a_correction() =>
        Given(WrittenNarrowlyMissed())
            .When(Moderate(Written, 41, on: "2018-12-03"))
            .ThenRefused(Refusals.NoSittingBooked);

    [Fact]
    public void It_does_not_lie_before_the_mark() =>
        Given(MarkedInSeptember(written: 38))
            .When(Moderate(Written, 41, on: "2018-09-19"))
            .ThenRefused(Refusals.MarkBeforeSitting, because: "20 September 2018");

    [Fact]
    public void The_score_lies_on_the_standards_scale() =>
        Given(MarkedInSeptember(written: 38))
            .When(Moderate(Written, 70.5m, on: "2018-09-24"))
            .ThenRefused(Refusals.ScoreOutOfRange, because: "from 0 to 70");

    [Fact]
    public void The_profile_names_areas_of_the_statement() =>
        Given(MarkedInSeptember(written: 38))
            .When(Moderate(Written, 41, on: "2018-09-24", profile: KnownFacts.Areas(AreaJudgement.Met, 11)))
            .ThenRefused(Refusals.ProfileOutOfRange, because: "area 11");

    [Fact]
    public void The_areas_stay_when_only_the_score_is_changed() =>
        Given(BookedForSeptember(), Marked(Knowledge, 20, Met, on: "2018-09-20", profile: KnownFacts.Areas(AreaJudgement.ToDevelop, 3)))
            .When(By("moderator-2", new JourneyCommand.ModerateMark(Practitioner, Knowledge, 21, null, ModerationReason.EvidenceOverlooked, KnownFacts.Day("2018-09-24"))
            {
                Standard = KnownFacts.Standard(Practitioner, Knowledge),
            }))
            .Then(Moderated(Knowledge, 21, Met, on: "2018-09-24", profile: KnownFacts.Areas(AreaJudgement.ToDevelop, 3)));
}
