using Naas.Domain.Rollouts;
using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Explaining;

/// <summary>What holds of every explanation, of whatever state: it says of each step what the decider would, and why.</summary>
internal static class Explained
{
    private const string WholeSentences = @"^[\p{Lu}\d].*[^.… ]\.$";

    /// <summary>What is possible at a level, with the organisations, standards and bank holidays that the specs know.</summary>
    public static Eligibility Of(Journey journey, Rulebook rules, Level level, DateOnly on) =>
        Eligibility.Of(level, on, journey, (command, today) => Prepared(command, today, rules.For(command, journey)), rules.Changes);

    /// <summary>Every level at which something happened, and the practitioner's.</summary>
    public static void Holds(Journey journey, Rulebook rules, DateOnly on)
    {
        foreach (var level in journey.Levels.Select(pair => pair.Level).Append(Practitioner).Distinct())
            Holds(Of(journey, rules, level, on), journey, rules);
    }

    public static void Holds(Eligibility told, Journey journey, Rulebook rules)
    {
        foreach (var step in told.Steps)
            Holds(step, journey, rules);
        foreach (var window in told.Windows)
        {
            window.Sentence.Should().MatchRegex(WholeSentences);
            (window.From > window.Until).Should().BeFalse($"{window.Name} runs from {window.From} to {window.Until}");
        }

        // What comes next: of every step that is not possible, from which day on it will be, or what to do about it.
        foreach (var step in told.Steps.Where(step => step.Standing == StepStanding.NotPossible))
            (step.From is not null || step.Findings.Any(finding => finding is { IsBroken: true, WhatToDo.Length: > 0 })).Should().BeTrue($"{step.Asked.GetType().Name} is not possible, and nobody is told what comes next");
        told.Steps.Should().Contain(step => step.Standing != StepStanding.NotPossible || step.From != null || step.Refusal!.Kind == Refusals.RecordSuperseded || !journey.HasBegun, "some way goes on from every state");
    }

    private static void Holds(Step step, Journey journey, Rulebook rules)
    {
        var name = step.Asked.GetType().Name;
        step.Sentence.Should().MatchRegex(WholeSentences, name);
        var policy = rules.For(step.Asked, journey);
        step.Edition.Should().Be(policy.Edition);
        var broken = step.Findings.FirstOrDefault(finding => finding.IsBroken);
        switch (JourneyDecider.Decide(step.Asked, journey, policy))
        {
            case Decision.Refused { Refusal: var refusal }:
                step.Standing.Should().Be(StepStanding.NotPossible, name);
                step.Refusal.Should().Be(refusal);
                broken.Should().NotBeNull(name);
                (broken!.Code, broken.Sentence).Should().Be((refusal.Code, refusal.Sentence), "the first rule that is broken is the one that refuses");
                broken.WhatToDo.Should().Be(refusal.Kind.WhatToDo);
                break;
            case Decision.Accepted { Events.IsEmpty: true }:
                step.Standing.Should().Be(StepStanding.DoneAlready, name);
                break;
            default:
                step.Standing.Should().Be(StepStanding.Possible, name);
                broken.Should().BeNull($"{name} is possible: {broken?.Sentence}");
                break;
        }

        foreach (var finding in step.Findings)
        {
            finding.Sentence.Should().MatchRegex(WholeSentences, name).And.NotContainAny("{", "}", "  ", " ,");
            finding.Asks.Should().MatchRegex(@"^\p{Lu}.*[^.]$", name);
            finding.Source.Quote.Should().NotBeEmpty();
            (finding.HeldFrom <= step.Asked.On).Should().BeFalse();
        }

        Stands(step, journey, rules);
    }

    /// <summary>The first day and the last are those of the decider: the day before and the day after say otherwise.</summary>
    private static void Stands(Step step, Journey journey, Rulebook rules)
    {
        // A booking looks for another sitting on another day.
        if (step.Asked is JourneyCommand.BookSitting or JourneyCommand.BookAssessmentDay)
            return;
        if (step.From is { } from)
        {
            IsPossible(step.Asked, from, journey, rules).Should().BeTrue($"{step.Asked} is told to be possible from {from} on");
            IsPossible(step.Asked, from.AddDays(-1), journey, rules).Should().BeFalse($"{step.Asked} is told to be possible from {from} on");
        }

        if (step.Until is { } until)
        {
            IsPossible(step.Asked, until, journey, rules).Should().BeTrue($"{step.Asked} is told to be possible until {until}");
            IsPossible(step.Asked, until.AddDays(1), journey, rules).Should().BeFalse($"{step.Asked} is told to be possible until {until}");
        }
    }

