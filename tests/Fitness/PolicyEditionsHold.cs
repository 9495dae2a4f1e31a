using System.Text.Json;
using Naas.Infrastructure.Policies;

namespace Naas.Fitness;

/// <summary>The editions as they stand in the repository, and the schema beside them.</summary>
public sealed class Policy_editions
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Their_schema_is_the_one_they_are_read_by()
    {
        var path = Path.Combine(Repository.Root, "policies", EditionSchema.FileName);
        var current = EditionSchema.Build().ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("NAAS_WRITE_DOCS") == "1")
            File.WriteAllText(path, current);

        File.ReadAllText(path).Should().Be(current, "the schema is made from the list that reads an edition; run the fitness tests with NAAS_WRITE_DOCS=1");
    }

    [Fact]
    public void Each_names_the_schema_and_stands_in_a_file_of_its_name()
    {
        foreach (var path in Repository.Files("policies", ".json").Where(path => !path.EndsWith(EditionSchema.FileName, StringComparison.Ordinal)))
        {
            using var edition = JsonDocument.Parse(Repository.Text(path));
            edition.RootElement.GetProperty("$schema").GetString().Should().Be(EditionSchema.FileName);
            Path.GetFileNameWithoutExtension(path).Should().Be(edition.RootElement.GetProperty("edition").GetString());
        }
    }

    [Fact]
    [Trait("Rule", "S-50")]
    public void The_consultation_never_came_into_force()
    {
        var editions = PolicyEditions.Load(Path.Combine(Repository.Root, "policies"));

        editions.Written.Select(written => (written.Policy.Edition.Value, written.Policy.InForceFrom)).Should().Equal(
            ("response-2017", new DateOnly(2017, 12, 1)),
            ("consultation-2016", null));
    }

    [Fact]
    public void What_the_documents_do_not_say_is_shown_as_this_projects()
    {
        var editions = PolicyEditions.Load(Path.Combine(Repository.Root, "policies"));

        editions.Written.SelectMany(written => written.Settings).Should().OnlyContain(
            setting => (setting.Source.Document == "S") == setting.Source.Quote.StartsWith("This project's:", StringComparison.Ordinal));
        editions.Written.Should().OnlyContain(written => written.Settings.Count == EditionSchema.Build()["properties"]!["settings"]!["required"]!.AsArray().Count);
    }
}
