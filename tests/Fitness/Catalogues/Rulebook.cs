using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Naas.Domain.Policies;
using Naas.Infrastructure.Policies;

namespace Naas.Fitness.Catalogues;

/// <summary>One rule of the specification: in scope, or later, or not for the software.</summary>
/// <param name="Title">A few words of our own.</param>
/// <param name="In">The step that builds it.</param>
/// <param name="Later">The step that will.</param>
/// <param name="Not">What it is instead of a rule for the software.</param>
/// <param name="Why">Why it is out of scope.</param>
internal sealed record Rule(string Id, string Title, string? In = null, string? Later = null, string? Not = null, string? Why = null)
{
    /// <summary>Its place in docs/policy.md.</summary>
    public string Heading => $"{Id} {Title}";
}

/// <summary>The rules of the specification, what they rest on, and what rests on them.</summary>
internal static class Rulebook
{
    public const string Scope = "docs/rules-scope.json";
    public const string Sentences = "docs/rules-sources.json";
    public const string Decisions = "docs/rules.md";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true };

    private static readonly ConcurrentDictionary<PolicySource, Rule[]> ByTheirSource = new();
    private static readonly ConcurrentDictionary<string, Rule[]> ByTheirSetting = new();

    /// <summary>In the order of the specification.</summary>
    public static IReadOnlyList<Rule> Rules { get; } = JsonSerializer.Deserialize<Rule[]>(Repository.Text(Scope), Strict)!;

    /// <summary>Which specs carry a rule's id.</summary>
    public static RuleTraits Specs { get; } = RuleTraits.In(Repository.Files("tests", ".cs").Select(Repository.Text));

    /// <summary>The sentences of the founding documents from which a rule was taken, or which a decision of this project completes.</summary>
    public static ILookup<string, PolicySource> Sources { get; } = JsonSerializer.Deserialize<Sentence[]>(Repository.Text(Sentences), Strict)!
        .ToLookup(sentence => sentence.Rule, sentence => new PolicySource(sentence.Document, sentence.Paragraph, sentence.Quote));

    /// <summary>What this project decided, with the question before it.</summary>
    public static IReadOnlyDictionary<string, (string Question, string Decided)> Decided { get; } =
        Regex.Matches(Repository.Text(Decisions), @"^\| (S-\d\d) \| ([^|]+) \| ([^|]+) \|$", RegexOptions.Multiline)
            .ToDictionary(row => row.Groups[1].Value, row => (row.Groups[2].Value, row.Groups[3].Value));

    /// <summary>The editions, the newest in force first.</summary>
    public static IReadOnlyList<WrittenEdition> Editions { get; } = PolicyEditions.Load(Path.Combine(Repository.Root, "policies")).Written;

    /// <summary>The rules that rest on a sentence, or on the decision of this project that it names.</summary>
    public static IReadOnlyList<Rule> RestingOn(PolicySource source) => ByTheirSource.GetOrAdd(source, LookUp);

    /// <summary>The rules for which an edition has this setting: by the sentence that is its source, and by those that the setting's comment names.</summary>
    /// <param name="name">As in the files.</param>
    public static IReadOnlyList<Rule> WithSetting(string name) => ByTheirSetting.GetOrAdd(name, LookUp);

    /// <summary>A setting in the program.</summary>
    public static System.Reflection.PropertyInfo PropertyOf(string setting) =>
        typeof(Policy).GetProperty(char.ToUpperInvariant(setting[0]) + setting[1..]) ?? throw new InvalidOperationException($"Policy has no setting {setting}.");

    public static string InWords(PolicySource source)
    {
        var place = source.Paragraph.Replace("fn ", "footnote ", StringComparison.Ordinal).Replace("A ¶", "Annex A ¶", StringComparison.Ordinal).Replace("B ¶", "Annex B ¶", StringComparison.Ordinal);
        return source.Document switch { "C16" => $"consultation {place}", "G17" => $"response {place}", _ => $"this project, {place}" };
    }

    private static Rule[] LookUp(PolicySource source) =>
        [.. Rules.Where(rule => source.Document == "S" ? rule.Id == source.Paragraph : Sources[rule.Id].Any(sentence => SayTheSame(sentence, source)))];

    private static Rule[] LookUp(string name)
    {
        var bySource = Editions.SelectMany(edition => edition.Settings).Where(setting => setting.Name == name).SelectMany(setting => RestingOn(setting.Source)).ToHashSet();
        var named = Regex.Matches(DocComments.OfTheDomain.Of(PropertyOf(name)) ?? "", @"\b(R-\d{3}(\.\d)?|S-\d\d)\b").Select(match => match.Value).ToHashSet();
        return [.. Rules.Where(rule => bySource.Contains(rule) || named.Contains(rule.Id))];
    }

    /// <summary>One passage of a document, or a part of the other.</summary>
    private static bool SayTheSame(PolicySource one, PolicySource other) =>
        (one.Document, one.Paragraph) == (other.Document, other.Paragraph)
        && Passages(one).Any(passage => Passages(other).Any(another => passage.Contains(another, StringComparison.Ordinal) || another.Contains(passage, StringComparison.Ordinal)));

    private static string[] Passages(PolicySource source) =>
        source.Quote.Replace('‘', '\'').Replace('’', '\'').Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private sealed record Sentence(string Rule, string Document, string Paragraph, string Quote);
}
