using System.Xml.Linq;

namespace Naas.Fitness;

/// <summary>Api, Web → Infrastructure → Projections, Application → Domain. Api composes, so it sees Web. Analysis stands alone, and Infrastructure makes figures of counts with it.</summary>
public sealed class Dependencies_point_one_way
{
    private static readonly Dictionary<string, string[]> References = new()
    {
        ["Domain"] = [],
        ["Analysis"] = [],
        ["Application"] = ["Domain"],
        ["Projections"] = ["Domain"],
        ["Infrastructure"] = ["Application", "Projections", "Analysis"],
        ["Web"] = ["Infrastructure"],
        ["Api"] = ["Infrastructure", "Web"],
    };

    public static TheoryData<string> Names { get; } = [.. References.Keys];

    [Fact]
    public void Every_project_of_src_is_known_here() =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName).Should().BeEquivalentTo(References.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Between_projects(string name) =>
        Project(name).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[1])
            .Should().BeSubsetOf(References[name]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Between_assemblies(string name)
    {
        var own = Repository.Sources.ToDictionary(pair => pair.Value.GetName().Name!, pair => pair.Key);
        Repository.Sources[name].GetReferencedAssemblies()
            .Select(reference => own.GetValueOrDefault(reference.Name!))
            .OfType<string>()
            .Should().BeSubsetOf(Reachable(name));
    }

    [Fact]
    public void Domain_references_nothing_but_the_base_class_library()
    {
        Project("Domain").Descendants().Select(element => element.Name.LocalName)
            .Should().NotContain(["PackageReference", "ProjectReference", "FrameworkReference", "Reference"]);
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Repository.Domain.GetReferencedAssemblies()
            .Should().OnlyContain(reference => File.Exists(Path.Combine(runtime, reference.Name + ".dll")));
    }

    [Fact]
    public void Analysis_knows_mathematics_and_nothing_else() =>
        Project("Analysis").Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value)
            .Should().Equal("MathNet.Numerics");

    [Theory]
    [InlineData("Analysis")]
    [InlineData("Application")]
    [InlineData("Projections")]
    public void Use_cases_folds_and_figures_know_no_database_and_no_web(string name) =>
        Repository.Sources[name].GetReferencedAssemblies().Select(reference => reference.Name!)
            .Should().NotContain(reference => reference.StartsWith("Npgsql", StringComparison.Ordinal)
                || reference.StartsWith("Dapper", StringComparison.Ordinal)
                || reference.StartsWith("Quartz", StringComparison.Ordinal)
                || reference.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || reference == "System.Data.Common");

    private static IEnumerable<string> Reachable(string name) =>
        References[name].SelectMany(reference => Reachable(reference).Prepend(reference)).Distinct();

    private static XDocument Project(string name) => XDocument.Load(Path.Combine(Repository.Root, "src", name, $"Naas.{name}.csproj"));
}
