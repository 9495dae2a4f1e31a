using MediatR;
using Naas.Analysis.Statistics;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Projections;
using Naas.Projections.StandardsMonitor;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetStandardRatesHandler(ReadModelReader reader, IBusinessDay day, IPolicyEditions editions) : IRequestHandler<GetStandardRates, QueryAnswer<StandardRates>>
{
    private const string Everybody = "all";

    private static readonly FigureDefinition Definition = new(
        "standard-rates-1",
        "Of released results that stand, by the month of the sitting: those that met the standard, of an attempt as a whole or in the element named. The first of each worker at the level, or of the element, unless later ones are asked for. A division stands out where Wilson's interval of its rate leaves the rate of all divisions out.");

    public Task<QueryAnswer<StandardRates>> Handle(GetStandardRates request, CancellationToken cancellationToken) => reader.AskAsync(
        StandardsMonitorProjection.Name,
        request,
        journey: null,
        async snapshot => (StandardRates?)await RatesAsync(snapshot, request),
        cancellationToken);

    private async Task<StandardRates> RatesAsync(Snapshot snapshot, GetStandardRates request)
    {
        var lines = await MonitorLine.ReadAsync(snapshot, request, Counted.Result, EnumText.Of(request.By), request.Element is { } element ? EnumText.Of(element) : "");
        // Who sits for a re-accreditation does so on nobody's endorsement, and a result without a mark by no version (S-15).
        var divided = lines.Where(line => line.Division.Length > 0).ToList();
        var counted = divided.Where(line => line.Outcome != MonitorOutcome.DoesNotCount && (request.Later || line.Sat == Sat.First)).ToList();
        var all = CountsOf(counted);
        var divisions = counted.GroupBy(line => line.Division, StringComparer.Ordinal).OrderBy(division => division.Key, StringComparer.Ordinal).Select(division => Told(request, division.Key, CountsOf(division), all)).ToList();
        var compared = divisions.Count(division => division.StandsOut is not null);
        return new StandardRates(
            request.By,
            request.Level,
            request.Element,
            request.Later,
            request.From,
            request.To,
            request.AsOf,
            new StandardRate(Everybody, all.Met.Of, all.Met.Met, Narrowly(request, all), MonitorLine.Rate(all.Met), null, null, null, FewPeople.WarningOf(all.Met.Of)),
            divisions,
            compared,
            divisions.Count(division => division.StandsOut is StandsOut.Above or StandsOut.Below),
            MonitorLine.OutOfLineByChance(compared),
            await snapshot.ProvenanceAsync(Definition, editions.InForceOn(request.AsOf ?? snapshot.Known?.On ?? day.Today).Edition, all.Met.Of, [.. Excluded(request, lines, divided)]));
    }

    private static StandardRate Told(GetStandardRates request, string division, Counts counts, Counts all)
    {
        var (met, rest) = (counts.Met, new Proportion(all.Met.Met - counts.Met.Met, all.Met.Of - counts.Met.Of));
        var withheld = MonitorLine.WhyWithheld(met.Of) ?? (rest.Of == 0 ? "There are no others." : null);
        var difference = withheld is null ? DifferenceOfProportions.Between(met, rest) : null;
        return new StandardRate(
            division,
            met.Of,
            met.Met,
            Narrowly(request, counts),
            MonitorLine.Rate(met),
            difference is null ? null : new Estimate(MonitorLine.Percent(difference.Value), new Bounds(MonitorLine.Percent(difference.Interval.Lower), MonitorLine.Percent(difference.Interval.Upper)), null),
            withheld is null ? Beside(met, all.Met.Rate!.Value) : null,
            withheld,
            FewPeople.WarningOf(met.Of));
    }

    private static StandsOut Beside(Proportion met, double national) =>
        met.Wilson()!.Value.Contains(national) ? StandsOut.No : met.Rate > national ? StandsOut.Above : StandsOut.Below;

    private static IEnumerable<Exclusion> Excluded(GetStandardRates request, List<MonitorLine> lines, List<MonitorLine> divided)
    {
        if (lines.Where(line => line.Division.Length == 0).Sum(line => line.Number) is > 0 and var none)
            yield return new Exclusion("no-division", "Rested on no organisation's endorsement, or was marked by no version: no division is theirs.", none);
        if (divided.Where(line => line.Outcome == MonitorOutcome.DoesNotCount).Sum(line => line.Number) is > 0 and var annulled)
            yield return new Exclusion(MonitorOutcome.DoesNotCount, "Annulled, or set aside on review.", annulled);
        if (!request.Later && divided.Where(line => line.Outcome != MonitorOutcome.DoesNotCount && line.Sat == Sat.Later).Sum(line => line.Number) is > 0 and var later)
            yield return new Exclusion(Sat.Later, "The worker had a result before.", later);
    }

    private static long? Narrowly(GetStandardRates request, Counts counts) => request.Element is null ? null : counts.Narrowly;

    private static Counts CountsOf(IEnumerable<MonitorLine> lines)
    {
        var (met, narrowly, of) = (0L, 0L, 0L);
        foreach (var line in lines)
        {
            of += line.Number;
            met += line.Outcome == EnumText.Of(ElementResult.Met) ? line.Number : 0;
            narrowly += line.Outcome == EnumText.Of(ElementResult.NarrowlyNotMet) ? line.Number : 0;
        }

        return new Counts(new Proportion(checked((int)met), checked((int)of)), narrowly);
    }

    private sealed record Counts(Proportion Met, long Narrowly);
}
