using MediatR;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Projections;
using Naas.Projections.Equalities;
using Naas.Projections.Equalities.Cube;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>Figures of equality for those inside the department: from the tally where that can tell them, otherwise from the rows.</summary>
public sealed class GetEqualitiesHandler(ReadModelReader reader, IBusinessDay day, IPolicyEditions editions) : IRequestHandler<GetEqualities, QueryAnswer<EqualityFigures>>
{
    private const string Everybody = "all";

    public Task<QueryAnswer<EqualityFigures>> Handle(GetEqualities request, CancellationToken cancellationToken) => reader.AskAsync(
        EqualitiesProjection.Name,
        request,
        journey: null,
        async snapshot => request.Figure switch
        {
            null => null,
            { Measure: EqualityMeasure.EndorsementWait } figure => await WaitsAsync(snapshot, figure),
            var figure => (EqualityFigures?)await RatesAsync(snapshot, figure),
        },
        cancellationToken);

    private async Task<EqualityFigures> RatesAsync(Snapshot snapshot, EqualityFigure figure)
    {
        var statistics = new EqualityStatistics(figure, await CountsAsync(snapshot, figure));
        return Answer(
            figure,
            statistics.Everybody,
            statistics.Groups,
            statistics.ReferenceGroup,
            statistics.Stratified,
            await ProvenanceAsync(snapshot, figure, statistics.N, statistics.Excluded));
    }

    private async Task<EqualityFigures> WaitsAsync(Snapshot snapshot, EqualityFigure figure)
    {
        var groups = await snapshot.QueryAsync(SqlText.Of(typeof(EqualitiesProjection), "query-waits"), WaitOf, Parameters(figure));
        var all = await snapshot.QueryAsync(SqlText.Of(typeof(EqualitiesProjection), "query-waits"), WaitOf, [.. Parameters(figure).Where(parameter => parameter.Name is not ("by" or "other")), ("by", "measure"), ("other", null)]);
        // Who was not answered, and who answered nothing, is what the rate of the same requests leaves out.
        var answered = figure with { Measure = EqualityMeasure.Endorsed };
        var excluded = new EqualityStatistics(answered, await CountsAsync(snapshot, answered)).Excluded;
        return Answer(
            figure,
            all.Count == 0 ? new EqualityGroup(Everybody, null, false, 0, 0, [], null, null, null, null) : all[0] with { Category = Everybody, And = null, Compared = false },
            [.. groups.OrderBy(group => Groupings.CategoriesOf(figure.By).IndexOf(group.Category)).ThenBy(group => figure.And is { } and ? Groupings.CategoriesOf(and).IndexOf(group.And!) : 0)],
            null,
            [],
            await ProvenanceAsync(snapshot, figure, groups.Where(group => group.Compared).Sum(group => group.N), excluded));
    }

    private static EqualityFigures Answer(EqualityFigure figure, EqualityGroup everybody, IReadOnlyList<EqualityGroup> groups, ReferenceGroup? reference, IReadOnlyList<StratifiedComparison> stratified, Provenance provenance) => new(
        figure.ToId(),
        figure.Measure,
        figure.Level,
        figure.Element,
        figure.Attempt,
        figure.And is { } and ? [figure.By, and] : [figure.By],
        figure.Organisation,
        figure.From,
        figure.To,
        figure.AsOf,
        everybody,
        groups,
        reference,
        stratified,
        EqualityStatistics.ScreeningLine,
        provenance);

    private Task<Provenance> ProvenanceAsync(Snapshot snapshot, EqualityFigure figure, long n, IReadOnlyList<Exclusion> excluded) => snapshot.ProvenanceAsync(
        new FigureDefinition($"equalities-{EnumText.Of(figure.Measure)}-1", SentenceOf(figure.Measure)), editions.InForceOn(figure.AsOf ?? snapshot.Known?.On ?? day.Today).Edition, n, excluded);

