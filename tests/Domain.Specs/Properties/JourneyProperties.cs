using static Naas.Domain.Specs.Properties.EveryJourney;

namespace Naas.Domain.Specs.Properties;

/// <summary>What holds on every journey, whatever is asked in whatever order.</summary>
public sealed class On_every_journey
{
    private const int JourneysThatReachEverything = 1500;

    [Fact]
    public void A_journey_read_back_from_the_log_decides_alike() => Holds(walk =>
    {
        // What Evolve rejects of what Decide emits, the walk itself throws out.
        var readBack = Journey.NotBegun;
        foreach (var step in walk.Steps)
        {
            WhatCameOf(JourneyDecider.Decide(step.Command, readBack, walk.Policy)).Should().Equal(WhatCameOf(step.Decision), $"{step.Command}");
            readBack = step.Events.Select(ReadBack).Aggregate(readBack, Journey.Evolve);
        }
    });

    [Fact]
    public void A_command_repeated_at_once_adds_nothing() => Holds(walk =>
    {
        foreach (var step in walk.Steps.Where(step => step.Events.Count > 0))
        {
            if (JourneyDecider.Decide(step.Command, step.After, walk.Policy) is Decision.Accepted again)
                again.Events.Should().BeEmpty($"{step.Command} was decided already");
        }
    });

    [Fact]
    public void What_changes_nothing_now_can_be_asked_of_the_journey_as_it_was_after_any_event() => Holds(walk =>
    {
        // So an answer can look for the event that made it so.
        foreach (var step in walk.Steps.Where(step => step.Decision is Decision.Accepted { Events.IsEmpty: true }))
        {
            var journey = Journey.NotBegun;
            foreach (var journeyEvent in walk.EventsBefore(step))
            {
                journey = Journey.Evolve(journey, journeyEvent);
                JourneyDecider.Decide(step.Command, journey, walk.Policy).Should().NotBeNull();
            }
        }
    });

    [Fact]
    [Trait("Rule", "R-008")]
    [Trait("Rule", "R-040")]
    [Trait("Rule", "S-32")]
    [Trait("Rule", "S-47")]
    public void Nobody_sits_unendorsed_or_without_agreement() => Holds(walk =>
    {
        // What was sat shows in its first mark or rating: nothing recorded later takes the sitting back.
        var sat = new HashSet<(Level, int)>();
        foreach (var (step, _) in walk.Every<JourneyEvent>())
        {
            foreach (var (level, attempt) in step.Events.Select(MarkedAttempt).OfType<(Level Level, int Attempt)>())
            {
                if (!sat.Add((level, attempt)))
                    continue;
                var story = new WhatTheEventsSay(level, walk.EventsBefore(step));
                var (endorsement, sitsOn) = (story.Booking(attempt).Endorsement, story.SitsOn(attempt));
                story.AgreedOn.Should().NotBeNull().And.Subject.Should().BeOnOrBefore(sitsOn);
                (endorsement == 0 ? story.IsAccredited : story.Carries(endorsement, sitsOn)).Should().BeTrue($"attempt {attempt} sits on {sitsOn} on endorsement {endorsement}");
            }
        }
    });

    [Fact]
    [Trait("Rule", "R-040")]
    public void Nothing_is_marked_or_released_that_was_not_booked_or_was_called_off() => Holds(walk =>
    {
        var open = new HashSet<(Level, int)>();
        foreach (var journeyEvent in walk.Events)
        {
            switch (journeyEvent)
            {
                case JourneyEvent.SittingBooked e:
                    open.Add((e.Level, e.Attempt)).Should().BeTrue();
                    break;
                case JourneyEvent.SittingCancelled e:
                    open.Remove((e.Level, e.Attempt)).Should().BeTrue();
                    break;
                case JourneyEvent.SittingCancelledOnLeaving e:
                    open.Remove((e.Level, e.Attempt)).Should().BeTrue();
                    break;
                case JourneyEvent.SittingVoided e:
                    open.Remove((e.Level, e.Attempt)).Should().BeTrue();
                    break;
                case JourneyEvent.ResultReleased e:
                    open.Remove((e.Level, e.Attempt)).Should().BeTrue();
                    break;
                default:
                    if (MarkedAttempt(journeyEvent) is { } marked)
                        open.Should().Contain(marked);
                    break;
            }
        }
    });

