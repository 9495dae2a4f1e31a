using System.Collections.Immutable;
using MediatR;
using Naas.Analysis.Statistics;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Projections;
using Naas.Projections.Retention;
using Naas.Projections.Retention.Counts;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetRetentionCurveHandler(ReadModelReader reader, IBusinessDay day, IPolicyEditions editions) : IRequestHandler<GetRetentionCurve, QueryAnswer<RetentionCurves>>
{
    private const string Everybody = "all";

    private static readonly ImmutableArray<string> Order = ["", .. Enum.GetValues<Level>().Select(EnumText.Of), .. Enum.GetValues<Outcome>().Select(EnumText.Of)];

    private static readonly FigureDefinition ByService = new(
        "retention-service-2",
        "The share of employments that last longer than so many months, by Kaplan and Meier: from the month of the first day in post to that of the last, with one employer and its successors; the level is that with which the employment began. Who is in post still at the end of the month is watched to then; with an organisation that succeeded another only after the month of the succession, and with the one succeeded up to it.");

    private static readonly FigureDefinition FromRelease = new(
        "retention-release-2",
        "The share of employments that last longer than so many months after the month in which the worker's first result was released, by Kaplan and Meier; the result is the first that stands, as it is known now, at the level or over all levels. After a succession the organisation succeeded watches up to its month, and the successor only after it.");

    private static readonly FigureDefinition ByServiceFromRelease = new(
        "retention-service-result-2",
        "The share of employments that last longer than so many months, by Kaplan and Meier, among those in which the worker's first result was released: by months since the first in post, each under watch only after the month of the release, before which nobody with a result can have left (delayed entry). After a succession the organisation succeeded watches up to its month, and the successor only after it.");

    public Task<QueryAnswer<RetentionCurves>> Handle(GetRetentionCurve request, CancellationToken cancellationToken) => reader.AskAsync(
        RetentionProjection.Name,
        request,
        journey: null,
        async snapshot => (RetentionCurves?)await CurvesAsync(snapshot, request, RetentionTelling.MonthOf(request.Caller, request.AsOf ?? snapshot.Known?.On, day.Today)),
        cancellationToken);

    private async Task<RetentionCurves> CurvesAsync(Snapshot snapshot, GetRetentionCurve request, int month)
    {
        var (counted, definition) = request switch
        {
            { Clock: RetentionClock.Release } => (Counted.Release, FromRelease),
            { By: RetentionGroups.Outcome } => (Counted.Service, ByServiceFromRelease),
            _ => (Counted.Employment, ByService),
        };
        (string, object?)[] people =
        [
            ("organisation", request.Organisation?.Value ?? ""),
            ("counted", counted),
            ("basis", EnumText.Of(request.Basis)),
            ("characteristic", EnumText.Of(request.Characteristic) ?? ""),
            ("as_of", month),
        ];
        var told = new Asked<Line>(
            new Statement(SqlText.Of(typeof(RetentionTally), "query-curve"), [.. people, ("levels", Levels(request)), ("by", EnumText.Of(request.By))]) { IsPlannedWithValues = true },
            Line.Read);
        // Of whom no level is known, only the line over all levels tells.
        var everybody = request is { By: RetentionGroups.Level, Level: null } && counted == Counted.Employment
            ? new Asked<int>(new Statement(SqlText.Of(typeof(RetentionTally), "query-everybody"), people), row => row.Get<int>(0))
            : null;
        // Told of the country alone: there is no employer with whom they would count.
        var notInPost = counted == Counted.Employment || request.Organisation is not null
            ? null
            : new Asked<int>(new Statement(SqlText.Of(typeof(RetentionTally), "query-not-in-post"), ("levels", Levels(request)), ("as_of", month)), row => row.Get<int>(0));
        await snapshot.AskAsync([.. new Asked?[] { told, everybody, notInPost }.OfType<Asked>()], isLast: true);
        var lines = told.Rows;
        var groups = lines.Where(line => line.IsWatched).GroupBy(line => line.Group).OrderBy(group => OrderOf(request).IndexOf(group.Key))
            .Select(group => new WatchedGroup(group.Key.Length == 0 ? Everybody : group.Key, [.. group.Select(line => line.Watched)])).ToList();

        var telling = RetentionTelling.To(request.Caller);
        var asOf = Months.LastDayOf(month);
        IReadOnlyList<RetentionCurve> curves = telling.Policy is { } policy ? RetentionCurveTelling.Leaving(groups, policy) : RetentionCurveTelling.Inside(groups);
        return new RetentionCurves(
            request.Organisation,
            request.Basis,
            request.Level,
            request.By,
            request.Characteristic,
            request.Clock,
            asOf,
            curves,
            RetentionCurveTelling.Difference([.. groups.Where(group => Groupings.IsCompared(group.Name))], telling.Policy),
            [.. telling.Warnings(groups.Select(group => group.Count))],
            telling.Policy?.Name,
            await telling.ProvenanceAsync(
                snapshot,
                definition,
                editions.InForceOn(asOf).Edition,
                curves.Any(curve => curve.People.Number is null) ? null : groups.Sum(group => group.Count),
                Unwatched(lines),
                WithoutLevel(everybody, lines),
                ("not-in-post", "The worker was in post nowhere when the first result was released.", notInPost?.Rows[0] ?? 0)));
    }

    private static ImmutableArray<string> OrderOf(GetRetentionCurve request) => request.Characteristic is { } characteristic ? Groupings.CategoriesOf(characteristic) : Order;

    private static string[] Levels(GetRetentionCurve request) => request switch
    {
        { By: RetentionGroups.Level, Level: null } => [.. Enum.GetValues<Level>().Select(EnumText.Of)],
        _ => [EnumText.Of(request.Level) ?? ""],
    };

    private static (string, string, int) Unwatched(IEnumerable<Line> lines) => (
        "no-whole-month",
        "The result was released, or the employment carried over, in the month in which the worker left or watching ended: there is no month after it.",
        lines.Where(line => !line.IsWatched).Sum(line => line.People));

    private static (string, string, int) WithoutLevel(Asked<int>? everybody, List<Line> lines) => (
        "no-role",
        "No role with statutory functions is recorded in the employment, and so no level.",
        everybody is null ? 0 : everybody.Rows[0] - lines.Sum(line => line.People));

    /// <param name="After">The month after which they are under watch; null for the first.</param>
    /// <param name="Stayed">In months.</param>
    private sealed record Line(string Group, int? After, int Stayed, bool HasLeft, int People)
    {
        public bool IsWatched => After is null || After < Stayed;

        public FollowUps Watched => new(new FollowUp(Stayed, HasLeft, After), People);

        public static Line Read(RowValues row) => new(row.Get<string>(0), row.Get<int?>(1), row.Get<int>(2), row.Get<bool>(3), row.Get<int>(4));
    }
}
