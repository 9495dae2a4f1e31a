using System.Text.RegularExpressions;

namespace Naas.Fitness.Catalogues;

/// <summary>A page that is made from the code as a whole, and held against it.</summary>
internal static class GeneratedDocument
{
    private const string How = "NAAS_WRITE_DOCS=1 with the fitness tests writes it anew";

    /// <summary>The first line of such a page, which says that nobody edits it.</summary>
    /// <param name="from">What it is made from.</param>
    public static string Head(string from) => $"<!-- Generated from {from}; {How}. -->\n";

    /// <summary>The page says what the code says; with NAAS_WRITE_DOCS=1 it is written first.</summary>
    /// <param name="path">From the root of the repository.</param>
    /// <param name="from">What it is made from, as in its head.</param>
    public static void ShouldBeCurrent(string path, string from, string body)
    {
        var file = Path.Combine(Repository.Root, path);
        var current = Head(from) + body;
        if (Environment.GetEnvironmentVariable("NAAS_WRITE_DOCS") == "1")
            File.WriteAllText(file, current);

        File.Exists(file).Should().BeTrue($"{path} is generated; {How}");
        if (File.ReadAllText(file) is var written && written != current)
            Assert.Fail($"{path} is generated from {from}; {How}, and the difference is worth reading. The first is in {FirstDifference(written.Split('\n'), current.Split('\n'))}");
    }

    private static string FirstDifference(string[] written, string[] current)
    {
        var line = Enumerable.Range(0, Math.Max(written.Length, current.Length)).First(at => written.ElementAtOrDefault(at) != current.ElementAtOrDefault(at));
        return $"line {line + 1}\n  on the page: {written.ElementAtOrDefault(line) ?? "(no such line)"}\n  in the code: {current.ElementAtOrDefault(line) ?? "(no such line)"}";
    }

    /// <summary>The last part of a link to a heading, as GitHub makes it.</summary>
    public static string Anchor(string heading) =>
        Regex.Replace(heading.ToLowerInvariant(), @"[^\p{L}\p{Nd}\- _]", "").Replace(' ', '-');

    public static string Code(string text) => $"`{text}`";

    public static string Listed(IEnumerable<string> items) => string.Join(", ", items);
}
