using System.Globalization;
using Naas.Domain.Calendars;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Reference;

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

    /// <summary>The edition under which practice leaders would be assessed; it was never in force.</summary>
    public static Policy Consultation2016 { get; } =
        PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies")).Named(new EditionCode("consultation-2016"));

    /// <summary>The bank holidays as they stand in their file.</summary>
    public static WorkingCalendar Calendar { get; } = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference")).Calendar;

    /// <summary>The number that the application would work out.</summary>
    public static CertificateNumber Certificate { get; } = CertificateNumber.Of(20_180_702);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Organisation Known(string code) => code switch
    {
        "LEEDS" or "BURY" or "WIGAN" or "LEEDS-TRUST" => new(new OrganisationCode(code), OrganisationKind.LocalAuthority, Day(SittingsFrom)),
        "TRAFFORD" => new(new OrganisationCode(code), OrganisationKind.LocalAuthority, null),
        "CAFCASS" => new(new OrganisationCode(code), OrganisationKind.OtherEmployer, null),
        "HEARTH-FOSTERING" => new(new OrganisationCode(code), OrganisationKind.OtherEmployer, Day(SittingsFrom)),
        "BRIGHT-STAFFING" or "SWIFT-CARE" => new(new OrganisationCode(code), OrganisationKind.Agency, null),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "The specs know no such organisation."),
    };

    /// <summary>Knowledge: 18 of 30, narrow from 16, scored. Simulated and written: 40 of 70, narrow from 35; one mark, unless a spec is about ratings.</summary>
    public static PerformanceStandard Standard(Level level, Element element) => element == Knowledge
        ? new(level, element, "2018-1", OutOf: 30, Cut: 18, NarrowFrom: 16, Exercises: 0, Tolerance: 0, AreasOf(level))
        : new(level, element, "2018-1", OutOf: 70, Cut: 40, NarrowFrom: 35, Exercises: 0, Tolerance: 0, AreasOf(level));

    /// <summary>Two scenarios or role plays of 35 points each, or one exercise of 70; two ratings may lie five points apart.</summary>
    public static PerformanceStandard RatedStandard(Level level, Element element) =>
        Standard(level, element) with { Exercises = element is Simulated or Element.RolePlay ? 2 : 1, Tolerance = 5 };

    private static int AreasOf(Level level) => level switch
    {
        Practitioner => 10,
        Supervisor => 8,
        _ => 6,
    };

    /// <summary>The areas named, all with one judgement.</summary>
    public static AreaProfile Areas(AreaJudgement judgement, params int[] areas) => AreaProfile.Of(areas.Select(area => new AreaRating(area, judgement)));
}
