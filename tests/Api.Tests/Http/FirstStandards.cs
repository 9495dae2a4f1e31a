using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Naas.Api.Samples;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Samples;
using Naas.Infrastructure.Samples;

namespace Naas.Api.Tests.Http;

/// <summary>The standards of the sample, set by their panels: a new installation has none.</summary>
internal static class FirstStandards
{
    /// <summary>Records them before anybody else sends a command.</summary>
    public static async Task SetAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var parameters = SampleParametersFile.Load(Path.Combine(AppContext.BaseDirectory, "samples", "phase-one.json"));
        var sample = new PhaseOneSample(parameters, services.GetRequiredService<IReferenceData>(), services.GetRequiredService<IPolicyEditions>());
        var target = new SampleTarget(services.GetRequiredService<IMediator>(), services.GetRequiredService<IRequestHasher>(), sample.Correlation);
        foreach (var step in sample.StandardSteps)
        {
            var caller = new Caller(step.Caller.Subject, step.Caller.Role, step.Caller.Organisation, Journey: null);
            (await target.SendAsync(step.Level, step.Element, step.Command, caller, SampleKeys.OfStandards(sample.Seed, step.Number), cancellation)).Should().Be(new SampleAnswer.Recorded());
        }
    }
}
