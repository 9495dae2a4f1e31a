using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Naas.Infrastructure.Policies;
using static Naas.Fitness.Catalogues.GeneratedDocument;

namespace Naas.Fitness.Catalogues;

/// <summary>docs/policy.md: every rule with its sentence, its settings, its refusals and its proof; what is out of scope, with the reason.</summary>
public sealed class The_catalogue_of_rules
{
    private const string Page = "docs/policy.md";

    // Where a part of the specification begins; a rule belongs to the last part before it.
    private static readonly (string From, string Title)[] Parts =
    [
        ("R-001", "Levels and scope"), ("R-010.1", "Statutory functions"), ("R-020", "When somebody is put forward"), ("R-030", "Agency and self-employed workers"),
        ("R-040", "Preparation and practice endorsement"), ("R-050", "Knowledge"), ("R-060", "Simulated observation"), ("R-075", "Written assessment"), ("R-080", "Scores and standards"),
        ("R-090", "Feedback"), ("R-100", "Not met, and taken again"), ("R-110", "Independent review"), ("R-115", "The proof of concept"), ("R-120", "Re-accreditation"),
        ("R-125", "Practice leaders"), ("R-130", "Equalities"), ("R-140", "Monitoring and research"), ("R-150", "Funding and communication"), ("S-01", "Decisions of this project"),
    ];

    [Fact]
    public void Is_the_one_that_holds() => ShouldBeCurrent(Page, "the policy editions, the refusals, the specs, rules-scope.json, rules-sources.json and rules.md", Print());

    [Fact]
    public void Every_rule_of_the_documents_has_its_sentence()
    {
        Rulebook.Rules.Where(rule => rule.Id[0] == 'R').Select(rule => rule.Id).Should().BeSubsetOf(Rulebook.Sources.Select(sentences => sentences.Key), $"{Rulebook.Sentences} has what the consultation or the response says");
        Rulebook.Sources.Select(sentences => sentences.Key).Should().BeSubsetOf(Rulebook.Rules.Select(rule => rule.Id), $"each row of {Rulebook.Sentences} is of a rule");
    }

    [Fact]
    public void Every_decision_of_this_project_in_scope_is_told() =>
        Rulebook.Rules.Where(rule => rule.Id[0] == 'S' && rule.In is not null).Select(rule => rule.Id)
            .Should().BeSubsetOf(Rulebook.Decided.Keys, $"{Rulebook.Decisions} has the question and what was decided");

    [Fact]
    public void Every_setting_is_a_rules() =>
        Rulebook.Editions.SelectMany(edition => edition.Settings).Select(setting => setting.Name).Distinct().Where(name => Rulebook.WithSetting(name).Count == 0)
            .Should().BeEmpty($"a number of the policy is there for a rule: name the rule in the comment of the setting in Policy, or add the sentence to {Rulebook.Sentences}");

    /// <summary>A link from a page beside this one.</summary>
    internal static string Link(Rule rule) => $"[{rule.Id}](policy.md#{AnchorOf(rule)})";

    /// <summary>In scope a rule has a heading of its own; what is out of scope stands in tables.</summary>
    private static string AnchorOf(Rule rule) => rule switch
    {
        { In: not null } => Anchor(rule.Heading),
        { Later: not null } => "later",
        _ => "not-for-the-software",
    };

