using System.Collections.Concurrent;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.Samples;
using Naas.Application.Time;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;
using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples;

public class LoaderSpecs
{
    private static readonly PhaseOneSample ThisSample = PhaseOne();

    private static readonly NoPauses Hurried = new();

    private readonly BusinessClock _clock = new(TimeProvider.System);
    private readonly Recorder _target;
    private readonly Reports _reports = new();

    public LoaderSpecs() => _target = new Recorder(_clock);

    [Fact]
    public async Task Every_command_is_sent_once_at_its_instant_and_in_its_workers_order()
    {
        var reached = await new SampleLoader(_target, _clock, Hurried).LoadAsync(ThisSample, null, _reports.HearAsync, TestContext.Current.CancellationToken);

        var expected = ThisSample.StandardSteps.Length + ThisSample.RolloutSteps.Length + Workers.Sum(worker => worker.Steps.Length);
        reached.Should().Be(new SampleProgress(expected, expected, new DateOnly(2019, 12, 31), reached.CompletedTick));
        _target.Sent.Should().HaveCount(expected);
        _target.Sent.Select(sent => sent.Key).Should().OnlyHaveUniqueItems();
        _target.Sent.Take(ThisSample.StandardSteps.Length).Select(sent => sent.Command).Should().BeEquivalentTo(ThisSample.StandardSteps.Select(step => step.Command), "nobody sits before there are standards");
        _target.Sent.Skip(ThisSample.StandardSteps.Length).Take(ThisSample.RolloutSteps.Length).Select(sent => sent.Command).Should().Equal(ThisSample.RolloutSteps.Select(step => step.Command), "nobody is put forward before the sites are open");
        _target.Sent.GroupBy(sent => sent.Journey).Should().OnlyContain(journey => journey.Select(sent => sent.At).SequenceEqual(journey.Select(sent => sent.At).Order()));
        _target.Sent.Select(sent => sent.At).Should().BeInAscendingOrder("a tick waits for the one before");
        _reports.Last.Should().Be(reached);
    }

