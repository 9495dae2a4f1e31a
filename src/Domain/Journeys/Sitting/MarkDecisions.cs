using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision RecordMark(JourneyCommand.RecordMark command, Journey journey)
    {
        var standard = Fact(command.Standard);
        if (journey.At(command.Level).UnderWay is not { } attempt)
            return NothingToMark(command.Level);
        if (attempt.MarkOf(command.Element) is { } mark)
        {
            return mark.Score == command.Score && mark.Profile == command.Profile && mark.By == command.Facts.Actor
                ? Decision.Nothing
                : Refusals.ElementAlreadyMarked.Because($"The {command.Element.Words()} element was marked on {mark.On.Words()}.");
        }

        if ((InFuture(command) ?? NotToBeMarked(command.Level, command.Element, command.On, attempt, journey, command.Facts.Actor)) is { } refusal)
            return refusal;
        if (standard.IsRated)
            return Refusals.ElementIsRated.Because($"The {command.Element.Words()} element of standard {standard.Version} has {standard.Exercises} exercises, each rated by two assessors.");
        if (OutOfRange(command.Score, command.Profile, standard) is { } outOfRange)
            return outOfRange;

        return Marked(command.Level, attempt, command.Score, command.Profile, standard, command.Facts.Actor, command.On);
    }

    private static JourneyEvent.ElementMarked Marked(Level level, Attempt attempt, decimal score, AreaProfile profile, PerformanceStandard standard, ActorId by, DateOnly on) =>
        new(level, attempt.Number, standard.Element, score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Version, standard.Judge(score), profile, by, on);

    private static Refusal NothingToMark(Level level) =>
        Refusals.NoSittingBooked.Because($"No sitting as a {level.Words()} is booked that still waits for marks.");

    private static Refusal? NotToBeMarked(Level level, Element element, DateOnly on, Attempt attempt, Journey journey, ActorId actor)
    {
        if (!attempt.Elements.Contains(element))
            return Refusals.ElementNotDue.Because($"The {element.Words()} element was not due; this sitting was for {attempt.Elements}.");
        if (on < attempt.SitsOn)
            return Refusals.MarkBeforeSitting.Because($"The sitting is on {attempt.SitsOn.Words()}, the mark is dated {on.Words()}.");
        return InvolvedOtherwise(journey.At(level), attempt, actor);
    }

    /// <summary>Nobody marks who endorsed, or who moderates or corrects marks of the attempt (S-51).</summary>
    private static Refusal? InvolvedOtherwise(LevelTrack track, Attempt attempt, ActorId actor)
    {
        if (attempt.WasChangedBy(actor))
            return Refusals.ModeratorMarked.Because($"A mark of the sitting of {attempt.SitsOn.Words()} was changed by {actor}, who therefore marks no part of it.");
        return track.EndorsementOf(attempt) is { } endorsement && endorsement.By == actor
            ? Refusals.EndorserCannotMark.Because($"The endorsement of {endorsement.On.Words()} was given by {endorsement.By}, who therefore cannot mark this attempt.")
            : null;
    }

    private static Refusal? OutOfRange(decimal score, AreaProfile profile, PerformanceStandard standard)
    {
        if (!standard.Holds(score))
            return Refusals.ScoreOutOfRange.Because($"The {standard.Element.Words()} element of standard {standard.Version} is scored from 0 to {standard.OutOf}; {score} was sent.");
        return standard.Holds(profile)
            ? null
            : Refusals.ProfileOutOfRange.Because($"The statement for a {standard.Level.Words()} has {standard.Areas} areas; area {profile.Highest} was named.");
    }

    private static Decision Rate(JourneyCommand.RateExercise command, Journey journey)
    {
        var standard = Fact(command.Standard);
        if (journey.At(command.Level).UnderWay is not { } attempt)
            return NothingToMark(command.Level);
        if ((InFuture(command) ?? NotToBeMarked(command.Level, command.Element, command.On, attempt, journey, command.Facts.Actor)) is { } refusal)
            return refusal;
        if (!standard.IsRated)
            return Refusals.ElementIsScored.Because($"The {command.Element.Words()} element of standard {standard.Version} is scored by the machine.");
        if (command.Exercise < 1 || command.Exercise > standard.Exercises)
            return Refusals.NoSuchExercise.Because($"The {command.Element.Words()} element of standard {standard.Version} has {standard.Exercises} exercises; number {command.Exercise} was sent.");

        var ratings = attempt.RatingsOf(command.Element, command.Exercise);
        if (ratings.FirstOrDefault(rating => rating.By == command.Facts.Actor) is { } own)
        {
            return own.Score == command.Score && own.Profile == command.Profile
                ? Decision.Nothing
                : Refusals.RatedTwiceByOne.Because($"Exercise {command.Exercise} was rated by {own.By} on {own.On.Words()}.");
        }

        if (command.Score < 0 || command.Score > standard.ExerciseOutOf)
            return Refusals.ScoreOutOfRange.Because($"An exercise of the {command.Element.Words()} element is rated from 0 to {standard.ExerciseOutOf:0.##}; {command.Score} was sent.");
        if (!standard.Holds(command.Profile))
            return Refusals.ProfileOutOfRange.Because($"The statement for a {command.Level.Words()} has {standard.Areas} areas; area {command.Profile.Highest} was named.");
        if (standard.Settle([.. ratings.Select(rating => rating.Score)]) is not null)
            return Refusals.ExerciseAlreadyRated.Because($"Exercise {command.Exercise} of the {command.Element.Words()} element has its {ratings.Count} ratings.");
        if (attempt.MarkOf(command.Element) is { } mark)
            return Refusals.ElementAlreadyMarked.Because($"The {command.Element.Words()} element was marked on {mark.On.Words()}.");

        var rated = new JourneyEvent.ExerciseRated(
            command.Level, attempt.Number, command.Element, command.Exercise, ratings.Count + 1, command.Score, standard.ExerciseOutOf, standard.Version, command.Profile, command.Facts.Actor, command.On);
        var after = Journey.Evolve(journey, rated).At(command.Level).UnderWay!;
        return WhatRatingsComeTo(rated, after, standard) is { } next ? Decision.Of([rated, next]) : rated;
    }

    /// <summary>A third rating when two differ too much (S-52); the element's mark once every exercise is settled.</summary>
    private static JourneyEvent? WhatRatingsComeTo(JourneyEvent.ExerciseRated rated, Attempt attempt, PerformanceStandard standard)
    {
        var scores = attempt.RatingsOf(rated.Element, rated.Exercise).Select(rating => rating.Score).ToArray();
        if (scores is [var one, var other] && standard.NeedsThird(one, other))
            return new JourneyEvent.ThirdRatingNeeded(rated.Level, rated.Attempt, rated.Element, rated.Exercise, Math.Abs(one - other), standard.Tolerance, rated.On);

        var settled = Enumerable.Range(1, standard.Exercises).Select(exercise => standard.Settle([.. attempt.RatingsOf(rated.Element, exercise).Select(rating => rating.Score)])).ToArray();
        if (!settled.All(score => score is not null))
            return null;

        var profile = attempt.Ratings.Where(rating => rating.Element == rated.Element).Aggregate(AreaProfile.Empty, (areas, rating) => areas.And(rating.Profile));
        return Marked(rated.Level, attempt, settled.Sum(score => score!.Value), profile, standard, rated.By, rated.On);
    }

    private static Decision Moderate(JourneyCommand.ModerateMark command, Journey journey)
    {
        var standard = Fact(command.Standard);
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
            return NothingToMark(command.Level);
        if (attempt.MarkOf(command.Element) is not { } mark)
            return Refusals.MarkNotChanged.Because($"The {command.Element.Words()} element of the sitting on {attempt.SitsOn.Words()} has no mark yet.");
        var profile = command.Profile ?? mark.Profile;
        if ((mark.Score, mark.Profile) == (command.Score, profile))
            return Decision.Nothing;
        if ((InFuture(command) ?? WrongModerator(command.Facts.Actor, attempt, track)) is { } refusal)
            return refusal;
        if (command.On < mark.On)
            return Refusals.MarkBeforeSitting.Because($"The element was marked on {mark.On.Words()}, the moderation is dated {command.On.Words()}.");
        if (OutOfRange(command.Score, profile, standard) is { } outOfRange)
            return outOfRange;

        return new JourneyEvent.MarkModerated(
            command.Level, attempt.Number, command.Element, command.Score, standard.OutOf, standard.Cut, standard.NarrowFrom, standard.Version,
            standard.Judge(command.Score), profile, command.Reason, command.Facts.Actor, command.On);
    }

    /// <summary>Nobody marks and moderates one attempt, or endorses and marks it (S-51).</summary>
    private static Refusal? WrongModerator(ActorId actor, Attempt attempt, LevelTrack track)
    {
        if (attempt.WasMarkedBy(actor))
            return Refusals.ModeratorMarked.Because($"A part of the sitting of {attempt.SitsOn.Words()} was marked or rated by {actor}, who therefore changes no mark of it.");
        return track.EndorsementOf(attempt) is { } endorsement && endorsement.By == actor
            ? Refusals.EndorserCannotMark.Because($"The endorsement of {endorsement.On.Words()} was given by {endorsement.By}, who therefore cannot change a mark of this attempt.")
            : null;
    }

    private static Decision RecordNarrative(JourneyCommand.RecordNarrative command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.UnderWay is not { } attempt)
            return NothingToMark(command.Level);
        if (attempt.Narrative == command.Document)
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < attempt.SitsOn)
            return Refusals.MarkBeforeSitting.Because($"The sitting is on {attempt.SitsOn.Words()}, the narrative is dated {command.On.Words()}.");
        if (InvolvedOtherwise(track, attempt, command.Facts.Actor) is { } involved)
            return involved;
        if (attempt is { Narrative: not null, Observers: [.., var author] } && author != command.Facts.Actor)
            return Refusals.NarrativeByAnother.Because($"The narrative of the sitting of {attempt.SitsOn.Words()} was written by {author}.");

        return new JourneyEvent.NarrativeRecorded(command.Level, attempt.Number, command.Document, command.Facts.Actor, command.On);
    }
}
