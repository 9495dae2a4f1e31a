using System.Collections.Concurrent;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naas.Application.Commands;
using Naas.Application.Deadlines;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.EventLog.EventStoreDb;
using Naas.Infrastructure.Scheduling;
using Naas.Testing;
using static Naas.Projections.Specs.Deadlines.Cases;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Deadlines;

/// <summary>The log answers, and does not do what it is asked: somebody has to mend that, and it may be of one journey alone.</summary>
public sealed class WhenTheLogRefusesASweep(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "S-03")]
    public async Task What_it_refuses_of_one_journey_keeps_no_other_from_being_settled()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        for (var journey = 1; journey <= 3; journey++)
            await side.HappenedAsync(journey, NarrowlyMissed);
        await using var refused = SweepSide.On(side.ConnectionString, services => services.AddSingleton<IPipelineBehavior<JourneyRequest, CommandAnswer>>(new Refuses(Journey(2))));

        var summary = await refused.Today("2018-11-02").Sweep.RunAsync(Cancellation);

        (summary.Done, summary.Failed, summary.IsClean).Should().Be((2, 1, false));
        summary.Notes.Should().Equal(new SweepNote(Journey(2), "lapse-narrow-retake", Day("2018-11-02"), "unexpected-failure", "It failed with GrpcException."));
    }

    [Fact]
    public async Task Where_it_refuses_what_the_sweep_begins_with_the_job_says_so_and_the_next_one_tries_again()
    {
        await using var side = await SweepSide.CreateAsync(postgres);
        await side.HappenedAsync(1, NarrowlyMissed);
        await using var refused = SweepSide.On(side.ConnectionString, services => services.AddSingleton<IRollout>(new RefusedRollout()));
        var said = new Lines();

        await new SweepJob(refused.Today("2018-11-02").Sweep, said).Execute(null!, Cancellation);

        said.All.Should().Equal("What is due could not be settled, the next sweep tries again (Access denied.)");
    }

    private static GrpcException Refusal() => new(GrpcCode.PermissionDenied, "Access denied.");

    private sealed class Refuses(Guid journey) : IPipelineBehavior<JourneyRequest, CommandAnswer>
    {
        public Task<CommandAnswer> Handle(JourneyRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<CommandAnswer> next) =>
            request.Journey.Value == journey ? throw Refusal() : next();
    }

    /// <summary>As one that is read from a log that refuses it.</summary>
    private sealed class RefusedRollout : IRollout
    {
        public Task<Current<Rollout>> CurrentAsync(CancellationToken cancellation) => throw Refusal();
    }

    private sealed class Lines : ILogger<SweepJob>
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public IEnumerable<string> All => _lines;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception));
    }
}
