namespace Naas.Analysis.Specs.Statistics;

internal static class PublishedTimes
{
    /// <summary>
    /// Weeks of remission from acute myelogenous leukaemia (R. G. Miller 1981, Survival Analysis; R's <c>survival::aml</c>), with chemotherapy
    /// maintained, and not.
    /// </summary>
    public static readonly FollowUp[] Maintained = Weeks([9, 13, 18, 23, 31, 34, 48], [13, 28, 45, 161]);

    public static readonly FollowUp[] NotMaintained = Weeks([5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45], [16]);

    /// <summary>Weeks of remission from leukaemia with 6-mercaptopurine, and with placebo (E. J. Freireich and others 1963, Blood 21, 699-716; R's <c>MASS::gehan</c>).</summary>
    public static readonly FollowUp[] Mercaptopurine = Weeks([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);

    public static readonly FollowUp[] Placebo = Weeks([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], []);

    public static FollowUp[] Weeks(double[] happened, double[] censored) =>
        [.. happened.Select(week => new FollowUp(week, true)), .. censored.Select(week => new FollowUp(week, false))];
}
