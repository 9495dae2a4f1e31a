using System.Globalization;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Samples;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Reference;
using Naas.Infrastructure.Samples;

namespace Naas.Bench.Decide;

/// <summary>A command and who asks it.</summary>
internal sealed record Asked(JourneyCommand Command, string By);

/// <summary>A journey that is lived by asking: what is told is decided by the domain's own rules, so it can have happened.</summary>
/// <remarks>Each command is decided on its own day, with the organisations and policies of the repository, and the sample's standards.</remarks>
internal sealed class Career
{
    public const string Assessor = "assessor-1";
    public const string Releaser = "releaser-1";

    private const string SecondAssessor = "assessor-2";

    private static readonly JourneyId Id = new(new Guid("0197a1f0-0000-7000-8000-000000000100"));

    /// <summary>One phase, open to the end, with the organisations of the career as its sites.</summary>
    private readonly Rollout _rollout;
    private readonly ReferenceData _reference = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference"));
    private readonly PolicyEditions _editions = PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies"));
    private readonly IReadOnlyDictionary<(Level, Element), ElementStandard> _standards;
    private readonly List<JourneyEvent> _events = [];
    private Journey _journey = Journey.NotBegun;

    /// <param name="sites">The organisations whose workers may sit.</param>
    public Career(params IEnumerable<string> sites)
    {
        var phase = new PhaseCode("phase-one");
        RolloutEvent opened = new RolloutEvent.PhaseOpened(phase, Day("2018-07-01"), Day("2018-04-02"));
        _rollout = sites.Select(site => (RolloutEvent)new RolloutEvent.SiteJoined(new(site), phase, Day("2018-04-02"))).Prepend(opened).Aggregate(Rollout.NotBegun, Rollout.Evolve);
        _standards = new PhaseOneSample(SampleParametersFile.Load(Path.Combine(AppContext.BaseDirectory, "samples", "phase-one.json")), _reference, _editions).Standards;
    }

    public IReadOnlyList<JourneyEvent> Events => _events;

    public void Registers(string on) => Ask(new(new JourneyCommand.RegisterSocialWorker(Day(on)), "clerk-1"));

    public void StartsAt(string organisation, string on) =>
        Ask(new(new JourneyCommand.StartEmployment(new(organisation), EmploymentBasis.Direct, null, Day(on)), "clerk-1"));

    public void StartsThrough(string agency, string organisation, string on) =>
        Ask(new(new JourneyCommand.StartEmployment(new(organisation), EmploymentBasis.Agency, new OrganisationCode(agency), Day(on)), "clerk-1"));

    public void Leaves(int spell, string on) =>
        Ask(new(new JourneyCommand.EndEmployment(spell, LeavingReason.Resignation, LeavingDestination.OtherLocalAuthorityInEngland, Day(on)), "clerk-1"));

    public void HasExpunged(int spell, string on) => Ask(new(new JourneyCommand.ExpungeEmployment(spell, CorrectionReason.WrongPerson, Day(on)), "clerk-1"));

    public void TakesUp(StatutoryFunction function, EntryRoute route, int spell, string on) =>
        Ask(new(new JourneyCommand.StartStatutoryRole(spell, FunctionSet.Of(function), route, false, null, Day(on)), "clerk-1"));

    public void CompletesSupportedYear(int role, string on) => Ask(new(new JourneyCommand.CompleteAsye(role, Day(on)), "manager-1"));

    /// <summary>With the days of it, both included.</summary>
    public void IsAway(int spell, int absence, string from, string to)
    {
        Ask(new(new JourneyCommand.StartAbsence(spell, AbsenceKind.Protected, Day(from)), "clerk-1"));
        Ask(new(new JourneyCommand.EndAbsence(absence, Day(to)), "clerk-1"));
    }

    public void Agrees(Level level, string on) => Ask(new(new JourneyCommand.AgreeToAssessment(level, Day(on)), "worker-1"));

    public void IsEndorsed(Level level, string by, string on) => Ask(new(new JourneyCommand.EndorsePractice(level, new(by), Day(on)), "manager-1"));

    public void IsBroughtForward(Level level, string on) => Ask(new(new JourneyCommand.BringRetakeForward(level, BringForwardReason.DevelopmentCompleted, Day(on)), "manager-1"));

    /// <summary>Four weeks ahead.</summary>
    public void IsBooked(Level level, string sitsOn) =>
        Ask(new(new JourneyCommand.BookSitting(level, new SittingCode($"SITTING-{sitsOn}"), Day(sitsOn), Day(sitsOn).AddDays(-28)), "delivery-1"));

