using Naas.Domain.Assessments;

namespace Naas.Application.Queries;

/// <summary>A question to the monitor of the standards .</summary>
/// <param name="Level">Null for both levels; a practice leader's day is in no figure.</param>
/// <param name="From">The first day of the first month of the sittings; null for all there is.</param>
/// <param name="To">The first day of the last month.</param>
/// <param name="AsOf">Only what had taken effect by then; null for everything.</param>
public abstract record AboutStandards<T>(Level? Level, DateOnly? From, DateOnly? To, DateOnly? AsOf) : Query<T>
    where T : class;

/// <summary>How many met the standard, by what results are told apart.</summary>
/// <param name="Element">Null for the whole result of an attempt.</param>
/// <param name="Later">Whether later results of the same worker count beside the first.</param>
public sealed record GetStandardRates(StandardDivision By, Level? Level, Element? Element, bool Later, DateOnly? From, DateOnly? To, DateOnly? AsOf) : AboutStandards<StandardRates>(Level, From, To, AsOf);

/// <summary>How far the two assessors of an exercise agree.</summary>
/// <param name="Element">Null for every element that assessors rate.</param>
public sealed record GetRaterAgreement(Level? Level, Element? Element, AgreementWeights Weights, DateOnly? From, DateOnly? To, DateOnly? AsOf) : AboutStandards<RaterAgreement>(Level, From, To, AsOf);

/// <summary>How severe each assessor is beside those who rated the same.</summary>
/// <param name="Element">Null for every element that assessors rate.</param>
public sealed record GetRaterSeverity(Level? Level, Element? Element, DateOnly? From, DateOnly? To, DateOnly? AsOf) : AboutStandards<RaterSeverity>(Level, From, To, AsOf);

/// <summary>By what results are told apart.</summary>
public enum StandardDivision
{
    /// <summary>The version of the performance standard: there are no forms yet by which two who sat the same element differ.</summary>
    Version = 1,
    Sitting = 2,

    /// <summary>The organisation whose endorsement carried the attempt.</summary>
    Authority = 3,

    /// <summary>Of the sitting.</summary>
    Month = 4,
}

/// <summary>How a disagreement of so many steps counts against agreement.</summary>
public enum AgreementWeights
{
    /// <summary>By the number of steps.</summary>
    Linear = 1,

    /// <summary>By their square.</summary>
    Quadratic = 2,

    /// <summary>Every disagreement the same.</summary>
    None = 3,
}

/// <summary>On what two assessors are held against each other.</summary>
public enum AgreementScale
{
    /// <summary>Their scores of an exercise: not met, narrowly not met or met, were every exercise of the element rated alike.</summary>
    Score = 1,

    /// <summary>Their judgements of each area of the statement that both looked at: to develop, met or well above.</summary>
    Areas = 2,
}

/// <summary>Where a division's rate lies beside the country's.</summary>
public enum StandsOut
{
    No = 1,
    Above = 2,
    Below = 3,
}

/// <summary>Where an assessor's scores lie beside those of the others.</summary>
public enum Severity
{
    NotToldApart = 1,
    Lenient = 2,
    Severe = 3,
}

/// <param name="Everybody">All divisions together: the rate that each is held against.</param>
/// <param name="Divisions">Months and sittings by their names, authorities and versions too.</param>
/// <param name="Compared">How many divisions were held against the country's rate.</param>
/// <param name="OutOfLine">How many of them stand out.</param>
/// <param name="OutOfLineByChance">About how many would if all were alike: one in twenty.</param>
public sealed record StandardRates(
    StandardDivision By,
    Level? Level,
    Element? Element,
    bool Later,
    DateOnly? From,
    DateOnly? To,
    DateOnly? AsOf,
    StandardRate Everybody,
    IReadOnlyList<StandardRate> Divisions,
    int Compared,
    int OutOfLine,
    double OutOfLineByChance,
    Provenance Provenance);

/// <param name="Division">The version, sitting, authority or month; <c>all</c> for everybody.</param>
/// <param name="NarrowlyNotMet">Of an element, those who missed it narrowly; null for the whole result.</param>
/// <param name="Rate">Null for nobody.</param>
/// <param name="AgainstTheRest">The rate less that of all others, in percentage points, with Newcombe's interval; null where there are none, or where it is withheld.</param>
/// <param name="StandsOut">Whether the interval of the rate leaves the country's out; null where that is withheld.</param>
/// <param name="Withheld">Why there is no comparison.</param>
/// <param name="Warning">What to bear in mind of a small division (S-39).</param>
public sealed record StandardRate(string Division, long N, long Met, long? NarrowlyNotMet, RateFigure? Rate, Estimate? AgainstTheRest, StandsOut? StandsOut, string? Withheld, string? Warning);

