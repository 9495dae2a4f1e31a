using Naas.Domain.Specs.Journeys;
using Naas.Projections;
using Naas.Projections.Deadlines;
using Naas.Projections.WorkerSummary;
using static Naas.Domain.Specs.Properties.EveryJourney;

namespace Naas.Domain.Specs.Properties;

/// <summary>Read models have no rules of their own: on every journey the summary tells what the journey holds, fact by fact, and no projection stumbles.</summary>
public sealed class What_is_read_On_every_journey
{
    // In fewer, no booking that was corrected makes a difference to what falls due.
    private const int JourneysThatReachEveryDeadline = 1500;

    private static readonly WorkerSummaryTable Table = new();
    private static readonly DeadlineTable Deadlines = new();
    private static readonly JourneyId Journey = new(Guid.Empty);
    private static readonly DateOnly LongAfter = KnownFacts.Day("2100-01-01");

    [Fact]
    public void The_facts_of_the_worker_in_the_summary_are_those_of_the_journey() => Holds(walk =>
    {
        if (SummaryOf(walk) is not { } summary)
            return;

        summary.RegisteredOn.Should().Be(walk.Journey.RegisteredOn!.Value);
        summary.Employments.Should().Equal(walk.Journey.Spells.Select(spell =>
            new EmploymentEntry(spell.Number, spell.PlacedAt.Value, spell.Basis, spell.Agency?.Value, spell.From, spell.To, spell.CarriedOverOn)));
        summary.Roles.Should().BeEquivalentTo(walk.Journey.Roles.Select(role => new RoleEntry(
            role.Number, role.Spell, role.Level, [.. role.Functions], role.Route, role.PrincipalSocialWorker, role.From, role.To, role.AsyeCompletedOn, role.NotBefore, role.ExpectedBy, role.WaivedOn) { Area = role.Area?.Value }));
        summary.Absences.Should().Equal(walk.Journey.Absences.Select(absence => new AbsenceEntry(absence.Number, absence.Spell, absence.From, absence.To)));
    });

    [Fact]
    [Trait("Rule", "S-32")]
    public void The_facts_of_every_level_in_the_summary_are_those_of_the_journey_after_every_event() => Holds(walk =>
    {
        foreach (var (happened, journey, summary) in AfterEveryEvent(walk))
        {
            if (happened.AtLevel() is not { } level)
                continue;

            var track = journey.At(level);
            var entry = summary.At(level);
            Agreement(entry).Should().Be(Agreement(track), $"of the agreement at the {level} level");
            entry.Endorsements.Should().Equal(track.Endorsements.Select(Entry), $"of the endorsements at the {level} level");
            entry.Passport.Should().Equal(track.Passport?.Elements ?? ElementSet.Empty, $"of the passport at the {level} level");
            Sitting(entry).Should().Be(Sitting(track), $"of the sitting at the {level} level");
            Result(entry).Should().Be(Result(track), $"of the result at the {level} level");
            Retake(entry.Retake).Should().Be(Retake(track.Retake), $"of the retake at the {level} level");
            Accreditation(entry.Accreditation).Should().Be(Accreditation(track.Accreditation), $"of the accreditation at the {level} level");
        }

        if (SummaryOf(walk) is { } last)
        {
            foreach (var entry in last.Levels)
                entry.Attempts.Should().Be(AttemptsThatCount(walk, entry.Level), $"of the attempts at the {entry.Level} level");
        }
    });

