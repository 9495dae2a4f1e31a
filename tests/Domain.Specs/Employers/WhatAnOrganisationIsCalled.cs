using System.Text.Json;
using Naas.Infrastructure.Reference;

namespace Naas.Domain.Specs.Employers;

public sealed class What_an_organisation_is_called
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "reference");

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Is_not_nothing(string name)
    {
        var folder = Directory.CreateTempSubdirectory("naas-reference-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Folder))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var damaged = Path.Combine(folder, "organisations.json");
            File.WriteAllText(damaged, File.ReadAllText(damaged).Replace("\"name\": \"Manchester\"", $"\"name\": \"{name}\"", StringComparison.Ordinal));

            FluentActions.Invoking(() => ReferenceData.Load(folder)).Should().Throw<JsonException>()
                .WithMessage($"{damaged}, at $.organisations[1]: E08000003 has no name; say what it is called.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