/// <param name="Elements">Each level and element apart: their standards and what is rated differ.</param>
public sealed record RaterAgreement(
    Level? Level, Element? Element, AgreementWeights Weights, DateOnly? From, DateOnly? To, DateOnly? AsOf, IReadOnlyList<ElementAgreement> Elements, Provenance Provenance);

/// <param name="Exercises">Exercises with two ratings or three, of elements that have their mark.</param>
/// <param name="Marking">What was done about the ratings; null where there are too few to tell.</param>
/// <param name="Withheld">Why there is nothing told of the marking.</param>
/// <param name="Scales">Score, and areas where both assessors judged any.</param>
public sealed record ElementAgreement(Level Level, Element Element, long Exercises, MarkingFigures? Marking, string? Withheld, IReadOnlyList<ScaleAgreement> Scales);

/// <param name="ThirdNeeded">Exercises for which a third assessor was needed (S-52).</param>
/// <param name="ThirdRate">The share of them.</param>
/// <param name="Marks">Marks that were settled from these ratings.</param>
/// <param name="Moderated">Those that a moderator changed before the release, and nobody corrected.</param>
/// <param name="Corrected">Those that were corrected, before or after it.</param>
public sealed record MarkingFigures(long ThirdNeeded, RateFigure? ThirdRate, long Marks, long Moderated, long Corrected);

/// <param name="Steps">From the lowest.</param>
/// <param name="Pairs">How many exercises, or areas of exercises, both rated.</param>
/// <param name="Counts">How many pairs had which two steps: a row for each of the first assessor's, a column for each of the second's. Null where it is withheld.</param>
/// <param name="Exact">The share with the same step.</param>
/// <param name="WithinAStep">The share with the same step or neighbouring ones.</param>
/// <param name="MeanDifferenceInSteps">The first assessor's step less the second's; whoever rated first is first.</param>
/// <param name="Kappa">Agreement beyond chance by the weights that were asked for, with its large-sample interval.</param>
/// <param name="WhyNoKappa">Where there is none: both gave one and the same step throughout, and chance cannot be told from agreement.</param>
/// <param name="Withheld">Why there are no figures.</param>
/// <param name="Warning">What to bear in mind of few.</param>
public sealed record ScaleAgreement(
    AgreementScale Scale,
    IReadOnlyList<string> Steps,
    long Pairs,
    IReadOnlyList<IReadOnlyList<int>>? Counts,
    RateFigure? Exact,
    RateFigure? WithinAStep,
    Estimate? MeanDifferenceInSteps,
    Estimate? Kappa,
    string? WhyNoKappa,
    string? Withheld,
    string? Warning);

/// <param name="Assessors">The most severe first; those whose figure is withheld at the end.</param>
/// <param name="SubjectsAreTold">Whether the caller is told who each is: whoever runs the standard is.</param>
/// <param name="Compared">How many assessors have a figure.</param>
/// <param name="OutOfLine">How many of them are told apart from the others.</param>
/// <param name="OutOfLineByChance">About how many would be if all were alike: one in twenty.</param>
public sealed record RaterSeverity(
    Level? Level,
    Element? Element,
    DateOnly? From,
    DateOnly? To,
    DateOnly? AsOf,
    IReadOnlyList<AssessorSeverity> Assessors,
    bool SubjectsAreTold,
    int Compared,
    int OutOfLine,
    double OutOfLineByChance,
    Provenance Provenance);

/// <param name="Assessor">The opaque subject; null where the caller is not told.</param>
/// <param name="Exercises">How many exercises were rated beside somebody else as one of the first two.</param>
/// <param name="Departure">The assessor's score less the other's, in per cent of what the exercise is worth, on the mean: below 0 is more severe than the others. Null where it is withheld.</param>
/// <param name="Severity">Whether the interval leaves 0 out, and on which side; null where it is withheld.</param>
/// <param name="Withheld">Why there is no figure.</param>
/// <param name="Warning">What to bear in mind of few.</param>
public sealed record AssessorSeverity(string? Assessor, long Exercises, Estimate? Departure, Severity? Severity, string? Withheld, string? Warning);
