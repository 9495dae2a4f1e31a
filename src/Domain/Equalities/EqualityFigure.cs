using System.Globalization;
using System.Text;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Domain.Equalities;

/// <summary>By what the people of a figure are held apart, so that a difference between strata cannot make or hide one between groups.</summary>
/// <param name="Grouping">Null for <see cref="IsLevel"/> and for organisations.</param>
public readonly record struct Strata(Grouping? Grouping, bool IsLevel)
{
    public static Strata Organisation => default;

    public static Strata Level => new(null, true);

    public string Code => Grouping is { } by ? Groupings.Name(by) : IsLevel ? "level" : "organisation";
}

/// <summary>What a figure of equality counts, of whom, and by what it divides them: a value, the same for the same question.</summary>
/// <remarks>
/// Its id is its canonical text and says nothing of anybody. Who asks by the id gets the same figure, made of what is known then.
/// </remarks>
public sealed record EqualityFigure
{
    /// <summary>The way in which figures are counted; another way is another code.</summary>
    public const string Definition = "equalities-1";

    private const string Any = "any";
    private const string MonthFormat = "yyyy-MM";
    private const int LongestId = 600;
    private static readonly string[] Names = ["measure", "level", "element", "attempt", "characteristic", "organisation", "from", "to", "reference", "stratifyBy", "asOf"];

    public required EqualityMeasure Measure { get; init; }

    /// <summary>Null for all levels together.</summary>
    public Level? Level { get; init; }

    /// <summary>Null for the whole result.</summary>
    public Element? Element { get; init; }

    /// <summary>Null for every attempt, and where the measure is not of attempts.</summary>
    public AttemptKind? Attempt { get; init; }

    public required Grouping By { get; init; }

    /// <summary>The second characteristic of an intersection.</summary>
    public Grouping? And { get; init; }

    /// <summary>Whose endorsement carried the sitting, or who was asked to endorse; null for the country.</summary>
    public string? Organisation { get; init; }

    /// <summary>The first day of the first month; null for all there is.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The first day of the last month.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The category that the others are held against; null for the one with the highest rate. Of an intersection both, with a comma between.</summary>
    public string? Reference { get; init; }

    public Strata? StratifyBy { get; init; }

    /// <summary>Only what had taken effect by then; null for everything.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Whether the tally over all rows can tell it: otherwise rows are counted.</summary>
    public bool IsTallied => And is null && AsOf is null && StratifyBy?.Grouping is null && Measure != EqualityMeasure.EndorsementWait;

    /// <summary>Whether the measure tells attempts apart by their kind.</summary>
    public static bool IsOfAttempts(EqualityMeasure measure) => measure is EqualityMeasure.Met or EqualityMeasure.ReviewRequested or EqualityMeasure.ReviewChanged;

    /// <summary>The figure that parameters ask for, which are named as in the address.</summary>
    /// <param name="sent">The text of a parameter; empty where it was not sent.</param>
    /// <param name="fault">Told of every parameter that is wrong, and how.</param>
    /// <returns>Null when something is wrong.</returns>
    public static EqualityFigure? Read(Func<string, string> sent, Action<string, string> fault)
    {
        var faults = 0;
        var measure = Choose<EqualityMeasure>("measure") ?? EqualityMeasure.Met;
        var attempt = sent("attempt");
        var characteristics = sent("characteristic") is { Length: > 0 } named ? named.Split(',') : ["ethnic-group"];
        var by = Of<Grouping>(characteristics[0]);
        var and = characteristics.Length > 1 ? Of<Grouping>(characteristics[1]) : null;
        if (by is null || characteristics.Length > 2 || (characteristics.Length == 2 && (and is null || and == by)))
            Wrong("characteristic", $"must be one of {List<Grouping>()}, or two of them with a comma between");

        var figure = new EqualityFigure
        {
            Measure = measure,
            Level = Choose<Level>("level"),
            Element = Choose<Element>("element"),
            Attempt = attempt == Any || !IsOfAttempts(measure) ? null : attempt.Length == 0 ? AttemptKind.First : Choose<AttemptKind>("attempt", Any),
            By = by ?? Grouping.EthnicGroup,
            And = and,
            Organisation = sent("organisation") is { Length: > 0 } organisation ? organisation : null,
            From = Date("from", MonthFormat),
            To = Date("to", MonthFormat),
            Reference = sent("reference") is { Length: > 0 } reference ? reference : null,
            StratifyBy = Stratum(sent("stratifyBy")),
            AsOf = Date("asOf", "yyyy-MM-dd"),
        };

        if (figure.Element is not null && measure != EqualityMeasure.Met)
            Wrong("element", "goes with the measure met alone");
        else if (figure is { Element: { } element, Level: { } level } && !ElementSet.AssessedAt(level).Contains(element))
            Wrong("element", "is not assessed at that level");
        if (attempt.Length > 0 && !IsOfAttempts(measure))
            Wrong("attempt", "goes with the measures met, review-requested and review-changed");
        if (figure.Organisation is { } code && !OrganisationCode.IsValid(code))
            Wrong("organisation", "must be the code of an organisation");
        if (figure.From > figure.To)
            Wrong("to", "lies before from");
        if (figure.Reference is { } sought && !figure.IsGroup(sought))
            Wrong("reference", and is null ? $"must be one of {string.Join(", ", Groupings.CategoriesOf(figure.By).Where(Groupings.IsCompared))}" : "must be a category of each characteristic, with a comma between");
        if (figure.StratifyBy is { } strata && ((strata.Grouping is { } within && (within == by || within == and)) || (strata == Strata.Level && figure.Level is not null) || (strata == Strata.Organisation && figure.Organisation is not null)))
            Wrong("stratifyBy", "is what the figure is divided or narrowed by already");
        if (figure.StratifyBy is not null && measure == EqualityMeasure.EndorsementWait)
            Wrong("stratifyBy", "goes with rates, and a wait is none");
        return faults == 0 ? figure : null;

        void Wrong(string name, string how)
        {
            faults++;
            fault(name, how);
        }

        T? Choose<T>(string name, string? other = null)
            where T : struct, Enum
        {
            var text = sent(name);
            if (text.Length == 0)
                return null;
            if (Of<T>(text) is { } value)
                return value;
            Wrong(name, $"must be one of {List<T>()}{(other is null ? "" : $", {other}")}");
            return null;
        }

        DateOnly? Date(string name, string format)
        {
            var text = sent(name);
            if (text.Length == 0)
                return null;
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 9000)
                return day;
            Wrong(name, format == MonthFormat ? "must be a month such as 2018-09" : "must be a date such as 2018-09-30");
            return null;
        }