    [Fact]
    [Trait("Rule", "R-032")]
    [Trait("Rule", "S-22")]
    public void Agencies_and_strangers_endorse_nobody() => Holds(walk =>
    {
        foreach (var (step, _) in walk.Every<JourneyEvent>().Where(pair => pair.Event is JourneyEvent.PracticeEndorsed or JourneyEvent.PracticeReEndorsed))
        {
            var command = (JourneyCommand.EndorsePractice)step.Command;
            command.Endorser!.IsAgency.Should().BeFalse();
            var seenSince = command.On.AddMonths(-walk.Policy.DirectExperienceMonths.Value);
            step.Before.Spells.Should().Contain(spell => spell.PlacedAt == command.EndorsedBy
                && (spell.Basis == EmploymentBasis.Direct ? spell.IsOpen && spell.From <= command.On : spell.Touches(seenSince, command.On)));
        }
    });

    [Fact]
    [Trait("Rule", "S-16")]
    public void No_endorsement_is_left_by_an_employer_whom_the_worker_left_unless_it_was_sat_on() => Holds(walk =>
    {
        foreach (var (step, left) in walk.Every<JourneyEvent.EmploymentEnded>())
        {
            if (step.Before.Spell(left.Spell)!.Basis != EmploymentBasis.Direct || step.After.Spells.Any(spell => spell.PlacedAt == left.PlacedAt && spell.IsOpen))
                continue;
            foreach (var (level, track) in step.After.Levels)
            {
                track.FreshEndorsements.Where(fresh => fresh.EndorsedBy == left.PlacedAt && fresh.Number != track.UnderWay?.Endorsement)
                    .Should().NotContain(fresh => fresh.IsInForceOn(left.On.AddDays(1)), $"at the {level} level");
            }
        }
    });

    [Fact]
    [Trait("Rule", "R-084")]
    [Trait("Rule", "R-115")]
    [Trait("Rule", "S-07")]
    [Trait("Rule", "S-28")]
    [Trait("Rule", "S-48")]
    public void Nobody_is_accredited_without_every_element_met_banked_or_passported() => Holds(walk =>
    {
        foreach (var (step, accredited) in walk.Every<JourneyEvent.Accredited>())
        {
            var story = new WhatTheEventsSay(accredited.Level, walk.EventsBefore(step).Concat(step.Events));
            story.IsAnnulled(accredited.Attempt).Should().BeFalse();
            var recorded = walk.Steps.Take(step.Number).Last(earlier => earlier.Events.Any(one =>
                one is JourneyEvent.SittingBooked booked ? (booked.Level, booked.Attempt) == (accredited.Level, accredited.Attempt)
                : one is JourneyEvent.BookingCorrected corrected && (corrected.Level, corrected.Attempt) == (accredited.Level, accredited.Attempt)));
            foreach (var element in ElementSet.AssessedAt(accredited.Level))
                story.WhyMet(accredited.Attempt, element, walk.Policy.BankedElementMonths.Value, walk.World.PassportsUntil(recorded.Command.Facts.Today)).Should().NotBeNull($"the {element} element counts at attempt {accredited.Attempt}");
        }
    });

    [Fact]
    [Trait("Rule", "S-15")]
    public void Whoever_is_accredited_sits_again_only_to_be_accredited_anew() => Holds(walk =>
    {
        foreach (var (step, booked) in walk.Every<JourneyEvent.SittingBooked>())
            (booked.Endorsement == 0).Should().Be(step.Before.At(booked.Level).IsAccredited);
        foreach (var (step, accredited) in walk.Every<JourneyEvent.Accredited>())
        {
            // Also one that was revoked by the same command: another complete result accredits anew.
            new WhatTheEventsSay(accredited.Level, walk.EventsBefore(step).Concat(step.Events.TakeWhile(one => !ReferenceEquals(one, accredited)))).IsAccredited.Should().BeFalse();
        }
    });

