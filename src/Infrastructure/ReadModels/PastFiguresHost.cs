using Microsoft.Extensions.Hosting;

namespace Naas.Infrastructure.ReadModels;

/// <summary>Lets this process make past figures, until it stops.</summary>
public sealed class PastFiguresHost(PastFiguresMaker maker) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => maker.RunAsync(stoppingToken), CancellationToken.None);
}
