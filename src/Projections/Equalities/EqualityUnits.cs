using Naas.Domain.Assessments;
using Naas.Domain.Equalities;

namespace Naas.Projections.Equalities;

/// <summary>One thing that a figure counts of a worker: a result, a request, a review.</summary>
/// <param name="Element">Empty for the whole result, and for what is of no element.</param>
/// <param name="Kind">Empty for what is of no attempt.</param>
/// <param name="Organisation">Whose endorsement carried it, or who was asked; empty where none did.</param>
/// <param name="On">The day by whose month it counts: of the sitting, of the request for endorsement, of the request for a review.</param>
/// <param name="Outcome">How it stands by what is recorded.</param>
/// <param name="From">The first day of that outcome.</param>
/// <param name="Before">The outcome that it had before; null where it counted nowhere.</param>
/// <param name="Since">The first day of that one.</param>
/// <param name="Age">The age band on the day, by its code.</param>
/// <param name="Service">The band of service on the day, by its code.</param>
/// <param name="Days">From a request for endorsement to its answer; null for everything else.</param>
public sealed record EqualityUnit(
    EqualityMeasure Measure, Level Level, string Element, string Kind, string Organisation, DateOnly On, string Outcome, DateOnly From, string? Before, DateOnly? Since, string Age, string Service, int? Days)
{
    /// <summary>The first day on which it counts nowhere any more; null while it counts.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>How it stood at the end of a day, by what is known; null where it counted nowhere.</summary>
    /// <param name="day">Null for how it stands now.</param>
    public string? OutcomeOn(DateOnly? day) =>
        Until is not null && (day is null || Until <= day) ? null
        : day is null || From <= day ? Outcome
        : Before is not null && Since <= day ? Before
        : null;
}

/// <summary>How one unit counts in a figure.</summary>
/// <param name="Category">The group, by its category of the figure's characteristic.</param>
/// <param name="Other">The same of the second characteristic of an intersection; null where there is none.</param>
/// <param name="Stratum">Null where the figure has none.</param>
public readonly record struct Contributed(string Category, string? Other, string? Stratum, string Outcome, int? Days);

/// <summary>What a row comes to.</summary>
public static class EqualityUnits
{
    /// <summary>Everything that is counted of a worker; nothing of a record that made way for another one of the same person.</summary>
    public static IEnumerable<EqualityUnit> Of(EqualityRow row) => row.IsClosed ? [] : row.Levels.SelectMany(level => Of(row, level));

    /// <summary>How a row counts in a figure: once for each unit of it that the figure is of.</summary>
    public static IEnumerable<Contributed> Contribution(EqualityRow row, EqualityFigure figure)
    {
        // A wait is told of the request that was answered.
        var measure = figure.Measure == EqualityMeasure.EndorsementWait ? EqualityMeasure.Endorsed : figure.Measure;
        var until = figure.To?.AddMonths(1);
        return
            from unit in Of(row)
            where unit.Measure == measure
                && (figure.Level is null || unit.Level == figure.Level)
                && unit.Element == (EnumText.Of(figure.Element) ?? "")
                && (figure.Attempt is null || unit.Kind == EnumText.Of(figure.Attempt.Value))
                && (figure.Organisation is null || unit.Organisation == figure.Organisation)
                && (figure.From is null || unit.On >= figure.From)
                && (until is null || unit.On < until)
            let outcome = unit.OutcomeOn(figure.AsOf)
            where outcome is not null && (figure.Measure != EqualityMeasure.EndorsementWait || unit.Days is not null)
            select new Contributed(
                CategoryOf(row, unit, figure.By),
                figure.And is { } and ? CategoryOf(row, unit, and) : null,
                StratumOf(row, unit, figure.StratifyBy),
                outcome,
                unit.Days);
    }

    private static string? StratumOf(EqualityRow row, EqualityUnit unit, Strata? strata) => strata switch
    {
        null => null,
        { Grouping: { } characteristic } => CategoryOf(row, unit, characteristic),
        { IsLevel: true } => EnumText.Of(unit.Level),
        _ => unit.Organisation,
    };

