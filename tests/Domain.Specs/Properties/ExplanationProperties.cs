using Naas.Domain.Specs.Explaining;
using Naas.Domain.Specs.Journeys;
using static Naas.Domain.Specs.Properties.EveryJourney;

namespace Naas.Domain.Specs.Properties;

/// <summary>What holds of every explanation: of where a journey stands, and of how it came there.</summary>
public sealed class What_is_explained_On_every_journey
{
    [Fact]
    public void What_is_possible_is_what_the_decider_would_take_and_why_not_is_what_it_would_refuse_with() => Holds(walk =>
    {
        // Every state would take an hour; over all walks, some state after every kind of step is among these.
        foreach (var step in walk.Steps.Where(step => step.After.HasBegun && step.Number % 37 == walk.Steps.Count % 37))
            Explained.Holds(step.After, walk.Policy, step.Command.Facts.Today);
    });

    [Fact]
    public void Day_by_day_a_step_is_possible_exactly_when_it_is_told_to_be() => Holds(walk =>
    {
        if (StateOf(walk) is not var (journey, today))
            return;
        foreach (var level in journey.Levels.Select(pair => pair.Level).Append(Practitioner).Distinct())
        {
            foreach (var step in Explained.Of(journey, walk.Policy, level, today).Steps.Where(step => step.Asked is not (JourneyCommand.BookSitting or JourneyCommand.BookAssessmentDay)))
                OnEveryDay(step, today, day => Explained.IsPossible(step.Asked, day, journey, walk.Policy));
        }
    });

    [Fact]
    public void Day_by_day_a_sitting_may_be_booked_exactly_when_it_is_told_to_be() => Holds(walk =>
    {
        if (StateOf(walk) is not var (journey, today))
            return;
        foreach (var level in journey.Levels.Select(pair => pair.Level).Append(Practitioner).Distinct())
        {
            var booking = Explained.Of(journey, walk.Policy, level, today).Steps.Single(step => step.Asked is JourneyCommand.BookSitting or JourneyCommand.BookAssessmentDay);
            if (booking.Sittings is { } told)
            {
                foreach (var sitsOn in Days(today, Horizon(today)).Prepend(today).TakeWhile(day => day <= (told.Until?.AddDays(1) ?? DateOnly.MaxValue)))
                    Explained.IsPossible(Explained.Booking(booking.Asked, sitsOn), today, journey, walk.Policy).Should().Be(told.From <= sitsOn && !(told.Until < sitsOn), $"a sitting on {sitsOn} is told from {told.From} to {told.Until}");
            }

            // On any other day for any sitting after it: the days that are told, those beside them, and some between.
            DateOnly[] days = [.. new[] { booking.From, booking.Until }.OfType<DateOnly>().SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) }), .. Days(today, Horizon(today)).Where((_, count) => count % 61 == 7)];
            OnEveryDay(booking, today, day => Days(day, day.AddDays(1500)).Prepend(day).Any(sitsOn => Explained.IsPossible(Explained.Booking(booking.Asked, sitsOn), day, journey, walk.Policy)), [.. days.Where(day => day > today && day <= Horizon(today))]);
        }
    });

    [Fact]
    public void Every_decision_is_found_again_from_what_it_recorded_and_broke_no_rule() => Holds(walk =>
    {
        var before = new List<JourneyEvent>();
        foreach (var step in walk.Steps)
        {
            ExplainedPast.Holds(before, step.Events, step.Command, walk.Policy);
            before.AddRange(step.Events);
        }
    });

    /// <summary>One state of every eighth walk: a day by day takes its time.</summary>
    private static (Journey Journey, DateOnly Today)? StateOf(RandomWalk walk) =>
        walk.Steps.Count > 0 && walk.Seeds[0] % 8 == 0 && walk.Steps[walk.Seeds[^1] % walk.Steps.Count] is { After.HasBegun: true } step ? (step.After, step.Command.Facts.Today) : null;

    /// <summary>Held against the decider on each day: on none before the first that is told, on all up to the last.</summary>
    private static void OnEveryDay(Step step, DateOnly today, Func<DateOnly, bool> isPossible, DateOnly[]? days = null)
    {
        foreach (var day in days ?? Days(today, Horizon(today)))
        {
            bool? told = (step.Standing, step.From, step.Until) switch
            {
                (StepStanding.NotPossible, var from, _) when from is null || day < from => false,
                (StepStanding.NotPossible, var from, _) when day == from => true,
                (StepStanding.Possible, _, var until) when until is null || day <= until => true,
                (StepStanding.Possible, _, { } until) when day == until.AddDays(1) => false,
                // It may begin or end again.
                _ => null,
            };
            if (told is { } expected)
                isPossible(day).Should().Be(expected, $"on {today} it is told of {step.Asked}: {step.Sentence} This is {day}");
        }
    }

    private static IEnumerable<DateOnly> Days(DateOnly after, DateOnly until) => Enumerable.Range(1, Math.Max(until.DayNumber - after.DayNumber, 0)).Select(after.AddDays);

    /// <summary>Longer than every window but that of a renewal, as far as working days are known.</summary>
    private static DateOnly Horizon(DateOnly today) => today.AddDays(800) is var far && far.Year < KnownFacts.Calendar.CoveredUntilYear ? far : new DateOnly(KnownFacts.Calendar.CoveredUntilYear!.Value - 1, 12, 31);
}
