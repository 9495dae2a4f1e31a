using Naas.Analysis.Disclosure;
using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Infrastructure.ReadModels.Queries;

namespace Naas.Infrastructure.Published;

/// <summary>A figure that is tracked here and published too.</summary>
/// <param name="Value">People or per cent; null where a symbol stands.</param>
/// <param name="Indicator">What the published figure is called.</param>
internal sealed record TrackedFigure(string Name, decimal? Value, string? Symbol, FigureDefinition Definition, long N, IReadOnlyList<Exclusion> Excluded, string Indicator)
{
    private static readonly FigureDefinition Headcount = new("tracked-headcount-1", "People directly employed by the organisation and in post on the day; who has two employments there counts once.");
    private static readonly FigureDefinition Agency = new("tracked-agency-1", "People in post on the day through an agency or self-employed.");
    private static readonly FigureDefinition Leavers = new("tracked-leavers-2", "People directly employed whose last day in post lies in the twelve months up to the day; who was carried over to a successor, or went on in another employment there without a day between, has not left.");
    private static readonly FigureDefinition Turnover = new("tracked-turnover-1", "Leavers in the twelve months up to the day over people directly employed and in post on it, in per cent to one place, half up.");

    /// <summary>Whether it is a rate of fewer people than S-39 asks for.</summary>
    public bool IsOfSmallGroup => Definition == Turnover && !IsWithheld && N > 0 && FewPeople.Are(N);

    public bool IsWithheld => Symbol == Symbols.Text(Analysis.Disclosure.Symbol.Confidential);

    /// <param name="telling">By which small figures are withheld, as those of staying and leaving are.</param>
    public static IEnumerable<TrackedFigure> Of(WorkforceCounts workforce, RetentionTelling telling)
    {
        var (agency, joiners, left) = (telling.Alone(workforce.Agency), telling.Alone(workforce.Joiners), telling.Alone(workforce.Leavers));
        var leavers = RetentionTelling.AreComingsTold(joiners, left) ? left : RetentionTelling.Withheld;
        // What is left out of one figure is another: where that is withheld, how many were left out is too.
        Exclusion[] apart = agency.Number is { } number ? [new Exclusion("agency", "In post through an agency or self-employed; counted apart.", number)] : [];
        yield return Count("headcount", telling.Alone(workforce.Headcount), workforce.Headcount, Headcount, "inpost_headcount", apart);
        yield return Count("agency", agency, workforce.Agency, Agency, "agency_headcount");
        yield return Count("leavers", leavers, workforce.Leavers, Leavers, "leavers_headcount");

        // A rate gives away the count above its line.
        var rate = telling.Ratio(leavers, workforce.Headcount);
        yield return new("turnover", (decimal?)rate.Percent, rate.Symbol, Turnover, workforce.Headcount, [], "turnover_rate_headcount");

        static TrackedFigure Count(string name, RetentionCount told, int count, FigureDefinition definition, string indicator, params Exclusion[] excluded) =>
            new(name, told.Number, told.Symbol, definition, count, told.Number is null ? [] : excluded, indicator);
    }
}
