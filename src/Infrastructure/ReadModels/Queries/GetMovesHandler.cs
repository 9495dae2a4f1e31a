using MediatR;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Projections;
using Naas.Projections.Retention;
using Naas.Projections.Retention.Counts;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetMovesHandler(ReadModelReader reader, IBusinessDay day, IPolicyEditions editions) : IRequestHandler<GetMoves, QueryAnswer<Moves>>
{
    private static readonly int[] HalfAYearAndOne = [6, 12];

    private static readonly FigureDefinition BetweenEndorsementAndSitting = new(
        "moved-before-sitting-3",
        "Endorsements that lapsed because the worker left before the sitting and began with another organisation, no more than 31 days before the last day (a handover) and no more than three months after it, over all endorsements given up to the end of the month. An endorsement is one unit; who was endorsed twice counts twice. What had come of one before a succession counts with the organisation succeeded, everything else with the successor.");

    private static readonly FigureDefinition LeftAfterResult = new(
        "left-after-result-2",
        "Employments that ended within so many months of the month in which the worker's first result was released, over all of those in which a first result was released that many months before, or more. The result is the first that stands, as it is known now. An organisation counts the employments that lay with it from the month of the release throughout those months, or until they ended.");

    public Task<QueryAnswer<Moves>> Handle(GetMoves request, CancellationToken cancellationToken) => reader.AskAsync(
        RetentionProjection.Name,
        request,
        journey: null,
        async snapshot => (Moves?)await MovesAsync(snapshot, request, RetentionTelling.MonthOf(request.Caller, request.AsOf ?? snapshot.Known?.On, day.Today)),
        cancellationToken);

    private async Task<Moves> MovesAsync(Snapshot snapshot, GetMoves request, int month)
    {
        var fates = await AskAsync(snapshot, request, month, "query-endorsements", row => (Fate: row.Get<string>(0), Number: row.Get<int>(1)), Every(request.Level));
        var after = await AskAsync(
            snapshot, request, month, "query-after-result", row => new AfterResult(EnumText.Parse<Outcome>(row.Get<string>(0)), row.Get<int>(1), row.Get<int>(2), row.Get<int>(3)), [EnumText.Of(request.Level) ?? ""]);

        var telling = RetentionTelling.To(request.Caller);
        var asOf = Months.LastDayOf(month);
        var edition = editions.InForceOn(asOf).Edition;
        var endorsements = Endorsements(telling, fate => fates.Where(each => each.Fate == fate).Sum(each => each.Number));
        IReadOnlyList<LeftAfterResult> results = [.. after.GroupBy(each => each.Outcome).OrderBy(group => group.Key).SelectMany(group => AfterResults(telling, group))];
        return new Moves(
            request.Organisation,
            request.Basis,
            request.Level,
            asOf,
            endorsements,
            results,
            [.. telling.Warnings([fates.Sum(each => each.Number), .. after.Select(each => each.People)])],
            telling.Policy?.Name,
            [
                await telling.ProvenanceAsync(snapshot, BetweenEndorsementAndSitting, edition, endorsements.Given.Number),
                await telling.ProvenanceAsync(snapshot, LeftAfterResult, edition, results.Any(each => each.People.Number is null) ? null : after.GroupBy(each => each.Outcome).Sum(group => group.Max(each => each.People))),
            ]);
    }

    private static Task<List<T>> AskAsync<T>(Snapshot snapshot, GetMoves request, int month, string sql, Func<RowValues, T> read, string[] levels) => snapshot.QueryAsync(
        SqlText.Of(typeof(RetentionTally), sql),
        read,
        ("organisation", request.Organisation?.Value ?? ""),
        ("levels", levels),
        ("basis", EnumText.Of(request.Basis)),
        ("months", request.Months is { } months ? [months] : HalfAYearAndOne),
        ("as_of", month));

    /// <summary>An endorsement is at one level, so that there is no line over all of them.</summary>
    private static string[] Every(Level? level) => level is { } one ? [EnumText.Of(one)] : [.. Enum.GetValues<Level>().Select(EnumText.Of)];

    private static EndorsementFates Endorsements(RetentionTelling telling, Func<string, int> number)
    {
        const string Waiting = "waiting";
        var (given, parts) = telling.Parts(
            [(Fate.Sat, number(Fate.Sat)), (Fate.Moved, number(Fate.Moved)), (Fate.Left, number(Fate.Left)), (Fate.Withdrawn, number(Fate.Withdrawn)), (Waiting, number(""))]);
        var all = number(Fate.Sat) + number(Fate.Moved) + number(Fate.Left) + number(Fate.Withdrawn) + number("");
        var rate = given.Number is null || parts[Fate.Moved].Number is null ? RetentionTelling.WithheldRate : telling.Share(number(Fate.Moved), all);
        return new EndorsementFates(given, parts[Fate.Sat], parts[Fate.Moved], parts[Fate.Left], parts[Fate.Withdrawn], parts[Waiting], rate);
    }

    /// <summary>Who left within six months left within twelve: where a later figure differs from the one before by few, it is withheld.</summary>
    private static IEnumerable<LeftAfterResult> AfterResults(RetentionTelling telling, IEnumerable<AfterResult> ofOneOutcome)
    {
        AfterResult? told = null;
        foreach (var each in ofOneOutcome.OrderBy(each => each.Months))
        {
            var rate = told is not null && (telling.IsNear(told.People, each.People) || telling.IsNear(told.Left, each.Left)) ? RetentionTelling.WithheldRate : telling.Share(each.Left, each.People);
            var isTold = rate.Percent is not null;
            if (isTold)
                told = each;
            yield return new LeftAfterResult(
                each.Outcome, each.Months, isTold ? RetentionTelling.Exactly(each.People) : RetentionTelling.Withheld, isTold ? RetentionTelling.Exactly(each.Left) : RetentionTelling.Withheld, rate);
        }
    }

    private sealed record AfterResult(Outcome Outcome, int Months, int People, int Left);
}
