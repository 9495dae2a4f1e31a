using Naas.Application.Commands;
using Naas.Infrastructure.ReadModels;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Naas.Api.Hosting;

/// <summary>
/// Sends traces and metrics over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says so, and costs nothing where it does not.
/// Spans carry ids and codes; addresses hold no personal data, and bodies are never recorded.
/// </summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddNaasTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[Endpoint]))
            return services;

        return services.AddSingleton(_ => new Exporters(
            Sdk.CreateTracerProviderBuilder().AddSource(CommandTraces.SourceName, ProjectionMeter.Name, "Microsoft.AspNetCore", "Npgsql").AddOtlpExporter().Build(),
            Sdk.CreateMeterProviderBuilder().AddMeter(ProjectionMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql").AddOtlpExporter().Build()))
            .AddHostedService<Keeper>();
    }

    private sealed record Exporters(TracerProvider Traces, MeterProvider Metrics) : IDisposable
    {
        public void Dispose()
        {
            Traces.Dispose();
            Metrics.Dispose();
        }
    }

    /// <summary>Builds the exporters at the start; the container disposes them at the end, which sends what is left.</summary>
    private sealed class Keeper(Exporters exporters) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = exporters;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
