using System.Text.RegularExpressions;
using Naas.Fitness.Catalogues;

namespace Naas.Fitness;

/// <summary>What a page points at is there: the file, and the heading in it.</summary>
public sealed class Links_lead_somewhere
{
    private static readonly string[] Pages = [.. Repository.Files("docs", ".md"), .. Directory.EnumerateFiles(Repository.Root, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static readonly Dictionary<string, HashSet<string>> Headings = Pages.ToDictionary(page => page, page => HeadingsOf(Repository.Text(page)));

    [Fact]
    public void On_every_page_of_the_documentation()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("NAAS_WRITE_DOCS") == "1", "Pages are being written beside this: whether their links lead somewhere is seen in the next run.");

        Pages.SelectMany(page => Links(page).Where(link => !Leads(page, link)).Select(link => $"{page} → {link}"))
            .Should().BeEmpty();
    }

    [Theory]
    [InlineData("README.md", "docs/api.md", true)]
    [InlineData("README.md", "docs/nowhere.md", false)]
    [InlineData("README.md", "#the-tree", true)]
    [InlineData("README.md", "#no-such-heading", false)]
    [InlineData("docs/api.md", "../README.md#the-tree", true)]
    [InlineData("docs/api.md", "../README.md#no-such-heading", false)]
    public void And_this_would_see_it(string page, string link, bool leads) => Leads(page, link).Should().Be(leads);

    private static IEnumerable<string> Links(string page) =>
        Regex.Matches(WithoutCode(Repository.Text(page)), @"\]\(([^)\s]+)\)").Select(link => link.Groups[1].Value).Where(link => !Regex.IsMatch(link, "^[a-z]+:"));

    private static bool Leads(string page, string link)
    {
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, parts[0])).Replace('\\', '/');
        var there = Path.Combine(Repository.Root, target);
        return (File.Exists(there) || Directory.Exists(there)) && (parts.Length == 1 || (Headings.TryGetValue(target, out var headings) && headings.Contains(parts[1])));
    }

    private static HashSet<string> HeadingsOf(string text) =>
        [.. Regex.Matches(WithoutCode(text), "^#+ (.+)$", RegexOptions.Multiline).Select(heading => GeneratedDocument.Anchor(heading.Groups[1].Value))];

    private static string WithoutCode(string text) => Regex.Replace(text, "^```.*?^```", "", RegexOptions.Multiline | RegexOptions.Singleline);
}
