using Naas.Domain.Employers;

namespace Naas.Application.Queries;

/// <summary>The publications whose figures were imported, in the order in which they were.</summary>
/// <param name="After">The publication after which the page begins; null for the first.</param>
public sealed record ListPublications(long? After, int Maximum) : Query<Publications>;

/// <summary>Published figures with their revisions. What is left out is not asked by.</summary>
/// <param name="Indicator">Under its one name, such as <c>inpost_headcount</c>; what a file called it otherwise stands with each value.</param>
/// <param name="Geography">The code of the place, such as <c>E08000035</c>.</param>
/// <param name="AsPublishedOn">What was published later is left out; null for everything.</param>
/// <param name="After">The figure after which the page begins; null for the first.</param>
public sealed record FindPublishedFigures(string? Indicator, string? Geography, string? TimePeriod, DateOnly? AsPublishedOn, PublishedPlaceInList? After, int Maximum) : Query<PublishedFigures>;

/// <summary>Holds published rates against the formulae that they follow, from the published figures beside them.</summary>
/// <param name="Geography">The code of the place.</param>
public sealed record CheckPublishedRates(string Geography, DateOnly? AsPublishedOn) : Query<PublishedRateChecks>;

/// <summary>An employer's published figures of a census beside those that are tracked here, as of its day.</summary>
/// <param name="Year">The year of the census, which counts on 30 September.</param>
public sealed record GetPublishedBeside(OrganisationCode Organisation, int Year, DateOnly? AsPublishedOn) : Query<PublishedBeside>
{
    /// <summary>The day on which the census counts.</summary>
    public DateOnly CensusDay => DayOf(Year);

    public static DateOnly DayOf(int year) => new(year, 9, 30);
}

public sealed record Publications(IReadOnlyList<Publication> Items, long? Next);

/// <param name="DataSet">The later of two publications under one name revises the earlier.</param>
/// <param name="FileSha256">Of the file as it was read, in hexadecimal.</param>
/// <param name="Rows">The rows of the file beneath the column names.</param>
/// <param name="Figures">Numbers and symbols; one for each row and column that holds figures.</param>
/// <param name="ImportedAt">UTC.</param>
/// <param name="Program">The version of this program that read it.</param>
public sealed record Publication(long Id, string DataSet, DateOnly PublishedOn, string FileName, string FileSha256, long Rows, long Figures, DateTimeOffset ImportedAt, string Program);

public sealed record PublishedFigures(DateOnly? AsPublishedOn, IReadOnlyList<PublishedFigure> Figures, string? Next);

/// <summary>One figure: what was published of it last, and everything that was published of it before.</summary>
/// <param name="Level"><c>national</c>, <c>regional</c> or <c>local-authority</c>.</param>
/// <param name="Filters">Who of the people is counted, by the file's own columns; empty where it is all of them.</param>
/// <param name="Latest">The last of <paramref name="Values"/>.</param>
/// <param name="Revised">Whether two of its values differ.</param>
/// <param name="Values">As published, the earliest first.</param>
public sealed record PublishedFigure(
    string DataSet,
    string Indicator,
    string TimePeriod,
    string TimeIdentifier,
    string Level,
    string Geography,
    string GeographyName,
    IReadOnlyDictionary<string, string> Filters,
    PublishedValue Latest,
    bool Revised,
    IReadOnlyList<PublishedValue> Values);

/// <summary>A figure as one publication has it.</summary>
/// <param name="Value">Null where a symbol stands in its place.</param>
/// <param name="Symbol"><c>c</c> withheld, <c>z</c> not applicable, <c>x</c> or <c>:</c> not available, <c>low</c> rounds to 0, <c>u</c> of low reliability; null where a number stands.</param>
/// <param name="Publication">The id of the publication.</param>
/// <param name="PublishedAs">What its file calls the indicator.</param>
public sealed record PublishedValue(decimal? Value, string? Symbol, long Publication, DateOnly PublishedOn, string PublishedAs);

/// <summary>Every formula whose rate was published of the place, over everybody counted there.</summary>
public sealed record PublishedRateChecks(string Geography, DateOnly? AsPublishedOn, IReadOnlyList<CheckedRate> Rates);

/// <summary>One formula over the years.</summary>
/// <param name="DataSet">The data set that every figure of it is from.</param>
/// <param name="Formula">What the rate should be.</param>
/// <param name="Matching">In how many years the two are the same number.</param>
/// <param name="Compared">In how many both are there.</param>
public sealed record CheckedRate(string DataSet, string Indicator, FigureDefinition Formula, int Matching, int Compared, IReadOnlyList<CheckedYear> Years);

/// <param name="Published">In per cent; null where none was published, or a symbol.</param>
/// <param name="Computed">In per cent to one place, half up; null where a figure that the formula needs was not published.</param>
/// <param name="Matches">Null where either is missing.</param>
public sealed record CheckedYear(string TimePeriod, decimal? Published, decimal? Computed, bool? Matches);

/// <param name="AsOf">The census day, and the day of the tracked figures.</param>
/// <param name="Disclosure">The policy by which small figures are withheld from whoever is not of the department; null where none are.</param>
/// <param name="Warning">What to mind in reading the two beside each other.</param>
public sealed record PublishedBeside(OrganisationCode Organisation, DateOnly AsOf, DateOnly? AsPublishedOn, string? Disclosure, string Warning, IReadOnlyList<BesideFigure> Figures);

/// <summary>One figure as tracked here and as published.</summary>
/// <param name="Tracked">People, or per cent to one place; null where there is none, or it is withheld.</param>
/// <param name="Symbol"><c>c</c> where it is withheld, <c>z</c> where there is none; null where it is told.</param>
/// <param name="Provenance">How the tracked figure was made; null where it is withheld, since it would tell it.</param>
/// <param name="SmallGroup">Whether it is a rate of fewer people than a rate says something of (S-39): to be read with care.</param>
/// <param name="Indicator">What the published figure is called.</param>
/// <param name="Published">What was published of it, in every data set that has it; none where nothing was.</param>
public sealed record BesideFigure(string Name, decimal? Tracked, string? Symbol, Provenance? Provenance, bool SmallGroup, string Indicator, IReadOnlyList<PublishedFigure> Published);
