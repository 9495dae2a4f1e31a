using Microsoft.Extensions.Hosting;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Runs every projection of this process until it stops.</summary>
public sealed class ProjectionHost(ReadModels readModels) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(readModels.Runners.Select(runner => Task.Run(() => runner.RunAsync(stoppingToken), CancellationToken.None)));
}