    public static string CategoryOf(EqualityRow row, EqualityUnit unit, Grouping characteristic) => characteristic switch
    {
        Grouping.Age => unit.Age,
        Grouping.Service => unit.Service,
        Grouping.Sex => row.Declared.Sex,
        Grouping.EthnicGroup => row.Declared.EthnicGroup,
        Grouping.Ethnicity => row.Declared.Ethnicity,
        Grouping.Disability => row.Declared.Disability,
        Grouping.ReligionOrBelief => row.Declared.ReligionOrBelief,
        Grouping.SexualOrientation => row.Declared.SexualOrientation,
        Grouping.GenderReassignment => row.Declared.GenderReassignment,
        Grouping.MaritalStatus => row.Declared.MaritalStatus,
        Grouping.PregnancyAndMaternity => row.Declared.PregnancyAndMaternity,
        _ => throw new ArgumentOutOfRangeException(nameof(characteristic), characteristic, "No such characteristic."),
    };

    private static IEnumerable<EqualityUnit> Of(EqualityRow row, EqualityLevel level)
    {
        foreach (var asked in level.Requests)
            yield return Request(row, level.Level, asked);

        var counted = InOrder(level);
        foreach (var (attempt, kind) in counted)
        {
            if (attempt.ReleasedOn is { } released)
            {
                foreach (var unit in Of(row, level, attempt, kind, released, counted).SelectMany(unit => InItsPlaces(unit, FirstFrom(attempt, kind, counted))))
                    yield return unit;
            }
        }

        foreach (var review in level.Reviews)
        {
            if (counted.FirstOrDefault(pair => pair.Attempt.Number == review.Attempt) is ({ } attempt, var kind))
            {
                foreach (var unit in InItsPlaces(Review(row, level.Level, attempt, kind, review), FirstFrom(attempt, kind, counted)))
                    yield return unit;
            }
        }
    }

    private static IEnumerable<EqualityUnit> Of(EqualityRow row, EqualityLevel level, Attempt attempt, AttemptKind kind, DateOnly released, List<(Attempt Attempt, AttemptKind Kind)> counted)
    {
        foreach (var unit in Results(row, level.Level, attempt, kind, released))
            yield return unit;
        if (kind == AttemptKind.First && attempt.Outcome == Outcome.NotMet)
            yield return Retaken(row, level.Level, attempt, released, counted) with { Until = attempt.AnnulledOn };
        yield return Asked(row, level, attempt, kind, released);
    }

    /// <summary>From which day on it is the first that counts: until the one before it was set aside, it was of everything again; null where it always was, or never is.</summary>
    private static DateOnly? FirstFrom(Attempt attempt, AttemptKind kind, List<(Attempt Attempt, AttemptKind Kind)> counted) => kind == AttemptKind.First
        ? counted.TakeWhile(pair => pair.Attempt != attempt).Select(pair => pair.Attempt).Where(earlier => earlier is { Endorsement: > 0, IsSetAside: true }).Max(earlier => earlier.AnnulledOn)
        : null;

    private static IEnumerable<EqualityUnit> InItsPlaces(EqualityUnit unit, DateOnly? firstFrom)
    {
        if (firstFrom is not { } first || first <= (unit.Since ?? unit.From))
            return [unit];

        var asFirst = unit with { From = unit.From > first ? unit.From : first, Since = unit.Since is null ? null : unit.Since > first ? unit.Since : first };
        // Whether the worker sat again is asked of the first alone.
        return unit.Measure == EqualityMeasure.Retaken
            ? [asFirst]
            : [unit with { Kind = EnumText.Of(AttemptKind.FullRetake), Until = first }, asFirst];
    }

    /// <summary>The attempts in the order in which they were sat, which a record that was brought over does not keep by their numbers.</summary>
    internal static List<(Attempt Attempt, AttemptKind Kind)> InOrder(EqualityLevel level)
    {
        var attempts = new List<(Attempt, AttemptKind)>();
        var hasSat = false;
        foreach (var attempt in level.Attempts.Where(attempt => !attempt.IsNone).OrderBy(attempt => attempt.SitsOn).ThenBy(attempt => attempt.Number))
        {
            attempts.Add((attempt, attempt switch
            {
                { Endorsement: 0 } => AttemptKind.Reaccreditation,
                { IsElementRetake: true } => AttemptKind.ElementRetake,
                _ when hasSat => AttemptKind.FullRetake,
                _ => AttemptKind.First,
            }));
            // What is set aside on review is sat again as what it was.
            hasSat |= attempt is { Endorsement: > 0, IsSetAside: false };
        }

        return attempts;
    }

