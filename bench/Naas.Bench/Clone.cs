namespace Naas.Bench;

/// <summary>The clone that this program was built from.</summary>
internal static class Clone
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Naas.sln")))
                return folder.FullName;
        }

        throw new BenchException($"There is no Naas.sln above {AppContext.BaseDirectory}; the benchmarks run from a clone.");
    }
}