    private static string Print()
    {
        var inScope = Rulebook.Rules.Where(rule => rule.In is not null).ToArray();
        var later = Rulebook.Rules.Where(rule => rule.Later is not null).ToArray();
        var not = Rulebook.Rules.Where(rule => rule.Not is not null).ToArray();
        var text = new StringBuilder($"""
            # The policy, rule by rule

            What the government's two documents ask of the system, what this project decided where they are silent, and what the software makes of it. R-nnn is a rule taken from the consultation of December 2016 or the response of December 2017, under the sentence that says so; S-nn is a decision of this project, an assumption and not the department's word. A rule in scope is proved by specs that carry its id: a test fails when one has none.

            Of {Rulebook.Rules.Count} rules {inScope.Length} are in scope, {later.Length} [come later](#later), and {not.Length} are [not for the software](#not-for-the-software). The numbers of the policy are settings of dated editions, data and not program; [all of them](#every-setting) stand in one table.

            | edition | title | in force |
            |---|---|---|
            {string.Concat(Rulebook.Editions.Select(edition => $"| `{edition.Policy.Edition}` | {edition.Title} | {InForce(edition)} |\n"))}
            {string.Join('\n', PartsOf(inScope).Select(part => $"- [{part.Key}](#{Anchor(part.Key)})"))}
            - [Later](#later)
            - [Not for the software](#not-for-the-software)
            - [Every setting](#every-setting)

            """);
        foreach (var part in PartsOf(inScope))
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"\n## {part.Key}\n");
            foreach (var rule in part)
                Print(text, rule);
        }

        PrintOutOfScope(text, "Later", "Rules that the software is to have and has not yet: a step of the project, or *unscheduled*.", "step", later);
        PrintOutOfScope(text, "Not for the software", "What is a matter for people (*software*), what is an *aim*, and what is *history*: nothing could be decided or recorded by it.", "kind", not);
        PrintSettings(text);
        return text.ToString();
    }

    private static string InForce(WrittenEdition edition) => edition.Policy.InForceFrom is { } from
        ? $"from {from.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"
        : "never; only where a deployment is pinned to it, or a dry run names it";

    private static IEnumerable<IGrouping<string, Rule>> PartsOf(IEnumerable<Rule> rules)
    {
        var places = Rulebook.Rules.Select((rule, place) => (rule.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        return rules.GroupBy(rule => Parts.Last(part => places[part.From] <= places[rule.Id]).Title);
    }

    private static void Print(StringBuilder text, Rule rule)
    {
        _ = text.Append(CultureInfo.InvariantCulture, $"\n### {rule.Heading}\n");
        if (Rulebook.Decided.TryGetValue(rule.Id, out var decision))
            _ = text.Append(CultureInfo.InvariantCulture, $"\n*{decision.Question}* {decision.Decided} (This project's.)\n");
        foreach (var source in Rulebook.Sources[rule.Id])
            _ = text.Append(CultureInfo.InvariantCulture, $"\n> {source.Quote}\n>\n> {Rulebook.InWords(source)}\n");

        var settings = SettingNames().Where(name => Rulebook.WithSetting(name).Contains(rule)).ToArray();
        if (settings.Length > 0)
            _ = text.Append("\n| setting | edition | value | why |\n|---|---|---|---|\n").AppendJoin("", settings.SelectMany(ValuesOf));
        var refusals = Refusals_are_a_closed_catalogue.Everything.Where(kind => Rulebook.RestingOn(kind.Source).Contains(rule)).ToArray();
        if (refusals.Length > 0)
            _ = text.Append(CultureInfo.InvariantCulture, $"\nRefuses with {Listed(refusals.Select(kind => $"[{kind.Code}](refusals.md#{kind.Code})"))}.\n");
        _ = text.Append(CultureInfo.InvariantCulture, $"\nProved by {Listed(SpecsOf(rule))}.\n");
    }

    private static IEnumerable<string> SettingNames() => Rulebook.Editions.SelectMany(edition => edition.Settings).Select(setting => setting.Name).Distinct();

    /// <summary>A row for each value that an edition has; one for editions that say the same.</summary>
    private static IEnumerable<string> ValuesOf(string setting) =>
        Rulebook.Editions.SelectMany(edition => edition.Settings.Where(written => written.Name == setting).Select(written => (Edition: $"`{edition.Policy.Edition}`", Value: InWords(written.Value), written.Source)))
            .GroupBy(row => (row.Value, row.Source))
            .Select(same => $"| `{setting}` | {Listed(same.Select(row => row.Edition))} | {same.Key.Value} | {same.Key.Source.Quote} ({Rulebook.InWords(same.Key.Source)}) |\n");

    private static string InWords(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "none",
        JsonValueKind.Array when value.GetArrayLength() == 0 => "none",
        JsonValueKind.Array => Listed(value.EnumerateArray().Select(InWords)),
        _ => value.ToString(),
    };

    private static IEnumerable<string> SpecsOf(Rule rule) =>
        Rulebook.Specs.Classes.TryGetValue(rule.Id, out var classes) ? classes.Select(name => $"[{InWords(name)}](../{SpecFiles.Value[name]})") : ["nothing"];

    /// <summary>Where each class of specs is declared.</summary>
    private static readonly Lazy<Dictionary<string, string>> SpecFiles = new(() => Repository.Files("tests", ".cs")
        .SelectMany(path => Regex.Matches(Repository.Text(path), @"^(?:public|internal) .*\bclass (\w+)", RegexOptions.Multiline).Select(declared => (Name: declared.Groups[1].Value, Path: path)))
        .GroupBy(declared => declared.Name).ToDictionary(same => same.Key, same => same.First().Path));

    /// <summary>The name of a class of specs as a sentence reads it.</summary>
    private static string InWords(string spec)
    {
        var words = spec.Contains('_', StringComparison.Ordinal) ? spec.Replace('_', ' ') : Regex.Replace(spec, @"(?<=.)\p{Lu}", " $0");
        return $"{spec[0]}{words[1..].ToLowerInvariant()}";
    }

    private static void PrintOutOfScope(StringBuilder text, string title, string intro, string column, IEnumerable<Rule> rules)
    {
        _ = text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{intro}\n\n| rule | {column} | why | what it says |\n|---|---|---|---|\n");
        foreach (var rule in rules)
        {
            var sentences = Rulebook.Sources[rule.Id].Select(source => $"{source.Quote} ({Rulebook.InWords(source)})")
                .Concat(Rulebook.Decided.TryGetValue(rule.Id, out var decision) ? [$"*{decision.Question}* {decision.Decided} (This project's.)"] : []);
            _ = text.Append(CultureInfo.InvariantCulture, $"| {rule.Heading} | {(rule.Later ?? rule.Not)!.Replace("step-", "", StringComparison.Ordinal)} | {rule.Why} | {string.Join(' ', sentences)} |\n");
        }
    }

    private static void PrintSettings(StringBuilder text)
    {
        _ = text.Append(CultureInfo.InvariantCulture, $"\n## Every setting\n\n| setting | what it is | {string.Join(" | ", Rulebook.Editions.Select(edition => $"`{edition.Policy.Edition}`"))} | rules |\n|---|---|{string.Concat(Rulebook.Editions.Select(_ => "---|"))}---|\n");
        foreach (var name in SettingNames())
        {
            var values = Rulebook.Editions.Select(edition => InWords(edition.Settings.Single(setting => setting.Name == name).Value));
            _ = text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {DocComments.OfTheDomain.Of(Rulebook.PropertyOf(name))} | {string.Join(" | ", values)} | {Listed(Rulebook.WithSetting(name).Select(rule => $"[{rule.Id}](#{AnchorOf(rule)})"))} |\n");
        }
    }
}
