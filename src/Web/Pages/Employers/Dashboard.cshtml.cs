using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Naas.Web.Employers;
using Naas.Web.Security;
using Naas.Web.Words;

namespace Naas.Web.Pages.Employers;

/// <summary>Where an employer's people stand on one day.</summary>
public sealed class DashboardModel(IEmployerDashboardSource dashboards, IServiceMomentSource moments) : NaasPage
{
    public override string Title => $"{View.OrganisationName}: position on {Dates.Day(View.AsOf)}";

    public override bool HasError => Reading?.Error is not null;

    public override ServiceMoment Moment => View.Moment;

    public EmployerDashboardView View { get; private set; } = null!;

    /// <summary>What the three boxes show.</summary>
    public AsOfInput Input { get; private set; } = null!;

    /// <summary>How the asked-for date was read; none when no date was asked for.</summary>
    public AsOfReading? Reading { get; private set; }

    public async Task<IActionResult> OnGet(string code, CancellationToken ct)
    {
        if (!User.MayOpenDashboardOf(code))
            return Forbid(PagesAuthentication.Scheme);

        var query = Request.Query;
        var typed = AsOfInput.Typed(query["day"], query["month"], query["year"]);
        var hasTyped = query.ContainsKey("day") || query.ContainsKey("month") || query.ContainsKey("year");
        if (hasTyped || query.ContainsKey("asOf"))
        {
            var today = (await moments.Current(ct)).Today;
            Reading = hasTyped ? typed.Read(today) : AsOfInput.ReadAddress(query["asOf"].ToString(), today);
        }

        // One position has one address, whichever way the date was given.
        if (hasTyped && Reading is { Date: { } date })
            return LocalRedirect($"{PageRoles.DashboardOf(code)}?asOf={Dates.Iso(date)}");

        if (await dashboards.Find(code, Reading?.Date, ct) is not { } view)
            return NotFound();

        View = view;
        Input = hasTyped ? typed : AsOfInput.For(view.AsOf);
        if (HasError)
            Response.StatusCode = StatusCodes.Status400BadRequest;

        return Page();
    }

    public bool IsWrong(DatePart part) => HasError && Reading!.WrongParts.HasFlag(part);

    public string DaysLeft(ClosingRetakeWindow window)
    {
        if (window.StandsStill)
            return "stands still";
        var days = window.ClosesOn.DayNumber - View.AsOf.DayNumber;
        return days == 0 ? "last day" : $"{Counts.Of(days, "day", "days")} left";
    }
}
