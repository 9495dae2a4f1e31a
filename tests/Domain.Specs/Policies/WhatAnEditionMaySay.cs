using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Naas.Infrastructure.Policies;

namespace Naas.Domain.Specs.Policies;

/// <summary>One table of values, put to the schema that an editor goes by and to the program that reads the file: both take the same.</summary>
public sealed class What_an_edition_may_say : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("naas-policies-").FullName;

    [Theory]
    [InlineData("settings.narrowRetakeMonths.value", "3.0", true)]
    [InlineData("settings.narrowRetakeMonths.value", "1200", true)]
    [InlineData("settings.narrowRetakeMonths.value", "1201", false)]
    [InlineData("settings.narrowRetakeMonths.value", "3000000000", false)]
    [InlineData("settings.narrowRetakeMonths.value", "3.5", false)]
    [InlineData("settings.narrowRetakeMonths.value", "0", false)]
    [InlineData("settings.automaticRebookings.value", "0", true)]
    [InlineData("settings.elementRetakesBeforeFullRetake.value", "0", true)]
    [InlineData("settings.reaccreditationGraceMonths.value", "0", true)]
    [InlineData("settings.reaccreditationLearningHours.value", "0", true)]
    [InlineData("settings.minimumServiceMonths.value", "0", true)]
    [InlineData("settings.minimumServiceMonths.value", "-1", false)]
    [InlineData("settings.standardJudgesAtLeast.value", "1", false)]
    [InlineData("settings.standardJudgesAtLeast.value", "2", true)]
    [InlineData("settings.narrowBandMostErrors.value", "1.5", true)]
    [InlineData("settings.narrowBandMostErrors.value", "2.01", false)]
    [InlineData("settings.narrowBandMostErrors.value", "0", false)]
    [InlineData("settings.reaccreditationMonths.value", "null", true)]
    [InlineData("settings.reaccreditationMonths.value", "2000000000", false)]
    [InlineData("settings.reaccreditationReminderMonths.value", "[]", true)]
    [InlineData("settings.reaccreditationReminderMonths.value", "[6, 6]", false)]
    [InlineData("settings.passportElements.value", "[\"interview\"]", false)]
    [InlineData("settings.narrowRetakeMonths.source.paragraph", "\"75\"", false)]
    [InlineData("settings.narrowRetakeMonths.source.paragraph", "\"¶¶40-41\"", false)]
    [InlineData("settings.narrowRetakeMonths.source.paragraph", "\"A ¶38\"", true)]
    [InlineData("settings.bankedElementMonths.source.paragraph", "\"S-100\"", true)]
    [InlineData("settings.bankedElementMonths.source.paragraph", "\"¶75\"", false)]
    [InlineData("settings.bankedElementMonths.source.quote", "\"They count for a year.\"", false)]
    [InlineData("settings.narrowRetakeMonths.source.quote", "\" \"", false)]
    [InlineData("settings.narrowRetakeMonths.source.document", "\"g17\"", false)]
    [InlineData("title", "\" \"", false)]
    [InlineData("inForceFrom", "\"soon\"", false)]
    [InlineData("inForceFrom", "null", true)]
    [InlineData("documents", "{\"G19\":\"A statement of 2019\"}", true)]
    [InlineData("documents", "{\"S\":\"Ours\"}", false)]
    [InlineData("documents", "{\"g19\":\"A statement\"}", false)]
    [InlineData("$schema", "5", false)]
    public void Schema_and_program_take_the_same(string place, string json, bool taken)
    {
        var edition = Edition();
        Set(edition, place, json);
        Write(edition);

        Accepts(EditionSchema.Build(), edition).Should().Be(taken, "the schema tells an editor so");
        if (taken)
            Loading().Should().NotThrow();
        else
            Loading().Should().Throw<PolicyFileException>();
    }

    /// <summary>What a schema cannot say: an order, the length of a month, and a name that another part of the file has to list.</summary>
    [Theory]
    [InlineData("settings.reaccreditationReminderMonths.value", "[1, 3]")]
    [InlineData("inForceFrom", "\"2018-02-31\"")]
    [InlineData("settings.narrowRetakeMonths.source.document", "\"G19\"")]
    public void Only_the_program_refuses(string place, string json)
    {
        var edition = Edition();
        Set(edition, place, json);
        Write(edition);

        Accepts(EditionSchema.Build(), edition).Should().BeTrue();
        Loading().Should().Throw<PolicyFileException>();
    }

    [Fact]
    public void It_may_cite_a_document_that_this_program_was_not_compiled_with()
    {
        var edition = Edition();
        Set(edition, "documents", "{\"G19\":\"A statement of 2019\"}");
        Set(edition, "settings.narrowRetakeMonths.source.document", "\"G19\"");
        Set(edition, "settings.narrowRetakeMonths.source.paragraph", "\"section 3, page 12\"");
        Write(edition);

        var written = PolicyEditions.Load(_folder).Written.Single();
        written.Documents.Should().Equal(new Dictionary<string, string> { ["G19"] = "A statement of 2019" });
        written.Policy.NarrowRetakeMonths.Source.Document.Should().Be("G19");
        Accepts(EditionSchema.Build(), edition).Should().BeTrue();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Pinned, so that one that never came into force is enough.
    private Action Loading() => () => PolicyEditions.Load(_folder, pinned: "response-2017");

    private static JsonObject Edition() => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "policies", "response-2017.json")))!.AsObject();

    private void Write(JsonObject edition) => File.WriteAllText(Path.Combine(_folder, "edition.json"), edition.ToJsonString());

    private static void Set(JsonObject edition, string place, string json)
    {
        var names = place.Split('.');
        names[..^1].Aggregate(edition, (within, name) => within[name]!.AsObject())[names[^1]] = JsonNode.Parse(json);
    }

    /// <summary>Whether a schema takes a value, by the words of draft 2020-12 that the schema of an edition uses. Another word fails.</summary>
    private static bool Accepts(JsonObject schema, JsonNode? value, JsonObject? root = null) => schema.All(word => (word.Key, word.Value) switch
    {
        ("$schema" or "title" or "description" or "$defs" or "format" or "then", _) => true,
        ("$ref", { } at) => Accepts(at.GetValue<string>()["#/".Length..].Split('/').Aggregate(root ?? schema, (within, name) => within[name]!.AsObject()), value, root ?? schema),
        ("type", JsonArray types) => types.Any(type => IsOf(type!.GetValue<string>(), value)),
        ("type", { } type) => IsOf(type.GetValue<string>(), value),
        ("enum", JsonArray choices) => choices.Any(choice => JsonNode.DeepEquals(choice, value)),
        ("pattern", { } pattern) => !IsOf("string", value) || Regex.IsMatch(value!.GetValue<string>(), pattern.GetValue<string>()),
        ("minimum", { } least) => !IsOf("number", value) || Number(value) >= Number(least),
        ("exclusiveMinimum", { } bound) => !IsOf("number", value) || Number(value) > Number(bound),
        ("maximum", { } most) => !IsOf("number", value) || Number(value) <= Number(most),
        ("items", JsonObject item) => value is not JsonArray list || list.All(one => Accepts(item, one, root ?? schema)),
        ("uniqueItems", _) => value is not JsonArray list || list.Select(one => one?.ToJsonString()).Distinct().Count() == list.Count,
        ("required", JsonArray names) => value is not JsonObject members || names.All(name => members.ContainsKey(name!.GetValue<string>())),
        ("properties", JsonObject known) => value is not JsonObject members || members.All(member => known[member.Key] is not JsonObject of || Accepts(of, member.Value, root ?? schema)),
        ("additionalProperties", JsonObject other) => value is not JsonObject members || members.All(member => schema["properties"]?[member.Key] is not null || Accepts(other, member.Value, root ?? schema)),
        ("additionalProperties", _) => value is not JsonObject members || members.All(member => schema["properties"]![member.Key] is not null),
        ("propertyNames", JsonObject name) => value is not JsonObject members || members.All(member => Accepts(name, JsonValue.Create(member.Key), root ?? schema)),
        ("not", JsonObject other) => !Accepts(other, value, root ?? schema),
        ("allOf", JsonArray all) => all.All(one => Accepts(one!.AsObject(), value, root ?? schema)),
        ("if", JsonObject condition) => !Accepts(condition, value, root ?? schema) || Accepts(schema["then"]!.AsObject(), value, root ?? schema),
        _ => throw new InvalidOperationException($"{word.Key} is no word that this spec knows."),
    });

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("integer", JsonValueKind.Number) => Number(value) == decimal.Truncate(Number(value)),
        ("number", JsonValueKind.Number) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("null", JsonValueKind.Null) => true,
        _ => false,
    };

    // Built values hold what they were made from, parsed ones what was written.
    private static decimal Number(JsonNode? value) => decimal.Parse(value!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
}
