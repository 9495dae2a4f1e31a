using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Projections.WorkerSummary;

/// <summary>The lists inside a summary row, as they are stored: one text for one list, whatever wrote it.</summary>
internal static class SummaryJson
{
    private static readonly JsonSerializerOptions Options = Create();
    private static readonly JsonTypeInfo<ImmutableArray<EmploymentEntry>> Employments = Info<ImmutableArray<EmploymentEntry>>();
    private static readonly JsonTypeInfo<ImmutableArray<RoleEntry>> Roles = Info<ImmutableArray<RoleEntry>>();
    private static readonly JsonTypeInfo<ImmutableArray<AbsenceEntry>> Absences = Info<ImmutableArray<AbsenceEntry>>();
    private static readonly JsonTypeInfo<ImmutableArray<LevelEntry>> Levels = Info<ImmutableArray<LevelEntry>>();
    private static readonly JsonTypeInfo<ImmutableArray<OpenStopEntry>> Stops = Info<ImmutableArray<OpenStopEntry>>();

    public static string Write(ImmutableArray<EmploymentEntry> employments) => JsonSerializer.Serialize(employments, Employments);

    public static string Write(ImmutableArray<RoleEntry> roles) => JsonSerializer.Serialize(roles, Roles);

    public static string Write(ImmutableArray<AbsenceEntry> absences) => JsonSerializer.Serialize(absences, Absences);

    public static string Write(ImmutableArray<LevelEntry> levels) => JsonSerializer.Serialize(levels, Levels);

    public static string Write(ImmutableArray<OpenStopEntry> stops) => JsonSerializer.Serialize(stops, Stops);

    public static ImmutableArray<EmploymentEntry> ReadEmployments(string json) => JsonSerializer.Deserialize(json, Employments);

    public static ImmutableArray<RoleEntry> ReadRoles(string json) => JsonSerializer.Deserialize(json, Roles);

    public static ImmutableArray<AbsenceEntry> ReadAbsences(string json) => JsonSerializer.Deserialize(json, Absences);

    public static ImmutableArray<LevelEntry> ReadLevels(string json) => JsonSerializer.Deserialize(json, Levels);

    public static ImmutableArray<OpenStopEntry> ReadStops(string json) => JsonSerializer.Deserialize(json, Stops);

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = SummaryJsonContext.Default,
        };
        options.Converters.Add(new JsonStringEnumConverter<Level>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<Element>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<Outcome>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<EmploymentBasis>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<EntryRoute>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<WindowStop>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<StatutoryFunction>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }
}

[JsonSerializable(typeof(ImmutableArray<EmploymentEntry>))]
[JsonSerializable(typeof(ImmutableArray<RoleEntry>))]
[JsonSerializable(typeof(ImmutableArray<AbsenceEntry>))]
[JsonSerializable(typeof(ImmutableArray<LevelEntry>))]
[JsonSerializable(typeof(ImmutableArray<OpenStopEntry>))]
internal sealed partial class SummaryJsonContext : JsonSerializerContext;