    /// <summary>The counts of every group, in every stratum where there are strata.</summary>
    private static async Task<List<CountedGroup>> CountsAsync(Snapshot snapshot, EqualityFigure figure)
    {
        if (!figure.IsTallied)
            return await snapshot.QueryAsync(SqlText.Of(typeof(EqualitiesProjection), "query-rows"), row => new CountedGroup(row.Get<string>(0), row.Get<string?>(1), row.Get<string?>(2), row.Get<string>(3), row.Get<long>(4)), Parameters(figure));

        var sql = figure.StratifyBy == Strata.Organisation ? "query-by-organisation" : "query";
        return await snapshot.QueryAsync(
            new Statement(SqlText.Of(typeof(EqualityCube), sql), TallyParameters(figure)) { IsPlannedWithValues = true },
            row => new CountedGroup(row.Get<string>(0), null, row.Get<string?>(1), row.Get<string>(2), row.Get<long>(3)),
            isLast: true);
    }

    private static (string Name, object? Value)[] TallyParameters(EqualityFigure figure) =>
    [
        ("measure", EnumText.Of(figure.Measure)),
        ("organisation", figure.Organisation ?? ""),
        ("characteristic", EnumText.Of(figure.By)),
        ("levels", Levels(figure)),
        ("element", EnumText.Of(figure.Element) ?? ""),
        ("kinds", Kinds(figure)),
        ("from", figure.From),
        ("to", figure.To),
        ("stratum", figure.StratifyBy?.Code),
    ];

    private static (string Name, object? Value)[] Parameters(EqualityFigure figure) =>
    [
        ("measure", EnumText.Of(figure.Measure)),
        ("organisation", figure.Organisation),
        ("by", EnumText.Of(figure.By)),
        ("other", EnumText.Of(figure.And)),
        ("levels", Levels(figure)),
        ("element", EnumText.Of(figure.Element) ?? ""),
        ("kinds", Kinds(figure)),
        ("from", figure.From),
        ("to", figure.To),
        ("stratum", figure.StratifyBy?.Code),
        ("as_of", figure.AsOf),
    ];

    private static string[] Levels(EqualityFigure figure) => figure.Level is { } level ? [EnumText.Of(level)] : [.. Enum.GetValues<Level>().Select(EnumText.Of)];

    /// <summary>What is of no attempt has none.</summary>
    private static string[] Kinds(EqualityFigure figure) =>
        figure.Attempt is { } kind ? [EnumText.Of(kind)] : ["", .. Enum.GetValues<AttemptKind>().Select(EnumText.Of)];

    private static EqualityGroup WaitOf(RowValues row)
    {
        var (category, and, n) = (row.Get<string>(0), row.Get<string?>(1), row.Get<long>(2));
        return new EqualityGroup(
            category, and, Groupings.IsCompared(category) && (and is null || Groupings.IsCompared(and)), n, n, [], null, new DaysFigure(row.Get<double>(3), row.Get<double>(4), row.Get<double>(5)), null, null);
    }

    private static string SentenceOf(EqualityMeasure measure) => measure switch
    {
        EqualityMeasure.Met => "Of attempts with a released result, by the month of the sitting and the organisation whose endorsement carried it: those that met the standard, altogether or in the element named. What was annulled, set aside or passported is left out.",
        EqualityMeasure.Endorsed => "Of requests for endorsement that were answered, by the month of the request and the organisation that was asked: those that it endorsed.",
        EqualityMeasure.EndorsementWait => "Of requests for endorsement that were answered, by the month of the request and the organisation that was asked: the days from the request to the answer.",
        EqualityMeasure.Retaken => "Of first attempts that were not met and stand, by the month of the sitting: those after which the worker had another result at the level.",
        EqualityMeasure.ReviewRequested => "Of attempts with a released result, by the month of the sitting: those of which the worker asked for an independent review.",
        EqualityMeasure.ReviewChanged => "Of independent reviews that were decided, by the month of the request: those that changed something.",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
    };
}
