using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Naas.Projections;

/// <summary>Loads the text of an embedded <c>.sql</c> file that stands in the same folder as a type.</summary>
/// <remarks>
/// SQL is written, read and reviewed as SQL: a fitness test holds that none stands in C# strings. What several statements begin
/// with stands in a file of its own, and the line <c>-- include: name</c> stands for the text of that file, from the same folder.
/// </remarks>
public static partial class SqlText
{
    private static readonly ConcurrentDictionary<(Type, string), string> Loaded = new();

    /// <param name="neighbour">A type whose namespace mirrors the folder of the file.</param>
    /// <param name="name">The file's name without its ending.</param>
    /// <exception cref="FileNotFoundException">No such file was embedded.</exception>
    public static string Of(Type neighbour, string name) => Loaded.GetOrAdd((neighbour, name), static key =>
    {
        var resource = $"{key.Item1.Namespace}.{key.Item2}.sql";
        using var stream = key.Item1.Assembly.GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"'{resource}' is not embedded in {key.Item1.Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return Include().Replace(reader.ReadToEnd(), line => Of(key.Item1, line.Groups["name"].Value));
    });

    [GeneratedRegex(@"^[ \t]*-- include: (?<name>\S+)$\n?", RegexOptions.Multiline)]
    private static partial Regex Include();
}