    [Fact]
    [Trait("Rule", "S-15")]
    [Trait("Rule", "S-34")]
    public void No_renewal_outlives_the_result_that_it_rests_on() => Holds(walk =>
    {
        foreach (var level in Enum.GetValues<Level>())
        {
            int? renewing = null;
            foreach (var step in walk.Steps)
            {
                var story = new WhatTheEventsSay(level, walk.EventsBefore(step).Concat(step.Events));
                if (story.Every<JourneyEvent.PassportGranted>().Any())
                    break;
                foreach (var journeyEvent in step.Events.Where(one => one.AtLevel() == level))
                {
                    renewing = journeyEvent switch
                    {
                        JourneyEvent.Reaccredited { Route: ReaccreditationRoute.Assessment } or JourneyEvent.AccreditationRestored { Route: ReaccreditationRoute.Assessment } => story.RenewedBy,
                        JourneyEvent.Reaccredited or JourneyEvent.AccreditationRestored => null,
                        JourneyEvent.ReaccreditationUndone or JourneyEvent.AccreditationRevoked or JourneyEvent.Accredited => null,
                        _ => renewing,
                    };
                }

                if (step.Events.Count > 0 && renewing is { } attempt)
                    story.LeftUnmet(attempt).Should().BeEmpty($"attempt {attempt} renewed the accreditation, and {step.Command} leaves it so");
            }
        }
    });

    [Fact]
    [Trait("Rule", "S-34")]
    public void Nobody_decides_on_malpractice_who_had_a_part_in_the_attempt() => Holds(walk =>
    {
        foreach (var (step, decided) in walk.Every<JourneyEvent>().Where(pair => pair.Event is JourneyEvent.MalpracticeFound or JourneyEvent.MalpracticeNotFound))
        {
            var (level, attempt, number) = decided is JourneyEvent.MalpracticeFound found ? (found.Level, found.Attempt, found.Case) : decided is JourneyEvent.MalpracticeNotFound not ? (not.Level, not.Attempt, not.Case) : default;
            var story = new WhatTheEventsSay(level, walk.EventsBefore(step));
            var involved = walk.EventsBefore(step).Select(PartIn).OfType<(Level Level, int Attempt, ActorId By, Part)>().Where(part => (part.Level, part.Attempt) == (level, attempt)).Select(part => part.By);
            involved.Append(story.Every<JourneyEvent.MalpracticeAlleged>().Single(alleged => alleged.Case == number).By)
                .Append(story.EndorserOf(attempt) ?? default)
                .Should().NotContain(step.Command.Facts.Actor);
        }
    });

    [Fact]
    public void Nothing_but_an_employment_and_what_a_leaving_undoes_is_dated_before_the_registration() => Holds(walk =>
    {
        foreach (var (step, journeyEvent) in walk.Every<JourneyEvent>())
        {
            var mayLieBefore = journeyEvent is JourneyEvent.EmploymentStarted or JourneyEvent.EmploymentEnded or JourneyEvent.EmploymentCarriedOver
                or JourneyEvent.StatutoryRoleStarted or JourneyEvent.StatutoryRoleEnded or JourneyEvent.AsyeCompleted or JourneyEvent.LeadersAreaNamed or JourneyEvent.MinimumServiceWaived or JourneyEvent.MinimumServiceExtended
                or JourneyEvent.AbsenceStarted or JourneyEvent.AbsenceEnded
                or JourneyEvent.EndorsementLapsedOnLeaving;
            (mayLieBefore || journeyEvent.On >= step.After.RegisteredOn).Should().BeTrue($"{journeyEvent} of {step.Command}");
        }
    });

