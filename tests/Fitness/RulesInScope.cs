using System.Text.RegularExpressions;
using Naas.Fitness.Catalogues;

namespace Naas.Fitness;

/// <summary>Every rule of the specification is in scope with a spec that carries its id, or out of scope with the reason.</summary>
/// <remarks>
/// docs/rules-scope.json says which is which; a spec says <c>[Trait("Rule", "R-020")]</c> on its class or method. The
/// specification lies beside the clone, in ../shared/spec, or where NAAS_SPECIFICATION says.
/// </remarks>
public sealed class Rules_in_scope
{
    [Fact]
    public void Each_has_a_spec()
    {
        var bare = Rulebook.Rules.Where(rule => rule.In is not null && !Rulebook.Specs.Classes.ContainsKey(rule.Id)).Select(rule => rule.Id).ToArray();
        bare.Should().BeEmpty($"a rule that {Rulebook.Scope} has in scope is proved by a spec with [Trait(\"Rule\", \"…\")]; {bare.Length} have none: {string.Join(", ", bare)}");
    }

    [Fact]
    public void And_no_other_has() =>
        Rulebook.Specs.Classes.Where(spec => Rulebook.Rules.SingleOrDefault(rule => rule.Id == spec.Key)?.In is null).Select(spec => $"{spec.Key} in {string.Join(", ", spec.Value)}")
            .Should().BeEmpty($"what a spec proves is a rule, and {Rulebook.Scope} has it in scope");

    [Fact]
    public void Their_ids_stand_on_specs_that_run() => Rulebook.Specs.Faults.Should().BeEmpty();

    [Fact]
    public void Each_row_says_when_or_why_not()
    {
        Rulebook.Rules.Select(rule => rule.Id).Should().OnlyHaveUniqueItems().And.OnlyContain(id => Regex.IsMatch(id, @"^(R-\d{3}(\.\d)?|S-\d\d)$"));
        Rulebook.Rules.Should().OnlyContain(rule => Regex.IsMatch(rule.Title, @"^\p{Lu}.{6,}[^.]$"), "a title is a few words of our own");
        Rulebook.Rules.Should().OnlyContain(rule => new[] { rule.In, rule.Later, rule.Not }.Count(place => place != null) == 1, "a rule is in scope, later, or not for the software");
        Rulebook.Rules.Should().OnlyContain(rule => (rule.In != null) == (rule.Why == null), "what is out of scope says why, and nothing else does");
        Rulebook.Rules.Select(rule => rule.In).OfType<string>().Should().OnlyContain(step => step == "step-1" || step == "step-2" || step == "step-3" || step == "step-5");
        Rulebook.Rules.Select(rule => rule.Later).OfType<string>().Should().OnlyContain(step => Regex.IsMatch(step, "^(step-[3-9]|unscheduled)$"));
        Rulebook.Rules.Select(rule => rule.Not).OfType<string>().Should().OnlyContain(kind => kind == "software" || kind == "aim" || kind == "history");
    }

    [Fact]
    public void They_are_those_of_the_specification()
    {
        var folder = Environment.GetEnvironmentVariable("NAAS_SPECIFICATION") ?? Path.Combine(Repository.Root, "..", "shared", "spec");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "domain.md")), "The specification does not lie in ../shared/spec beside this clone: whether a rule is missing was not checked.");

        var specified = Regex.Matches(File.ReadAllText(Path.Combine(folder, "domain.md")), @"^(?:- \*\*(R-\d{3}(?:\.\d)?)\*\*|\| (S-\d\d) \|)", RegexOptions.Multiline)
            .Select(rule => rule.Groups[1].Value + rule.Groups[2].Value).ToArray();
        var listed = Rulebook.Rules.Select(rule => rule.Id).ToArray();
        specified.Except(listed).Should().BeEmpty($"every rule has its row in {Rulebook.Scope}");
        listed.Except(specified).Should().BeEmpty($"every row of {Rulebook.Scope} is a rule of the specification");
        listed.Should().Equal(specified, "the rows stand in the order of the specification");
    }
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
        foreach (var raw in source.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith('['))
            {
                attributes += line;
                continue;
            }

            var carried = Trait.Matches(attributes).Select(match => match.Groups[1].Value).ToArray();
            if (Regex.IsMatch(attributes, @"\bTrait\(""Rule""") && carried.Length != Regex.Count(attributes, @"\bTrait\(""Rule"""))
                faults.Add($"{inside}: a rule's id is written as [Trait(\"Rule\", \"R-020\")], on a line: {attributes}");

            // A class within a class of specs is a help of theirs: what runs is told by the one around it.
            if (Regex.Match(raw, @"^(?:public|internal) .*\bclass (\w+)") is { Success: true } declaration)
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
    [InlineData($"public class When_it_rains\n{{\n    internal sealed class Umbrella;\n    [Fact]\n    {Trait}\"R-001\")]\n    public void It_is_wet() =>")]
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
