using System.Text.Json;
using System.Text.Json.Serialization;
using Naas.Application.Samples;
using Naas.Domain.Equalities;

namespace Naas.Infrastructure.Samples;

/// <summary>Reads the parameters of a sample; a number without a source or an assumption's reason is refused.</summary>
public static class SampleParametersFile
{
    private static readonly JsonSerializerOptions Options = WrittenJson.With(
        new JsonStringEnumConverter<EthnicGroup>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        new JsonStringEnumConverter<WorkforceRole>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        new JsonStringEnumConverter<Ethnicity>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        new JsonStringEnumConverter<ReligionOrBelief>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        new JsonStringEnumConverter<SexualOrientation>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        new JsonStringEnumConverter<GenderReassignment>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        new JsonStringEnumConverter<MaritalStatus>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        new JsonStringEnumConverter<DayOfWeek>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));

    /// <exception cref="SampleFileException">The file cannot be read, or a parameter says nothing of where it comes from.</exception>
    public static SampleParameters Load(string file) => Load<SampleParameters>(file);

    /// <inheritdoc cref="Load(string)" />
    public static CountryParameters LoadCountry(string file) => Load<CountryParameters>(file);

    private static T Load<T>(string file)
    {
        try
        {
            using (var document = JsonDocument.Parse(File.ReadAllBytes(file)))
                RefuseUnlabelled(document.RootElement, "$", file);
            return WrittenJson.Read<T>(file, Options);
        }
        catch (JsonException e)
        {
            throw new SampleFileException(WrittenJson.Fault(file, e), e);
        }
    }

    private static void RefuseUnlabelled(JsonElement element, string path, string file)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.TryGetProperty("value", out _):
                if (HasText(element, "source") == (IsTrue(element, "assumption") && HasText(element, "because")))
                    throw new SampleFileException($"{file}, at {path}: give the parameter its \"source\", or \"assumption\": true with \"because\"; one of the two.");
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    RefuseUnlabelled(member.Value, $"{path}.{member.Name}", file);
                break;
            case JsonValueKind.Array:
                foreach (var (at, row) in element.EnumerateArray().Index())
                    RefuseUnlabelled(row, $"{path}[{at}]", file);
                break;
            default:
                // The title says what the file is; it is no parameter.
                if (path != "$.title")
                    throw new SampleFileException($"{file}, at {path}: a parameter stands as {{ \"value\": …, \"source\": … }}.");
                break;
        }
    }

    private static bool HasText(JsonElement element, string member) =>
        element.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(found.GetString());

    private static bool IsTrue(JsonElement element, string member) =>
        element.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.True;
}

/// <summary>The file of a sample's parameters is wrong; the message names the file, the place in it, and how to mend it.</summary>
public sealed class SampleFileException : Exception
{
    public SampleFileException(string message)
        : base(message)
    {
    }

    public SampleFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
