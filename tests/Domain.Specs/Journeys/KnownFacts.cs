using System.Globalization;
using Naas.Infrastructure.Policies;

namespace Naas.Domain.Specs.Journeys;

/// <summary>What every spec takes for granted unless it says otherwise.</summary>
internal static class KnownFacts
{
    /// <summary>Late enough that no spec runs into the future by accident.</summary>
    public const string Today = "2021-12-31";

    public const string SittingsFrom = "2018-07-01";

    /// <summary>The edition as it stands in its file, so that a changed setting is seen here.</summary>
    public static Policy Response2017 { get; } =
        PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies")).Named(new EditionCode("response-2017"));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Organisation Known(string code) => code switch
    {
        "LEEDS" or "BURY" => new(new OrganisationCode(code), OrganisationKind.LocalAuthority, Day(SittingsFrom)),
        "TRAFFORD" => new(new OrganisationCode(code), OrganisationKind.LocalAuthority, null),
        "BRIGHT-STAFFING" or "SWIFT-CARE" => new(new OrganisationCode(code), OrganisationKind.Agency, null),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "The specs know no such organisation."),
    };

    /// <summary>Knowledge: 18 of 30, narrow from 16. Simulated and written: 40 of 70, narrow from 35.</summary>
    public static PerformanceStandard Standard(Level level, Element element) => element == Knowledge
        ? new(level, element, "2018-1", OutOf: 30, Cut: 18, NarrowFrom: 16)
        : new(level, element, "2018-1", OutOf: 70, Cut: 40, NarrowFrom: 35);
}
