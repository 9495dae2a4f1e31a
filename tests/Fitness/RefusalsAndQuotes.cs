using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;
using Naas.Fitness.Catalogues;

namespace Naas.Fitness;

public sealed class Refusals_are_a_closed_catalogue
{
    internal static IReadOnlyList<RefusalKind> Everything { get; } = [.. Refusals.All, .. RolloutRefusals.All, .. StandardRefusals.All];

    [Fact]
    public void Their_codes_are_unique_and_in_kebab_case() =>
        Everything.Select(kind => kind.Code).Should().OnlyHaveUniqueItems().And.OnlyContain(code => Regex.IsMatch(code, "^[a-z]+(-[a-z]+)*$"));

    [Fact]
    public void Every_one_of_them_stands_in_it()
    {
        DeclaredIn(typeof(Refusals)).Should().BeEquivalentTo(Refusals.All);
        DeclaredIn(typeof(RolloutRefusals)).Should().BeEquivalentTo(RolloutRefusals.All);
        DeclaredIn(typeof(StandardRefusals)).Should().BeEquivalentTo(StandardRefusals.All);
    }

    [Fact]
    public void Each_has_a_title_a_way_on_and_a_source()
    {
        foreach (var kind in Everything)
        {
            kind.Title.Should().MatchRegex(@"^\p{Lu}.{8,}[^.]$");
            kind.WhatToDo.Should().MatchRegex(@"^\p{Lu}.{8,}\.$");
            kind.Source.Paragraph.Should().MatchRegex(kind.Source.Document == "S" ? @"^S-\d\d$" : @"^(A )?¶\d+$|^fn \d+$|^Annex A$");
        }
    }

    private static IEnumerable<RefusalKind> DeclaredIn(Type catalogue) =>
        catalogue.GetProperties().Where(property => property.PropertyType == typeof(RefusalKind)).Select(property => (RefusalKind)property.GetValue(null)!);
}

/// <summary>A rule of the project's own can be looked up by its number: docs/rules.md has all that are cited.</summary>
public sealed class Rules_can_be_looked_up
{
    private static readonly string[] Described =
    [
        .. Regex.Matches(Repository.Text("docs/rules.md"), @"^\| (S-\d\d) \| [^|]+\? \| [^|]+\. \|$", RegexOptions.Multiline).Select(row => row.Groups[1].Value),
    ];

    [Fact]
    public void Each_that_the_source_or_a_policy_cites() =>
        Repository.Files("src", ".cs", ".cshtml", ".sql").Concat(Repository.Files("policies", ".json"))
            .SelectMany(path => Regex.Matches(Repository.Text(path), @"\bS-\d\d\b").Select(cited => (Rule: cited.Value, Path: path)))
            .Where(cited => !Described.Contains(cited.Rule))
            .Should().BeEmpty("docs/rules.md has a row for every S-nn that is cited");

    [Fact]
    public void Once_and_in_order() =>
        Described.Should().NotBeEmpty().And.OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);
}

/// <summary>What is given as the words of the consultation or the response is in them, in the paragraph that is named.</summary>
/// <remarks>The two documents lie beside the clone, in ../shared/seeds, or where NAAS_FOUNDING_DOCUMENTS says.</remarks>
public sealed class Quotes_are_verbatim
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["C16"] = "000_174d9465c93498d1.txt",
        ["G17"] = "003_17a43c7c902dda01.txt",
    };

    [Fact]
    public void In_the_founding_documents()
    {
        var folder = Environment.GetEnvironmentVariable("NAAS_FOUNDING_DOCUMENTS") ?? Path.Combine(Repository.Root, "..", "shared", "seeds");
        Assert.SkipUnless(Directory.Exists(folder), "The founding documents do not lie in ../shared/seeds beside this clone: no quote was checked against them.");

        var documents = Files.ToDictionary(pair => pair.Key, pair => new FoundingDocument(File.ReadAllText(Path.Combine(folder, pair.Value))));
        Quoted().Select(source => documents[source.Document].WhatIsWrongWith(source)).OfType<string>().Should().BeEmpty();
    }

    [Fact]
    public void Every_source_names_one_of_the_documents_or_a_decision_of_this_project() =>
        Sources().Should().OnlyContain(source => Files.ContainsKey(source.Document) || (source.Document == "S" && Regex.IsMatch(source.Paragraph, @"^S-\d\d$")));

    private static IEnumerable<PolicySource> Quoted() => Sources().Where(source => Files.ContainsKey(source.Document)).Distinct();

    private static IEnumerable<PolicySource> Sources() =>
        Refusals_are_a_closed_catalogue.Everything.Select(kind => kind.Source)
            .Concat(Rulebook.Editions.SelectMany(edition => edition.Settings.Select(setting => setting.Source)))
            .Concat(Rulebook.Sources.SelectMany(sentences => sentences));

    /// <summary>A document as one line of words, with a mark where each numbered paragraph begins.</summary>
    private sealed class FoundingDocument(string text)
    {
        private readonly string _words = Normal(text);

        /// <returns>Null when nothing is.</returns>
        public string? WhatIsWrongWith(PolicySource source)
        {
            var from = 0;
            foreach (var part in source.Quote.Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var at = _words.IndexOf(Plain(part), from, StringComparison.Ordinal);
                if (at < 0)
                    return $"{source.Document} {source.Paragraph} does not say: {part}";
                if (from == 0 && ParagraphAt(at) is var number && Regex.Match(source.Paragraph, @"¶(\d+)$") is { Success: true } named && named.Groups[1].Value != number)
                    return $"{source.Document} says it in ¶{number}, not in {source.Paragraph}: {part}";
                from = at + Plain(part).Length;
            }

            return null;
        }

        private string ParagraphAt(int at) => Regex.Matches(_words[..at], @"⟦(\d+)⟧").LastOrDefault()?.Groups[1].Value ?? "0";

        private static string Normal(string text)
        {
            var words = new StringBuilder();
            foreach (var line in text.Split('\n', '\f'))
            {
                // A line that is a number alone is the foot of a page.
                if (Regex.IsMatch(line, @"^\s*\d+\s*$"))
                    continue;
                _ = words.Append(CultureInfo.InvariantCulture, $"{Regex.Replace(line, @"^\s*(\d{1,3})\.\s", "⟦$1⟧ ")} ");
            }

            return Plain(words.ToString());
        }

        private static string Plain(string text) =>
            Regex.Replace(text.Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"').Replace('‑', '-'), @"\s+", " ").Trim();
    }
}
