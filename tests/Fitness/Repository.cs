using System.Reflection;

namespace Naas.Fitness;

/// <summary>The clone that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "wwwroot", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static Assembly Domain { get; } = typeof(Domain.Journeys.Journey).Assembly;

    /// <summary>The projects of src by name, with the assembly each makes.</summary>
    public static IReadOnlyDictionary<string, Assembly> Sources { get; } = new Dictionary<string, Assembly>
    {
        ["Domain"] = Domain,
        ["Analysis"] = Assembly.Load("Naas.Analysis"),
        ["Application"] = Assembly.Load("Naas.Application"),
        ["Projections"] = Assembly.Load("Naas.Projections"),
        ["Infrastructure"] = Assembly.Load("Naas.Infrastructure"),
        ["Web"] = Assembly.Load("Naas.Web"),
        ["Api"] = Assembly.Load("naas"),
    };

    /// <summary>What people wrote: no build output, nothing vendored. Paths from the root, with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !path.Split('/').Intersect(Generated).Any())
            .Order(StringComparer.Ordinal);

    public static IEnumerable<string> Projects() => Files("src", ".csproj").Concat(Files("bench", ".csproj")).Concat(Files("tests", ".csproj"));

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Naas.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Naas.sln above {AppContext.BaseDirectory}: the fitness tests run from a clone.");
    }
}
