using MediatR;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Employers;
using Naas.Projections;
using Naas.Projections.Retention;
using Naas.Projections.Retention.Counts;

namespace Naas.Infrastructure.ReadModels.Queries;

public sealed class GetTurnoverHandler(ReadModelReader reader, IBusinessDay day, IPolicyEditions editions) : IRequestHandler<GetTurnover, QueryAnswer<Turnover>>
{
    private static readonly FigureDefinition Definition = new(
        "turnover-2",
        "Leavers over those in post, both by headcount of employments and directly employed: with the last day in post from 1 October to 30 September, and in post on that 30 September. Of a move, another employment with another organisation begins no more than 31 days before the last day (a handover) and no more than three months after it.");

    private const string Moved = "moved";

    public Task<QueryAnswer<Turnover>> Handle(GetTurnover request, CancellationToken cancellationToken) => reader.AskAsync(
        RetentionProjection.Name,
        request,
        journey: null,
        async snapshot => (Turnover?)await TurnoverAsync(snapshot, request, snapshot.Known?.On ?? day.Today),
        cancellationToken);

    private async Task<Turnover> TurnoverAsync(Snapshot snapshot, GetTurnover request, DateOnly today)
    {
        var year = request.Year ?? Months.LastCensusOver(today);
        var census = Months.OfCensus(year);
        var countedOn = Months.LastDayOf(census);
        var lines = await snapshot.QueryAsync(SqlText.Of(typeof(RetentionTally), "query-turnover"), Line.Read, ("organisation", request.Organisation?.Value ?? ""), ("census", census));
        var direct = lines.Where(line => line.Basis == EmploymentBasis.Direct).ToList();
        var others = lines.Where(line => line.Basis != EmploymentBasis.Direct).ToList();
        var inPost = direct.Sum(line => line.InPost);

        var telling = RetentionTelling.To(request.Caller);
        var reasons = telling.Parts([.. Enum.GetValues<LeavingReason>().Select(reason => (EnumText.Of(reason), direct.Where(line => line.Reason == reason).Sum(line => line.Left)))]);
        var destinations = telling.Parts([.. Enum.GetValues<LeavingDestination>().Select(destination => (EnumText.Of(destination), direct.Where(line => line.Destination == destination).Sum(line => line.Left)))]);
        var away = telling.Parts(Divided(direct, line => line.Left, line => line.MovedTo == EmploymentBasis.Direct));
        var here = telling.Parts(Divided(direct, line => line.Joined, line => line.CameFrom == EmploymentBasis.Direct));
        // With a whole that is withheld its parts are, which would add up to it.
        var isTold = RetentionTelling.AreComingsTold(reasons.Whole, destinations.Whole, away.Whole, here.Whole);
        RetentionCount Told(RetentionCount count) => isTold ? count : RetentionTelling.Withheld;
        var leavers = Told(reasons.Whole);

        return new Turnover(
            request.Organisation,
            year,
            countedOn,
            telling.Alone(inPost),
            leavers,
            telling.Ratio(leavers, inPost),
            Told(here.Whole),
            [.. Enum.GetValues<LeavingReason>().Select(reason => new LeaversByReason(reason, Told(reasons.Parts[EnumText.Of(reason)])))],
            [.. Enum.GetValues<LeavingDestination>().Select(destination => new LeaversByDestination(destination, Told(destinations.Parts[EnumText.Of(destination)])))],
            Told(away.Parts[Moved]),
            Told(here.Parts[Moved]),
            telling.Alone(others.Sum(line => line.InPost)),
            telling.Alone(others.Where(line => line.MovedTo is not null).Sum(line => line.Left)),
            [.. countedOn > today ? ["The year was not over: whoever left and joined later is not counted."] : Array.Empty<string>(), .. telling.Warnings(inPost)],
            telling.Policy?.Name,
            await telling.ProvenanceAsync(snapshot, Definition, editions.InForceOn(countedOn).Edition, inPost));
    }

    private static IReadOnlyList<(string, int)> Divided(List<Line> lines, Func<Line, int> count, Func<Line, bool> moved) =>
        [(Moved, lines.Where(moved).Sum(count)), ("others", lines.Where(line => !moved(line)).Sum(count))];

    private sealed record Line(EmploymentBasis Basis, LeavingReason? Reason, LeavingDestination? Destination, EmploymentBasis? CameFrom, EmploymentBasis? MovedTo, int InPost, int Joined, int Left)
    {
        public static Line Read(RowValues row) => new(
            EnumText.Parse<EmploymentBasis>(row.Get<string>(0)),
            OrNone<LeavingReason>(row.Get<string>(1)),
            OrNone<LeavingDestination>(row.Get<string>(2)),
            OrNone<EmploymentBasis>(row.Get<string>(3)),
            OrNone<EmploymentBasis>(row.Get<string>(4)),
            row.Get<int>(5),
            row.Get<int>(6),
            row.Get<int>(7));

        private static T? OrNone<T>(string text)
            where T : struct, Enum => text.Length == 0 ? null : EnumText.Parse<T>(text);
    }
}
