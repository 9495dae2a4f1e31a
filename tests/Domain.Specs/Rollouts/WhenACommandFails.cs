using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Rollouts;
using Naas.Application.Time;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.EventLog.InMemory;
using static Naas.Domain.Specs.Rollouts.RolloutSpec;

namespace Naas.Domain.Specs.Rollouts;

/// <summary>What is known of a command that failed: nothing stands in the log of one that failed before it was handed to it.</summary>
public sealed class When_a_command_fails
{
    private static readonly Caller Operations = new(new ActorId("dfe-operations"), Role.DfeOperations, null, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_was_recorded_where_what_it_is_decided_by_cannot_be_read()
    {
        var attempt = RecordingAttempt.Begin();
        var failure = new TimeoutException("The register does not answer.");

        var sent = () => SendAsync(new Deciding(() => throw failure));

        (await sent.Should().ThrowAsync<TimeoutException>()).Which.Should().BeSameAs(failure);
        attempt.FailedBefore(failure).Should().BeTrue();
        attempt.FailedBefore(new TimeoutException("What failed elsewhere.")).Should().BeFalse();
    }

    [Fact]
    public async Task Once_a_command_of_the_request_was_handed_to_the_log_nobody_says_so_any_more()
    {
        var attempt = RecordingAttempt.Begin();
        var failure = new TimeoutException("The register does not answer.");
        _ = (await SendAsync(new Deciding(() => new Verdict<RolloutEvent>.Accepted([PhaseOpened()], new("response-2017"))))).Should().BeOfType<CommandAnswer.Recorded<RolloutEvent>>();

        var second = () => SendAsync(new Deciding(() => throw failure));

        _ = await second.Should().ThrowAsync<TimeoutException>();
        attempt.FailedBefore(failure).Should().BeFalse();
    }

    private static Task<CommandAnswer> SendAsync(Deciding deciding)
    {
        var identity = new CommandIdentity(Guid.NewGuid(), "hash", "conversation", null);
        return new StreamCommandHandler<RolloutRequest, Rollout, RolloutEvent>(new InMemoryEventLog(), deciding, new BusinessClock(TimeProvider.System), new CommandsInFlight())
            .Handle(new RolloutRequest(OpenPhase(), identity, Operations), Cancellation);
    }

    /// <summary>The rollout, decided in this way.</summary>
    private sealed class Deciding(Func<Verdict<RolloutEvent>> decide) : IAggregate<RolloutRequest, Rollout, RolloutEvent>
    {
        public string Noun => "rollout";

        public StreamKind<Rollout, RolloutEvent> Kind => RolloutStream.Kind;

        public StreamName StreamOf(RolloutRequest request) => RolloutStream.Name;

        public string? WhyNotAllowed(RolloutRequest request, Rollout state) => null;

        public bool IsStranger(RolloutRequest request, Rollout state) => false;

        public async Task<Verdict<RolloutEvent>> DecideAsync(RolloutRequest request, LoadedStream<Rollout, RolloutEvent> loaded, DateOnly today, CancellationToken cancellation)
        {
            await Task.Yield();
            return decide();
        }
    }
}
