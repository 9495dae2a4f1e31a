using static Naas.Domain.Specs.Properties.EveryJourney;

namespace Naas.Domain.Specs.Properties;

/// <summary>What holds of every review, whoever asks for what on whichever day.</summary>
public sealed class What_is_reviewed_On_every_journey
{
    [Fact]
    [Trait("Rule", "S-10")]
    public void Nobody_is_appointed_or_decides_who_had_a_part_in_what_is_reviewed() => Holds(walk =>
    {
        foreach (var (step, opened) in walk.Every<JourneyEvent.ReviewOpened>())
        {
            var story = new WhatTheEventsSay(opened.Level, walk.Events);
            var before = walk.EventsBefore(step).ToArray();
            var parts = before.Select(PartIn).OfType<(Level Level, int Attempt, ActorId By, Part)>().Where(part => (part.Level, part.Attempt) == (opened.Level, opened.Attempt)).Select(part => part.By)
                .Concat(before.OfType<JourneyEvent.MalpracticeAlleged>().Where(alleged => (alleged.Level, alleged.Attempt) == (opened.Level, opened.Attempt)).Select(alleged => alleged.By))
                .Concat(before.OfType<JourneyEvent.MalpracticeFound>().Where(found => (found.Level, found.Attempt) == (opened.Level, opened.Attempt)).Select(found => found.By))
                .Append(story.EndorserOf(opened.Attempt) ?? default)
                .ToHashSet();
            var panel = story.Every<JourneyEvent.ReviewPanelAppointed>().Where(appointed => appointed.Review == opened.Review).SelectMany(appointed => new[] { appointed.Chair, appointed.Member, appointed.OtherMember })
                .Concat(story.Every<JourneyEvent.ReviewMemberReplaced>().Where(replaced => replaced.Review == opened.Review).Select(replaced => replaced.Successor))
                .ToHashSet();

            panel.Should().NotIntersectWith(parts, $"of review {opened.Review}");
            story.Every<JourneyEvent.ElementReMarked>().Where(mark => mark.Review == opened.Review).Select(mark => mark.By).Should().NotIntersectWith(parts).And.NotIntersectWith(panel);
        }
    });

    [Fact]
    [Trait("Rule", "R-110")]
    [Trait("Rule", "S-09")]
    public void A_panel_decides_by_majority_and_each_on_it_has_voted_without_a_conflict() => Holds(walk =>
    {
        foreach (var (step, decided) in walk.Every<JourneyEvent.ReviewDecided>())
        {
            var story = new WhatTheEventsSay(decided.Level, walk.EventsBefore(step));
            var votes = story.Every<JourneyEvent.ReviewVoteCast>().Where(vote => vote.Review == decided.Review).ToArray();
            var review = step.Before.At(decided.Level).Review(decided.Review)!;
            var last = review.Panel.Select(who => votes.Last(vote => vote.By == who)).ToArray();

            last.Count(vote => vote.Remedy == decided.Remedy).Should().BeGreaterThan(last.Length / 2);
            (decided.Dissent is { } dissent ? last.Single(vote => vote.Remedy != decided.Remedy).By == dissent : last.All(vote => vote.Remedy == decided.Remedy)).Should().BeTrue();
            foreach (var who in review.Panel)
                story.Every<JourneyEvent.InterestsDeclared>().Last(declared => declared.Review == decided.Review && declared.By == who).HasConflict.Should().BeFalse();
            step.Command.Should().BeOfType<JourneyCommand.DecideReview>("nothing decides by itself");
        }
    });

    [Fact]
    [Trait("Rule", "S-08")]
    public void Nobody_reviews_on_the_word_of_the_worker_alone_that_a_result_is_at_odds_with_practice() => Holds(walk =>
    {
        foreach (var (step, requested) in walk.Every<JourneyEvent.ReviewRequested>().Where(pair => pair.Event.Ground == ReviewGround.ResultAtOddsWithPractice))
        {
            walk.EventsBefore(step).OfType<JourneyEvent.ReviewSupported>()
                .Should().Contain(supported => supported.Level == requested.Level && supported.Attempt == requested.Attempt && supported.On <= requested.On);
        }
    });

    [Fact]
    [Trait("Rule", "S-09")]
    public void No_review_takes_from_the_worker_what_stands_but_by_a_clerical_error_put_right() => Holds(walk =>
    {
        foreach (var (step, decided) in walk.Every<JourneyEvent.ReviewDecided>().Where(pair => pair.Event.Remedy != ReviewRemedy.CorrectClericalError))
        {
            var (before, after) = (step.Before.At(decided.Level), step.After.At(decided.Level));
            foreach (var was in before.Released)
            {
                foreach (var mark in was.Attempt.Marks)
                    after.ResultOf(was.Number)!.Attempt.MarkOf(mark.Element)!.Score.Should().BeGreaterThanOrEqualTo(mark.Score, $"of {decided}");
            }

            if (before.IsAccredited)
                after.IsAccredited.Should().BeTrue($"of {decided}");
            (after.Accreditation?.DueOn < before.Accreditation?.DueOn && before.IsAccredited).Should().BeFalse($"of {decided}");
        }
    });

    [Fact]
    [Trait("Rule", "S-48")]
    public void While_a_review_is_open_nothing_that_it_stops_is_noted_as_over() => Holds(walk =>
    {
        foreach (var (step, noted) in walk.Every<JourneyEvent>().Where(pair => pair.Event is JourneyEvent.NarrowRetakeLapsed or JourneyEvent.BankedElementsExpired))
        {
            step.Before.At(noted.AtLevel()!.Value).OpenReviews.Should().NotContain(review => review.WindowsStopFrom <= noted.On.AddDays(-1), $"of {step.Command}");
        }
    });
}
