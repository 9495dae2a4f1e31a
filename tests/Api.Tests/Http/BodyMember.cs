using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Naas.Api.Tests.Http;

/// <summary>A member of a body as the server's own description has it, so that a new one is in every test of wrong input from its first day.</summary>
internal sealed record BodyMember(string Name, bool Required, JsonElement Schema)
{
    public bool IsDate => Is("string") && Schema.TryGetProperty("format", out var format) && format.GetString() == "date";

    public bool IsInteger => Is("integer");

    public bool IsNumber => Is("number");

    public bool IsList => Is("array");

    public bool IsListOfNumbers => IsList && Schema.GetProperty("items").TryGetProperty("type", out var type) && type.ToString() == "number";

    public static IReadOnlyList<BodyMember> Of(JsonElement document, JsonElement schema)
    {
        var body = Resolved(document, schema);
        if (!body.TryGetProperty("properties", out var properties))
            return [];

        var required = body.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        return [.. properties.EnumerateObject().Select(member => new BodyMember(member.Name, required.Contains(member.Name), Resolved(document, member.Value)))];
    }

    /// <summary>Whether the description lets this value stand here.</summary>
    public bool Takes(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => !Required,
        JsonValueKind.True or JsonValueKind.False => Is("boolean"),
        JsonValueKind.Number => IsNumber || (IsInteger && value.ToJsonString() is var number && long.TryParse(number, CultureInfo.InvariantCulture, out var whole) && Within(whole)),
        JsonValueKind.String => Is("string") && TakesText(value.GetValue<string>()),
        JsonValueKind.Array => IsListOfNumbers && value.AsArray() is { Count: > 0 } numbers && numbers.All(number => number?.GetValueKind() == JsonValueKind.Number),
        // No value of the tests is a list of codes or a record that any body takes.
        _ => false,
    };

    // Words are a document's or say why, and some lines are anybody's; every other text has a rule of its own, which no value of the tests keeps.
    private bool TakesText(string text) =>
        ((Name is "text" or "justification" && text is "no such thing" or "a\nb" or { Length: 300 }) || (Name is "title" or "source" && text == "no such thing"))
        && !Schema.TryGetProperty("enum", out _)
        && (!Schema.TryGetProperty("pattern", out var pattern) || Regex.IsMatch(text, pattern.GetString()!));

    private bool Within(long number) =>
        (!Schema.TryGetProperty("minimum", out var least) || number >= least.GetInt64())
        && (!Schema.TryGetProperty("maximum", out var most) || number <= most.GetInt64());

    private bool Is(string type) => Schema.TryGetProperty("type", out var written) && written.ValueKind switch
    {
        JsonValueKind.String => written.GetString() == type,
        JsonValueKind.Array => written.EnumerateArray().Any(one => one.GetString() == type),
        _ => false,
    };

    private static JsonElement Resolved(JsonElement document, JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;
}
