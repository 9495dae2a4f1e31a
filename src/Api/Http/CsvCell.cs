using System.Globalization;
using Naas.Application.Queries;
using Naas.Projections;

namespace Naas.Api.Http;

/// <summary>How values stand in a table of CSV, the same in every one: empty for what there is not.</summary>
internal static class CsvCell
{
    /// <summary>The columns by which a line says where its figures come from.</summary>
    public static string[] ProvenanceColumns { get; } = ["definition", "edition", "position", "directory_version", "n"];

    /// <summary>In the place of a figure that is withheld; how many were counted is withheld where a count is (S-38).</summary>
    public const string Withheld = "c";

    public static string[] Of(Provenance provenance) =>
        [provenance.Definition.Code, provenance.Edition, provenance.Position, Text(provenance.DirectoryVersion), provenance.N is { } n ? Text(n) : Withheld];

    public static string Code<T>(T value)
        where T : struct, Enum => EnumText.Of(value);

    public static string Code<T>(T? value)
        where T : struct, Enum => EnumText.Of(value) ?? "";

    public static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Month(DateOnly? month) => month?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "";

    /// <summary>UTC to the microsecond.</summary>
    public static string Instant(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