    /// <summary>The machine scores knowledge; two assessors rate each exercise of the other elements alike.</summary>
    public void IsMarked(Level level, Element element, decimal score, string on)
    {
        if (_standards[(level, element)].InForceOn(Day(on)) is not { IsRated: true } standard)
        {
            Ask(new(new JourneyCommand.RecordMark(level, element, score, AreaProfile.Empty, Day(on)), Assessor));
            return;
        }

        for (var exercise = 1; exercise <= standard.Exercises; exercise++)
        {
            foreach (var assessor in new[] { Assessor, SecondAssessor })
                Ask(new(new JourneyCommand.RateExercise(level, element, exercise, score / standard.Exercises, AreaProfile.Empty, Day(on)), assessor));
        }
    }

    /// <summary>Is booked, sits the elements that a score is given for, is marked after a week, and has the result after a fortnight.</summary>
    public void Sits(Level level, string on, decimal? knowledge = null, decimal? simulated = null, decimal? written = null)
    {
        IsBooked(level, on);
        foreach (var (element, score) in new[] { (Element.Knowledge, knowledge), (Element.Simulated, simulated), (Element.Written, written) })
        {
            if (score is { } marked)
                IsMarked(level, element, marked, Text(Day(on).AddDays(7)));
        }

        HasTheResult(level, Text(Day(on).AddDays(14)));
    }

    public void HasTheResult(Level level, string on) => Ask(Release(level, _journey.At(level).Bookings, on, Releaser));

    public void IsAdjustedFor(Level level, string on)
    {
        Ask(new(new JourneyCommand.RequestAdjustments(level, Document(1), Day(on)), "worker-1"));
        Ask(new(new JourneyCommand.DecideAdjustments(level, Agreed: true, AdjustmentReason.AsRequested, Day(on)), "delivery-1"));
    }

    public void IsRecorded(Level level, string heldBy, string on)
    {
        Ask(new(new JourneyCommand.TakeRecording(level, new RecordingCode($"RECORDING-{on}"), new(heldBy), Day(on)), "delivery-1"));
        Ask(new(new JourneyCommand.RecordNarrative(level, Document(2), Day(on)), Assessor));
    }

    /// <summary>Re-accreditation by declared hours and a practice endorsement (S-15).</summary>
    public void RenewsByPractice(Level level, string by, decimal hours, string on)
    {
        Ask(new(new JourneyCommand.DeclareLearning(level, hours, Day(on)), "worker-1"));
        Ask(new(new JourneyCommand.EndorseForReaccreditation(level, new(by), Day(on)), "manager-1"));
    }

    public void GivesEqualityInformation(string on) => Ask(new(new JourneyCommand.DeclareEqualityInformation(_journey.EqualityInformation + 1, Day(on)), "worker-1"));

    public static Asked Release(Level level, int attempt, string on, string by) => new(new JourneyCommand.ReleaseResult(level, attempt, Day(on)), by);

    /// <summary>What would be decided on the journey as it stands: the command with its facts, and the edition that governs it.</summary>
    /// <exception cref="BenchException">The command names something that the reference data does not hold.</exception>
    public (JourneyCommand Command, Policy Policy) Prepare(Asked asked)
    {
        var policy = _editions.Governing(asked.Command, _journey);
        var (command, unknown) = FactResolver.Resolve(Id, asked.Command, _journey, policy, new CommandFacts(new ActorId(asked.By), asked.Command.On, _reference.Calendar), _reference, _rollout, _standards, numberIsTheirs: true);
        if (unknown is not null)
            throw new BenchException($"After {_events.Count} events the script asks for what the reference data does not hold: {unknown}");
        return (command, policy);
    }

    private void Ask(Asked asked)
    {
        var (command, policy) = Prepare(asked);
        switch (JourneyDecider.Decide(command, _journey, policy))
        {
            case Decision.Refused refused:
                throw new BenchException($"After {_events.Count} events {command.GetType().Name} on {Text(command.On)} is refused ({refused.Refusal.Code}): {refused.Refusal.Sentence} Mend the script.");
            case Decision.Accepted { Events.IsEmpty: true }:
                throw new BenchException($"After {_events.Count} events {command.GetType().Name} on {Text(command.On)} adds nothing. Take it out of the script, or mend it.");
            case Decision.Accepted accepted:
                _events.AddRange(accepted.Events);
                _journey = accepted.Events.Aggregate(_journey, Journey.Evolve);
                break;
        }
    }

    private static DocumentId Document(int number) => new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
