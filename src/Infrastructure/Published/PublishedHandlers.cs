using MediatR;
using Naas.Analysis.Workforce;
using Naas.Application.EventLog;
using Naas.Application.Queries;

namespace Naas.Infrastructure.Published;

/// <remarks>Nothing of what was published is in the log: the freshness that goes with each answer is where the log ended.</remarks>
public sealed class ListPublicationsHandler(PublishedStatistics published, IEventLog log) : IRequestHandler<ListPublications, QueryAnswer<Publications>>
{
    public async Task<QueryAnswer<Publications>> Handle(ListPublications request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new QueryAnswer<Publications>.Found(await published.ListAsync(request.After, request.Maximum, cancellationToken), new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null));
    }
}

public sealed class FindPublishedFiguresHandler(PublishedStatistics published, IEventLog log) : IRequestHandler<FindPublishedFigures, QueryAnswer<PublishedFigures>>
{
    public async Task<QueryAnswer<PublishedFigures>> Handle(FindPublishedFigures request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new QueryAnswer<PublishedFigures>.Found(await published.FindAsync(request, cancellationToken), new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null));
    }
}

public sealed class CheckPublishedRatesHandler(PublishedStatistics published, IEventLog log) : IRequestHandler<CheckPublishedRates, QueryAnswer<PublishedRateChecks>>
{
    public async Task<QueryAnswer<PublishedRateChecks>> Handle(CheckPublishedRates request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var figures = await published.OfPlaceAsync(request.Geography, timePeriod: null, request.AsPublishedOn, cancellationToken);
        var checks = figures.GroupBy(figure => figure.DataSet).SelectMany(set => RateFormula.All.Select(formula => Check(set.Key, formula, [.. set])).OfType<CheckedRate>());
        return new QueryAnswer<PublishedRateChecks>.Found(
            new PublishedRateChecks(request.Geography, request.AsPublishedOn, [.. checks]),
            new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null));
    }

    /// <returns>Null where the data set has no such rate.</returns>
    private static CheckedRate? Check(string dataSet, RateFormula formula, IReadOnlyList<PublishedFigure> figures)
    {
        CheckedYear[] years = [.. figures.Where(figure => figure.Indicator == formula.Rate).OrderBy(figure => figure.TimePeriod, StringComparer.Ordinal).Select(rate =>
        {
            var check = formula.Check(rate.Latest.Value, Beside(rate, formula.Above), Beside(rate, formula.Below));
            return new CheckedYear(rate.TimePeriod, check.Published, check.Computed, check.Matches);
        })];
        return years.Length == 0
            ? null
            : new CheckedRate(dataSet, formula.Rate, new FigureDefinition(formula.Code, formula.Sentence), years.Count(year => year.Matches == true), years.Count(year => year.Matches is not null), years);

        decimal? Beside(PublishedFigure rate, string indicator) =>
            figures.FirstOrDefault(figure => figure.Indicator == indicator && figure.TimePeriod == rate.TimePeriod && figure.TimeIdentifier == rate.TimeIdentifier)?.Latest.Value;
    }
}
