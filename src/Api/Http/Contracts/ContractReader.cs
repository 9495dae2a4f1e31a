using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Naas.Application.Journeys;

namespace Naas.Api.Http.Contracts;

/// <summary>Reads a contract record from JSON member by member, so that a caller hears of every fault at once, each with its pointer.</summary>
public static class ContractReader
{
    // Outside these no date of a working life lies, and no calendar arithmetic can overflow inside them.
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly ConcurrentDictionary<Type, Member[]> Shapes = new();

    /// <summary>The options with which bodies are read and answers written.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <returns>The record, or null when <paramref name="faults"/> holds what to mend.</returns>
    public static T? Read<T>(JsonElement body, ICollection<InputFault> faults)
        where T : class =>
        (T?)ReadRecord(typeof(T), body, "", faults);

    private static object? ReadRecord(Type type, JsonElement body, string pointer, ICollection<InputFault> faults)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new InputFault(pointer, "must be an object with named members"));
            return null;
        }

        var before = faults.Count;
        var shape = Shapes.GetOrAdd(type, ShapeOf);
        foreach (var group in body.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal))
        {
            if (!shape.Any(member => member.Name == group.Key))
                faults.Add(new InputFault($"{pointer}/{Escape(group.Key)}", $"is not known here; known are {string.Join(", ", shape.Select(member => member.Name))}"));
            else if (group.Count() > 1)
                faults.Add(new InputFault($"{pointer}/{group.Key}", "is there more than once"));
        }

        var arguments = shape.Select(member => ReadMember(member, body, pointer, faults)).ToArray();
        return faults.Count == before ? shape[0].Constructor.Invoke(arguments) : null;
    }

    private static object? ReadMember(Member member, JsonElement body, string pointer, ICollection<InputFault> faults)
    {
        var at = $"{pointer}/{member.Name}";
        if (!body.TryGetProperty(member.Name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (!member.Optional)
                faults.Add(new InputFault(at, "is missing"));
            return null;
        }

        if (IsContract(member.Type))
            return ReadRecord(member.Type, value, at, faults);

        try
        {
            var read = value.Deserialize(member.Type, Options);
            if (Complaint(read) is { } complaint)
                faults.Add(new InputFault(at, complaint));
            return read;
        }
        catch (JsonException e)
        {
            faults.Add(new InputFault(at, Expectation(member.Type) ?? e.Message));
            return null;
        }
    }

    private static string? Complaint(object? value) => value switch
    {
        DateOnly date when date < Earliest || date > Latest => $"must lie between {Earliest:yyyy-MM-dd} and {Latest:yyyy-MM-dd}",
        decimal number when number != decimal.Round(number, 2) || Math.Abs(number) > 1_000_000 => "must have at most two decimal places and be of sensible size",
        string { Length: 0 } => "must not be empty",
        string { Length: > 200 } => "must be at most 200 characters",
        string text when text.Any(char.IsControl) || text.Trim() != text => "must not hold control characters, nor begin or end with a blank",
        _ => null,
    };

    private static string? Expectation(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return $"must be one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}";
        if (type == typeof(DateOnly))
            return "must be a date such as 2018-07-02";
        if (type == typeof(decimal))
            return "must be a number such as 41 or 41.5";
        return type == typeof(string) ? "must be text" : null;
    }

    private static bool IsContract(Type type) => type.Namespace == typeof(ContractReader).Namespace && type.IsClass;

    private static Member[] ShapeOf(Type type)
    {
        var constructor = type.GetConstructors().Single(candidate => candidate.GetParameters().Length > 0);
        return [.. constructor.GetParameters().Select(parameter => new Member(
            JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!),
            parameter.ParameterType,
            IsOptional(parameter),
            constructor))];
    }

    private static bool IsOptional(ParameterInfo parameter)
    {
        // NullabilityInfoContext is not safe for use by several threads.
        lock (Nullability)
            return Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
    }

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        JourneyJson.AddConverters(options);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed record Member(string Name, Type Type, bool Optional, ConstructorInfo Constructor);
}

/// <summary>One thing wrong with the input.</summary>
/// <param name="Pointer">Where, as a JSON pointer into the body; empty for the whole of it.</param>
/// <param name="Message">What it must be, as the end of a sentence that begins with the pointer.</param>
public sealed record InputFault(string Pointer, string Message);