    [Fact]
    public async Task The_first_refusal_stops_the_load_with_a_sentence()
    {
        _target.Answer = sent => sent.Command is JourneyCommand.EndorsePractice ? new SampleAnswer.Refused("the site is not open.") : new SampleAnswer.Recorded();

        var load = () => new SampleLoader(_target, _clock, Hurried).LoadAsync(ThisSample, null, _reports.HearAsync, TestContext.Current.CancellationToken);

        (await load.Should().ThrowAsync<SampleStoppedException>()).Which.Message.Should().MatchRegex("^The sample's load stopped: worker [0-9]+, step [0-9]+, EndorsePractice on 2018-07-10 was refused: the site is not open\\.$");
        _target.Sent.Should().OnlyContain(sent => sent.At <= new DateTimeOffset(2018, 7, 10, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_refusal_of_the_rollout_stops_the_load_before_any_worker()
    {
        _target.Answer = sent => sent.Command is RolloutCommand.JoinSite ? new SampleAnswer.Refused("the phase has ended.") : new SampleAnswer.Recorded();

        var load = () => new SampleLoader(_target, _clock, Hurried).LoadAsync(ThisSample, null, _reports.HearAsync, TestContext.Current.CancellationToken);

        (await load.Should().ThrowAsync<SampleStoppedException>()).Which.Message.Should().Be("The sample's load stopped: step 1 of the rollout, JoinSite on 2018-06-29 was refused: the phase has ended.");
        _target.Sent.Should().HaveCount(ThisSample.StandardSteps.Length + 2);
    }

    [Fact]
    public async Task What_is_not_settled_is_tried_again_a_few_times()
    {
        var tries = new ConcurrentDictionary<string, int>();
        _target.Answer = sent => tries.AddOrUpdate(sent.Key, 1, (_, so) => so + 1) < 3 ? new SampleAnswer.TryAgain("the store is busy.") : new SampleAnswer.Recorded();

        var reached = await new SampleLoader(_target, _clock, Hurried).LoadAsync(ThisSample, null, null, TestContext.Current.CancellationToken);

        reached.Done.Should().Be(reached.Total);
        tries.Values.Should().OnlyContain(count => count == 3);
    }

    [Fact]
    public async Task The_document_that_a_command_names_is_stored_first()
    {
        _target.Answer = sent => sent.Command is JourneyCommand.AgreeDevelopmentPlan plan && !_target.Stored.Contains(plan.Document)
            ? new SampleAnswer.Refused("there is no such document.")
            : new SampleAnswer.Recorded();

        var reached = await new SampleLoader(_target, _clock, Hurried).LoadAsync(ThisSample, null, null, TestContext.Current.CancellationToken);

        reached.Done.Should().Be(reached.Total);
        _target.Sent.Select(sent => sent.Command).OfType<JourneyCommand.AgreeDevelopmentPlan>().Should().NotBeEmpty();
    }

    [Fact]
    public async Task What_workers_declare_is_sent_with_what_they_answer()
    {
        _ = await new SampleLoader(_target, _clock, Hurried).LoadAsync(ThisSample, null, null, TestContext.Current.CancellationToken);

        _target.Declared.CountBy(answers => answers).ToDictionary().Should().Equal(Workers.SelectMany(worker => worker.Steps).Select(step => step.Answers).OfType<EqualityAnswers>().CountBy(answers => answers).ToDictionary());
        _target.Sent.Count(sent => sent.Command is JourneyCommand.DeclareEqualityInformation).Should().Be(_target.Declared.Count);
    }

    [Fact]
    public async Task A_resumed_load_passes_over_what_was_finished_and_sends_the_rest_with_the_same_keys()
    {
        var cut = new DateTimeOffset(2019, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var whole = new Recorder(_clock);
        await new SampleLoader(whole, _clock, Hurried).LoadAsync(ThisSample, null, null, TestContext.Current.CancellationToken);

        var reached = await new SampleLoader(_target, _clock, Hurried).LoadAsync(ThisSample, cut, _reports.HearAsync, TestContext.Current.CancellationToken);

        reached.Done.Should().Be(reached.Total);
        _target.Sent.Should().OnlyContain(sent => sent.At > cut);
        _target.Sent.Select(sent => (sent.Key, sent.Journey)).Should().BeEquivalentTo(whole.Sent.Where(sent => sent.At > cut).Select(sent => (sent.Key, sent.Journey)));
    }

    /// <summary>Every pause is over at once.</summary>
    private sealed class NoPauses : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private sealed record Sent(JourneyId? Journey, object Command, Caller Caller, DateTimeOffset At, string Key);

    private sealed class Recorder(BusinessClock clock) : ISampleTarget
    {
        private readonly ConcurrentQueue<Sent> _sent = new();

        private readonly ConcurrentQueue<DocumentId> _stored = new();

        private readonly ConcurrentQueue<EqualityAnswers> _declared = new();

        public IReadOnlyCollection<Sent> Sent => _sent;

        public ConcurrentQueue<EqualityAnswers> Declared => _declared;

        public IReadOnlyCollection<DocumentId> Stored => _stored;

        public Func<Sent, SampleAnswer> Answer { get; set; } = _ => new SampleAnswer.Recorded();

        public JourneyId JourneyOf(Caller caller, string idempotencyKey) =>
            CommandIdentity.JourneyIdOf(CommandIdentity.CommandIdOf(caller.Subject, idempotencyKey, "registration"));

        public Task<SampleAnswer> RegisterAsync(SampleRegistration details, Caller caller, DateTimeOffset at, string idempotencyKey, CancellationToken cancellation) =>
            Take(new Sent(JourneyOf(caller, idempotencyKey), new JourneyCommand.RegisterSocialWorker(BusinessClock.DayOf(at)), caller, clock.Now, idempotencyKey));

        public Task<SampleAnswer> SendAsync(RolloutCommand command, Caller caller, string idempotencyKey, CancellationToken cancellation) =>
            Take(new Sent(null, command, caller, clock.Now, idempotencyKey));

        public Task<SampleAnswer> SendAsync(Level level, Element element, StandardCommand command, Caller caller, string idempotencyKey, CancellationToken cancellation) =>
            Take(new Sent(null, command, caller, clock.Now, idempotencyKey));

        public Task<SampleAnswer> SendAsync(JourneyId journey, JourneyCommand command, SampleRegistration worker, Caller caller, string idempotencyKey, CancellationToken cancellation) =>
            Take(new Sent(journey, command, caller, clock.Now, idempotencyKey));

        public Task<SampleAnswer> DeclareAsync(JourneyId journey, JourneyCommand.DeclareEqualityInformation command, EqualityAnswers answers, Caller caller, string idempotencyKey, CancellationToken cancellation)
        {
            _declared.Enqueue(answers);
            return Take(new Sent(journey, command, caller, clock.Now, idempotencyKey));
        }

        public Task<SampleAnswer> StoreAsync(JourneyId journey, SampleDocument document, Caller caller, CancellationToken cancellation)
        {
            _stored.Enqueue(document.IdBy(caller.Subject, journey));
            return Task.FromResult<SampleAnswer>(new SampleAnswer.Recorded());
        }

        private Task<SampleAnswer> Take(Sent sent)
        {
            _sent.Enqueue(sent);
            return Task.FromResult(Answer(sent));
        }
    }

    private sealed class Reports
    {
        public SampleProgress? Last { get; private set; }

        public Task HearAsync(SampleProgress value)
        {
            Last = value;
            return Task.CompletedTask;
        }
    }
}
