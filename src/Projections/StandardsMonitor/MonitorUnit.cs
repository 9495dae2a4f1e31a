using Naas.Domain.Assessments;

namespace Naas.Projections.StandardsMonitor;

/// <summary>One thing that the monitor counts: a result, what two assessors made of one exercise, how a mark came about.</summary>
/// <param name="Counted">One of <see cref="StandardsMonitor.Counted"/>.</param>
/// <param name="Element">Empty for the whole result.</param>
/// <param name="Version">Of the performance standard; empty for the whole result, whose elements have each one of their own.</param>
/// <param name="Authority">Whose endorsement carried the attempt; empty where none did.</param>
/// <param name="Assessor">Of a departure, whose it is; empty for the rest.</param>
/// <param name="Sat">Of a result, a value of <see cref="StandardsMonitor.Sat"/>; empty for the rest.</param>
/// <param name="Month">The first day of the month of the sitting.</param>
/// <param name="Outcome">Of a result how it went; of a pair the two steps with a comma between; or what became of it.</param>
/// <param name="Departure">How far the assessor's score lies above the other's, in hundredths of a per cent of what the exercise is worth; 0 for the rest.</param>
/// <param name="From">The first day on which it counts.</param>
/// <param name="Until">The first day on which it does not any more; null while it does.</param>
public sealed record MonitorUnit(
    string Counted, Level Level, string Element, string Version, string Sitting, string Authority, string Assessor, string Sat, DateOnly Month, string Outcome, int Departure, DateOnly From, DateOnly? Until);

/// <summary>What is counted; one kind is never added to another.</summary>
public static class Counted
{
    /// <summary>Released results, of an attempt as a whole and of each of its elements.</summary>
    public const string Result = "result";

    /// <summary>Exercises, by where the first two assessors' scores lie beside the cut and the narrow band.</summary>
    public const string Band = "band";

    /// <summary>Areas of the statement that the first two assessors of an exercise both judged.</summary>
    public const string Area = "area";

    /// <summary>Exercises, by whether a third assessor was needed.</summary>
    public const string Rated = "rated";

    /// <summary>Elements that assessors rated, by how their mark came about.</summary>
    public const string Marked = "marked";

    /// <summary>Ratings of the first two assessors of an exercise, each by how far it departs from the other.</summary>
    public const string Departure = "departure";
}

/// <summary>Whether a result is the worker's first: of that element, or of an attempt at the level.</summary>
public static class Sat
{
    public const string First = "first";
    public const string Later = "later";
}

/// <summary>What stands in the place of an outcome where it is none of the words of the assessment.</summary>
public static class MonitorOutcome
{
    /// <summary>Annulled, set aside on review, or of a void sitting.</summary>
    public const string DoesNotCount = "does-not-count";

    public const string Two = "two";
    public const string Three = "three";
    public const string AsRated = "as-rated";
    public const string Moderated = "moderated";
    public const string Corrected = "corrected";

    public static string Pair(Enum first, Enum second) => $"{Text(first)},{Text(second)}";

    private static string Text(Enum step) => step switch
    {
        ElementResult result => EnumText.Of(result),
        AreaJudgement judgement => EnumText.Of(judgement),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No scale has such a step."),
    };
}

/// <summary>What a row comes to.</summary>
public static class MonitorUnits
{
    private const int HundredthsOfAPercent = 10_000;

    /// <summary>Everything that is counted of a worker; nothing of a record that made way for another one of the same person.</summary>
    /// <remarks>A practice leader's day counts nowhere: an area has one leader or few, and no count may tell how somebody's parts went.</remarks>
    public static IEnumerable<MonitorUnit> Of(MonitorRow row) => row.IsClosed
        ? []
        : row.Attempts.Where(attempt => attempt.Level != Level.Leader).GroupBy(attempt => attempt.Level).OrderBy(level => level.Key)
            // A record that was brought over has numbers behind those of the journey that goes on: the day says which was first.
            .SelectMany(level => AtLevel(level.OrderBy(attempt => attempt.SitsOn).ThenBy(attempt => attempt.Attempt)));

    private static IEnumerable<MonitorUnit> AtLevel(IEnumerable<MonitoredAttempt> attempts)
    {
        var hasSat = false;
        var elements = ElementSet.Empty;
        foreach (var attempt in attempts)
        {
            foreach (var unit in Results(attempt, hasSat, elements).Concat(attempt.Marks.SelectMany(mark => Ratings(attempt, mark))))
                yield return unit;
            // What is void or set aside is sat again as what it was.
            if (attempt.NoneFrom is null && !attempt.IsSetAside)
                (hasSat, elements) = (true, attempt.Due.Aggregate(elements, (sat, element) => sat.With(element)));
        }
    }

