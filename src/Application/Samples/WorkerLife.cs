using System.Collections.Immutable;
using System.Globalization;
using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.People;
using Naas.Application.Ports;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application.Samples;

/// <summary>Lets one worker's years on the system happen, by the rules: every command is decided here as the handler will decide it.</summary>
/// <remarks>
/// An agenda of intentions, taken in the order of their instants. An intention that its time has overtaken (the worker has
/// left, the sitting fell away) is dropped; what a command brings about puts new ones on the agenda.
/// </remarks>
internal sealed partial class WorkerLife
{
    // Lists, bookings and marks are handed in together: that is how offices work, and it lets a load send many at once.
    private static readonly TimeOnly Sweeps = new(6, 0);
    private static readonly TimeOnly LateEnds = new(9, 15);
    private static readonly TimeOnly Releases = new(9, 30);
    private static readonly TimeOnly Registrations = new(9, 45);
    private static readonly TimeOnly Starts = new(10, 0);
    private static readonly TimeOnly Roles = new(10, 15);
    private static readonly TimeOnly Agreements = new(10, 30);
    private static readonly TimeOnly Endorsements = new(11, 0);
    private static readonly TimeOnly Plans = new(11, 30);

    // Nothing else is put there: whoever declares does so without making anything else of theirs happen a minute later.
    private static readonly TimeOnly Declarations = new(12, 30);
    private static readonly TimeOnly Bookings = new(14, 0);
    private static readonly TimeOnly Recordings = new(14, 30);
    private static readonly TimeOnly KnowledgeMarks = new(15, 0);
    private static readonly TimeOnly SimulatedMarks = new(15, 10);
    private static readonly TimeOnly WrittenMarks = new(15, 20);
    private static readonly TimeOnly Moderations = new(15, 40);
    private static readonly TimeOnly Absences = new(16, 0);
    private static readonly TimeOnly Ends = new(16, 30);
    private static readonly TimeOnly Evening = new(17, 0);

    private static readonly OrganisationCode DeliveryPartner = new("DELIVERY-PARTNER");

    private readonly PlannedWorker _worker;
    private readonly SampleParameters _parameters;
    private readonly SampleCalendar _calendar;
    private readonly ScoreModel _scores;
    private readonly DeclarationModel _declarations;
    private readonly IReferenceData _reference;
    private readonly IPolicyEditions _editions;
    private readonly Rollout _rollout;
    private readonly IReadOnlyDictionary<(Level, Element), ElementStandard> _standards;
    private readonly ulong _seed;
    private readonly JourneyId _id;
    private readonly Func<int, string> _keyOf;
    private readonly Days? _away;
    private readonly PriorityQueue<Intention, (DateTimeOffset At, int Order)> _agenda = new();
    private readonly ImmutableArray<SampleStep>.Builder _steps = ImmutableArray.CreateBuilder<SampleStep>();

    private int _order;
    private int _number;
    private Journey _journey = Journey.NotBegun;

    public WorkerLife(PlannedWorker worker, SampleParameters parameters, SampleCalendar calendar, ScoreModel scores, DeclarationModel declarations, IReferenceData reference, IPolicyEditions editions, Rollout rollout, IReadOnlyDictionary<(Level, Element), ElementStandard> standards, ulong seed, Func<ActorId, JourneyId> idOf, Func<int, string> keyOf)
    {
        (_worker, _parameters, _calendar, _scores, _declarations, _reference, _editions, _rollout, _standards, _seed) = (worker, parameters, calendar, scores, declarations, reference, editions, rollout, standards, seed);
        _id = idOf(Personnel(worker.Posts[0]).Subject);
        _keyOf = keyOf;
        _away = AbsenceOf(worker);
    }

    private delegate Act? Asking(DateOnly today);

    private Level Level => _worker.Level;

    private LevelTrack Track => _journey.At(Level);

    private AssessmentParameters Assessment => _parameters.ProgrammeOfAssessment;

    private CircumstanceParameters Circumstances => _parameters.Circumstances;

