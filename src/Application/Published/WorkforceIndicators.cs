using System.Collections.Frozen;

namespace Naas.Application.Published;

/// <summary>The indicators of the workforce statistics under one name each: earlier files call some of them otherwise.</summary>
/// <remarks>
/// Without this, what was published as <c>social_worker_headcount</c> up to 2022 and is <c>inpost_headcount</c> since would not be seen to
/// be one figure and its revision. Every figure keeps the name that it was published under beside this one.
/// </remarks>
public static class WorkforceIndicators
{
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["social_worker_fte"] = "inpost_fte",
        ["social_worker_headcount"] = "inpost_headcount",
        ["leaver_fte"] = "leavers_fte",
        ["leaver_headcount"] = "leavers_headcount",
        ["turnover_rate_fte_%"] = "turnover_rate_fte",
        ["turnover_rate_headcount_%"] = "turnover_rate_headcount",
        ["agency_worker_rate_fte_%"] = "agency_rate_fte",
        ["agency_worker_rate_headcount_%"] = "agency_rate_headcount",
        ["agency_cover_rate_fte_%"] = "agency_cover_rate_fte",
        ["vacancy_rate_fte_%"] = "vacancy_rate_fte",
        ["vacancy_agency_cover_rate_fte_%"] = "vacancy_agency_cover_rate_fte",
        ["absence_rate_fte_%"] = "absence_rate_fte",
    }.ToFrozenDictionary();

    /// <summary>The name under which a figure is found, whatever its file called it.</summary>
    public static string NameOf(string column) => Renamed.GetValueOrDefault(column, column);
}
