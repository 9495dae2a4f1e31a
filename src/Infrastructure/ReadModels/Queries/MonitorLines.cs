using Naas.Analysis.Disclosure;
using Naas.Analysis.Statistics;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Projections;
using Naas.Projections.StandardsMonitor;
using Naas.Projections.StandardsMonitor.Counts;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>One line of what the monitor of the standards counts.</summary>
internal sealed record MonitorLine(Level Level, string Element, string Division, string Sat, string Outcome, int Departure, long Number)
{
    private const int WholePercent = 100;

    /// <summary>One in twenty: what an interval of 95 per cent leaves out though nothing is out of line.</summary>
    private const double ByChance = 1 - Confidence.Usual;

    private static readonly DisclosurePolicy Policy = DisclosurePolicy.NaasSdc3;

    /// <summary>From the tally, or as of a day from the rows.</summary>
    /// <param name="elements">The empty text for the whole result.</param>
    public static Task<List<MonitorLine>> ReadAsync<T>(Snapshot snapshot, AboutStandards<T> request, string counted, string dividedBy, params string[] elements)
        where T : class
    {
        (string, object?)[] parameters =
        [
            ("counted", counted),
            ("divided_by", dividedBy),
            ("levels", request.Level is { } level ? new[] { EnumText.Of(level) } : [EnumText.Of(Level.Practitioner), EnumText.Of(Level.Supervisor)]),
            ("elements", elements),
            ("from", request.From),
            ("to", request.To),
        ];
        return request.AsOf is { } asOf
            ? snapshot.QueryAsync(SqlText.Of(typeof(StandardsMonitorProjection), "query-rows"), Read, [.. parameters, ("as_of", asOf)])
            : snapshot.QueryAsync(SqlText.Of(typeof(MonitorTally), "query"), Read, parameters);
    }

    /// <summary>Those elements that assessors rate, or the one that was asked for.</summary>
    public static string[] Rated(Element? element) => element is { } one ? [EnumText.Of(one)] : [.. ElementSet.All.Except(ElementSet.ScoredByMachine).Select(EnumText.Of)];

    /// <summary>Why a figure of so few is not told; null where it is.</summary>
    public static string? WhyWithheld(long n) => n < Policy.SmallestDenominator ? $"Withheld: fewer than {Policy.SmallestDenominator}." : null;

    public static double OutOfLineByChance(int compared) => Rounded.HalfUp(compared * ByChance, 1);

    public static RateFigure? Rate(Proportion proportion) => proportion.Rate is { } rate && proportion.Wilson() is { } interval ? new RateFigure(Percent(rate), new Bounds(Percent(interval.Lower), Percent(interval.Upper))) : null;

    public static double Percent(double share) => Rounded.HalfUp(share * WholePercent, 1);

    public static Estimate Estimated(double value, Interval? interval, int digits) =>
        new(Rounded.HalfUp(value, digits), interval is { } bounds ? new Bounds(Rounded.HalfUp(bounds.Lower, digits), Rounded.HalfUp(bounds.Upper, digits)) : null, null);

    private static MonitorLine Read(RowValues row) => new(
        EnumText.Parse<Level>(row.Get<string>(0)), row.Get<string>(1), row.Get<string>(2), row.Get<string>(3), row.Get<string>(4), row.Get<int>(5), row.Get<long>(6));
}
