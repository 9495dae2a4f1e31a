using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Naas.Api.CommandLine;
using Naas.Infrastructure.Published;
using Npgsql;

namespace Naas.Api.Tests.Published;

/// <summary>Imports as the verb does, from files that a test writes.</summary>
internal static class Importing
{
    public static readonly DateOnly Today = new(2026, 3, 1);

    /// <summary>What the import needs of the server's services, on a database of a test's own.</summary>
    public static ServiceProvider Services(NpgsqlDataSource database) => new ServiceCollection()
        .AddSingleton(database).AddSingleton(TimeProvider.System).AddSingleton<PublishedStatistics>().AddSingleton<PublishedImport>()
        .BuildServiceProvider();

    /// <param name="lines">The first names the columns.</param>
    public static async Task<ImportReport> ImportAsync(this IServiceProvider services, string publishedOn, string dataSet, params string[] lines)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("figures.csv");
        await File.WriteAllTextAsync(path, string.Join('\n', lines) + "\n", new UTF8Encoding(false), TestContext.Current.CancellationToken);
        return await services.ImportFileAsync(publishedOn, dataSet, path);
    }

    public static async Task<ImportReport> ImportFileAsync(this IServiceProvider services, string publishedOn, string dataSet, string path)
    {
        var order = ImportVerb.ImportOrder.Of(path, publishedOn, dataSet, [], Today);
        await using var stream = order.Open();
        var read = order.Read(stream, TestContext.Current.CancellationToken);
        return read.Outcome == ImportOutcome.Refused ? read : await order.ImportAsync(stream, read, services, TestContext.Current.CancellationToken);
    }
}
