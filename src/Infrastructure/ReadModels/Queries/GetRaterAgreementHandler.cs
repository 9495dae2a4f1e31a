using MediatR;
using Naas.Analysis.Statistics;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Projections;
using Naas.Projections.StandardsMonitor;
using Naas.Projections.StandardsMonitor.Counts;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetRaterAgreementHandler(ReadModelReader reader, IBusinessDay day, IPolicyEditions editions) : IRequestHandler<GetRaterAgreement, QueryAnswer<RaterAgreement>>
{
    private const int Digits = 3;

    private static readonly FigureDefinition Definition = new(
        "rater-agreement-1",
        "Of exercises of elements that have their mark, by the month of the sitting: the first two ratings, which were given apart, whatever a third, a moderator or a correction made of them since. n is exercises. Areas of one exercise are not independent of each other, so that their intervals are somewhat too narrow.");

    private static readonly IReadOnlyList<string> Bands = [EnumText.Of(ElementResult.NotMet), EnumText.Of(ElementResult.NarrowlyNotMet), EnumText.Of(ElementResult.Met)];
    private static readonly IReadOnlyList<string> Judgements = [EnumText.Of(AreaJudgement.ToDevelop), EnumText.Of(AreaJudgement.Met), EnumText.Of(AreaJudgement.WellAbove)];

    public Task<QueryAnswer<RaterAgreement>> Handle(GetRaterAgreement request, CancellationToken cancellationToken) => reader.AskAsync(
        StandardsMonitorProjection.Name,
        request,
        journey: null,
        async snapshot => (RaterAgreement?)await AgreementAsync(snapshot, request),
        cancellationToken);

    private async Task<RaterAgreement> AgreementAsync(Snapshot snapshot, GetRaterAgreement request)
    {
        async Task<ILookup<(Level, string), MonitorLine>> ReadAsync(string counted) =>
            (await MonitorLine.ReadAsync(snapshot, request, counted, Divided.Nothing, MonitorLine.Rated(request.Element))).ToLookup(line => (line.Level, line.Element));
        var (rated, marked, bands, areas) = (await ReadAsync(Counted.Rated), await ReadAsync(Counted.Marked), await ReadAsync(Counted.Band), await ReadAsync(Counted.Area));
        var elements = rated.Select(lines => lines.Key).Order()
            .Select(key => Of(request, key, [.. rated[key]], [.. marked[key]], [.. bands[key]], [.. areas[key]]))
            .Where(element => element.Exercises > 0)
            .OrderBy(element => element.Level).ThenBy(element => element.Element)
            .ToList();
        var excluded = rated.SelectMany(lines => lines).Where(line => line.Outcome == MonitorOutcome.DoesNotCount).Sum(line => line.Number);
        return new RaterAgreement(
            request.Level,
            request.Element,
            request.Weights,
            request.From,
            request.To,
            request.AsOf,
            elements,
            await snapshot.ProvenanceAsync(
                Definition,
                editions.InForceOn(request.AsOf ?? snapshot.Known?.On ?? day.Today).Edition,
                elements.Sum(element => element.Exercises),
                excluded > 0 ? [new Exclusion(MonitorOutcome.DoesNotCount, "Of an attempt that was void, annulled or set aside on review.", excluded)] : []));
    }

    private static ElementAgreement Of(GetRaterAgreement request, (Level Level, string Element) key, List<MonitorLine> rated, List<MonitorLine> marked, List<MonitorLine> bands, List<MonitorLine> areas)
    {
        var third = Count(rated, MonitorOutcome.Three);
        var exercises = Count(rated, MonitorOutcome.Two) + third;
        var withheld = MonitorLine.WhyWithheld(exercises);
        return new ElementAgreement(
            key.Level,
            EnumText.Parse<Element>(key.Element),
            exercises,
            withheld is not null ? null : new MarkingFigures(
                third, MonitorLine.Rate(new Proportion(checked((int)third), checked((int)exercises))), marked.Sum(line => line.Number), Count(marked, MonitorOutcome.Moderated), Count(marked, MonitorOutcome.Corrected)),
            withheld,
            [Of(request.Weights, AgreementScale.Score, Bands, bands), .. areas.Count == 0 ? Array.Empty<ScaleAgreement>() : [Of(request.Weights, AgreementScale.Areas, Judgements, areas)]]);
    }

    private static ScaleAgreement Of(AgreementWeights weights, AgreementScale scale, IReadOnlyList<string> steps, List<MonitorLine> lines)
    {
        int[][] counts = [.. steps.Select(first => steps.Select(second => checked((int)Count(lines, $"{first},{second}"))).ToArray())];
        var pairs = lines.Sum(line => line.Number);
        if (MonitorLine.WhyWithheld(pairs) is { } withheld)
            return new ScaleAgreement(scale, steps, pairs, null, null, null, null, null, null, withheld, FewPeople.WarningOf(pairs));

        var observed = ObservedAgreement.Of(counts);
        var kappa = WeightedKappa.Of(counts, Of(weights));
        return new ScaleAgreement(
            scale,
            steps,
            pairs,
            counts,
            MonitorLine.Rate(observed.Exact),
            MonitorLine.Rate(observed.WithinAStep),
            MonitorLine.Estimated(observed.Difference!.Value, observed.Difference.Interval, Digits),
            kappa is null ? null : MonitorLine.Estimated(kappa.Value, kappa.Interval, Digits),
            kappa is null ? "one-step-throughout" : null,
            null,
            FewPeople.WarningOf(pairs));
    }

    private static long Count(List<MonitorLine> lines, string outcome) => lines.Where(line => line.Outcome == outcome).Sum(line => line.Number);

    private static KappaWeights Of(AgreementWeights weights) => weights switch
    {
        AgreementWeights.Linear => KappaWeights.Linear,
        AgreementWeights.Quadratic => KappaWeights.Quadratic,
        AgreementWeights.None => KappaWeights.None,
        _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "No such weights."),
    };
}
