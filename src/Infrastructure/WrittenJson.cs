using System.Text.Json;
using System.Text.Json.Serialization;
using Naas.Application.Journeys;

namespace Naas.Infrastructure;

/// <summary>JSON files that people write: no member is unknown, left out or guessed, and a fault names file, place and line.</summary>
internal static class WrittenJson
{
    /// <summary>For files that hold nothing but the domain's own values.</summary>
    public static JsonSerializerOptions Options { get; } = With();

    /// <param name="more">For the values of one file only.</param>
    public static JsonSerializerOptions With(params IEnumerable<JsonConverter> more)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
        };
        JourneyJson.AddConverters(options);
        foreach (var converter in more)
            options.Converters.Add(converter);
        return options;
    }

    /// <exception cref="JsonException">Wrong or empty; without the name of the file, which <see cref="Fault"/> adds.</exception>
    public static T Read<T>(string file, JsonSerializerOptions? options = null)
    {
        using var stream = File.OpenRead(file);
        return JsonSerializer.Deserialize<T>(stream, options ?? Options) ?? throw new JsonException("the file is empty");
    }

    public static string Fault(string file, JsonException e) => $"{file}, at {e.Path ?? "$"} (line {(e.LineNumber ?? 0) + 1}): {e.Message}";
}
