using System.Text;
using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Time;
using Naas.Domain.Journeys;

namespace Naas.Application.Deadlines;

/// <summary>
/// Sends what has fallen due as ordinary commands, in the role <see cref="Role.System"/>. What wakes it does not matter: the
/// rules compare dates themselves, a late sweep takes effect on the due days, and a second one finds everything done.
/// </summary>
public sealed class DueSweep(
    IEventLog log,
    IDeadlines deadlines,
    ISweepRecord record,
    DueQuestions questions,
    IMediator sender,
    IRequestHasher hasher,
    BusinessClock clock,
    TimeProvider time)
{
    private const int PageSize = 200;

    // What is settled makes at most a few things more due, such as the end of a grace long past; more rounds mean something does not settle.
    private const int MostRounds = 5;

    private static readonly Caller Sweeper = new(new ActorId("system-sweep"), Role.System, Organisation: null, Journey: null);

    /// <summary>Settles everything that is due by today.</summary>
    public async Task<SweepSummary> RunAsync(CancellationToken cancellation)
    {
        var (today, startedAt) = (clock.Today, time.GetUtcNow());
        if (await record.WhyNotNowAsync(cancellation) is { } why)
            return SweepSummary.NotNow(today, why);

        var tally = new Tally(today);
        var head = await log.HeadAsync(cancellation);
        try
        {
            // Of an empty log nothing is due, whatever the read model was made from.
            if (head.Value > 0)
                await SettleAsync(await questions.ByAsync(today, cancellation), tally, head.Epoch, cancellation);
        }
        catch (LogEpochException)
        {
            return SweepSummary.NotNow(today, "What is due stands in read models of another event log, or of this one before it was restored; once they are made anew from this one it is settled.");
        }

        var summary = tally.Summary();
        await record.FinishedAsync(summary, startedAt, time.GetUtcNow(), cancellation);
        return summary;
    }

    /// <summary>What is due by today, without settling any of it.</summary>
    /// <param name="maximum">The most journeys to tell of.</param>
    /// <exception cref="DeadlinesNotThereException">The read model is being made anew.</exception>
    public async Task<DuePage> DueAsync(int maximum, CancellationToken cancellation)
    {
        var question = await questions.ByAsync(clock.Today, cancellation);
        return await deadlines.DueAsync(question, after: null, maximum, minimum: null, cancellation)
            ?? throw new DeadlinesNotThereException("What is due cannot be told yet: its read model is being made anew.");
    }

    /// <param name="life">Of the log that is written to: what is due by the rows of another one is not settled in it.</param>
    /// <exception cref="LogEpochException">The rows are of another life.</exception>
    private async Task SettleAsync(DueQuestion question, Tally tally, Guid life, CancellationToken cancellation)
    {
        do
        {
            tally.BeginRound();
            await SweepOnceAsync(question, tally, life, cancellation);
        }
        while (tally.MayGoOn && tally.Rounds < MostRounds);
    }

    private async Task SweepOnceAsync(DueQuestion question, Tally tally, Guid life, CancellationToken cancellation)
    {
        DueJourney? after = null;
        do
        {
            if (await deadlines.DueAsync(question, after, PageSize, tally.Reached ?? new LogPosition(life, 0), cancellation) is not { } page)
            {
                tally.IsBehind = true;
                return;
            }

            foreach (var journey in page.Page)
                await SettleAsync(journey, tally, cancellation);
            after = page.Page.Count == PageSize ? page.Page[^1] : null;
        }
        while (after is not null);
    }

    /// <summary>In the order of the days: what is left open keeps what fell due after it waiting.</summary>
    private async Task SettleAsync(DueJourney journey, Tally tally, CancellationToken cancellation)
    {
        foreach (var due in journey.Due)
        {
            if (!await SettleAsync(journey.Journey, due, tally, cancellation))
                return;
        }
    }

    private async Task<bool> SettleAsync(JourneyId journey, Due due, Tally tally, CancellationToken cancellation)
    {
        try
        {
            return tally.Count(journey, due, await sender.Send(RequestFor(journey, due, tally.Today), cancellation));
        }
        // One record that cannot be read is told of; the others have nothing to do with it.
        catch (Exception e) when (e is UnreadableEventException or LogIntegrityException)
        {
            tally.Fail(journey, due, "record-damaged", e.Message);
            return false;
        }
        // Whatever else goes wrong with one journey must not keep the rest from being settled. What the exception says may hold anything, so only its kind is told.
        // A log that is away is so for all of them: each would be waited for in its turn, and the next sweep goes on.
        catch (Exception e) when (e is not (OperationCanceledException or LogUnavailableException { Passes: true }))
        {
            tally.Fail(journey, due, "unexpected-failure", $"It failed with {e.GetType().Name}.");
            return false;
        }
    }

    private JourneyRequest RequestFor(JourneyId journey, Due due, DateOnly today)
    {
        // The same for every sweep that finds the same thing due, in whichever process, so that the log records it once.
        var key = FormattableString.Invariant($"{JourneyCommandNames.Of(due.Command)}/{due.Level?.ToString() ?? "journey"}/{due.Number}/{due.On:yyyy-MM-dd}/{due.SetBy}");
        var identity = new CommandIdentity(
            CommandIdentity.CommandIdOf(Sweeper.Subject, key, journey.ToString()),
            hasher.Hash(Encoding.UTF8.GetBytes(key)),
            FormattableString.Invariant($"sweep-{today:yyyy-MM-dd}"),
            CausationId: null);
        return new JourneyRequest(journey, due.Command, identity, Sweeper);
    }

    /// <summary>What the sweep has come to so far.</summary>
    private sealed class Tally(DateOnly today)
    {
        private readonly SortedDictionary<string, int> _refused = new(StringComparer.Ordinal);
        private readonly Dictionary<(JourneyId, Due), SweepNote> _notes = [];
        private readonly HashSet<(JourneyId, Due)> _seen = [];
        private int _done;
        private int _already;
        private int _notDueYet;
        private int _failed;
        private int _leftOpen;
        private bool _recorded;

        public DateOnly Today => today;

        public int Rounds { get; private set; }

        /// <summary>The last event that the sweep recorded: what the next round has to see.</summary>
        public LogPosition? Reached { get; private set; }

        public bool IsBehind { get; set; }

        /// <summary>Whether another round may find something: more fell due, or something was left open.</summary>
        public bool MayGoOn => !IsBehind && (_recorded || _leftOpen > 0);

        public void BeginRound()
        {
            Rounds++;
            (_recorded, _leftOpen) = (false, 0);
        }

        /// <returns>Whether what fell due after it may be settled.</returns>
        public bool Count(JourneyId journey, Due due, CommandAnswer answer)
        {
            switch (answer)
            {
                case CommandAnswer.Recorded<JourneyEvent> { Events.Count: > 0, Replayed: false } now:
                    _recorded = true;
                    Reached = now.Position is { } position && (Reached is not { } before || before < position) ? position : Reached;
                    return Settled(journey, due, ref _done);
                case CommandAnswer.Recorded<JourneyEvent>:
                    return Settled(journey, due, ref _already);
                case CommandAnswer.Refused { Refusal: var refusal }:
                    Refuse(journey, due, refusal);
                    return true;
                case CommandAnswer.Busy busy:
                    return LeaveOpen(journey, due, "busy", busy.Why);
                case CommandAnswer.OutcomeUnknown unknown:
                    return LeaveOpen(journey, due, "outcome-unknown", unknown.Why);
                case CommandAnswer.InFlight:
                    return LeaveOpen(journey, due, "in-flight", "Another sweep of this process is settling it at this moment.");
                case CommandAnswer.NotAllowed notAllowed:
                    Fail(journey, due, "not-allowed", notAllowed.Why);
                    return false;
                case CommandAnswer.UnknownReference unknown:
                    Fail(journey, due, "unknown-reference", unknown.Sentence);
                    return false;
                default:
                    Fail(journey, due, "unexpected-answer", $"It was answered with {answer.GetType().Name}.");
                    return false;
            }
        }

        public void Fail(JourneyId journey, Due due, string code, string why)
        {
            _failed += IsFirst(journey, due) ? 1 : 0;
            Note(journey, due, code, why);
        }

        public SweepSummary Summary() => new(
            today, _done, _already, _notDueYet, _refused, _failed, _leftOpen, Rounds, IsBehind, HeldBack: null,
            [.. _notes.Values.OrderBy(note => note.Due).ThenBy(note => note.Journey)]);

        private bool Settled(JourneyId journey, Due due, ref int count)
        {
            count += IsFirst(journey, due) ? 1 : 0;
            _ = _notes.Remove((journey, due));
            return true;
        }

        private void Refuse(JourneyId journey, Due due, Refusal refusal)
        {
            Note(journey, due, refusal.Code, refusal.Sentence);
            if (!IsFirst(journey, due))
                return;
            if (refusal.Kind == Refusals.NotDueYet)
                _notDueYet++;
            else
                _refused[refusal.Code] = _refused.GetValueOrDefault(refusal.Code) + 1;
        }

        private bool LeaveOpen(JourneyId journey, Due due, string code, string why)
        {
            _leftOpen++;
            Note(journey, due, code, why);
            return false;
        }

        /// <summary>One thing counts once, in however many rounds it is met.</summary>
        private bool IsFirst(JourneyId journey, Due due) => _seen.Add((journey, due));

        private void Note(JourneyId journey, Due due, string code, string why) =>
            _notes[(journey, due)] = new SweepNote(journey.Value, JourneyCommandNames.Of(due.Command), due.On, code, why);
    }
}
