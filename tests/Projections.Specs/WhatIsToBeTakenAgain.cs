using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Calendars;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Reference;
using Naas.Testing;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>However the result of either of two attempts changes, the employer's figures and list tell what the journey then holds.</summary>
public sealed class WhatIsToBeTakenAgain(PostgresFixture postgres)
{
    private const Level Practitioner = Level.Practitioner;

    private static readonly Policy Policy = PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies")).Named(new EditionCode("response-2017"));
    private static readonly WorkingCalendar Calendar = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference")).Calendar;
    private static readonly ElementResult[] EveryResult = Enum.GetValues<ElementResult>();
    private static readonly ElementResult[] Missed = [ElementResult.NarrowlyNotMet, ElementResult.NotMet];

    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-41")]
    public async Task Is_told_as_the_journey_holds_it_after_every_change_of_a_result_and_once_it_is_sat()
    {
        await using var reading = await ReadSide.CreateAsync(postgres);
        var changes = EveryChange().ToList();
        for (var number = 1; number <= changes.Count; number++)
            _ = await reading.AppendAsync(number, [.. changes[number - 1].Events]);

        await ToldAsHeldAsync(reading, changes, "2018-12-31");
        await ToldAsHeldAsync(reading, changes, "2020-12-31");

        for (var number = 1; number <= changes.Count; number++)
        {
            var (told, events) = changes[number - 1];
            if (After(events).At(Practitioner).Retake is not { } retake)
                continue;
            JourneyEvent[] again =
            [
                ReEndorsed(Practitioner, 3, Leeds, "2019-01-04"),
                Booked(Practitioner, 3, 3, retake.Element is { } element ? ElementSet.Of(element) : ElementSet.All, on: "2019-01-07", sitsOn: "2019-01-21"),
            ];
            _ = await reading.AppendAsync(number, again);
            changes[number - 1] = (told, [.. events, .. again]);
        }

        await ToldAsHeldAsync(reading, changes, "2019-01-21");
        await ToldAsHeldAsync(reading, changes, "2019-01-22");
    }

    private static async Task ToldAsHeldAsync(ReadSide reading, List<(string Told, IReadOnlyList<JourneyEvent> Events)> changes, string asOf)
    {
        var day = Day(asOf);
        await reading.CatchUpAsync(EmployerDashboard.EmployerDashboardProjection.Definition);
        var dashboard = await reading.DashboardAsync(Leeds, asOf);
        var workers = (await reading.WorkersAsync(Leeds, asOf, maximum: changes.Count)).Workers.ToDictionary(worker => worker.Journey, worker => worker.Standing);

        var (accredited, open, full) = (0, 0, 0);
        for (var number = 1; number <= changes.Count; number++)
        {
            var (told, events) = changes[number - 1];
            var track = After(events).At(Practitioner);
            workers[Journey(number)].Should().Be(StandingOf(track, day), $"{told}, on {asOf}");
            dashboard.RetakeWindows.Where(window => window.Journey == Journey(number)).Should().Equal(WindowsOf(Journey(number), track, day), $"{told}, on {asOf}");

            accredited += track.IsAccredited ? 1 : 0;
            open += WindowsOf(Journey(number), track, day).Count();
            full += track is { UnderWay: null, Retake: { } retake } && !retake.IsForElementOn(day) ? 1 : 0;
        }

        (dashboard.Accredited, dashboard.RetakesOpen, dashboard.FullRetakesExpected).Should().Be((accredited, open, full), asOf);
    }

    private static Standing StandingOf(LevelTrack track, DateOnly day) =>
        track.IsAccredited ? Standing.Accredited
        : track.UnderWay is { } booked ? booked.SitsOn >= day ? Standing.SittingBooked : Standing.ResultAwaited
        : track.Retake!.IsForElementOn(day) ? Standing.ElementRetake
        : Standing.FullRetake;

    /// <summary>Open until it is sat.</summary>
    private static IEnumerable<RetakeWindow> WindowsOf(Guid journey, LevelTrack track, DateOnly day)
    {
        if (track.Retake is { Element: { } element, BankedUntil: { } banked } retake && retake.IsForElementOn(day) && !(track.UnderWay?.SitsOn < day))
            yield return new RetakeWindow(journey, Practitioner, element, retake.IsNarrowOn(day), retake.IsNarrowOn(day) ? retake.NarrowUntil!.Value : banked, banked, StandsStill: false);
    }

