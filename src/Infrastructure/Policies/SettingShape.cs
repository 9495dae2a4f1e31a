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
    /// <summary>A number of months, days, hours or times.</summary>
    public static SettingShape<int> WholeNumber { get; } = new(
        "a whole number above 0",
        () => new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
        value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 ? (true, number) : default);

    /// <summary>The same, or null where the edition has none.</summary>
    public static SettingShape<int?> WholeNumberOrNone { get; } = new(
        "a whole number above 0, or null for none",
        () => new JsonObject { ["type"] = new JsonArray("integer", "null"), ["minimum"] = 1 },
        value => value.ValueKind == JsonValueKind.Null ? (true, null) : WholeNumber.Read(value) is (true, var number) ? (true, number) : default);

    /// <summary>Months before a day, the earliest first; the schema cannot say the order.</summary>
    public static SettingShape<IReadOnlyList<int>> MonthsBefore { get; } = new(
        "whole numbers above 0, the earliest reminder (the greatest number) first",
        () => new JsonObject { ["type"] = "array", ["items"] = WholeNumber.Schema(), ["minItems"] = 1, ["uniqueItems"] = true },
        value => Values(value, item => WholeNumber.Read(item)) is { Count: > 0 } months && months.SequenceEqual(months.Distinct().OrderDescending()) ? (true, months) : default);

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
