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

    [Fact]
    public void Stands_in_the_catalogue() =>
        Refusals.All.Should().OnlyHaveUniqueItems().And.HaveCount(Names.Count);
}