    public ImmutableArray<SampleStep> Live()
    {
        foreach (var post in _worker.Posts)
            TakeUp(post);
        if (_worker.FirstSitting is { } sitting)
            PutForward(_worker.Posts[0].Authority, sitting);

        var end = SampleCalendar.At(_parameters.Programme.To.Value, Evening);
        while (_agenda.TryDequeue(out var intention, out var due) && due.At <= end)
        {
            // Two intentions for one minute: the later one follows a minute after.
            var at = _steps.Count > 0 && due.At <= _steps[^1].At ? _steps[^1].At.AddMinutes(1) : due.At;
            var today = BusinessClock.DayOf(at);
            if (intention.Ask(today) is not { } asked)
                continue;

            var (events, edition) = Decide(asked, today);
            _journey = events.Aggregate(_journey, Journey.Evolve);
            _steps.Add(new SampleStep(asked.Answers is null ? _number++ : SampleStep.Uncounted, at, asked.Caller, asked.Command, events) { Edition = edition, Document = asked.Document, Answers = asked.Answers });
            intention.Then(today, events);
            WhatFallsDue(events);
        }

        return _steps.ToImmutable();
    }

    private void TakeUp(Post post)
    {
        var isFirst = post == _worker.Posts[0];
        var wasThere = isFirst && post.From < post.Authority.RegistersOn.Value;
        var recordedOn = wasThere ? post.Authority.RegistersOn.Value : RecordedOn(post);

        if (isFirst)
            Intend(recordedOn, Registrations, today => new Act(Personnel(post), new JourneyCommand.RegisterSocialWorker(today)));
        Intend(recordedOn, Starts, _ => new Act(Personnel(post), new JourneyCommand.StartEmployment(post.Authority.Code.Value, post.Basis, post.Agency, post.From)), (today, _) =>
        {
            if (!isFirst)
                GoOnWithNewEmployer(post, today);
        });

        BeginRole(post, recordedOn);
        if (isFirst)
        {
            BeAway(post, recordedOn);
            Declare(recordedOn);
        }

        if (post.To is { } to)
            Intend(_calendar.OnOrAfter(to), _calendar.IsWorkingDay(to) ? Ends : LateEnds, _ => Leave(post, to));
    }

    private DateOnly RecordedOn(Post post)
    {
        var draw = DrawFor($"recorded/{post.From:yyyy-MM-dd}");
        if (!draw.Percent(_parameters.Workforce.RecordedLatePercent.Value))
            return post.From;
        var late = _calendar.OnOrAfter(post.From.AddDays(draw.Within(1, _parameters.Workforce.RecordedLateByAtMostDays.Value)));
        return post.To is { } to && late >= to ? post.From : late;
    }

    private Act Leave(Post post, DateOnly to)
    {
        var draw = DrawFor($"leaving/{to:yyyy-MM-dd}");
        var spell = _journey.Spells.Last(spell => spell.PlacedAt == post.Authority.Code.Value && spell.IsOpen).Number;
        var movesOn = post != _worker.Posts[^1];
        var retires = _worker.AgeOn(to) >= _parameters.Workforce.RetiresFromAge.Value;
        var (reason, destination) = post.Basis != EmploymentBasis.Direct ? (LeavingReason.EndOfContract, LeavingDestination.Agency)
            : movesOn ? (LeavingReason.Resignation, LeavingDestination.OtherLocalAuthorityInEngland)
            : retires ? (LeavingReason.Retirement, LeavingDestination.Retired)
            : (draw.Weighted(_parameters.Workforce.LeavingReasons.Value, row => row.Weight).Reason, draw.Weighted(_parameters.Workforce.LeavingDestinations.Value, row => row.Weight).Destination);
        return new Act(Personnel(post), new JourneyCommand.EndEmployment(spell, reason, destination, to));
    }

    private void PutForward(AuthorityParameters authority, DateOnly sitting)
    {
        var draw = DrawFor($"agreement");
        var list = _calendar.ListFor(sitting)!.Value;
        var agrees = draw.Percent(Assessment.AgreementPercent.Value);
        var isBooked = !draw.Percent(Assessment.NotBookedPercent.Value);

        if (agrees)
        {
            var asked = _calendar.WorkingDays(list, -draw.Within(1, 4));
            var earliest = _calendar.WorkingDays(authority.RegistersOn.Value, 1);
            Intend(asked < earliest ? earliest : asked, Agreements, today => _journey.HasBegun ? new Act(Myself, new JourneyCommand.AgreeToAssessment(Level, today)) : null, (today, _) => BringPassport(authority, today));
        }
        else if (draw.Percent(Circumstances.DeclinesPercent.Value))
        {
            Intend(_calendar.WorkingDays(list, 2), Agreements, today => IfItMay(today, Myself, new JourneyCommand.DeclineAssessment(Level, today)));
        }

        if (agrees || draw.Percent(Assessment.EndorsedAllTheSamePercent.Value))
            Endorse(authority, list, _ => isBooked ? sitting : null);

        if (agrees && !isBooked && draw.Percent(Assessment.EndorsedAfreshPercent.Value) && _calendar.ListOnOrAfter(list.AddMonths(_editions.InForceOn(list).EndorsementValidMonths.Value).AddDays(1)) is { } afresh)
            Endorse(authority, afresh, today => SittingBetween(authority, today.AddDays(Assessment.LeastDaysFromListToSitting.Value), today.AddMonths(3)));
    }