    [Fact]
    [Trait("Rule", "S-52")]
    public void A_released_result_changes_only_by_a_correction_released_anew_by_malpractice_or_by_a_review() => Holds(walk =>
    {
        foreach (var step in walk.Steps)
        {
            foreach (var (level, after) in step.After.Levels)
            {
                foreach (var was in step.Before.At(level).Released)
                {
                    var now = after.ResultOf(was.Number)!;
                    if (!was.Attempt.Marks.SequenceEqual(now.Attempt.Marks))
                        step.Events.OfType<JourneyEvent.MarkCorrected>().Should().NotBeEmpty().And.OnlyContain(corrected => corrected.Attempt == was.Number);
                    if (!was.Attempt.Marks.SequenceEqual(now.Attempt.Marks) && step.Events.Count > 1)
                        step.Events.Should().Contain(one => one is JourneyEvent.ReviewDecided || one is JourneyEvent.RecheckAnswered);
                    if ((was.Outcome, was.Met) != (now.Outcome, now.Met))
                        step.Events.Should().Contain(one => one is JourneyEvent.ResultCorrected && ((JourneyEvent.ResultCorrected)one).Attempt == was.Number);
                    if (!was.IsAnnulled && now.IsAnnulled && !step.Events.Any(one => one is JourneyEvent.ReviewDecided))
                        step.Events.Should().Contain(one => one is JourneyEvent.ResultAnnulled && ((JourneyEvent.ResultAnnulled)one).Attempt == was.Number).And.Contain(one => one is JourneyEvent.MalpracticeFound);
                    else if (was.IsAnnulled != now.IsAnnulled)
                        step.Events.Should().Contain(one => one is JourneyEvent.ReviewDecided && ((JourneyEvent.ReviewDecided)one).Attempt == was.Number);
                }
            }
        }

        // Who corrected a mark, and why, stands before every corrected result.
        walk.Every<JourneyEvent.ResultReleased>().Select(pair => (pair.Event.Level, pair.Event.Attempt)).Should().OnlyHaveUniqueItems();
        foreach (var (step, corrected) in walk.Every<JourneyEvent.ResultCorrected>())
        {
            walk.EventsBefore(step).Reverse()
                .TakeWhile(one => one.AtLevel() != corrected.Level || one switch
                {
                    JourneyEvent.ResultReleased e => e.Attempt != corrected.Attempt,
                    JourneyEvent.ResultCorrected e => e.Attempt != corrected.Attempt,
                    _ => true,
                })
                .Should().Contain(one => one is JourneyEvent.MarkCorrected && ((JourneyEvent.MarkCorrected)one).Level == corrected.Level && ((JourneyEvent.MarkCorrected)one).Attempt == corrected.Attempt);
        }
    });

    [Fact]
    [Trait("Rule", "R-068")]
    [Trait("Rule", "S-51")]
    [Trait("Rule", "S-52")]
    public void Nobody_marks_whom_they_endorsed_changes_what_they_marked_or_releases_what_they_had_a_part_in() => Holds(walk =>
    {
        foreach (var byAttempt in walk.Every<JourneyEvent>().Select(pair => (pair.Step, pair.Event, Part: PartIn(pair.Event))).Where(act => act.Part is not null).GroupBy(act => (act.Part!.Value.Level, act.Part.Value.Attempt)))
        {
            var endorser = new WhatTheEventsSay(byAttempt.Key.Level, walk.Events).EndorserOf(byAttempt.Key.Attempt);
            var (marked, changed) = (new HashSet<ActorId>(), new HashSet<ActorId>());
            foreach (var (step, _, part) in byAttempt)
            {
                var (_, _, by, what) = part!.Value;
                if (what == Part.Released)
                {
                    marked.Should().NotContain(by, $"{step.Command}");
                    changed.Should().NotContain(by, $"{step.Command}");
                    continue;
                }

                by.Should().NotBe(endorser, $"{step.Command}");
                _ = what == Part.Marked ? marked.Add(by) : changed.Add(by);
                marked.Should().NotIntersectWith(changed, $"{step.Command}");
            }
        }
    });

