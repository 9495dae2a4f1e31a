using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Projections.Deadlines;

/// <summary>What a deadline row watches, as it is stored: one text for one watch, whatever wrote it.</summary>
internal static class WatchJson
{
    private static readonly JsonSerializerOptions Options = Create();
    private static readonly JsonTypeInfo<Watch> Watches = (JsonTypeInfo<Watch>)Options.GetTypeInfo(typeof(Watch));
    private static readonly JsonTypeInfo<Dictionary<string, DateOnly>> LastDays = (JsonTypeInfo<Dictionary<string, DateOnly>>)Options.GetTypeInfo(typeof(Dictionary<string, DateOnly>));

    public static string Write(Watch watch) => JsonSerializer.Serialize(watch, Watches);

    public static string Write(IEnumerable<KeyValuePair<string, DateOnly>> lastDays) => JsonSerializer.Serialize(new Dictionary<string, DateOnly>(lastDays), LastDays);

    public static Watch Read(string json) => JsonSerializer.Deserialize(json, Watches) ?? throw new JsonException("The watch of a deadline row is null.");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = WatchJsonContext.Default,
        };
        options.Converters.Add(new JsonStringEnumConverter<Level>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<WindowStop>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }
}

[JsonSerializable(typeof(Watch))]
[JsonSerializable(typeof(Dictionary<string, DateOnly>))]
internal sealed partial class WatchJsonContext : JsonSerializerContext;
