using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Projections;

namespace Naas.Infrastructure.Releases;

/// <summary>Earlier releases that tell of places which are no more.</summary>
/// <remarks>
/// Figures of a place can only be held against figures of the same place: without them nobody could say of whom the country's and the
/// region's differ. A place of nobody is left aside. Any other has to keep its row, beside those that came after it.
/// </remarks>
internal static class FormerPlaces
{
    /// <summary>Why a release cannot be held against an earlier one, and what to do; null where it can.</summary>
    public static string? WhyNotHeldAgainst(KeptRelease earlier, Places places)
    {
        var gone = earlier.Cells.Where(cell => cell.Value is not 0).Select(cell => GoneOf(cell.Key, places)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return gone.Count == 0
            ? null
            : $"Release {earlier.Description.Number} of {EnumText.Of(earlier.Description.DataSet)} tells of {string.Join(", ", gone)}, which areas.json has no more, so that no figure can be held against what was told then. Whoever runs the service puts each back into areas.json, in its region, beside the places that came after it, and starts the service again: it keeps its row, with 0 where nobody is counted there any more.";
    }

    /// <summary>What an earlier release told of the places that there are.</summary>
    public static EarlierRelease OfPlacesThatAre(EarlierRelease earlier, Places places) =>
        earlier with { Cells = earlier.Cells.Where(cell => GoneOf(cell.Key, places) is null).ToDictionary() };

    private static string? GoneOf(CellKey cell, Places places) =>
        cell.CategoryOf(places.Dimension.Name) is { } code && !places.Dimension.Has(code) ? code : null;
}