    [Fact]
    [Trait("Rule", "S-48")]
    public void What_the_summary_shows_as_standing_still_is_what_the_journey_holds_open() => Holds(walk =>
    {
        foreach (var (happened, journey, summary) in AfterEveryEvent(walk))
        {
            foreach (var (level, track) in journey.Levels)
            {
                var entry = summary.At(level);
                summary.StandingStillAt(entry).Should().Equal(StandingStill(journey, track), $"at the {level} level after {happened}");
                summary.StopsAt(entry).Select(stop => (stop.Cause, stop.From))
                    .Should().BeEquivalentTo(journey.StopsStillOpen(track).Where(stop => EndsOf(track).Any(end => stop.From <= end.Until)).Select(stop => (stop.Cause, stop.From)), $"at the {level} level after {happened}");
            }
        }
    });

    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-36")]
    public void An_accreditation_is_in_question_while_nothing_may_renew_it_or_a_corrected_result_is_to_be_released() => Holds(walk =>
    {
        WorkerSummaryRow? summary = null;
        foreach (var step in walk.Steps.Where(step => step.Events.Count > 0))
        {
            summary = step.Events.Select(Recorded).Aggregate(summary, Table.Fold)!;
            foreach (var (level, track) in step.After.Levels)
                summary.At(level).InQuestion?.Question.Should().Be(InQuestion(track), $"at the {level} level after {step.Command}");
        }
    });

    [Fact]
    [Trait("Rule", "S-48")]
    public void What_falls_due_by_the_read_model_is_what_the_rules_would_note() => Holds(JourneysThatReachEveryDeadline, walk =>
    {
        DeadlineRow? row = null;
        foreach (var step in walk.Steps.Where(step => step.Events.Count > 0))
        {
            row = step.Events.Select(Recorded).Where(Deadlines.Concerns).Aggregate(row, Deadlines.Fold);
            var falls = row?.Deadlines.Where(deadline => !WaitsForItsRetake(deadline, step.After)).Select(deadline => (deadline.Kind, deadline.Level, deadline.Number, deadline.Due)) ?? [];
            falls.Order().Should().Equal(WhatTheRulesWouldNote(step.After, walk.Policy).Order(), $"after {step.Command}");
        }
    });

    [Fact]
    public void No_projection_stumbles() => Holds(walk =>
    {
        foreach (var projection in JourneyProjections.All)
        {
            var pages = projection.Tables.Select(table => table.Begin()).ToList();
            foreach (var recorded in walk.Events.Select(Recorded).Where(recorded => projection.Handles.Contains(recorded.Event.GetType())))
            {
                foreach (var page in pages)
                {
                    page.Stage(recorded);
                    page.Keep();
                }
            }
        }
    });

    private static object Agreement(LevelEntry entry) => (entry.AgreedOn, entry.DeclinedOn, entry.EndorsementRequest?.Of, entry.EndorsementRequest?.On);

    private static object Agreement(LevelTrack track) => (track.AgreedOn, track.DeclinedOn, track.EndorsementRequest?.Of.Value, track.EndorsementRequest?.On);

    private static EndorsementEntry Entry(Endorsement given) =>
        new(given.EndorsedBy.Value, given.On, given.ValidUntil, given.LapsedOn) { Rank = given.Rank, WithdrawnOn = given.WithdrawnOn, ExpiredOn = given.ExpiredOn, IsExpunged = given.IsExpunged };

    private static object Sitting(LevelEntry entry) => (
        entry.SittingRequestedOn, entry.UnderWay?.Endorsement, entry.UnderWay?.Sitting, entry.UnderWay?.SitsOn, entry.UnderWay?.Marked,
        Elements: entry.UnderWay is { } booked ? ElementSet.Of([.. booked.Elements]) : ElementSet.Empty, entry.RebookUntil);

    private static object Sitting(LevelTrack track) => (
        track.SittingRequest?.On, track.UnderWay?.Endorsement, track.UnderWay?.Sitting.Value, track.UnderWay?.SitsOn, track.UnderWay?.HasMarks,
        Elements: track.UnderWay?.Elements ?? ElementSet.Empty, track.Rebooking?.Until);

    private static object Result(LevelEntry entry) => (
        entry.LastReleasedOn, entry.LastCorrectedOn, entry.LastOutcome, entry.LastAnnulledOn is not null, entry.FeedbackVersion ?? 0, entry.EndorsementsUsed, entry.Results.LastOrDefault()?.RestedOnPassport ?? false);

