using System.Collections.Frozen;
using System.Text.Json;

namespace Naas.Projections;

/// <summary>Enumerations in rows: kebab case, the same names as in the log and over HTTP.</summary>
public static class EnumText
{
    public static string Of<T>(T value)
        where T : struct, Enum => Texts<T>.ByValue[value];

    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } there ? Of(there) : null;

    /// <exception cref="KeyNotFoundException">No such name: the row was written by a newer program, or damaged.</exception>
    public static T Parse<T>(string text)
        where T : struct, Enum => Texts<T>.ByText[text];

    public static T? ParseOrNull<T>(string? text)
        where T : struct, Enum => text is null ? null : Parse<T>(text);

    private static class Texts<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> ByText = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }
}
