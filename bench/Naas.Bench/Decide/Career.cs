using System.Globalization;
using Naas.Application.Journeys;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Reference;

namespace Naas.Bench.Decide;

/// <summary>A command and who asks it.</summary>
internal sealed record Asked(JourneyCommand Command, string By);

/// <summary>A journey that is lived by asking: what is told is decided by the domain's own rules, so it can have happened.</summary>
/// <remarks>Each command is decided on its own day, with the organisations, standards and policies of the repository.</remarks>
internal sealed class Career
{
    public const string Assessor = "assessor-1";
    public const string Releaser = "releaser-1";

    private readonly FactResolver _facts = new(ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference")));
    private readonly PolicyEditions _editions = PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies"));
    private readonly List<JourneyEvent> _events = [];
    private Journey _journey = Journey.NotBegun;

    public IReadOnlyList<JourneyEvent> Events => _events;

    public void Registers(string on) => Ask(new(new JourneyCommand.RegisterSocialWorker(Day(on)), "clerk-1"));

    public void StartsAt(string organisation, string on) =>
        Ask(new(new JourneyCommand.StartEmployment(new(organisation), EmploymentBasis.Direct, null, Day(on)), "clerk-1"));

    public void StartsThrough(string agency, string organisation, string on) =>
        Ask(new(new JourneyCommand.StartEmployment(new(organisation), EmploymentBasis.Agency, new OrganisationCode(agency), Day(on)), "clerk-1"));

    public void Leaves(int spell, string on) =>
        Ask(new(new JourneyCommand.EndEmployment(spell, LeavingReason.Resignation, LeavingDestination.OtherLocalAuthorityInEngland, Day(on)), "clerk-1"));

    public void Agrees(Level level, string on) => Ask(new(new JourneyCommand.AgreeToAssessment(level, Day(on)), "worker-1"));

    public void IsEndorsed(Level level, string by, string on) => Ask(new(new JourneyCommand.EndorsePractice(level, new(by), Day(on)), "manager-1"));

    /// <summary>Four weeks ahead.</summary>
    public void IsBooked(Level level, string sitsOn) =>
        Ask(new(new JourneyCommand.BookSitting(level, new SittingCode($"SITTING-{sitsOn}"), Day(sitsOn), Day(sitsOn).AddDays(-28)), "delivery-1"));

    public void IsMarked(Level level, Element element, decimal score, string on) =>
        Ask(new(new JourneyCommand.RecordMark(level, element, score, Day(on)), Assessor));

    /// <summary>Is booked, sits the elements that a score is given for, is marked after a week, and has the result after a fortnight.</summary>
    public void Sits(Level level, string on, decimal? knowledge = null, decimal? simulated = null, decimal? written = null)
    {
        IsBooked(level, on);
        foreach (var (element, score) in new[] { (Element.Knowledge, knowledge), (Element.Simulated, simulated), (Element.Written, written) })
        {
            if (score is { } marked)
                IsMarked(level, element, marked, Text(Day(on).AddDays(7)));
        }

        Ask(Release(level, Text(Day(on).AddDays(14)), Releaser));
    }

    public static Asked Release(Level level, string on, string by) => new(new JourneyCommand.ReleaseResult(level, Day(on)), by);

    /// <summary>What would be decided on the journey as it stands: the command with its facts, and the edition that governs it.</summary>
    /// <exception cref="BenchException">The command names something that the reference data does not hold.</exception>
    public (JourneyCommand Command, Policy Policy) Prepare(Asked asked)
    {
        var (command, unknown) = _facts.Resolve(asked.Command, _journey, new CommandFacts(new ActorId(asked.By), asked.Command.On));
        if (unknown is not null)
            throw new BenchException($"After {_events.Count} events the script asks for what the reference data does not hold: {unknown}");
        return (command, JourneyDecider.EditionFixedFor(command, _journey) is { } edition ? _editions.Named(edition) : _editions.InForceOn(command.On));
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

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