    /// <summary>A result that was annulled has no outcome to tell.</summary>
    private static object Result(LevelTrack track) => (
        track.LastReleased?.On, track.LastReleased?.CorrectedOn, track.LastReleased is { IsAnnulled: false } last ? last.Outcome : (Outcome?)null, track.LastReleased?.IsAnnulled ?? false,
        track.LastReleased?.FeedbackVersion ?? 0, track.LastReleased?.Endorsements ?? 0, track.LastReleased?.Passported.Count > 0);

    private static object? Retake(RetakeEntry? entry) => entry is null ? null : (
        entry.Element, entry.ExpectedAfter, entry.Until, entry.BankedUntil, entry.RestsOnPassport, entry.PlannedOn, entry.BroughtForwardOn, entry.NarrowLapsedOn, entry.ExpiredOn);

    private static object? Retake(Retake? retake) => retake is null ? null : (
        retake.Element, retake.ExpectedAfter, retake.NarrowUntil, retake.BankedUntil, retake.Passported.Count > 0, retake.Plan?.On, retake.BroughtForwardOn, retake.NarrowLapsedOn, retake.ExpiredOn);

    private static object? Accreditation(AccreditationEntry? entry) => entry is null ? null : (
        entry.Since, entry.DueOn, entry.Certificate, entry.CurrentUntil, entry.RenewedOn, entry.HoursDeclared, entry.OverdueSince, entry.NotCurrentSince, entry.RevokedOn);

    private static object? Accreditation(Accreditation? held) => held is null ? null : (
        held.Since, held.DueOn, held.Certificate?.Value, held.CurrentUntil, held.RenewedOn,
        held.Learning.Where(declared => held.RenewedOn is not { } renewed || declared.On > renewed).Sum(declared => declared.Hours), held.OverdueSince, held.NotCurrentSince, held.RevokedOn);

    /// <summary>The bookings that came to a result or still may: neither cancelled nor void.</summary>
    private static int AttemptsThatCount(RandomWalk walk, Level level) => walk.Events.Where(happened => happened.AtLevel() == level).Sum(happened => happened switch
    {
        JourneyEvent.SittingBooked => 1,
        JourneyEvent.SittingCancelled or JourneyEvent.SittingCancelledOnLeaving or JourneyEvent.SittingVoided => -1,
        _ => 0,
    });

    /// <summary>Everything that would be noted of a journey with nothing else happening on it, asked long after all of it.</summary>
    private static IEnumerable<(DeadlineKind, Level, int Number, DateOnly Due)> WhatTheRulesWouldNote(Journey journey, Policy policy)
    {
        foreach (var (level, track) in journey.Levels)
        {
            JourneyCommand[] sweep =
            [
                new JourneyCommand.LapseNarrowRetake(level, LongAfter),
                new JourneyCommand.ExpireBankedElements(level, LongAfter),
                .. track.Endorsements.Select(given => new JourneyCommand.ExpireEndorsement(level, given.Number, LongAfter)),
                new JourneyCommand.MarkReaccreditationOverdue(level, LongAfter),
                new JourneyCommand.MarkAccreditationNotCurrent(level, LongAfter),
            ];
            foreach (var command in sweep)
            {
                var asked = command with { Facts = new CommandFacts(new("sweep"), LongAfter, KnownFacts.Calendar) };
                if (JourneyDecider.Decide(asked, journey, policy) is not Decision.Accepted accepted)
                    continue;
                foreach (var noted in accepted.Events)
                {
                    yield return noted switch
                    {
                        JourneyEvent.NarrowRetakeLapsed e => (DeadlineKind.NarrowRetake, level, e.Attempt, e.On),
                        JourneyEvent.BankedElementsExpired e => (DeadlineKind.BankedElements, level, e.Attempt, e.On),
                        JourneyEvent.EndorsementExpired e => (DeadlineKind.Endorsement, level, e.Endorsement, e.On),
                        JourneyEvent.ReaccreditationOverdue e => (DeadlineKind.Reaccreditation, level, 0, e.On),
                        JourneyEvent.AccreditationNotCurrent e => (DeadlineKind.Grace, level, 0, e.On),
                        _ => throw new ArgumentOutOfRangeException(nameof(journey), noted, "It is nothing that falls due."),
                    };
                }
            }
        }
    }