    /// <summary>S-16: results travel with the worker, the endorsement does not; the new employer endorses once it has seen the practice.</summary>
    private void GoOnWithNewEmployer(Post post, DateOnly today)
    {
        if (Track.AgreedOn is null || Track.IsAccredited || !IsIncluded(post))
            return;

        var authority = post.Authority;
        var weeks = DrawFor($"new-employer/{authority.Code.Value}").Within(Assessment.WeeksBeforeNewEmployerEndorses.Value);
        Endorse(authority, _calendar.NextBusy(today.AddDays(7 * weeks), DayOfWeek.Monday), day => SittingBetween(authority, day.AddDays(14), day.AddMonths(4)));
    }

    /// <summary>Whether agency staff are put forward is the authority's decision (R-033, G17 ¶48).</summary>
    private static bool IsIncluded(Post post) => post.Basis == EmploymentBasis.Direct || post.Authority.IncludesAgencyStaff.Value;

    /// <param name="sitting">The sitting to book, worked out on the day of the endorsement; null when none is.</param>
    private void Endorse(AuthorityParameters authority, DateOnly on, Func<DateOnly, DateOnly?> sitting)
    {
        var draw = DrawFor($"rank/{on:yyyy-MM-dd}");
        int? rank = draw.Percent(Circumstances.RankedPercent.Value) ? draw.Within(1, 20) : null;
        Intend(
            on,
            Endorsements,
            today => IsAway(today) ? null : IfItMay(today, Endorser(authority), new JourneyCommand.EndorsePractice(Level, authority.Code.Value, today, rank)),
            (today, _) =>
            {
                if (sitting(today) is not { } day || IsAway(day))
                    return;
                PrepareRetake(authority, today, day);
                Book(authority, _calendar.WorkingDays(today, DrawFor($"booking/{Track.Endorsements.Length}").Within(2, 5)), day);
            });
    }

    private void Book(AuthorityParameters authority, DateOnly on, DateOnly sitsOn) =>
        Intend(on, Bookings, today => IfItMay(today, Partner, new JourneyCommand.BookSitting(Level, SittingOn(authority, sitsOn), sitsOn, today)), (today, _) => LeadUpTo(authority, Track.UnderWay!, today));

    private static SittingCode SittingOn(AuthorityParameters authority, DateOnly sitsOn) =>
        new($"{authority.Slug.ToUpperInvariant()}-{sitsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");

    /// <exception cref="SampleStoppedException">The rules or the table of who may do what say no.</exception>
    private (ImmutableArray<JourneyEvent> Events, EditionCode Edition) Decide(Act act, DateOnly today)
    {
        var caller = act.Caller.On(_id);
        if (AccessTable.WhyNotAllowed(caller, act.Command, _id, _journey) is { } why)
            throw Stopped($"may not send {act.Command.GetType().Name}: {why}");
        if (act.Document is { } document && !DocumentTable.AllowsWriting(caller, document.Kind, _id, _journey))
            throw Stopped($"may not write the document of {act.Command.GetType().Name}.");

        // Whoever asked whether it may be has the answer already: nothing has happened since.
        var (decision, edition) = act.Decided ?? Verdict(act.Caller, act.Command, today);
        return decision switch
        {
            Decision.Accepted { Events.IsEmpty: false } accepted => (accepted.Events, edition),
            Decision.Refused { Refusal: var refusal } => throw Stopped($"would be refused {act.Command.GetType().Name}: {refusal.Sentence}"),
            _ => throw Stopped($"asks for {act.Command.GetType().Name}, which changes nothing."),
        };
    }

    private SampleStoppedException Stopped(string why) => new(Text($"The sample stopped: worker {_worker.Ordinal}, step {_number}, {why}"));

