using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Naas.Fitness;

/// <summary>Time, identity and chance arrive in the command: a decision made again from the same command is the same.</summary>
public sealed class The_domain_is_pure
{
    private static readonly string[] Forbidden =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Environment.get_TickCount64", "System.Environment.GetEnvironmentVariable",
    ];

    private static readonly string[] ForbiddenTypes =
    [
        "System.Random", "System.TimeProvider", "System.TimeZoneInfo", "System.Diagnostics.Stopwatch", "System.Console",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1",
        "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1", "System.Threading.Thread", "System.IO.File",
    ];

    /// <summary>And what is counted from the same people is the same figure.</summary>
    [Theory]
    [InlineData("Domain")]
    [InlineData("Analysis")]
    public void No_clock_no_new_identity_no_chance_no_task(string name)
    {
        using var file = File.OpenRead(Repository.Sources[name].Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();

        var types = metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => FullName(metadata, type));
        types.Should().NotIntersectWith(ForbiddenTypes);

        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{FullName(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent))}.{metadata.GetString(member.Name)}");
        members.Should().NotIntersectWith(Forbidden);
    }

    [Fact]
    public void Nowhere_in_src_is_the_time_taken_from_the_air() =>
        Repository.Files("src", ".cs", ".cshtml")
            .Where(path => Regex.IsMatch(Repository.Text(path), @"\bDateTime(Offset)?\s*\.\s*(UtcNow|Now|Today)\b"))
            .Should().BeEmpty("time comes from TimeProvider or the business clock");

    [Theory]
    [InlineData("Domain")]
    [InlineData("Analysis")]
    public void Every_public_type_says_what_it_is(string name)
    {
        var assembly = Repository.Sources[name];
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => member.Attribute("name")!.Value);
        assembly.GetExportedTypes().Select(type => $"T:{type.FullName!.Replace('+', '.')}").Except(documented)
            .Should().BeEmpty("a reader starts from the words");
    }

    private static string FullName(MetadataReader metadata, TypeReference type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
