using System.Text;
using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Properties;

/// <summary>One journey under a long row of commands: mostly the next sensible one, often enough any other, on any nearby date.</summary>
/// <remarks>Fewer people and organisations than there are roles, so that whoever endorsed also tries to mark, and to release.</remarks>
internal sealed class RandomWalk
{
    private static readonly string[] Organisations = ["LEEDS", "BURY", "LEEDS", "BURY", "TRAFFORD", "BRIGHT-STAFFING"];
    private static readonly Level[] AnyLevel = [Practitioner, Practitioner, Practitioner, Supervisor, Supervisor, Leader];
    private static readonly Element[] AnyElement = [Knowledge, Simulated, Written];

    private readonly List<Step> _steps = [];
    private DateOnly _today = KnownFacts.Day("2018-05-01");

    /// <param name="seeds">One number a step; the first one also chooses the settings of the edition.</param>
    public RandomWalk(IReadOnlyList<int> seeds)
    {
        var dice = new Dice(seeds.Count == 0 ? 0 : seeds[0]);
        Policy = WithOtherNumbers(KnownFacts.Response2017, dice);
        try
        {
            foreach (var seed in seeds)
                Take(new Dice(seed));
        }
        catch (ImpossibleHistoryException e)
        {
            throw new InvalidOperationException($"Evolve rejects what Decide emitted: {e.Message}\n{this}", e);
        }
    }

    public Policy Policy { get; }

    public IReadOnlyList<Step> Steps => _steps;

    public Journey Journey { get; private set; } = Journey.NotBegun;

