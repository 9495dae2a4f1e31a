using Naas.Analysis.Disclosure;
using Naas.Analysis.Workforce;
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

    /// <param name="policy">By which small figures are withheld; null where nothing is.</param>
    public static IEnumerable<TrackedFigure> Of(WorkforceCounts workforce, DisclosurePolicy? policy)
    {
        // What is left out of one figure is another: where that is withheld, how many were left out is too.
        Exclusion[] agency = IsSmall(workforce.Agency) ? [] : [new Exclusion("agency", "In post through an agency or self-employed; counted apart.", workforce.Agency)];
        yield return Count("headcount", workforce.Headcount, Headcount, "inpost_headcount", agency);
        yield return Count("agency", workforce.Agency, Agency, "agency_headcount");
        yield return Count("leavers", workforce.Leavers, Leavers, "leavers_headcount");
        yield return Rate();

        bool IsSmall(int count) => policy?.IsSmall(count) == true;

        TrackedFigure Count(string name, int count, FigureDefinition definition, string indicator, params Exclusion[] excluded) => IsSmall(count)
            ? new(name, null, Symbols.Text(Analysis.Disclosure.Symbol.Confidential), definition, count, [], indicator)
            : new(name, count, null, definition, count, excluded, indicator);

        TrackedFigure Rate()
        {
            // A rate gives away the count above its line.
            var isWithheld = workforce.Headcount > 0 && policy is not null && (!policy.AllowsRateOf(workforce.Headcount) || IsSmall(workforce.Leavers));
            var rate = isWithheld ? null : WorkforceRates.Turnover(workforce.Leavers, workforce.Headcount);
            var symbol = isWithheld ? Analysis.Disclosure.Symbol.Confidential : rate is null ? Analysis.Disclosure.Symbol.NotApplicable : (Symbol?)null;
            return new("turnover", rate, symbol?.Text(), Turnover, workforce.Headcount, [], "turnover_rate_headcount");
        }
    }
}
