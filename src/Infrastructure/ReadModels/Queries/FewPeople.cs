using System.Globalization;
using Naas.Analysis.Disclosure;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>What readers inside the department, who see exact figures, are warned of where these are of few people (S-39).</summary>
internal static class FewPeople
{
    private static readonly int Least = DisclosurePolicy.NaasSdc3.SmallestGroupForRatios;

    public static string InAGroup { get; } = string.Create(CultureInfo.InvariantCulture, $"Fewer than {Least} in the group: look at the interval, and at no difference by itself (S-39).");

    public static string InOneOfTwo { get; } = string.Create(CultureInfo.InvariantCulture, $"Fewer than {Least} in one of the two groups: for use inside the department, with its interval (S-39).");

    public static bool Are(long people) => people < Least;

    /// <returns>Null where there is nothing to be warned of.</returns>
    public static string? WarningOf(long people) => Are(people) ? InAGroup : null;
}