    /// <summary>The written element missed and taken again; then malpractice found at one of the attempts, or one of them marked otherwise.</summary>
    private static IEnumerable<(string Told, IReadOnlyList<JourneyEvent> Events)> EveryChange()
    {
        foreach (var first in Missed)
        {
            foreach (var second in EveryResult)
            {
                var events = TakenTwice(first, second);
                foreach (var attempt in new[] { 1, 2 })
                    yield return ($"the written element was {first}, then {second}, and attempt {attempt} was annulled", Annulled(events, attempt));
                foreach (var written in EveryResult)
                {
                    yield return ($"the written element was {first}, then {second}, at attempt 2 corrected to {written}", Corrected(events, 2, (Element.Written, written)));
                    foreach (var knowledge in EveryResult)
                    {
                        yield return (
                            $"the written element was {first}, then {second}, at attempt 1 corrected to {written} with the knowledge element {knowledge}",
                            Corrected(events, 1, (Element.Written, written), (Element.Knowledge, knowledge)));
                    }
                }
            }
        }
    }

    private static IReadOnlyList<JourneyEvent> TakenTwice(ElementResult first, ElementResult second)
    {
        IReadOnlyList<JourneyEvent> events =
        [
            Registered("2017-01-01"),
            Started(1, Leeds, "2018-03-01"),
            Agreed(Practitioner, "2018-05-01"),
            Endorsed(Practitioner, 1, Leeds, "2018-06-01"),
            Booked(Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            Marked(Practitioner, 1, Element.Knowledge, ElementResult.Met, "2018-07-12"),
            Marked(Practitioner, 1, Element.Simulated, ElementResult.Met, "2018-07-12"),
            Marked(Practitioner, 1, Element.Written, first, "2018-07-12"),
        ];
        events = Then(events, "releaser", new JourneyCommand.ReleaseResult(Practitioner, 1, Day("2018-08-01")));
        return Then(
            [
                .. events,
                ReEndorsed(Practitioner, 2, Leeds, "2018-08-10"),
                Booked(Practitioner, 2, 2, ElementSet.Of(Element.Written), on: "2018-08-20", sitsOn: "2018-10-15"),
                Marked(Practitioner, 2, Element.Written, second, "2018-10-16"),
            ],
            "releaser",
            new JourneyCommand.ReleaseResult(Practitioner, 2, Day("2018-10-31")));
    }

    private static IReadOnlyList<JourneyEvent> Annulled(IReadOnlyList<JourneyEvent> events, int attempt) => Then(
        Then(events, "whistle-blower", new JourneyCommand.AllegeMalpractice(Practitioner, attempt, new DocumentId(new Guid(1, 0, 0, new byte[8])), Day("2018-11-05"))),
        "judge",
        new JourneyCommand.DecideMalpractice(Practitioner, MalpracticeKind.Collusion, new DocumentId(new Guid(2, 0, 0, new byte[8])), Day("2018-12-03")));

    private static IReadOnlyList<JourneyEvent> Corrected(IReadOnlyList<JourneyEvent> events, int attempt, params IReadOnlyList<(Element Element, ElementResult Result)> marks)
    {
        var before = events.Count;
        foreach (var (element, result) in marks)
        {
            if (After(events).At(Practitioner).ResultOf(attempt)!.Attempt.MarkOf(element)!.Result != result)
                events = Then(events, "moderator", new JourneyCommand.CorrectMark(Practitioner, attempt, element, ScoreOf(result), null, CorrectionReason.MarkingError, Day("2018-11-05")) { Standard = Standard(element) });
        }

        return events.Count == before ? events : Then(events, "releaser", new JourneyCommand.ReleaseResult(Practitioner, attempt, Day("2018-11-12")));
    }

    /// <summary>What was, and what the rules make of a command after it.</summary>
    private static IReadOnlyList<JourneyEvent> Then(IReadOnlyList<JourneyEvent> events, string by, JourneyCommand command)
    {
        var asked = command with { Facts = new CommandFacts(new ActorId(by), command.On, Calendar) };
        if (asked is JourneyCommand.ReleaseResult release)
            asked = release with { Certificate = CertificateNumber.Of(20_180_702) };
        return [.. events, .. JourneyDecider.Decide(asked, After(events), Policy).Should().BeOfType<Decision.Accepted>().Subject.Events];
    }

    private static Journey After(IReadOnlyList<JourneyEvent> events) => events.Aggregate(Naas.Domain.Journeys.Journey.NotBegun, Naas.Domain.Journeys.Journey.Evolve);

    private static decimal ScoreOf(ElementResult result) => result switch
    {
        ElementResult.Met => 62,
        ElementResult.NarrowlyNotMet => 58,
        _ => 41,
    };

    /// <summary>That by which the examples are marked.</summary>
    private static PerformanceStandard Standard(Element element) => new(Practitioner, element, "2018-1", OutOf: 100, Cut: 60, NarrowFrom: 55, Exercises: 0, Tolerance: 0, Areas: 10);
}