        Strata? Stratum(string text)
        {
            if (text.Length == 0)
                return null;
            if (text == Strata.Organisation.Code)
                return Strata.Organisation;
            if (text == Strata.Level.Code)
                return Strata.Level;
            if (Of<Grouping>(text) is { } characteristic)
                return new Strata(characteristic, false);
            Wrong("stratifyBy", $"must be organisation, level or one of {List<Grouping>()}");
            return null;
        }
    }

    /// <summary>The figure of an id that <see cref="ToId"/> gave.</summary>
    /// <returns>False for anything else: there is one id for a figure.</returns>
    public static bool TryParse(string? id, out EqualityFigure? figure)
    {
        figure = null;
        if (id is null or { Length: 0 or > LongestId } || Text(id) is not { } text || text.Split('?') is not [Definition, var parameters])
            return false;

        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parameters.Split('&'))
        {
            if (pair.Split('=') is not [var name, var value] || !Names.Contains(name) || !sent.TryAdd(name, value))
                return false;
        }

        figure = Read(name => sent.GetValueOrDefault(name, ""), static (_, _) => { });
        if (figure?.ToId() == id)
            return true;
        figure = null;
        return false;
    }

    /// <summary>The canonical text in base64url: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string ToId() => Convert.ToBase64String(Encoding.UTF8.GetBytes(ToString())).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The definition, and the parameters in a fixed order, those that are left open left out.</summary>
    public override string ToString()
    {
        var parameters = Names.Zip(
        [
            Groupings.Name(Measure),
            Level is { } level ? Groupings.Name(level) : null,
            Element is { } element ? Groupings.Name(element) : null,
            !IsOfAttempts(Measure) ? null : Attempt is { } attempt ? Groupings.Name(attempt) : Any,
            Groupings.Name(By) + (And is { } and ? $",{Groupings.Name(and)}" : ""),
            Organisation,
            From?.ToString(MonthFormat, CultureInfo.InvariantCulture),
            To?.ToString(MonthFormat, CultureInfo.InvariantCulture),
            Reference,
            StratifyBy?.Code,
            AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ]);
        return $"{Definition}?{string.Join('&', parameters.Where(pair => pair.Second is not null).Select(pair => $"{pair.First}={pair.Second}"))}";
    }

    private bool IsGroup(string category) => category.Split(',') switch
    {
        [var one] => And is null && IsOne(By, one),
        [var one, var other] => And is { } and && IsOne(By, one) && IsOne(and, other),
        _ => false,
    };

    private static bool IsOne(Grouping characteristic, string category) => Groupings.IsCompared(category) && Groupings.CategoriesOf(characteristic).Contains(category);

    private static string? Text(string id)
    {
        var base64 = id.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[id.Length];
        return Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static T? Of<T>(string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Groupings.Name(value) == text)
                return value;
        }

        return null;
    }

    private static string List<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Groupings.Name));
}
