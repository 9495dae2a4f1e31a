using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.Ports;
using Naas.Application.Standards;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Standards;

namespace Naas.Application.Samples;

/// <summary>One command to a performance standard.</summary>
/// <param name="Number">From 0, over all standards.</param>
/// <param name="At">The simulated instant (UTC); no two of one standard at the same, since each rests on the one before.</param>
/// <param name="Command">Without its facts: the handler resolves them, as for everybody.</param>
/// <param name="Events">What the rules make of it.</param>
public sealed record SampleStandardStep(int Number, DateTimeOffset At, SampleCaller Caller, Level Level, Element Element, StandardCommand Command, ImmutableArray<StandardEvent> Events)
{
    /// <summary>The edition in force.</summary>
    public required EditionCode Edition { get; init; }
}

/// <summary>Lets two panels set the standard of every element by the rules, before anybody sits.</summary>
internal sealed class SampleStandards
{
    private static readonly TimeOnly Begins = new(9, 0);
    private static readonly SampleCaller Operations = new(new ActorId("dfe-operations"), Role.DfeOperations, null);
    private static readonly SampleCaller Psychometrician = new(new ActorId("psychometrician"), Role.Psychometrician, null);

    private readonly StandardsParameters _parameters;

    public SampleStandards(SampleParameters parameters, IReferenceData reference, IPolicyEditions editions)
    {
        _parameters = parameters.Standards;
        var steps = ImmutableArray.CreateBuilder<SampleStandardStep>();
        var standards = new Dictionary<(Level, Element), ElementStandard>();
        foreach (var level in _parameters.Levels.Value)
        {
            foreach (var set in _parameters.Elements.Value)
            {
                var standard = ElementStandard.NotBegun;
                foreach (var (minute, (caller, command)) in CommandsFor(level, set).Index())
                {
                    var at = SampleCalendar.At(command.On, Begins.AddMinutes(minute));
                    var accepted = Decide(command, standard, new CommandFacts(caller.Subject, BusinessClock.DayOf(at), reference.Calendar), reference, editions);
                    standard = accepted.Events.Aggregate(standard, ElementStandard.Evolve);
                    steps.Add(new SampleStandardStep(steps.Count, at, caller, level, set.Element, command, accepted.Events) { Edition = accepted.Edition });
                }

                standards.Add((level, set.Element), standard);
            }
        }

        (Steps, Standards) = (steps.ToImmutable(), standards.ToFrozenDictionary());
    }

    public ImmutableArray<SampleStandardStep> Steps { get; }

    /// <summary>What the steps add up to: what every worker is marked by.</summary>
    public IReadOnlyDictionary<(Level Level, Element Element), ElementStandard> Standards { get; }

    private IEnumerable<(SampleCaller Caller, StandardCommand Command)> CommandsFor(Level level, ElementParameters set)
    {
        var version = _parameters.Version.Value;
        var items = new Scores(Enumerable.Repeat(set.ItemWorth, set.Items));
        yield return (Operations, new StandardCommand.OpenStandardSetting(level, set.Element, version, SettingReason.FirstStandard, items, set.Exercises, set.Tolerance, JudgesOf(Panel.A), JudgesOf(Panel.B), _parameters.OpenedOn.Value));

        foreach (var panel in Enum.GetValues<Panel>())
        {
            foreach (var (index, leaning) in LeaningsOf(panel).Index())
                yield return (Judge(panel, index + 1), new StandardCommand.RateItems(version, panel, Ratings(set, panel, leaning), _parameters.RatedOn.Value));
        }

        foreach (var panel in Enum.GetValues<Panel>())
            yield return (Judge(panel, 1), new StandardCommand.AgreePanelCut(version, panel, _parameters.CutsAgreedOn.Value));
        yield return (Psychometrician, new StandardCommand.ProposeNarrowBand(version, set.NarrowFrom, set.Cut - set.NarrowFrom, _parameters.BandOn.Value));
        foreach (var panel in Enum.GetValues<Panel>())
            yield return (Judge(panel, 1), new StandardCommand.ApproveNarrowBand(version, panel, _parameters.BandOn.Value));
        yield return (Operations, new StandardCommand.BringIntoForce(version, _parameters.From.Value, _parameters.AnnouncedOn.Value));
    }

    private IReadOnlyList<decimal> LeaningsOf(Panel panel) => panel == Panel.A ? _parameters.LeaningsOfPanelA.Value : _parameters.LeaningsOfPanelB.Value;

    /// <summary>
    /// Items are hard and easy by turns, and each judge leans one way on all of them; of the first, panel A expects more and
    /// panel B as much less. Over the items and both panels that comes to the cut.
    /// </summary>
    private Scores Ratings(ElementParameters set, Panel panel, decimal leaning) => new(Enumerable.Range(0, set.Items).Select(item =>
    {
        var share = leaning + (item % 2 == 0 ? _parameters.ItemsDiffer.Value : -_parameters.ItemsDiffer.Value);
        if (item == 0)
            share += panel == Panel.A ? _parameters.PanelsDiffer.Value : -_parameters.PanelsDiffer.Value;
        return (set.Cut / set.Items) + (share * set.ItemWorth);
    }));

    private Judges JudgesOf(Panel panel) => Judges.Of(Enumerable.Range(1, LeaningsOf(panel).Count).Select(number => Judge(panel, number).Subject));

    private static SampleCaller Judge(Panel panel, int number) => panel == Panel.A
        ? new SampleCaller(new ActorId(string.Create(CultureInfo.InvariantCulture, $"judge-a{number}")), Role.PanelA, null)
        : new SampleCaller(new ActorId(string.Create(CultureInfo.InvariantCulture, $"judge-b{number}")), Role.PanelB, null);

    private static Verdict<StandardEvent>.Accepted Decide(StandardCommand command, ElementStandard standard, CommandFacts facts, IReferenceData reference, IPolicyEditions editions) =>
        StandardAggregate.Decide(command, standard, facts, reference, editions) switch
        {
            Verdict<StandardEvent>.Accepted { Events.IsEmpty: false } accepted => accepted,
            Verdict<StandardEvent>.Refused { Refusal: var refusal } => throw new InvalidOperationException($"The sample's standard would be refused {command.GetType().Name}: {refusal.Sentence}"),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The sample's standard asks on {command.On:yyyy-MM-dd} for what changes nothing.")),
        };
}