    public IEnumerable<(Step Step, TEvent Event)> Every<TEvent>()
        where TEvent : JourneyEvent =>
        _steps.SelectMany(step => step.Events.OfType<TEvent>().Select(journeyEvent => (step, journeyEvent)));

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in _steps.Where(step => step.Events.Count > 0))
            text.Append("  ").AppendLine(string.Join("\n  ", step.Events));
        return text.ToString();
    }

    private void Take(Dice dice)
    {
        _today = _today.AddDays(dice.Roll(3) == 0 ? dice.Roll(100) : dice.Roll(12));
        var level = dice.Pick(AnyLevel);
        var command = dice.Roll(100) switch
        {
            < 62 => NextSensible(level, dice),
            < 68 => EndEmployment(_today, dice),
            _ => Any(level, dice),
        };
        var asked = command with { Facts = new CommandFacts(new($"person-{1 + dice.Roll(3)}"), _today, KnownFacts.Calendar) };

        var decision = JourneyDecider.Decide(asked, Journey, Policy);
        var before = Journey;
        var events = decision is Decision.Accepted accepted ? accepted.Events : [];
        _steps.Add(new Step(asked, before, decision, [.. events]));
        Journey = events.Aggregate(before, Journey.Evolve);
    }

    private JourneyCommand NextSensible(Level level, Dice dice)
    {
        var track = Journey.At(level);
        if (!Journey.HasBegun)
            return new JourneyCommand.RegisterSocialWorker(_today);
        if (Journey.Spells.All(spell => !spell.IsOpen))
            return StartEmployment(_today, dice);
        if (track.AgreedOn is null)
            return new JourneyCommand.AgreeToAssessment(level, _today);
        if (track.UnderWay is { Unmarked.Count: > 0 } attempt)
        {
            _today = _today < attempt.SitsOn ? attempt.SitsOn : _today;
            return Mark(level, attempt.Unmarked.First(), _today, dice);
        }

        if (track.UnderWay is not null)
            return new JourneyCommand.ReleaseResult(level, _today) { Certificate = KnownFacts.Certificate };
        return track.FreshEndorsements.LastOrDefault() is { } fresh && fresh.IsInForceOn(_today)
            ? Book(level, _today, _today < fresh.SittingsFrom ? fresh.SittingsFrom : _today.AddDays(dice.Roll(60)))
            : Endorse(level, Journey.Spells.Last(spell => spell.IsOpen).PlacedAt.Value, _today);
    }

    private JourneyCommand Any(Level level, Dice dice)
    {
        // The day after tomorrow to half a year back.
        var on = _today.AddDays(2 - dice.Roll(dice.Roll(2) == 0 ? 5 : 180));
        return dice.Roll(8) switch
        {
            0 => new JourneyCommand.RegisterSocialWorker(on),
            1 => StartEmployment(on, dice),
            2 => EndEmployment(on, dice),
            3 => new JourneyCommand.AgreeToAssessment(level, on),
            4 => Endorse(level, dice.Pick(Organisations), on),
            5 => Book(level, on, on.AddDays(dice.Roll(300) - 10)),
            6 => Mark(level, dice.Pick(AnyElement), on, dice),
            _ => new JourneyCommand.ReleaseResult(level, on) { Certificate = KnownFacts.Certificate },
        };
    }

    private static JourneyCommand.StartEmployment StartEmployment(DateOnly on, Dice dice)
    {
        var at = dice.Pick(Organisations);
        var basis = (EmploymentBasis)(1 + dice.Roll(3));
        var agency = (basis == EmploymentBasis.Agency) == (dice.Roll(10) > 0) ? dice.Pick(["BRIGHT-STAFFING", "SWIFT-CARE", "BURY"]) : null;
        return new(new(at), basis, agency is null ? null : new OrganisationCode(agency), on)
        {
            Placement = KnownFacts.Known(at),
            ContractHolder = agency is null ? null : KnownFacts.Known(agency),
        };
    }

    private JourneyCommand.EndEmployment EndEmployment(DateOnly on, Dice dice) =>
        new(dice.Roll(Journey.Spells.Length + 2), LeavingReason.Other, LeavingDestination.NotKnown, on);

    private static JourneyCommand.EndorsePractice Endorse(Level level, string by, DateOnly on) =>
        new(level, new(by), on) { Endorser = KnownFacts.Known(by) };

    private static JourneyCommand.BookSitting Book(Level level, DateOnly on, DateOnly sitsOn) =>
        new(level, new($"SITTING-{sitsOn:yyyyMMdd}"), sitsOn, on);

    private static JourneyCommand.RecordMark Mark(Level level, Element element, DateOnly on, Dice dice)
    {
        var standard = KnownFacts.Standard(level, element);
        var score = dice.Roll(10) switch
        {
            < 5 => standard.Cut,
            < 8 => standard.Cut - 1,
            8 => standard.NarrowFrom - 1,
            _ => dice.Roll(90) - 5,
        };
        return new(level, element, score, AreaProfile.Empty, on) { Standard = standard };
    }

    private static Policy WithOtherNumbers(Policy policy, Dice dice) => dice.Roll(2) == 0 ? policy : policy with
    {
        EndorsementValidMonths = policy.EndorsementValidMonths with { Value = 1 + dice.Roll(12) },
        NarrowRetakeMonths = policy.NarrowRetakeMonths with { Value = 1 + dice.Roll(6) },
        ElementRetakeExpectedAfterMonths = policy.ElementRetakeExpectedAfterMonths with { Value = 1 + dice.Roll(6) },
        BankedElementMonths = policy.BankedElementMonths with { Value = 1 + dice.Roll(12) },
        ElementRetakesBeforeFullRetake = policy.ElementRetakesBeforeFullRetake with { Value = 1 + dice.Roll(3) },
    };

    internal sealed record Step(JourneyCommand Command, Journey Before, Decision Decision, IReadOnlyList<JourneyEvent> Events)
    {
        public Journey After => Events.Aggregate(Before, Journey.Evolve);
    }

    /// <summary>Choices that follow from one number, so that a walk can be taken again.</summary>
    private sealed class Dice(int seed)
    {
        private uint _state = unchecked(((uint)seed * 2654435761u) | 1u);

        public int Roll(int sides)
        {
            unchecked
            {
                _state ^= _state << 13;
                _state ^= _state >> 17;
                _state ^= _state << 5;
                return (int)(_state % (uint)sides);
            }
        }

        public T Pick<T>(IReadOnlyList<T> choices) => choices[Roll(choices.Count)];
    }
}