    private static IEnumerable<MonitorUnit> Results(MonitoredAttempt attempt, bool hasSat, ElementSet elements)
    {
        if (attempt is not { NoneFrom: null, ReleasedOn: { } released, Outcome: { } outcome })
            return [];

        var whole = Unit(attempt, Counted.Result, "", "", released) with { Sat = hasSat ? Sat.Later : Sat.First, Outcome = EnumText.Of(outcome) };
        return attempt.Due
            .Select(element => whole with
            {
                Element = EnumText.Of(element),
                Version = attempt.Marks.FirstOrDefault(mark => mark.Element == element)?.Version ?? "",
                Sat = elements.Contains(element) ? Sat.Later : Sat.First,
                Outcome = EnumText.Of(attempt.ResultOf(element)),
            })
            .Prepend(whole)
            .SelectMany(unit => WithItsEnd(unit, attempt));
    }

    /// <summary>What two assessors made of the exercises of an element that has its mark: until then a third may be to come.</summary>
    private static IEnumerable<MonitorUnit> Ratings(MonitoredAttempt attempt, MonitoredMark mark)
    {
        var exercises = attempt.Ratings.Where(rating => rating.Element == mark.Element).GroupBy(rating => rating.Exercise).Where(exercise => exercise.Count() > 1).OrderBy(exercise => exercise.Key).ToList();
        if (exercises.Count == 0)
            yield break;

        var unit = Unit(attempt, Counted.Marked, EnumText.Of(mark.Element), mark.Version, mark.On);
        foreach (var marked in HowItCameAbout(unit, mark))
            yield return marked;
        foreach (var exercise in exercises)
        {
            // The first two are apart from each other and chosen by nothing: a third is asked for because they differ, and would make them look worse.
            var (one, other) = (exercise.First(), exercise.ElementAt(1));
            foreach (var rated in WithItsEnd(unit with { Counted = Counted.Rated, Outcome = exercise.Count() > 2 ? MonitorOutcome.Three : MonitorOutcome.Two }, attempt))
                yield return rated;
            yield return unit with { Counted = Counted.Band, Outcome = MonitorOutcome.Pair(mark.Judge(one), mark.Judge(other)) };
            foreach (var (first, second) in one.Areas.Join(other.Areas, area => area.Area, area => area.Area, (first, second) => (first.Judgement, second.Judgement)))
                yield return unit with { Counted = Counted.Area, Outcome = MonitorOutcome.Pair(first, second) };
            yield return Departing(unit, one, other);
            yield return Departing(unit, other, one);
        }
    }

    /// <summary>A mark is as rated until it is moderated, and what it then is until it is corrected.</summary>
    private static IEnumerable<MonitorUnit> HowItCameAbout(MonitorUnit unit, MonitoredMark mark)
    {
        (string Outcome, DateOnly? From)[] steps = [(MonitorOutcome.AsRated, mark.On), (MonitorOutcome.Moderated, mark.ModeratedOn), (MonitorOutcome.Corrected, mark.CorrectedOn)];
        var taken = steps.Where(step => step.From is not null).ToList();
        foreach (var (index, (outcome, from)) in taken.Index())
        {
            var next = taken.Skip(index + 1).Min(step => step.From);
            if (!(next <= from))
                yield return unit with { Outcome = outcome, From = from!.Value, Until = unit.Until is null || next < unit.Until ? next ?? unit.Until : unit.Until };
        }
    }

    private static MonitorUnit Departing(MonitorUnit unit, MonitoredRating one, MonitoredRating other) => unit with
    {
        Counted = Counted.Departure,
        Assessor = one.By,
        Departure = (int)decimal.Round((one.Score - other.Score) * HundredthsOfAPercent / one.OutOf, MidpointRounding.AwayFromZero),
    };

    /// <summary>Until it ends it is what it is, and from then on it is told as what does not count.</summary>
    private static IEnumerable<MonitorUnit> WithItsEnd(MonitorUnit unit, MonitoredAttempt attempt) => EndOf(attempt) is { } ended
        ? [unit, unit with { Outcome = MonitorOutcome.DoesNotCount, From = ended, Until = null }]
        : [unit];

    private static DateOnly? EndOf(MonitoredAttempt attempt) => attempt.NoneFrom ?? attempt.AnnulledOn;

    private static MonitorUnit Unit(MonitoredAttempt attempt, string counted, string element, string version, DateOnly from) => new(
        counted, attempt.Level, element, version, attempt.Sitting, attempt.Authority, "", "", new DateOnly(attempt.SitsOn.Year, attempt.SitsOn.Month, 1), "", 0, from, EndOf(attempt));
}