    [Fact]
    [Trait("Rule", "S-04")]
    [Trait("Rule", "S-32")]
    [Trait("Rule", "S-34")]
    public void Only_released_retakes_of_one_element_count_and_never_more_than_the_edition_allows() => Holds(walk =>
    {
        var inARow = Enum.GetValues<Level>().ToDictionary(level => level, _ => new List<int>());
        foreach (var step in walk.Steps)
        {
            foreach (var result in step.Events.OfType<JourneyEvent.ResultReleased>())
            {
                if (step.Before.At(result.Level).UnderWay!.IsElementRetake)
                    inARow[result.Level].Add(result.Attempt);
                else
                    inARow[result.Level].Clear();
                inARow[result.Level].Count.Should().BeLessThanOrEqualTo(walk.Policy.ElementRetakesBeforeFullRetake.Value);
            }

            // What was annulled for malpractice is as if it had not been sat (S-34).
            foreach (var annulled in step.Events.OfType<JourneyEvent.ResultAnnulled>())
                _ = inARow[annulled.Level].Remove(annulled.Attempt);

            foreach (var aside in step.Events.OfType<JourneyEvent.ResultSetAside>())
                _ = inARow[aside.Level].Remove(aside.Attempt);

            // What counts again counts among those since everything was sat last.
            foreach (var overturned in step.Events.OfType<JourneyEvent.FindingOverturned>())
            {
                var track = step.After.At(overturned.Level);
                if (track.ResultOf(overturned.Attempt) is { Attempt.IsElementRetake: true } && track.SeriesOf(overturned.Attempt).IsLatest)
                    inARow[overturned.Level].Add(overturned.Attempt);
            }

            foreach (var (level, track) in step.After.Levels)
                track.ElementRetakes.Should().Be(inARow[level].Count, $"of {step.Command}");
        }
    });

    [Fact]
    [Trait("Rule", "R-001")]
    [Trait("Rule", "S-24")]
    public void Levels_do_not_touch_each_other() => Holds(walk =>
    {
        // Each level's journey without the other levels' events: what is asked of it is decided alike.
        var alone = Enum.GetValues<Level>().ToDictionary(level => level, _ => Journey.NotBegun);
        foreach (var step in walk.Steps)
        {
            if (LevelOf(step.Command) is { } level)
                WhatCameOf(JourneyDecider.Decide(step.Command, alone[level], walk.Policy)).Should().Equal(WhatCameOf(step.Decision), $"{step.Command}");
            foreach (var journeyEvent in step.Events)
            {
                foreach (var at in Enum.GetValues<Level>().Where(at => journeyEvent.AtLevel() is null || journeyEvent.AtLevel() == at))
                    alone[at] = Journey.Evolve(alone[at], journeyEvent);
            }
        }
    });

    [Fact]
    [Trait("Rule", "R-005")]
    [Trait("Rule", "R-105")]
    public void Nothing_about_an_assessment_touches_an_employment() => Holds(walk =>
    {
        foreach (var step in walk.Steps.Where(step => LevelOf(step.Command) is not null))
        {
            step.After.Spells.Should().Equal(step.Before.Spells, "what a result means for the post is the employer's to decide");
            step.After.Roles.Should().Equal(step.Before.Roles);
        }
    });

    /// <summary>Guards the walk itself: a property says nothing about what is never reached.</summary>
    [Fact]
    public void Every_event_comes_up_and_every_command_is_both_accepted_and_refused()
    {
        var events = new HashSet<string>();
        var accepted = new HashSet<string>();
        var refused = new HashSet<string>();
        Holds(JourneysThatReachEverything, walk =>
        {
            events.UnionWith(walk.Events.Select(journeyEvent => journeyEvent.GetType().Name));
            accepted.UnionWith(walk.Steps.Where(step => step.Events.Count > 0).Select(step => step.Command.GetType().Name));
            refused.UnionWith(walk.Steps.Where(step => step.Decision is Decision.Refused).Select(step => step.Command.GetType().Name));
        });

        // What takes two journeys, the walks of two records reach.
        string[] commands = [.. typeof(JourneyCommand).GetNestedTypes().Select(type => type.Name).Except(On_every_pair_of_records.Commands)];
        typeof(JourneyEvent).GetNestedTypes().Select(type => type.Name).Except(On_every_pair_of_records.Events).Except(events).Should().BeEmpty("these events never come up");
        commands.Except(accepted).Should().BeEmpty("these commands are never accepted");
        commands.Except(refused).Should().BeEmpty("these commands are never refused");
    }
}
