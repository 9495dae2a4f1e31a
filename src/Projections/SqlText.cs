using System.Collections.Concurrent;

namespace Naas.Projections;

/// <summary>Loads the text of an embedded <c>.sql</c> file that stands in the same folder as a type.</summary>
/// <remarks>SQL is written, read and reviewed as SQL: a fitness test holds that none stands in C# strings.</remarks>
public static class SqlText
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
        return reader.ReadToEnd();
    });
}
