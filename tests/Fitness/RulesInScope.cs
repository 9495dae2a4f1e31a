using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Naas.Fitness;

/// <summary>Every rule of the specification is in scope with a spec that carries its id, or out of scope with the reason.</summary>
/// <remarks>
/// docs/rules-scope.json says which is which; a spec says <c>[Trait("Rule", "R-020")]</c> on its class or method. The
/// specification lies beside the clone, in ../shared/spec, or where NAAS_SPECIFICATION says.
/// </remarks>
public sealed class Rules_in_scope
{
    private const string Scope = "docs/rules-scope.json";
    private const string Table = "docs/rules-scope.md";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true };

    private static readonly Rule[] Rules = JsonSerializer.Deserialize<Rule[]>(Repository.Text(Scope), Strict)!;

    private static readonly RuleTraits Specs = RuleTraits.In(Repository.Files("tests", ".cs").Select(Repository.Text));

    [Fact]
    public void Each_has_a_spec()
    {
        var bare = Rules.Where(rule => rule.In is not null && !Specs.Classes.ContainsKey(rule.Id)).Select(rule => rule.Id).ToArray();
        bare.Should().BeEmpty($"a rule that {Scope} has in scope is proved by a spec with [Trait(\"Rule\", \"…\")]; {bare.Length} have none: {string.Join(", ", bare)}");
    }

    [Fact]
    public void And_no_other_has() =>
        Specs.Classes.Where(spec => Rules.SingleOrDefault(rule => rule.Id == spec.Key)?.In is null).Select(spec => $"{spec.Key} in {string.Join(", ", spec.Value)}")
            .Should().BeEmpty($"what a spec proves is a rule, and {Scope} has it in scope");

    [Fact]
    public void Their_ids_stand_on_specs_that_run() => Specs.Faults.Should().BeEmpty();

    [Fact]
    public void Each_row_says_when_or_why_not()
    {
        Rules.Select(rule => rule.Id).Should().OnlyHaveUniqueItems().And.OnlyContain(id => Regex.IsMatch(id, @"^(R-\d{3}(\.\d)?|S-\d\d)$"));
        Rules.Should().OnlyContain(rule => Regex.IsMatch(rule.Title, @"^\p{Lu}.{6,}[^.]$"), "a title is a few words of our own");
        Rules.Should().OnlyContain(rule => new[] { rule.In, rule.Later, rule.Not }.Count(place => place != null) == 1, "a rule is in scope, later, or not for the software");
        Rules.Should().OnlyContain(rule => (rule.In != null) == (rule.Why == null), "what is out of scope says why, and nothing else does");
        Rules.Select(rule => rule.In).OfType<string>().Should().OnlyContain(step => step == "step-1" || step == "step-2" || step == "step-3");
        Rules.Select(rule => rule.Later).OfType<string>().Should().OnlyContain(step => Regex.IsMatch(step, "^(step-[3-9]|unscheduled)$"));
        Rules.Select(rule => rule.Not).OfType<string>().Should().OnlyContain(kind => kind == "software" || kind == "aim" || kind == "history");
    }

    [Fact]
    public void They_are_those_of_the_specification()
    {
        var folder = Environment.GetEnvironmentVariable("NAAS_SPECIFICATION") ?? Path.Combine(Repository.Root, "..", "shared", "spec");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "domain.md")), "The specification does not lie in ../shared/spec beside this clone: whether a rule is missing was not checked.");

        var specified = Regex.Matches(File.ReadAllText(Path.Combine(folder, "domain.md")), @"^(?:- \*\*(R-\d{3}(?:\.\d)?)\*\*|\| (S-\d\d) \|)", RegexOptions.Multiline)
            .Select(rule => rule.Groups[1].Value + rule.Groups[2].Value).ToArray();
        var listed = Rules.Select(rule => rule.Id).ToArray();
        specified.Except(listed).Should().BeEmpty($"every rule has its row in {Scope}");
        listed.Except(specified).Should().BeEmpty($"every row of {Scope} is a rule of the specification");
        listed.Should().Equal(specified, "the rows stand in the order of the specification");
    }

    [Fact]
    public void The_table_people_read_is_the_one_that_holds()
    {
        var path = Path.Combine(Repository.Root, Table);
        var current = Print();
        if (Environment.GetEnvironmentVariable("NAAS_WRITE_DOCS") == "1")
            File.WriteAllText(path, current);

        File.ReadAllText(path).Should().Be(current, $"{Table} is generated from {Scope} and the specs; run the fitness tests with NAAS_WRITE_DOCS=1");
    }

    private static string Print()
    {
        var text = new StringBuilder("""
            <!-- Generated from rules-scope.json and the specs; NAAS_WRITE_DOCS=1 with the fitness tests writes it anew. -->
            # Which rules are proved, and which are out of scope

            The specification numbers what the founding documents ask (R-nnn) and what this project decided where they are silent (S-nn; those that the code cites are told in [rules.md](rules.md)). A rule in scope is proved by specs that carry its id; one out of scope says why. A test holds this page, and fails when a rule in scope has no spec.

            Step 1 is the first journey end to end, step 2 the rulebook from entry to accreditation, step 3 reviews, standard-setting panels, practice leaders and merging of records, step 5 equalities and monitoring; what is unscheduled belongs to none of them yet.

            """);
        Add("In scope", "step | specs", Rules.Where(rule => rule.In is not null));
        Add("Later", "when | why", Rules.Where(rule => rule.Later is not null));
        Add("Not for the software", "kind | why", Rules.Where(rule => rule.Not is not null));
        return text.ToString();

        void Add(string title, string columns, IEnumerable<Rule> rules)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| rule | what | {columns} |\n|---|---|---|---|\n");
            foreach (var rule in rules)
                _ = text.Append(CultureInfo.InvariantCulture, $"| {rule.Id} | {rule.Title} | {(rule.In ?? rule.Later ?? rule.Not)!.Replace("step-", "", StringComparison.Ordinal)} | {rule.Why ?? SpecsOf(rule)} |\n");
        }
    }

    private static string SpecsOf(Rule rule) =>
        Specs.Classes.TryGetValue(rule.Id, out var classes) ? string.Join(", ", classes.Select(name => $"`{name}`")) : "**none**";

    /// <param name="In">The step that builds it.</param>
    /// <param name="Later">The step that will.</param>
    /// <param name="Not">What it is instead of a rule for the software.</param>
    private sealed record Rule(string Id, string Title, string? In = null, string? Later = null, string? Not = null, string? Why = null);
}