    /// <summary>The same booking of another sitting.</summary>
    public static JourneyCommand Booking(JourneyCommand asked, DateOnly sitsOn) => asked switch
    {
        JourneyCommand.BookSitting c => c with { SitsOn = sitsOn, Sitting = new SittingCode($"SITTING-{sitsOn:yyyyMMdd}") },
        JourneyCommand.BookAssessmentDay c => c with { SitsOn = sitsOn, Sitting = new SittingCode($"SITTING-{sitsOn:yyyyMMdd}") },
        _ => throw new ArgumentOutOfRangeException(nameof(asked), asked, "This books nothing."),
    };

    /// <summary>The same step asked on another day.</summary>
    public static bool IsPossible(JourneyCommand asked, DateOnly day, Journey journey, Rulebook rules)
    {
        var later = asked switch
        {
            JourneyCommand.OfferSitting c => c with { On = day, SitsOn = day },
            JourneyCommand.ExtendMinimumService c => c with { On = day, NotBefore = (journey.Role(c.Role)?.NotBefore > day ? journey.Role(c.Role)!.NotBefore!.Value : day).AddDays(1) },
            _ => asked with { On = day },
        };
        return JourneyDecider.Decide(later with { Facts = asked.Facts with { Today = day } }, journey, rules.For(later, journey)) is Decision.Accepted { Events.IsEmpty: false };
    }

    public static (JourneyCommand Command, Policy Policy)? Prepared(JourneyCommand command, DateOnly today, Policy policy)
    {
        JourneyCommand resolved = command switch
        {
            JourneyCommand.RequestEndorsement c => c with { Endorser = KnownFacts.Known(c.Of.Value) },
            JourneyCommand.EndorsePractice c => c with { Endorser = KnownFacts.Known(c.EndorsedBy.Value) },
            JourneyCommand.EndorseForReaccreditation c => c with { Endorser = KnownFacts.Known(c.EndorsedBy.Value), Certificate = KnownFacts.Certificate },
            JourneyCommand.RecordMark c => c with { Standard = KnownFacts.Standard(c.Level, c.Element) },
            JourneyCommand.RateExercise c => c with { Standard = KnownFacts.RatedStandard(c.Level, c.Element) },
            JourneyCommand.ModerateMark c => c with { Standard = KnownFacts.Standard(c.Level, c.Element) },
            JourneyCommand.DecideMalpractice c => c with { Certificate = KnownFacts.Certificate },
            JourneyCommand.ReleaseResult c => c with { Certificate = KnownFacts.Certificate },
            JourneyCommand.AppointReviewPanel c => c with { StandardSetters = [] },
            JourneyCommand.ReplaceReviewMember c => c with { StandardSetters = [] },
            JourneyCommand.ReMarkElement c => c with { Standard = KnownFacts.Standard(c.Level, c.Element) },
            JourneyCommand.DecideReview c => c with { Standard = c.Correction is { } correction ? KnownFacts.Standard(c.Level, correction.Element) : null, Certificate = KnownFacts.Certificate },
            // Of a level that is not assessed there is no standard to look up.
            JourneyCommand.RequestRecheck c => c with { Standard = policy.IsOpen(c.Level) ? KnownFacts.Standard(c.Level, c.Element) : null },
            JourneyCommand.AnswerRecheck c => c with { Standard = KnownFacts.Standard(c.Level, c.Element) },
            JourneyCommand.NameLeadersArea c => c with { Division = new Division(LeadershipWords.NorthAndSouth, KnownFacts.Day("2018-01-01"), null) },
            JourneyCommand.DeclareLearning c => c with { Certificate = KnownFacts.Certificate },
            JourneyCommand.DropRevocation c => c with { Certificate = KnownFacts.Certificate },
            JourneyCommand.RevokeAccreditation c => c with { Certificate = KnownFacts.Certificate },
            _ => command,
        };
        return (resolved with { Facts = new CommandFacts(Eligibility.Anybody, today, KnownFacts.Calendar) }, policy);
    }
}
