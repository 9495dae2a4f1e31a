using System.Collections.Immutable;
using Naas.Application.People;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Projections.Equalities;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Equalities;

/// <summary>A directory that knows who was told to it, and counts how often it is asked.</summary>
internal sealed class KnownPeople : IPersonFacts
{
    private readonly Dictionary<JourneyId, PersonFacts> _people = [];

    public int Reads { get; private set; }

    /// <summary>Thrown instead of an answer.</summary>
    public Exception? Fault { get; set; }

    public KnownPeople With(int journey, string? bornOn, params EqualityAnswers[] answers)
    {
        _people[new JourneyId(Journey(journey))] = new PersonFacts(bornOn is null ? null : Day(bornOn), answers.Select((given, index) => (given, index)).ToImmutableSortedDictionary(pair => pair.index + 1, pair => pair.given));
        return this;
    }

    public void Forget(int journey) => _people.Remove(new JourneyId(Journey(journey)));

    public Task<IReadOnlyDictionary<JourneyId, PersonFacts>> FactsAsync(IReadOnlyCollection<JourneyId> journeys, CancellationToken cancellation)
    {
        Reads++;
        if (Fault is { } fault)
            throw fault;
        return Task.FromResult<IReadOnlyDictionary<JourneyId, PersonFacts>>(_people.Where(known => journeys.Contains(known.Key)).ToDictionary());
    }

    public PersonFacts? Of(int journey) => _people.GetValueOrDefault(new JourneyId(Journey(journey)));
}

/// <summary>What the specs of equalities tell of workers, and what a fold makes of it without a database.</summary>
internal static class Told
{
    public static readonly EqualityAnswers BlackWoman = new(Sex.Female, Ethnicity.BlackCaribbean, Disability: Disability.NotDisabled);
    public static readonly EqualityAnswers WhiteMan = new(Sex.Male, Ethnicity.WhiteBritish, Disability: Disability.PreferNotToSay);

    public static JourneyEvent Declared(int version, string on) => new JourneyEvent.EqualityInformationDeclared(version, Day(on));

    public static JourneyEvent Asked(string on) => new JourneyEvent.EndorsementRequested(Level.Practitioner, Leeds, Day(on));

    /// <summary>A sitting of everything due, and its result.</summary>
    public static JourneyEvent[] Sat(int attempt, int endorsement, string sat, string released, ElementSet due, params (Element Element, ElementResult Result)[] notMet) =>
    [
        Booked(Level.Practitioner, attempt, endorsement, due, sat, sat),
        .. due.Select(element => Marked(Level.Practitioner, attempt, element, notMet.Where(pair => pair.Element == element).Select(pair => pair.Result).FirstOrDefault(ElementResult.Met), sat)),
        new JourneyEvent.ResultReleased(
            Level.Practitioner, attempt, notMet.Length == 0 ? Outcome.Met : Outcome.NotMet,
            ElementSet.Of([.. due.Except(notMet.Select(pair => pair.Element))]), ElementSet.Of([.. notMet.Select(pair => pair.Element)]), new ActorId("releaser"), Day(released)),
    ];

    /// <summary>Asked, endorsed by Leeds and narrowly not met in one element; the element is met at the second sitting.</summary>
    public static JourneyEvent[] OneRoad =>
    [
        Registered("2018-01-02"), Started(1, Leeds, "2015-06-01"), Declared(1, "2018-01-03"),
        Asked("2018-05-01"), Endorsed(Level.Practitioner, 1, Leeds, "2018-05-18"),
        .. Sat(1, 1, "2018-07-10", "2018-08-01", ElementSet.All, (Element.Written, ElementResult.NarrowlyNotMet)),
        Narrow(Level.Practitioner, 1, Element.Written, "2018-08-01", until: "2018-11-01", banked: "2019-08-01"),
        ReEndorsed(Level.Practitioner, 2, Leeds, "2018-08-10"),
        .. Sat(2, 2, "2018-09-10", "2018-10-01", ElementSet.Of(Element.Written)),
        Accredited(Level.Practitioner, 2, "2018-10-01"),
    ];

    public static EqualityRow Row(KnownPeople people, params IEnumerable<JourneyEvent> events)
    {
        var table = EqualitiesProjection.Definition.Tables.Cast<EqualityTable>().Single();
        return events
            .SelectMany((happened, revision) => table.Steps(Some.Recorded(happened, revision) with { Person = people.Of(1) }))
            .Where(step => table.KeyOf(step.Recorded) is not null)
            .Aggregate((EqualityRow?)null, (row, step) => step.Clears ? null : table.Fold(row, step.Recorded))!;
    }

    /// <summary>Measure, element, kind, month, category and outcome of what a row comes to.</summary>
    public static string[] Units(EqualityRow row, Grouping by) =>
        [.. EqualityUnits.Of(row).Select(unit => string.Join(' ', new[] { EnumText.Of(unit.Measure), unit.Element, unit.Kind, $"{unit.On:yyyy-MM}", EqualityUnits.CategoryOf(row, unit, by), unit.Outcome }.Where(part => part.Length > 0)))];
}
