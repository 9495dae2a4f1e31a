using System.Text.RegularExpressions;

namespace Naas.Domain.Specs.Journeys;

public sealed class Every_refusal
{
    public static TheoryData<string> Names { get; } =
        [.. typeof(Refusals).GetProperties().Where(property => property.PropertyType == typeof(RefusalKind)).Select(property => property.Name)];

    private static readonly Lazy<HashSet<string>> Reached = new(() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Domain.Specs", "Journeys"), "*.cs")
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\.ThenRefused\(Refusals\.(\w+)"))
            .Select(match => match.Groups[1].Value)
            .ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_a_spec(string name) =>
        Reached.Value.Should().Contain(name, "a rule that no spec shows refusing may as well not be there");

    /// <summary>The catalogue holds for every edition: what is a setting is named by the sentence about the case, from the edition that governed. The department's papers are quoted as they are.</summary>
    [Fact]
    public void Names_no_number_that_an_edition_sets() =>
        Refusals.All.SelectMany(kind => kind.Source.Document == "S" ? [kind.Title, kind.WhatToDo, kind.Source.Quote] : new[] { kind.Title, kind.WhatToDo })
            .Should().NotContain(text => Regex.IsMatch(text, @"(?<!S-)\b(three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|[2-9]|\d{2,})\b", RegexOptions.IgnoreCase));

    [Fact]
    public void Stands_in_the_catalogue() =>
        Refusals.All.Should().OnlyHaveUniqueItems().And.HaveCount(Names.Count);
}
