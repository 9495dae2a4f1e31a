using System.Text;
using Naas.Domain.Specs.Catalogues;
using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Properties;

/// <summary>One journey under a long row of commands: mostly the next sensible one, often enough any other, on any nearby date.</summary>
/// <remarks>Fewer people and organisations than there are roles, so that whoever endorsed also tries to mark, and to release.</remarks>
internal sealed class RandomWalk
{
    private static readonly string[] People = ["manager-1", "manager-2", "assessor-1", "assessor-2", "assessor-3", "moderator-1", "releaser-1", "judge-1"];

    private static readonly string[] Panel = ["chair-1", "member-1", "member-2"];

    private readonly List<Step> _steps = [];
    private readonly Level _level;
    private DateOnly _today;

    /// <param name="seeds">One number a step; the first one also chooses the world around the journey.</param>
    public RandomWalk(IReadOnlyList<int> seeds)
        : this(seeds, Journey.NotBegun, World.FirstDay)
    {
    }

    /// <summary>A walk that goes on from somewhere, or under other editions than that of its world alone.</summary>
    public RandomWalk(IReadOnlyList<int> seeds, Journey journey, DateOnly today, Func<World, Rulebook>? rules = null)
    {
        (Seeds, Journey, _today) = (seeds, journey, today);
        var dice = new Dice(seeds.Count == 0 ? 0 : seeds[0]);
        World = World.By(dice);
        Rules = rules?.Invoke(World) ?? World.Policy;
        _level = World.Policy.IsOpen(Leader) ? dice.Pick(Leader, Leader, Supervisor) : dice.Pick(Practitioner, Practitioner, Supervisor);
        try
        {
            foreach (var seed in seeds.TakeWhile(_ => _today < World.LastDay))
                Take(new Dice(seed));
        }
        catch (ImpossibleHistoryException e)
        {
            throw new InvalidOperationException($"Evolve rejects what Decide emitted: {e.Message}\n{this}", e);
        }
    }

    public IReadOnlyList<int> Seeds { get; }

    public World World { get; }

    /// <summary>The day to which it has come.</summary>
    public DateOnly Today => _today;

    public Policy Policy => World.Policy;

    public Rulebook Rules { get; }

    public IReadOnlyList<Step> Steps => _steps;

    public Journey Journey { get; private set; }

    public IEnumerable<JourneyEvent> Events => _steps.SelectMany(step => step.Events);

    public IEnumerable<JourneyEvent> EventsBefore(Step step) => _steps.Take(step.Number).SelectMany(earlier => earlier.Events);

