using Naas.Analysis.Publishing.Screening;

namespace Naas.Analysis.Specs.Publishing;

/// <summary>docs/exports.md lists the rules of the screening as the code has them; NAAS_WRITE_DOCS writes the list anew.</summary>
public sealed class What_the_documents_list
{
    private const string Begin = "| rule | breaking it | what must hold | source |\n|---|---|---|---|\n";

    [Fact]
    public void Is_every_rule_with_its_source()
    {
        var path = Path.Combine(Root(), "docs", "exports.md");
        var text = File.ReadAllText(path);
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf("\n\n", from - 1, StringComparison.Ordinal) + 1;
        var rules = string.Concat(DataScreening.Rules.Select(Row));
        if (Environment.GetEnvironmentVariable("NAAS_WRITE_DOCS") == "1")
            File.WriteAllText(path, text[..from] + rules + text[to..]);
        else
            text[from..to].Should().Be(rules, "NAAS_WRITE_DOCS=1 writes the list anew");
    }

    [Fact]
    public void Is_each_rule_once() => DataScreening.Rules.Select(rule => rule.Id).Should().OnlyHaveUniqueItems();

    private static string Row(Rule rule) =>
        $"| `{rule.Id}` | {(rule.Severity == Severity.Failure ? "failure" : "warning")} | {rule.Sentence} | [{Path.GetFileNameWithoutExtension(rule.Source.AbsolutePath.TrimEnd('/'))}]({rule.Source}) |\n";

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Naas.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
