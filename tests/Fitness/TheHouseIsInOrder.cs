using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Naas.Fitness;

public sealed class The_house_is_in_order
{
    private const int LongestFile = 400;

    [Fact]
    public void No_source_file_needs_scrolling_to_see_its_shape() =>
        Repository.Files("src", ".cs", ".cshtml", ".sql").Concat(Repository.Files("tests", ".cs", ".sql"))
            .Select(path => (Path: path, Lines: Repository.Text(path).Count(letter => letter == '\n')))
            .Where(file => file.Lines > LongestFile)
            .Select(file => $"{file.Path}: {file.Lines} lines")
            .Should().BeEmpty($"a file over {LongestFile} lines wants splitting");

    [Fact]
    public void Nothing_is_left_for_later()
    {
        // Put together here, so that this file is not its own finding.
        var later = new Regex($@"\b({string.Join('|', "TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X")})\b");
        Repository.Files("src", ".cs", ".cshtml", ".sql", ".json", ".proto").Concat(Repository.Files("bench", ".cs", ".sql")).Concat(Repository.Files("tests", ".cs", ".sql"))
            .Where(path => later.IsMatch(Repository.Text(path)))
            .Should().BeEmpty("what is missing is said in the README, an issue or a refusal");
    }

    [Fact]
    public void No_test_sleeps() =>
        Repository.Files("tests", ".cs")
            .Where(path => Regex.IsMatch(Repository.Text(path), @"\bThread\s*\.\s*" + @"Sleep\s*\("))
            .Should().BeEmpty();

    [Fact]
    public void Package_versions_stand_in_one_place() =>
        Repository.Projects()
            .Where(path => XDocument.Parse(Repository.Text(path)).Descendants("PackageReference").Any(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null || package.Element("Version") is not null))
            .Should().BeEmpty("Directory.Packages.props holds them");

    [Fact]
    public void Every_project_has_a_lock_file() =>
        Repository.Projects()
            .Where(path => !File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, "packages.lock.json")))
            .Should().BeEmpty();

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Text("Naas.sln").Replace('\\', '/');
        Repository.Projects().Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)).Should().BeEmpty();
    }
}
