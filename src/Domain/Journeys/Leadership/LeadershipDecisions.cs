using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    // No policy, but a guard against a slip of the pen.
    private const int MostRespondents = 1000;

    /// <summary>
    /// R-125: practice leaders are assessed by a process of their own. Places, passports and marks of the ordinary elements are not
    /// for them, and the parts of their day for nobody else. An edition that opens no such process says so first (R-127).
    /// </summary>
    private static Refusal? AssessedApart(JourneyCommand command, Policy policy) => command switch
    {
        JourneyCommand.RequestSitting { Level: Level.Leader } => NotForLeaders("A place at a sitting", policy),
        JourneyCommand.OfferSitting { Level: Level.Leader } => NotForLeaders("A place at a sitting", policy),
        JourneyCommand.BookSitting { Level: Level.Leader } => NotForLeaders("A place at a sitting", policy),
        JourneyCommand.GrantPassport { Level: Level.Leader } => NotForLeaders("Credit from the proof of concept", policy),
        JourneyCommand.RequestAdjustments { Level: Level.Leader } => Closed(Level.Leader, policy),
        JourneyCommand.RecordMark c => c.Level == Level.Leader ? NotForLeaders("A mark by the machine", policy) : OfAnotherLevel(c.Level, c.Element, policy),
        JourneyCommand.RateExercise c => OfAnotherLevel(c.Level, c.Element, policy),
        JourneyCommand.ModerateMark c => OfAnotherLevel(c.Level, c.Element, policy),
        JourneyCommand.CorrectMark c => OfAnotherLevel(c.Level, c.Element, policy),
        JourneyCommand.ReMarkElement c => OfAnotherLevel(c.Level, c.Element, policy),
        JourneyCommand.RequestRecheck c => OfAnotherLevel(c.Level, c.Element, policy),
        JourneyCommand.AnswerRecheck c => OfAnotherLevel(c.Level, c.Element, policy),
        _ => null,
    };

    private static Refusal NotForLeaders(string what, Policy policy) =>
        Closed(Level.Leader, policy) ?? Refusals.LeadersAssessedApart.Because($"{what} is no part of the assessment of a {Level.Leader.Words()}, which is an assessment day with {ElementSet.Leadership}.");

    private static Refusal? OfAnotherLevel(Level level, Element element, Policy policy)
    {
        if (ElementSet.AssessedAt(level).Contains(element))
            return Closed(level, policy);
        return level == Level.Leader
            ? NotForLeaders($"The {element.Words()} element", policy)
            : Refusals.ElementNotDue.Because($"The {element.Words()} is a part of a {Level.Leader.Words()}'s assessment day, and of no assessment as a {level.Words()}.");
    }

    /// <summary>Put forward, agreed and ready as for any sitting; the day is sat whole.</summary>
    private static Decision BookAssessmentDay(JourneyCommand.BookAssessmentDay command, Journey journey, Policy policy) =>
        Book(AsBooking(command), journey, policy);

    private static JourneyCommand.BookSitting AsBooking(JourneyCommand.BookAssessmentDay command) =>
        new(Level.Leader, command.Sitting, command.SitsOn, command.On) { Facts = command.Facts };

    private static Decision GatherFeedback(JourneyCommand.GatherColleagueFeedback command, Journey journey, Policy policy)
    {
        var track = journey.At(Level.Leader);
        if (Closed(Level.Leader, policy) is { } closed)
            return closed;
        if (CarriesFeedback(track, command.On) is not { } endorsement)
            return Refusals.NotEndorsed.Because($"By {command.On.Words()} nobody has put the worker forward as a {Level.Leader.Words()}, or no longer, so no colleague is asked.");
        if (track.GatheredFor(endorsement).FirstOrDefault(heard => heard.Group == command.Group) is { } there)
        {
            return (there.Respondents, there.Document) == (command.Respondents, command.Document)
                ? Decision.Nothing
                : Refusals.ColleaguesAlreadyHeard.Because($"The feedback of {command.Group.Words()} was gathered on {there.On.Words()}.");
        }

        if ((InFuture(command) ?? NotAgreed(Level.Leader, command.On, track)) is { } refusal)
            return refusal;
        if (track.Endorsement(endorsement) is { } given && command.On < given.On)
            return Refusals.FeedbackBeforeEndorsement.Because($"The worker was put forward on {given.On.Words()}; feedback for that is gathered from then on.");
        if (NobodyHeard(command.Group, command.Respondents) is { } nobody)
            return nobody;

        return new JourneyEvent.ColleagueFeedbackGathered(endorsement, command.Group, command.Respondents, command.Document, command.Facts.Actor, command.On);
    }

    private static Decision CorrectFeedback(JourneyCommand.CorrectColleagueFeedback command, Journey journey, Policy policy)
    {
        var track = journey.At(Level.Leader);
        if (Closed(Level.Leader, policy) is { } closed)
            return closed;
        if (CarriesFeedback(track, command.On) is not { } endorsement || track.GatheredFor(endorsement).FirstOrDefault(heard => heard.Group == command.Group) is not { } there)
            return Refusals.NothingToCorrect.Because($"No feedback of {command.Group.Words()} about the {Level.Leader.Words()} waits for a release.");
        if ((there.Respondents, there.Document) == (command.Respondents, command.Document))
            return Decision.Nothing;
        if (InFuture(command) is { } refusal)
            return refusal;
        if (command.On < there.On)
            return Refusals.CorrectionContradicts.Because($"The feedback of {command.Group.Words()} was gathered on {there.On.Words()}; what corrects it comes after that.");
        if (NobodyHeard(command.Group, command.Respondents) is { } nobody)
            return nobody;

        return new JourneyEvent.ColleagueFeedbackCorrected(endorsement, command.Group, command.Respondents, command.Document, command.Reason, command.Facts.Actor, command.On);
    }

    private static Refusal? NobodyHeard(ColleagueGroup group, int respondents) =>
        respondents is >= 1 and <= MostRespondents ? null : Refusals.NoRespondents.Because($"For {group.Words()}, {respondents} respondents were sent; there are from 1 to {MostRespondents}.");

    /// <summary>The endorsement for which feedback is gathered now: of the day that is booked, of one that was void, while that carries it on, or the last that was given.</summary>
    /// <returns>0 where an accreditation is renewed by assessment, which needs no endorsement; null where nobody has put the leader forward.</returns>
    private static int? CarriesFeedback(LevelTrack track, DateOnly on) =>
        track.UnderWay is { } attempt ? attempt.Endorsement
        : track.IsAccredited ? 0
        : track.Rebooking is { } again && track.Endorsement(again.Endorsement) is { } carried && carried.CarriesOnTo(on, again.Until) ? again.Endorsement
        : track.FreshEndorsements.LastOrDefault(given => given.IsOpen && on <= given.ValidUntil)?.Number;

    /// <summary>R-126: a result draws on the feedback of every group, and whoever gathered it has a part in it (S-51).</summary>
    private static Refusal? ColleaguesNotHeard(JourneyCommand.ReleaseResult command, Attempt attempt, LevelTrack track)
    {
        if (command.Level != Level.Leader)
            return null;

        var heard = track.FeedbackFor(attempt);
        if (Enum.GetValues<ColleagueGroup>().Where(group => heard.All(feedback => feedback.Group != group)).ToArray() is { Length: > 0 } missing)
            return Refusals.ColleaguesNotHeard.Because($"For the assessment day of {attempt.SitsOn.Words()} nobody was heard yet of {string.Join(", of ", missing.Select(group => group.Words()))}.");
        return heard.FirstOrDefault(feedback => feedback.WasHandledBy(command.Facts.Actor)) is { } own
            ? Refusals.ReleaserMarked.Because($"The feedback of {own.Group.Words()} was gathered or put right by {command.Facts.Actor}, who therefore cannot release this result.")
            : null;
    }

    private static Decision NameArea(JourneyCommand.NameLeadersArea command, Journey journey, Policy policy)
    {
        if (journey.Role(command.Role)?.Area == command.Area)
            return Decision.Nothing;
        return ToNameArea.FirstBroken(command, journey, policy) is { } refusal ? refusal : new JourneyEvent.LeadersAreaNamed(command.Role, command.Area, command.On);
    }

    private static Decision CorrectArea(JourneyCommand.CorrectLeadersArea command, Journey journey)
    {
        if (journey.Role(command.Role) is not { } role)
            return NoSuchRole(command.Role, journey);
        if (role.Area == command.Area)
            return Decision.Nothing;
        if (role.Area is null)
            return Refusals.NothingToCorrect.Because($"Role {role.Number} names no area.");
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;
        if (command.Area is { } area && NoSuchArea(role, area, command.Division, command.On, journey) is { } none)
            return none;

        return new JourneyEvent.LeadersAreaCorrected(role.Number, command.Area, command.Reason, command.Facts.Actor, command.On);
    }

    /// <summary>R-004: more than one leader only by exception. Whether two lead one service without it, no journey can tell: that is a figure.</summary>
    private static Refusal? NoSuchArea(StatutoryRole role, ServiceAreaCode area, Division? division, DateOnly on, Journey journey)
    {
        var employer = journey.Spell(role.Spell)!.PlacedAt;
        if (division is not { } areas)
            return Refusals.AreaNeedsException.Because($"On {on.Words()} the service of {employer} is not recorded as divided into areas.");
        return areas.Areas.Contains(area)
            ? null
            : Refusals.AreaNeedsException.Because($"On {on.Words()} the service of {employer} is divided into {areas.Areas}; {area} is none of them.");
    }
}
