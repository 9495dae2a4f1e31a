using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;

namespace Naas.Projections.Equalities;

/// <summary>What stands inside a row, as it is stored. Names in units and categories are those by which figures are divided.</summary>
internal static class EqualityJson
{
    private static readonly JsonSerializerOptions Options = Create();
    private static readonly JsonTypeInfo<Declared> Declarations = Info<Declared>();
    private static readonly JsonTypeInfo<ImmutableArray<EmployedFrom>> Employments = Info<ImmutableArray<EmployedFrom>>();
    private static readonly JsonTypeInfo<ImmutableArray<EqualityLevel>> Levels = Info<ImmutableArray<EqualityLevel>>();
    private static readonly JsonTypeInfo<ImmutableArray<EqualityUnit>> Units = Info<ImmutableArray<EqualityUnit>>();

    public static string Write(Declared declared) => JsonSerializer.Serialize(declared, Declarations);

    public static string Write(ImmutableArray<EmployedFrom> employments) => JsonSerializer.Serialize(employments, Employments);

    public static string Write(ImmutableArray<EqualityLevel> levels) => JsonSerializer.Serialize(levels, Levels);

    public static string Write(ImmutableArray<EqualityUnit> units) => JsonSerializer.Serialize(units, Units);

    public static Declared ReadDeclared(string json) => JsonSerializer.Deserialize(json, Declarations)!;

    public static ImmutableArray<EmployedFrom> ReadEmployments(string json) => JsonSerializer.Deserialize(json, Employments);

    public static ImmutableArray<EqualityLevel> ReadLevels(string json) => JsonSerializer.Deserialize(json, Levels);

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = EqualityJsonContext.Default,
        };
        options.Converters.Add(new JsonStringEnumConverter<Level>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<Element>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<ElementResult>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<Outcome>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<EqualityMeasure>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }
}

[JsonSerializable(typeof(Declared))]
[JsonSerializable(typeof(ImmutableArray<EmployedFrom>))]
[JsonSerializable(typeof(ImmutableArray<EqualityLevel>))]
[JsonSerializable(typeof(ImmutableArray<EqualityUnit>))]
internal sealed partial class EqualityJsonContext : JsonSerializerContext;
