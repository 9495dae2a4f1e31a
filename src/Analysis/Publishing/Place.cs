namespace Naas.Analysis.Publishing;

/// <summary>A region of England.</summary>
/// <param name="Code">Of the Office for National Statistics, such as <c>E12000003</c>.</param>
public sealed record Region(string Code, string Name);

/// <summary>A local authority with children's services.</summary>
/// <param name="Code">Of the Office for National Statistics, such as <c>E08000035</c>; the code by which the record names it too.</param>
/// <param name="OldCode">The department's three digits, such as <c>383</c>.</param>
public sealed record Authority(string Code, string OldCode, string Name, Region Region);

/// <summary>What a row of a published file is about: the country, a region, or an authority in its region.</summary>
public sealed record Place
{
    private Place(string level, Region? region, Authority? authority) => (Level, Region, Authority) = (level, region, authority);

    public const string CountryCode = "E92000001";

    public const string CountryName = "England";

    public static Place England { get; } = new("National", null, null);

    /// <summary>As the open-data standard names it: <c>National</c>, <c>Regional</c> or <c>Local authority</c>.</summary>
    public string Level { get; }

    public Region? Region { get; }

    public Authority? Authority { get; }

    public static Place Of(Region region) => new("Regional", region, null);

    public static Place Of(Authority authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        return new("Local authority", authority.Region, authority);
    }
}

/// <summary>The places that a data set covers: England, its regions and their authorities.</summary>
public sealed class Places
{
    private readonly Dictionary<string, Place> places;

    /// <exception cref="ArgumentException">Two of them have one code.</exception>
    public Places(IReadOnlyList<Authority> authorities)
    {
        Authorities = [.. authorities.OrderBy(authority => authority.Region.Code, StringComparer.Ordinal).ThenBy(authority => authority.Code, StringComparer.Ordinal)];
        Regions = [.. Authorities.Select(authority => authority.Region).Distinct()];
        All = [Place.England, .. Regions.Select(Place.Of), .. Authorities.Select(Place.Of)];
        places = All.ToDictionary(place => place.Authority?.Code ?? place.Region?.Code ?? Place.CountryCode, StringComparer.Ordinal);
        // An authority has its own figures on its dashboard.
        Dimension = Disclosure.Dimension.Of(
            "area", Place.CountryCode,
            Regions.Select(region => (region.Code, Place.CountryCode)).Concat(Authorities.Select(authority => (authority.Code, authority.Region.Code)))).WithReaders();
    }

    public IReadOnlyList<Authority> Authorities { get; }

    public IReadOnlyList<Region> Regions { get; }

    /// <summary>The country, then the regions, then the authorities, by code.</summary>
    public IReadOnlyList<Place> All { get; }

    /// <summary>How a table of counts divides people by place; its categories are the codes, and each authority is a reader of its own figures.</summary>
    public Disclosure.Dimension Dimension { get; }

    public bool HasAuthority(string code) => places.TryGetValue(code, out var place) && place.Authority is not null;

    public static string CodeOf(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.Authority?.Code ?? place.Region?.Code ?? Place.CountryCode;
    }
}
