using MediatR;
using Naas.Application.Access;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Infrastructure.Security;
using Naas.Web;
using Naas.Web.Employers;
using PageElementOutcomes = Naas.Web.Employers.ElementOutcomes;

namespace Naas.Api.Pages;

/// <summary>The dashboard page asks the same question as HTTP does, as the person who has signed in.</summary>
internal sealed class EmployerDashboardSource(IMediator sender, IHttpContextAccessor http, IReferenceData reference, IPolicyEditions editions, BusinessClock clock) : IEmployerDashboardSource
{
    public async Task<EmployerDashboardView?> Find(string organisation, DateOnly? asOf, CancellationToken ct)
    {
        if (!OrganisationCode.IsValid(organisation) || reference.Find(new OrganisationCode(organisation)) is not { } named)
            return null;

        var question = new GetEmployerDashboard(named.Organisation.Code, asOf) { Caller = Caller() };
        return await sender.Send(question, ct) switch
        {
            QueryAnswer<EmployerDashboard>.Found found => View(found.Value, found.Freshness, named.Name),
            QueryAnswer<EmployerDashboard>.NotFound => null,
            QueryAnswer<EmployerDashboard>.NotAllowed notAllowed => throw new UnauthorizedAccessException(notAllowed.Why),
            QueryAnswer<EmployerDashboard>.Parked parked => throw new InvalidOperationException(parked.Why),
            _ => throw new InvalidOperationException("A dashboard asked for without a position is found or not."),
        };
    }

    private Caller Caller() =>
        CallerFromClaims.TryRead(http.HttpContext!.User, out var caller, out var problem) ? caller : throw new UnauthorizedAccessException(problem);

    private EmployerDashboardView View(EmployerDashboard dashboard, Freshness freshness, string name) => new()
    {
        OrganisationCode = dashboard.Organisation.Value,
        OrganisationName = name,
        AsOf = dashboard.AsOf,
        DirectlyEmployed = dashboard.Headcount,
        Agency = dashboard.Agency,
        Total = new StageFigures(dashboard.EndorsedWaiting, dashboard.SittingsAhead, dashboard.Assessed, dashboard.Accredited, dashboard.RetakesOpen, dashboard.FullRetakesExpected),
        ByLevel =
        [
            .. Shown(dashboard).Select(level => new LevelFigures(
                InWords(level.Level),
                new StageFigures(level.EndorsedWaiting, level.SittingsAhead, level.Assessed, level.Accredited, level.RetakesOpen, level.FullRetakesExpected))),
        ],
        Outcomes = [.. dashboard.Elements.GroupBy(row => row.Element).Select(rows => new PageElementOutcomes(InWords(rows.Key), rows.Sum(row => row.Met), rows.Sum(row => row.NarrowlyNotMet), rows.Sum(row => row.NotMet)))],
        RetakeWindows = [.. dashboard.RetakeWindows.OrderBy(window => window.Until).Select(window => new ClosingRetakeWindow(window.Journey.ToString("D"), InWords(window.Level), InWords(window.Element), window.Until, window.StandsStill))],
        Leaders = new PracticeLeaderFigures(
            dashboard.Leaders.Expected, dashboard.Leaders.InPost, dashboard.Leaders.Accredited, dashboard.Leaders.Unfilled, dashboard.Leaders.Beyond,
            [.. dashboard.Leaders.Areas.Select(area => new LedAreaFigures(area.Area is { } named ? $"{named}{(area.IsExpected ? "" : ", which is no area of yours")}" : "No area named", area.InPost, area.Accredited))],
            dashboard.Leaders.Note),
        AgencyShare = dashboard.AgencyShare.Percent is { } share ? DashboardWords.Percent(share) : null,
        Workforce = [.. dashboard.Workforce.Select(line => new StandingFigures(line.Level is { } level ? InWords(level) : null, DashboardWords.Of(line.Standing), line.Workers))],
        Closing = (dashboard.RetakesClosing.Within30Days, dashboard.RetakesClosing.Within90Days),
        Areas = [.. dashboard.Areas.Select(area => new AreaFigures(InWords(area.Level), area.Area, area.Heading, area.ToDevelop, area.Met, area.WellAbove))],
        Attention = DashboardWords.Attention(dashboard, [.. Shown(dashboard).Select(level => level.Level)]),
        RatesUntil = dashboard.Rates.Until,
        RatesNote = dashboard.Rates.Note,
        Rates = [.. dashboard.Rates.Lines.Where(line => Shown(dashboard).Any(level => level.Level == line.Level)).Select(line => DashboardWords.Of(line, InWords(line.Level), line.Element is { } element ? InWords(element) : "Whole assessment"))],
        Sources = [.. dashboard.Provenance.Select(DashboardWords.Of)],
        Movements = new Movements(dashboard.AsOf.AddYears(-1).AddDays(1), dashboard.AsOf, dashboard.Joiners, dashboard.Leavers),
        Moment = new ServiceMoment(freshness.Position.Value, freshness.RecordedAt, clock.Today, clock.IsSimulated),
    };

    /// <summary>A level that is not assessed yet, and where nobody stands, would only be a row of noughts.</summary>
    private IEnumerable<LevelCounts> Shown(EmployerDashboard dashboard) =>
        dashboard.Levels.Where(level => editions.InForceOn(dashboard.AsOf).IsOpen(level.Level) || level.Agreed > 0);

    private static string InWords(Level level) => level switch
    {
        Level.Practitioner => "Practitioner",
        Level.Supervisor => "Supervisor",
        Level.Leader => "Practice leader",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
    };

    private static string InWords(Element element) => element switch
    {
        Element.Knowledge => "Knowledge",
        Element.Simulated => "Simulated observation",
        Element.Written => "Written",
        Element.RolePlay => "Role play",
        Element.WrittenExercise => "Written exercise",
        Element.Interview => "In-depth interview",
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "No such element."),
    };
}
