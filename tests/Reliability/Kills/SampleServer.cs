using System.Collections.Concurrent;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Api.Samples;
using Naas.Application.Journeys;
using Naas.Application.Samples;
using Naas.Application.Time;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels;

namespace Naas.Reliability.Kills;

/// <summary>
/// A process of the API, as <c>serve</c> builds it, that takes commands of the sample by their keys too, each at the sample's time. It
/// sweeps nothing: what falls due in the sample is settled by the sample.
/// </summary>
internal static class SampleServer
{
    public const string Verb = "serve-sample";

    /// <summary>Where it takes a command by its key.</summary>
    public const string Address = "/sample";

    public static async Task<int> RunAsync(string database, string eventLog, string folder, string acknowledged)
    {
        Environment.SetEnvironmentVariable("NAAS_ACKNOWLEDGED", acknowledged);
        using var noted = AcknowledgedCommands.FromEnvironment();
        var data = new DataFolder(folder);
        var settings = new NaasSettings(database, "http://127.0.0.1:0", data.Path, Development: true) { EventStore = NaasSettings.EventStoreOf(eventLog) };
        // A lease that a test can wait for.
        await using var app = Server.Build(settings, data.Keys(), builder => builder.Services.AddSingleton(new ProjectionSettings { Lease = TimeSpan.FromSeconds(2) }));

        var sample = Oracle.NewSample();
        var steps = new Steps(sample, new SampleTarget(app.Services.GetRequiredService<IMediator>(), app.Services.GetRequiredService<IRequestHasher>(), sample.Correlation, noted));
        var clock = app.Services.GetRequiredService<BusinessClock>();
        _ = app.MapPost(Address, async (string key, long at) =>
        {
            clock.StandAt(new DateTimeOffset(at, TimeSpan.Zero));
            return ToHttp(await steps.SendAsync(key));
        }).AllowAnonymous().DisableRateLimiting();

        await app.Services.GetRequiredService<ProjectionHost>().StartAsync(CancellationToken.None);
        await app.StartAsync();
        Console.WriteLine($"Pages   {app.Urls.Single()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static IResult ToHttp(SampleAnswer answer) => answer switch
    {
        SampleAnswer.Recorded => Results.NoContent(),
        SampleAnswer.TryAgain again => Results.Text(again.Why, statusCode: StatusCodes.Status503ServiceUnavailable),
        SampleAnswer.Refused refused => Results.Text(refused.Why, statusCode: StatusCodes.Status409Conflict),
        _ => throw new InvalidOperationException("An answer is one of its named kinds."),
    };

    /// <summary>The sample's commands by their keys, a worker's worked out when the first is asked for.</summary>
    private sealed class Steps(PhaseOneSample sample, SampleTarget target)
    {
        private readonly ConcurrentDictionary<int, SampleWorker> _workers = new();

        public Task<SampleAnswer> SendAsync(string key)
        {
            // sample:SEED:rollout:3, sample:SEED:standards:3, or a worker's ordinal and a step of that life.
            var whose = key.Split(':')[2];
            return whose switch
            {
                "standards" => SendAsync(sample.StandardSteps.Single(step => SampleKeys.OfStandards(sample.Seed, step.Number) == key), key),
                "rollout" => SendAsync(sample.RolloutSteps.Single(step => SampleKeys.OfRollout(sample.Seed, step.Number) == key), key),
                _ => SendAsync(_workers.GetOrAdd(int.Parse(whose, System.Globalization.CultureInfo.InvariantCulture), sample.Worker), key),
            };
        }

        private Task<SampleAnswer> SendAsync(SampleStandardStep step, string key) =>
            target.SendAsync(step.Level, step.Element, step.Command, new(step.Caller.Subject, step.Caller.Role, step.Caller.Organisation, null), key, CancellationToken.None);

        private Task<SampleAnswer> SendAsync(SampleRolloutStep step, string key) =>
            target.SendAsync(step.Command, new(step.Caller.Subject, step.Caller.Role, step.Caller.Organisation, null), key, CancellationToken.None);

        private async Task<SampleAnswer> SendAsync(SampleWorker worker, string key)
        {
            var step = worker.Steps.Single(step => SampleKeys.Of(sample.Seed, worker.Ordinal, step) == key);
            var journey = SampleIdentity.JourneyOf(worker.Steps[0].Caller.Subject, SampleKeys.Of(sample.Seed, worker.Ordinal, 0));
            var caller = step.Caller.On(journey);
            if (step.Command is JourneyCommand.RegisterSocialWorker)
                return await target.RegisterAsync(worker.Registration, caller, step.At, key, CancellationToken.None);
            if (step is { Command: JourneyCommand.DeclareEqualityInformation declaration, Answers: { } answers })
                return await target.DeclareAsync(journey, declaration, answers, caller, key, CancellationToken.None);
            if (step.Document is { } document && await target.StoreAsync(journey, document, caller, CancellationToken.None) is var stored and not SampleAnswer.Recorded)
                return stored;
            return await target.SendAsync(journey, step.Command, worker.Registration, caller, key, CancellationToken.None);
        }
    }
}