    public IEnumerable<(Step Step, TEvent Event)> Every<TEvent>()
        where TEvent : JourneyEvent =>
        _steps.SelectMany(step => step.Events.OfType<TEvent>().Select(journeyEvent => (step, journeyEvent)));

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in _steps.Where(step => step.Events.Count > 0))
            text.Append($"  {step.Command.Facts.Today:yyyy-MM-dd} ").AppendLine(string.Join("\n             ", step.Events));
        return text.ToString();
    }

    private void Take(Dice dice)
    {
        _today = _today.AddDays(dice.OnceIn(4) ? dice.Roll(40) : dice.Roll(4));
        var level = dice.OnceIn(6) ? dice.Pick(Practitioner, Supervisor, Leader) : _level;
        var command = dice.Roll(100) switch
        {
            < 66 => NextOnTheRoad(level, dice),
            < 86 => Commands(dice).Any(level, dice.OnceIn(3) ? _today.AddDays(-dice.Roll(40)) : _today),
            // The day after tomorrow to half a year back.
            _ => Commands(dice).Any(level, _today.AddDays(2 - dice.Roll(dice.OnceIn(2) ? 5 : 180))),
        };
        var asked = command with { Facts = new CommandFacts(new(dice.OnceIn(4) ? dice.Pick(People) : WhoUsually(command, dice)), _today, KnownFacts.Calendar) };

        var decision = JourneyDecider.Decide(asked, Journey, Rules.For(asked, Journey));
        Answers.Tell(asked, decision);
        var before = Journey;
        var events = decision is Decision.Accepted accepted ? accepted.Events : [];
        Journey = events.Aggregate(before, Journey.Evolve);
        _steps.Add(new Step(_steps.Count, asked, before, decision, [.. events], Journey));
    }

    private RandomCommands Commands(Dice dice) => new(World, Journey, _today, dice);

    private string WhoUsually(JourneyCommand command, Dice dice) => command switch
    {
        JourneyCommand.DeclareInterests c => On(c.Level, c.Review, review => review.NotCleared.Select(who => who.Value).FirstOrDefault()) ?? dice.Pick(Panel),
        JourneyCommand.CastReviewVote c => On(c.Level, c.Review, review => review.Panel.Where(who => review.Votes.All(vote => vote.By != who)).Select(who => who.Value).FirstOrDefault()) ?? dice.Pick(Panel),
        JourneyCommand.OrderReMark c => On(c.Level, c.Review, review => review.Chair?.Value) ?? "chair-1",
        JourneyCommand.DecideReview c => On(c.Level, c.Review, review => review.Chair?.Value) ?? "chair-1",
        JourneyCommand.AcceptLateReview or JourneyCommand.RefuseLateReview => "chair-1",
        JourneyCommand.AppointReviewPanel or JourneyCommand.ReplaceReviewMember => "secretary-1",
        JourneyCommand.ReMarkElement or JourneyCommand.AnswerRecheck => dice.Pick("assessor-8", "assessor-9"),
        JourneyCommand.RecordMark or JourneyCommand.RateExercise or JourneyCommand.RecordNarrative => dice.Pick("assessor-1", "assessor-2", "assessor-3"),
        JourneyCommand.ModerateMark or JourneyCommand.CorrectMark => "moderator-1",
        JourneyCommand.ReleaseResult => "releaser-1",
        JourneyCommand.DecideMalpractice => "judge-1",
        _ => dice.Pick("manager-1", "manager-2"),
    };

    private string? On(Level level, int number, Func<ReviewCase, string?> who) => Journey.At(level).Review(number) is { } review ? who(review) : null;

    private JourneyCommand NextOnTheRoad(Level level, Dice dice)
    {
        var ask = Commands(dice);
        var track = Journey.At(level);
        if (!Journey.HasBegun)
            return new JourneyCommand.RegisterSocialWorker(dice.OnceIn(20) ? _today.AddDays(1) : _today);
        if (track.Investigation is { } open)
            return Investigate(level, open, dice);
        if (track.Reviews.LastOrDefault(review => !review.HasEnded) is { } asked && !dice.OnceIn(3))
            return Review(level, asked, dice);
        if (track.Rechecks is [.., { AnsweredOn: null }] && dice.OnceIn(2))
            return ask.AnswerRecheck(level, _today);
        if (ToBeReviewed(level, track, dice) is { } request)
            return request;
        if (track.UnderWay is { } attempt)
            return track.Released.Any(released => released.AwaitsCorrectedRelease) ? ask.Release(level, _today) : Sit(level, attempt, dice);
        if (track.Released.Any(released => released.AwaitsCorrectedRelease) || (track.LastReleased is not null && dice.OnceIn(20)))
            return track.Released.Any(released => released.AwaitsCorrectedRelease) ? ask.Release(level, _today) : ask.CorrectMark(level, _today);
        return track is { IsAccredited: true, Accreditation: { } held } ? StayAccredited(level, held, dice) : ComeToASitting(level, track, dice);
    }

    /// <summary>What a worker asks for who takes a result, a finding or a revocation as it is only sometimes; null for one who does.</summary>
    private JourneyCommand? ToBeReviewed(Level level, LevelTrack track, Dice dice)
    {
        var ask = Commands(dice);
        var isHard = track.LastReleased is { Outcome: Outcome.NotMet } || !track.Findings.IsEmpty || track.Accreditation is { RevokedOn: not null } or { Notice: not null };
        if (!isHard || !dice.OnceIn(7))
            return null;
        return dice.Roll(8) switch
        {
            0 => ask.Support(level, _today),
            1 => ask.RequestRecheck(level, _today),
            _ => ask.RequestReview(level, _today),
        };
    }

    private JourneyCommand Review(Level level, ReviewCase review, Dice dice)
    {
        var ask = Commands(dice);
        var number = review.Number;
        if (review.Waits)
            return dice.OnceIn(4) ? new JourneyCommand.RefuseLateReview(level, number, _today) : new JourneyCommand.AcceptLateReview(level, number, GoodCause.Illness, _today);
        if (dice.OnceIn(30))
            return new JourneyCommand.WithdrawReview(level, number, _today);
        if (review.Panel.IsEmpty)
            return ask.AppointPanel(level, number, _today);
        if (review.Panel.Any(review.HasConflict))
            return ask.ReplaceMember(level, number, _today);
        if (review.NotCleared.Any())
            return new JourneyCommand.DeclareInterests(level, number, dice.OnceIn(15), _today);
        if (review is { Ground: ReviewGround.ResultAtOddsWithPractice, ToReMark.Count: 0 } && !dice.OnceIn(4))
            return new JourneyCommand.OrderReMark(level, number, ElementSet.Of(dice.Pick(Written, Written, Simulated)), _today);
        if (review.ToReMark.Where(element => review.ReMarksOf(element).Count < 2).ToArray() is [var element, ..] && !dice.OnceIn(6))
            return ask.ReMark(level, number, element, _today);
        return review.Votes.Length < review.Panel.Length || dice.OnceIn(5) ? ask.Vote(level, number, _today) : ask.DecideReview(level, number, _today);
    }

    private JourneyCommand ComeToASitting(Level level, LevelTrack track, Dice dice)
    {
        var ask = Commands(dice);
        if (Journey.Spells.All(spell => !spell.IsOpen))
            return Journey.Spells.IsEmpty || !dice.OnceIn(3) ? ask.StartEmployment(_today) : ask.CorrectEmployment(_today);
        if (Journey.RoleFor(level, _today) is not { } role)
            return ask.StartRole(level, _today);
        if (track.AgreedOn is null)
            return new JourneyCommand.AgreeToAssessment(level, _today);
        if (track is { Passport: null, Bookings: 0 } && dice.OnceIn(8))
            return ask.GrantPassport(level, _today);
        if (role is { AwaitsAsye: true, IsWaived: false })
            return dice.OnceIn(3) ? new JourneyCommand.WaiveMinimumService(role.Number, WaiverReason.ReadySooner, _today) : new JourneyCommand.CompleteAsye(role.Number, _today);
        if (role is { IsWaived: false, NotBefore: { } notBefore } && _today < notBefore && track.LastReleased is null)
            return Await(notBefore, new JourneyCommand.WaiveMinimumService(role.Number, WaiverReason.ReadySooner, _today), dice);
        if (Journey.HighestHeld(_today) > level && track.LastReleased is null && dice.OnceIn(2))
            return new JourneyCommand.EndStatutoryRole(Journey.Roles.Last(other => other.Level > level && other.Covers(_today)).Number, _today);

        if (track.Retake is { } retake && ReadyForRetake(level, retake, dice) is { } first)
            return first;
        if (dice.OnceIn(10))
            return track.SittingRequest is null ? new JourneyCommand.RequestSitting(level, _today) : new JourneyCommand.OfferSitting(level, _today.AddDays(dice.Roll(90)), _today);

        var carries = track.Rebooking is not null || track.FreshEndorsements.Any(fresh => fresh.IsInForceOn(_today));
        return carries
            ? PlaceFor(level, Later(track.FreshEndorsements.LastOrDefault()?.SittingsFrom ?? _today, _today.AddDays(dice.Roll(40))), dice)
            : ask.Endorse(level, ask.SomeEmployer(), _today);
    }

    private JourneyCommand PlaceFor(Level level, DateOnly sitsOn, Dice dice) =>
        level == Leader && !dice.OnceIn(10) ? RandomCommands.BookDay(_today, sitsOn) : Commands(dice).Book(level, _today, sitsOn);

    /// <summary>What stands before a retake, or what becomes of one that is not taken; null when it can be booked.</summary>
    private JourneyCommand? ReadyForRetake(Level level, Retake retake, Dice dice)
    {
        var ask = Commands(dice);
        if (retake is { Element: not null, Plan: null } && (!retake.IsNarrowOn(_today) || dice.OnceIn(3)))
            return ask.AgreePlan(level, _today);
        if (retake is { NarrowUntil: { } narrow, NarrowLapsedOn: null } && dice.OnceIn(8))
            return Await(narrow.AddDays(1), new JourneyCommand.LapseNarrowRetake(level, _today), dice);
        if (retake is { BankedUntil: { } banked, ExpiredOn: null } && dice.OnceIn(12))
            return Await(banked.AddDays(1), new JourneyCommand.ExpireBankedElements(level, _today), dice);
        return retake is { ExpectedAfter: { } expected, BroughtForwardOn: null } && _today < expected
            ? Await(expected, RandomCommands.BringForward(level, _today), dice)
            : null;
    }

    private JourneyCommand Sit(Level level, Attempt attempt, Dice dice)
    {
        var ask = Commands(dice);
        if (_today < attempt.SitsOn && !attempt.HasMarks)
        {
            if (dice.OnceIn(4))
                return Journey.At(level).Adjustments is { Agreed: null or false } ? ask.DecideAdjustments(level, _today) : new JourneyCommand.RequestAdjustments(level, ask.SomeDocument(), _today);
            _today = attempt.SitsOn;
            ask = Commands(dice);
        }

        if (dice.OnceIn(12))
            return new JourneyCommand.VoidSitting(level, dice.Pick(VoidReason.NoShow, VoidReason.TechnicalFailure, VoidReason.AdjustmentNotMade), _today);
        if (dice.OnceIn(20))
            return ask.Allege(level, _today);
        if (attempt.HasMarks && dice.OnceIn(12))
            return ask.TakeRecording(level, _today);
        if (level == Leader && Enum.GetValues<ColleagueGroup>().Except(Journey.At(level).FeedbackFor(attempt).Select(heard => heard.Group)).ToArray() is { Length: > 0 } unheard && dice.OnceIn(2))
            return ask.Gather(unheard[0], _today);
        if (attempt.Unmarked.Count == 0)
            return ask.Release(level, _today);

        var element = attempt.Unmarked.First();
        var standard = World.Standard(level, element);
        var exercise = Enumerable.Range(1, standard.Exercises).FirstOrDefault(number => standard.Settle([.. attempt.RatingsOf(element, number).Select(rating => rating.Score)]) is null);
        return standard.IsRated ? ask.Rate(level, element, exercise, _today) : ask.Mark(level, element, _today);
    }

    private JourneyCommand Investigate(Level level, MalpracticeCase open, Dice dice) => dice.Roll(3) switch
    {
        0 when open.HeardOn is null => new JourneyCommand.AnswerAllegation(level, Commands(dice).SomeDocument(), _today),
        _ => Await(open.HearingUntil.AddDays(1), Commands(dice).DecideMalpractice(level, _today), dice),
    };

    private JourneyCommand StayAccredited(Level level, Accreditation held, Dice dice)
    {
        var ask = Commands(dice);
        if (held.Notice is { } notice)
            return dice.OnceIn(5) ? new JourneyCommand.DropRevocation(level, _today) { Certificate = KnownFacts.Certificate } : Await(notice.NotBefore, new JourneyCommand.RevokeAccreditation(level, _today) { Certificate = KnownFacts.Certificate }, dice);
        if (Journey.At(level).Released.Any(released => released.MalpracticeFound || released is { CorrectedOn: not null, Outcome: Outcome.NotMet }) && dice.OnceIn(3))
            return ask.NotifyRevocation(level, _today);
        if (dice.OnceIn(10))
            return ask.Allege(level, _today);
        if (held.DueOn is not { } due)
            return ask.CorrectMark(level, _today);

        return dice.Roll(8) switch
        {
            0 => Await(due.AddMonths(-6), new JourneyCommand.RemindOfReaccreditation(level, 6, _today), dice),
            1 => ask.DeclareLearning(level, _today),
            2 => Await(due.AddMonths(-6), ask.EndorseForReaccreditation(level, _today), dice),
            3 => Await(due.AddDays(1), new JourneyCommand.MarkReaccreditationOverdue(level, _today), dice),
            4 when held.GraceUntil is { } grace => Await(grace.AddDays(1), new JourneyCommand.MarkAccreditationNotCurrent(level, _today), dice),
            5 => PlaceFor(level, _today.AddDays(dice.Roll(30)), dice),
            6 when Journey.At(level).Recordings.LastOrDefault(recording => !recording.IsDestroyed) is { } kept =>
                kept.SampledOn is null ? new JourneyCommand.SampleSimulation(level, kept.Code, _today) : new JourneyCommand.CommentOnSimulation(level, kept.Code, ask.SomeDocument(), _today),
            _ => ask.CorrectMark(level, _today),
        };
    }

    /// <summary>The command, now and then at once, mostly on the day on which it can be.</summary>
    private JourneyCommand Await(DateOnly day, JourneyCommand command, Dice dice)
    {
        if (_today >= day || dice.OnceIn(3))
            return command;
        _today = day;
        return command with { On = day };
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    internal sealed record Step(int Number, JourneyCommand Command, Journey Before, Decision Decision, IReadOnlyList<JourneyEvent> Events, Journey After);
}
