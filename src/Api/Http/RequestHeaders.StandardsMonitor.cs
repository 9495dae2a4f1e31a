using System.Globalization;
using Naas.Api.Http.Contracts;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Projections;

namespace Naas.Api.Http;

/// <summary>The parameters of the monitor of the standards.</summary>
internal sealed partial class RequestHeaders
{
    private static readonly string[] Attempts = ["first", "all"];

    public GetStandardRates StandardRates(Caller caller, DateOnly today)
    {
        var by = OneOf<StandardDivision>("by") ?? StandardDivision.Month;
        var (level, element) = (MonitoredLevel(), Among("element", ElementSet.All));
        if (by == StandardDivision.Version && (level is null || element is null) && Faults.Count == 0)
            Faults.Add(new InputFault("by", "a version is of one element at one level: send level and element too"));
        var (from, to) = Months();
        return new GetStandardRates(by, level, element, OneOf("attempts", Attempts) == Attempts[^1], from, to, AsOf(today)) { Caller = caller, MinPosition = MinPosition(), AsKnown = AsKnown(today) };
    }

    public GetRaterAgreement RaterAgreement(Caller caller, DateOnly today)
    {
        var (from, to) = Months();
        return new GetRaterAgreement(MonitoredLevel(), RatedElement(), OneOf<AgreementWeights>("weights") ?? AgreementWeights.Linear, from, to, AsOf(today)) { Caller = caller, MinPosition = MinPosition(), AsKnown = AsKnown(today) };
    }

    public GetRaterSeverity RaterSeverity(Caller caller, DateOnly today)
    {
        var (from, to) = Months();
        return new GetRaterSeverity(MonitoredLevel(), RatedElement(), from, to, AsOf(today)) { Caller = caller, MinPosition = MinPosition(), AsKnown = AsKnown(today) };
    }

    private Level? MonitoredLevel() => OneOf("level", [EnumText.Of(Domain.Assessments.Level.Practitioner), EnumText.Of(Domain.Assessments.Level.Supervisor)]) is { } level ? EnumText.Parse<Level>(level) : null;

    private Element? RatedElement() => Among("element", ElementSet.All.Except(ElementSet.ScoredByMachine));

    private Element? Among(string name, IEnumerable<Element> elements) => OneOf(name, [.. elements.Select(EnumText.Of)]) is { } element ? EnumText.Parse<Element>(element) : null;

    private (DateOnly? From, DateOnly? To) Months()
    {
        var (from, to) = (Month("from"), Month("to"));
        if (from > to)
            Faults.Add(new InputFault("to", "lies before from"));
        return (from, to);
    }

    /// <summary>The first day of a month; null when nothing was said.</summary>
    private DateOnly? Month(string name)
    {
        var sent = Parameter(name);
        if (sent.Length == 0)
            return null;
        if (DateOnly.TryParseExact(sent, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 1900 and <= 9000)
            return month;

        Faults.Add(new InputFault(name, "must be a month such as 2018-09"));
        return null;
    }
}
