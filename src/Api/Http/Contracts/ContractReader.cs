using System.Collections.Concurrent;
using System.Globalization;
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

    // So that no answer is longer than what it answers.
    private const int MostSurplus = 20;
    private const int LongestName = 100;

    private const int LongestText = 200;

    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly ConcurrentDictionary<Type, Member[]> Shapes = new();

    /// <summary>The options with which bodies are read and answers written.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <returns>The record, or null when <paramref name="faults"/> holds what to mend.</returns>
    public static T? Read<T>(JsonElement body, ICollection<InputFault> faults)
        where T : class =>
        (T?)ReadRecord(typeof(T), body, "", faults);

    /// <summary>What of a contract's members the description of the API can say in bounds.</summary>
    internal static IEnumerable<(string Member, int? MostItems, (int Least, int Most)? Range)> BoundsOf(Type contract) =>
        Shapes.GetOrAdd(contract, ShapeOf)
            .Where(member => member.List is not null || member.Range is not null)
            .Select(member => (member.Name, member.List?.Most, member.Range is { } range ? ((int, int)?)(range.Least, range.Most) : null));

    private static object? ReadRecord(Type type, JsonElement body, string pointer, ICollection<InputFault> faults)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new InputFault(pointer, "must be an object with named members"));
            return null;
        }

        var before = faults.Count;
        var shape = Shapes.GetOrAdd(type, ShapeOf);
        if (CountNames(body) is not { } counts)
        {
            faults.Add(new InputFault(pointer, "has a member whose name is no Unicode text"));
            return null;
        }

        NameSurplus(counts.Keys.Except(shape.Select(member => member.Name), StringComparer.Ordinal), shape, pointer, faults);
        var arguments = shape.Select(member => ReadMember(member, counts.GetValueOrDefault(member.Name), body, pointer, faults)).ToArray();
        return faults.Count == before ? shape[0].Constructor!.Invoke(arguments) : null;
    }

    /// <returns>How often each name is there; null when one of them cannot be read, such as half a surrogate pair.</returns>
    private static Dictionary<string, int>? CountNames(JsonElement body)
    {
        try
        {
            return body.EnumerateObject().CountBy(member => member.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static void NameSurplus(IEnumerable<string> surplus, Member[] shape, string pointer, ICollection<InputFault> faults)
    {
        var known = $"known are {string.Join(", ", shape.Select(member => member.Name))}";
        var names = surplus.ToArray();
        var listed = names.Where(name => name.Length <= LongestName).Take(MostSurplus).ToArray();
        foreach (var name in listed)
            faults.Add(new InputFault($"{pointer}/{Escape(name)}", $"is not known here; {known}"));
        if (names.Length > listed.Length)
            faults.Add(new InputFault(pointer, string.Create(CultureInfo.InvariantCulture, $"has {names.Length - listed.Length} more members that are not known here; {known}")));
    }

    private static object? ReadMember(Member member, int times, JsonElement body, string pointer, ICollection<InputFault> faults)
    {
        var at = $"{pointer}/{member.Name}";
        if (times > 1)
        {
            faults.Add(new InputFault(at, "is there more than once"));
            return null;
        }

        if (!body.TryGetProperty(member.Name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (!member.Optional)
                faults.Add(new InputFault(at, "is missing"));
            return null;
        }

        return ReadValue(member, value, at, faults);
    }

    private static object? ReadValue(Member member, JsonElement value, string pointer, ICollection<InputFault> faults)
    {
        if (IsContract(member.Type))
            return ReadRecord(member.Type, value, pointer, faults);
        if (member.List is { } list)
            return ReadList(member.Type.GetGenericArguments()[0], list, value, pointer, faults);

        // Codes are exact: what differs in a capital letter is another code, and an answer never writes it so.
        if (CodesOf(member.Type) is { } codes && !(value.ValueKind == JsonValueKind.String && IsUnicode(value) && codes.Contains(value.GetString()!)))
        {
            faults.Add(new InputFault(pointer, Expectation(member.Type)!));
            return null;
        }

        try
        {
            var read = value.Deserialize(member.Type, Options);
            if (Complaint(read, member) is { } complaint)
                faults.Add(new InputFault(pointer, complaint));
            return read is decimal number ? WithoutTrailingNoughts(number) : read;
        }
        catch (JsonException e)
        {
            faults.Add(new InputFault(pointer, Expectation(member.Type) ?? (IsUnicode(value) ? e.Message : "must be Unicode text")));
            return null;
        }
    }

    private static Array? ReadList(Type item, ListRule rule, JsonElement value, string pointer, ICollection<InputFault> faults)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is var length && (length == 0 || length > rule.Most))
        {
            faults.Add(new InputFault(pointer, string.Create(CultureInfo.InvariantCulture, $"must be a list of 1 to {rule.Most}")));
            return null;
        }

        var member = new Member("", item, Optional: false, null, null, null);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var list = Array.CreateInstance(item, value.GetArrayLength());
        for (var index = 0; index < list.Length; index++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}");
            var before = faults.Count;
            var read = ReadValue(member, value[index], at, faults);
            if (faults.Count > before)
                continue;
            list.SetValue(read, index);
            if (rule.Key is { } key && !keys.Add(value[index].GetProperty(key).GetRawText()))
                faults.Add(new InputFault($"{at}/{key}", "is named in the list before"));
        }

        return list;
    }

    /// <summary>60 and 60.0 are one score, so a retry that writes it the other way is the same request.</summary>
    private static decimal WithoutTrailingNoughts(decimal number) => number / 1.0000000000000000000000000000m;

    private static string? Complaint(object? value, Member member) => value switch
    {
        int number when member.Range is { } range && (number < range.Least || number > range.Most) =>
            string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {range.Least} to {range.Most}"),
        string text => Complaint(text, member.Text),
        DateOnly date when date < Earliest || date > Latest => $"must lie between {Earliest:yyyy-MM-dd} and {Latest:yyyy-MM-dd}",
        decimal number when number != decimal.Round(number, 2) || Math.Abs(number) > 1_000_000 => "must have at most two decimal places and be of sensible size",
        _ => null,
    };

    private static string? Complaint(string text, TextRuleAttribute? rule) => text switch
    {
        { Length: 0 } => rule is { MayBeEmpty: true } ? null : "must not be empty",
        _ when text.Length > (rule?.Longest ?? LongestText) => string.Create(CultureInfo.InvariantCulture, $"must be at most {rule?.Longest ?? LongestText} characters"),
        _ when rule is not { IsProse: true } && (text.Any(char.IsControl) || text.Trim() != text) => "must not hold control characters, nor begin or end with a blank",
        _ when rule is not null && !rule.IsKept(text) => rule.Rule,
        _ => null,
    };

    private static string? Expectation(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (CodesOf(type) is { } codes)
            return $"must be one of {string.Join(", ", codes)}";
        if (type == typeof(DateOnly))
            return "must be a date such as 2018-07-02";
        if (type == typeof(decimal))
            return "must be a number such as 41 or 41.5";
        if (type == typeof(int))
            return "must be a whole number such as 1";
        if (type == typeof(bool))
            return "must be true or false";
        return type == typeof(string) ? "must be text" : null;
    }

    private static IEnumerable<string>? CodesOf(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } codes ? Enum.GetNames(codes).Select(JsonNamingPolicy.KebabCaseLower.ConvertName) : null;

    private static bool IsUnicode(JsonElement value)
    {
        try
        {
            return value.ValueKind != JsonValueKind.String || value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether a type is a record that callers send.</summary>
    internal static bool IsContract(Type type) => type.Namespace == typeof(ContractReader).Namespace && type.IsClass;

    private static Member[] ShapeOf(Type type)
    {
        var constructor = type.GetConstructors().Single(candidate => candidate.GetParameters().Length > 0);
        return [.. constructor.GetParameters().Select(parameter => new Member(
            JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!),
            parameter.ParameterType,
            IsOptional(parameter),
            parameter.GetCustomAttribute<TextRuleAttribute>(),
            parameter.GetCustomAttribute<BetweenAttribute>(),
            ListRuleOf(parameter))
        { Constructor = constructor })];
    }

    /// <summary>A list of records says how long it may be; a list of codes has no use for more than there are.</summary>
    private static ListRule? ListRuleOf(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<MostItemsAttribute>() is { } said)
            return new ListRule(said.Most, said.Key);
        return parameter.ParameterType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && type.GetGenericArguments()[0] is { IsEnum: true } codes
            ? new ListRule(Enum.GetValues(codes).Length, Key: null)
            : null;
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

    private sealed record Member(string Name, Type Type, bool Optional, TextRuleAttribute? Text, BetweenAttribute? Range, ListRule? List)
    {
        /// <summary>Of the record that it is a member of; an item of a list has none.</summary>
        public ConstructorInfo? Constructor { get; init; }
    }

    /// <param name="Key">The member by which no two items of the list are the same.</param>
    private sealed record ListRule(int Most, string? Key);
}

/// <summary>One thing wrong with the input.</summary>
/// <param name="Pointer">Where, as a JSON pointer into the body; empty for the whole of it.</param>
/// <param name="Message">What it must be, as the end of a sentence that begins with the pointer.</param>
public sealed record InputFault(string Pointer, string Message);
