using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;

namespace Naas.Application.Journeys;

/// <summary>How the domain's values are written in JSON: codes as strings, enumerations in kebab case, sets as arrays.</summary>
/// <remarks>One way for the log and for HTTP, so that what a consumer sends is what history says.</remarks>
public static class JourneyJson
{
    /// <summary>Strict: a member nobody knows, a missing one, or a null where none may be is an error, never a guess.</summary>
    public static JsonSerializerOptions Options { get; } = Create(JourneyJsonContext.Default);

    /// <summary>The same strictness for the shapes of another context.</summary>
    internal static JsonSerializerOptions Create(IJsonTypeInfoResolver shapes)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            TypeInfoResolver = shapes,
        };
        AddConverters(options);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Adds the converters of the domain's values to any options.</summary>
    public static void AddConverters(JsonSerializerOptions options)
    {
        Enumeration<Level>(options);
        Enumeration<Element>(options);
        Enumeration<ElementResult>(options);
        Enumeration<Outcome>(options);
        Enumeration<OrganisationKind>(options);
        Enumeration<EmploymentBasis>(options);
        Enumeration<LeavingReason>(options);
        Enumeration<LeavingDestination>(options);
        options.Converters.Add(new TextConverter<OrganisationCode>(OrganisationCode.IsValid, text => new OrganisationCode(text), "2 to 20 upper-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<SittingCode>(SittingCode.IsValid, text => new SittingCode(text), "1 to 40 upper-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<EditionCode>(EditionCode.IsValid, text => new EditionCode(text), "1 to 40 lower-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<PhaseCode>(PhaseCode.IsValid, text => new PhaseCode(text), "1 to 40 lower-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<ActorId>(ActorId.IsValid, text => new ActorId(text), "1 to 64 letters, digits, hyphens, points or underscores"));
        options.Converters.Add(new ElementSetConverter());
    }

    private static void Enumeration<T>(JsonSerializerOptions options)
        where T : struct, Enum =>
        options.Converters.Add(new JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));

    private sealed class TextConverter<T>(Func<string?, bool> isValid, Func<string, T> make, string shape) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return isValid(text) ? make(text!) : throw new JsonException($"must be {shape}");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class ElementSetConverter : JsonConverter<ElementSet>
    {
        public override ElementSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ElementSet.Of(JsonSerializer.Deserialize<Element[]>(ref reader, options) ?? throw new JsonException("must be a list of elements"));

        public override void Write(Utf8JsonWriter writer, ElementSet value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var element in value)
                JsonSerializer.Serialize(writer, element, options);
            writer.WriteEndArray();
        }
    }
}

[JsonSerializable(typeof(EventMetadata))]
[JsonSerializable(typeof(Element[]))]
[JsonSerializable(typeof(JourneyEvent.SocialWorkerRegistered))]
[JsonSerializable(typeof(JourneyEvent.EmploymentStarted))]
[JsonSerializable(typeof(JourneyEvent.EmploymentEnded))]
[JsonSerializable(typeof(JourneyEvent.AssessmentAgreed))]
[JsonSerializable(typeof(JourneyEvent.PracticeEndorsed))]
[JsonSerializable(typeof(JourneyEvent.PracticeReEndorsed))]
[JsonSerializable(typeof(JourneyEvent.EndorsementLapsedOnLeaving))]
[JsonSerializable(typeof(JourneyEvent.SittingBooked))]
[JsonSerializable(typeof(JourneyEvent.SittingCancelledOnLeaving))]
[JsonSerializable(typeof(JourneyEvent.ElementMarked))]
[JsonSerializable(typeof(JourneyEvent.ResultReleased))]
[JsonSerializable(typeof(JourneyEvent.Accredited))]
[JsonSerializable(typeof(JourneyEvent.NarrowRetakeOpened))]
[JsonSerializable(typeof(JourneyEvent.ElementRetakeOpened))]
[JsonSerializable(typeof(JourneyEvent.FullRetakeOpened))]
internal sealed partial class JourneyJsonContext : JsonSerializerContext;
