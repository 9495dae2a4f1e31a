using System.Text.Json;
using Naas.Analysis.Publishing;

namespace Naas.Infrastructure.Reference;

/// <summary>England's regions and the local authorities in them, from the file beside the program.</summary>
public static class Areas
{
    /// <exception cref="JsonException">The file cannot be read; the message names it.</exception>
    public static Places Load(string folder) => new(
    [
        .. ReferenceData.Read<AreasFile>(Path.Combine(folder, "areas.json")).Regions.SelectMany(region => region.Authorities
            .Select(authority => new Authority(authority.Code, authority.OldCode, authority.Name, new Region(region.Code, region.Name)))),
    ]);

    private sealed record AreasFile(string Source, IReadOnlyList<RegionRow> Regions);

    private sealed record RegionRow(string Code, string Name, IReadOnlyList<AuthorityRow> Authorities);

    private sealed record AuthorityRow(string Code, string OldCode, string Name);
}