    /// <remarks>An endorsement may be dated before the request that it answers: then the request waited for nothing, and was not there before.</remarks>
    private static EqualityUnit Request(EqualityRow row, Level level, AskedToEndorse asked) => new(
        EqualityMeasure.Endorsed,
        level,
        "",
        "",
        asked.Of,
        asked.On,
        asked.Outcome ?? EqualityOutcomes.Waiting,
        asked.AnsweredOn > asked.On ? asked.AnsweredOn.Value : asked.On,
        asked.Outcome is null ? null : EqualityOutcomes.Waiting,
        asked.Outcome is null ? null : asked.On,
        asked.Age,
        ServiceOn(row, asked.On),
        asked.Outcome is EqualityOutcomes.Endorsed or EqualityOutcomes.Declined ? Math.Max(0, asked.AnsweredOn!.Value.DayNumber - asked.On.DayNumber) : null);

    private static IEnumerable<EqualityUnit> Results(EqualityRow row, Level level, Attempt attempt, AttemptKind kind, DateOnly released)
    {
        yield return Result("", attempt.Outcome == Outcome.Met ? EqualityOutcomes.Met : EqualityOutcomes.NotMet);
        foreach (var element in ElementSet.AssessedAt(level))
        {
            if (attempt.Due.Contains(element))
                yield return Result(EnumText.Of(element), attempt.OutcomeOf(element));
            // At a retake of one element the others are not due; otherwise a passport stands for them (S-13).
            else if (!attempt.IsElementRetake)
                yield return Result(EnumText.Of(element), EqualityOutcomes.Passported);
        }

        EqualityUnit Result(string element, string outcome) => attempt.AnnulledOn is { } annulled
            ? At(row, EqualityMeasure.Met, level, attempt, kind, EqualityOutcomes.Annulled, annulled, outcome, released) with { Element = element }
            : At(row, EqualityMeasure.Met, level, attempt, kind, outcome, released) with { Element = element };
    }

    private static EqualityUnit Retaken(EqualityRow row, Level level, Attempt first, DateOnly released, List<(Attempt Attempt, AttemptKind Kind)> counted)
    {
        var again = counted.SkipWhile(pair => pair.Attempt != first).Skip(1).FirstOrDefault(pair => pair is { Kind: not AttemptKind.Reaccreditation, Attempt.ReleasedOn: not null }).Attempt;
        return again?.ReleasedOn is { } on
            ? At(row, EqualityMeasure.Retaken, level, first, AttemptKind.First, EqualityOutcomes.SatAgain, on, EqualityOutcomes.NotSatAgain, released)
            : At(row, EqualityMeasure.Retaken, level, first, AttemptKind.First, EqualityOutcomes.NotSatAgain, released);
    }

    private static EqualityUnit Asked(EqualityRow row, EqualityLevel level, Attempt attempt, AttemptKind kind, DateOnly released) =>
        level.Reviews.FirstOrDefault(review => review.Attempt == attempt.Number) is { } asked
            ? At(row, EqualityMeasure.ReviewRequested, level.Level, attempt, kind, EqualityOutcomes.Requested, asked.On, EqualityOutcomes.NotRequested, released)
            : At(row, EqualityMeasure.ReviewRequested, level.Level, attempt, kind, EqualityOutcomes.NotRequested, released);

    private static EqualityUnit Review(EqualityRow row, Level level, Attempt attempt, AttemptKind kind, ReviewOf review) =>
        (review is { Outcome: { } outcome, EndedOn: { } ended }
            ? At(row, EqualityMeasure.ReviewChanged, level, attempt, kind, outcome, ended, EqualityOutcomes.Open, review.On)
            : At(row, EqualityMeasure.ReviewChanged, level, attempt, kind, EqualityOutcomes.Open, review.On)) with { On = review.On };

    private static EqualityUnit At(EqualityRow row, EqualityMeasure measure, Level level, Attempt attempt, AttemptKind kind, string outcome, DateOnly from, string? before = null, DateOnly? since = null) => new(
        measure, level, "", EnumText.Of(kind), attempt.Organisation, attempt.SitsOn, outcome, from, before, since, attempt.Age, ServiceOn(row, attempt.SitsOn), null);

    private static string ServiceOn(EqualityRow row, DateOnly day) => Groupings.Code(Bands.ServiceOn(day, row.InServiceSince));
}
