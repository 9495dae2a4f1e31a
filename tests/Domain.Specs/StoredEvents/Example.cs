using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Naas.Application.Journeys;

namespace Naas.Domain.Specs.StoredEvents;

/// <summary>
/// Two events made up for the specs of versions. <c>placed</c> named its organisation <c>at</c> in version 1, gave the
/// member its name in version 2, and learnt of elements in version 3; <c>left</c> never changed.
/// </summary>
internal abstract record Example
{
    public sealed record Placed(string Organisation, decimal Score, ElementSet Elements) : Example;

    public sealed record Left(string Organisation) : Example;

    public const string PlacedV1 = """{"at":"LEEDS","score":39.50}""";
    public const string PlacedV2 = """{"organisation":"LEEDS","score":39.50}""";
    public const string PlacedV3 = """{"organisation":"LEEDS","score":39.50,"elements":[]}""";

    public static StoredEventType[] Rows { get; } =
    [
        new("placed", 1, typeof(Placed), NameTheOrganisation),
        new("placed", 2, typeof(Placed), NoElements),
        new("placed", 3, typeof(Placed)),
        new("left", 1, typeof(Left)),
    ];

    public static JsonSerializerOptions Json { get; } = Options();

    public static StoredEventTypes<Example> Types { get; } = new(Rows, Json);

    public static JsonObject NameTheOrganisation(JsonObject body)
    {
        var at = body["at"]?.GetValue<string>() ?? throw new InvalidOperationException("'at' is missing");
        body.Remove("at").Should().BeTrue();
        body.Add("organisation", at);
        return body;
    }

    public static JsonObject NoElements(JsonObject body)
    {
        body.Add("elements", new JsonArray());
        return body;
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JourneyJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        options.MakeReadOnly();
        return options;
    }
}
