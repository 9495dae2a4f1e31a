using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;

namespace Naas.Infrastructure.Policies;

/// <summary>What the value of a setting may be: how it is read, and what the schema says of it.</summary>
/// <param name="Must">What it must be, in words that follow «must be».</param>
/// <param name="Read">Returns whether the value fits, and then what it is.</param>
internal sealed record SettingShape<T>(string Must, Func<JsonObject> Schema, Func<JsonElement, (bool Fits, T? Value)> Read);

/// <summary>Every shape that a setting has.</summary>
internal static class SettingShapes
{
    /// <summary>A century of months, and more hours, days, times or judges than anybody means.</summary>
    private const int Most = 1200;

    /// <summary>A number of months, days, hours or times.</summary>
    public static SettingShape<int> WholeNumber { get; } = WholeNumberFrom(1, "a whole number above 0");

    /// <summary>The same where an edition may do without.</summary>
    public static SettingShape<int> WholeNumberOrZero { get; } = WholeNumberFrom(0, "a whole number, or 0 for none");

    /// <summary>How many of something there are at least where one alone tells nothing, such as judges: a standard error needs two.</summary>
    public static SettingShape<int> TwoOrMore { get; } = WholeNumberFrom(2, "a whole number of at least 2");

    /// <summary>A whole number, or null where the edition has none.</summary>
    public static SettingShape<int?> WholeNumberOrNone { get; } = new(
        $"a whole number above 0, or null for none, {AtMost}",
        () => new JsonObject { ["type"] = new JsonArray("integer", "null"), ["minimum"] = 1, ["maximum"] = Most },
        value => value.ValueKind == JsonValueKind.Null ? (true, null) : WholeNumber.Read(value) is (true, var number) ? (true, number) : default);

    /// <summary>Standard errors of measurement: any part of them, and never more than two (S-01).</summary>
    public static SettingShape<decimal> Errors { get; } = new(
        "a number above 0, at most 2",
        () => new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0, ["maximum"] = 2 },
        value => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number is > 0 and <= 2 ? (true, number) : default);

    /// <summary>Months before a day, the earliest first; the schema cannot say the order.</summary>
    public static SettingShape<IReadOnlyList<int>> MonthsBefore { get; } = new(
        $"whole numbers above 0, the earliest reminder (the greatest number) first, or an empty list for none, {AtMost}",
        () => new JsonObject { ["type"] = "array", ["items"] = WholeNumber.Schema(), ["uniqueItems"] = true },
        value => Values(value, item => WholeNumber.Read(item)) is { } months && months.SequenceEqual(months.Distinct().OrderDescending()) ? (true, months) : default);

    public static SettingShape<IReadOnlySet<Level>> Levels { get; } = Codes<Level>("levels");

    public static SettingShape<IReadOnlySet<SiteException>> SiteExceptions { get; } = Codes<SiteException>("exceptions");

    /// <summary>Those of practitioners and supervisors: the proof of concept had none of a leader's.</summary>
    public static SettingShape<ElementSet> Elements { get; } = new(
        $"a list of elements, none twice and none where nothing is credited: {string.Join(", ", ElementSet.All.Select(NameOf))}",
        () => ListSchema(ElementSet.All),
        value => Values(value, Code<Element>) is { } elements && elements.All(element => ElementSet.All.Contains(element)) && elements.Distinct().Count() == elements.Count ? (true, ElementSet.Of([.. elements])) : default);

    public static SettingShape<PhaseCode> Phase { get; } = new(
        "the name of a phase: 1 to 40 lower-case letters, digits and hyphens",
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9-]{1,40}$" },
        value => value.ValueKind == JsonValueKind.String && PhaseCode.IsValid(value.GetString()) ? (true, new PhaseCode(value.GetString()!)) : default);

    private static string AtMost => string.Create(CultureInfo.InvariantCulture, $"at most {Most}");

    // 3.0 is a whole number to JSON, and so to the schema.
    private static SettingShape<int> WholeNumberFrom(int least, string must) => new(
        $"{must}, {AtMost}",
        () => new JsonObject { ["type"] = "integer", ["minimum"] = least, ["maximum"] = Most },
        value => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number == decimal.Truncate(number) && number >= least && number <= Most ? (true, (int)number) : default);

    private static SettingShape<IReadOnlySet<T>> Codes<T>(string what)
        where T : struct, Enum =>
        new(
            $"a list of {what}, none twice: {Names<T>()}",
            () => ListSchema(Enum.GetValues<T>()),
            value => Values(value, Code<T>) is { } codes && codes.Distinct().Count() == codes.Count ? (true, codes.ToHashSet()) : default);

    private static JsonObject ListSchema<T>(IEnumerable<T> codes)
        where T : struct, Enum =>
        new()
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["enum"] = new JsonArray([.. codes.Select(value => (JsonNode)NameOf(value))]) },
            ["uniqueItems"] = true,
        };

    /// <summary>What a list holds; null when it is none, or something in it does not fit.</summary>
    private static IReadOnlyList<T>? Values<T>(JsonElement list, Func<JsonElement, (bool Fits, T Value)> read)
    {
        if (list.ValueKind != JsonValueKind.Array)
            return null;
        var values = list.EnumerateArray().Select(read).ToArray();
        return values.All(value => value.Fits) ? [.. values.Select(value => value.Value)] : null;
    }

    private static (bool Fits, T Value) Code<T>(JsonElement value)
        where T : struct, Enum =>
        value.ValueKind == JsonValueKind.String
            ? Enum.GetValues<T>().Where(code => NameOf(code) == value.GetString()).Select(code => (true, code)).FirstOrDefault()
            : default;

    private static string Names<T>()
        where T : struct, Enum =>
        string.Join(", ", Enum.GetValues<T>().Select(NameOf));

    /// <summary>The code as JSON has it everywhere.</summary>
    private static string NameOf<T>(T code)
        where T : struct, Enum =>
        JsonSerializer.SerializeToElement(code, WrittenJson.Options).GetString()!;
}
