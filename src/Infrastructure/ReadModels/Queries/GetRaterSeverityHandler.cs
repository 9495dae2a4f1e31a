using MediatR;
using Naas.Analysis.Statistics;
using Naas.Application.Access;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Projections.StandardsMonitor;
using Naas.Projections.StandardsMonitor.Counts;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetRaterSeverityHandler(ReadModelReader reader, IBusinessDay day, IPolicyEditions editions) : IRequestHandler<GetRaterSeverity, QueryAnswer<RaterSeverity>>
{
    private const double HundredthsOfAPercent = 100;
    private const int Digits = 2;

    private static readonly FigureDefinition Definition = new(
        "rater-departure-1",
        "Of exercises of elements that have their mark, by the month of the sitting: an assessor's score less that of the other one of the first two who rated the same exercise, in per cent of what the exercise is worth, on the mean over the assessor's exercises, with Student's interval. n is exercises, each of which counts for both. It is told by whoever sat beside the assessor: somebody who rates beside a lenient one looks severe.");

    public Task<QueryAnswer<RaterSeverity>> Handle(GetRaterSeverity request, CancellationToken cancellationToken) => reader.AskAsync(
        StandardsMonitorProjection.Name,
        request,
        journey: null,
        async snapshot => (RaterSeverity?)await SeverityAsync(snapshot, request),
        cancellationToken);

    private async Task<RaterSeverity> SeverityAsync(Snapshot snapshot, GetRaterSeverity request)
    {
        var elements = MonitorLine.Rated(request.Element);
        var lines = await MonitorLine.ReadAsync(snapshot, request, Counted.Departure, Divided.Assessor, elements);
        var rated = await MonitorLine.ReadAsync(snapshot, request, Counted.Rated, Divided.Nothing, elements);
        var tells = AccessTable.TellsAssessors(request.Caller.Role);
        var assessors = lines.GroupBy(line => line.Division, StringComparer.Ordinal)
            .OrderBy(assessor => assessor.Key, StringComparer.Ordinal)
            .Select(assessor => Told(tells ? assessor.Key : null, [.. assessor.Select(line => (line.Departure / HundredthsOfAPercent, line.Number))]))
            .OrderBy(assessor => assessor.Departure?.Value ?? double.MaxValue)
            .ToList();
        var compared = assessors.Count(assessor => assessor.Severity is not null);
        var excluded = rated.Where(line => line.Outcome == MonitorOutcome.DoesNotCount).Sum(line => line.Number);
        return new RaterSeverity(
            request.Level,
            request.Element,
            request.From,
            request.To,
            request.AsOf,
            assessors,
            tells,
            compared,
            assessors.Count(assessor => assessor.Severity is Severity.Lenient or Severity.Severe),
            MonitorLine.OutOfLineByChance(compared),
            await snapshot.ProvenanceAsync(
                Definition,
                editions.InForceOn(request.AsOf ?? snapshot.Known?.On ?? day.Today).Edition,
                rated.Sum(line => line.Number) - excluded,
                excluded > 0 ? [new Exclusion(MonitorOutcome.DoesNotCount, "Of an attempt that was void, annulled or set aside on review.", excluded)] : []));
    }

    private static AssessorSeverity Told(string? assessor, IReadOnlyCollection<(double Difference, long Times)> departures)
    {
        var mean = MeanDifference.Of(departures)!;
        return MonitorLine.WhyWithheld(mean.Pairs) is { } withheld
            ? new AssessorSeverity(assessor, mean.Pairs, null, null, withheld, FewPeople.WarningOf(mean.Pairs))
            : new AssessorSeverity(assessor, mean.Pairs, MonitorLine.Estimated(mean.Value, mean.Interval, Digits), SeverityOf(mean), null, FewPeople.WarningOf(mean.Pairs));
    }

    /// <summary>Where the sample gives no interval, nothing is proved by it.</summary>
    private static Severity SeverityOf(MeanDifference mean) => mean.Interval switch
    {
        { Upper: < 0 } => Severity.Severe,
        { Lower: > 0 } => Severity.Lenient,
        _ => Severity.NotToldApart,
    };
}
