using Microsoft.Extensions.Hosting;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Runs every projection of this process until it stops, and the watch over those of all processes.</summary>
public sealed class ProjectionHost(ReadModels readModels, ProjectionWatch watch) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        readModels.Runners.Select(runner => Task.Run(() => runner.RunAsync(stoppingToken), CancellationToken.None))
            .Append(Task.Run(() => watch.RunAsync(stoppingToken), CancellationToken.None)));
}