    private (Decision Decision, EditionCode Edition) Verdict(SampleCaller caller, JourneyCommand command, DateOnly today)
    {
        var policy = _editions.Governing(command, _journey);
        var (resolved, unknown) = FactResolver.Resolve(_id, command, _journey, policy, new CommandFacts(caller.Subject, today, _reference.Calendar), _reference, _rollout, _standards, numberIsTheirs: true);
        if (unknown is not null)
            throw Stopped($"names what does not exist: {unknown.Sentence}");

        return (JourneyDecider.Decide(resolved, _journey, policy), policy.Edition);
    }

    /// <summary>The act, if the caller may still send it, the rules let it happen today, and it changes something; otherwise it has been overtaken.</summary>
    private Act? IfItMay(DateOnly today, SampleCaller caller, JourneyCommand command) =>
        AccessTable.WhyNotAllowed(caller.On(_id), command, _id, _journey) is null && Verdict(caller, command, today) is (Decision.Accepted { Events.IsEmpty: false }, _) decided
            ? new Act(caller, command) { Decided = decided }
            : null;

    /// <summary>The same with words, which stand in a document that is stored first.</summary>
    private Act? IfItMay(DateOnly today, SampleCaller caller, Func<DocumentId, JourneyCommand> command, DocumentKind kind, string text)
    {
        var document = new SampleDocument(kind, text, _keyOf(_number) + ":document");
        return IfItMay(today, caller, command(document.IdBy(caller.Subject, _id))) is { } act ? act with { Document = document } : null;
    }

    private SampleCaller Myself => new(new ActorId(Text($"sample-worker-{_worker.Ordinal:D5}")), Role.Worker, null);

    private static SampleCaller Partner => new(new ActorId("delivery-partner"), Role.DeliveryPartner, DeliveryPartner);

    private static SampleCaller Personnel(Post post) => OfEmployer(post.Authority, "personnel");

    private SampleCaller Endorser(AuthorityParameters authority) =>
        OfEmployer(authority, Text($"manager-{DrawFor($"endorser").Within(1, Assessment.EndorsersPerAuthority.Value)}"));

    private static SampleCaller OfEmployer(AuthorityParameters authority, string function) =>
        new(new ActorId($"{authority.Slug.ToLowerInvariant()}-{function}"), Role.Employer, authority.Code.Value);

    /// <param name="rater">1 or 2, and 3 where two differ: always another person.</param>
    private SampleCaller Assessor(Attempt attempt, Element element, int rater)
    {
        var first = DrawFor($"assessor/{attempt.Number}/{element}").Within(1, Assessment.Assessors.Value);
        return new(new ActorId(Text($"assessor-{1 + ((first + rater - 2) % Assessment.Assessors.Value):D2}")), Role.Assessor, null);
    }

    private SampleCaller Moderator(Attempt attempt) =>
        new(new ActorId(Text($"moderator-{DrawFor($"moderator/{attempt.Number}").Within(1, Circumstances.Moderators.Value):D2}")), Role.Moderator, null);

    private static SampleCaller Operations => new(new ActorId("dfe-operations"), Role.DfeOperations, null);

    private static SampleCaller System => new(new ActorId("system-sweep"), Role.System, null);

    private SampleCaller Releaser(Attempt attempt) =>
        new(new ActorId(Text($"releaser-{DrawFor($"releaser/{attempt.Number}").Within(1, Assessment.Releasers.Value):D2}")), Role.Releaser, null);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private Draw DrawFor(FormattableString purpose) => Draw.For(_seed, _worker.Ordinal, Text(purpose));

    private void Intend(DateOnly day, TimeOnly time, Asking ask, Action<DateOnly, ImmutableArray<JourneyEvent>>? then = null) =>
        _agenda.Enqueue(new Intention(ask, then ?? ((_, _) => { })), (SampleCalendar.At(day, time), _order++));

    /// <param name="Ask">The act, or null when the intention has been overtaken.</param>
    private sealed record Intention(Asking Ask, Action<DateOnly, ImmutableArray<JourneyEvent>> Then);

    private sealed record Act(SampleCaller Caller, JourneyCommand Command, SampleDocument? Document = null)
    {
        /// <summary>What the rules said when it was asked whether it may be; null where nobody asked.</summary>
        public (Decision Decision, EditionCode Edition)? Decided { get; init; }

        /// <summary>What a declaration says; null for every other act.</summary>
        public EqualityAnswers? Answers { get; init; }
    }
}
