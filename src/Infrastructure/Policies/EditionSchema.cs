using System.Text.Json.Nodes;
using Naas.Domain.Policies;

namespace Naas.Infrastructure.Policies;

/// <summary>The JSON schema of an edition's file, for editors and for whoever writes one; made from the list that reads it.</summary>
public static class EditionSchema
{
    /// <summary>The name of its file beside the editions.</summary>
    public const string FileName = "edition.schema.json";

    public static JsonObject Build()
    {
        var settings = new Collected();
        _ = EditionSettings.ToPolicy(default, null, settings);
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A policy edition of Naas",
            ["description"] = "Every number of the rulebook with its source. An edition is added by adding its file; nothing is compiled.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["$schema"] = new JsonObject { ["type"] = "string" },
                ["edition"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9-]{1,40}$", ["description"] = "Its name; recorded with every decision that it governed." },
                ["title"] = new JsonObject { ["type"] = "string", ["pattern"] = EditionFile.SomethingPattern, ["description"] = "Its title for people." },
                ["documents"] = new JsonObject
                {
                    ["type"] = "object",
                    ["propertyNames"] = new JsonObject { ["pattern"] = EditionFile.DocumentPattern, ["not"] = new JsonObject { ["enum"] = new JsonArray([.. EditionFile.KnownDocuments.Select(code => (JsonNode)code)]) } },
                    ["additionalProperties"] = new JsonObject { ["type"] = "string", ["pattern"] = EditionFile.SomethingPattern },
                    ["description"] = "The titles of the documents that its sources cite, by code; C16, G17 and S are known to every edition.",
                },
                ["inForceFrom"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["format"] = "date", ["pattern"] = EditionFile.DayPattern, ["description"] = "The first day that it governs; null for an edition that never came into force (S-50)." },
                ["settings"] = new JsonObject { ["type"] = "object", ["properties"] = settings.Properties, ["required"] = settings.Required, ["additionalProperties"] = false },
            },
            ["required"] = new JsonArray("edition", "title", "inForceFrom", "settings"),
            ["additionalProperties"] = false,
            ["$defs"] = new JsonObject { ["source"] = Source() },
        };
    }

    private static JsonObject Source() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["document"] = new JsonObject { ["type"] = "string", ["pattern"] = EditionFile.DocumentPattern, ["description"] = "C16 (the consultation), G17 (the response), S (a decision of this project), or one that the edition lists under documents." },
            ["paragraph"] = new JsonObject { ["type"] = "string", ["pattern"] = EditionFile.SomethingPattern, ["description"] = "Such as ¶75, A ¶38, or S-15." },
            ["quote"] = new JsonObject { ["type"] = "string", ["pattern"] = EditionFile.SomethingPattern, ["description"] = "The document's sentence, or this project's decision in one, which begins with \"This project's:\"." },
        },
        ["required"] = new JsonArray("document", "paragraph", "quote"),
        ["additionalProperties"] = false,
        ["allOf"] = new JsonArray(
            Of(new JsonArray("S"), new JsonObject { ["paragraph"] = new JsonObject { ["pattern"] = EditionFile.DecisionPattern }, ["quote"] = new JsonObject { ["pattern"] = $"^{EditionFile.OfThisProject}" } }),
            Of(new JsonArray("C16", "G17"), new JsonObject { ["paragraph"] = new JsonObject { ["pattern"] = EditionFile.ParagraphPattern } })),
    };

    /// <summary>What holds of a source in one of these documents.</summary>
    private static JsonObject Of(JsonArray documents, JsonObject properties) => new()
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { ["document"] = new JsonObject { ["enum"] = documents } }, ["required"] = new JsonArray("document") },
        ["then"] = new JsonObject { ["properties"] = properties },
    };

    private sealed class Collected : IEditionSettings
    {
        public JsonObject Properties { get; } = [];

        public JsonArray Required { get; } = [];

        public Setting<T> Of<T>(string name, SettingShape<T> shape)
        {
            var value = shape.Schema();
            value["description"] = $"Must be {shape.Must}.";
            Properties[name] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["value"] = value, ["source"] = new JsonObject { ["$ref"] = "#/$defs/source" } },
                ["required"] = new JsonArray("value", "source"),
                ["additionalProperties"] = false,
            };
            Required.Add(name);
            return new Setting<T>(default!, new PolicySource("", "", ""));
        }
    }
}
