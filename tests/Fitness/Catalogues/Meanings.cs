using System.Reflection;
using System.Text.Json;
using Naas.Application.Journeys;
using static Naas.Fitness.Catalogues.GeneratedDocument;

namespace Naas.Fitness.Catalogues;

/// <summary>What the values of a vocabulary's events mean.</summary>
/// <remarks>
/// By the comment beside the event; else by the comment on what every event has; else, but for codes, by that of the same name
/// elsewhere (of a number where it comes first, since that is the event that counts it; of anything else where there is only
/// one); else by its type's.
/// </remarks>
internal sealed class Meanings
{
    private static readonly NullabilityInfoContext Nullability = new();

    private readonly Vocabulary _vocabulary;
    private readonly ILookup<(string, Type), string> _elsewhere;

    public Meanings(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _elsewhere = Events(vocabulary)
            .SelectMany(type => MembersOf(type).Select(member => (Key: (member.Name, member.PropertyType), Words: Comments.OfParameter(type, member.Name))))
            .Where(said => said.Words is not null).ToLookup(said => said.Key, said => said.Words!);
    }

    /// <summary>Events without a meaning, and values without one.</summary>
    public IEnumerable<string> Missing() =>
        Events(_vocabulary).SelectMany(type => MembersOf(type).Where(member => Find(type, member) is null).Select(member => $"{type.Name}.{member.Name}")
            .Concat(Comments.Of(type) is null ? [type.Name] : []));

    public string Of(Type type, PropertyInfo member) => Find(type, member) ?? throw new InvalidOperationException($"{type.Name}.{member.Name} has no meaning.");

    /// <summary>In the order in which they are stored.</summary>
    public static IEnumerable<PropertyInfo> MembersOf(Type type) => type.GetConstructors()[0].GetParameters().Select(parameter => type.GetProperty(parameter.Name!)!);

    public static string NameOf(PropertyInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name);

    /// <summary>What it looks like in JSON.</summary>
    /// <param name="example">As it is stored, which shows what a type of its own is written as.</param>
    public static string ShapeOf(PropertyInfo member, JsonElement example)
    {
        var nullable = Nullable.GetUnderlyingType(member.PropertyType) is not null || Nullability.Create(member).ReadState == NullabilityState.Nullable;
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        return (type.IsEnum ? $"[code](#{Anchor(HeadingOf(type))})" : Shape(type, example)) + (nullable ? " or null" : "");
    }

    /// <summary>The lists of codes that the events of a vocabulary use.</summary>
    public static IEnumerable<Type> CodesIn(Vocabulary vocabulary) =>
        Events(vocabulary).SelectMany(MembersOf).SelectMany(member => CodesIn(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType)).Distinct();

    public static string HeadingOf(Type codes) => $"Codes of {codes.Name}";

    private static DocComments Comments => DocComments.OfTheDomain;

    private static IEnumerable<Type> Events(Vocabulary vocabulary) => vocabulary.Stored.Select(row => row.Type).Distinct();

    private string? Find(Type type, PropertyInfo member)
    {
        if (Comments.OfParameter(type, member.Name) is { } own)
            return own;
        if (_vocabulary.EventBase.GetProperty(member.Name) is { } common)
            return Comments.Of(common);
        var ofItsType = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        var elsewhere = ofItsType.IsEnum ? [] : _elsewhere[(member.Name, member.PropertyType)].Distinct().ToArray();
        return elsewhere.Length == 1 || (elsewhere.Length > 1 && IsNumber(member)) ? elsewhere[0] : Comments.Of(ofItsType);
    }

    private static bool IsNumber(PropertyInfo member) => member.PropertyType == typeof(int) || member.PropertyType == typeof(decimal);

    /// <summary>The codes that a value is, or that a list of them holds.</summary>
    private static IEnumerable<Type> CodesIn(Type type)
    {
        var item = ItemOf(type) ?? type;
        return item.IsEnum ? [item] : item == type ? [] : item.GetProperties().Select(part => part.PropertyType).Where(part => part.IsEnum);
    }

    /// <summary>What a list consists of, by the way it is written; null for what is no list.</summary>
    private static Type? ItemOf(Type type) =>
        JourneyJson.Options.Converters.FirstOrDefault(converter => converter.CanConvert(type))?.GetType().GenericTypeArguments is [_, var item] ? item : null;

    private static string Shape(Type type, JsonElement example) => type switch
    {
        _ when type == typeof(int) => "whole number",
        _ when type == typeof(decimal) => "number",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(Domain.Journeys.DocumentId) || type == typeof(Domain.Journeys.JourneyId) || type == typeof(Guid) => "UUID",
        _ when ItemOf(type) is { } item => CodesIn(type).SingleOrDefault() is { } codes ? $"list {(codes == item ? "of" : "with")} [codes](#{Anchor(HeadingOf(codes))})" : "list of numbers",
        _ when example.ValueKind == JsonValueKind.Array => "list",
        _ when example.ValueKind == JsonValueKind.Object => "object",
        _ => "text",
    };
}