/// <summary>Which classes of specs carry which rule's id, read from their sources.</summary>
/// <param name="Classes">The names of the classes by rule.</param>
/// <param name="Faults">Ids that stand where nothing runs, or are written so that they are not found.</param>
internal sealed record RuleTraits(IReadOnlyDictionary<string, SortedSet<string>> Classes, IReadOnlyList<string> Faults)
{
    private static readonly Regex Trait = new("""Trait\("Rule", "([^"]*)"\)""");

    public static RuleTraits In(IEnumerable<string> sources)
    {
        var classes = new Dictionary<string, SortedSet<string>>();
        var faults = new List<string>();
        foreach (var source in sources)
            Read(source, classes, faults);
        return new RuleTraits(classes, faults);
    }

    private static void Read(string source, Dictionary<string, SortedSet<string>> classes, List<string> faults)
    {
        var inside = "";
        var attributes = "";
        var ofClass = new List<string>();
        var runs = false;
        foreach (var line in source.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
            {
                attributes += line;
                continue;
            }

            var carried = Trait.Matches(attributes).Select(match => match.Groups[1].Value).ToArray();
            if (Regex.IsMatch(attributes, @"\bTrait\(""Rule""") && carried.Length != Regex.Count(attributes, @"\bTrait\(""Rule"""))
                faults.Add($"{inside}: a rule's id is written as [Trait(\"Rule\", \"R-020\")], on a line: {attributes}");

            if (Regex.Match(line, @"^(?:public|internal) .*\bclass (\w+)") is { Success: true } declaration)
            {
                EndOfClass();
                (inside, runs) = (declaration.Groups[1].Value, false);
                ofClass.AddRange(carried);
            }
            else if (Regex.IsMatch(attributes, @"\[(Fact|Theory)\b(?!\(.*Skip)") && Regex.IsMatch(line, @"^public .*\b(void|Task)\b"))
            {
                runs = true;
                Add(carried);
            }
            else
            {
                faults.AddRange(carried.Select(id => $"{inside}: {id} stands on what does not run: {line}"));
            }

            attributes = "";
        }

        EndOfClass();

        void EndOfClass()
        {
            if (runs)
                Add(ofClass);
            else
                faults.AddRange(ofClass.Select(id => $"{inside}: {id} stands on a class without specs"));
            ofClass.Clear();
        }

        void Add(IEnumerable<string> ids)
        {
            foreach (var id in ids)
            {
                if (!classes.TryGetValue(id, out var names))
                    classes[id] = names = new SortedSet<string>(StringComparer.Ordinal);
                _ = names.Add(inside);
            }
        }
    }
}

/// <summary>A scan that finds nothing would let everything pass.</summary>
public sealed class The_scan_for_rules
{
    // Put together here, so that these examples are not found as specs themselves.
    private const string Trait = "[Trait(\"Ru" + "le\", ";

    [Theory]
    [InlineData($"{Trait}\"R-001\")]\npublic sealed class When_it_rains\n{{\n[Fact]\npublic void It_is_wet() =>")]
    [InlineData($"public sealed class When_it_rains\n{{\n[Fact]\n{Trait}\"R-001\")]\npublic async Task It_is_wet()")]
    [InlineData($"public class When_it_rains\n{{\n{Trait}\"R-001\")]\n[Theory]\n[InlineData(1)]\npublic void It_is_wet(int much) =>")]
    public void Finds_an_id_on_a_class_or_a_spec(string source)
    {
        var found = RuleTraits.In([source]);

        found.Faults.Should().BeEmpty();
        found.Classes.Should().ContainSingle().Which.Should().Match<KeyValuePair<string, SortedSet<string>>>(pair => pair.Key == "R-001" && pair.Value.Single() == "When_it_rains");
    }

    [Theory]
    [InlineData($"{Trait}\"R-001\")]\npublic sealed class When_it_rains\n{{\npublic void It_is_wet() =>")]
    [InlineData($"public sealed class When_it_rains\n{{\n{Trait}\"R-001\")]\npublic void It_is_wet() =>")]
    [InlineData($"public sealed class When_it_rains\n{{\n[Fact(Skip = \"later\")]\n{Trait}\"R-001\")]\npublic void It_is_wet() =>")]
    [InlineData($"public sealed class When_it_rains\n{{\n[Fact]\n{Trait}Rain)]\npublic void It_is_wet() =>")]
    public void Says_where_an_id_stands_in_vain(string source)
    {
        var found = RuleTraits.In([source]);

        found.Faults.Should().ContainSingle();
        found.Classes.Should().BeEmpty();
    }
}