    /// <summary>The one difference that is meant: what a booked retake of one element rests on stays on the list, and is not noted before the sitting came to something.</summary>
    private static bool WaitsForItsRetake(Deadline deadline, Journey journey) =>
        deadline.Kind == DeadlineKind.BankedElements && journey.At(deadline.Level).UnderWay is { IsElementRetake: true };

    /// <summary>The ends that run against the worker, as the journey holds them.</summary>
    private static IEnumerable<(EndKind Kind, DateOnly Until)> EndsOf(LevelTrack track)
    {
        (EndKind, DateOnly?)[] ends =
        [
            (EndKind.NarrowRetake, track.Retake is { NarrowLapsedOn: null } narrow ? narrow.NarrowUntil : null),
            (EndKind.BankedElements, track.Retake is { ExpiredOn: null } retake ? retake.BankedUntil : null),
            (EndKind.Reaccreditation, track is { IsAccredited: true, Accreditation: { OverdueSince: null } due } ? due.DueOn : null),
            (EndKind.Grace, track is { IsAccredited: true, Accreditation: { NotCurrentSince: null } held } ? held.CurrentUntil : null),
        ];
        return ends.Where(end => end.Item2 is not null).Select(end => (end.Item1, end.Item2!.Value));
    }

    private static IEnumerable<EndKind> StandingStill(Journey journey, LevelTrack track) =>
        EndsOf(track).Where(end => journey.StopsStillOpen(track).Any(stop => stop.From <= end.Until)).Select(end => end.Kind);

    /// <summary>Why nothing may renew it, in the order in which it has to be settled; or a renewal's corrected result is to be released.</summary>
    private static Question? InQuestion(LevelTrack track)
    {
        if (track is not { IsAccredited: true, Accreditation: { } held })
            return null;
        if (track.Released.Any(released => released.IsToBeReleasedAnew && (released.Number > held.Attempt || track.SeriesOf(held.Attempt).Has(released.Number))))
            return Question.CorrectedResultAwaited;
        if (!track.IsInQuestion)
            return null;
        return track.HasGroundToRevoke(RevocationGround.MalpracticeFound) ? Question.MalpracticeFound
            : track.HasGroundToRevoke(RevocationGround.ResultIssuedInError) ? Question.ResultIssuedInError
            : Question.NoticeGiven;
    }

    /// <summary>Each event with the journey and the summary after it; from the registration on.</summary>
    private static IEnumerable<(JourneyEvent Happened, Journey Journey, WorkerSummaryRow Summary)> AfterEveryEvent(RandomWalk walk)
    {
        var journey = Naas.Domain.Journeys.Journey.NotBegun;
        WorkerSummaryRow? summary = null;
        var revision = 0;
        foreach (var happened in walk.Events)
        {
            journey = Naas.Domain.Journeys.Journey.Evolve(journey, happened);
            summary = Table.Fold(summary, Recorded(happened, revision++));
            yield return (happened, journey, summary);
        }
    }

    /// <summary>Null for a journey that never began.</summary>
    private static WorkerSummaryRow? SummaryOf(RandomWalk walk) =>
        walk.Events.Select(Recorded).Aggregate((WorkerSummaryRow?)null, Table.Fold);

    private static RecordedEvent Recorded(JourneyEvent happened, int revision) => new(
        Journey, revision, happened, "", DateTimeOffset.UnixEpoch, "", "", null, Guid.Empty, "");
}
