namespace Naas.Domain.Specs;

/// <summary>Where the sources stand, for the few specs that read them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Naas.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Naas.sln above {AppContext.BaseDirectory}: the specs run from a clone.");
    }
}
